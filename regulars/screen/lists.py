"""Lists: everybody, what was found, the settings."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from regulars import settings
from regulars.due import Due
from regulars.followups import Task
from regulars.foods import Grade
from regulars.screen.page import Page, Row, name_width
from regulars.screen.styled import NAME, QUIET, TITLE, styled
from regulars.search import Found
from regulars.wording import ago, count, say_near, with_time

if TYPE_CHECKING:
    from regulars.merging import Pair
    from regulars.offers import Match, Offer


def print_list(
    known: Sequence[Due],
    today: date,
    *,
    none_left: str = "",
    page: Page | None = None,
) -> None:
    """Print everybody with their usual and their state.

    Args:
        known: Whom, in the order in which to show them.
        today: The present day.
        none_left: What to say where nobody is as was asked for.
        page: Where to print; stdout unless given.
    """
    page = page or Page()
    rows = []
    for one in known:
        last = one.rhythm.last_visit
        here = f"last here {say_near(last, today=today)}" if last else "no visit yet"
        never = [str(never) for never in one.customer.never]
        rows.append(
            Row(
                one.customer.name,
                one.customer.usual,
                f"{one.section.heading.lower()}; {here}",
                never,
            )
        )
    page.section("", rows, name_width(row.name for row in rows))
    if not rows:
        page.line(none_left or "Nobody. To write somebody down: regulars add")


def print_found(found: Sequence[Found], today: date, page: Page | None = None) -> None:
    """Print what was found, under the name of each.

    Args:
        found: The facts, those of one customer together.
        today: The present day.
        page: Where to print; stdout unless given.
    """
    page = page or Page()
    name = None
    for one in found:
        if one.customer.id != name:
            name = one.customer.id
            page.line(styled(one.customer.name, NAME))
        when = f"   {say_near(one.on, today=today)}" if one.on else ""
        text = styled(one.text)
        page.facts([(one.where, text + styled(when, QUIET))])


def print_open(
    tasks: Sequence[Task], today: date, page: Page | None = None, *, clock: int = 24
) -> None:
    """Print what is open of everybody, a section for each kind.

    Args:
        tasks: By kind, in the order in which to show them.
        today: The present day.
        page: Where to print; stdout unless given.
        clock: Of how many hours the shop's clock is.
    """
    page = page or Page()
    width = name_width(task.customer.name for task in tasks)
    for kind, group in groupby(tasks, key=lambda task: task.followup.kind):
        page.section(kind.heading, [_open_row(task, today, clock) for task in group], width)
    if not tasks:
        page.line("Nothing is open.")


def _open_row(task: Task, today: date, clock: int) -> Row:
    one = task.followup
    when = say_near(one.since, today=today)
    if one.closed:
        came = one.came
        return Row(
            task.customer.name,
            one.text,
            f"{when}; done {say_near(one.closed, today=today)}{': ' + came if came else ''}",
        )
    if one.due:
        day = with_time(say_near(one.due, today=today), one.at, clock)
        when = f"{'since' if one.due < today else 'for'} {day}"
    elif one.since < today and (age := ago(one.since, today=today)) != when:
        when = f"{when}; {age}"
    return Row(task.customer.name, one.text, when)


def print_offer(
    found: "Offer",
    take_off: "Sequence[Match] | None" = None,
    unknown: int | None = None,
    page: Page | None = None,
) -> None:
    """Print who would love an offer and who must not be handed it.

    Args:
        found: Whom it concerns.
        take_off: Who must come off the mailing list; none where no list was checked.
        unknown: How many rows of that list are nobody's.
        page: Where to print; stdout unless given.
    """
    page = page or Page()
    page.line(styled(found.text, TITLE), styled(f"   {found.about}", QUIET))
    sections = {
        "Asked for it": [Row(one.customer.name, one.why) for one in found.asked],
        "Take off the list": [Row(one.customer.name, "", one.why) for one in take_off or ()],
        "Never hand it to": _barred(found, "has"),
        "Perhaps not for": _barred(found, "often"),
        "Would love it": [Row(one.customer.name, one.why) for one in found.love],
        "Want no promotions": [Row(one.name) for one in found.no_offers],
    }
    width = name_width(row.name for rows in sections.values() for row in rows)
    for title, rows in sections.items():
        page.section(title, rows, width)
    if take_off is not None and not take_off:
        page.gap()
        page.line("Nobody on the list must come off.")
    elif not any(sections.values()):
        page.gap()
        page.line("It concerns nobody in particular.")
    if unknown:
        page.gap()
        page.line(styled(f"{count(unknown, 'row')} of the list: nobody in your notebook.", QUIET))


def _barred(found: "Offer", grade: Grade) -> list[Row]:
    """Who must never be handed what it has, or often has."""
    return [
        Row(one.customer.name, "", one.because, [*map(str, one.nevers)])
        for one in found.never
        if one.grade == grade
    ]


def print_dupes(pairs: "Sequence[Pair]", page: Page | None = None) -> None:
    """Print pairs that look like one person, those first that hardly fit two.

    Args:
        pairs: In the order in which to show them.
        page: Where to print; stdout unless given.
    """
    page = page or Page()
    width = name_width(pair.left.name for pair in pairs)
    for title, certain in (("Surely one person", True), ("Perhaps one person", False)):
        rows = [
            Row(pair.left.name, _ids(pair), ", ".join(pair.why))
            for pair in pairs
            if pair.certain == certain
        ]
        page.section(title, rows, width)
    if pairs:
        page.gap()
        page.line(styled("To join two: regulars merge KEEP OTHER", QUIET))
    else:
        page.line("Nobody looks like anybody else.")


def _ids(pair: "Pair") -> str:
    """The other name; where both are called the same, by which ids they can be told apart."""
    if pair.left.name == pair.right.name:
        return f"{pair.left.id} and {pair.right.id}"
    return f"and {pair.right.name}"


def print_settings(values: Mapping[str, object], page: Page | None = None) -> None:
    """Print every setting, its value and what it is for.

    Args:
        values: Value by name.
        page: Where to print; stdout unless given.
    """
    page = page or Page()
    rows = [
        Row(key, str(value) if value != "" else "not set", settings.KEYS[key])
        for key, value in values.items()
    ]
    page.section("", rows, name_width(values))
