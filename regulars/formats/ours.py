"""What `export` wrote, read back: our own CSV and JSON -> whole customers."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, fields

from regulars.customer import Customer, FollowUp, Never, Note, Relative
from regulars.errors import DamagedError, RegularsError
from regulars.formats.csv import plain_cell
from regulars.formats.rows import Read, Refused, Tell, silent
from regulars.formats.table import Table
from regulars.occasions import Occasion
from regulars.records import Json, Kept, Record, to_customer, to_record

# The columns by which our own CSV is known.
NEEDS = frozenset(("id", "name", "phones", "usuals", "visits", "followups"))
# All visits of somebody stand in one cell: 50 years of two a day are half a million signs.
_LONGEST_CELL = 5_000_000
_ENTRIES = {
    "never": Never,
    "family": Relative,
    "occasions": Occasion,
    "followups": FollowUp,
    "notes": Note,
}
_FIELDS = {one.name: one for one in fields(Customer) if one.name != "extra"}
_ESCAPED = {"\\n": "\n", "\\r": "\r", "\\|": "|", "\\\\": "\\"}
# What `beyond` adds to the keys that every reading command has.
_BEYOND = (
    *("looks", "referred_by", "referred_on", "every_since", "resting_since", "merged", "different"),
)
# What is counted or reckoned from the rest, and not read back.
_RECKONED = {"referred", "private_notes", "kept_back", "rhythm", "record"}


def read_csv(table: Table, tell: Tell = silent) -> Read:
    """Read the rows of our own CSV.

    Args:
        table: With a header that holds `NEEDS`.
        tell: What is told how far it has come.
    """
    table.longest = _LONGEST_CELL
    read = Read("customers of ours")
    for name in table.header:
        read.columns[name] = name if name in _FIELDS else "not understood"
    for line, row in table.rows(tell):
        cells = {
            name: plain_cell(cell) for name, cell in zip(table.header, row, strict=True) if cell
        }
        record = {
            key: value
            for key, one in _FIELDS.items()
            if (value := _value(one, cells.get(key, ""))) is not None
        }
        _take(read, line, record)
    read.refused += table.refused
    return read


def read_json(text: str, where: str) -> Read:
    """Read our own JSON.

    Args:
        text: All of it.
        where: How the file was named, for the command that would do.

    Raises:
        RegularsError: If it is another program's, a notebook, or cut short.
    """
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        raise RegularsError("it is no JSON that can be read: perhaps it was cut short.") from None
    if isinstance(held, dict) and "customers" in held and "schema" in held:
        raise RegularsError(f"it is a notebook. To take it in: regulars combine {where}")
    if not isinstance(held, list) or not all(
        isinstance(one, dict) and {"id", "name"} <= one.keys() for one in held
    ):
        raise RegularsError("it is the JSON of another program. Ask it for a CSV file or a vCard.")
    read = Read("customers of ours")
    for number, facts in enumerate(held, 1):
        read.columns |= dict.fromkeys((key for key in facts if key not in _RECKONED), "taken")
        _take(read, number, _from_facts(facts))
    return read


def beyond(customer: Customer) -> Record:
    """Give what the JSON of an export has beyond the keys that every reading command has."""
    record = to_record(customer)
    kept: Record = {key: record[key] for key in _BEYOND if key in record}
    if any(one.said for one in customer.followups):
        kept["said"] = [to_record(one).get("said", []) for one in customer.followups]
    if any(one.rests for one in customer.followups):
        kept["rests"] = [one.rests for one in customer.followups]
    return {"record": kept | customer.extra} if kept or customer.extra else {}


def _take(read: Read, line: int, record: Record) -> None:
    customer_id = record.pop("id", "")
    if not isinstance(customer_id, str) or not customer_id.strip():
        read.refused.append(Refused(line, "it has no id"))
        return
    try:
        customer = to_customer(customer_id, record)
    except DamagedError as error:
        read.refused.append(Refused(line, str(error)))
        return
    customer.visits.sort()
    read.customers.append((line, customer))


def _value(of: Field[object], cell: str) -> Json:
    """What a cell stands for in a record; none where it is blank."""
    if not cell:
        return None
    if of.default_factory is list:
        entries = cell.split("\n")
        if kind := _ENTRIES.get(of.name):
            return [_entry(kind, entry) for entry in entries if entry]
        return [_plain(entry) for entry in entries if entry]
    return _scalar(of, cell)


def _scalar(of: Field[object], text: str) -> Json:
    if isinstance(of.default, bool):
        return text == "yes"
    if of.name == "every" and text.isdecimal():
        return int(text)
    return text


def _entry(kind: type[Kept], entry: str) -> Record:
    """One entry of a list: its parts between bars, in the order of the fields."""
    parts = list(_parted(entry))
    record: Record = {}
    named = [one for one in fields(kind) if one.name != "extra"]
    for one, part in zip(named, parts, strict=False):
        text = _plain(part)
        if one.default_factory is list:
            record[one.name] = text.split()
        elif text or one.default is MISSING:
            record[one.name] = _scalar(one, text)
    for one in named[len(parts) :]:
        if one.default is MISSING and one.default_factory is MISSING:
            record[one.name] = ""
    return record


def _parted(entry: str) -> Iterator[str]:
    """The parts of an entry between its bars, without the one space at either side of a bar."""
    begins = 0
    for bar in re.finditer(r"\\.|(\|)", entry):
        if bar[1]:
            yield entry[begins : bar.start()].removesuffix(" ")
            begins = bar.end() + 1
    yield entry[begins:]


def _plain(text: str) -> str:
    # Few have a line end or a bar in them, and a regular customer has hundreds of visits.
    if "\\" not in text:
        return text
    return re.sub(r"\\[nr|\\]", lambda found: _ESCAPED[found.group()], text)


def _from_facts(facts: Mapping[str, object]) -> Record:
    """The record that the keys of `show` tell of."""
    kept = facts.get("record", {})
    kept = dict(kept) if isinstance(kept, dict) else {}
    beyond_each = {key: kept.pop(key, []) for key in ("said", "rests")}
    record: Record = {
        key: value
        for key, value in facts.items()
        if key not in {*_RECKONED, "referred_by"} and value is not None
    }
    looks = facts.get("looks")
    record["looks"] = [looks] if isinstance(looks, str) and looks else []
    record["never"] = _parts(facts.get("never"), ("what", "why"))
    record["occasions"] = _parts(facts.get("occasions"), ("what", "on"))
    record["visits"] = [
        f"{one.get('on')} {' + '.join(one.get('order', ()))}".rstrip()
        for one in _parts(facts.get("visits"), ("on", "order"))
    ]
    record["followups"] = [
        {("at" if key == "time" else key): value for key, value in one.items()}
        for one in _parts(facts.get("followups"), None)
    ]
    for key, values in beyond_each.items():
        if isinstance(values, list):
            for one, value in zip(record["followups"], values, strict=False):
                one[key] = value
    return record | kept


def _parts(entries: object, keys: Iterable[str] | None) -> list[Record]:
    """The entries of a list, of each the keys that count and aren't empty."""
    held = [one for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []
    return [
        {
            key: value
            for key, value in one.items()
            if value is not None and (not keys or key in keys)
        }
        for one in held
    ]
