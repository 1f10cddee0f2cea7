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
from regulars.rhythm.habit import Habit
from regulars.rhythm.wait import KEPT_GAPS, Wait
from regulars.wording import ago, interval

_NO_SHOP = 30.0  # the usual gap in days where nothing is known
_LOST_PER_VISIT = 0.1  # after n visits 1 in 10n stops: newcomers try a shop and go
_CUSTOMER_DAYS = 2000.0  # people move and change: a customer lasts five years or so
_CUSTOMER_GAP = 180.0  # whoever would only come after half a year is no customer any more
_EARLY, _LATE, _REACH = 0.08, 0.86, 2.2  # window: these shares, at most 2.2 × the likely wait
_SOONER, _STRETCH = 0.45, 2.5  # once late: this share is likely, at most 2.5 × that from now on
_GONE_DAYS, _GONE_GAPS = 14, 3  # nobody is gone who was away for less than these
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
        expected: The likely day of the next visit, given that they haven't come yet. Nobody who
            is late is told to be expected on a day ahead; it only ranks and scores them.
        start: The first day of the window in which the next visit likely falls.
        until: Its last day.
        was_expected: The likely day of the next visit as it was after the last one, once late.
        habit: How often they come and on which weekdays; none before the first visit.
        away: For how many days they have been away, those of a closure not counted.
        late: Whether that is longer than usual.
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
    was_expected: date | None = None
    habit: Habit | None = None
    away: float = 0.0
    late: bool = False
    overdue_days: int = 0
    chance: float = 0.0
    alive: float = 0.0

    @property
    def usually(self) -> tuple[int, int]:
        """After how many days a quarter of their waits has ended, and three quarters."""
        return self.habit.days if self.habit else (0, 0)

    @property
    def gone(self) -> bool:
        """Whether they have quietly stopped coming: likelier than not, and not only for a while."""
        if self.state in {State.NEW, State.RESTING} or self.alive >= 0.5:
            return False
        return self.away > max(_GONE_DAYS, _GONE_GAPS * (self.every_days or 0))

    @property
    def turn(self) -> str:
        """How often they come: `every 9–16 days`, `on Saturdays`."""
        if self.every:
            return f"every {interval(self.every)}, as you set it"
        if self.visits < 2:
            return "here once" if self.visits else ""
        return str(self.habit)

    @property
    def often(self) -> str:
        """The same as one would say it of anybody: `usually every 9–16 days`."""
        if self.every or self.visits < 2:
            return self.turn
        return f"{'used to come' if self.gone else 'usually'} {self.turn}"

    @property
    def why(self) -> str:
        """The reason: how often they come, and when they were last here."""
        return self._reason(self.often)

    @property
    def brief(self) -> str:
        """The same where "usually" goes without saying: of whoever is expected this week."""
        return self._reason(self.turn)

    def _reason(self, often: str) -> str:
        if self.state == State.RESTING:
            return "resting"
        last = self.last_visit
        here = f"last here {ago(last, today=self.day)}" if last else "no visit yet"
        return "; ".join(filter(None, (often, here)))

    def rest(self) -> "Rhythm":
        """Give the rhythm of somebody who isn't expected any more: silent, but remembered."""
        silent = replace(self, state=State.RESTING, late=False, overdue_days=0, chance=0.0)
        return replace(silent, expected=None, start=None, until=None, was_expected=None)


def rhythm(
    visits: Iterable[date],
    day: date,
    every: int | None = None,
    usual_gap: float | None = None,
    *,
    horizon: int = 7,
    is_open: Callable[[date], bool] | None = None,
    since: date | None = None,
) -> Rhythm:
    """Tell from somebody's visits how often they come and whether they are due.

    Args:
        visits: The days they came, in any order; several a day count once, later ones not.
        day: The morning it is told for, or later that day: a visit on it counts.
        every: The owner's own interval, in days; it is taken as their typical gap.
        usual_gap: The typical gap of the shop's customers, in days, to begin with.
        horizon: Over how many days, `day` the first, the chance of a visit is told.
        is_open: Whether the shop is open on a day; without it, every day.
        since: The day on which `every` was written down: it counts from then on until they come.

    Returns:
        Their rhythm on that day.
    """
    came = sorted({visit for visit in visits if visit <= day})
    days = came or ([since] if every and since and since <= day else [])
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
    new, late = count < 2 and not every, away.gone > high
    lapsed = max(2 * usual, most, nearly_all)
    was_expected = clock.day(noons[0] + usual) if late else None
    over = (day - clock.day(noons[0] + high)).days if late and not new else 0
    expected, start, until = _dates(clock, wait, away, late=late)
    return Rhythm(
        day,
        every,
        state=State.NEW if new else _state(away, low, high, lapsed),
        last_visit=came[-1] if came else None,
        visits=len(came),
        used=len(known) if came else 0,
        every_days=float(every) if every else usual,
        expected=expected,
        start=start,
        until=until,
        was_expected=was_expected,
        habit=Habit(tuple(clock.came), tuple(clock.week), low, usual, high),
        away=away.gone,
        late=late,
        overdue_days=max(0, over),
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


def _dates(clock: Clock, wait: Wait, away: _Away, *, late: bool) -> tuple[date, date, date]:
    """The likely day of the next visit, and the window around it, given no visit yet."""
    shares = (_EARLY, _SOONER if late else 0.5, _LATE)
    first, likely, last = wait.by(shares, away.gone)
    reach = away.gone + _STRETCH * (likely - away.gone) if late else _REACH * likely

    def on(days_out: float) -> date:
        return clock.day(max(away.morning + 1e-6, away.since + days_out))

    start, until = on(first), on(min(last, reach))
    return clock.liked(on(likely), first=start, last=until), start, until
