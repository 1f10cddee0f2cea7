"""How often somebody comes, when to expect them, and why.

One pure function of the visits, the day and the owner's own interval. Time runs on the customer's
own `clock`; how long they stay away is the `wait`. Somebody not seen yet is still waiting or has
stopped for good; Bayes' rule weighs the two, as in BG/NBD (Fader, Hardie & Lee 2005, "Counting
your customers the easy way").
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise
from operator import sub
from statistics import median
from typing import NamedTuple

from regulars.rhythm.clock import Clock
from regulars.rhythm.wait import KEPT_GAPS, Wait
from regulars.wording import ago, span, span_range

_NO_SHOP = 30.0  # the usual gap in days where nothing is known
_LOST_PER_VISIT = 0.1  # after n visits 1 in 10n stops: newcomers try a shop and go
_CUSTOMER_DAYS = 2000.0  # people move and change: a customer lasts five years or so
_CUSTOMER_GAP = 180.0  # whoever would only come after half a year is no customer any more
_EARLY, _LATE, _REACH = 0.08, 0.86, 2.2  # window: these shares, at most 2.2 × the likely wait
_FARTHEST = 1100  # nobody looks further ahead than three years


class State(StrEnum):
    """How a wait stands beside the usual one."""

    NEW = "new"
    ON_TRACK = "on-track"
    DUE = "due"
    OVERDUE = "overdue"
    LAPSED = "lapsed"
    RESTING = "resting"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often somebody comes, and what that says about one day.

    Args:
        day: The day it is told for.
        every: The owner's own interval, in days, if there is one.
        state: `new` with fewer than two visits; `due` within their usual span, `overdue` after it.
        last_visit: The latest day they came.
        visits: On how many days they came.
        used: From how many of these, the latest, it was learnt.
        every_days: Their typical gap, in days; none before the first visit, unless it was told.
        expected: The likely day of the next visit, given that they haven't come yet.
        start: The first day of the window in which the next visit likely falls.
        until: Its last day.
        usually: After how many days a quarter of their waits has ended, and three quarters.
        overdue_days: For how many days they have been later than usual.
        chance: How likely they come within the horizon, 0 to 1.
        alive: How likely they still come at all, 0 to 1.
    """

    day: date
    every: int | None = None
    state: State = State.NEW
    last_visit: date | None = None
    visits: int = 0
    used: int = 0
    every_days: float | None = None
    expected: date | None = None
    start: date | None = None
    until: date | None = None
    usually: tuple[int, int] = (0, 0)
    overdue_days: int = 0
    chance: float = 0.0
    alive: float = 0.0

    @property
    def habit(self) -> str:
        """How often they come: `every 9–16 days`."""
        if self.every:
            return f"every {span(self.every)}, as you set it"
        if self.visits < 2:
            return "here once" if self.visits else ""
        return f"every {span_range(*self.usually)}"

    @property
    def often(self) -> str:
        """The same as one would say it of anybody: `usually every 9–16 days`."""
        if self.every or self.visits < 2:
            return self.habit
        return f"{'used to come' if self.state == State.LAPSED else 'usually'} {self.habit}"

    @property
    def why(self) -> str:
        """The reason: how often they come, and when they were last here."""
        return self._reason(self.often)

    @property
    def brief(self) -> str:
        """The same where "usually" goes without saying: of whoever is expected this week."""
        return self._reason(self.habit)

    def _reason(self, often: str) -> str:
        if self.state == State.RESTING:
            return "resting"
        if self.last_visit is None:
            return "no visit yet"
        return f"{often}; last here {ago(self.last_visit, self.day)}"

    def rest(self) -> "Rhythm":
        """Give the rhythm of somebody who isn't expected any more: silent, but remembered."""
        silent = replace(self, state=State.RESTING, overdue_days=0, chance=0.0)
        return replace(silent, expected=None, start=None, until=None)


def rhythm(
    visits: Iterable[date],
    day: date,
    every: int | None = None,
    usual_gap: float | None = None,
    *,
    horizon: int = 7,
    is_open: Callable[[date], bool] | None = None,
) -> Rhythm:
    """Tell from somebody's visits how often they come and whether they are due.

    Args:
        visits: The days they came, in any order; several a day count once, later ones not.
        day: The morning it is told for, or later that day: a visit on it counts.
        every: The owner's own interval, in days; it is taken as their typical gap.
        usual_gap: The typical gap of the shop's customers, in days, to begin with.
        horizon: Over how many days, `day` the first, the chance of a visit is told.
        is_open: Whether the shop is open on a day; without it, every day.

    Returns:
        Their rhythm on that day.
    """
    days = sorted({visit for visit in visits if visit <= day})
    if not days:
        return Rhythm(day, every, every_days=float(every) if every else None)
    known, count = [visit.toordinal() for visit in days[-KEPT_GAPS - 1 :]], len(days)
    clock = Clock(known, day.toordinal() + min(horizon, _FARTHEST) + 60, is_open)
    noons = clock.noons(known[::-1])
    gaps = [max(0.5, gap) for gap in map(sub, noons, noons[1:])]
    wait = Wait(gaps, max(1.0, usual_gap or _NO_SHOP), max(1, every) if every else None)
    away = _away(clock, noons[0], known[-1], day.toordinal(), horizon)
    left = wait.out(away.gone)
    alive = _alive(wait, left, count)
    low, usual, high, most, nearly_all = wait.by((0.25, 0.5, 0.75, 0.85, 1 - 1.5 / max(count, 2)))
    lapsed = max(2 * usual, most, nearly_all)
    state = _state(away, low, high, lapsed) if count > 1 else State.NEW
    late = clock.day(noons[0] + high) if count > 1 and away.gone > high else day
    expected, start, until = _dates(clock, wait, away)
    return Rhythm(
        day,
        every,
        state=state,
        last_visit=days[-1],
        visits=count,
        used=len(known),
        every_days=float(every) if every else usual,
        expected=expected,
        start=start,
        until=until,
        usually=(_after(clock, noons[0], known[-1], low), _after(clock, noons[0], known[-1], high)),
        overdue_days=max(0, (day - late).days),
        chance=alive * _coming(wait, away, left),
        alive=alive,
    )


def usual_gap(visits_of_all: Iterable[Iterable[date]]) -> float | None:
    """Give the typical gap of a shop's customers: the median of their median gaps.

    Args:
        visits_of_all: The visits of each customer; those with fewer than three tell nothing yet.

    Returns:
        Days, or none where nobody came three times.
    """
    known = [sorted(set(visits)) for visits in visits_of_all]
    own = [
        median((after - before).days for before, after in pairwise(days))
        for days in known
        if len(days) >= 3
    ]
    return float(median(own)) if own else None


class _Away(NamedTuple):
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


def _away(clock: Clock, since: float, last: int, today: int, horizon: int) -> _Away:
    """Tell how long somebody has been away who was last here on a day, at a time."""
    morning = clock.end(max(last, today - 1))
    evening = clock.end(today + horizon - 1)
    gone = max(0.0, morning - since) if today - last > 1 else 0.0
    soonest = 0.0 if today == last else clock.end(today) - since
    return _Away(since, morning, evening, gone, soonest)


def _alive(wait: Wait, left: float, visits: int) -> float:
    """How likely somebody still comes, when such a share of their waits is longer than this."""
    stays = 1 - _LOST_PER_VISIT / visits
    stays *= math.exp(-math.exp(wait.curve.centre) / _CUSTOMER_DAYS)
    stays *= 1 - wait.out(_CUSTOMER_GAP)
    return stays * left / (1 - stays + stays * left)


def _coming(wait: Wait, away: _Away, left: float) -> float:
    """How likely somebody who still comes does so within the horizon."""
    if away.evening <= away.morning:
        return 0.0
    return max(0.0, 1 - wait.out(away.evening - away.since) / left)


def _state(away: _Away, low: float, high: float, lapsed: float) -> State:
    """Name a wait beside those by which a quarter and three quarters of theirs have ended."""
    if away.soonest < low:
        return State.ON_TRACK
    if away.gone <= high:
        return State.DUE
    return State.OVERDUE if away.gone <= lapsed else State.LAPSED


def _dates(clock: Clock, wait: Wait, away: _Away) -> tuple[date, date, date]:
    """The likely day of the next visit, and the window around it, given no visit yet."""
    first, likely, last = wait.by((_EARLY, 0.5, _LATE), away.gone)

    def on(days_out: float) -> date:
        return clock.day(max(away.morning + 1e-6, away.since + days_out))

    return on(likely), on(first), on(min(last, _REACH * likely))


def _after(clock: Clock, since: float, last: int, wait: float) -> int:
    """After how many open days a wait ends."""
    return max(1, clock.days_between(last, clock.day(since + wait).toordinal()))
