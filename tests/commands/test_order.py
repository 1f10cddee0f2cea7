import pytest

from tests.conftest import Shop


def test_an_order_is_ready_on_its_morning_by_time(cast: Shop) -> None:
    said = cast.done("order fred '2 kg biltong' --for 'fri 16:30'")
    assert said == "Fred Botha: order for Fri 27 Nov 2026 16:30: 2 kg biltong\n"
    cast.done("order zoe 'oat milk' --for 'fri 9am'")
    cast.done("order jack bread --for friday")
    assert "Have ready" not in cast.done("today")
    cast.on("2026-11-27")
    lines = cast.done("today").splitlines()
    assert [line.split()[0] for line in lines[3:6]] == ["Zoë", "Fred", "Jack"]
    assert "16:30   082 123 4567" in lines[4]
    orders = cast("today --json").json["orders"]
    assert [one["time"] for one in orders] == ["09:00", "16:30", None]
    assert "Ready" in cast.done("show fred")


def test_one_not_fetched_stays_on_the_list(cast: Shop) -> None:
    cast.done("order fred biltong --for today")
    cast.on("2026-11-25")
    assert "since Mon 23 Nov" in cast.done("today")


def test_an_order_against_a_never_warns_and_is_kept(cast: Shop) -> None:
    assert "✋ Zoë Müller: never meat (vegan)" in cast.done("order zoe 'beef pie' --for friday")
    assert cast("open --json").json[0]["text"] == "beef pie"


@pytest.mark.parametrize(
    "typed", ["order fred bread", "order fred bread --for yesterday", "order fred '' --for friday"]
)
def test_no_day_a_past_day_or_nothing_is_refused(cast: Shop, typed: str) -> None:
    cast.refused(typed, code=2)
    cast.refused("order fred bread --for 'fri 25:00'", code=2)


def test_the_same_order_twice_is_remarked(cast: Shop) -> None:
    assert "second time" not in cast.done("order zoe rolls --for friday")
    assert "(for the second time)" in cast.done("order zoe rolls --for friday")
    assert len(cast("open --kind order --json").json) == 2
