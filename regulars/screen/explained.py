"""The manual on the screen: a page of the help."""

from regulars import manual
from regulars.screen.page import Page
from regulars.screen.styled import NAME, TITLE, Styled, pad, styled

# What is longer stands on a line of its own.
_LONGEST_LABEL = 24


def print_manual(told: manual.Page, page: Page | None = None) -> None:
    """Print a page of the help.

    Args:
        told: What it tells.
        page: Where to print; stdout unless given.
    """
    page = page or Page()
    labels = [
        len(label) for part in told if isinstance(part, manual.Rows) for label, _ in part.rows
    ]
    begin = 5 + max((width for width in labels if width <= _LONGEST_LABEL), default=0)
    under_heading = False
    for part in told:
        if not under_heading:
            page.gap()
        under_heading = isinstance(part, manual.Heading)
        if isinstance(part, manual.Heading):
            page.line(styled(part.text, TITLE))
        elif isinstance(part, manual.Text):
            page.line(_inline(part.text), indent=2)
        elif isinstance(part, manual.Typed):
            for line in part.lines:
                page.line(line, indent=4)
        else:
            for row in part.rows:
                _print_row(row, begin, page)


def _print_row(row: tuple[str, str], begin: int, page: Page) -> None:
    label, told = row
    if page.is_plain:
        page.facts([(label, _inline(told))])
        return
    head = pad(styled("  ") + styled(label, NAME), begin)
    lines = _inline(told).broken(page.width - begin) if page.is_terminal else [_inline(told)]
    if head.width > begin:
        page.line(head)
        head = styled(" " * begin)
    for line in lines:
        page.line(head + line)
        head = styled(" " * begin)


def _inline(text: str) -> Styled:
    """Give a text with what is typed in it, or stressed, set apart."""
    parts, at = Styled(), 0
    for found in manual.STRESSED.finditer(text):
        stressed = styled(found[1] or found[2], TITLE)
        parts, at = parts + styled(text[at : found.start()]) + stressed, found.end()
    return parts + styled(text[at:])
