"""A table that some program wrote -> people, and days on which they came."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time

from regulars.formats import days, programs, table
from regulars.formats.days import Order
from regulars.formats.people import People, is_nobody
from regulars.formats.programs import LEFT_OUT, Column, Program
from regulars.formats.receipts import HAD, Receipts, Told
from regulars.formats.rows import Came, Person, Read, Refused, Tell, silent
from regulars.formats.table import Table
from regulars.wording import count

_IN_TIME = {"visited", "last-visit"}
_DATED = {*_IN_TIME, "birthday", "anniversary", "event"}
_FACTS = {"phone", "email", "birthday", "anniversary", "note", "tag", "usual", "likes", "never"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the owner said beside the file.

    Args:
        today: The present day.
        setting: In which order the notebook has day and month.
        order: In which order the file has them, or nothing.
        encoding: The encoding, or nothing.
        mapped: Of some headers the role.
        program: The order that the program which wrote the file has, or nothing.
        tell: What is told how far it has come.
    """

    today: date
    setting: str = "DMY"
    order: str = ""
    encoding: str = ""
    mapped: Mapping[str, str] = field(default_factory=dict)
    program: str = ""
    tell: Tell = silent


def read(text: str, asked: Asked, remarks: Sequence[str] = ()) -> Read:
    """Read a table.

    Args:
        text: All of it.
        asked: What the owner said beside it.
        remarks: What is to be said of the text.

    Raises:
        RegularsError: If it holds nothing, or nothing that says who somebody is.
        UsageError: If she named a column that isn't there.
    """
    names = {name.casefold() for name in asked.mapped}

    def known(header: Sequence[str]) -> int:
        return programs.known(header) + sum(cell.casefold() in names for cell in header)

    found = table.read(text, known)
    program = programs.choose(found.header, asked.mapped)
    columns = programs.columns(found.header, program, asked.mapped)
    examples, orders = _look_through(found, columns, replace(asked, program=program.order))
    result = Read(program.kind, remarks=list(remarks))
    _tell_columns(result, columns, examples)
    for place, order in orders.items():
        if order.why:
            header = found.header[place]
            result.remarks.append(f"{header}: read as {_said(order.order)}, {order.why}")
    people = People(
        columns,
        program,
        {place: order.order for place, order in orders.items()},
        asked.today,
        result.refused,
    )
    sheet = _Sheet(program, columns, orders, people, asked.today, result)
    sheet.read(found.rows(asked.tell))
    result.refused[:] = sorted([*found.refused, *result.refused], key=lambda one: one.line)
    if found.left_out:
        result.remarks.append(f"{count(found.left_out, 'row')} of totals or headers left out")
    return result


def _said(order: str) -> str:
    return "day first" if order == "DMY" else "month first"


def _look_through(
    found: Table, columns: Sequence[Column], asked: Asked
) -> tuple[dict[int, str], dict[int, Order]]:
    """An example of each column that isn't empty, and the order of each column of dates."""
    examples: dict[int, str] = {}
    dated: dict[int, list[str]] = {one.place: [] for one in columns if one.role in _DATED}
    empty = {one.place for one in columns}
    for _, row in found.rows():
        if empty:
            for place in [place for place in empty if row[place] and not row[place].isspace()]:
                examples[place] = row[place].strip()
                empty.discard(place)
        for place, cells in dated.items():
            # A till repeats the day of the row before; for the order it is worth nothing.
            if row[place] and (not cells or cells[-1] != row[place]):
                cells.append(row[place])
    in_time = {one.place for one in columns if one.role in _IN_TIME}
    orders = {
        place: days.order_of(
            cells,
            asked.order,
            asked.setting,
            program=asked.program,
            in_time=place in in_time,
        )
        for place, cells in dated.items()
    }
    # Who writes one column day first writes the others so too.
    proven = {one.order for one in orders.values() if one.proven}
    for place, one in orders.items():
        if len(proven) == 1 and one.why and not (one.proven or asked.order):
            orders[place] = Order(min(proven), "as in another column")
    return examples, orders


def _tell_columns(result: Read, columns: Sequence[Column], examples: Mapping[int, str]) -> None:
    for one in columns:
        if one.place not in examples:
            made = "empty"
        elif one.role:
            made = one.said
        else:
            made = f"not understood, for instance {examples[one.place][:40]!r}"
        result.columns[one.header or f"column {one.place + 1}"] = made
        if one.role == LEFT_OUT and one.place in examples:
            result.left_out.append(one.header)


@dataclass(slots=True)
class _Sheet:
    """A table on its way to people and visits."""

    program: Program
    columns: Sequence[Column]
    orders: Mapping[int, Order]
    people: People
    today: date
    result: Read
    _places: dict[str, list[int]] = field(default_factory=dict)

    def read(self, rows: Iterator[tuple[int, list[str]]]) -> None:
        """Read every row, each with its line."""
        for one in self.columns:
            self._places.setdefault(one.role, []).append(one.place)
        visits = "visited" in self._places
        receipts = Receipts(self._places)
        people = not visits or not (self.program.needs or _FACTS.isdisjoint(self._places))
        self.result.by_name = visits and people
        for line, row in self._whole_rows(rows) if visits else rows:
            person = self.people.of(line, row)
            if people and not (person.name or person.phones or person.emails):
                self.result.refused.append(Refused(line, "no name, phone or e-mail"))
                continue
            if people:
                self.result.people.append(person)
                self._last_visit(line, row, person)
            if visits:
                told = receipts.of(row)
                if not people or told.items or any(row[n].strip() for n in self._of("visited")):
                    self._visit(line, row, person, told)

    def _of(self, role: str) -> Sequence[int]:
        return self._places.get(role, ())

    def _whole_rows(self, rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
        """Each row; what a receipt says in its first row alone is said in its others too."""
        receipt = next(iter(self._of("receipt")), None)
        each = {*HAD, LEFT_OUT, ""}
        once = [one.place for one in self.columns if one.role not in each]
        before: list[str] | None = None
        for line, row in rows:
            if receipt is not None and before and row[receipt] and row[receipt] == before[receipt]:
                for place in once:
                    row[place] = row[place] or before[place]
            yield line, row
            before = row

    def _visit(self, line: int, row: Sequence[str], person: Person, told: Told) -> None:
        items, amounts, skipped, has_come = told
        try:
            on, at = self._day(row)
        except ValueError:
            day = " ".join(row[place] for place in self._of("visited")).strip()
            why = f"{day} is no day that can be read" if day else "no day"
            self.result.refused.append(Refused(line, why))
            return
        if not skipped:
            appointment = self.program.ahead and not has_come
            if on > self.today or (appointment and on == self.today):
                skipped = "ahead"
            elif is_nobody(person):
                skipped = "anonymous"
        self.result.visits.append(Came(person, on, at, items, amounts, skipped))

    def _last_visit(self, line: int, row: Sequence[str], person: Person) -> None:
        for place in self._of("last-visit"):
            if row[place].strip():
                try:
                    on, _ = days.read(row[place].strip(), self.orders[place].order)
                except ValueError:
                    why = f"{row[place]} is no day that can be read; the rest was taken"
                    self.result.refused.append(Refused(line, why))
                else:
                    skipped = "ahead" if on > self.today else ""
                    self.result.visits.append(Came(person, on, skipped=skipped))

    def _day(self, row: Sequence[str]) -> tuple[date, time | None]:
        zone = next((row[place].strip() for place in self._of("zone")), "")
        place = self._of("visited")[0]
        on, at = days.read(row[place].strip(), self.orders[place].order, zone)
        for place in () if at else self._of("time"):
            at = at or days.read_time(row[place])
        return on, at
