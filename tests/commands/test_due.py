from datetime import date, timedelta

import pytest

from tests.conftest import MONDAY, Shop


def regular(shop: Shop, name: str, gap: int, last: int, count: int = 12) -> None:
    """Somebody who came every so many days, the last time so many days ago."""
    shop.done(f"add {name} --no-visit")
    for turn in range(count):
        shop.done(f"visit {name} tea --on {MONDAY - timedelta(last + gap * turn)}")


@pytest.fixture
def regulars(shop: Shop) -> Shop:
    regular(shop, "Weekly", 7, 7)
    regular(shop, "Missed", 7, 14)
    regular(shop, "Ontrack", 7, 2)
    regular(shop, "Gone", 7, 120)
    regular(shop, "Once", 7, 3, count=1)
    regular(shop, "Resting", 7, 7, count=3)
    shop.done("edit Resting --rest")
    return shop


def names(shop: Shop, typed: str) -> list[str]:
    return [one["name"] for one in shop(f"{typed} --json").json]


def test_those_to_expect_stand_before_those_missed(regulars: Shop) -> None:
    assert names(regulars, "due") == ["Weekly", "Missed"]
    said = regulars.done("due").splitlines()
    assert said[0] == "To expect"
    assert "last here 7 days ago" in said[1]
    assert said[3] == "Missed"


def test_within_lapsed_all_and_on_choose_who_is_shown(regulars: Shop) -> None:
    assert names(regulars, "due --within '7 days'") == ["Weekly", "Missed", "Ontrack"]
    assert names(regulars, "due --lapsed") == ["Gone"]
    assert set(names(regulars, "due --all")) == {
        *("Weekly", "Missed", "Ontrack", "Gone", "Once", "Resting")
    }
    assert "Ontrack" in names(regulars, "due --on '2026-11-28'")
    assert "Weekly" not in names(regulars, "due --on '17 nov 2026'")


def test_the_json_carries_the_rhythm(regulars: Shop) -> None:
    weekly = regulars("due --json").json[0]
    assert set(weekly) == {"id", "name", "phones", "usuals", "rhythm"}
    rhythm = weekly["rhythm"]
    assert rhythm["state"] == "due"
    assert rhythm["why"].startswith("usually every ")
    assert 0 < rhythm["chance"] <= 1
    assert date.fromisoformat(rhythm["from"]) <= date.fromisoformat(rhythm["until"])


def test_visiting_takes_them_off_the_list(regulars: Shop) -> None:
    regulars.done("visit Weekly")
    assert names(regulars, "due") == ["Missed"]


def test_the_owners_interval_wins(shop: Shop) -> None:
    regular(shop, "Thandi", 7, 7, count=3)
    shop.done("edit Thandi --every '3 months'")
    assert names(shop, "due") == []
    assert shop("show Thandi --json").json["rhythm"]["every_days"] == 91


def test_nobody_due_is_said(shop: Shop) -> None:
    assert "Nobody is due" in shop.done("due")
    assert shop("due --json").json == []
    shop.refused("due --within often", code=2)
    shop.refused("due --on someday", code=2)


def test_closed_days_are_not_waited_and_nobody_is_expected_on_them(shop: Shop) -> None:
    regular(shop, "Weekly", 7, 14)
    assert names(shop, "due") == ["Weekly"]
    assert shop("due --json").json[0]["rhythm"]["state"] == "overdue"
    shop.done("settings closed 2026-11-10..2026-11-22")
    assert names(shop, "due") == []
    shop.done("settings open-days tue-sat")
    expected = shop("show weekly --json").json["rhythm"]["expected"]
    assert date.fromisoformat(expected).weekday() in {1, 2, 3, 4, 5}


def test_looking_ahead_and_back_at_once_is_refused(cast: Shop) -> None:
    assert "--lapsed" in cast.refused("due --within '7 days' --lapsed", code=2)
