"""What a word on the menu is made of: families of food, and the diets that leave them out."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from importlib import resources
from typing import Any

from regulars.names import fold


class Foods:
    """The vocabulary of `foods.toml`, with what the owner has added.

    Args:
        added: Of a family or diet, the words that the owner has added to it.
    """

    def __init__(self, added: Mapping[str, Iterable[str]]) -> None:
        self._added = added

    @cached_property
    def _tables(self) -> Mapping[str, Any]:
        import tomllib  # 0.5 bare Pythons

        with resources.files("regulars").joinpath("foods.toml").open("rb") as file:
            return tomllib.load(file)

    @cached_property
    def _groups(self) -> dict[str, list[str]]:
        """Families and diets, by name: their members, words and other groups."""
        groups: dict[str, list[str]] = {**self._tables["families"], **self._tables["diets"]}
        for name, more in self._added.items():
            group = self.group(name) or name
            groups[group] = [*groups.get(group, ()), *more]
        return groups

    @cached_property
    def _names(self) -> dict[str, str]:
        """Of every way to say a family or diet, its name."""
        names = [*self._tables["families"], *self._tables["diets"], *self._added]
        called: dict[str, str] = self._tables["called"]
        return {phrase(name): name for name in names} | {phrase(o): n for o, n in called.items()}

    @cached_property
    def _instead(self) -> dict[str, str]:
        """Of what says something else in company, what is left of it."""
        return {f" {phrase(said)} ": f" {left} " for said, left in self._tables["instead"].items()}

    def group(self, text: str) -> str | None:
        """Give the family or diet that a text names, whatever its spelling."""
        return self._names.get(phrase(text))

    def is_diet(self, group: str) -> bool:
        """Tell whether a group leaves its members out, and isn't made of them."""
        return group in self._tables["diets"]

    def members(self, group: str) -> set[str]:
        """Give all the words that a family or diet covers, those of its families included."""
        found: set[str] = set()
        waiting = [group]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self._groups.get(name, ())
        return {phrase(name) for name in found - set(self._tables["diets"])}

    def terms(self, text: str) -> set[str]:
        """Give the words and groups of words of a text that may be food.

        Args:
            text: `steak & wine evening`, as typed.

        Returns:
            Each word and each two or three in a row, in the singular; what stands for something
            else (`oat milk`) as what is left of it.
        """
        words = phrase(text).split()
        joined = f" {' '.join(words)} "
        for said, left in self._instead.items():
            joined = joined.replace(said, left)
        words = joined.split()
        return {
            " ".join(words[start : start + length])
            for length in (1, 2, 3)
            for start in range(len(words) - length + 1)
        }

    def covered(self, text: str) -> set[str]:
        """Give all the words that somebody who must never have this must never have.

        Args:
            text: `meat`, `vegan`, `nuts and eggs`, as typed.

        Returns:
            The words of each family and diet it names; its own words, unless it names a diet.
        """
        terms = self.terms(text)
        groups = {group for term in terms if (group := self.group(term))}
        covered = set().union(*map(self.members, groups))
        if any(map(self.is_diet, groups)):
            return covered
        return covered | significant(terms)


# Words too common to mean a food.
_SMALL = {
    *("a", "an", "and", "any", "at", "for", "free", "from", "in", "no", "not", "of", "off", "on"),
    *("or", "our", "per", "the", "to", "with"),
}


def significant(terms: Iterable[str]) -> set[str]:
    """Give the terms without the small words that stand everywhere."""
    return set(terms) - _SMALL


def phrase(text: str) -> str:
    """Give a text as folded words in the singular: `Gluten-free Rolls` as `gluten free roll`.

    Args:
        text: As typed.
    """
    return " ".join(map(_singular, re.findall(r"[^\W_]+", fold(text))))


def _singular(word: str) -> str:
    """The simple plurals of English: cherries, tomatoes, sandwiches, wines; not glass or hummus."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if re.search(r"(ch|sh|ss|x|to)es$", word):
        return word[:-2]
    return word[:-1] if re.search(r"..[^su]s$", word) else word
