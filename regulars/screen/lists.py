"""Lists: everybody, what was found, the settings."""

from collections.abc import Mapping, Sequence
from datetime import date

from regulars import settings
from regulars.briefing import Due
from regulars.screen.page import NAME, QUIET, Page, Row, name_width, styled
from regulars.search import Found
from regulars.wording import say_near


def print_list(known: Sequence[Due], today: date, page: Page | None = None) -> None:
    """Print everybody with their usual and their state.

    Args:
        known: Whom, in the order in which to show them.
        today: The present day.
        page: Where to print; stdout unless given.
    """
    page = page or Page()
    rows = []
    for one in known:
        last = one.rhythm.last_visit
        here = f"last here {say_near(last, today)}" if last else "no visit yet"
        never = [str(never) for never in one.customer.never]
        rows.append(
            Row(
                one.customer.name,
                one.customer.usual,
                f"{one.rhythm.state}; {here}",
                never,
            )
        )
    page.section("", rows, name_width(row.name for row in rows))
    if not rows:
        page.line("Nobody. To write somebody down: regulars add")


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
            page.line(styled(one.customer.name), NAME)
        when = f"   {say_near(one.on, today)}" if one.on else ""
        text = styled(" / ".join(one.text.splitlines()))
        page.facts([(one.where, text + styled(when, QUIET))])


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
