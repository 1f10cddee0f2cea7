"""What scores the list of the due: the real code, by the names that the scoring script knows.

python3 evaluate.py tests.benchmarks.due:estimate

The scoring script and its data sets, of many thousand customers, are not part of this repository.
"""

from datetime import date
from statistics import median
from typing import Any

from regulars.rhythm import rhythm


def estimate(
    visits: list[date],
    today: date,
    every_days: int | None,
    shop_gaps: list[float],
    horizon: int = 7,
) -> dict[str, Any]:
    """Tell what the program would tell that morning; nothing is tuned here.

    Args:
        visits: The days they came, before `today`.
        today: The morning.
        every_days: The owner's own interval, if there is one.
        shop_gaps: The median gap of each customer of the shop with three visits or more.
        horizon: For how many days ahead the chance is told.
    """
    usual_gap = float(median(shop_gaps)) if shop_gaps else None
    found = rhythm(visits, today, every_days, usual_gap, horizon=horizon)
    return {
        "score": found.chance,
        "alive": found.alive,
        "expected": found.expected,
        "window": (found.start, found.until) if found.start and found.until else None,
        "status": found.state,
    }
