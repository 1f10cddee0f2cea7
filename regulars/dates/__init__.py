"""Days, as people type them and as they are written."""

from regulars.dates.typed import (
    Direction,
    parse,
    parse_birthday,
    parse_every,
    parse_when,
    today,
)

__all__ = ["Direction", "parse", "parse_birthday", "parse_every", "parse_when", "today"]
