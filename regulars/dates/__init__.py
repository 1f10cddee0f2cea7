"""Days, as people type them and as they are written."""

from regulars.dates.typed import (
    LONGEST_EVERY,
    Direction,
    moment,
    parse,
    parse_birthday,
    parse_every,
    parse_when,
    today,
)

__all__ = [
    "LONGEST_EVERY",
    "Direction",
    "moment",
    "parse",
    "parse_birthday",
    "parse_every",
    "parse_when",
    "today",
]
