"""Several at once, after the rush; and the evening round."""

import pytest

from tests.conftest import Shop
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
def daily(cast: Shop) -> Shop:
    """Wendy has come every day for a month, but not yet today."""
    cast.done("add Wendy --usual tea --no-visit")
    for day in range(1, 23):
        cast.done(f"visit wendy --on 2026-11-{day:02}")
    return cast


def test_the_evening_round_asks_whom_it_expected_and_then_anybody(daily: Shop) -> None:
    terminal = Terminal("here")
    terminal.answer(("Wendy   tea ?", ""), ("Anybody else?", "jack: flat white"))
    terminal.answer(("Anybody else?", "nobody at all"))
    assert "nobody called nobody at all" in terminal.answer(("Anybody else?", ""))
    said = terminal.ended().out
    assert "Wendy, had the usual; Jack O'Brien, had flat white." in said
    assert daily("show wendy --json").json["rhythm"]["visits"] == 23
    daily.done("undo")
    assert daily("show jack --json").json["visits"] == []
    assert daily("show wendy --json").json["rhythm"]["visits"] == 23


def test_a_round_cut_short_keeps_what_was_answered(daily: Shop) -> None:
    terminal = Terminal("here")
    terminal.answer(("Wendy   tea ?", "scone"))
    terminal.answer(("Anybody else?", "\x03"))
    terminal.ended()
    assert daily("show wendy --json").json["visits"][-1] == {
        "on": "2026-11-23",
        "order": ["scone"],
    }


def test_not_in_is_no_visit(daily: Shop) -> None:
    terminal = Terminal("here")
    terminal.answer(("Wendy   tea ?", "n"), ("Anybody else?", ""))
    terminal.ended()
    assert daily("show wendy --json").json["rhythm"]["visits"] == 22
