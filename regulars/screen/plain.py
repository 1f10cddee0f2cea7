"""Plain lines, for whoever has the screen read aloud: no signs, no columns, a fact a line."""

import os
import re

from regulars.wording import HAND

# Whether she asked for it, in this line or before.
_ASKED = {"plain": False}


def be_plain(*, plain: bool) -> None:
    """Note whether plain lines were asked for; on a terminal that is dumb they need not be."""
    _ASKED["plain"] = plain


def is_plain() -> bool:
    """Whether only plain lines are to be shown."""
    return _ASKED["plain"] or os.environ.get("TERM") == "dumb"


def warning(text: str) -> str:
    """Say what must not be got wrong, with the word for the hand: `never pork`, `avoid the rugby`.

    Args:
        text: What never to offer; or what to avoid, which has its own word.
    """
    return text if text.startswith("avoid ") else f"never {text}"


def read_aloud(line: str) -> str:
    """Give a line as it is read aloud: no spaces that are only there to be seen, no signs.

    Args:
        line: As it is laid out for the eye.
    """
    line = re.sub(rf"{HAND} (?=(?:never|avoid|no)\b)", "", line).replace(HAND, "Warning:")
    # A comma for a column, unless a sign that is a pause already stands before it.
    line = re.sub(r"(?<=[:;,.?!])\s{2,}", " ", line.strip().replace(" · ", "; "))
    return re.sub(r"\s{2,}", ", ", line)
