"""When two spellings of a name, or of anything else, count as the same.

Apart from `names`, since the shell asks at every press of Tab: `typing`, which that needs, costs a
quarter of a bare Python.
"""

import re
import unicodedata
from collections.abc import Sequence

# Letters that Unicode doesn't take apart into a letter and its accent.
_PLAIN: dict[str, str] = dict(zip("øłđðıħŧŋ", "olddihtn", strict=True))
_PLAIN |= {"þ": "th", "æ": "ae", "œ": "oe"}
# Straight, curly, reversed and modifier apostrophes, the grave and acute accents typed for one.
_PLAIN |= dict.fromkeys("'’‘‛ʼʻʹ′`´＇", "")
# A pattern, since `str.translate` looks up each sign: 15 times as long for a text of 900 signs.
_UNPLAIN = f"[{re.escape(''.join(_PLAIN))}]"
# U+0300 to U+036F only: accents on Latin, Greek and Cyrillic. The marks of other scripts make
# another letter of theirs (か and が).
_ACCENTS = "[\u0300-\u036f]"


def fold(text: str) -> str:
    """Give the form of a text in which spellings that count as the same are equal.

    Case, accents, apostrophes, spaces and Unicode composition don't matter.

    Args:
        text: As somebody typed it.

    Returns:
        The text to compare by; never empty unless the text was blank.
    """
    return " ".join(plain(text).split()) or " ".join(text.casefold().split())


def plain(text: str) -> str:
    """Give a text without case, accents and apostrophes, its spaces as they are."""
    low = text.casefold()
    if low.isascii():  # most, and at a tenth of the cost
        return low.replace("'", "").replace("`", "")
    low = re.sub(_ACCENTS, "", unicodedata.normalize("NFKD", low)).casefold()
    return re.sub(_UNPLAIN, lambda found: _PLAIN[found[0]], low)


def words(text: str) -> list[str]:
    """Split a text into its folded words; hyphens, dots and commas part words too.

    Args:
        text: As somebody typed it.

    Returns:
        The words in their order, without empty ones.
    """
    return [word for word in re.split(r"[\s.,;:()\"/_-]+", fold(text)) if word]


def starts(asked: Sequence[str], of: Sequence[str]) -> bool:
    """Tell whether every word asked for starts a word of its own, in any order.

    Args:
        asked: Folded words, possibly cut short: `["fr", "bo"]`.
        of: The folded words of a name.

    Returns:
        True when each word of `asked` starts a different word of `of`; False when none was asked.
    """
    if len(asked) > len(of):
        return False
    left = list(of)
    # Longest first: where two of them start the same word, the shorter one has more to choose from.
    for start in sorted(asked, key=len, reverse=True):
        found = next((word for word in left if word.startswith(start)), None)
        if found is None:
            return False
        left.remove(found)
    return bool(asked)
