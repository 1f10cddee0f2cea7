"""The morning briefing, and who is due."""

from collections.abc import Mapping, Sequence
from datetime import date

from regulars.briefing import Briefing, Celebration
from regulars.customer import Customer
from regulars.due import Due, Section
from regulars.followups import Task
from regulars.hours import Span
from regulars.moments import Moment
from regulars.screen.page import QUIET, TITLE, Page, Row, name_width, styled
from regulars.wording import count, say_date, say_long, say_near, say_stretch, say_time, span

# So many lines of what is only nice to know.
_FEW = 3


def print_briefing(briefing: Briefing, page: Page | None = None) -> None:
    """Print what a morning needs.

    Args:
        briefing: The facts.
        page: Where to print; stdout unless given.
    """
    page = page or Page()
    day = briefing.day
    sections = [
        ("Have ready", [_order(task, day) for task in briefing.orders], ""),
        ("Never fetched", [_order(task, day) for task in briefing.unfetched], "regulars orders"),
        ("Make right", [_complaint(task, day) for task in briefing.complaints], "regulars open"),
        ("Keep your word", [_late(task, day) for task in briefing.promises], "regulars open"),
        ("Ask", [_late(task, day) for task in briefing.asks], "regulars open"),
        ("Birthdays and anniversaries", [_celebration(c, day) for c in briefing.occasions], ""),
        (Section.EXPECT.heading, [_expected(one) for one in briefing.expect], "regulars due"),
    ]
    later = [
        (Section.MISSED.heading, [_expected(one) for one in briefing.missed], "regulars due"),
        (Section.GONE.heading, [_due(one) for one in briefing.gone], "regulars due --lapsed"),
    ]
    moments = [
        ("New faces", [_moment(one, say_near(one.on, today=day)) for one in briefing.new_faces]),
        (
            "Good to say",
            [_moment(one, say_near(one.on, today=day)) for one in briefing.good_to_say],
        ),
        ("This time last year", [_moment(one) for one in briefing.last_year]),
    ]
    if page.is_terminal:
        moments = [(title, rows[:_FEW]) for title, rows in moments]
    later += [(title, rows, "") for title, rows in moments]
    page.ends(styled(say_long(day), TITLE), styled(briefing.shop, QUIET))
    width = name_width(row.name for _, rows, _ in (*sections, *later) for row in rows)
    _print_sections(page, sections, width)
    if around := len(briefing.around):
        page.gap()
        more = (
            f"   {around} more: regulars due" if briefing.expect else f"   {around}: regulars due"
        )
        page.line(styled(Section.AROUND.heading, TITLE), styled(more, QUIET))
    _print_sections(page, later, width)
    if briefing.kept_back:
        page.gap()
        told = f"{count(briefing.kept_back, 'thing')} kept back, since what to avoid is named"
        page.line(styled(f"{told}: regulars show NAME --private", QUIET))
    if not around and not any(rows for _, rows, _ in (*sections, *later)):
        page.gap()
        page.line("Nothing to prepare, nobody to miss. To see everybody: regulars list")


def print_due(
    sections: Mapping[str, Sequence[Due]],
    untold: Sequence[Span],
    today: date,
    page: Page | None = None,
) -> None:
    """Print who is due for a visit, in titled sections, and closures that nobody told of.

    Args:
        sections: Title and people, in the order in which to show them.
        untold: The closures that nobody told of.
        today: The present day.
        page: Where to print; stdout unless given.
    """
    page = page or Page()
    rows = [(title, [*map(_due, found)], "") for title, found in sections.items()]
    _print_sections(page, rows, name_width(row.name for _, found, _ in rows for row in found))
    if not any(sections.values()):
        page.line("Nobody is due. To see everybody: regulars due --all")
    for first, last in untold:
        page.gap()
        page.line(
            styled(
                f"Closed {say_stretch(first, last=last, today=today)}, it seems. If not, say: ",
                QUIET,
            ),
            styled(
                f'regulars settings closed --drop "{say_date(first, today=today).lower()}"', QUIET
            ),
        )


def _print_sections(page: Page, sections: list[tuple[str, list[Row], str]], width: int) -> None:
    for title, rows, more in sections:
        page.section(title, rows, width, more if page.is_terminal else "")


def _order(task: Task, day: date) -> Row:
    one = task.followup
    late = one.due is not None and one.due < day
    when = [f"since {say_near(one.due, today=day)}" if one.due and late else ""]
    when.append(say_time(one.at) if one.at else "")
    phone = "".join(task.customer.phones[:1])
    reason = "   ".join(filter(None, (" ".join(filter(None, when)), phone)))
    return _row(task.customer, one.text, reason)


def _complaint(task: Task, day: date) -> Row:
    age = (day - task.followup.since).days
    return _row(task.customer, task.followup.text, f"{span(age)} open" if age else "today")


def _late(task: Task, day: date) -> Row:
    due = task.followup.due or task.followup.since
    when = "today" if due == day else f"since {say_near(due, today=day)}"
    return _row(task.customer, task.followup.text, when)


def _celebration(one: Celebration, day: date) -> Row:
    what = ", ".join(filter(None, (one.occasion.what, one.occasion.makes(day))))
    if one.occasion.on.endswith("-02-29") and one.on.day == 28:
        what += " (29 February)"
    if one.partner:
        what = what.replace("anniversary", f"anniversary with {one.partner}", 1)
    return _row(one.customer, what, say_near(one.on, today=day))


def _moment(one: Moment, when: str = "") -> Row:
    return _row(one.customer, one.text, when)


def _due(one: Due) -> Row:
    return _row(one.customer, one.customer.usual, one.rhythm.why)


def _expected(one: Due) -> Row:
    """As `_due`, in fewer words: of whoever is expected this week "usually" goes without saying."""
    return _row(one.customer, one.customer.usual, one.rhythm.brief)


def _row(customer: Customer, what: str, reason: str) -> Row:
    warnings = [*map(str, customer.never), *(f"avoid {subject}" for subject in customer.avoid)]
    return Row(customer.name, what, reason, warnings)
