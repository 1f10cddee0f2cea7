"""How right the lists of the due are: `python -m tests.benchmarks.lists [VISITS.csv]`.

Real shoppers, those of the tests or of a larger set (`customer_id,date`, gzipped or not), and
made-up shops.
Each morning sees only what came before it; what came after it tells who was right. "As before" is
the list as it once was: whoever is within their usual span.
"""

import csv
import gzip
import random
import sys
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from statistics import mean

from regulars import due
from regulars.book import Book
from regulars.due import Due, Section
from regulars.rhythm import State
from tests import shoppers
from tests.benchmarks import habits

Shop = dict[str, list[date]]
SIZES = (60, 500, 2000)
WEEK = timedelta(days=7)
MADE_UP = [date(2026, 2, 2) + timedelta(days=24 * turn) for turn in range(8)]
CDNOW = [date(1997, 10, 1) + timedelta(days=24 * turn) for turn in range(8)]
REOPENED = [habits.CLOSED[1] + timedelta(days=1 + 4 * turn) for turn in range(4)]


def main() -> None:
    """Print, for each shop, how right its lists were, and what an untold closure does to them."""
    print("Of each list: how many were on it a morning, and the share of whom it was true.\n")
    data = Path(sys.argv[1]) if sys.argv[1:] else shoppers.DATA
    real = _real(data)
    for size in SIZES:
        if size <= len(real):
            chosen = random.Random(1).sample(sorted(real), size)
            _print_lists("CD shop", size, {one: real[one] for one in chosen}, CDNOW)
        else:
            print(f"{data.name} holds {len(real)} who had come twice: no shop of {size}")
    for name in habits.SHOPS:
        for size in SIZES:
            _print_lists(name, size, habits.shop(name, size), MADE_UP)
    print(
        "\nAfter three weeks closed: the share of regulars said to be gone, and the Brier score.\n"
    )
    for name in habits.SHOPS:
        for size in SIZES[:2]:
            _print_closure(name, size)


def _print_lists(name: str, size: int, shop: Shop, mornings: list[date]) -> None:
    seen = [(morning, _due(shop, morning)) for morning in mornings]
    marks = [f"{name:<17}{size:>5}"]
    for section, truth in (
        (Section.EXPECT, _comes),
        (Section.AROUND, _comes),
        (Section.MISSED, _comes_back),
        (Section.GONE, _never_back),
    ):
        picked = [[o for o in known if o.section == section] for _, known in seen]
        right = [
            truth(shop, one, day)
            for (day, _), listed in zip(seen, picked, strict=True)
            for one in listed
        ]
        marks.append(f"{section} {mean(map(len, picked)):6.1f} {_share(right)}")
        if section == Section.EXPECT:
            marks.append(f"found {_found(shop, seen, picked)}")
    before = [[one for one in known if one.rhythm.state == State.DUE] for _, known in seen]
    right = [
        _comes(shop, one, day)
        for (day, _), listed in zip(seen, before, strict=True)
        for one in listed
    ]
    length = f"{mean(map(len, before)):6.1f}"
    marks.append(f"as before {length} {_share(right)} found {_found(shop, seen, before)}")
    marks.append(f"moves {_moves(shop, mornings[0]):.1f} %")
    print("   ".join(marks))


def _print_closure(name: str, size: int) -> None:
    shop = habits.shop(name, size, closed=True)
    first, last = habits.CLOSED
    marks = []
    for how, closed in (
        ("told", f"{first}..{last}"),
        ("untold", ""),
        ("denied", f"not {first}..{last}"),
    ):
        seen = [(morning, _due(shop, morning, closed)) for morning in REOPENED]
        regulars = [one for one in seen[0][1] if one.rhythm.visits > 3 and not _long_gone(one)]
        gone = [one.section == Section.GONE for one in regulars]
        off = [
            (one.rhythm.chance - _comes(shop, one, day)) ** 2
            for day, known in seen
            for one in known
            if one.rhythm.visits > 3
        ]
        marks.append(f"{how} {_share(gone)} {mean(off):.4f}")
    print(f"{name:<17}{size:>5}   {'   '.join(marks)}")


def _due(shop: Shop, morning: date, closed: str = "") -> list[Due]:
    """What the program would tell that morning."""
    records = {
        customer: {"name": customer, "visits": [str(day) for day in days if day < morning]}
        for customer, days in shop.items()
        if days[0] < morning
    }
    return due.who_is_due(Book(dict(records), {"closed": closed}), morning)


def _comes(shop: Shop, one: Due, morning: date) -> bool:
    return any(morning <= day < morning + WEEK for day in shop[one.customer.id])


def _comes_back(shop: Shop, one: Due, morning: date) -> bool:
    return shop[one.customer.id][-1] >= morning


def _never_back(shop: Shop, one: Due, morning: date) -> bool:
    return not _comes_back(shop, one, morning)


def _long_gone(one: Due) -> bool:
    """Whether they had stopped coming before the shop was closed."""
    last = one.rhythm.last_visit or date.min
    away = (habits.CLOSED[0] - last).days
    return away > 2 * (one.rhythm.every_days or 1) + 7


def _found(shop: Shop, seen: list[tuple[date, list[Due]]], picked: list[list[Due]]) -> str:
    """Of all who came within a week, those with a visit before, the share that was on the list."""
    hits = []
    for (morning, known), listed in zip(seen, picked, strict=True):
        on_it = {one.customer.id for one in listed}
        hits += [one.customer.id in on_it for one in known if _comes(shop, one, morning)]
    return _share(hits)


def _moves(shop: Shop, first: date) -> float:
    """How often in 100 somebody is on another list than the morning before, without a visit."""
    moved, before = [], dict[str, str]()
    for morning in (first + timedelta(days=turn) for turn in range(8)):
        now = {one.customer.id: one for one in _due(shop, morning)}
        moved += [
            one.section != before[customer]
            for customer, one in now.items()
            if customer in before and one.rhythm.last_visit != morning - timedelta(days=1)
        ]
        before = {customer: one.section for customer, one in now.items()}
    return 100 * mean(moved)


def _share(right: list[bool]) -> str:
    return f"{mean(right):.2f}" if right else "   –"


def _real(data: Path) -> Shop:
    """Real shoppers, those who had come twice before the first morning."""
    visits = defaultdict[str, list[date]](list)
    open_text = gzip.open if data.suffix == ".gz" else open
    with open_text(data, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            days = (row.get("dates") or row["date"]).split()
            visits[row["customer_id"]] += map(date.fromisoformat, days)
    return {one: days for one, days in visits.items() if len(days) > 1 and days[1] < CDNOW[0]}


if __name__ == "__main__":
    main()
