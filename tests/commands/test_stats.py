import re
from datetime import timedelta

import pytest
from rich.cells import cell_len

from regulars.wording import DAYS
from tests.conftest import MONDAY, Shop


@pytest.fixture
def half_year(shop: Shop) -> Shop:
    for gap, name, last in ((7, "Weekly", 0), (14, "Gone", 70)):
        shop.done(f"add {name} --no-visit")
        for turn in range(8):
            shop.done(f"visit {name} 'flat white' --on {MONDAY - timedelta(last + gap * turn)}")
    shop.done("visit Weekly muffin --on '20 nov'")
    return shop


def test_the_numbers_are_those_of_the_notebook(half_year: Shop) -> None:
    stats = half_year("stats --json").json
    assert list(stats) == ["weeks", "weekdays", "orders", "gained", "lost"]
    assert len(stats["weeks"]) == 26
    assert stats["weeks"][-1] == {"week": "2026-11-23", "visits": 1}
    assert stats["weeks"][-2] == {"week": "2026-11-16", "visits": 2}
    weekdays = {one["weekday"]: one["visits"] for one in stats["weekdays"]}
    assert list(weekdays) == list(DAYS)
    assert weekdays["Friday"] == 1
    assert stats["orders"][0]["order"] == "flat white"
    assert stats["gained"][-2:] == [
        {"month": "2026-10", "names": ["Weekly"]},
        {"month": "2026-11", "names": []},
    ]
    assert {"month": "2026-09", "names": ["Gone"]} in stats["lost"]


def test_the_pictures_have_their_numbers_and_stay_narrow(half_year: Shop) -> None:
    lines = half_year.done("stats").splitlines()
    assert "  17 in all; most in the week of 16 Nov: 2; so far in this one: 1" in lines
    assert any(re.fullmatch(r"  Friday +1  ━+╸?", line) for line in lines)
    assert max(map(cell_len, lines)) <= 80


def test_the_present_week_stands_last_over_its_month(half_year: Shop) -> None:
    lines = half_year.done("stats").splitlines()
    assert lines[0] == "Visits per week"
    assert lines[1].startswith("  2  ")
    assert lines[1][-1] == "█"
    assert len(lines[1]) == len(lines[6]) - 2  # the week before had two, this one has one
    assert lines[7].split() == ["Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]


def test_an_empty_shop_says_so(shop: Shop) -> None:
    assert "No visits" in shop.done("stats")
    assert shop("stats --json").json["orders"] == []
