"""How often somebody comes, when to expect them, and why.

One pure function of the visits, the day and the owner's own interval. Time runs on the customer's
own `clock`; how long they stay away is the `wait`. Somebody not seen yet is still waiting or has
stopped for good; Bayes' rule weighs the two, as in BG/NBD (Fader, Hardie & Lee 2005, "Counting
your customers the easy way").
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from operator import sub

from regulars.fields import Fields, replace
from regulars.rhythm.clock import Clock
from regulars.rhythm.fit import Away, Fit, State
from regulars.rhythm.habit import Habit
from regulars.rhythm.wait import KEPT_GAPS
from regulars.wording import ago, interval

_LEAST_GAP = 0.5  # days
_NO_SHOP = 30.0  # the usual gap in days where nothing is known
_GONE_DAYS, _GONE_GAPS = 14, 3  # nobody is gone who was away for less than these
_FARTHEST = 1100  # nobody looks further ahead than three years


class Rhythm(Fields):
    """How often somebody comes, and what that says about one day.

    What isn't asked of it isn't worked out: a morning asks the dates of thirty out of 500.

    Args:
        day: The day it is told for.
        every: The owner's own interval, in days, if there is one.
        last_visit: The latest day they came.
        visits: On how many days they came.
        used: From how many of these, the latest, it was learnt.
        fit: What was learnt from them; none before the first visit.
        resting: Whether they rest: silent, but remembered.
        first_visit: The earliest day they came.
    """

    day: date
    every: int | None = None
    last_visit: date | None = None
    visits: int = 0
    used: int = 0
    fit: Fit | None = None
    resting: bool = False
    first_visit: date | None = None

    @cached_property
    def state(self) -> State:
        """How their wait stands; `new` with fewer than two visits."""
        if self.resting:
            return State.RESTING
        if not self.fit or self.is_new:
            return State.NEW
        return self.fit.state

    @property
    def is_new(self) -> bool:
        """Whether they were here less than twice, and the owner told no interval."""
        return not self.every and self.visits < 2

    @property
    def every_days(self) -> float | None:
        """Their typical gap, in days; none before the first visit, unless it was told."""
        if self.every:
            return float(self.every)
        return self.fit.usual if self.fit else None

    @cached_property
    def _window(self) -> tuple[date | None, date | None, date | None]:
        return self.fit.dates() if self.fit and not self.resting else (None,) * 3

    @property
    def expected(self) -> date | None:
        """The likely day of the next visit, given that they haven't come yet.

        Nobody who is late is told to be expected on a day ahead; it only ranks and scores them.
        """
        return self._window[0]

    @property
    def start(self) -> date | None:
        """The first day of the window in which the next visit likely falls."""
        return self._window[1]

    @property
    def until(self) -> date | None:
        """The last day of that window."""
        return self._window[2]

    @property
    def was_expected(self) -> date | None:
        """The likely day of the next visit as it was after the last one, once late."""
        return self.fit.day(self.fit.usual) if self.fit and self.late else None

    @property
    def habit(self) -> Habit | None:
        """How often they come and on which weekdays; none before the first visit."""
        return self.fit.habit if self.fit else None

    @property
    def away(self) -> float:
        """For how many days they have been away, those of a closure not counted."""
        return self.fit.away.gone if self.fit else 0.0

    @property
    def late(self) -> bool:
        """Whether that is longer than usual."""
        return bool(self.fit and not self.resting and self.fit.late)

    @property
    def overdue_days(self) -> int:
        """For how many days they have been later than usual."""
        if not self.fit or not self.late or self.is_new:
            return 0
        return max(0, (self.day - self.fit.day(self.fit.high)).days)

    @cached_property
    def chance(self) -> float:
        """How likely they come within the horizon, 0 to 1."""
        return self.fit.alive * self.fit.coming if self.fit and not self.resting else 0.0

    @property
    def may_come(self) -> float:
        """How likely they come within the horizon if they still come at all: the most `chance` is.

        It takes half the reckoning.
        """
        return self.fit.coming if self.fit and not self.resting else 0.0

    @property
    def alive(self) -> float:
        """How likely they still come at all, 0 to 1."""
        return self.fit.alive if self.fit else 0.0

    @property
    def surely_on_track(self) -> bool:
        """Whether a glance is enough to tell that they are on no list: see `Fit.is_far_off`."""
        return bool(self.fit and not self.resting and not self.every and self.fit.is_far_off)

    @property
    def usually(self) -> tuple[int, int]:
        """After how many days a quarter of their waits has ended, and three quarters."""
        return self.habit.days if self.habit else (0, 0)

    @property
    def gone(self) -> bool:
        """Whether they have quietly stopped coming: likelier than not, and not only for a while."""
        if self.away <= _GONE_DAYS or self.state in {State.NEW, State.RESTING}:
            return False
        return self.away > _GONE_GAPS * (self.every_days or 0) and self.alive < 0.5

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
        return replace(self, resting=True)


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
    today = day.toordinal()
    came = sorted({visit.toordinal() for visit in visits})
    if came and came[-1] > today:
        came = [visit for visit in came if visit <= today]
    days = came or ([since.toordinal()] if every and since and since <= day else [])
    if not days:
        return Rhythm(day, every)
    known = days[-KEPT_GAPS - 1 :]
    clock = Clock(known, today + min(horizon, _FARTHEST) + 60, is_open)
    noons = clock.noons(known[::-1])
    gaps = [*map(sub, noons, noons[1:])]
    if min(gaps, default=1.0) < _LEAST_GAP:
        gaps = [max(_LEAST_GAP, gap) for gap in gaps]
    away = Away.on(clock, noons[0], known[-1], today, horizon)
    fit = Fit(clock, gaps, away, len(days), every, max(1.0, usual_gap or _NO_SHOP))
    if not came:
        return Rhythm(day, every, fit=fit)
    first, last = date.fromordinal(came[0]), date.fromordinal(came[-1])
    return Rhythm(day, every, last, len(came), len(known), fit, first_visit=first)


def usual_gap(visits_of_all: Iterable[Iterable[date]]) -> float | None:
    """Give the typical gap of a shop's customers: the median of their median gaps.

    Args:
        visits_of_all: The visits of each customer; those with fewer than three tell nothing yet.

    Returns:
        Days, or none where nobody came three times.
    """
    known = [sorted({day.toordinal() for day in visits}) for visits in visits_of_all]
    own = [_middle([*map(sub, days[1:], days)]) for days in known if len(days) >= 3]
    return _middle(own) if own else None


def _middle(numbers: Sequence[float]) -> float:
    """The median; `statistics` has one, and half a bare Python of fractions and decimals."""
    ordered, half = sorted(numbers), len(numbers) // 2
    return float(ordered[half] if len(numbers) % 2 else (ordered[half - 1] + ordered[half]) / 2)
