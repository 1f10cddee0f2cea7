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
from itertools import accumulate, pairwise
from operator import mul

KEPT_GAPS = 60  # the newest; what is older weighs next to nothing
_PACE = [math.pow(0.5, age / 8) for age in range(KEPT_GAPS)]  # how often: halves every 8 visits
_HABIT = [math.pow(0.5, age / 20) for age in range(KEPT_GAPS)]  # how regular: changes more slowly
_FREE_SPREAD = 1.3  # of log gaps, to begin with: as if by pure chance (pi / sqrt 6)
_SET_SPREAD = 0.2  # to begin with where the owner set an interval: keeps appointments
_ODD = math.log(4)  # a gap off by a factor of four or more is odd, however far off
_NOISE = 0.05  # variance added to one gap: days are whole, no spread is ever nothing
_SKIP = 0.05  # one turn in twenty is skipped, and the wait is twice the usual
_BLUR = 0.6  # of the spread: how far each own gap is blurred
_BY_CHANCE = 0.7  # weight of chance for the wholly irregular
_RATE_GAPS = 3.0  # their rate is never surer than three gaps make it: pace changes
_CURVE_CHANCE, _CURVE_DATES = 6.0, 2.0  # own gaps the curve weighs; dates are the person's own


class Wait:
    """How long one customer stays away, in waiting days."""

    def __init__(self, gaps: list[float], shop: float, every: int | None) -> None:
        """Fit the three stories to the gaps, newest first.

        An owner's interval `every` is the centre as it stands; the gaps then only tell the
        spread around it.
        """
        self.logs = list(map(math.log, gaps))
        pace, habit = sum(_PACE[: len(gaps)]), sum(_HABIT[: len(gaps)])
        self.own = 0.0 if every else pace
        # Beside their first gap the shop's counts twice, beside their tenth hardly more than once.
        told = 1 + 1 / max(1, len(gaps))
        mean = (sum(map(mul, _PACE, self.logs)) + told * math.log(shop)) / (pace + told)
        self.centre = centre = math.log(every) if every else mean
        spread = math.log(_SET_SPREAD if every else _FREE_SPREAD)
        if gaps:
            off = [log - centre for log in self.logs]
            squares = [x * x if -_ODD < x < _ODD else _ODD * _ODD for x in off]
            variance = (sum(map(mul, _HABIT, squares)) + _NOISE) / habit
            spread = (habit * math.log(variance) / 2 + spread) / (habit + 1)
        self.spread = math.exp(spread) * math.sqrt(1 + 1 / (pace + 1))  # the centre is a guess too
        self.shape = math.pi / (self.spread * math.sqrt(3))
        self.by_chance = _BY_CHANCE * min(1.0, self.spread / _FREE_SPREAD) ** 2
        self.rate_shape = min(_RATE_GAPS, pace + 1)
        self.scale = self.rate_shape * (sum(map(mul, _PACE, gaps)) + told * shop) / (pace + told)
        ordered = sorted(zip(gaps, _HABIT, strict=False)) if self.own else []
        self.gaps = [gap for gap, _ in ordered]
        self.sums = list(accumulate((weight for _, weight in ordered), initial=0.0))
        self.middles = [(a + b) / 2 for a, b in pairwise(self.sums)]

    def out(self, days: float) -> float:
        """The share of waits that are longer than `days`."""
        if days <= 0:
            return 1.0
        log, half = math.log(days), self.shape / 2
        late = (log - self.centre) * half
        skipping = math.tanh(math.log(2) * half - late)
        wait = (1 - (1 - _SKIP) * math.tanh(late) + _SKIP * skipping) / 2
        if self.own:
            half /= _BLUR
            back = sum(map(mul, _PACE, [math.tanh((log - own) * half) for own in self.logs]))
            wait = (_CURVE_CHANCE * wait + (self.own - back) / 2) / (_CURVE_CHANCE + self.own)
        chance = math.pow(self.scale / (self.scale + days), self.rate_shape)
        return (1 - self.by_chance) * wait + self.by_chance * chance

    def by(self, share: float, gone: float = 0.0) -> float:
        """The wait by which a share has come, of those still out after `gone` days."""
        log, late = self._curve(share, gone, self.centre)
        if gone:  # the longer they are out, the likelier they skipped a turn
            skipped, later = self._curve(share, gone, self.centre + math.log(2))
            odds = _SKIP * later / (_SKIP * later + (1 - _SKIP) * late)
            log += odds * (skipped - log)
        first = bisect_right(self.gaps, gone)
        weight = self.sums[-1] - self.sums[first]
        if weight > 0:
            own = math.log(self._own(first, self.sums[first] + share * weight))
            log = (_CURVE_DATES * log + weight * own) / (_CURVE_DATES + weight)
        return math.exp(min(log, 16.0))  # 24,000 years will do

    def _curve(self, share: float, gone: float, centre: float) -> tuple[float, float]:
        """The log of a quantile of the curve's waits longer than `gone`, and their share."""
        odds = math.exp(min(700.0, (math.log(gone) - centre) * self.shape)) if gone else 0.0
        return centre + math.log((share + odds) / (1 - share)) / self.shape, 1 / (1 + odds)

    def _own(self, first: int, target: float) -> float:
        """The gap at a cumulated weight, of those from `first` on; straight between two."""
        after = bisect_left(self.middles, target, first)
        if after == first or after == len(self.gaps):
            return self.gaps[min(after, len(self.gaps) - 1)]
        low, high = self.middles[after - 1], self.middles[after]
        step = (target - low) / (high - low)
        return self.gaps[after - 1] + step * (self.gaps[after] - self.gaps[after - 1])
