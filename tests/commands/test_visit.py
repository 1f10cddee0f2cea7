import pytest

from tests.conftest import Shop


def test_they_had_what_was_typed(cast: Shop) -> None:
    said = cast.done('visit fred "droewors" "chilli bites"')
    assert said.splitlines() == [
        "Fred Botha: in today (Mon 23 Nov 2026), had droewors and chilli bites.",
        "Ask: how was the trip?",
    ]
    visits = cast("show fred --json").json["visits"]
    assert visits[-1] == {"on": "2026-11-23", "order": ["droewors", "chilli bites"]}


def test_with_no_order_they_had_the_usual(cast: Shop) -> None:
    assert "had the usual." in cast.done("visit fred")
    assert cast("show fred --json").json["visits"][-1]["order"] == ["biltong 1 kg, vacuum sealed"]
    assert "already" in cast.done("visit fred")


def test_without_a_usual_they_were_just_in(cast: Shop) -> None:
    assert cast.done("visit jack") == "Jack O'Brien: in today (Mon 23 Nov 2026).\n"


def test_nothing_means_that_they_looked_in(cast: Shop) -> None:
    assert cast.done("visit zoe --nothing").endswith("just looked in.\n")
    assert cast("show zoe --json").json["visits"] == [{"on": "2026-11-23", "order": []}]
    cast.refused("visit zoe tea --nothing", code=2)


def test_a_second_order_of_the_day_is_added(cast: Shop) -> None:
    cast.done("visit jack tea")
    cast.done("visit jack scone")
    assert cast("show jack --json").json["visits"] == [
        {"on": "2026-11-23", "order": ["tea", "scone"]}
    ]


def test_an_order_against_a_never_warns_and_is_recorded(cast: Shop) -> None:
    said = cast.done('visit zoe "meat pie"')
    assert "✋ Zoë Müller: never meat (vegan)" in said
    assert cast("show zoe --json").json["visits"][-1]["order"] == ["meat pie"]
    assert "✋" not in cast.done("visit zoe tea --on yesterday")


@pytest.mark.parametrize("day", ["tomorrow", "2026-11-24", "31 feb", "soon", "in 2 days"])
def test_a_day_to_come_or_none_is_refused(cast: Shop, day: str) -> None:
    cast.refused(f"visit fred --on '{day}'", code=2)


def test_an_earlier_day_is_echoed_and_kept_in_order(cast: Shop) -> None:
    assert "in on Fri 6 Nov 2026" in cast.done("visit fred tea --on '6 nov'")
    days = [visit["on"] for visit in cast("show fred --json").json["visits"]]
    assert days == ["2026-11-06", "2026-11-09"]


def test_only_what_is_typed_now_is_warned_of(cast: Shop) -> None:
    assert "never meat" in cast.done("visit zoe bacon")
    assert "never" not in cast.done("visit zoe tea")
    assert "never" not in cast.done("visit zoe")


def test_the_usual_that_is_taken_is_warned_of(cast: Shop) -> None:
    cast.done("edit fred --never biltong")
    assert "never biltong" in cast.done("visit fred")
