r"""Customers -> CSV (RFC 4180), one row for each, or for each of their visits, or follow-ups.

A cell holds the entries of a list a line each, and the parts of an entry between bars:
`wife | Alice`. What would read as a line end or a bar is written `\n` or `\|`, and `\` as `\\`.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from regulars.customer import Customer
from regulars.errors import UsageError
from regulars.orders import Visit
from regulars.records import Kept, to_record

# With one of these first, a spreadsheet may take a cell for a formula; a cell that already has the
# mark in front gets a second one, so that taking one off always gives what was there (OWASP, "CSV
# injection"; the full-width forms are read like the plain ones by Excel).
_RISKY = "=+-@\t\r\n＝＋－＠'"
# A spreadsheet that parts cells at `;`, as most of Europe's do, begins a cell after each.
_BEGINS = r'(^|;[" ]*)'
_TO_MARK = re.compile(f"{_BEGINS}(?=[{re.escape(_RISKY)}])")
_MARKED = re.compile(f"{_BEGINS}'(?=[{re.escape(_RISKY)}])")
Row = list[str]


def safe_cell(text: str) -> str:
    """Make a cell harmless that a spreadsheet would run as a formula.

    Args:
        text: What the cell should show.

    Returns:
        The text, with `'` in front where it needs one, and after a `;` where one would begin.
    """
    # Few cells do, and to look for one takes a fifth of the time.
    if text[:1] not in _RISKY and ";" not in text:
        return text
    return _TO_MARK.sub(r"\1'", text)


def plain_cell(cell: str) -> str:
    """Give back what `safe_cell` was given."""
    return _MARKED.sub(r"\1", cell) if "'" in cell else cell


def customers(everybody: Iterable[Customer], *, private: bool = False) -> Iterator[Row]:
    """Give a header and one row for each customer, with everything known of them.

    Args:
        everybody: Whom to write.
        private: Whether private notes are written too.
    """
    columns = [one.name for one in Customer.attributes if one.name != "extra"]
    yield columns
    for customer in everybody:
        values = {key: getattr(customer, key) for key in columns}
        values["notes"] = [note for note in customer.notes if private or not note.private]
        yield [_cell(value) for value in values.values()]


def visits(everybody: Iterable[Customer]) -> Iterator[Row]:
    """Give a header and one row for each visit, with the order in one cell."""
    yield ["id", "name", "on", "order"]
    for customer in everybody:
        for visit in customer.visits:
            yield [customer.id, customer.name, visit.on.isoformat(), visit.what]


def followups(everybody: Iterable[Customer]) -> Iterator[Row]:
    """Give a header and one row for each follow-up, the closed ones too."""
    columns = ["kind", "text", "since", "due", "at", "closed", "outcome", "no_show"]
    yield ["id", "name", *columns]
    for customer in everybody:
        for one in customer.followups:
            record = to_record(one)
            yield [
                customer.id,
                customer.name,
                *(_scalar(record.get(key)) for key in columns),
            ]


def occasions(everybody: Iterable[Customer]) -> Iterator[Row]:
    """Give a header and one row for each yearly date."""
    yield ["id", "name", "what", "on"]
    for customer in everybody:
        for one in customer.occasions:
            yield [customer.id, customer.name, one.what, one.on]


def read(content: bytes, name: str, purpose: str) -> list[Row]:
    """Read the rows of a list that somebody else wrote.

    Args:
        content: The bytes of the file.
        name: How to call it in an error.
        purpose: What then was not done, for the error: `Nothing was checked.`

    Raises:
        UsageError: If it is no CSV file, or holds nothing.
    """
    try:
        lines = io.StringIO(content.decode("utf-8-sig"), newline="")
        rows = list(csv.reader(lines, strict=True))
    except (UnicodeDecodeError, csv.Error):
        raise UsageError(f"{name} can't be read as a CSV file. {purpose}") from None
    if not any(cell.strip() for row in rows for cell in row) or b"\0" in content:
        raise UsageError(f"{name} holds no names, phones or e-mails. {purpose}")
    return rows


def dump(rows: Iterable[Row], *, excel: bool = False) -> bytes:
    """Write rows as CSV.

    Args:
        rows: The header and the rows.
        excel: Whether to begin with the mark by which Excel knows UTF-8.

    Returns:
        UTF-8, CRLF line ends, cells quoted where they need it, formulas made harmless.
    """
    text = io.StringIO(newline="")
    safe = ([safe_cell(cell) if cell else "" for cell in row] for row in rows)
    csv.writer(text, lineterminator="\r\n").writerows(safe)
    return text.getvalue().encode("utf-8-sig" if excel else "utf-8")


def _cell(value: object) -> str:
    if isinstance(value, list):
        if set(map(type, value)) <= {str, Visit}:  # at once: of a café most of it are visits
            together = "\n".join(value)
            if together.count("\n") < len(value) and not any(one in together for one in "\\|\r"):
                return together
        return "\n".join(map(_entry, value))
    return _scalar(value)


def _entry(value: str | Kept) -> str:
    """One entry of a list on one line; a visit as the notebook has it."""
    if isinstance(value, str):
        return _escape(value)
    record = to_record(value)
    parts = [_scalar(record.get(one.name)) for one in value.attributes if one.name != "extra"]
    while parts and not parts[-1]:
        parts.pop()
    return " | ".join(map(_escape, parts))


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):  # the days on which a follow-up was told
        return " ".join(value)
    return "" if value is None else str(value)


def _escape(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("|", "\\|")
    return escaped.replace("\r", "\\r").replace("\n", "\\n")
