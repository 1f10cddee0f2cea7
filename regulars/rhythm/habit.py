"""How often somebody comes, as an owner would say it: `every 9–16 days`, `on Saturdays`.

Told from each of the weekdays on which they come, and then the middle of these: so it doesn't
change with the weekday on which they happened to be here last, nor with when the shop is closed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import NamedTuple

from regulars.wording import DAYS, listed, span_range

_WEEKDAYS = frozenset(range(5))
_SURE = 10  # visits; with fewer it may be chance on which weekdays they fell
_MOSTLY = 0.9  # of their visits fall on the weekdays that are named
_EACH = 0.5  # of an even share falls on the least of these
_KEPT = 1.35  # turns, within which three quarters of their waits must end


class Habit(NamedTuple):
    """How often somebody comes, and on which weekdays.

    Args:
        came: How often they came on each weekday (an ordinal modulo 7: Sunday is 0).
        week: What each of these takes on their own clock, 7 in all.
        low: The wait by which a quarter of theirs have ended.
        usual: That by which half have.
        high: That by which three quarters have.
    """

    came: tuple[int, ...]
    week: tuple[float, ...]
    low: float
    usual: float
    high: float

    @property
    def days(self) -> tuple[int, int]:
        """After how many days a quarter of their waits has ended, and three quarters."""
        return self._days(self.low, bisect_left), self._days(self.high, bisect_right)

    def __str__(self) -> str:
        if named := self._named():
            return named
        low, high = self.days
        return "every day" if low == high == 1 else f"every {span_range(low, high)}"

    def _days(self, wait: float, middle: Callable[[list[int], float], int]) -> int:
        """After how many days a wait ends: the middle of starting at each of their weekdays.

        Where two are the middle, the one on the side of which `middle` bisects.
        """
        sums = list(accumulate(self.week))
        ends = []
        for start, (visits, share) in enumerate(zip(self.came, self.week, strict=True)):
            weeks, rest = divmod(sums[start] - share / 2 + wait, 7)
            ends.append((int(weeks) * 7 + min(6, bisect_left(sums, rest)) - start, visits))
        ends.sort()
        passed = list(accumulate(visits for _, visits in ends))
        return max(1, ends[middle(passed, passed[-1] / 2)][0])

    def _named(self) -> str:
        """The weekdays on which they come, where each turn is one of these."""
        visits, turns = sum(self.came), round(7 / max(0.5, self.usual))
        if visits < _SURE or not 1 <= turns <= 7 or self.high * turns > 7 * _KEPT:
            return ""
        most = sorted(range(7), key=lambda day: -self.came[day])[:turns]
        counts = [self.came[day] for day in most]
        if sum(counts) < _MOSTLY * visits or min(counts) < _EACH * visits / turns:
            return ""
        return _say({(day - 1) % 7 for day in most})


def _say(weekdays: set[int]) -> str:
    """Name the weekdays, Monday as 0; nothing where that is longer than it is worth."""
    if weekdays == _WEEKDAYS:
        return "every weekday"
    if len(weekdays) > 4:
        missing = [DAYS[day - 1] for day in range(7) if (day - 1) % 7 not in weekdays]
        return f"every day but {listed(missing)}" if missing else "every day"
    names = [f"{DAYS[number]}s" for number in sorted(weekdays)]
    return f"on {listed(names)}" if len(names) < 4 else ""
