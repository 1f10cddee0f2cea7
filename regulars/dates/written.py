"""Dates as they are written: `2026-09-14`, `14/9`, `14 sep 26` -> their parts."""

import re
import unicodedata
from datetime import date, datetime
from typing import NamedTuple

from regulars.wording import MONTHS

_MONTH_WORDS = {"sept"} | {word[:n].casefold() for word in MONTHS for n in (3, None)}


class Written(NamedTuple):
    """A date as it was written.

    Args:
        year: In two digits or four; none where it wasn't written.
        month: 1 to 12, or what was written instead.
        day: 1 to 31, or what was written instead.
    """

    year: str | None
    month: int
    day: int

    def near(self, year: str, today: date) -> date:
        """Give the day; two digits are the year nearest to this one."""
        start = today.year - 50
        number = int(year) if len(year) > 2 else start + (int(year) - start) % 100
        return date(number, self.month, self.day)

    def begun(self, year: str, today: date) -> date:
        """Give the day; two digits are the latest such year that isn't ahead."""
        number = int(year)
        if len(year) == 2:
            number = today.year - (today.year - number) % 100
            if number == today.year and (self.month, self.day) > (
                today.month,
                today.day,
            ):
                number -= 100
        return date(number, self.month, self.day)


def plain(text: str) -> str:
    """Give a text in lower case, with plain digits, dashes and spaces, without small words.

    Args:
        text: As typed; nothing is left of one that is too long to be a day.
    """
    low = unicodedata.normalize("NFKC", text).casefold() if len(text) <= 100 else ""
    low = re.sub("^[–—]", "--", low).replace("’", "'").replace(",", " ")
    low = re.sub("[‐-―−]", "-", re.sub(r"\d", lambda digit: str(int(digit[0])), low))
    low = re.sub(r"(?<=\d)(st|nd|rd|th)\b|\b(of|the|on)\b", " ", low)
    return " ".join(low.split())


def read(plain: str, order: str) -> Written | None:
    """Read `2026-09-14`, `--09-14`, `14/9`, `14.9.26`, `14 sep 2026`.

    Args:
        plain: As `plain` gives it.
        order: How `3/4` is read: `DMY` or `MDY`.

    Returns:
        The parts, which may still be no day; none where it isn't a date at all.

    Raises:
        ValueError: If it is a date that no calendar has.
    """
    if found := re.fullmatch(r"--(\d\d)-?(\d\d)|(\d{4})([-/.])(\d{1,2})\4(\d{1,2})", plain):
        return Written(found[3], int(found[1] or found[5]), int(found[2] or found[6]))
    if found := re.fullmatch(r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d\d)|\.)?", plain):
        day, month = int(found[1]), int(found[3])
        return Written(found[4], *((day, month) if order == "MDY" else (month, day)))
    words, numbers = re.findall(r"[^\W\d_]+", plain), re.findall(r"\d+", plain)
    tidy = re.fullmatch(r"[a-z0-9]+(?:[ ./'-]{1,2}[a-z0-9]+)*\.?", plain)
    if not tidy or re.search(r"\d[./'-]+\d", plain) or not _MONTH_WORDS.issuperset(words[:1]):
        return None
    return _with_month(plain, numbers) if len(words) == 1 else None


def _with_month(plain: str, numbers: list[str]) -> Written | None:
    from dateutil import parser  # costs two bare Pythons at start

    day = next((number for number in numbers if len(number) < 3), None)
    if day is None:
        return None
    years = numbers.copy()
    years.remove(day)
    if len(years) > 1 or not all(len(year) in {2, 4} for year in years):
        return None
    # What isn't written comes out differently under the two; both years have a 29 February.
    defaults = datetime(2000, 1, 1), datetime(2004, 2, 2)
    one, other = (parser.parse(plain, default=default) for default in defaults)
    if one.day != int(day):
        raise ValueError
    if (one.month, one.day) != (other.month, other.day):
        return None
    return Written(years[0] if years else None, one.month, one.day)
