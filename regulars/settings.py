"""What the owner can set once for the whole shop."""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from regulars.errors import DamagedError, UsageError
from regulars.hours import parse_closed, parse_weekdays, say_closed
from regulars.wording import DAYS, is_day


class Settings(NamedTuple):
    """The settings of one notebook.

    Args:
        shop: The name at the top of the briefing.
        date_order: `DMY` or `MDY`: whether `3/4` is the 3rd of April or the 4th of March.
        week_starts: The weekday on which a week begins: `monday`, `sunday` or `saturday`.
        clock: Of how many hours it is: 24 for `16:30`, 12 for `4:30 pm`.
        country_code: The digits that stand for the shop's country in a phone number, or nothing.
        briefing_days: How many days ahead the briefing looks for birthdays.
        open_days: The weekdays on which the shop is open: `tue-sat`; nothing for every day.
        closed: The days on which it is closed besides: `2026-12-20..2027-01-05`.
        foods: What the shop has added to the families of food and the dishes, as `pantry` reads it.
    """

    shop: str = ""
    date_order: str = "DMY"
    week_starts: str = "monday"
    clock: int = 24
    country_code: str = ""
    briefing_days: int = 7
    open_days: str = ""
    closed: str = ""
    foods: str = ""

    @property
    def first_weekday(self) -> int:
        """The weekday on which a week begins, Monday as 0."""
        return DAYS.index(self.week_starts.title())


def _shop(value: str) -> str:
    return " ".join(value.split())


def _date_order(value: str) -> str:
    if value.upper() not in {"DMY", "MDY"}:
        raise UsageError("date-order is DMY (day first: 14/9) or MDY (month first: 9/14).")
    return value.upper()


def _week_starts(value: str) -> str:
    typed = value.strip().casefold()
    for day in ("monday", "sunday", "saturday"):
        if is_day(typed, day):
            return day
    raise UsageError("week-starts is monday, sunday or saturday.")


def _clock(value: str) -> int:
    if value.strip() not in {"24", "12"}:
        raise UsageError("clock is 24 (16:30) or 12 (4:30 pm).")
    return int(value)


def _country_code(value: str) -> str:
    digits = value.strip().removeprefix("+").removeprefix("00")
    if value.strip() and not re.fullmatch(r"[1-9][0-9]{0,3}", digits, re.ASCII):
        raise UsageError("country-code is the number your country is called by, for instance 27.")
    return digits


def _briefing_days(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,3}", value.strip(), re.ASCII):
        raise UsageError("briefing-days is a number of days, for instance 7.")
    return int(value)


def _open_days(value: str) -> str:
    parse_weekdays(value)
    return " ".join(value.split()).casefold()


def _closed(value: str) -> str:
    return say_closed(parse_closed(value), parse_closed(value, opened=True))


def _foods(value: str) -> str:
    from regulars import pantry  # 0.2 bare Pythons

    return pantry.say(value)


# In the order in which they are shown: how each is read from what was typed, and what it is for.
_KEYS: dict[str, tuple[Callable[[str], str | int], str]] = {
    "shop": (_shop, "the name at the top of the briefing"),
    "date-order": (_date_order, "whether 3/4 is 3 April (DMY) or 4 March (MDY)"),
    "week-starts": (_week_starts, "the first day of a week: monday, sunday or saturday"),
    "clock": (_clock, "whether a time is 16:30 (24) or 4:30 pm (12)"),
    "country-code": (_country_code, "your country in phone numbers, for instance 27"),
    "briefing-days": (_briefing_days, "how far the briefing looks ahead for birthdays"),
    "open-days": (_open_days, "on which weekdays you are open: tue-sat"),
    "closed": (_closed, "when you are closed besides: 2026-12-20..2027-01-05"),
    "foods": (_foods, "what your dishes have: bobotie: beef, egg; often raisins; meat: potjie"),
}
KEYS = {key: about for key, (_, about) in _KEYS.items()}


def check_key(key: str) -> str:
    """Give the name of a setting as the notebook spells it.

    Args:
        key: As typed: `date-order`, `Date_Order`.

    Raises:
        UsageError: If there is no such setting.
    """
    spelt = key.strip().casefold().replace("_", "-")
    if spelt not in _KEYS:
        raise UsageError(f"there is no setting called {key}. There are: {', '.join(_KEYS)}.")
    return spelt


def parse(key: str, value: str) -> str | int:
    """Read what the owner typed for a setting.

    Args:
        key: One of `KEYS`.
        value: As typed.

    Returns:
        The value to keep.

    Raises:
        UsageError: If the setting can't have that value.
    """
    return _KEYS[key][0](value)


def from_record(record: Mapping[str, object]) -> Settings:
    """Read the settings that a notebook holds; what it doesn't hold has its default.

    Args:
        record: Setting by name, possibly with others that only a newer version knows.

    Raises:
        DamagedError: If a value is none that the setting can have.
    """
    held = {key: value for key, value in record.items() if key in _KEYS}
    for key, value in held.items():
        if type(value) not in {str, int}:  # true is an int to Python
            raise DamagedError(f"a setting in the notebook is damaged: {key} is {value}.")
    try:
        known = {key: parse(key, str(value)) for key, value in held.items()}
    except UsageError as error:
        raise DamagedError(f"a setting in the notebook is damaged: {error}") from None
    # Each is what `parse` makes of its key.
    values: dict[str, Any] = {key.replace("-", "_"): value for key, value in known.items()}
    return Settings(**values)


def to_record(of: Settings) -> dict[str, str | int]:
    """Give every setting by name, those included that have their default."""
    return {key: getattr(of, key.replace("-", "_")) for key in _KEYS}


def add(key: str, before: str, value: str) -> str:
    """Give what a setting is after it was set once more; closures and foods add up.

    Args:
        key: One of `KEYS`.
        before: What it was.
        value: As typed; nothing takes back what was set.

    Raises:
        UsageError: If the setting can't have that value.
    """
    parting = {"closed": ", ", "foods": "; "}.get(key)
    return f"{before}{parting}{value}" if parting and before and value.strip() else value
