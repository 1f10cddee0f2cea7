"""One customer's fit: how long they stay away, laid beside how long they have been away.

Somebody not seen yet is still waiting or has stopped for good; Bayes' rule weighs the two, as in
BG/NBD (Fader, Hardie & Lee 2005, "Counting your customers the easy way").
"""

import math
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, Self

from regulars.fields import Fields
from regulars.rhythm.clock import Clock
from regulars.rhythm.habit import Habit
from regulars.rhythm.wait import Wait, is_far_off

_LOST_PER_VISIT = 0.1  # after n visits 1 in 10n stops: newcomers try a shop and go
_CUSTOMER_DAYS = 2000.0  # people move and change: a customer lasts five years or so
_CUSTOMER_GAP = 180.0  # whoever would only come after half a year is no customer any more
_EARLY, _LATE, _REACH = 0.08, 0.86, 2.2  # window: these shares, at most 2.2 × the likely wait
_SOONER, _STRETCH = 0.45, 2.5  # once late: this share is likely, at most 2.5 × that from now on


class State(StrEnum):
    """How a wait stands beside the usual one."""

    NEW = "new"
    ON_TRACK = "on-track"
    DUE = "due"
    OVERDUE = "overdue"
    LAPSED = "lapsed"
    RESTING = "resting"


class Away(NamedTuple):
    """How long somebody has been away on a day, told by their own clock.

    Args:
        since: The time of the last visit: the middle of its day.
        morning: The time at which the day begins; not before the evening of the last visit.
        evening: The time at which the horizon ends.
        gone: How long they have surely been away; nothing until the day after the next.
        soonest: How long they will have been away if they come today.
    """

    since: float
    morning: float
    evening: float
    gone: float
    soonest: float

    @classmethod
    def on(cls, clock: Clock, since: float, last: int, today: int, horizon: int) -> Self:
        """Tell it of somebody who was last here on a day, at a time, so many days ahead."""
        morning = clock.end(max(last, today - 1))
        evening = clock.end(today + horizon - 1)
        gone = max(0.0, morning - since) if today - last > 1 else 0.0
        soonest = 0.0 if today == last else clock.end(today) - since
        return cls(since, morning, evening, gone, soonest)


class Fit(Fields):
    """What the visits tell, worked out as far as it is asked.

    Args:
        clock: The customer's own clock.
        gaps: The gaps between their visits on it, newest first.
        away: How long they have been away.
        count: On how many days they came; at least 1.
        every: The owner's own interval, in days.
        shop: The typical gap of the shop's customers, in days.
    """

    clock: Clock
    gaps: list[float]
    away: Away
    count: int
    every: int | None
    shop: float

    @cached_property
    def wait(self) -> Wait:
        """How long they stay away."""
        return Wait(self.gaps, self.shop, max(1, self.every) if self.every else None)

    @property
    def is_far_off(self) -> bool:
        """Whether they are on track and likelier not to come within the horizon, by bounds alone.

        Told from the shortest and the longest gap, and never wrongly: no fit would say otherwise.
        """
        away, gaps = self.away, self.gaps
        return bool(gaps) and is_far_off(
            gaps, self.shop, soonest=away.soonest, evening=away.evening - away.since
        )

    @cached_property
    def _spans(self) -> list[float]:
        return self.wait.by((0.25, 0.5, 0.75, 0.85, 1 - 1.5 / max(self.count, 2)))

    @property
    def usual(self) -> float:
        """The wait by which half of theirs have ended."""
        return self._spans[1]

    @property
    def high(self) -> float:
        """The wait by which three quarters of theirs have ended."""
        return self._spans[2]

    @property
    def late(self) -> bool:
        """Whether they have been away for longer than that."""
        return self.away.gone > self.high

    @property
    def habit(self) -> Habit:
        """How often they come, and on which weekdays."""
        clock, (low, usual, high, *_) = self.clock, self._spans
        return Habit(tuple(clock.came), tuple(clock.week), low, usual, high)

    @property
    def state(self) -> State:
        """Their wait beside those by which a quarter and three quarters of theirs have ended."""
        low, usual, high, most, nearly_all = self._spans
        if self.away.soonest < low:
            return State.ON_TRACK
        if self.away.gone <= high:
            return State.DUE
        lapsed = max(2 * usual, most, nearly_all)
        return State.OVERDUE if self.away.gone <= lapsed else State.LAPSED

    @cached_property
    def _left(self) -> float:
        return self.wait.out(self.away.gone)

    @cached_property
    def alive(self) -> float:
        """How likely they still come, when such a share of their waits is longer than this."""
        stays = 1 - _LOST_PER_VISIT / self.count
        stays *= math.exp(-math.exp(self.wait.curve.centre) / _CUSTOMER_DAYS)
        stays *= 1 - self.wait.out(_CUSTOMER_GAP)
        return stays * self._left / (1 - stays + stays * self._left)

    @cached_property
    def coming(self) -> float:
        """How likely somebody who still comes does so within the horizon."""
        away = self.away
        if away.evening <= away.morning:
            return 0.0
        return max(0.0, 1 - self.wait.out(away.evening - away.since) / self._left)

    def day(self, waited: float) -> date:
        """The day on which they have waited so long since they were here last."""
        return self.clock.day(self.away.since + waited)

    def dates(self) -> tuple[date, date, date]:
        """The likely day of the next visit, and the window around it, given no visit yet."""
        away, clock, late = self.away, self.clock, self.late
        shares = (_EARLY, _SOONER if late else 0.5, _LATE)
        first, likely, last = self.wait.by(shares, away.gone)
        reach = away.gone + _STRETCH * (likely - away.gone) if late else _REACH * likely

        def on(days_out: float) -> date:
            return clock.day(max(away.morning + 1e-6, away.since + days_out))

        start, until = on(first), on(min(last, reach))
        return clock.liked(on(likely), first=start, last=until), start, until
