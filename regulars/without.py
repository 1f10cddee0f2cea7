"""What is said not to be in a dish: gluten-free, no egg, vegan, decaf."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from regulars.foods import Foods
from regulars.names import fold
from regulars.phrases import singular

# Between two of these words have to do with each other; "and" parts only loosely.
MARK = ","
PARTING = {MARK, "with", "on", "in", "over", "topped", "served", "plus", "made"}
AND = "and"
# The longest name has so many words: "bread and butter pudding", "long island iced tea".
_LONGEST = 5
# In "gluten and dairy free" both are lifted; of other things ("cheese and gluten free bread") not.
_LISTED = {"gluten", "dairy", "milk", "egg", "nut", "soya", "soy", "wheat", "lactose", "sugar"}
_WITHOUT = {"no", "without", "minus", "hold", "sans", "skip", "omit", "non"}


class Lifted(NamedTuple):
    """What was said not to be in a dish.

    Args:
        at: Which of the words it stands at.
        what: What isn't in it.
        before: Whether it is said of what follows, as in "vegan burger"; not in "burger no egg".
    """

    at: int
    what: frozenset[str]
    before: bool


class Without:
    """Reads what is said not to be in a dish.

    Args:
        foods: The vocabulary.
    """

    def __init__(self, foods: Foods) -> None:
        self._foods = foods

    def lift(self, words: list[str]) -> tuple[list[str], list[Lifted]]:
        """Take out what says that something is not in it; give where each stood, and what."""
        lifts: list[Lifted] = []
        for at, word in enumerate(words):
            if not word or word in PARTING:
                continue
            after = words[at + 1 : at + 2]
            if word == "free" and after == ["from"]:
                end = self._take(words, at + 2, lifts, also={"and", "or", "nor", MARK})
                words[at:end] = [""] * (end - at)
            elif word in {"free", "friendly"} and at and after != ["range"]:
                start = self._take_back(words, at, lifts)
                words[start : at + 1] = [""] * (at + 1 - start)
            elif word in _WITHOUT or words[at : at + 2] == ["instead", "of"]:
                start = at + 2 if word == "instead" else at + 1
                end = self._take(words, start, lifts, also={"or", "nor"})
                words[at:end] = [""] * (end - at)
            elif lifted := self._said(words, at):
                lifts.append(Lifted(at, lifted, before=True))
        return words, lifts

    def _said(self, words: list[str], at: int) -> frozenset[str]:
        """What a single word lifts: vegan, decaf, gf."""
        word = words[at]
        if word in _SHORT:
            return self._family(_SHORT[word])
        diet = self._foods.diet_names.get(word) or self._foods.diet_names.get(
            " ".join(words[at : at + 2])
        )
        # "Veg" before a dish says what kind of dish; after it, it is what lies beside.
        beside = word in {"veg", "veggie"} and not _followed(words, at)
        if not diet or beside or word in {"pesky", "hindu"}:
            return frozenset()
        return frozenset(one for one in self._foods.diets[diet] if " + " not in one) | {diet}

    def _take(self, words: list[str], at: int, lifts: list[Lifted], also: set[str]) -> int:
        """Take what follows "without": the first thing, and others that are listed with it."""
        while at < len(words):
            while at < len(words) and words[at] in {"any", "added", "extra", "the", "from", "all"}:
                at += 1
            length = max(self._taken(words, at), 1)
            what = self._family(" ".join(words[at : at + length]))
            lifts.append(Lifted(at, what, before=False))
            at += length
            listed = words[at : at + 1] and words[at] in also
            if not listed or not self.longest(words, at + 1):
                break
            at += 1
        return min(at, len(words))

    def _taken(self, words: list[str], at: int) -> int:
        """How many words from here on are lifted: one of "no cheese pizza", where nothing precedes.

        "Breakfast without bacon roll" has no roll.
        """
        length = self.longest(words, at)
        start = max((n for n in range(at) if words[n] in PARTING), default=-1) + 1
        if any(self.longest(words, n) for n in range(start, at)):
            return length
        served = self._foods.words("served as")
        for cut in range(length - 1, 0, -1):
            rest = " ".join(words[at + cut : at + length])
            if rest in served and self.name(words[at : at + cut]):
                return cut
        return length

    def _take_back(self, words: list[str], at: int, lifts: list[Lifted]) -> int:
        """Take what stands before "free"; give where it starts."""
        start = next(
            (at - n for n in range(min(4, at), 0, -1) if self.name(words[at - n : at])), at - 1
        )
        lifts.append(Lifted(start, self._family(" ".join(words[start:at])), before=True))
        while start >= 2 and words[start - 1] in {AND, MARK} and words[start - 2] in _LISTED:
            start -= 2
            lifts.append(Lifted(start, self._family(words[start]), before=True))
        return start

    def _family(self, text: str) -> frozenset[str]:
        """What is lifted with a name: a diet's list, or the thing itself."""
        diet = self._foods.diet_names.get(text)
        if diet:
            return frozenset(self._foods.diets[diet])
        name = self._foods.known(text) or text
        return frozenset({name})

    def name(self, words: Sequence[str]) -> str:
        """Give the name that words are together; nothing if they are none."""
        return self._foods.known(" ".join(words)) if words and "" not in words else ""

    def longest(self, words: list[str], at: int) -> int:
        """How many words from here on are a name together."""
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            if self.name(words[at : at + length]):
                return length
        return 0


# What single words and marks lift.
_SHORT = {
    "decaf": "caffeine",
    "decaff": "caffeine",
    "decaffeinated": "caffeine",
    "herbal": "caffeine",
    "gf": "gluten",
    "df": "milk",
    "nf": "nut",
    "ef": "egg",
    "af": "alcohol",
    "nonalcoholic": "alcohol",
    "mocktail": "alcohol",
    "virgin": "alcohol",
    "eggless": "egg",
    "dairyless": "milk",
    "flourless": "flour",
    "meatless": "meat",
}


def words_of(text: str) -> list[str]:
    """Give folded words in the singular, with a mark where something parts them.

    Args:
        text: As typed.
    """
    low = fold(text)
    if "0" in low:  # 0% fat is no 0% beer
        low = re.sub(r"\b0\s?%\s?(fat|sugar)\b", r"\1 free", low)
        low = re.sub(r"\b0(\.0)?\s?%|\b0\.0\b", " alcohol free ", low)
    for said, meant in _MEANT:
        low = low.replace(said, meant)
    low = low.translate(_SIGNS).replace(" - ", _PARTED).replace("–", _PARTED).replace("—", _PARTED)
    words = re.findall(rf"[^\W_]+|{MARK}", low)
    return [_CALLED.get(word) or singular(word) for word in words]


_PARTED = f" {MARK} "
_SIGNS = str.maketrans(dict.fromkeys(";:()+/|.!?", _PARTED))
_MEANT = (
    ("w/o", " without "),
    ("w/", " with "),
    ("&", " and "),
    ("de-caf", "decaf"),
    ("non-alcoholic", "alcohol free"),
    ("non alcoholic", "alcohol free"),
    ("alcohol-less", "alcohol free"),
    ("zero alcohol", "alcohol free"),
)
_CALLED = {"n": AND, "decaff": "decaf", "decaffeinated": "decaf", "decafs": "decaf"}


def _followed(words: list[str], at: int) -> bool:
    after = next((word for word in words[at + 1 :] if word), MARK)
    return after not in PARTING | {AND}
