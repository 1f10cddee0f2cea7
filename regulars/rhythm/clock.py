"""The customer's clock: how much waiting lies between two days.

Weekdays they like take long and the others pass quickly, a usual week takes seven, and days on
which the shop is closed take no time at all.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from itertools import accumulate
from operator import sub

# Visits credited to every weekday before their own are counted.
_LIKED = 2.0
# Closures are looked up this many days before and after the last visit: three years.
_LONGEST = 1100


class Shut:
    """The days on which the shop is closed, each asked for once and not once for every customer.

    Args:
        is_open: Whether the shop is open on a day.
    """

    def __init__(self, is_open: Callable[[date], bool]) -> None:
        """Begin without any day."""
        self.is_open = is_open
        self.days, self.first, self.end = list[int](), 0, 0
        self.weekdays = dict[int, set[int]]()

    def between(self, first: int, end: int) -> list[int]:
        """Give those from a day on, up to but without another, as ordinals in time."""
        if self.first == self.end:
            self.first = self.end = first
        if first < self.first:
            self.days[:0] = self._asked(first, self.first)
            self.first = first
        if end > self.end:
            self.days += self._asked(self.end, end)
            self.end = end
        return self.days[bisect_left(self.days, first) : bisect_left(self.days, end)]

    def open_around(self, day: int) -> set[int]:
        """Give the weekdays on which the shop was or is open around a day, as ordinals modulo 7."""
        if day not in self.weekdays:
            closed = set(self.between(day - 28, day + 28))
            self.weekdays[day] = {one % 7 for one in range(day - 28, day + 28) if one not in closed}
        return self.weekdays[day]

    def _asked(self, first: int, end: int) -> list[int]:
        is_open = self.is_open
        return [day for day in range(first, end) if not is_open(_date(day))]


# One shop's; of another only in tests and benchmarks.
_shut = lru_cache(maxsize=4)(Shut)


class Clock:
    """Turns calendar days (as ordinals) into one customer's waiting time, and back.

    Attributes:
        is_open: Whether the shop is open on a day; none where it never closes.
        came: On how many days they came, by the weekday.
        week: What a day takes, by its weekday (an ordinal modulo 7: Sunday is 0); 7 in all.
        sums: What a week has taken by the end of each of its days.
        closed: The days on which the shop was closed besides its weekdays, in time.
        saved: What these would have taken, added up: `saved[n]` are the first n of them.
    """

    def __init__(
        self, visits: list[int], until: int, is_open: Callable[[date], bool] | None
    ) -> None:
        """Learn liked weekdays from the visits, and closures up to a day from `is_open`."""
        self.is_open, self.closed, self.saved = is_open, list[int](), [0.0]
        last, self.came = visits[-1], [0] * 7
        for visit in visits:
            self.came[visit % 7] += 1
        week = [_LIKED + visits for visits in self.came]
        if is_open:
            shut = _shut(is_open)
            around = shut.open_around(last)
            week = [share if day in around or not around else 0.0 for day, share in enumerate(week)]
        total = sum(week)
        self.week = [7 * share / total for share in week]
        self.sums = list(accumulate(self.week))
        if is_open:
            looked = shut.between(max(visits[0], last - _LONGEST), min(until, last + _LONGEST))
            self.closed = [day for day in looked if self.week[day % 7]]
            self.saved += accumulate(self.week[day % 7] for day in self.closed)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Clock):
            return NotImplemented
        return (self.week, self.closed) == (other.week, other.closed)

    def __hash__(self) -> int:
        return hash((*self.week, *self.closed))

    def end(self, day: int) -> float:
        """The time at the end of a day."""
        return day - day % 7 + self.sums[day % 7] - self.saved[bisect_right(self.closed, day)]

    def noons(self, days: list[int]) -> list[float]:
        """The times of visits: the middles of their days."""
        sums, halves = self.sums, [share / 2 for share in self.week]
        if not self.closed:
            middle = [*map(sub, sums, halves)]
            return [day - day % 7 + middle[day % 7] for day in days]
        saved, closed = self.saved, self.closed
        return [
            day - day % 7 + sums[day % 7] - saved[bisect_right(closed, day)] - halves[day % 7]
            for day in days
        ]

    def day(self, time: float) -> date:
        """The day, one the shop is open, that a time falls into."""
        day, skipped = 0, -1.0
        while skipped < self.saved[bisect_right(self.closed, day)]:  # closures passed on the way
            skipped = self.saved[bisect_right(self.closed, day)]
            weeks, rest = divmod(time + skipped, 7)
            day = int(weeks) * 7 + min(6, bisect_left(self.sums, rest))
        if self.is_open:
            return next(filter(self.is_open, map(_date, range(day, day + 400))), _date(day))
        return _date(day)

    def liked(self, day: date, *, first: date, last: date) -> date:
        """The nearest day that they like, at most three off and no later than the last.

        A weekday is liked that takes at least a third as long as the one that takes longest.
        """
        least = max(self.week) / 3
        if self.week[day.toordinal() % 7] >= least:
            return day
        for off in (1, -1, 2, -2, 3, -3):
            number = day.toordinal() + off
            if self.week[number % 7] >= least and first.toordinal() <= number <= last.toordinal():
                near = _date(number)
                if not self.is_open or self.is_open(near):
                    return near
        return day


def _date(day: int) -> date:
    return date.fromordinal(min(max(1, day), date.max.toordinal()))
