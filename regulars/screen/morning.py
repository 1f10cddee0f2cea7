"""The morning briefing, and who is due."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from regulars.briefing import Briefing, Celebration
from regulars.customer import Customer
from regulars.due import Due, Section
from regulars.followups import Task
from regulars.hours import Span
from regulars.moments import Moment
from regulars.screen.page import MOST_ROWS, Page, Row, name_width
from regulars.screen.sections import Stays, Titled, print_sections
from regulars.screen.styled import QUIET, TITLE, styled
from regulars.wording import count, say_date, say_long, say_near, say_stretch, say_time, span


def print_briefing(briefing: Briefing, page: Page | None = None, *, below: int = 0) -> None:
    """Print what a morning needs, as much of each section as the terminal has room for.

    Args:
        briefing: The facts.
        page: Where to print; stdout unless given.
        below: How many lines are to be printed below it.
    """
    page = page or Page()
    page.height -= below
    if page.hangs:
        briefing = briefing.to_hang()
    day = briefing.day
    page.ends(styled(say_long(day), TITLE), styled(briefing.shop, QUIET))
    on = f" --on {day}" if briefing.is_another else ""
    # All of the briefing: where it is piped nothing is cut.
    whole = f"regulars today{on} | more"
    begun = page.printed
    print_sections(
        page,
        [
            *_to_do(briefing, day, whole),
            *_who(briefing, page, f"regulars due{on}", f"regulars due --lapsed{on}"),
            *_nice_to_know(briefing, day, whole),
        ],
    )
    if page.printed == begun:
        page.gap()
        page.line("Nothing to prepare, nobody to miss. To see everybody: regulars list")


def _to_do(briefing: Briefing, day: date, whole: str) -> Iterator[Titled]:
    """What is to be done, and what must not be missed."""
    ready = [_order(task, day, briefing.clock) for task in briefing.orders]
    yield Titled("Have ready", ready, "regulars orders", Stays.LONGEST)
    late = [_order(task, day, briefing.clock) for task in briefing.unfetched]
    yield Titled("Never fetched", late, "regulars orders")
    wrong = [_complaint(task, day) for task in briefing.complaints]
    yield Titled("Make right", wrong, "regulars open", Stays.LONGEST)
    promised = [_late(task, day) for task in briefing.promises]
    yield Titled("Keep your word", promised, "regulars open", Stays.LONGEST)
    asks = [_late(task, day) for task in briefing.asks]
    yield Titled("Ask", asks, "regulars open")
    yearly = [_celebration(one, day) for one in briefing.occasions]
    yield Titled("Birthdays and anniversaries", yearly, whole)


def _who(briefing: Briefing, page: Page, due: str, lapsed: str) -> Iterator[Titled]:
    """Who is due, and who was."""
    yield Titled(Section.EXPECT.heading, _rows(page, _expected, briefing.expect), due)
    more = " more" if briefing.expect else ""
    around = f"{len(briefing.around)}{more}: {due}" if briefing.around else ""
    yield Titled(Section.AROUND.heading, said=around)
    yield Titled(Section.MISSED.heading, _rows(page, _expected, briefing.missed), due)
    yield Titled(Section.GONE.heading, _rows(page, _due, briefing.gone), lapsed)


def _rows(page: Page, row: Callable[[Due], Row], people: Sequence[Due]) -> list[Row]:
    """Give a row for each who can be shown; of the others a page needs the name alone."""
    most = MOST_ROWS + 1 if page.is_terminal else len(people)
    return [*map(row, people[:most]), *(Row(one.customer.name) for one in people[most:])]


def _nice_to_know(briefing: Briefing, day: date, whole: str) -> Iterator[Titled]:
    """What gives way first; and how much is kept back."""
    new = [_moment(one, say_near(one.on, today=day)) for one in briefing.new_faces]
    yield Titled("New faces", new, whole, Stays.SHORTEST)
    good = [_moment(one, say_near(one.on, today=day)) for one in briefing.good_to_say]
    yield Titled("Good to say", good, whole, Stays.SHORTEST)
    then = [_moment(one) for one in briefing.last_year]
    yield Titled("This time last year", then, whole, Stays.SHORTEST)
    if briefing.kept_back:
        told = f"{count(briefing.kept_back, 'thing')} kept back, since what to avoid is named"
        yield Titled("", said=f"{told}: regulars show NAME --private")


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
    laid = {title: [*map(_due, found)] for title, found in sections.items()}
    width = name_width(row.name for rows in laid.values() for row in rows)
    for title, rows in laid.items():
        page.section(title, rows, width)
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


def _order(task: Task, day: date, clock: int) -> Row:
    one = task.followup
    late = one.due is not None and one.due < day
    when = [f"since {say_near(one.due, today=day)}" if one.due and late else ""]
    when.append(say_time(one.at, clock) if one.at else "")
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
