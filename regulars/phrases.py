"""Texts as folded words in the singular, their plurals, and words that are nearly one."""

import re
from collections.abc import Iterable, Iterator

from regulars.names import fold


def split(text: str) -> list[str]:
    """Part what is listed with commas."""
    return [one for part in text.split(",") if (one := part.strip())]


# Plurals that are none, and those that the rule below would cut wrongly.
_LIKE_PLURALS = """
    boerewors droewors braaiwors wors maas haggis christmas schnapps molasses jus gas anis
"""
_ONE = tuple(_LIKE_PLURALS.split())
_BEFORE_S = """
    quiche brioche ceviche ganache mousse brie tie pie die tea cookie brownie smoothie veggie
    blondie toastie sosatie smartie hoagie pastie mealie mielie cutie hertzoggie soetkoekie
    koekie bikkie biccie sweetie movie boerie potjie
"""
_WITH_S = tuple(_BEFORE_S.split())
_SINGULAR = {
    **{word: word for word in _ONE},
    **{f"{word}s": word for word in _WITH_S},
    "loaves": "loaf",
    "leaves": "leaf",
    "halves": "half",
    "knives": "knife",
    "calves": "calf",
    "geese": "goose",
    "mangoes": "mango",
}


def phrase(text: str) -> str:
    """Give a text as folded words in the singular: `Gluten-free Rolls` as `gluten free roll`.

    Args:
        text: As typed.
    """
    return " ".join(map(singular, re.findall(r"[^\W_]+", fold(text))))


def singular(word: str) -> str:
    """Undo the simple plurals of English: cherries, sandwiches, wines; not glass or hummus.

    Args:
        word: A folded word.
    """
    if word in _SINGULAR:
        return _SINGULAR[word]
    if not word.endswith("s"):  # most words: no regular expression for them
        return word
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "toes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word[-2] not in "su" else word


def plural(name: str) -> str:
    """Give the plural of a name: almonds, cherries, sandwiches; not of calamari, biryani, akhni.

    Args:
        name: In the singular.
    """
    if name.endswith("i"):
        return name
    if re.search(r"[^aeiou]y$", name):
        return name[:-1] + "ies"
    if re.search(r"(ch|sh|s|x|tomato|potato)$", name):
        return name + "es"
    return name + "s"


# Words too common to mean a food.
_COMMON = """
    a an and any at for free from in no not of off on or our per the to with
"""
_SMALL = frozenset(_COMMON.split())


def significant(terms: Iterable[str]) -> set[str]:
    """Give the terms without the small words that stand everywhere."""
    return set(terms) - _SMALL


def near_words(word: str) -> Iterator[str]:
    """Give all words that are one letter, or two swapped ones, from this; the first stays.

    Args:
        word: A folded word.
    """
    letters = "abcdefghijklmnopqrstuvwxyz"
    for at in range(1, len(word) + 1):
        head, tail = word[:at], word[at:]
        yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in letters:
            yield head + letter + tail[1:]
            yield head + letter + tail
