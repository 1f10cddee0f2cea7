"""Styled text: what a page is made of, before it is known on what it is printed."""

from collections.abc import Iterable
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from regulars.screen.signs import cells, visible

if TYPE_CHECKING:
    from rich.text import Text

# One colour for names, one for warnings, one for good news; reasons are quiet. Nothing relies on
# them: warnings have their own sign, names their own place.
NAME, WARNING, GOOD, QUIET, TITLE = "bold cyan", "bold red", "green", "dim", "bold"
# What is drawn of signs that stand one under another, and what is written beside it; that they are
# upright is all that a terminal sees of it.
DRAWN, AXIS = "not italic", "dim not italic"


class Styled:
    """A text in pieces that have each its style, as Rich calls it; it never changes.

    Rich's own `Text` does much more, and costs 1.6 bare Pythons to import.

    Args:
        pieces: Text and style of each; the style may be empty, the text may not.
    """

    __slots__ = ("pieces",)

    def __init__(self, *pieces: tuple[str, str]) -> None:
        self.pieces = pieces

    @property
    def plain(self) -> str:
        """The text alone."""
        return "".join(text for text, _ in self.pieces)

    @property
    def width(self) -> int:
        """How many columns of the screen it takes."""
        return cells(self.plain)

    def __bool__(self) -> bool:
        return bool(self.pieces)

    def __add__(self, other: "Styled") -> "Styled":
        return Styled(*self.pieces, *other.pieces)

    def join(self, texts: Iterable["Styled"]) -> "Styled":
        """Give texts as one, with this between them."""
        between = [one for text in texts for one in (self, text)][1:]
        return Styled(*chain.from_iterable(text.pieces for text in between))

    def rstrip(self) -> "Styled":
        """Give it without the spaces at its end."""
        if not (self.pieces and self.pieces[-1][0][-1].isspace()):
            return self
        return self._part(0, len(self.plain.rstrip()))

    def broken(self, room: int) -> list["Styled"]:
        """Give it as lines, broken between words, without spaces at their ends.

        Args:
            room: How many columns of the screen a line may take.
        """
        plain = self.plain
        if cells(plain) <= room:
            return [self.rstrip()]
        from rich._wrap import divide_line  # 0.3 bare Pythons

        ends = [0, *divide_line(plain, room), len(plain)]
        return [self._part(first, last).rstrip() for first, last in pairwise(ends)]

    def _part(self, first: int, last: int) -> "Styled":
        parts, at = [], 0
        for text, style in self.pieces:
            if part := text[max(first - at, 0) : max(last - at, 0)]:
                parts.append((part, style))
            at += len(text)
        return Styled(*parts)

    def of_rich(self) -> "Text":
        """Give it as Rich's own, for what only Rich's own console can print."""
        from rich.text import Text  # 1.6 bare Pythons

        return Text.assemble(*self.pieces)


def styled(text: str, style: str = "") -> Styled:
    """Give a text as it is shown: what would act on the terminal visible."""
    return Styled((visible(text), style)) if text else Styled()


def pad(text: Styled, width: int) -> Styled:
    """Give a text filled up with spaces to a width in columns of the screen."""
    return text + styled(" " * max(0, width - text.width))
