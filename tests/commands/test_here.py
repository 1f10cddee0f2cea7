"""Several at once, after the rush; and the evening round."""

import pytest

from tests.conftest import Shop, TypedIn, type_in_the_cast
from tests.processes import Terminal


def test_several_come_in_one_line_with_one_undo_step(cast: Shop) -> None:
    said = cast.done("here fred zoe 'jack: 2 scones'")
    assert said.splitlines()[0] == (
        "In today (Mon 23 Nov 2026): Fred Botha and Zoë Müller, had the usual; "
        "Jack O'Brien, had 2 scones."
    )
    assert cast("show jack --json").json["visits"] == [{"on": "2026-11-23", "order": ["2 scones"]}]
    assert "Ask Fred Botha: how was the trip?" in said
    cast.done("undo")
    assert cast("show zoe --json").json["visits"] == []


def test_one_person_named_twice_is_one_visit(cast: Shop) -> None:
    cast.done("here jack 'Jack: tea' 'o’brien: scone'")
    assert cast("show jack --json").json["visits"][0]["order"] == ["tea", "scone"]


def test_all_or_none_and_every_name_that_could_not_be_taken_is_said(cast: Shop) -> None:
    said = cast.refused("here fred freda anna xolani")
    assert "nobody called freda. Near: Fred Botha." in said
    assert "two people are called Anna Nel." in said
    assert "084 333 4444" in said
    assert "nobody called xolani" in said
    assert "Nobody was written down." in said


def test_an_order_without_quotes_is_not_guessed(cast: Shop) -> None:
    assert "quotes" in cast.refused("here jack: tea", code=2)


def test_the_warning_comes_first_and_names_whom(cast: Shop) -> None:
    lines = cast.done("here fred 'zoe: bacon roll'").splitlines()
    assert lines[1].startswith("✋ Zoë Müller: never meat (vegan)")


def test_the_json_has_what_was_done_and_what_to_mind(cast: Shop) -> None:
    told = cast("here fred 'zoe: bacon roll' --json").json
    assert list(told) == ["did", "warnings", "asks", "thanks", "open"]
    assert told["warnings"][0]["name"] == "Zoë Müller"
    assert told["asks"] == [
        {
            "id": told["asks"][0]["id"],
            "name": "Fred Botha",
            "kind": "ask",
            "text": "how was the trip?",
            "since": "2026-11-09",
            "due": None,
        }
    ]


def test_without_names_and_a_terminal_it_is_refused(cast: Shop) -> None:
    assert "regulars here fred zoe" in cast.refused("here", code=2)


@pytest.fixture
def daily(shop: Shop, typed_in: TypedIn) -> Shop:
    """Wendy has come every day for a month, but not yet today."""
    return typed_in(shop, type_in_the_days)


def type_in_the_days(shop: Shop) -> None:
    type_in_the_cast(shop)
    shop.done("add Wendy --usual tea --no-visit")
    for day in range(1, 23):
        shop.done(f"visit wendy --on 2026-11-{day:02}")


def test_the_evening_round_asks_whom_it_expected_and_then_anybody(daily: Shop) -> None:
    terminal = Terminal("here")
    said = terminal.answer(("Wendy   tea ?", ""), ("Anybody else?", "jack: flat white"))
    assert "Wendy, had the usual." in said
    said = terminal.answer(("Anybody else?", "nobody at all"))
    assert "Jack O'Brien, had flat white." in said
    assert "nobody called nobody at all" in terminal.answer(("Anybody else?", ""))
    assert terminal.ended().code == 0
    assert daily("show wendy --json").json["rhythm"]["visits"] == 23
    daily.done("undo")
    assert daily("show jack --json").json["visits"] == []
    assert daily("show wendy --json").json["rhythm"]["visits"] == 23


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_a_round_cut_short_keeps_what_was_answered_and_says_so(daily: Shop, key: str) -> None:
    daily.done("ask wendy 'how was the trip?'")
    daily.done("edit wendy --never 'scone: gluten'")
    terminal = Terminal("here")
    terminal.answer(("Wendy   tea ?", "scone"))
    said = terminal.answer(("Anybody else?", key))
    assert "never scone (gluten)" in said
    assert "Ask: how was the trip?" in said
    ended = terminal.ended()
    assert ended.code == 1
    assert "stopped. Written down: Wendy." in ended.out
    assert "Nothing was changed" not in ended.out
    assert daily("show wendy --json").json["visits"][-1] == {
        "on": "2026-11-23",
        "order": ["scone"],
    }


def test_a_round_stopped_before_an_answer_changes_nothing_and_says_so(daily: Shop) -> None:
    before = daily.bytes()
    terminal = Terminal("here")
    terminal.answer(("Wendy   tea ?", "\x03"))
    assert "stopped. Nothing was changed." in terminal.ended().out
    assert daily.bytes() == before


@pytest.mark.parametrize("typed", ["fred 'fred: scone'", "'fred: scone' fred", "fred fred"])
def test_the_usual_and_more_is_both(cast: Shop, typed: str) -> None:
    cast.done(f"here {typed}")
    [order] = [
        v["order"] for v in cast("show fred --json").json["visits"] if v["on"] > "2026-11-20"
    ]
    assert order == ["biltong 1 kg, vacuum sealed", *(["scone"] if "scone" in typed else [])]


def test_the_usual_and_more_on_a_day_written_down_is_only_more(cast: Shop) -> None:
    cast.done("visit fred tea")
    assert "Fred Botha, had scone." in cast.done("here fred 'fred: scone'")
    assert cast("show fred --json").json["visits"][-1]["order"] == ["tea", "scone"]


def test_yes_is_the_usual_too(daily: Shop) -> None:
    terminal = Terminal("here")
    assert "Wendy, had the usual." in terminal.answer(("tea ?", "y"), ("Anybody else?", ""))
    terminal.ended()
    assert daily.done("here wendy") == (
        "In today (Mon 23 Nov 2026): Wendy, written down already.\n"
    )


def test_not_in_is_no_visit(daily: Shop) -> None:
    terminal = Terminal("here")
    terminal.answer(("Wendy   tea ?", "n"), ("Anybody else?", ""))
    terminal.ended()
    assert daily("show wendy --json").json["rhythm"]["visits"] == 22


def test_what_waits_says_for_whom_where_several_came(cast: Shop) -> None:
    cast.done("order jack rolls --for today")
    cast.done("feedback jack 'cold coffee' --complaint")
    cast.done("promise zoe 'order oat milk'")
    said = cast.done("here jack zoe").splitlines()
    assert said[1:] == [
        "Ready for Jack O'Brien: rolls",
        "Make right for Jack O'Brien: cold coffee",
        "Promised Zoë Müller: order oat milk",
    ]
    assert "Ready: rolls" in cast.done("visit jack").splitlines()
