"""A record as the sheet on which it is put right by hand: a fact a line, in the words of the card.

What can't be changed there (ids, what is closed, what another tool wrote) isn't on it.
"""

import re
from collections.abc import Iterator
from datetime import date
from textwrap import wrap
from typing import NamedTuple

from regulars.book import Book
from regulars.customer import FACTS, Customer, FollowUp, Kind, Note
from regulars.errors import UsageError
from regulars.occasions import Occasion
from regulars.orders import Visit
from regulars.values import VALUES
from regulars.wording import say_full, say_yearly, with_time

# What has lines of several kinds, or a day; and what another program calls them, which isn't hers.
_OF_THEIR_OWN = ("occasions", "followups", "notes", "visits", "ids")
# Of each kind of line the attribute for which it stands.
FIELDS = {
    "name": "name",
    **{fact.option: fact.field for fact in FACTS if fact.field not in _OF_THEIR_OWN},
    "birthday": "occasions",
    "anniversary": "occasions",
    **{one.label: one.field for one in VALUES.values()},
    **{kind.value: "followups" for kind in Kind},
    "note": "notes",
    "private note": "notes",
    "visit": "visits",
}
# What there is one of.
SINGLE = ("name", *VALUES)
# Of each attribute its first kind, in the order of the sheet.
_KINDS = {
    field: next(kind for kind, other in FIELDS.items() if other == field)
    for field in FIELDS.values()
}
_DATED = ("followups", "notes", "visits")
# What it is, perhaps with a day; behind the colon what it says. The colon of a time is none.
_LINE = re.compile(
    rf"({'|'.join(FIELDS)})\b((?:[^:]|(?<=\d):(?=\d\d\b))*):(.*)", re.DOTALL | re.IGNORECASE
)


class Line(NamedTuple):
    """A fact as it stands on the sheet: `note 9 Nov 2026: just turned 65`.

    Args:
        kind: `note`.
        when: `9 Nov 2026`; empty where it has no day of its own.
        text: `just turned 65`.
    """

    kind: str
    when: str
    text: str

    @property
    def field(self) -> str:
        """The attribute of a customer for which it stands."""
        return FIELDS[self.kind]

    def __str__(self) -> str:
        head = f"{self.kind} {self.when}".rstrip()
        return f"{head}: {self.text}".rstrip().replace("\n", "\n  ")


def write(book: Book, customer: Customer) -> str:
    """Write a record as a sheet.

    Args:
        book: Everybody.
        customer: Whose.
    """
    told = wrap(_TOLD, 78, initial_indent="# ", subsequent_indent="# ")
    return "\n".join([*told, "", *(str(line) for line, _ in _written(book, customer))]) + "\n"


_TOLD = (
    "Change what is wrong, take out a line, add one: a fact a line, as they stand here. "
    f"There are: {', '.join(FIELDS)}. A longer note goes on in lines that begin with spaces. "
    "Then save and close."
)


def lines(book: Book, customer: Customer) -> list[tuple[Line, object]]:
    """Give the lines of a record's sheet as they are read back, each with what it stands for.

    Args:
        book: Everybody.
        customer: Whose.
    """
    entries = (one for _, one in _written(book, customer))
    as_read = (line for _, line in read(write(book, customer)))
    return list(zip(as_read, entries, strict=True))


def read(sheet: str) -> list[tuple[int, Line]]:
    """Read the lines of a sheet.

    Args:
        sheet: As it was typed.

    Returns:
        Of each fact the number of its line, and what it says.

    Raises:
        UsageError: If a line says nothing that can be understood.
    """
    found: list[tuple[int, str]] = []
    blank = 0
    for number, line in enumerate(plain(sheet).split("\n"), 1):
        if not line.strip():
            blank += 1
            continue
        if line[0] in " \t" and found:  # what goes on, also after an empty line
            inside = line.removeprefix("  ") if line.startswith("  ") else line[1:]
            begun, text = found[-1]
            found[-1] = (begun, text + "\n" * (blank + 1) + inside.rstrip())
        elif not line.startswith("#"):
            found.append((number, line.strip()))
        blank = 0
    return [(number, _understood(number, text)) for number, text in found]


def plain(sheet: str) -> str:
    """Give a sheet with line ends of one kind, without the mark that some editors put first."""
    return sheet.removeprefix("\ufeff").replace("\r\n", "\n")


def decode(content: bytes) -> str | None:
    """Give the text of a sheet, also with the mark or in the form in which Windows may write it.

    Args:
        content: As an editor left it.

    Returns:
        The text, with line ends of one kind; none where it is no text.
    """
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return content.decode("utf-16" if wide else "utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None


def wrong(number: int, text: str, why: str) -> UsageError:
    """Say what is wrong with a line.

    Args:
        number: The line's.
        text: What stands in it.
        why: What is wrong, with a full stop.
    """
    first = text.partition("\n")[0]
    where = f"line {number}, " if number else ""
    return UsageError(f"{where}`{first if len(first) <= 40 else f'{first[:40]}…'}`: {why}")


def _understood(number: int, text: str) -> Line:
    found = _LINE.fullmatch(text)
    if found is None:
        word, colon, _ = text.partition(":")
        why = f"there is no {word.strip()[:40]!r} on a sheet" if colon else "it has no colon"
        raise wrong(number, text, f"{why}. There are: {', '.join(FIELDS)}.")
    line = Line(found[1].casefold(), found[2].strip(), found[3].strip())
    if line.when and line.field not in _DATED:
        raise wrong(number, text, f"{line.kind} has no day. Type it as {line.kind}: {line.text}")
    return line


def _written(book: Book, customer: Customer) -> Iterator[tuple[Line, object]]:
    """What can be put right by hand, and the line on which each stands."""
    for field, kind in _KINDS.items():
        if field in SINGLE:
            value = VALUES.get(field)
            if text := value.said(customer, book.name_of) if value else customer.name:
                yield Line(kind, "", text), None
            continue
        for one in getattr(customer, field):
            if not isinstance(one, FollowUp) or one.closed is None:
                yield _line(kind, one, book.settings.clock), one


def _line(kind: str, one: object, clock: int) -> Line:
    match one:
        case Note():
            return Line("private note" if one.private else "note", _day(one.on), one.text)
        case Visit():
            return Line("visit", _day(one.on), one.what)
        case FollowUp():
            when = f"for {with_time(_day(one.due), one.at, clock)}" if one.due else ""
            return Line(one.kind, when, one.text)
        case Occasion():
            if one.what in {"birthday", "anniversary"}:
                return Line(one.what, "", say_yearly(one.on))
            # As it is typed after --birthday: `Alice: 14 September`.
            whose = one.what.removesuffix("'s birthday")
            what = "anniversary" if whose == one.what else "birthday"
            return Line(what, "", f"{whose}: {say_yearly(one.on)}")
    return Line(kind, "", str(one))


def _day(day: date) -> str:
    return say_full(day).partition(" ")[2]
