"""What an import did, or would do, and what the owner wishes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from regulars.customer import Customer
from regulars.formats.rows import Refused, Tell, silent
from regulars.learning import Difference
from regulars.wording import count


@dataclass(frozen=True, slots=True)
class Row:
    """What became of somebody in the file.

    Args:
        line: The line on which it begins.
        id: Theirs in the notebook; empty where they aren't in it.
        name: As the notebook has it, else as the file does.
        what: `new`, `updated`, `unchanged` or `asked`.
        learnt: What was learnt of them, in a word each.
    """

    line: int
    id: str
    name: str
    what: str
    learnt: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Somebody of whom only the owner knows whether they are known already.

    Args:
        line: The line on which they stand.
        name: What the file calls them.
        alike: Those of the same name, each by what an answer calls them: an id, or the line of
            the file on which somebody new stands.
    """

    line: int
    name: str
    alike: Mapping[str, Customer]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the owner said of an import.

    Args:
        today: The present day.
        new: Whether people whom only the name connects, or who only came, are written down.
        ahead: Whether appointments to come become orders to have ready.
        answers: By line whom she says it is, as the question calls them; none for somebody new.
        tell: What is told how far it has come.
    """

    today: date
    new: bool = False
    ahead: bool = False
    answers: Mapping[int, str | None] = field(default_factory=dict)
    tell: Tell = silent


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did, or would do.

    Args:
        kind: What the file was taken for.
        columns: Of each column what was made of it.
        rows: What became of everybody in it, in the order of the lines.
        visits: How many visits were written down.
        orders: How many appointments became orders to have ready.
        skipped: By reason how many rows are no visit.
        questions: Who is asked about.
        differences: What the file says otherwise, and wasn't taken.
        refused: The rows that could not be taken.
        left_out: The columns that belong to the other program.
        remarks: What else is to be said.
    """

    kind: str
    columns: Mapping[str, str]
    rows: Sequence[Row]
    visits: int
    orders: int
    skipped: Mapping[str, int]
    questions: Sequence[Question]
    differences: Sequence[Difference]
    refused: Sequence[Refused]
    left_out: Sequence[str]
    remarks: Sequence[str]

    def of(self, what: str) -> list[Row]:
        """Give those who are `new`, `updated` or `unchanged`."""
        return [row for row in self.rows if row.what == what]

    @property
    def changed(self) -> bool:
        """Whether anything was taken."""
        return bool(self.of("new") or self.of("updated") or self.visits or self.orders)

    @property
    def succeeded(self) -> bool:
        """Whether something was taken, or all of it was known already."""
        return self.changed or bool(self.of("unchanged"))

    def __str__(self) -> str:
        told = [f"{len(self.of('new'))} new", f"{len(self.of('updated'))} updated"]
        told += [count(self.visits, "visit")] if self.visits else []
        return f"Imported {self.kind}: {', '.join(told)}."
