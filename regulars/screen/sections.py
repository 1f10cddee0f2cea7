"""The sections of the briefing, which share the height of a terminal."""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from regulars.screen.page import MOST_ROWS, Page, Row, name_width
from regulars.screen.styled import QUIET, TITLE, pad, styled

# So many lines of what is only nice to know: two rows, and how to see the others.
_FEW = 2


class Stays(IntEnum):
    """How long a section keeps its rows where a page has no room for all."""

    SHORTEST, LONG, LONGEST = range(3)


class Titled(NamedTuple):
    """A section of the briefing.

    Args:
        title: Above the rows.
        rows: One for each.
        more: The command that shows all of it.
        stays: How long it keeps its rows where there is no room for all.
        said: What stands beside the title in place of rows.
    """

    title: str
    rows: Sequence[Row] = ()
    more: str = ""
    stays: Stays = Stays.LONG
    said: str = ""


class _Layout(NamedTuple):
    """How much of each section is shown.

    Args:
        most: Of each section how many rows; with none it is a line with the names.
        gaps: Whether a line is left free above a section.
    """

    most: Sequence[int]
    gaps: bool = True

    def height(self, sections: Sequence[Titled], heights: Sequence[Sequence[int]]) -> int:
        """Give the lines it takes, of the lines that each row of each section takes."""
        lines, above = 0, False
        for one, most, each in zip(sections, self.most, heights, strict=True):
            cut = len(each) > most + 1
            if one.said:
                lines += sum(each)
            elif most:
                lines += 1 + sum(each[:most] if cut else each) + cut
            else:
                lines += 1
            lines += self.has_gap(one, most, above=above)
            above = _is_a_line(one, most)
        return lines

    def has_gap(self, one: Titled, most: int, *, above: bool) -> bool:
        """Whether a line is left free: not between sections of a line each."""
        return self.gaps and not (above and one.title and _is_a_line(one, most))


def _is_a_line(one: Titled, most: int) -> bool:
    return bool(one.said) or not most


def print_sections(page: Page, sections: Sequence[Titled]) -> None:
    """Print sections; on a terminal as much of each as its height has room for.

    Args:
        page: Where to print.
        sections: Those with nothing in them aren't shown.
    """
    sections = [one for one in sections if one.rows or one.said]
    width = name_width(row.name for one in sections for row in one.rows)
    layout = _layout(page, sections, width)
    lines = [one for one, most in zip(sections, layout.most, strict=True) if _is_a_line(one, most)]
    title_width = name_width(one.title for one in lines)
    above = False
    for one, most in zip(sections, layout.most, strict=True):
        if layout.has_gap(one, most, above=above):
            page.gap()
        above = _is_a_line(one, most)
        if one.said and page.is_plain:
            page.facts([(one.title, styled(one.said))])
        elif one.said:
            head = [pad(styled(one.title, TITLE), title_width + 3)] if one.title else []
            page.line(*head, styled(one.said, QUIET))
        elif above:
            names = [*dict.fromkeys(row.name for row in one.rows)]
            page.folded(one.title, names, one.more, title_width)
        else:
            page.line(styled(one.title, TITLE))
            page.section("", one.rows, width, one.more, most)


def _layout(page: Page, sections: Sequence[Titled], width: int) -> _Layout:
    """Find the roomiest layout that fits; the tightest where none does."""
    if not page.is_terminal:
        return _Layout([len(one.rows) for one in sections])
    heights = [_heights(page, one, width) for one in sections]
    room = page.height - page.printed
    layouts = list(_layouts(sections))
    fitting = (one for one in layouts if one.height(sections, heights) <= room)
    return next(fitting, layouts[-1])


def _heights(page: Page, one: Titled, width: int) -> list[int]:
    """Give the lines that each row that could be shown takes, or what is said in their place."""
    if one.said:
        return [len(page.broken(styled(f"{one.title}   {one.said}".lstrip())))]
    # With one more than can be shown it is known to be cut; the others need not be laid out.
    return [len(lines) for lines in page.laid_out(one.rows[: MOST_ROWS + 2], width)]


def _layouts(sections: Sequence[Titled]) -> Iterator[_Layout]:
    """Give the layouts in the order in which they are tried.

    What is only nice to know gives way first, and of what is alike the last section of the page.
    Lines are left free until the others would be down to two rows; only then these become a line
    each, and at last even what must not be missed is cut.
    """
    most = [MOST_ROWS if one.stays else _FEW for one in sections]
    yield _Layout([*most])
    yield from _shrink(sections, most, Stays.SHORTEST, to=0)
    before = [*most]
    for rows in range(MOST_ROWS - 1, 2, -1):
        yield from _shrink(sections, most, Stays.LONG, to=rows)
    most = before
    for rows in (*range(MOST_ROWS, 1, -1), 0):
        yield from _shrink(sections, most, Stays.LONG, to=rows, gaps=False)
    for rows in range(MOST_ROWS - 1, -1, -1):
        yield from _shrink(sections, most, Stays.LONGEST, to=rows, gaps=False)


def _shrink(
    sections: Sequence[Titled], most: list[int], stays: Stays, *, to: int, gaps: bool = True
) -> Iterator[_Layout]:
    for place in reversed(range(len(sections))):
        if sections[place].stays == stays:
            most[place] = to
            yield _Layout([*most], gaps)
