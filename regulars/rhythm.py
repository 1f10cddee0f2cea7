"""How often somebody comes, when to expect them, and why.

One pure function of the visits, the day and the owner's own interval. The time between two visits
is taken to follow a log-logistic distribution: a typical gap, and how far it strays from it.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Literal

from regulars.wording import ago, span, span_range

State = Literal["new", "on-track", "due", "overdue", "lapsed", "resting"]

# The typical gap, in days, of somebody of whom nothing is known, in a shop of which nothing is.
_UNKNOWN_GAP = 30.0
# How widely gaps stray (the deviation of their logarithm) before there are any to learn it from,
# and when the owner has said how often they come.
_UNKNOWN_SPREAD, _TOLD_SPREAD = 1.3, 0.35
# After so many visits a gap counts half: people change their ways.
_HALF_LIFE = 6
# The older gaps would count less than 1 in 1,000.
_LATEST = 61


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often somebody comes, and what that says about one day.

    Args:
        state: `new` with fewer than two visits; `due` within their usual span, `overdue` after it.
        last_visit: The latest day they came.
        visits: On how many days they came.
        every_days: Their typical gap, in days; none before the first visit, unless it was told.
        expected: The likeliest day of the next visit, given that they haven't come yet.
        start: The first day of the span in which the next visit likely falls.
        until: Its last day.
        overdue_days: For how many days they have been later than usual.
        chance: How likely they come within 7 days, 0 to 1.
        often: How often they come, as one would say it: `usually every 9–16 days`.
        why: The reason: how often they come, and when they were last here.
    """

    state: State
    last_visit: date | None
    visits: int
    every_days: float | None
    expected: date | None
    start: date | None
    until: date | None
    overdue_days: int
    chance: float
    often: str
    why: str

    def rest(self) -> "Rhythm":
        """Give the rhythm of somebody who isn't expected any more: silent, but remembered."""
        return Rhythm(
            state="resting",
            last_visit=self.last_visit,
            visits=self.visits,
            every_days=self.every_days,
            expected=None,
            start=None,
            until=None,
            overdue_days=0,
            chance=0.0,
            often=self.often,
            why="resting",
        )


def rhythm(
    visits: Iterable[date],
    day: date,
    every: int | None = None,
    usual_gap: float | None = None,
    horizon: int = 7,
) -> Rhythm:
    """Tell from somebody's visits how often they come and whether they are due.

    Args:
        visits: The days they came, in any order; those after `day` are passed over.
        day: The day to tell it for.
        every: The owner's own interval, in days; it is taken as their typical gap.
        usual_gap: The typical gap of the shop's customers, in days.
        horizon: For how many days ahead to give the chance.

    Returns:
        Their rhythm on that day.
    """
    days = sorted({visit for visit in visits if visit <= day})
    if not days:
        often = f"every {span(every)}, as you set it" if every else ""
        return Rhythm("new", None, 0, every, None, None, None, 0, 0.0, often, "no visit yet")
    gaps = [(after - before).days for before, after in pairwise(days[-_LATEST:])]
    curve = _fit(gaps, every, usual_gap or _UNKNOWN_GAP)
    last, away = days[-1], (day - days[-1]).days
    low, high = round(curve.when(0.25)), round(curve.when(0.75))
    lapsed_after = max(3 * curve.typical, curve.when(0.85), curve.when(1 - 1.5 / max(2, len(days))))
    still_out = curve.out(away - 0.5)
    state: State = (
        "new" if len(days) == 1
        else "lapsed" if away > lapsed_after
        else "overdue" if away > high
        else "due" if away >= max(1, low)
        else "on-track"
    )  # fmt: skip
    often = _often(state, (max(1, low), max(1, high)), every)
    return Rhythm(
        state=state,
        last_visit=last,
        visits=len(days),
        every_days=float(every) if every else round(curve.typical, 1),
        expected=max(day, _later(last, curve.when(1 - still_out / 2))),
        start=max(day, _later(last, curve.when(1 - 0.85 * still_out))),
        until=max(day, _later(last, curve.when(1 - 0.15 * still_out))),
        overdue_days=max(0, away - high) if state in {"overdue", "lapsed"} else 0,
        chance=round(_chance(curve, len(days), away, horizon), 3),
        often=often,
        why="; ".join(filter(None, (often, f"last here {ago(last, day)}"))),
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


@dataclass(frozen=True, slots=True)
class _Curve:
    """A log-logistic distribution of the days until the next visit.

    Args:
        typical: Its median, in days.
        shape: The higher, the more regular.
    """

    typical: float
    shape: float

    def out(self, days: float) -> float:
        """The share of gaps that are longer than so many days."""
        return 1 / (1 + float((max(0.0, days) / self.typical) ** self.shape))

    def when(self, share: float) -> float:
        """The day by which such a share of gaps has ended."""
        share = min(share, 1 - 1e-9)  # the last ones come back after years
        return self.typical * float((share / (1 - share)) ** (1 / self.shape))


def _fit(gaps: list[int], every: int | None, shop_gap: float) -> _Curve:
    """Weigh somebody's own gaps, the latest most, with what is usual in the shop."""
    logs = [math.log(gap) for gap in reversed(gaps)]
    weights = [0.5 ** (i / _HALF_LIFE) for i in range(len(logs))]
    total = sum(weights)
    mean = sum(w * x for w, x in zip(weights, logs, strict=True))
    centre = math.log(every) if every else (mean + math.log(shop_gap)) / (total + 1)
    log_spread = math.log(_TOLD_SPREAD if every else _UNKNOWN_SPREAD)
    if logs:
        squares = sum(w * (x - centre) ** 2 for w, x in zip(weights, logs, strict=True))
        own = math.log((squares + 0.05) / total) / 2
        log_spread = (total * own + 3 * log_spread) / (total + 3)
    # The deviation of a logistic distribution is π/√3 times its scale.
    return _Curve(math.exp(centre), math.pi / (math.exp(log_spread) * math.sqrt(3)))


def _chance(curve: _Curve, visits: int, away: int, horizon: int) -> float:
    """How likely they come within the horizon: that they still do at all, and then by that day."""
    still_out = curve.out(away - 0.5)
    stopped = 0.3 / visits
    alive = (1 - stopped) * still_out / (stopped + (1 - stopped) * still_out)
    return alive * (1 - curve.out(away + horizon - 0.5) / still_out) if still_out else 0.0


def _later(day: date, days: float) -> date:
    """The day so many days later, or the last that the calendar has."""
    left = (date.max - day).days
    return day + timedelta(days=round(min(days, left)))


def _often(state: State, usually: tuple[int, int], every: int | None) -> str:
    """How often they come, as one would say it over the counter."""
    if every:
        return f"every {span(every)}, as you set it"
    if state == "new":
        return "here once"
    return f"{'used to come' if state == 'lapsed' else 'usually'} every {span_range(*usually)}"
