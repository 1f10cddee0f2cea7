import json
from datetime import date, timedelta

import pytest

from tests.conftest import MONDAY, Shop, TypedIn


def regular(shop: Shop, name: str, gap: int, last: int, count: int = 12) -> None:
    """Somebody who came every so many days, the last time so many days ago."""
    shop.done(f"add {name} --no-visit")
    for turn in range(count):
        shop.done(f"visit {name} tea --on {MONDAY - timedelta(last + gap * turn)}")


@pytest.fixture
def regulars(shop: Shop, typed_in: TypedIn) -> Shop:
    return typed_in(shop, type_in_the_regulars)


def type_in_the_regulars(shop: Shop) -> None:
    regular(shop, "Weekly", 7, 7)
    regular(shop, "Missed", 7, 19)
    regular(shop, "Ontrack", 7, 2)
    regular(shop, "Gone", 7, 120)
    regular(shop, "Once", 7, 3, count=1)
    regular(shop, "Resting", 7, 7, count=3)
    shop.done("edit Resting --rest")


def names(shop: Shop, typed: str) -> list[str]:
    return [one["name"] for one in shop(f"{typed} --json").json]


def test_those_to_expect_stand_before_those_missed(regulars: Shop) -> None:
    assert names(regulars, "due") == ["Weekly", "Ontrack", "Missed"]
    said = regulars.done("due").splitlines()
    assert said[0] == "Expect this week"
    assert "last here 7 days ago" in said[1]
    assert said[4] == "Missed"


def test_within_lapsed_all_and_on_choose_who_is_shown(regulars: Shop) -> None:
    regular(regulars, "Monthly", 28, 4)
    assert names(regulars, "due") == ["Weekly", "Ontrack", "Missed"]
    within = names(regulars, "due --within '5 weeks'")
    assert within == ["Weekly", "Ontrack", "Missed", "Monthly"]
    assert "Within 5 weeks" in regulars.done("due --within '5 weeks'")
    assert names(regulars, "due --lapsed") == ["Gone"]
    everybody = names(regulars, "due --all")
    assert sorted(everybody) == sorted(
        ["Weekly", "Missed", "Ontrack", "Gone", "Once", "Resting", "Monthly"]
    )
    assert "Ontrack" in names(regulars, "due --on '2026-11-28'")
    assert "Missed" in names(regulars, "due --on '25 nov 2026'")
    assert "Missed" not in names(regulars, "due --on '5 nov 2026' --lapsed")


def test_the_lists_are_told_apart_in_json(regulars: Shop) -> None:
    sections = {one["name"]: one["section"] for one in regulars("due --all --json").json}
    assert sections == {
        "Weekly": "expect",
        "Ontrack": "expect",
        "Missed": "missed",
        "Gone": "gone",
        "Once": "new",
        "Resting": "resting",
    }


def test_the_json_carries_the_rhythm(regulars: Shop) -> None:
    weekly, *_, missed = regulars("due --json").json
    assert set(weekly) == {"id", "name", "phones", "usuals", "rhythm", "section"}
    rhythm = weekly["rhythm"]
    assert rhythm["state"] == "due"
    assert rhythm["why"] == "usually on Mondays; last here 7 days ago"
    assert 0 < rhythm["chance"] <= rhythm["alive"] <= 1
    assert date.fromisoformat(rhythm["from"]) <= date.fromisoformat(rhythm["until"])
    late = missed["rhythm"]
    assert late["overdue_days"] > 0
    assert (late["expected"], late["from"], late["until"]) == (None, None, None)


def test_visiting_takes_them_off_those_missed(regulars: Shop) -> None:
    regulars.done("visit Missed")
    assert "missed" not in [one["section"] for one in regulars("due --json").json]


def test_who_used_to_come_is_said_of_those_gone_alone(regulars: Shop) -> None:
    said = {line.split()[0]: line for line in regulars.done("due --all").splitlines() if line}
    assert "used to come on Sundays" in said["Gone"]
    assert sum("used to come" in line for line in said.values()) == 1


def test_a_closure_nobody_told_of_is_asked_about_once_and_can_be_denied(shop: Shop) -> None:
    # Written down at once: 500 commands would take seconds.
    days = [MONDAY - timedelta(ago) for ago in (*range(189, 112, -1), *range(91, 0, -1))]
    came = {"visits": [f"{day} tea" for day in days]}
    people = {f"{name.lower()}2345": {"name": name} | came for name in ("Anna", "Ben", "Cleo")}
    shop.path.parent.mkdir()
    shop.path.write_text(json.dumps({"schema": 1, "customers": people}))
    said = shop.done("due")
    line = (
        "Closed from Mon 3 to Sun 23 August, it seems. "
        'If not, say: regulars settings closed --drop "3 aug"'
    )
    assert said.splitlines()[-1] == line
    assert shop.done("settings closed") == "\n"
    assert "not 2026-08-03..2026-08-23" in shop.done('settings closed --drop "3 aug"')
    assert "Closed" not in shop.done("due")
    shop.done('settings closed --drop "3 aug"')
    assert line in shop.done("due")
    shop.done("settings closed 2026-08-03..2026-08-23")
    assert "Closed" not in shop.done("due")


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
    assert shop("due --json").json[0]["rhythm"]["state"] == "overdue"
    shop.done("settings closed 2026-11-10..2026-11-22")
    assert shop("due --json").json[0]["rhythm"]["state"] == "on-track"
    shop.done("settings open-days tue-sat")
    expected = shop("show weekly --json").json["rhythm"]["expected"]
    assert date.fromisoformat(expected).weekday() in {1, 2, 3, 4, 5}


def test_looking_ahead_and_back_at_once_is_refused(cast: Shop) -> None:
    assert "--lapsed" in cast.refused("due --within '7 days' --lapsed", code=2)
