"""What was typed, read as dishes: `oat flat white + scone, no butter`."""

from collections.abc import Iterable

from regulars.fields import Fields, field, replace
from regulars.foods import Foods, Found, Lift
from regulars.phrases import near_words
from regulars.without import AND, PARTING, Lifted, Without, words_of

_ARTICLES = {"a", "an", "one", "two", "three", "the", "my"}
_FLESH = frozenset({"meat", "seafood"})
_ANIMALS = ("meat", "poultry", "venison", "fish", "crustacean", "mollusc")


class Part(Fields):
    """Something that was named.

    Args:
        name: What it is called in the vocabulary.
        at: Which of the words it starts at.
        block: Between which marks it stands.
        group: Between which of "and" it stands.
        lift: What it is without.
    """

    name: str
    at: int
    block: int
    group: int
    lift: Lift = field(default_factory=Lift)


class Reader:
    """Reads what was typed as dishes of a vocabulary.

    Args:
        foods: The vocabulary.
    """

    def __init__(self, foods: Foods) -> None:
        self._foods = foods
        self._without = Without(foods)
        self._ambiguous = foods.words("ambiguous")
        self._things = foods.words("thing")
        self._plain = foods.words("plain")
        self._describing = foods.words("describing")

    def read(self, text: str) -> tuple[list[Part], str]:
        """Read what was typed.

        Args:
            text: One item of an order, or an offer.

        Returns:
            What is named, each with what it is without; and the words without what is lifted.
        """
        words, lifts = self._without.lift(words_of(text))
        parts = self._named(words)
        self._spread_lifts(parts, lifts, words)
        for place, part in enumerate(parts):
            self._modify(part, parts[:place], parts)
        # What stands for wheat where that is lifted, lupin or egg, comes to what a dish has anyway.
        instead = [
            replace(part, name=name)
            for part in parts
            if "gluten" in part.lift.without
            and (name := self._foods.known(f"gluten free {part.name}"))
        ]
        return parts + instead, " ".join(word for word in words if word)

    def holds(self, text: str) -> tuple[str, list[tuple[str, dict[str, Found]]]]:
        """Give all that is in what was typed.

        Args:
            text: One item of an order, or an offer.

        Returns:
            Its words without what is lifted; of each thing that is named what is in it.
        """
        parts, words = self.read(text)
        return words, [(one.name, self._foods.holds(one.name, one.lift)) for one in parts]

    def names_in(self, words: list[str]) -> tuple[list[str], list[str]]:
        """Give what is named in words, the longest names first; and the other words."""
        known: list[str] = []
        unknown: list[str] = []
        at = 0
        while at < len(words):
            length = self._without.longest(words, at)
            name = self._without.name(words[at : at + length])
            guessed = [name] if name else self._guess(words[at])
            known += guessed
            unknown += [] if guessed else [words[at]]
            at += max(length, 1)
        return known, unknown

    def _named(self, words: list[str]) -> list[Part]:
        """Find what is named; drop what is of another trade in this company."""
        parts: list[Part] = []
        doubted: list[Part] = []
        strange: set[int] = set()
        at = block = group = 0
        while at < len(words):
            word = words[at]
            length = self._without.longest(words, at)
            name = self._without.name(words[at : at + length])
            together = words[at : at + 2]
            if len(together) == 2 and length < 2 and len("".join(together)) > 5:
                joined = self._without.name(["".join(together)]) if "" not in together else ""
                name, length = (joined, 2) if joined else (name, length)
            if word in PARTING and length < 2:
                block, group = block + 1, group + 1
            elif not length and word in self._things:
                strange.add(block)
                while parts and parts[-1].group == group and _touches(parts[-1], words, at):
                    parts.pop()
            elif not length and word == AND:
                group += 1
                block += words[at + 1 : at + 2] != [] and words[at + 1] in _ARTICLES
            elif name:
                part = Part(name, at, block, group)
                parts.append(part)
                if length == 1 and word in self._ambiguous:
                    doubted.append(part)
            elif word and word not in self._plain and not word.isdigit():
                found = self._guess(word)
                strange |= set() if found else {block}
                parts += [Part(one, at, block, group) for one in found]
            at += max(length, 1)
        return [part for part in parts if not self._is_strange(part, parts, doubted, strange)]

    def _is_strange(
        self, part: Part, parts: list[Part], doubted: list[Part], strange: set[int]
    ) -> bool:
        """Whether a word of two trades stands in no company of food, or only describes some."""
        if not any(part is one for one in doubted):
            return False
        followed = part.name not in self._describing and any(
            one.group == part.group and one.at > part.at for one in parts
        )
        return followed or part.block in strange

    def _guess(self, word: str) -> list[str]:
        """Read a word that isn't known: written in one, or with one letter wrong."""
        if len(word) < 5 or word in self._foods.words("own"):
            return []
        for cut in range(3, len(word) - 2):
            first, second = word[:cut], word[cut:]
            if name := self._without.name([first, second]):
                return [name]
            parts = [self._without.name([first]), self._without.name([second])]
            if all(parts):
                return parts
        near = (self._without.name([one]) for one in near_words(word) if len(one) >= 6)
        return [name for name in near if name][:1]

    def _spread_lifts(self, parts: list[Part], lifts: Iterable[Lifted], words: list[str]) -> None:
        """Lift from what stands with it; from all, where nothing follows."""
        for lifted in lifts:
            ahead = [part for part in parts if part.at >= lifted.at]
            reached = [one for one in parts if one.block == ahead[0].block] if ahead else parts
            if ahead and lifted.before and AND not in words[lifted.at : ahead[0].at]:
                reached = self._described(reached, ahead[0].group)
            for part in reached:
                part.lift = _both(part.lift, Lift(lifted.what))

    def _described(self, parts: list[Part], group: int) -> list[Part]:
        """What "vegan" is said of before it: the wrap, not the latte, of "vegan wrap and latte".

        Of "vegan bacon and egg roll" it is all: what goes into a roll together.
        """
        first = [one for one in parts if one.group == group]
        name = first[-1].name
        bare = self._foods.known(name.partition(" ")[2]) or name  # vegan bacon is bacon
        if self._foods.stands_alone(bare) or not self._foods.stands_alone(parts[-1].name):
            return first
        return [one for one in parts if one.group >= group]

    def _modify(self, part: Part, before: list[Part], parts: list[Part]) -> None:
        """Take out of a dish what other words replace: oat in a latte, lamb in a burger."""
        near = [one for one in before if one.group == part.group]
        for what, (by, within) in self._foods.instead.items():
            if part.name not in within:
                continue
            first = next(one for one in parts if one.name in within)
            if what in {"milk", "caffeine"}:
                replacing = self._near_enough(part, near, within)
                if part is first and (what == "milk" or part.name in self._foods.words("infused")):
                    beside = [one for one in parts if self._is_beside(one, parts)]
                    replacing = replacing + beside  # not in place: it may be `near` itself
            else:
                replacing = near[-1:]
            if any(one.name in by for one in replacing):
                part.lift = _both(part.lift, Lift(frozenset({what})))
        if any(self._foods.is_one(part.name, kind) for kind in _ANIMALS):
            return
        self._replace_flesh(part, near, before)

    def _near_enough(self, part: Part, near: list[Part], within: set[str]) -> list[Part]:
        """Of what stands before something that by which it may be replaced.

        In "soy latte extra cream" the soya is in the latte, and the cream is cream.
        """
        drinks = [place for place, one in enumerate(near) if one.name in within]
        added = self._foods.inside(part.name)[:1] in ([("milk", "has")], [("cream", "has")])
        return near[drinks[-1] + 1 :] if drinks and added else near

    @staticmethod
    def _is_beside(one: Part, parts: list[Part]) -> bool:
        """Whether something is named on its own: the oat of "flat white, oat"."""
        return one.name.endswith(" milk") or not any(
            other is not one and other.block == one.block for other in parts
        )

    def _replace_flesh(self, part: Part, near: list[Part], before: list[Part]) -> None:
        """A bean burger has no meat, a lamb burger no beef; with bacon on top it stays beef."""
        within = self._foods.within(part.name)
        if within & _FLESH:  # a ham, a steak: only what stands right before makes it another
            near = near[-1:]
        for one in near:
            kind = self._foods.within(one.name)
            if one.name in self._foods.named("flesh by"):
                lift = Lift(_FLESH)
            elif one.name in self._foods.named("topping"):
                continue
            elif "meat" in kind or "seafood" in kind:
                lift = Lift(frozenset({"meat"}))
            elif within & _FLESH or not kind & {"vegetable", "fruit", "pulse"}:
                lift = Lift(seldom=_FLESH) if kind & {"cheese", "egg", "nut"} else Lift()
            else:
                lift = Lift(less=_FLESH)
            part.lift = _both(part.lift, lift)
        if not near and any(
            one.name in self._foods.named("flesh by") for one in before if one.block == part.block
        ):
            part.lift = _both(part.lift, Lift(seldom=_FLESH))


def _touches(part: Part, words: list[str], at: int) -> bool:
    """Whether no mark and no "and" lies between."""
    return not (PARTING | {AND}) & set(words[part.at + 1 : at])


def _both(one: Lift, other: Lift) -> Lift:
    return Lift(one.without | other.without, one.less | other.less, one.seldom | other.seldom)
