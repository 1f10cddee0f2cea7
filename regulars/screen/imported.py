"""What an import did, or would do."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from regulars.report import Report
from regulars.screen.page import Page
from regulars.screen.styled import NAME, QUIET, Styled, styled
from regulars.wording import count, listed, quoted

# How many of a kind a terminal shows; the rest is told with --json.
_MOST = 10
_NAMED = 2
_LABEL = 12
# Columns of which nothing was kept, or only with others.
_UNSAID = {"empty", "left out", "label", "receipt"}


def print_import(
    report: Report, again: str, *, rows: bool, new: bool, page: Page | None = None
) -> None:
    """Print what an import did, or would do.

    Args:
        report: What it did.
        again: What the owner typed, to which a hint adds an option.
        rows: Whether to tell row by row what would happen, above it.
        new: Whether she had those written down too whom only a name connects.
        page: Where to print; stdout unless given.
    """
    page = page or Page()
    if rows:
        _print_rows(report, page)
    told = len(report.rows)
    line = (
        f"{report.kind[0].upper()}{report.kind[1:]}: {told} {'person' if told == 1 else 'people'}"
    )
    if report.visits or report.skipped:
        line += f", {count(report.visits, 'visit')} written down"
    page.line(f"{line}.")
    page.facts(_facts(report, again, page), _LABEL)
    if report.skipped.get("unknown") and not new:
        page.line(f"To write down those you don't know yet: {again} --new")
    if report.questions and not new:
        page.line(f"To write down those asked about as somebody else: {again} --new")


def _print_rows(report: Report, page: Page) -> None:
    for row in report.rows:
        learnt = f": {listed(row.learnt)}" if row.learnt else ""
        page.line(
            styled(f"line {row.line}  ", QUIET), styled(row.name, NAME), f"  {row.what}{learnt}"
        )
    if report.rows:
        page.gap()


def _facts(report: Report, again: str, page: Page) -> Iterator[tuple[str, Styled]]:
    yield from _people(report)
    asked = [f"{one.name} (line {one.line})" for one in report.questions]
    for label, told in (
        ("Asked", [f"same name as somebody you know: {', '.join(asked)}"] if asked else []),
        ("No visit", [_skipped(report)] if report.skipped else []),
        ("Have ready", [count(report.orders, "order")] if report.orders else []),
        ("Refused", [f"line {one.line}: {one.why}" for one in report.refused]),
        ("Different", [f"{one}; yours was kept" for one in report.differences]),
        ("Columns", [_columns(report)] if report.columns else []),
        ("Left out", [_left_out(report)] if _left_out(report) else []),
        ("Unclear", list(_unclear(report, again))),
        ("Mind", report.remarks),
    ):
        yield from _several(label, told, page)


def _several(label: str, told: Sequence[str], page: Page) -> Iterator[tuple[str, Styled]]:
    shown = told[:_MOST] if page.is_terminal and len(told) > _MOST + 1 else told
    for place, one in enumerate(shown):
        yield ("" if place else label), styled(one)
    if len(shown) < len(told):
        yield "", styled(f"and {len(told) - len(shown)} more: --json has them all", QUIET)


def _people(report: Report) -> Iterator[tuple[str, Styled]]:
    new, updated = report.of("new"), report.of("updated")
    known = len(updated) + len(report.of("unchanged"))
    if new:
        names = [row.name for row in new[:_NAMED]]
        more = [f"{len(new) - _NAMED} more"] if len(new) > _NAMED else []
        yield "New", styled(f"{len(new)}   ") + styled(listed([*names, *more]), NAME)
    if known:
        learnt = Counter(fact for row in updated for fact in row.learnt)
        told = ", ".join(f"{fact} {times}" for fact, times in learnt.most_common())
        said = f"{len(updated)} of them learnt something: {told}" if told else "nothing new of them"
        yield "Known", styled(f"{known}   {said}")


def _skipped(report: Report) -> str:
    return ", ".join(f"{why} {times}" for why, times in sorted(report.skipped.items()))


def _columns(report: Report) -> str:
    """What became of the columns: `phone from Mobile and Home; note from Memo`."""
    made: dict[str, list[str]] = defaultdict(list)
    for header, what in report.columns.items():
        if what not in _UNSAID and not what.startswith("not understood"):
            made[what].append(header)
    return "; ".join(
        what if [what] == headers else f"{what} from {listed(headers)}"
        for what, headers in made.items()
    )


def _left_out(report: Report) -> str:
    empty = sum(what == "empty" for what in report.columns.values())
    told = list(report.left_out)
    if empty:
        told.append(f"{count(empty, 'column')} that {'was' if empty == 1 else 'were'} empty")
    return ", ".join(told)


def _unclear(report: Report, again: str) -> Iterator[str]:
    for header, what in report.columns.items():
        if what.startswith("not understood"):
            yield f"{header} was {what}. To keep it: {again} --map {quoted(f'{header}=note')}"
