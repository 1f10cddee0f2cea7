"""What a dish has, and what it often has: down to the last ingredient."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal, NamedTuple

from regulars.phrases import phrase, split
from regulars.vocabulary import Vocabulary

Grade = Literal["has", "often"]


class Found(NamedTuple):
    """That something is in a dish.

    Args:
        grade: Whether the dish has it, or often has it.
        by: Of what is in the dish itself that by which it is in it: butter, where it is milk.
    """

    grade: Grade
    by: str


class Lift(NamedTuple):
    """What a dish is without, because that was said.

    Args:
        without: What isn't in it.
        less: What may not be in it: who has it, often has it; who often has it, doesn't.
        seldom: What is in it only where it always is.
    """

    without: frozenset[str] = frozenset()
    less: frozenset[str] = frozenset()
    seldom: frozenset[str] = frozenset()

    @property
    def doubtful(self) -> frozenset[str]:
        """What isn't in it where it would only often be."""
        return self.less | self.seldom


_NOTHING = Lift()
# What is named in general stands for each of its members: a seafood platter may hold prawns.
_KINDS = """
    meat, fish, shellfish, seafood, crustacean, mollusc, poultry, game meat, nut, tree nut,
    red meat, alcohol, fruit, vegetable, dried fruit, berry, cheese
"""
_GENERAL = frozenset(split(_KINDS))
# What nobody thinks of where its family is named: the fish of the day is no eel.
_RARE = {"eel", "catfish", "shark", "monkfish", "sturgeon", "caviar"}
# Even where it is only often in a dish: granola often has nuts, and any nut then.
_LOOSE = {"nut", "gluten", "dried fruit", "fruit", "shellfish"}


class Foods(Vocabulary):
    """What follows from the vocabulary; a dish is followed up only when it is asked for.

    Args:
        added: Of a family the words that the owner has added to it, of a dish what is in it.
    """

    def __init__(self, added: Mapping[str, str]) -> None:
        super().__init__(added)
        self._inside: dict[str, list[tuple[str, Grade]]] = {}
        self._within: dict[str, frozenset[str]] = {}

    def inside(self, name: str) -> list[tuple[str, Grade]]:
        """Give what is in something itself, what it is included: a rump is beef."""
        if name not in self._inside:
            always, _, often = self._dishes.get(name, "").partition("often ")
            found: list[tuple[str, Grade]] = [(one, "has") for one in self._parents.get(name, ())]
            found += [(self._ingredient(one), "has") for one in split(always.rstrip("; "))]
            found += [(self._ingredient(one), "often") for one in split(often)]
            self._inside[name] = [one for one in found if one[0] != name]
        return self._inside[name]

    def _ingredient(self, text: str) -> str:
        name = text if text in self.names else phrase(text)
        return self._called.get(name, name)

    def is_one(self, name: str, family: str) -> bool:
        """Tell whether something is a member of a family itself: cod of fish."""
        return family in self._parents.get(name, ())

    def is_dish(self, name: str) -> bool:
        """Tell whether a name is that of dishes, as cake is, and not of what is in them."""
        return (
            name not in self._kinds and name not in self._parents and "milk" not in self.holds(name)
        )

    def stands_alone(self, name: str) -> bool:
        """Tell whether something is served by itself: a burger is, bacon goes into others."""
        return self.has_recipe(name) and name not in self._parents

    def has_recipe(self, name: str) -> bool:
        """Tell whether what is in a dish is written down."""
        return name in self._dishes and name not in self._kinds

    def is_in_itself(self, name: str) -> bool:
        """Tell whether something is among what is in it, or a member of what it is a family of."""
        seen: set[str] = set()
        waiting = [self._called.get(name, name)]
        start = waiting[0]
        while waiting:
            for inside, _ in self.inside(waiting.pop()):
                if inside == start:
                    return True
                if inside not in seen:
                    seen.add(inside)
                    waiting.append(inside)
        return False

    def within(self, name: str) -> frozenset[str]:
        """Give what something is: a rump is a rump, beef and meat."""
        if name not in self._within:
            self._within[name] = frozenset({name})  # for what is within itself
            above = [self.within(one) for one in self._parents.get(name, ())]
            self._within[name] = frozenset({name}).union(*above)
        return self._within[name]

    def members(self, family: str) -> Iterator[str]:
        """Give all that belongs to a family, those of its families included."""
        waiting, seen = [family], {family}
        while waiting:
            for name in self._kinds.get(waiting.pop(), ()):
                if name not in seen:
                    seen.add(name)
                    waiting.append(name)
                    yield name

    def holds(self, name: str, lift: Lift = _NOTHING) -> dict[str, Found]:
        """Give all that is in something, down to the last ingredient.

        Args:
            name: A dish, or what goes into one.
            lift: What it is without.

        Returns:
            Of each thing and family whether it is always or often in it, and by what.
        """
        if self.within(name) & lift.without:
            return {}
        found: dict[str, Found] = {}
        often = self._spread([(name, "")], "has", lift, found)
        self._spread(often, "often", lift, found)
        self._stand_in(name, found, lift)
        return found

    def _spread(
        self, start: list[tuple[str, str]], grade: Grade, lift: Lift, found: dict[str, Found]
    ) -> list[tuple[str, str]]:
        """Follow what is in something as far as it goes; give what is often in what is always.

        What stands first in a recipe is followed to its end first, so that a croissant often has
        milk by its butter.
        """
        maybe: list[tuple[str, str]] = []
        waiting = start[::-1]
        while waiting:
            name, by = waiting.pop()
            if name in found and by:
                continue
            found[name] = Found(grade, by)
            new: list[tuple[str, str]] = []
            for inside, how in self.inside(name):
                what = self.within(inside)
                often = "often" in {grade, how}
                if what & lift.without or (often and what & lift.doubtful):
                    continue
                later = grade == "has" and (often or what & lift.less)
                (maybe if later else new).append((inside, by or inside))
            waiting += reversed(new)
        return maybe

    def _stand_in(self, name: str, found: dict[str, Found], lift: Lift) -> None:
        """Let what is named in general stand for its members."""
        above = self.within(name)
        named = {one: how for one, how in found.items() if how.by == one and one not in above}
        families = _GENERAL & {one for one, how in named.items() if how.grade == "has"}
        families |= _LOOSE & named.keys() | _GENERAL & {name}
        for family in families:
            for member in self.members(family):
                if member not in _RARE and not self.within(member) & (lift.without | lift.doubtful):
                    found.setdefault(member, Found("often", member))

    @cached_property
    def _users(self) -> dict[str, list[tuple[str, Grade]]]:
        """Of everything what has it in itself, or often has it."""
        users: dict[str, list[tuple[str, Grade]]] = {}
        for name in self.names - self._called.keys():
            for inside, grade in self.inside(name):
                users.setdefault(inside, []).append((name, grade))
        return users

    def covers(self, targets: Iterable[str]) -> tuple[list[str], list[str]]:
        """Give all that has one of these, and all that often has one.

        Args:
            targets: What somebody must never have.

        Returns:
            Their names, what is on every menu first, then what most others have.
        """
        always = self._users_of(targets, {"has"})
        maybe = self._users_of(always, {"has", "often"})
        return self._widest(always - set(targets)), self._widest(maybe - always)

    def _users_of(self, names: Iterable[str], grades: set[Grade]) -> set[str]:
        """What has one of these in it, or in something that is in it; these included."""
        reached = list(names)
        seen = set(reached)
        for one in reached:  # grows as it goes
            new = [name for name, grade in self._users.get(one, ()) if grade in grades]
            reached += [name for name in new if name not in seen]
            seen.update(new)
        return seen

    def _widest(self, names: set[str]) -> list[str]:
        common = {name: place for place, name in enumerate(self._common)}
        users = self._users
        return sorted(
            names, key=lambda one: (common.get(one, len(common)), -len(users.get(one, ())), one)
        )
