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


def test_words_that_are_known_apart_are_two_items(cast: Shop) -> None:
    assert "had scone tea." in cast.done("visit jack scone tea --on yesterday")
    cast.done("visit jack --drop --on yesterday")
    cast.done("visit jack scone + tea --on yesterday")
    assert "had scone and tea." in cast.done("visit zoe scone tea")


def test_a_visit_is_taken_out_or_a_part_of_it(cast: Shop) -> None:
    cast.done("visit zoe tea + scone")
    assert cast.done("visit zoe --drop SCONE") == (
        "Zoë Müller: no scone today (Mon 23 Nov 2026); had tea.\n"
    )
    assert cast("show zoe --json").json["visits"] == [{"on": "2026-11-23", "order": ["tea"]}]
    assert "had tea today" in cast.refused("visit zoe --drop cake")
    assert cast.done("visit zoe --drop") == (
        "Zoë Müller: not in today (Mon 23 Nov 2026) after all (tea).\n"
    )
    assert cast("show zoe --json").json["visits"] == []
    assert "wasn't in" in cast.refused("visit zoe --drop")
    cast.done("undo")
    assert len(cast("show zoe --json").json["visits"]) == 1


def test_an_ask_said_at_two_visits_is_done_by_itself(cast: Shop) -> None:
    assert "how was the trip?" in cast.done("visit fred")
    assert "how was the trip?" in cast.done("visit fred droewors")
    assert "how was the trip?" in cast.done("fred")
    cast.on("2026-11-24")
    assert "how was the trip?" in cast.done("visit fred")
    assert "how was the trip?" not in cast.done("fred")
    cast.on("2026-11-25")
    assert "how was the trip?" not in cast.done("visit fred")


def test_thanks_are_said_once_at_the_next_visit_on_a_later_day(cast: Shop) -> None:
    cast.done("feedback fred 'macadamia nuts' --gift")
    cast.done("add Xolani --referred-by fred")
    assert "Thank" not in cast.done("visit fred")
    card = cast.done("fred")
    assert "macadamia nuts" in card
    cast.on("2026-11-24")
    said = cast.done("visit fred")
    assert "Thank: for macadamia nuts (23 Nov)" in said
    assert "Thank: they sent you Xolani (23 Nov)" in said
    assert "Thank" not in cast.done("visit fred droewors")
    assert cast("show fred --json").json["referred"] == ["Xolani"]
    cast.done("undo")
    cast.done("undo")
    assert "Thank: they sent you Xolani" in cast.done("visit fred")


def test_what_is_ready_promised_or_to_be_made_right_is_said(cast: Shop) -> None:
    cast.done("order fred rolls --for today")
    cast.done("order fred later --for friday")
    cast.done("promise fred 'call his wife'")
    cast.done("feedback fred 'cold pie' --complaint")
    lines = cast.done("visit fred").splitlines()[1:]
    assert lines == [
        "Ask: how was the trip?",
        "Ready: rolls",
        "Make right: cold pie",
        "Promised: call his wife",
    ]
    told = cast("visit fred tea --json").json
    assert [one["kind"] for one in told["open"]] == ["order", "complaint", "promise"]


def test_a_visit_that_was_none_leaves_what_it_said_to_be_said(cast: Shop) -> None:
    cast.done("feedback fred 'macadamia nuts' --gift")
    cast.on("2026-11-24")
    assert "Thank: for macadamia nuts" in cast.done("visit fred")
    said = cast.done("visit fred --drop")
    assert said.endswith("after all (biltong 1 kg, vacuum sealed). Open again: macadamia nuts\n")
    told = cast.done("visit fred")
    assert "Thank: for macadamia nuts" in told
    assert "Ask: how was the trip?" in told


def test_what_a_visit_ended_that_is_kept_nowhere_is_left_to_undo(cast: Shop) -> None:
    cast.done("edit fred --rest --why 'moved to Durban'")
    cast.on("2027-03-01")
    assert "no longer resting (moved to Durban)" in cast.done("visit fred")
    assert "If it ended a rest, only regulars undo takes" in cast.done("visit fred --drop")
    cast.done("undo")
    cast.done("undo")
    assert cast("show fred --json").json["resting_why"] == "moved to Durban"


def test_a_visit_of_before_it_was_thought_of_uses_up_nothing_to_ask(cast: Shop) -> None:
    cast.done("ask zoe 'how did the exam go?'")
    for day in ("1 nov", "8 nov"):
        cast.done(f"visit zoe --on '{day}'")
    assert "Ask: how did the exam go?" in cast.done("visit zoe")
