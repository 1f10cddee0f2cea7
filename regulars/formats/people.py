"""The cells of a row -> the person it tells of."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from regulars.formats import days
from regulars.formats.programs import Column, Program
from regulars.formats.rows import Person, Refused
from regulars.names import is_phone

# The roles that say who somebody is, or what is known of them.
_ROLES = frozenset(
    (
        *("name", "first", "middle", "last", "organisation", "nickname", "id", "contacts"),
        *("phone", "fax", "email", "family", "relation", "note", "fact", "custom", "tag"),
        *("birthday", "birth-year", "birth-month", "birth-day", "anniversary", "event"),
        *("usual", "likes", "never", "offers", "no-offers", "blocked"),
    )
)
_NO = frozenset(
    ("no", "n", "false", "0", "unsubscribed", "none", "never", "bounced", "cleaned", "opted-out")
)
_YES = frozenset(("yes", "y", "true", "1", "x", "subscribed", "blocked"))
# The scripts in which the family's name stands first.
_FAMILY_FIRST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
# What stands in a cell of which nothing is known, or nothing is to be said.
_UNSAID = frozenset(
    ("unspecified", "n/a", "-", "--", "—", "?", "none", "nothing", "nil", "no", "none known")
)
# Where such a word says something: it may be a name, and of promotions it is the answer.
_ALWAYS_SAID = frozenset(
    ("name", "first", "middle", "last", "nickname", "id", "offers", "no-offers", "blocked")
)
# What a till writes for somebody whose name it doesn't know.
_NOBODY = frozenset(("walk-in", "walk in", "walkin", "guest", "anonymous", "instant profile"))
# A number as a spreadsheet shortens it: what is gone can't be told.
_SHORTENED = re.compile(r"\d+([.,]\d+)?[eE]\+?\d+")
# So many digits has what can be dialled without more.
_WHOLE = 7
_ARMOUR = re.compile(r"['\\](?=[+\d(])")


def clean(cell: str) -> str:
    """Give a cell without the spaces around it and the sign that kept a spreadsheet off it."""
    text = cell.strip().replace("\r\n", "\n")
    return text[1:] if _ARMOUR.match(text) else text


def several(cell: str, more: str = "") -> list[str]:
    """Split a cell that holds several things: by lines, `;` and the ` ::: ` of Google."""
    return [part for one in re.split(f" ::: |[;\n{more}]", cell) if (part := clean(one))]


def _numbers(cell: str) -> Iterable[str]:
    """The phone numbers of a cell; what is left of a `/` may be the code of a town."""
    for part in several(cell):
        pieces = re.split(r"\s*[,/&]\s*|\s+(?:or|and)\s+", part)
        whole = all(is_phone(one) and sum(map(str.isdecimal, one)) >= _WHOLE for one in pieces)
        yield from pieces if whole else [part]


class People:
    """What makes persons of rows.

    Args:
        columns: What each column is.
        program: Who wrote the table.
        orders: Of each column of dates its order.
        today: The present day.
        refused: Where what can't be read is said.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        program: Program,
        orders: Mapping[int, str],
        today: date,
        refused: list[Refused],
    ) -> None:
        self._columns = [one for one in columns if one.role.partition(":")[0] in _ROLES]
        self._labels = {one.group: one.place for one in columns if one.role == "label"}
        self._program, self._orders = program, orders
        self._today, self._refused = today, refused
        self._known: dict[tuple[str, ...], Person] = {}

    def of(self, line: int, row: Sequence[str]) -> Person:
        """Give the person of a row; the same object where nothing else is said of them."""
        cells = tuple(row[one.place] for one in self._columns)
        if cells not in self._known:
            self._known[cells] = self._read(line, row)
        return self._known[cells]

    def _read(self, line: int, row: Sequence[str]) -> Person:
        held: dict[str, list[tuple[Column, str]]] = {}
        for one in self._columns:
            cell = clean(row[one.place])
            if cell and (one.role in _ALWAYS_SAID or cell.casefold() not in _UNSAID):
                held.setdefault(one.role, []).append((one, cell))

        def texts(role: str, more: str = "") -> list[str]:
            return [part for _, cell in held.get(role, ()) for part in several(cell, more)]

        name = _name(held)
        phones, emails, facts = self._reached(line, row, held)
        companies = [one for one in held.get("organisation", ()) if one[1] != name]
        told = [*held.get("fact", ()), *companies]
        occasions = dict(self._occasions(line, row, held))
        facts += [
            f"{one.header}: {cell}" for one, cell in sorted(told, key=lambda pair: pair[0].place)
        ]
        facts += [
            f"{self._label(one, row) or one.header}: {cell}" for one, cell in held.get("custom", ())
        ]
        notes = [cell for _, cell in held.get("note", ())]
        program = self._program.program or "file"
        return Person(
            line,
            name,
            ids=dict.fromkeys([program], held["id"][0][1]) if "id" in held else {},
            nicknames=texts("nickname"),
            phones=phones,
            emails=emails,
            tags=_tags(texts("tag", ",")),
            usuals=texts("usual"),
            likes=texts("likes"),
            nevers=texts("never"),
            family=list(self._family(row, held)),
            occasions=occasions,
            notes=[*notes, *(["; ".join(facts)] if facts else [])],
            offers=_offers(held),
            blocked=any(cell.casefold() in _YES for _, cell in held.get("blocked", ())),
        )

    def _label(self, one: Column, row: Sequence[str]) -> str:
        place = self._labels.get(one.group) if one.group else None
        return row[place].strip().removeprefix("* ") if place is not None else ""

    def _reached(
        self, line: int, row: Sequence[str], held: Mapping[str, list[tuple[Column, str]]]
    ) -> tuple[list[str], list[str], list[str]]:
        """The numbers, the addresses, and what is neither but worth a line in the note."""
        phones: list[str] = []
        emails: list[str] = []
        facts: list[str] = []
        for one, cell in [*held.get("phone", ()), *held.get("fax", ())]:
            fax = one.role == "fax" or "fax" in self._label(one, row).casefold()
            for number in _numbers(cell):
                if _SHORTENED.fullmatch(number):
                    why = f"{number} is no phone: a spreadsheet has shortened it"
                    self._refused.append(Refused(line, f"{why}; the rest was taken"))
                else:
                    (facts if fax else phones).append(f"fax: {number}" if fax else number)
        for _, cell in held.get("email", ()):
            emails += several(cell, ",")
        for _, cell in held.get("contacts", ()):
            for part in several(cell, ","):
                (emails if "@" in part else phones).append(part)
        return _unlike(phones), _unlike(emails), facts

    def _occasions(
        self, line: int, row: Sequence[str], held: Mapping[str, list[tuple[Column, str]]]
    ) -> Iterable[tuple[str, str]]:
        dated = [(role, one, cell) for role in ("birthday", "anniversary", "event")
                 for one, cell in held.get(role, ())]  # fmt: skip
        parts = [held[f"birth-{one}"][0] for one in ("year", "month", "day")
                 if f"birth-{one}" in held]  # fmt: skip
        if "birth-month" in held and "birth-day" in held:
            numbers = [cell.zfill(2) for _, cell in parts]
            iso = "-".join(numbers) if len(parts) == 3 else f"--{'-'.join(numbers)}"
            dated.append(("birthday", parts[0][0], iso))
        for role, one, cell in dated:
            if not re.search("[1-9]", cell):  # Outlook writes 0/0/00 for none
                continue
            what = (self._label(one, row).casefold() or "yearly date") if role == "event" else role
            try:
                order = self._orders.get(one.place, "DMY")
                yield what, days.yearly(cell, order, self._today)
            except ValueError:
                why = f"{cell} is no {what} that can be read; the rest was taken"
                self._refused.append(Refused(line, why))

    def _family(
        self, row: Sequence[str], held: Mapping[str, list[tuple[Column, str]]]
    ) -> Iterable[str]:
        for role, cells in held.items():
            if role == "relation":
                for one, cell in cells:
                    yield from (_related(self._label(one, row), who) for who in several(cell))
            elif role.startswith("family"):
                _, _, relation = role.partition(":")
                for _, cell in cells:
                    yield from (_related(relation, who) for who in several(cell))


def is_nobody(person: Person) -> bool:
    """Tell whether a row says of nobody in particular that they came."""
    return not (person.ids or person.phones or person.emails) and (
        not person.name or person.name.casefold() in _NOBODY
    )


def _name(held: Mapping[str, list[tuple[Column, str]]]) -> str:
    def first(role: str) -> str:
        return " ".join(held[role][0][1].split()) if role in held else ""

    parts = [part for role in ("first", "middle", "last") if (part := first(role))]
    if len(parts) > 1 and all(map(_FAMILY_FIRST.fullmatch, parts)):
        parts = [parts[-1], *parts[:-1]]
    return first("name") or " ".join(parts) or first("organisation")


def _related(relation: str, who: str) -> str:
    """A member of the family, as `chat.parse_relative` reads it."""
    return f"{who} ({relation.casefold()})" if relation else who


def _tags(tags: Iterable[str]) -> list[str]:
    """The groups that she made; `* myContacts` and the like are the program's own."""
    named = [tag.strip('"').replace("* starred", "starred") for tag in tags]
    return [tag for tag in named if not tag.startswith("*")]


def _offers(held: Mapping[str, list[tuple[Column, str]]]) -> bool | None:
    """Whether they want promotions, as far as it is said; one no is enough."""
    said = [cell.casefold() not in _NO for _, cell in held.get("offers", ())]
    # The day on which somebody unsubscribed is a no too.
    said += [cell.casefold() in _NO for _, cell in held.get("no-offers", ())]
    return all(said) if said else None


def _unlike(texts: Iterable[str]) -> list[str]:
    return list({text.casefold(): text for text in texts}.values())
