"""Whatever is typed in whatever order: the records are those of a plain model, undo is exact to the
byte, and nobody who was forgotten is in any file that the program made.
"""

import json
import tempfile
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.conftest import Shop, open_shop

SIGNS = st.sampled_from(["tea", "rye", "sourdough"])
PICK = st.integers(0, 1000)


@dataclass
class Person:
    """What the model knows of somebody; `marks` are of all whose facts are among these."""

    name: str
    marks: list[str]
    nicknames: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    visits: dict[str, list[str]] = field(default_factory=dict)


# By the mark that each has from the beginning, in the order of the notebook.
People = dict[str, Person]


def add_new(entries: list[str], more: list[str]) -> None:
    entries += [one for one in more if one not in entries]


def merged(keep: Person, other: Person) -> Person:
    joined = deepcopy(keep)
    joined.marks += other.marks
    add_new(joined.nicknames, [other.name, *other.nicknames])
    # Nobody is nicknamed as they are named.
    joined.nicknames = [name for name in joined.nicknames if name != joined.name]
    add_new(joined.notes, other.notes)
    add_new(joined.tags, other.tags)
    for day, had in other.visits.items():
        add_new(joined.visits.setdefault(day, []), had)
    return joined


def without(people: People, marks: list[str], present: People) -> People:
    """Without some people; who was mixed with one of them is as at present."""
    left: People = {}
    for mark, person in people.items():
        if not {*person.marks} & {*marks}:
            left[mark] = person
            continue
        others = [one for one in person.marks if one == mark or one not in people]
        left |= {one: present[one] for one in others if one in present}
    return left


class Owner(RuleBasedStateMachine):
    """Somebody who types, and a model of what must come of it."""

    def __init__(self) -> None:
        super().__init__()
        self.patch = pytest.MonkeyPatch()
        self.folder = tempfile.TemporaryDirectory()
        self.patch.setattr(tempfile, "tempdir", self.folder.name)
        self.shop: Shop = open_shop(Path(self.folder.name), self.patch)
        self.people: People = {}
        self.done: list[tuple[People, str]] = []
        self.undone: list[tuple[People, str]] = []
        self.backups: dict[str, People] = {}
        self.forgotten: list[str] = []
        self.former: set[str] = set()
        self.count = 0

    def teardown(self) -> None:
        self.patch.undo()
        self.folder.cleanup()

    def raw(self) -> str:
        """The customers and the settings as they stand in the file, in their order."""
        held: Any = self.shop.notebook() if self.shop.path.exists() else {}
        return json.dumps([held.get("customers", {}), held.get("settings", {})])

    def type(self, typed: str, after: People) -> None:
        """Type what changes something, and remember how it was."""
        before = self.people, self.raw()
        self.shop.done(typed)
        if self.raw() != before[1]:
            self.done.append(before)
            self.undone = []
        self.people = after

    def changed(self, pick: int) -> tuple[Person, People]:
        """Somebody, to be changed, in a copy of all."""
        after = deepcopy(self.people)
        return [*after.values()][pick % len(after)], after

    @initialize()
    def open_with_a_few(self) -> None:
        for _ in range(4):
            self.add()

    @rule()
    def add(self) -> None:
        self.count += 1
        mark = f"mark{self.count}x"
        person = Person(f"Name {mark}", [mark], notes=[f"note {mark}"])
        typed = f"add '{person.name}' 'note {mark}' --no-visit"
        self.type(typed, self.people | {mark: person})

    @precondition(lambda self: self.people)
    @rule(pick=PICK, word=SIGNS)
    def note(self, pick: int, word: str) -> None:
        person, after = self.changed(pick)
        person.notes.append(f"{word} {person.marks[-1]}")
        self.type(f"note '{person.name}' '{person.notes[-1]}'", after)

    @precondition(lambda self: self.people)
    @rule(pick=PICK, word=SIGNS)
    def tag(self, pick: int, word: str) -> None:
        person, after = self.changed(pick)
        add_new(person.tags, [word])
        self.type(f"edit '{person.name}' --tag {word}", after)

    @precondition(lambda self: self.people)
    @rule(pick=PICK, word=SIGNS, day=st.sampled_from(["2026-11-20", "2026-11-21", "2026-11-23"]))
    def visit(self, pick: int, word: str, day: str) -> None:
        person, after = self.changed(pick)
        had = person.visits.setdefault(day, [])
        if word in had:
            return
        had.append(word)
        self.type(f"visit '{person.name}' {word} --on {day}", after)

    @precondition(lambda self: self.people)
    @rule(pick=PICK)
    def rename(self, pick: int) -> None:
        person, after = self.changed(pick)
        self.count += 1
        was, person.name = person.name, f"Other{self.count} {person.marks[0]}"
        self.former.add(was)  # may stay a nickname
        self.type(f"edit '{was}' --name '{person.name}'", after)

    @precondition(lambda self: len(self.people) > 1)
    @rule(pick=PICK, other=PICK)
    def merge(self, pick: int, other: int) -> None:
        after = deepcopy(self.people)
        marks = list(after)
        mine, theirs = marks[pick % len(marks)], marks[other % len(marks)]
        if mine == theirs:
            return
        typed = f"merge '{after[mine].name}' '{after[theirs].name}'"
        after[mine] = merged(after[mine], after.pop(theirs))
        self.type(typed, after)

    @precondition(lambda self: len(self.people) > 1)
    @rule(pick=PICK, other=PICK)
    def think_better_of_a_merge(self, pick: int, other: int) -> None:
        steps = len(self.done)
        self.merge(pick, other)
        if len(self.done) > steps:
            self.back_up()
            self.undo()

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        self.go("undo", self.done, self.undone)

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.go("redo", self.undone, self.done)

    def go(self, typed: str, source: list[tuple[People, str]], target: list[Any]) -> None:
        target.append((self.people, self.raw()))
        self.people, raw = source.pop()
        self.shop.done(typed)
        assert self.raw() == raw

    @precondition(lambda self: self.shop.path.exists())
    @rule()
    def back_up(self) -> None:
        said = self.shop.done("backup")
        name = Path(said.partition(": ")[0]).stem.removeprefix("regulars-")
        self.backups[name] = self.people

    @precondition(lambda self: self.backups)
    @rule(pick=PICK)
    def restore(self, pick: int) -> None:
        name, held = [*self.backups.items()][pick % len(self.backups)]
        stay = {mark: held[mark] for mark in self.people if mark in held}
        before = self.people, self.raw()
        self.shop.done(f"restore {name} --yes")
        self.done.append(before)
        self.undone = []
        self.people = stay | held

    @precondition(lambda self: self.people)
    @rule(pick=PICK)
    def forget(self, pick: int) -> None:
        person, after = self.changed(pick)
        self.erase(person.name, person.marks, after)

    @precondition(lambda self: self.count)
    @rule(pick=PICK)
    def forget_who_is_gone(self, pick: int) -> None:
        mark = f"mark{1 + pick % self.count}x"
        present = [one for person in self.people.values() for one in person.marks]
        if mark not in present and mark not in self.forgotten and self.held(mark):
            self.erase(f"Name {mark}", [mark], self.people)

    def erase(self, name: str, marks: list[str], people: People) -> None:
        self.shop.done(f"forget '{name}' --yes")
        self.people = without(people, marks, {})
        kept = self.backups.items()
        self.backups = {one: without(held, marks, self.people) for one, held in kept}
        self.forgotten += marks
        self.done, self.undone = [], []

    def held(self, mark: str) -> bool:
        files = [path for path in self.shop.path.parent.rglob("*") if path.is_file()]
        return any(mark.encode() in path.read_bytes() for path in files)

    @invariant()
    def nobody_forgotten_is_in_any_file(self) -> None:
        assert not [mark for mark in self.forgotten if self.held(mark)]

    @invariant()
    def the_records_are_those_of_the_model(self) -> None:
        if not self.shop.path.exists():
            return
        records = self.shop.notebook()["customers"].values()
        found = [
            Person(
                one["name"],
                [],
                one.get("nicknames", []),
                [note["text"] for note in one.get("notes", [])],
                one.get("tags", []),
                {text[:10]: text[11:].split(" + ") for text in one.get("visits", [])},
            )
            for one in records
        ]
        assert list(map(self.told, found)) == list(map(self.told, self.people.values()))

    def told(self, person: Person) -> dict[str, Any]:
        """All of somebody but the names they had before, which may be kept as nicknames."""
        nicknames = [name for name in person.nicknames if name not in self.former]
        return {**vars(person), "marks": [], "nicknames": nicknames}


# A fifth of the examples of others: each is a story of 30 commands.
Owner.TestCase.settings = settings(
    max_examples=settings().max_examples // 5, stateful_step_count=30
)
TestWhateverIsTyped = Owner.TestCase


def test_whoever_is_merged_with_a_record_that_has_their_name_has_it_once() -> None:
    """As a backup may hold them both: it has the present record of whom was mixed with a forgotten
    one, and they may have been merged into that since.
    """
    owner = Owner()
    try:
        owner.open_with_a_few()
        owner.think_better_of_a_merge(1, 2)
        owner.merge(1, 0)
        owner.forget([*owner.people].index("mark3x"))
        owner.restore(0)
        marks = [*owner.people]
        owner.merge(marks.index("mark1x"), marks.index("mark2x"))
        assert owner.people["mark1x"].nicknames == ["Name mark2x"]
        owner.the_records_are_those_of_the_model()
        owner.nobody_forgotten_is_in_any_file()
    finally:
        owner.teardown()
