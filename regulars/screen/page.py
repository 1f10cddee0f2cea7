"""A page: what the card, the tables and the briefing are laid out with.

On a terminal lines are broken at its width and the last column stands at the right edge; where
there is none every line has its natural length, and nothing is ever cut off.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from regulars.screen import paper, plain
from regulars.screen.signs import cells, visible
from regulars.screen.styled import NAME, QUIET, TITLE, WARNING, Styled, pad, styled
from regulars.wording import HAND

if TYPE_CHECKING:
    from rich.console import Console

# Beyond this the eye loses the line between a name and its reason.
_WIDEST = 100
# A narrower terminal breaks the lines by itself.
_NARROWEST = 20
# A longer name pushes its own line to the right instead of everybody's.
_LONGEST_NAME = 24
_LONGEST_WHAT = 60
MOST_ROWS = 10
_BETWEEN = "   "
LABEL_WIDTH = 13
_LEAST_ROOM = 16


class Row(NamedTuple):
    """One line about somebody.

    Args:
        name: Who.
        what: What it is about, for instance their usual.
        reason: Why, or when: said quietly, last.
        warnings: What must not be got wrong; right after the name.
    """

    name: str
    what: str = ""
    reason: str = ""
    warnings: Sequence[str] = ()


class Page:
    """Lines on their way to the screen.

    Args:
        console: A console of Rich's own to print on; stdout unless given.

    Attributes:
        is_plain: Whether it is read aloud: no columns, no signs, a fact a line.
        width: How many cells a line may take.
        height: How many lines are seen at once.
        printed: How many lines were printed so far.
        hangs: Whether it is to hang where others read it too.
    """

    is_plain = hangs = False

    def __init__(self, console: "Console | None" = None) -> None:
        self._paper = paper.find(console)
        self.is_terminal = self._paper.size is not None
        self.is_plain = console is None and plain.is_plain()
        # Without a terminal no line is ever broken, and no page too long.
        self.width = self.height = 10_000
        if self._paper.size and not self.is_plain:
            columns, lines = self._paper.size
            self.width = min(max(columns, _NARROWEST), _WIDEST)
            self.height = lines - 1  # the prompt needs a line too
        self.printed = 0

    def line(self, *parts: Styled | str, indent: int = 0) -> None:
        """Print one line, broken between words where the terminal ends, under its own start."""
        texts = (styled(part) if isinstance(part, str) else part for part in parts)
        for broken in self.broken(styled("").join(texts), indent):
            self._print(broken)

    def broken(self, text: Styled, indent: int = 0) -> list[Styled]:
        """Give a text as the lines that it takes.

        Args:
            text: What is to be printed.
            indent: How many spaces go before each.
        """
        lines = text.broken(self.width - indent) if self.is_terminal else [text]
        return [styled(" " * indent) + line for line in lines]

    def _print(self, text: Styled) -> None:
        self._paper.put(styled(plain.read_aloud(text.plain)) if self.is_plain else text.rstrip())
        self.printed += 1

    def gap(self) -> None:
        """Leave a line free, but not above the first one."""
        if self.printed:
            self._print(Styled())

    def ends(self, left: Styled, right: Styled, indent: int = 0) -> None:
        """Print something at the left and something at the right end of a line."""
        if not right:
            self.line(left, indent=indent)
        elif self.is_plain or not self.is_terminal:
            self.line(left, _BETWEEN, right, indent=indent)
        elif (room := self.width - indent - left.width - right.width) >= 2:
            self.line(left, " " * room, right, indent=indent)
        else:
            self.line(left, indent=indent)
            self.line(right, indent=indent + 2)

    def section(
        self,
        title: str,
        rows: Sequence[Row],
        name_width: int,
        more: str = "",
        most: int = MOST_ROWS,
    ) -> None:
        """Print a titled section of rows, at most so many; nothing where there are none.

        Args:
            title: Above the rows.
            rows: One for each.
            name_width: As `name_width` gives it for all sections of the page.
            more: The command that shows the rest; everything is shown where it is empty.
            most: How many rows to show. Of one more all are: to say so would take its line.
        """
        if not rows:
            return
        if title:
            self.gap()
            self.line(styled(title, TITLE))
        shown = rows[:most] if more and len(rows) > most + 1 else rows
        self._put_rows(shown, name_width)
        if len(shown) < len(rows):
            self.line(styled(f"and {len(rows) - len(shown)} more: {more}", QUIET), indent=2)

    def _put_rows(self, rows: Sequence[Row], name_width: int) -> None:
        for lines in self.laid_out(rows, name_width):
            for line in lines:
                self._print(line)

    def entry(self, when: str, row: Row, name_width: int) -> None:
        """Print one line that begins with its time, the reason at its end.

        Args:
            when: Its time, or its day.
            row: The rest.
            name_width: As for a section, where names have a column of their own.
        """
        del name_width
        if self.is_plain:
            when = _BETWEEN.join(filter(None, [when.strip(), row.reason]))
            self._put_rows([row._replace(reason=when)], 0)
            return
        begin = pad(styled(when, QUIET), 12 if len(when) > 5 else 8)
        warnings = "".join(f"   {HAND} {warning}" for warning in row.warnings)
        left = begin + styled(row.name, NAME) + styled(warnings, WARNING)
        reason = styled(f"   {row.reason}" if row.reason else "", QUIET)
        self.ends(left + styled(f"   {row.what}"), reason, indent=2)

    def picture(self, lines: Iterable[Styled], numbers: Sequence[tuple[str, int]]) -> None:
        """Print a picture.

        Args:
            lines: As it is drawn.
            numbers: What it shows, for a page that draws it otherwise.
        """
        if self.is_plain:
            self.facts((label, styled(str(number))) for label, number in numbers)
            return
        for line in lines:
            self.line(line)

    def folded(self, title: str, names: Sequence[str], more: str, title_width: int) -> None:
        """Print a section in one line: whom it has, as many as fit, and how to see all of it.

        Args:
            title: Before the names.
            names: Whom it has.
            more: The command that shows all of it.
            title_width: The width of the column of titles.
        """
        head = pad(styled(title, TITLE), title_width) + styled(_BETWEEN)
        most = min(len(names), self.width // len("A, "))
        for shown in range(most, -1, -1):
            left = len(names) - shown
            told = f" and {left} more" if left and shown else str(left or "")
            said = styled(", ").join(styled(name, NAME) for name in names[:shown])
            line = head + said + styled(f"{told}: {more}", QUIET)
            if line.width <= self.width:
                break
        self.line(line)

    def laid_out(self, rows: Sequence[Row], name_width: int) -> list[list[Styled]]:
        """Give the lines that each row takes.

        Args:
            rows: One for each.
            name_width: The width of the column of names.
        """
        if self.is_plain:
            return [[one] for one in _sentences(rows)]
        if self.is_terminal:
            return [[*self._flow(row, name_width)] for row in rows]
        # As with the names, a longer one pushes only its own line.
        whats = [_join(_pieces(row)) for row in rows]
        widths = (what.width for what in whats)
        widest = max((width for width in widths if width <= _LONGEST_WHAT), default=0)
        laid = []
        for row, what in zip(rows, whats, strict=True):
            name = pad(styled(row.name, NAME), name_width)
            left = pad(what, widest) if row.reason else what
            laid.append([styled("  ") + _join([name, left, styled(row.reason, QUIET)])])
        return laid

    def _flow(self, row: Row, name_width: int) -> Iterator[Styled]:
        """Lay a row beside its name, as many pieces to a line as fit, the reason at the end."""
        begin = 2 + name_width + len(_BETWEEN)
        if self.width - begin < _LEAST_ROOM:  # too narrow for two columns
            yield from self.broken(styled(row.name, NAME), 2)
            row, begin = row._replace(name=""), 4
        room = max(self.width - begin, 1)
        lines = [Styled()]
        for piece in _pieces(row):
            for part in piece.broken(room):
                joined = _join([lines[-1], part]) if lines[-1] else part
                lines[-1:] = [joined] if joined.width <= room else [lines[-1], part]
        reason = styled(row.reason, QUIET)
        gap = room - lines[-1].width - reason.width
        if gap >= len(_BETWEEN) or not lines[-1]:
            lines[-1:] = (lines[-1] + styled(" " * gap) + reason).broken(room)
        elif reason:
            lines += reason.broken(room)
        head = pad(styled("  ") + styled(row.name, NAME), begin)
        if head.width > begin:
            yield from self.broken(styled(row.name, NAME), 2)
            head = styled(" " * begin)
        for line in lines:
            yield head + line
            head = styled(" " * begin)

    def warning(self, word: str, about: str) -> None:
        """Print a line of what must not be got wrong.

        Args:
            word: `never` or `avoid`.
            about: What.
        """
        told = f"{word.capitalize()}: {about}" if self.is_plain else f"{HAND} {word}   {about}"
        self.line(styled(told, WARNING))

    def facts(self, facts: Iterable[tuple[str, Styled]], label_width: int = LABEL_WIDTH) -> None:
        """Print labelled facts, the labels in one column; a long fact is broken under itself."""
        if self.is_plain:
            for label, fact in facts:
                self.line(f"{label}: " if label else "", fact)
            return
        facts = list(facts)
        # 50,000 refused rows have one label between them.
        labels = dict.fromkeys(label for label, _ in facts)
        longest = max((cells(visible(label)) for label in labels), default=0)
        begin = max(label_width + 2, longest + 4)
        heads = {label: pad(styled(f"  {label}", QUIET), begin) for label in labels}
        under = styled(" " * begin)
        for label, fact in facts:
            lines = fact.broken(self.width - begin) if self.is_terminal else [fact]
            for place, line in enumerate(lines):
                self._print((under if place else heads[label]) + line)


def name_width(names: Iterable[str]) -> int:
    """Give the width of the column of names: the widest of them, within reason."""
    widths = [width for name in names if (width := cells(visible(name))) <= _LONGEST_NAME]
    return max(widths, default=0)


def _sentences(rows: Iterable[Row]) -> Iterator[Styled]:
    """Give a sentence for each row: `Fred Botha: never nuts; biltong 1 kg, today`."""
    name = ""
    for row in rows:
        name = row.name or name
        rest = _BETWEEN.join(filter(None, [row.what, row.reason]))
        told = "; ".join(filter(None, [*map(plain.warning, row.warnings), rest]))
        yield styled(": ".join(filter(None, [name, told])))


def _pieces(row: Row) -> list[Styled]:
    """The warnings and what it is about, each a piece that is best kept on one line."""
    pieces = [styled(f"{HAND} {warning}", WARNING) for warning in row.warnings]
    return [*pieces, styled(row.what)] if row.what else pieces


def _join(texts: Iterable[Styled]) -> Styled:
    return styled(_BETWEEN).join(text for text in texts if text)
