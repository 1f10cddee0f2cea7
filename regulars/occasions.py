"""Yearly dates: birthdays, anniversaries and whatever else comes round."""

import re
from datetime import date

from regulars.fields import Fields, field
from regulars.wording import count


class Occasion(Fields):
    """A yearly date.

    Args:
        what: `birthday`, `anniversary` or the owner's word.
        on: `YYYY-MM-DD`, or `--MM-DD` where the year isn't known (RFC 6350, section 4.3.1).
        extra: What else stood in the record.

    Raises:
        ValueError: If `on` is no yearly date.
    """

    what: str
    on: str
    extra: dict[str, object] = field(default_factory=dict)

    def __init__(self, what: str, on: str, extra: dict[str, object] | None = None) -> None:
        """Take what it is, and the day, which must be one."""
        super().__init__(what, on, {} if extra is None else extra)
        # Python reads 19611020 and 1961-W42-5 too, which nothing here could take apart again.
        if not re.fullmatch(r"([0-9]{4}|-)-[0-9]{2}-[0-9]{2}", self.on):
            raise ValueError(self.on)
        date.fromisoformat(self.on.replace("--", "2000-", 1))

    def __str__(self) -> str:
        return self.what

    @property
    def is_birthday(self) -> bool:
        """Whether it makes somebody older: theirs, or one of the family's."""
        return self.what.casefold().endswith("birthday")

    def next(self, today: date) -> date:
        """Give the day, today or later, on which it comes round.

        29 February comes round on 28 February in ordinary years.
        """
        this_year = self._in(today.year)
        return this_year if this_year >= today else self._in(today.year + 1)

    def turns(self, today: date) -> int | None:
        """Give how many years it makes when it comes round, where the year is known."""
        return None if self.on.startswith("--") else self.next(today).year - int(self.on[:4])

    def makes(self, today: date) -> str:
        """Say what it makes when it comes round: `turns 40`, `40 years`; empty where not known."""
        turns = self.turns(today)
        if not turns:
            return ""
        return f"turns {turns}" if self.is_birthday else count(turns, "year")

    def _in(self, year: int) -> date:
        month, day = map(int, self.on[-5:].split("-"))
        try:
            return date(year, month, day)
        except ValueError:  # 29 February is 28 February in ordinary years
            return date(year, month, 28)
