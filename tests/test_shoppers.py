"""The main job on real visits of real shoppers."""

import csv
from pathlib import Path

import pytest

from tests import shoppers
from tests.conftest import Shop


@pytest.fixture
def full(shop: Shop) -> Shop:
    shoppers.write_notebook(shop.path)
    shop.on(shoppers.DAY.isoformat())
    return shop


def test_every_state_occurs_and_everybody_has_one(full: Shop) -> None:
    states = [one["rhythm"]["state"] for one in full("due --all --json").json]
    assert len(states) == 500
    assert {"on-track", "due", "overdue", "lapsed"} <= set(states)


def test_the_briefing_and_the_list_of_the_due_agree(full: Shop) -> None:
    due = full("due --json").json
    morning = full("today --json").json["due"]
    assert morning == [one for one in due if one["section"] != "around"]
    assert [one for one in due if one["section"] == "around"]
    chances = [one["rhythm"]["chance"] for one in due if one["section"] == "expect"]
    assert chances == sorted(chances, reverse=True)
    assert chances[4] >= 0.2


def test_each_list_says_what_its_people_have_in_common(full: Shop) -> None:
    everybody = full("due --all --json").json
    assert len({one["id"] for one in everybody}) == len(everybody)
    for one in everybody:
        found, section = one["rhythm"], one["section"]
        assert found["why"].startswith("used to come") == (section == "gone")
        assert (section == "gone") <= (found["alive"] < 0.5)
        assert (section == "missed") <= (found["alive"] < 0.9)
        assert (section == "missed") <= (found["expected"] is None)
        assert (section == "expect") >= (found["chance"] >= 0.5)
        if found["expected"]:
            assert "1998-07-01" <= found["expected"] < "2001"


def test_everybody_is_shown_by_id_and_found_by_a_note(full: Shop) -> None:
    for one in full("list --json").json[::25]:
        assert one["name"] in full.done(f"show {one['id']}")
    found = full("find asked 'number 499' --json").json
    assert "note" in [one["where"] for one in found]
    assert len({one["id"] for one in found}) == 1


def test_everything_comes_away_and_a_visit_goes_in(full: Shop) -> None:
    rows = list(csv.DictReader(full.done("export --what visits").splitlines()))
    held = sum(len(one["visits"]) for one in full.notebook()["customers"].values())
    assert len(rows) == held > 5000
    someone = full("list --json").json[0]["id"]
    full.done(f"visit {someone}")
    assert full(f"show {someone} --json").json["rhythm"]["state"] == "on-track"
    full.done("undo")
    assert len(full.done("export --what visits").splitlines()) == held + 1


def test_the_example_in_the_readme_is_a_real_shopper(full: Shop) -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    told = readme.split("## How it knows who is due")[1].split("```")[1]
    assert told.strip() in full.done("show s10954 --why")
