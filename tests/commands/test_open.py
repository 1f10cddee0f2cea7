import pytest

from tests.conftest import Shop

KEYS = {"id", "name", "kind", "text", "since", "due", "closed", "outcome"}


@pytest.fixture
def busy(cast: Shop) -> Shop:
    cast.done("feedback zoe 'cold coffee' --complaint")
    cast.done("feedback jack 'rye too hard' --complaint --on '2 nov'")
    cast.done("feedback jack 'lovely scones' --compliment")
    cast.done("order fred biltong --for friday")
    return cast


def test_they_stand_by_kind_the_oldest_first(busy: Shop) -> None:
    everything = busy("open --json").json
    assert [(one["kind"], one["text"]) for one in everything] == [
        ("order", "biltong"),
        ("complaint", "rye too hard"),
        ("complaint", "cold coffee"),
        ("ask", "how was the trip?"),
        ("compliment", "lovely scones"),
    ]
    assert set(everything[0]) >= KEYS
    said = busy.done("open")
    assert said.index("Have ready") < said.index("Make right") < said.index("Praised")
    assert "Mon 2 Nov; 3 weeks ago" in said


def test_one_kind_can_be_shown_and_the_closed_ones(busy: Shop) -> None:
    busy.done("done zoe --how 'a fresh one'")
    assert [one["name"] for one in busy("open --kind complaint --json").json] == ["Jack O'Brien"]
    every = busy("open --kind complaint --all --json").json
    assert [one["outcome"] for one in every] == ["", "a fresh one"]
    assert "done today: a fresh one" in busy.done("open --all")
    busy.refused("open --kind gossip", code=2)


def test_nothing_open_is_said(shop: Shop) -> None:
    assert shop.done("open") == "Nothing is open.\n"
    assert shop("open --json").json == []


def test_what_is_open_of_a_kind_stands_in_the_order_of_its_days(cast: Shop) -> None:
    cast.done("order zoe rolls --for '5 dec'")
    cast.done("order jack bread --for 'fri 16:30'")
    cast.done("order fred biltong --for 'fri 9:00'")
    cast.done("promise zoe 'call her'")
    cast.done("promise zoe 'send it' --on tomorrow")
    told = [one["text"] for one in cast("open --json").json]
    assert told == ["biltong", "bread", "rolls", "call her", "send it", "how was the trip?"]


def test_the_card_has_what_to_have_ready_in_the_order_of_its_days(cast: Shop) -> None:
    cast.done("order fred late --for '5 dec'")
    cast.done("order fred early --for tomorrow")
    said = cast.done("fred")
    assert said.index("early") < said.index("late")


def test_a_day_is_said_once(cast: Shop) -> None:
    cast.done("feedback zoe 'cold' --complaint --on yesterday")
    assert cast.done("open --kind complaint").count("yesterday") == 1
