"""How names and phone numbers are compared.

The one place, with `spelling`, that knows what makes two spellings alike. Everything here is pure
and works on `Entry`, the few facts by which somebody can be called.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from regulars import slips
from regulars.spelling import fold, starts, words

__all__ = [
    "Entry",
    "How",
    "compact",
    "fold",
    "is_phone",
    "match",
    "near",
    "nearly_part",
    "nearly_same",
    "phone_key",
    "read",
    "same_phone",
    "smaller",
    "starts",
    "words",
]

_PHONE = r"[+(]?[\d\s()./-]*\d[\d\s()./-]*"

_LONGEST_NUMBER = 40
# Longer ones are near nobody's: to count slips takes the square of their length.
_LONGEST_NAME = 100
# How a name is made smaller, after its consonant that is often doubled: Freddy, Tommie, Jonny.
_SMALLER = r"(.+?)([^aeiou])\2?(?:ie|y|ey|i)"

How = Literal["id", "name", "nickname", "part", "phone", "nobody"]


class Entry(NamedTuple):
    """What somebody can be called by.

    Args:
        id: Their id in the notebook.
        name: Their name, as the owner spells it.
        nicknames: What else they are called.
        phones: Their numbers, as written down.
    """

    id: str
    name: str
    nicknames: Sequence[str] = ()
    phones: Sequence[str] = ()


def is_phone(text: str) -> bool:
    """Tell whether a text can only be a phone number: digits and their punctuation, 4 or more.

    Args:
        text: As somebody typed it.

    Returns:
        True for `082 123 4567` and `+27 (0)82-123`; False for `Table 4` and `123`.
    """
    # Whatever is longer is no number that could be dialled, and would take long to compare.
    return (
        len(text) <= _LONGEST_NUMBER
        and bool(re.fullmatch(_PHONE, text.strip()))
        and len(_digits(text)) >= 4
    )


def compact(phone: str) -> str:
    """Give a phone number as it is typed in one word: `+27821234567`."""
    return re.sub(r"[^\d+]", "", phone.replace("(0)", ""))


def phone_key(text: str, country_code: str = "") -> str:
    """Give the digits by which two ways of writing one phone number are alike.

    Args:
        text: A number as somebody wrote it.
        country_code: The shop's own country code, in digits (`27`), or nothing.

    Returns:
        The digits without `+`, `00`, the shop's country code and the leading 0.
    """
    number = text.strip().replace("(0)", "")
    digits = _digits(number)
    abroad = number.lstrip("( ").startswith("+")
    if not abroad and digits.startswith("00"):
        abroad, digits = True, digits[2:]
    if abroad and country_code and digits.startswith(country_code):
        digits = digits[len(country_code) :]
    return digits.lstrip("0") or digits


def same_phone(left: str, right: str, country_code: str = "") -> bool:
    """Tell whether two written phone numbers reach the same phone.

    Args:
        left: A number.
        right: Another.
        country_code: The shop's own country code, or nothing.

    Returns:
        True when their keys are equal, or one is the other with a country code before it.
    """
    short, long = sorted((phone_key(left, country_code), phone_key(right, country_code)), key=len)
    return long.endswith(short) and len(short) >= (4 if short == long else 7)


def match(asked: str, entries: Sequence[Entry], country_code: str = "") -> tuple[How, list[Entry]]:
    """Find whom a typed name means; the first way of matching that hits anybody decides.

    Args:
        asked: An id, a name, a nickname, the starts of a name's words, or a phone number.
        entries: Everybody.
        country_code: The shop's own country code, or nothing.

    Returns:
        In which way it matched (`nobody` if in none), and all whom it matched that way.
    """
    folded, parts = read(asked)
    ways: list[tuple[How, Callable[[Entry], bool]]] = [
        ("id", lambda entry: entry.id == folded),
        ("name", lambda entry: read(entry.name)[0] == folded),
        (
            "nickname",
            lambda entry: any(read(nickname)[0] == folded for nickname in entry.nicknames),
        ),
        ("part", lambda entry: starts(parts, read(entry.name)[1])),
    ]
    for how, fits in ways:
        if folded and (hits := [entry for entry in entries if fits(entry)]):
            return how, hits
    hits = _by_phone(asked, entries, country_code) if is_phone(asked) else []
    return ("phone" if hits else "nobody"), hits


# At the counter the same names are compared with line after line: 500 take 20 ms to fold.
@lru_cache(maxsize=1 << 13)
def read(name: str) -> tuple[str, list[str]]:
    """Give a name folded, and its words; those last read are remembered."""
    return fold(name), words(name)


def near(asked: str, entries: Iterable[Entry], most: int = 5) -> list[Entry]:
    """Find whose name or nickname is spelt nearly as what was typed, for a hint.

    Args:
        asked: A name that nobody has.
        entries: Everybody.
        most: How many to give at most.

    Returns:
        The nearest first.
    """
    if len(asked) > _LONGEST_NAME:
        return []
    folded, parts = read(asked)

    def distance(entry: Entry) -> float:
        called = (entry.name, *entry.nicknames)
        whole = min(_apart(folded, read(name)[0]) for name in called)
        return min(whole, *(_apart_by_word(parts, read(name)[1]) + 0.5 for name in called))

    rated = sorted(((distance(entry), entry) for entry in entries), key=lambda one: one[0])
    return [entry for far, entry in rated if far < _FAR][:most]


def nearly_same(asked: str, name: str) -> bool:
    """Tell whether a name is so near another that it may be the same with a slip of the keys.

    Names of up to three letters, and names whose numbers differ (`Table 4`), never are.

    Args:
        asked: A name as typed.
        name: A name in the notebook.

    Returns:
        True for `Fred Bota`, `Freddy Botha` and `Fred Botha`.
    """
    if max(len(asked), len(name)) > _LONGEST_NAME or _digits(asked) != _digits(name):
        return False
    (folded, mine), (other, theirs) = read(asked), read(name)
    if _apart(folded, other) < _FAR:
        return True
    pairs = zip(mine, theirs, strict=False)
    return len(mine) == len(theirs) and all(_apart(*pair) < _FAR for pair in pairs)


def nearly_part(asked: str, name: str) -> bool:
    """Tell whether a name is nearly some words of another: `Freida` of `Frieda Nel`.

    Args:
        asked: A name as typed.
        name: A name in the notebook.
    """
    if len(asked) > _LONGEST_NAME:
        return False
    mine, theirs = read(asked)[1], read(name)[1]
    fewer = len(mine) < len(theirs) and not _digits(asked)
    return fewer and _apart_by_word(mine, theirs) < _FAR


@lru_cache(maxsize=1024)
def smaller(word: str) -> str:
    """Give what a folded name is a smaller form of: `fred` for `freddy`; most are of themselves."""
    found = re.fullmatch(_SMALLER, word)
    return found[1] + found[2] if found and len(found[1]) > 1 else word


# More slips than any name may hold and still be that name.
_FAR = 9.0


def _allowed(text: str) -> int:
    """How many slips of the keys a name of this length may hold and still be that name."""
    return 0 if len(text) <= 3 else 1 if len(text) < 8 else 2


def _apart(asked: str, name: str) -> float:
    """How far apart two folded texts are; far where it can't be the same with a slip or two."""
    if asked == name:
        return 0
    if smaller(asked) == smaller(name) and (
        len(smaller(name)) > 3 or smaller(asked) in {asked, name}
    ):
        return 0.5
    allowed = min(_allowed(asked), _allowed(name))
    # A slip changes two letters at most, which takes a tenth of counting.
    if not allowed or len({*asked} ^ {*name}) > 2 * allowed:
        return _FAR
    missed = slips.count(asked, name)
    return missed if missed <= allowed else _FAR


def _digits(text: str) -> str:
    return "".join(str(unicodedata.digit(sign)) for sign in filter(str.isdecimal, text))


def _by_phone(asked: str, entries: Sequence[Entry], country_code: str) -> list[Entry]:
    """Whose number it is; else whose number ends in it; else in whose number it stands."""
    key = phone_key(asked, country_code)

    def holding(fits: Callable[[str], bool]) -> list[Entry]:
        return [entry for entry in entries if any(map(fits, entry.phones))]

    return (
        holding(lambda phone: same_phone(asked, phone, country_code))
        or holding(lambda phone: phone_key(phone, country_code).endswith(key))
        or holding(lambda phone: key in phone_key(phone, country_code))
    )


def _apart_by_word(asked: Sequence[str], of: Sequence[str]) -> float:
    """How far the words asked for are from the nearest words of a name; their starts are near."""
    if not asked or not of:
        return _FAR

    def nearest(word: str) -> float:
        return min(0.0 if other.startswith(word) else _apart(word, other) for other in of)

    return max(map(nearest, asked))
