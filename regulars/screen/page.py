"""A page: what the card, the tables and the briefing are laid out with.

On a terminal lines are broken at its width and the last column stands at the right edge; where
there is none every line has its natural length, and nothing is ever cut off.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from regulars.screen.console import visible
from regulars.wording import HAND

# One colour for names, one for warnings, one for good news; reasons are quiet. Nothing relies on
# them: warnings have their own sign, names their own place.
NAME, WARNING, GOOD, QUIET, TITLE = "bold cyan", "bold red", "green", "dim", "bold"
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


@dataclass(frozen=True, slots=True)
class Row:
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
        console: Where to print; stdout unless given.

    Attributes:
        width: How many cells a line may take.
        height: How many lines are seen at once.
        printed: How many lines were printed so far.
    """

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(
            markup=False, highlight=False, emoji=False, soft_wrap=False
        )
        self.is_terminal = self.console.is_terminal
        # Without a terminal no line is ever broken, and no page too long.
        self.width = self.height = 10_000
        if self.is_terminal:
            self.width = min(max(self.console.width, _NARROWEST), _WIDEST)
            self.height = self.console.height - 1  # the prompt needs a line too
        self.printed = 0

    def line(self, *parts: Text | str, indent: int = 0) -> None:
        """Print one line, broken between words where the terminal ends, under its own start."""
        for broken in self.broken(Text.assemble(*parts), indent):
            self._print(broken)

    def broken(self, text: Text, indent: int = 0) -> list[Text]:
        """Give a text as the lines that it takes.

        Args:
            text: What is to be printed.
            indent: How many spaces go before each.
        """
        lines = [text]
        if self.is_terminal and indent + text.cell_len > self.width:
            lines = [*text.wrap(self.console, self.width - indent)]
        return [styled(" " * indent) + line for line in lines]

    def _print(self, text: Text) -> None:
        text.rstrip()
        self.console.print(text, width=10_000, no_wrap=True, overflow="ignore", crop=False)
        self.printed += 1

    def gap(self) -> None:
        """Leave a line free, but not above the first one."""
        if self.printed:
            self.console.print()
            self.printed += 1

    def ends(self, left: Text, right: Text, indent: int = 0) -> None:
        """Print something at the left and something at the right end of a line."""
        room = self.width - indent - left.cell_len - right.cell_len
        if not right.plain:
            self.line(left, indent=indent)
        elif not self.is_terminal:
            self.line(left, "   ", right, indent=indent)
        elif room >= 2:
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
        for lines in self.laid_out(shown, name_width):
            for line in lines:
                self._print(line)
        if len(shown) < len(rows):
            self.line(styled(f"and {len(rows) - len(shown)} more: {more}", QUIET), indent=2)

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
            if line.cell_len <= self.width:
                break
        self.line(line)

    def laid_out(self, rows: Sequence[Row], name_width: int) -> list[list[Text]]:
        """Give the lines that each row takes.

        Args:
            rows: One for each.
            name_width: The width of the column of names.
        """
        if self.is_terminal:
            return [[*self._flow(row, name_width)] for row in rows]
        # As with the names, a longer one pushes only its own line.
        widths = [_join(_pieces(row)).cell_len for row in rows]
        widest = max((width for width in widths if width <= _LONGEST_WHAT), default=0)
        laid = []
        for row in rows:
            name = pad(styled(row.name, NAME), name_width)
            left = pad(_join(_pieces(row)), widest if row.reason else 0)
            laid.append([styled("  ") + _join([name, left, styled(row.reason, QUIET)])])
        return laid

    def _flow(self, row: Row, name_width: int) -> Iterator[Text]:
        """Lay a row beside its name, as many pieces to a line as fit, the reason at the end."""
        begin = 2 + name_width + len(_BETWEEN)
        if self.width - begin < _LEAST_ROOM:  # too narrow for two columns
            yield from self.broken(styled(row.name, NAME), 2)
            row, begin = replace(row, name=""), 4
        room = max(self.width - begin, 1)
        lines = [Text()]
        for piece in _pieces(row):
            for part in piece.wrap(self.console, room):
                part.rstrip()
                joined = _join([lines[-1], part]) if lines[-1] else part
                lines[-1:] = [joined] if joined.cell_len <= room else [lines[-1], part]
        reason = styled(row.reason, QUIET)
        gap = room - lines[-1].cell_len - reason.cell_len
        if gap >= len(_BETWEEN) or not lines[-1]:
            lines[-1:] = (lines[-1] + styled(" " * gap) + reason).wrap(self.console, room)
        else:
            lines += reason.wrap(self.console, room)
        head = pad(styled("  ") + styled(row.name, NAME), begin)
        if head.cell_len > begin:
            yield from self.broken(styled(row.name, NAME), 2)
            head = styled(" " * begin)
        for line in lines:
            yield head + line
            head = styled(" " * begin)

    def facts(self, facts: Iterable[tuple[str, Text]], label_width: int = LABEL_WIDTH) -> None:
        """Print labelled facts, the labels in one column; a long fact is broken under itself."""
        facts = list(facts)
        longest = max((cell_len(visible(label)) for label, _ in facts), default=0)
        begin = max(label_width + 2, longest + 4)
        for label, fact in facts:
            lines = [fact]
            if self.is_terminal and begin + fact.cell_len > self.width:
                lines = list(fact.wrap(self.console, self.width - begin))
            head = pad(styled(f"  {label}", QUIET), begin)
            for line in lines:
                self._print(head + line)
                head = styled(" " * begin)


def styled(text: str, style: str = "") -> Text:
    """Give a text as it is shown: what would act on the terminal visible, the style on it alone.

    A style given to `Text` itself would spread to all that is appended.
    """
    return Text.assemble((visible(text), style))


def name_width(names: Iterable[str]) -> int:
    """Give the width of the column of names: the widest of them, within reason."""
    widths = [width for name in names if (width := cell_len(visible(name))) <= _LONGEST_NAME]
    return max(widths, default=0)


def pad(text: Text, width: int) -> Text:
    """Give a text filled up with spaces to a width in columns of the screen."""
    return text + styled(" " * max(0, width - text.cell_len))


def _pieces(row: Row) -> list[Text]:
    """The warnings and what it is about, each a piece that is best kept on one line."""
    pieces = [styled(f"{HAND} {warning}", WARNING) for warning in row.warnings]
    return [*pieces, styled(row.what)] if row.what else pieces


def _join(texts: Iterable[Text]) -> Text:
    return styled(_BETWEEN).join(text for text in texts if text)
