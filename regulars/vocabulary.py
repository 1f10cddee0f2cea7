"""The vocabulary of food as it is written down: `foods.toml`, and what the owner has added."""

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from regulars.phrases import phrase, plural, split

# What other things can stand for: oat for the milk in a latte, rice for the gluten in noodles.
_REPLACED = ("milk", "butter", "gluten", "caffeine", "gelatine", "egg")


class Vocabulary:
    """What stands in `foods.toml`, with what the owner has added.

    Everything is read at first use: of somebody without a never no file is.

    Args:
        added: Of a family the words that the owner has added to it, of a dish what is in it.
    """

    def __init__(self, added: Mapping[str, str]) -> None:
        self._added = {phrase(name): text for name, text in added.items()}
        self._lists: dict[str, set[str]] = {}

    @cached_property
    def _sections(self) -> dict[str, dict[str, str]]:
        path = Path(__file__).with_name("foods.toml")
        return read(path.read_text(encoding="utf-8"))

    @cached_property
    def _kinds(self) -> dict[str, list[str]]:
        """Of each family its members, the owner's included."""
        kinds = {name: split(text) for name, text in self._sections["kinds"].items()}
        for name, text in self._added.items():
            known = self._called.get(name, name)
            if known in kinds:
                kinds[known] = kinds.get(known, []) + _members(text)
        return kinds

    def own_family(self, name: str) -> list[str]:
        """Give the dishes that the owner put under a new name of hers: spicy, of vindaloo.

        Nothing where she wrote down what is in a dish, and not only dishes.
        """
        text = self._added.get(name, "")
        known = self._sections["dishes"]
        members = [] if name in known or name in self._kinds else _members(text)
        return members if all(one in known for one in members) else []

    @cached_property
    def diets(self) -> dict[str, list[str]]:
        """Of each diet what it leaves out; `a + b` is both in one dish."""
        diets = {name: split(text) for name, text in self._sections["diets"].items()}
        for name, text in self._added.items():
            if name in diets:
                diets[name] += _members(text)
        return diets

    @cached_property
    def _dishes(self) -> dict[str, str]:
        dishes = self._sections["dishes"]
        hers = {n: t for n, t in self._added.items() if self._called.get(n, n) not in self._kinds}
        return {**dishes, **{name: text for name, text in hers.items() if name not in self.diets}}

    @cached_property
    def _parents(self) -> dict[str, list[str]]:
        parents: dict[str, list[str]] = {}
        for family, members in self._kinds.items():
            for name in members:
                parents.setdefault(name, []).append(family)
        return parents

    @cached_property
    def _called(self) -> dict[str, str]:
        """Of every other way to say something, its name."""
        called = self._sections["called"].items()
        return {other: name for name, others in called for other in split(others)}

    @cached_property
    def diet_names(self) -> dict[str, str]:
        """Of every way to say a diet, its name."""
        called = self._sections["diets-called"].items()
        others = {other: name for name, others in called for other in split(others)}
        return others | {name: name for name in self.diets}

    @cached_property
    def names(self) -> set[str]:
        """Everything that is known by name."""
        bare = self.words("thing") | self.words("plain")
        replacing = {one for what in _REPLACED for one in self.words(f"{what} by")} - bare
        held = (self._dishes, self._parents, self._kinds, self._called, self._added)
        hers = {name for text in self._added.values() for name in _members(text)}
        return replacing.union(hers, *held)

    @cached_property
    def _common(self) -> list[str]:
        return split(self._sections["company"]["common"])

    def words(self, which: str) -> set[str]:
        """Give the words of one list: those of other trades, those that are plain, ….

        Args:
            which: The name of the list in `[company]` or `[instead]`.
        """
        if which not in self._lists:
            lists = {**self._sections["company"], **self._sections["instead"]}
            self._lists[which] = set(split(lists[which]))
        return self._lists[which]

    @cached_property
    def instead(self) -> dict[str, tuple[set[str], set[str]]]:
        """Of what can be replaced: by what, and in what."""
        return {one: (self.named(f"{one} by"), self.named(f"{one} in")) for one in _REPLACED}

    def named(self, which: str) -> set[str]:
        """Give a list of names, each as the vocabulary has it; `words` are as they stand."""
        return {self._called.get(one, one) for one in self.words(which)}

    def known(self, text: str) -> str:
        """Give the name of something that may be said in another way; nothing if it isn't known."""
        name = self._called.get(text, text)
        return name if name in self.names else ""

    def spelt(self, name: str, *, many: bool = False) -> str:
        """Give a name as one writes it, of what is counted in the plural if it is many."""
        spelt = self._sections["spelt"]
        words = [spelt.get(word, "") for word in name.split()]  # rooibos in red rooibos latte
        said = spelt.get(name) or " ".join(
            word if " " in other or not other else other
            for word, other in zip(name.split(), words, strict=True)
        )
        known = (self._parents, self._kinds, self._sections["dishes"])  # not a word of hers
        counted = any(name in one for one in known) and not self.uncounted(name)
        counted = counted and name not in self.words("stuff")
        plural_already = said != name and said.endswith("s")
        return plural(said) if many and counted and not plural_already else said

    def uncounted(self, name: str) -> bool:
        """Tell whether it is said without "a": milk, fish and chips."""
        words = self.words("uncounted")
        return name in words or name.rpartition(" ")[2] in words


def _members(text: str) -> list[str]:
    """What the owner has added to a family; in one there is no often."""
    return [phrase(one) for one in split(text.replace("; often ", ", ").removeprefix("often "))]


def read(text: str) -> dict[str, dict[str, str]]:
    """Read the readable source: the part of TOML it is written in, in a twentieth of the time.

    Args:
        text: Sections, and in them lines of `"name" = "text"`; a text in three quotes may go over
            several lines.

    Returns:
        Of each section the texts by name.
    """
    sections = (part.partition("]\n") for part in f"\n{text}".split("\n[")[1:])
    return {name: _entries(body) for name, _, body in sections}


def _entries(body: str) -> dict[str, str]:
    if '"""' in body:
        return {name: long or short for name, long, short in re.findall(_ENTRY, body, re.MULTILINE)}
    quoted = body.split('"')  # three times as fast, and most of the file
    return dict(zip(quoted[1::4], quoted[3::4], strict=False))


_ENTRY = r'^"([^"]+)" = "(?:""\n([^"]*)"""|([^"]*)")$'
