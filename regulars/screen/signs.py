"""Signs: how what somebody typed is shown, and how wide it is."""

import re

from regulars.wording import HAND

# Each pattern is compiled where it is needed for the first time: hardly any text needs one, and
# together they cost 0.3 bare Pythons.
# The control characters, C0 and C1; those that turn or hide text: zero-width and bidirectional
# signs, line and paragraph separators, the tags block; and lone surrogates.
_UNSEEN = (
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
    # The joiners that Persian, Hindi and emoji are written with, where they join none of them.
    "|(?<![^\x00-\u02ff])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u02ff])"
)
# The one of these that Python takes for printable.
_JOINER = "\u034f"
# Shown in one way everywhere, blank lines not at all.
_LINE_BREAK = "[ \t]*(?:\r?\n[ \t]*)+"


def visible(text: str) -> str:
    """Show what would act on the terminal, or hide, as a mark that can be seen.

    Args:
        text: As somebody typed it.

    Returns:
        The text on one line: a line break as ` / `, control characters as their pictures (ESC as
        ␛) and others as `<U+202E>`.
    """
    if _is_seen(text):
        return text
    return re.sub(_UNSEEN, _mark, re.sub(_LINE_BREAK, " / ", text))


def _is_seen(text: str) -> bool:
    """Whether all of it can be seen, told without a pattern."""
    return text.isprintable() and _JOINER not in text


def _mark(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code == 0x7F:
        return "␡"
    return chr(0x2400 + code) if code < 0x20 else f"<U+{code:04X}>"


def escaped(document: str) -> str:
    """Escape in a JSON document what would act on a terminal, or hide."""
    if _is_seen(document.replace("\n", "")):
        return document
    return re.sub(_UNSEEN, _escape, document)


def _escape(found: re.Match[str]) -> str:
    if found.group() == "\n":  # between the lines of the document; in a text it is escaped already
        return "\n"
    units = found.group().encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def cells(text: str) -> int:
    """Give how many columns of the screen a text takes."""
    # The letters of Europe's west take one each, and so does the dash of `6–8 days`; Rich has it so
    # too, and that the hand before a warning takes two.
    common = text.replace("–", "-").replace(HAND, "--")
    if common.isprintable() and max(common, default="") < "\u0300":
        return len(common)
    from rich.cells import cell_len  # 0.3 bare Pythons

    return cell_len(text)
