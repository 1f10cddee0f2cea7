"""How long the rhythm of one customer takes: `python -m tests.benchmarks.rhythm`."""

import timeit
from datetime import date, timedelta
from functools import partial

from regulars import hours
from regulars.rhythm import rhythm

DAY = date(2026, 11, 23)
RUNS = 2000


def main() -> None:
    """Print microseconds a call, with and without days on which the shop is closed."""
    closed = hours.rule("tue-sat", "2026-12-20..2027-01-05, 2025-12-20..2026-01-05")
    for count in (2, 10, 50, 500, 5000):
        visits = [DAY - timedelta(days=3 + turn) for turn in range(0, count * 2, 2)]
        runs = max(5, RUNS // count)
        for name, is_open in (("", None), ("with closures", closed)):
            took = timeit.timeit(partial(rhythm, visits, DAY, is_open=is_open), number=runs)
            print(f"{count:>5} visits {name:<14}{took / runs * 1e6:8.0f} µs")


if __name__ == "__main__":
    main()
