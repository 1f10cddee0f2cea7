"""How long one customer stays away: a mixture of three stories.

- The curve: a log-logistic wait (Fisk 1961), likeliest around the usual gap, with a slow tail;
  centre and spread are the person's own, shrunk towards the shop's by how little is known.
- Their own gaps, each blurred a little (a kernel estimate in log days, Silverman 1986).
- Chance: visits at a constant rate that is itself uncertain (the Pareto wait of Lomax 1954, as in
  BG/NBD), the more so the less regular they are.

Dates average the quantiles of the curve and of the person's own gaps (Ratcliff 1979, "Vincent
averaging"), which keeps the window of a regular narrow.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import mul

KEPT_GAPS = 60  # the newest; what is older weighs next to nothing
_PACE = [math.pow(0.5, age / 8) for age in range(KEPT_GAPS)]  # how often: halves every 8 visits
_HABIT = [math.pow(0.5, age / 20) for age in range(KEPT_GAPS)]  # how regular: changes more slowly
# What so many gaps weigh in all.
_PACES = list(accumulate(_PACE, initial=0.0))
_HABITS = list(accumulate(_HABIT, initial=0.0))
_FREE_SPREAD = 1.3  # of log gaps, to begin with: as if by pure chance (pi / sqrt 6)
_SET_SPREAD = 0.2  # to begin with where the owner set an interval: keeps appointments
_ODD = math.log(4)  # a gap off by a factor of four or more is odd, however far off
_NOISE = 0.05  # variance added to one gap: days are whole, no spread is ever nothing
_SKIP = 0.05  # one turn in twenty is skipped, and the wait is twice the usual
_BLUR = 0.6  # of the spread: how far each own gap is blurred
_BY_CHANCE = 0.7  # weight of chance for the wholly irregular
_RATE_GAPS = 3.0  # their rate is never surer than three gaps make it: pace changes
_NOTHING = 1e-9  # days: whoever is in today has not been away
_CURVE_CHANCE, _CURVE_DATES = 6.0, 2.0  # own gaps the curve weighs; dates are the person's own


class Curve:
    """The first story: a wait around a usual one, now and then twice as long.

    Args:
        centre: The log of the usual wait, in days.
        spread: The standard deviation of the log of the wait.
    """

    def __init__(self, centre: float, spread: float) -> None:
        """Turn the spread into the steepness of the curve."""
        self.centre = centre
        self.shape = math.pi / (spread * math.sqrt(3))

    def out(self, log: float) -> float:
        """The share of waits that are longer than so many days, told as their log."""
        half = self.shape / 2
        late = (log - self.centre) * half
        skipping = math.tanh(math.log(2) * half - late)
        return (1 - (1 - _SKIP) * math.tanh(late) + _SKIP * skipping) / 2

    def by(self, shares: Sequence[float], gone: float) -> list[float]:
        """The logs of the waits by which such shares have come, of those still out at `gone`."""
        shape, usual, twice = self.shape, self.centre, self.centre + math.log(2)
        if not gone:
            return [usual + math.log(share / (1 - share)) / shape for share in shares]
        late = math.exp(min(700.0, (math.log(gone) - usual) * shape))
        later = math.exp(min(700.0, (math.log(gone) - twice) * shape))
        # The longer they are out, the likelier they skipped a turn.
        skipped = _SKIP * (1 / (1 + later))
        skipped /= skipped + (1 - _SKIP) * (1 / (1 + late))
        found = []
        for share in shares:
            log = usual + math.log((share + late) / (1 - share)) / shape
            other = twice + math.log((share + later) / (1 - share)) / shape
            found.append(log + skipped * (other - log))
        return found


class OwnGaps:
    """The second story: as they came, so they will come, the newest gaps counting most.

    Args:
        gaps: Their gaps in days, newest first.
        logs: The logs of these.
        pace: What they weigh in all for how often somebody comes.
        shape: The steepness of the curve, from which follows how far each gap is blurred.
    """

    def __init__(self, gaps: list[float], logs: list[float], pace: float, shape: float) -> None:
        """Sort the gaps, and add up what each weighs for how regular they are."""
        self.logs, self.weight, self.half = logs, pace, shape / 2 / _BLUR
        # The shortest first, and of equal ones the oldest.
        order = sorted(range(len(gaps) - 1, -1, -1), key=gaps.__getitem__)
        self.gaps = [gaps[age] for age in order]
        self.sums = [0.0, *accumulate([_HABIT[age] for age in order])]
        # At which cumulated weight each gap stands.
        self.middles = [(a + b) / 2 for a, b in zip(self.sums, self.sums[1:], strict=False)]

    def out(self, log: float) -> float:
        """The weight of the blurred gaps that are longer than so many days, told as their log."""
        half = self.half
        back: float = sum(map(mul, _PACE, [math.tanh((log - own) * half) for own in self.logs]))
        return (self.weight - back) / 2

    def by(self, shares: Sequence[float], gone: float) -> tuple[list[float], float]:
        """The gaps by which such shares have come, of those beyond `gone`, and what these weigh."""
        first = bisect_right(self.gaps, gone)
        before, weight = self.sums[first], self.sums[-1] - self.sums[first]
        if weight <= 0:
            return [], 0.0
        return [self._at(first, before + share * weight) for share in shares], weight

    def _at(self, first: int, target: float) -> float:
        """The gap at a cumulated weight, of those from `first` on; straight between two."""
        after = bisect_left(self.middles, target, first)
        if after == first or after == len(self.gaps):
            return self.gaps[min(after, len(self.gaps) - 1)]
        low, high = self.middles[after - 1], self.middles[after]
        step = (target - low) / (high - low)
        return self.gaps[after - 1] + step * (self.gaps[after] - self.gaps[after - 1])


class Chance:
    """The third story: whoever comes as they please, at a rate that is only roughly known.

    Args:
        pace: So many gaps are known, the older ones counting less.
        days: How long these took, and those of the shop that are counted beside them.
        gaps: How many these are.
    """

    def __init__(self, pace: float, days: float, gaps: float) -> None:
        """Make the rate as uncertain as so few gaps leave it."""
        self.shape = min(_RATE_GAPS, pace + 1)
        self.scale = self.shape * days / gaps

    def out(self, days: float) -> float:
        """The share of waits that are longer than `days`."""
        return math.pow(self.scale / (self.scale + days), self.shape)


class Wait:
    """How long one customer stays away, in waiting days.

    Attributes:
        curve: The story of a usual wait.
        own: The story of their own gaps; none where the owner set the interval.
        chance: The story of somebody who comes as they please.
        by_chance: What chance weighs: the more, the less regular they are.
    """

    def __init__(self, gaps: list[float], shop: float, every: int | None) -> None:
        """Fit the three stories to the gaps, newest first.

        An owner's interval `every` is the centre as it stands; the gaps then only tell the
        spread around it.
        """
        logs = list(map(math.log, gaps))
        pace = _PACES[len(gaps)]
        # Beside their first gap the shop's counts twice, beside their tenth hardly more than once.
        told = 1 + 1 / max(1, len(gaps))
        mean = (sum(map(mul, _PACE, logs)) + told * math.log(shop)) / (pace + told)
        centre = math.log(every) if every else mean
        spread = _spread([log - centre for log in logs], _SET_SPREAD if every else _FREE_SPREAD)
        spread *= math.sqrt(1 + 1 / (pace + 1))  # the centre is a guess too
        self.curve = Curve(centre, spread)
        own = gaps and not every
        self.own = OwnGaps(gaps, logs, pace, self.curve.shape) if own else None
        self.chance = Chance(pace, sum(map(mul, _PACE, gaps)) + told * shop, pace + told)
        self.by_chance = _BY_CHANCE * min(1.0, spread / _FREE_SPREAD) ** 2

    def out(self, days: float) -> float:
        """The share of waits that are longer than `days`."""
        if days <= 0:
            return 1.0
        log = math.log(days)
        wait = self.curve.out(log)
        if own := self.own:
            wait = (_CURVE_CHANCE * wait + own.out(log)) / (_CURVE_CHANCE + own.weight)
        return (1 - self.by_chance) * wait + self.by_chance * self.chance.out(days)

    def by(self, shares: Sequence[float], gone: float = 0.0) -> list[float]:
        """The waits by which such shares have come, of those still out after `gone` days."""
        logs = self.curve.by(shares, gone)
        if self.own:
            gaps, weight = self.own.by(shares, gone)
            both = zip(logs, gaps, strict=False)  # none where none of theirs was so long
            logs = [
                (_CURVE_DATES * log + weight * math.log(gap)) / (_CURVE_DATES + weight)
                for log, gap in both
            ] or logs
        return [math.exp(min(log, 16.0)) for log in logs]  # 24,000 years will do


def is_far_off(gaps: Sequence[float], shop: float, *, soonest: float, evening: float) -> bool:
    """Tell whether somebody surely is on track, and likelier not to come by an evening.

    Told from the shortest and the longest gap alone, at a tenth of the cost of the fit. What it
    bounds, with `Wait` beside it:

    - Each story has more than half still out by `evening`, so that the mixture has: the curve
      where its centre lies later, their own gaps where all are longer, chance by the shortest mean.
    - A quarter has come only after `soonest`: the centre is no earlier than that of a customer
      whose gaps all are the shortest, the spread no wider than from end to end.

    Args:
        gaps: Their gaps in waiting days; at least one.
        shop: The typical gap of the shop's customers, in days.
        soonest: How long they will have been away if they come today.
        evening: How long by the evening that is asked about.
    """
    shortest, longest, count = min(gaps), max(gaps), len(gaps)
    if evening > shortest:
        return False
    pace, habit, told = _PACES[count], _HABITS[count], 1 + 1 / count
    log = math.log(shortest)
    centre = (pace * log + told * math.log(shop)) / (pace + told)
    if math.log(max(_NOTHING, evening)) > centre:
        return False
    mean = (pace * shortest + told * shop) / (pace + told)
    shape = min(_RATE_GAPS, pace + 1)
    if math.pow(1 + evening / (shape * mean), -shape) <= 0.5:
        return False
    off = min(_ODD, math.log(max(longest, shop)) - math.log(min(shortest, shop)))
    spread = math.log(off * off + _NOISE / habit) / 2
    spread = math.exp((habit * spread + math.log(_FREE_SPREAD)) / (habit + 1))
    spread *= math.sqrt(1 + 1 / (pace + 1))
    quarter = centre - math.log(3) * spread * math.sqrt(3) / math.pi
    low = (_CURVE_DATES * quarter + habit * log) / (_CURVE_DATES + habit)
    return math.log(max(_NOTHING, soonest)) < low


def _spread(off: list[float], to_begin_with: float) -> float:
    """The spread of log gaps, from how far each is off the centre, newest first."""
    spread = math.log(to_begin_with)
    if off:
        habit = _HABITS[len(off)]
        squares = [x * x if -_ODD < x < _ODD else _ODD * _ODD for x in off]
        variance = (sum(map(mul, _HABIT, squares)) + _NOISE) / habit
        spread = (habit * math.log(variance) / 2 + spread) / (habit + 1)
    return math.exp(spread)
