"""Calendars (iCalendar) -> who came on which day; yearly dates and orders -> iCalendar."""

from collections.abc import Iterable
from datetime import date

from regulars.customer import Customer
from regulars.formats.rows import Read


def read(content: bytes, *, today: date, encoding: str = "") -> Read:
    """Read who came on which day, and whose yearly dates there are.

    Args:
        content: The bytes of the file.
        today: The present day: what is on it or after it is no visit yet, and has `ahead` as the
            reason. Of what repeats, the coming four weeks are told.
        encoding: What it is written in, where the owner named it.

    Raises:
        RegularsError: If there is no event in it, or the reading of calendars isn't installed.
    """
    raise NotImplementedError


def write(everybody: Iterable[Customer], today: date) -> bytes:
    """Write yearly dates, and the orders to have ready, as events.

    Args:
        everybody: Whose.
        today: The day on which it is written.
    """
    raise NotImplementedError
