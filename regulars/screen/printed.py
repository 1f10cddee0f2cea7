"""A page to print: what the screen shows, as headings, tables and lists on white paper.

It holds no script and loads nothing. What is to hang on a wall takes one sheet of A4: the letters
are as large as there is room for, and where even small ones don't do, it says what is left out.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import groupby, starmap
from operator import itemgetter
from typing import NamedTuple

from regulars.screen.page import LABEL_WIDTH, Page, Row
from regulars.screen.signs import visible
from regulars.screen.styled import AXIS, DRAWN, GOOD, NAME, QUIET, TITLE, WARNING, Styled, styled
from regulars.wording import HAND

# The letters of a page, in points: those of a wall as large as they fit, else those of a letter.
# Before they get small sections give way, and where none can they do get small.
_WALL, _SMALL, _USUAL = (22, 20, 18, 16, 14.5, 13, 12), (11, 10), 11
# What a sheet of A4 holds between its margins of 12 mm, in points; a line is 1.35 letters high, and
# a letter, of the wider sort, 0.52 as wide as it is high. Two lines are kept for those wider still.
_WIDE, _HIGH, _LEADING, _LETTER, _KEPT = 527, 773, 1.35, 0.52, 2

# A label, in cells.
_LABEL = 14
_CLASSES = {NAME: "name", WARNING: "warning", GOOD: "good", QUIET: "quiet", TITLE: "title"}
_CLASSES |= {DRAWN: "drawn", AXIS: "drawn quiet"}


class _Block(NamedTuple):
    """A piece of the page.

    Args:
        kind: The list or table that it belongs to, with others of its kind beside it.
        html: What it is.
        lines: How many it takes.
        gap: Whether a line is free above it.
    """

    kind: str
    html: str
    lines: int
    gap: bool


class Printed(Page):
    """A page to print.

    Args:
        points: How large its letters are.
        hangs: Whether it is to hang on a wall.
        cut: Whether sections give way where there is no room for all.
    """

    def __init__(self, points: float, *, hangs: bool, cut: bool = False) -> None:
        self.points, self.hangs, self.is_terminal = points, hangs, cut
        self.width = int(_WIDE / (points * _LETTER))
        self.height = int(_HIGH / (points * _LEADING)) - _KEPT
        self.printed = 0
        self._room = self.height
        self._title = ""
        self._blocks: list[_Block] = []
        self._gap = False

    def broken(self, text: Styled, indent: int = 0) -> list[Styled]:
        """Give a text as the lines that it takes, about."""
        roomy = Styled(*((_roomy(piece), style) for piece, style in text.pieces))
        return roomy.broken(max(self.width - indent, 1))

    def laid_out(self, rows: Sequence[Row], name_width: int) -> list[list[Styled]]:
        """Give the lines that each row takes, about."""
        return [[Styled()] * self._lines(row, name_width) for row in rows]

    def _lines(self, row: Row, name_width: int, before: int = 0) -> int:
        """How many lines a row takes, beside a name and what stands before that."""
        name = styled(_roomy(row.name)).broken(self._name_cells(name_width))
        warnings = [_roomy(one) for one in row.warnings]
        told = Row("", _roomy(row.what), _roomy(row.reason), [f"NEVER {one}" for one in warnings])
        beside = before + round(self._name_column(name_width) / _LETTER)
        return max(len(name), len([*self._flow(told, beside - 5)]))  # it adds what is around it

    def _name_cells(self, name_width: int) -> int:
        return max(min(name_width, self.width // 3), 1)

    def _name_column(self, name_width: int) -> float:
        """How wide the column of names is, in letters as high; names are larger, and bold."""
        return (self._name_cells(name_width) * 1.35 + 2) * _LETTER

    def gap(self) -> None:
        """Leave a line free, but not above the first one."""
        self._gap = bool(self._blocks)

    def _put(self, kind: str, html: str, lines: int) -> None:
        self.printed += lines + self._gap
        self._blocks.append(_Block(kind, html, lines, self._gap))
        self._gap = False

    def line(self, *parts: Styled | str, indent: int = 0) -> None:
        """Print one line; where it is a title, as the heading of what follows."""
        text = styled("").join(styled(part) if isinstance(part, str) else part for part in parts)
        styles = {style for _, style in text.pieces}
        lines = len(self.broken(text, indent))
        if not self._blocks and styles == {NAME}:
            self._head(text, Styled())
        elif styles == {TITLE}:
            self._put("h2", f"<h2>{escape(text.plain)}</h2>", lines)
        else:
            self._put("p", f"<p>{_html(text)}</p>", lines)

    def _head(self, left: Styled, right: Styled) -> None:
        self._title = left.plain
        told = f"<p>{escape(right.plain)}</p>" if right else ""
        self._put("header", f"<header><h1>{escape(left.plain)}</h1>{told}</header>", 2)

    def ends(self, left: Styled, right: Styled, indent: int = 0) -> None:
        """Print something at the left and something at the right end of a line."""
        if self._blocks:
            self.line(left + styled("   ") + right if right else left, indent=indent)
        else:
            self._head(left, right)

    def _put_rows(self, rows: Sequence[Row], name_width: int) -> None:
        for row in rows:
            told = self._told(row, name_width)
            self._put("table", f"<tr>{told}</tr>", self._lines(row, name_width))

    def entry(self, when: str, row: Row, name_width: int) -> None:
        """Print one line that begins with its time, and can be ticked."""
        tick = '<td class="tick"><span></span></td>' if self.hangs else ""
        told = f'{tick}<td class="when">{escape(when)}</td>{self._told(row, name_width)}'
        lines = self._lines(row, name_width, max(len(when), 5) + 5)
        self._put("table", f"<tr>{told}</tr>", lines)

    def _told(self, row: Row, name_width: int) -> str:
        """A name, and what is told of them: what must not be got wrong first, the reason last."""
        width = f"width:{self._name_column(name_width):.1f}rem"
        pieces = [f'<strong class="never">{_warning(one)}</strong>' for one in row.warnings]
        pieces += [f"<span>{_own(row.what)}</span>"] if row.what else []
        pieces += [f'<span class="reason">{_own(row.reason)}</span>'] if row.reason else []
        name = f'<th scope="row" style="{width}">{_own(row.name)}</th>'
        return f'{name}<td><div class="told">{" ".join(pieces)}</div></td>'

    def facts(self, facts: Iterable[tuple[str, Styled]], label_width: int = LABEL_WIDTH) -> None:
        """Print labelled facts."""
        for label, fact in facts:
            lines = len(self.broken(fact, max(label_width, _LABEL) + 2))
            head = f"<dt>{escape(visible(label))}</dt>"
            self._put("dl", f"{head}<dd>{_html(fact)}</dd>", lines)

    def picture(self, lines: Iterable[Styled], numbers: Sequence[tuple[str, int]]) -> None:
        """Print numbers with a bar for each, the longest as long as there is room."""
        del lines
        most = max((number for _, number in numbers), default=0) or 1
        for label, number in numbers:
            bar = f'<span class="bar" style="width:{100 * number / most:.1f}%"></span>'
            head = f'<th scope="row">{_own(label)}</th><td class="number">{number}</td>'
            self._put("table", f'<tr class="graph">{head}<td>{bar}</td></tr>', 1)

    @property
    def is_full(self) -> bool:
        """Whether it holds more than the one sheet that may hang."""
        return self.hangs and self.printed > self._room

    def _fitting(self) -> list[_Block]:
        """As much as the sheet has room for, and a line that says how much is left out."""
        if not self.is_full:
            return self._blocks
        at = lines = 0
        while lines + self._blocks[at].lines + self._blocks[at].gap < self._room:
            lines += self._blocks[at].lines + self._blocks[at].gap
            at += 1
        while self._blocks[at - 1].kind == "h2":
            at -= 1
        left = sum(block.kind == "table" for block in self._blocks[at:])
        told = f"<p><b>and {left or 'some'} more, for which this page has no room</b></p>"
        return [*self._blocks[:at], _Block("p", told, 1, gap=False)]

    def document(self) -> str:
        """Give the page as a document."""
        grouped = groupby(_parted(self._fitting()), key=itemgetter(0))
        body = [_group(kind, [block for _, block in found]) for (_, kind), found in grouped]
        style = _STYLE.replace("POINTS", f"{self.points:g}")
        return _DOCUMENT.format(title=escape(self._title), style=style, body="\n".join(body))


def printed(draw: Callable[[Page], None], title: str, day: str, *, hangs: bool) -> str:
    """Give what is drawn as a document.

    Args:
        draw: Draws it on a page.
        title: The heading of it all, unless it has its own.
        day: Beside that.
        hangs: Whether it is to hang on a wall.
    """
    tries = [
        *((points, False) for points in (_WALL if hangs else (_USUAL,))),
        (_WALL[-1], True),
        *((points, False) for points in _SMALL),
        (_SMALL[-1], True),
    ]
    for points, cut in tries:
        page = Printed(points, hangs=hangs, cut=cut)
        if title:
            page.ends(styled(title), styled(day))
            page.gap()
        draw(page)
        if not page.is_full:
            break
    return page.document()


def _parted(blocks: Sequence[_Block]) -> Iterable[tuple[tuple[int, str], _Block]]:
    """Each block with what tells its group: a gap begins another one, and so does another kind."""
    place = 0
    for block in blocks:
        place += block.gap or block.kind not in {"table", "dl"}
        yield (place, block.kind), block


def _group(kind: str, blocks: Sequence[_Block]) -> str:
    inner = "\n".join(block.html for block in blocks)
    if kind in {"table", "dl"}:
        inner = f"<{kind}>\n{inner}\n</{kind}>"
    return f'<div class="gap">{inner}</div>' if blocks[0].gap else inner


def _roomy(text: str) -> str:
    """A text with capitals in a row as wide as they are beside others, to count its lines by."""
    return re.sub(r"[A-ZÀ-Þ@%]{3,}", lambda found: found[0] + "x" * (len(found[0]) // 2), text)


def _warning(told: str) -> str:
    """In place of the hand, which few printers have, the word that it stands for."""
    word, _, subject = told.partition(" ")
    return f"AVOID {_own(subject)}" if word == "avoid" else f"NEVER {_own(told)}"


def _own(text: str) -> str:
    """A text in a direction of its own, so that it doesn't turn what stands beside it."""
    return f"<bdi>{escape(visible(text))}</bdi>"


def _html(text: Styled) -> str:
    return "".join(starmap(_piece, text.pieces))


def _piece(text: str, style: str) -> str:
    """A piece of a text; the hand, which few printers have, has its word behind it."""
    told = escape(text.replace(f"{HAND} ", ""))
    if style not in {DRAWN, AXIS}:
        told = re.sub(" {4,}", "   ", told)  # fills up a column of the screen
    return f'<span class="{_CLASSES[style]}">{told}</span>' if style in _CLASSES else told


_DOCUMENT = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
"""
_STYLE = """\
@page { size: A4; margin: 12mm; }
html { font: POINTSpt/1.35rem "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
html { color: #000; background: #fff; }
body { max-width: 186mm; margin: 0 auto; overflow-wrap: anywhere; }
h1, h2, p, dl, dd { margin: 0; font-size: 1rem; line-height: 1.35rem; }
header { display: flex; justify-content: space-between; gap: 1rem; min-height: 2.2rem; }
header { align-items: baseline; border-bottom: 2pt solid; margin-bottom: .5rem; }
h1 { font-size: min(1.5rem, 22pt); line-height: 2.2rem; flex: none; max-width: 80%; }
header p { font-size: min(1rem, 13pt); white-space: nowrap; overflow: hidden; }
header p { text-overflow: ellipsis; }
h2 { break-after: avoid; border-bottom: .5pt solid; box-sizing: border-box; }
table { border-collapse: collapse; width: 100%; }
tr { break-inside: avoid; }
th, td { padding: 0; text-align: left; vertical-align: top; line-height: 1.35rem; }
th { font-size: 1.1rem; padding-right: .8rem; box-sizing: border-box; }
dd, body > p, .gap > p { white-space: pre-wrap; }
.gap { margin-top: 1.35rem; }
.told { display: flex; flex-wrap: wrap; column-gap: .8rem; }
.reason { margin-left: auto; text-align: right; }
.quiet, .reason, dt { color: #444; }
.never { font-weight: 800; text-decoration: underline; text-underline-offset: .15em; }
.title, .name, .warning { font-weight: bold; }
.when { white-space: nowrap; padding-right: .8rem; font-variant-numeric: tabular-nums; }
.when { width: 3.6rem; box-sizing: border-box; }
.tick { width: 1.4rem; }
.tick span { display: inline-block; width: .75rem; height: .75rem; border: 1.2pt solid; }
.number { text-align: right; padding-right: .8rem; width: 3rem; }
.graph th { font-size: 1rem; font-weight: normal; white-space: nowrap; }
.graph td:last-child { width: 100%; }
.bar { display: block; height: .8rem; margin-top: .25rem; background: #000; }
.bar { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.drawn { font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; white-space: pre; }
.drawn { font-size: .8em; }
dl { display: grid; grid-template-columns: minmax(7.5rem, max-content) 1fr; column-gap: 1rem; }
@media screen { body { padding: 12mm 1rem; } }
"""
