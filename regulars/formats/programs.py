"""Which program wrote a table, by its headers, and what each of its columns is."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from regulars.errors import RegularsError, UsageError
from regulars.names import is_phone

# What `--map` takes.
MAPPED = (
    *("name", "first", "last", "nickname", "phone", "email", "birthday", "anniversary"),
    *("note", "tag", "usual", "likes", "never", "family", "offers", "id"),
    *("visited", "order", "status"),
)
# Of each role what is said of its column, where the word itself won't do.
_SAID = {
    **dict.fromkeys(("first", "middle", "last"), "name"),
    "organisation": "name or note",
    **dict.fromkeys(("birth-year", "birth-month", "birth-day"), "birthday"),
    **dict.fromkeys(("fax", "custom", "fact"), "note"),
    **dict.fromkeys(("item", "quantity", "modifiers", "services", "ours", "type"), "order"),
    **dict.fromkeys(("cancelled", "no-show"), "status"),
    **dict.fromkeys(("time", "zone"), "visited"),
    "relation": "family",
    "event": "yearly date",
    "no-offers": "offers",
    "last-visit": "visited",
    "contacts": "phone and email",
}
LEFT_OUT = "left out"
# What belongs to the till, whatever program it is and whatever it adds to its columns next year.
_OF_THE_TILL = re.compile(
    r"\b(cards?|iban|bank|payments?|paid|spen[dt]|balance|credits?|debit|tax|vat|points|amount"
    r"|revenue|discounts?|prices?|currency|receipts?|transactions?|invoices?|password|token"
    r"|ip|latitude|longitude)\b"
)


@dataclass(frozen=True, slots=True)
class Program:
    """What one program calls its columns.

    Args:
        kind: What its file is taken for.
        columns: Of each header, as `plain` gives it, its role.
        needs: The headers by which it is known.
        leave: The headers of what belongs to it alone.
        program: By which word the ids it gives people are kept; empty where it gives none.
        order: The order of day and month that it writes in most countries, or nothing.
        ahead: Whether it holds appointments: one of today isn't a visit yet.
    """

    kind: str
    columns: Mapping[str, str]
    needs: frozenset[str]
    leave: frozenset[str]
    program: str = ""
    order: str = ""
    ahead: bool = False

    @property
    def tells_of_visits(self) -> bool:
        """Whether a row is a day on which somebody came, and not a person."""
        return "visited" in self.columns.values()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Args:
        place: Which one it is, from 0.
        header: As the file writes it.
        role: What it is: `phone`, `label`, `left out`; empty where that isn't known.
        group: What a label and its value have in common: `phone 1`.
    """

    place: int
    header: str
    role: str
    group: str = ""

    @property
    def said(self) -> str:
        """What was made of it, in a word."""
        role = self.role.partition(":")[0]
        return _SAID.get(role, role)


def plain(header: str) -> str:
    """Give the form of a header in which spellings that count as the same are equal."""
    return re.sub(r"\d+", "#", " ".join(header.casefold().replace("_", " ").split()))


@cache
def _all() -> tuple[Program, ...]:
    text = Path(__file__).with_name("programs.toml").read_text(encoding="utf-8")
    return tuple(
        Program(
            one["kind"],
            {plain(header): role for header, role in one["columns"].items()},
            frozenset(map(plain, one["needs"])),
            frozenset(map(plain, one.get("leave", ()))),
            one.get("program", ""),
            one.get("order", ""),
            one.get("ahead", False),
        )
        for one in tomllib.loads(text).values()
    )


def known(header: Sequence[str]) -> int:
    """Tell how many cells of a row are headers of the program that knows most of them."""
    names = set(map(plain, header))
    rated = (len(names & one.columns.keys()) for one in _all() if one.needs <= names)
    return max(rated, default=0)


def choose(header: Sequence[str], mapped: Mapping[str, str]) -> Program:
    """Tell which program wrote a table.

    Args:
        header: Its headers.
        mapped: Of some of them the role, as the owner said.

    Raises:
        RegularsError: If no column says who somebody is.
    """
    names = set(map(plain, header))
    *programs, own = _all()
    fitting = [one for one in programs if one.needs <= names]
    if fitting:
        return max(fitting, key=lambda one: (len(names & one.columns.keys()), len(one.needs)))
    roles = {own.columns.get(name) for name in names} | set(mapped.values())
    if roles.isdisjoint({"name", "first", "last", "phone", "email", "id"}):
        told = ", ".join(filter(None, header[:6]))
        if any(is_phone(cell) or "@" in cell for cell in header):
            raise RegularsError(
                f"its first row is somebody's, and says of no column what it is: {told}. Write a "
                "row above it, for instance: name,phone"
            )
        raise RegularsError(
            f"no column of it says who somebody is: {told}. "
            f'Say which, for instance: --map "{header[0] or "Kunde"}=name"'
        )
    return own


def parse_map(typed: Sequence[str]) -> dict[str, str]:
    """Read what the owner said of columns.

    Args:
        typed: Each as `Mobile=phone`.

    Returns:
        Of each header its role.

    Raises:
        UsageError: If it is no such pair, or there is no such role.
    """
    found: dict[str, str] = {}
    for one in typed:
        header, _, role = one.rpartition("=")
        role = role.strip().casefold()
        if not header.strip() or role not in MAPPED:
            raise UsageError(
                f'--map {one} can\'t be read. Say for instance --map "Mobile=phone"; a column can '
                f"be one of: {', '.join(MAPPED)}."
            )
        if found.setdefault(header.strip(), role) != role:
            raise UsageError(f"--map says two things of the column {header.strip()}.")
    return found


def columns(header: Sequence[str], program: Program, mapped: Mapping[str, str]) -> list[Column]:
    """Tell what each column of a table is.

    Args:
        header: The headers.
        program: Who wrote it.
        mapped: What the owner said of some of them, which goes before.

    Raises:
        UsageError: If she named a column that isn't there.
    """
    said = {name.casefold(): role for name, role in mapped.items()}
    if missing := said.keys() - {name.casefold() for name in header}:
        raise UsageError(f"there is no column {min(missing)}. There are: {', '.join(header)}.")
    found = []
    for place, name in enumerate(header):
        role = said.get(name.casefold()) or program.columns.get(plain(name), "")
        if not role and program.needs:  # of her own table nothing is left out without a word
            leave = plain(name) in program.leave or program.tells_of_visits
            role = LEFT_OUT if leave or _OF_THE_TILL.search(plain(name)) else "fact"
        group = name.rpartition(" - ")[0].casefold()
        found.append(Column(place, name, role, group))
    return found
