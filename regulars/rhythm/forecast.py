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
from itertools import pairwise
from operator import sub
from statistics import median
from typing import Literal

from regulars.rhythm.clock import Clock
from regulars.rhythm.wait import KEPT_GAPS, Wait
from regulars.wording import ago, span, span_range

State = Literal["new", "on-track", "due", "overdue", "lapsed", "resting"]

_NO_SHOP = 30.0  # the usual gap in days where nothing is known
_LOST_PER_VISIT = 0.1  # after n visits 1 in 10n stops: newcomers try a shop and go
_CUSTOMER_DAYS = 2000.0  # people move and change: a customer lasts five years or so
_CUSTOMER_GAP = 180.0  # whoever would only come after half a year is no customer any more
_EARLY, _LATE, _REACH = 0.08, 0.86, 2.2  # window: these shares, at most 2.2 × the likely wait
_FARTHEST = 1100  # nobody looks further ahead than three years


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often somebody comes, and what that says about one day.

    Args:
        day: The day it is told for.
        every: The owner's own interval, in days, if there is one.
        state: `new` with fewer than two visits; `due` within their usual span, `overdue` after it.
        last_visit: The latest day they came.
        visits: On how many days they came.
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
    state: State = "new"
    last_visit: date | None = None
    visits: int = 0
    every_days: float | None = None
    expected: date | None = None
    start: date | None = None
    until: date | None = None
    usually: tuple[int, int] = (0, 0)
    overdue_days: int = 0
    chance: float = 0.0
    alive: float = 0.0

    @property
    def often(self) -> str:
        """How often they come, as one would say it: `usually every 9–16 days`."""
        if self.every:
            return f"every {span(self.every)}, as you set it"
        if self.visits < 2:
            return "here once" if self.visits else ""
        usually = "used to come" if self.state == "lapsed" else "usually"
        return f"{usually} every {span_range(*self.usually)}"

    @property
    def why(self) -> str:
        """The reason: how often they come, and when they were last here."""
        if self.state == "resting":
            return "resting"
        if self.last_visit is None:
            return "no visit yet"
        return f"{self.often}; last here {ago(self.last_visit, self.day)}"

    def rest(self) -> "Rhythm":
        """Give the rhythm of somebody who isn't expected any more: silent, but remembered."""
        silent = replace(self, state="resting", overdue_days=0, chance=0.0)
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
    today, known = day.toordinal(), [visit.toordinal() for visit in days[-KEPT_GAPS - 1 :]]
    last, count = known[-1], len(days)
    clock = Clock(known, today + min(horizon, _FARTHEST) + 60, is_open)
    noons = clock.noons(known[::-1])
    gaps = [max(0.5, gap) for gap in map(sub, noons, noons[1:])]
    wait = Wait(gaps, max(1.0, usual_gap or _NO_SHOP), max(1, every) if every else None)

    morning = clock.end(max(last, today - 1))
    evening = clock.end(today + horizon - 1)
    gone = max(0.0, morning - noons[0]) if today - last > 1 else 0.0
    left = wait.out(gone)
    alive = _alive(wait, left, count)
    coming = max(0.0, 1 - wait.out(evening - noons[0]) / left) if evening > morning else 0.0

    def on(days_out: float) -> date:
        return clock.day(max(morning + 1e-6, noons[0] + days_out))

    def after(days_out: float) -> int:
        return max(1, clock.days_between(last, clock.day(noons[0] + days_out).toordinal()))

    low, usual, high = wait.by(0.25), wait.by(0.5), wait.by(0.75)
    lapsed = max(2 * usual, wait.by(0.85), wait.by(1 - 1.5 / max(count, 2)))
    soonest = 0.0 if today == last else clock.end(today) - noons[0]
    state = "new" if count < 2 else _state(soonest, gone, (low, high, lapsed))
    overdue = (day - clock.day(noons[0] + high)).days if state in {"overdue", "lapsed"} else 0
    likely = wait.by(0.5, gone)
    return Rhythm(
        day,
        every,
        state=state,
        last_visit=days[-1],
        visits=count,
        every_days=float(every) if every else usual,
        expected=on(likely),
        start=on(wait.by(_EARLY, gone)),
        until=on(min(wait.by(_LATE, gone), _REACH * likely)),
        usually=(after(low), after(high)),
        overdue_days=max(0, overdue),
        chance=alive * coming,
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


def _alive(wait: Wait, left: float, visits: int) -> float:
    """How likely somebody still comes, when such a share of their waits is longer than this."""
    stays = (1 - _LOST_PER_VISIT / visits) * math.exp(-math.exp(wait.centre) / _CUSTOMER_DAYS)
    stays *= 1 - wait.out(_CUSTOMER_GAP)
    return stays * left / (1 - stays + stays * left)


def _state(soonest: float, gone: float, bounds: tuple[float, float, float]) -> State:
    """Name a wait that lies between `gone` and, if they come today, `soonest`."""
    low, high, lapsed = bounds
    if soonest < low:
        return "on-track"
    return "due" if gone <= high else "overdue" if gone <= lapsed else "lapsed"
