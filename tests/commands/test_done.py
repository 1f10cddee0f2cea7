from tests.conftest import Shop
from tests.processes import Terminal


def test_the_one_open_thing_is_closed_with_what_came_of_it(cast: Shop) -> None:
    assert cast.done("done fred --how 'caught a marlin'") == (
        "Fred Botha: ask done: how was the trip?\n"
    )
    (one,) = cast("show fred --json").json["followups"]
    assert (one["closed"], one["outcome"]) == ("2026-11-23", "caught a marlin")
    assert "Ask" not in cast.done("show fred")


def test_a_complaint_put_right_is_asked_about_next_time(cast: Shop) -> None:
    cast.done("feedback zoe 'got the wrong item' --complaint")
    said = cast.done("done zoe --how 'replaced it, and a muffin on the house'")
    assert "next time ask: all well since: got the wrong item?" in said
    assert "Ask: all well since: got the wrong item?" in cast.done("visit zoe")
    cast.done("undo")
    cast.done("undo")
    assert [one["kind"] for one in cast("open --json").json] == ["complaint", "ask"]


def test_a_complaint_is_asked_about_without_a_word_too(cast: Shop) -> None:
    cast.done("feedback zoe 'cold coffee' --complaint")
    assert "next time ask: all well since: cold coffee?" in cast.done("done zoe")


def test_an_order_never_fetched_is_counted_on_the_card(cast: Shop) -> None:
    for _ in range(2):
        cast.done("order zoe bread --for today")
        cast.done("done zoe bread")
    cast.done("order zoe bread --for today")
    assert "never fetched: bread" in cast.done("done zoe --no-show")
    assert "1 of 3 never fetched" in cast.done("show zoe")
    assert cast("show zoe --json").json["followups"][-1]["no_show"] is True


def test_a_fetched_order_is_the_visit_and_says_what_a_visit_says(cast: Shop) -> None:
    cast.done("never zoe pork")
    for typed in (
        *("order zoe 'bacon roll' --for today", "order zoe rye --for today"),
        *("ask zoe 'how did the exam go?'", "promise zoe 'order oat milk'"),
    ):
        cast(typed)
    cast.on("2026-11-24")
    cast.done("visit zoe --on '23 nov' --nothing")
    cast.done("feedback zoe 'a fine loaf' --compliment --on '20 nov'")
    said = cast.done("done zoe bacon")
    cast.done("undo")
    assert said.splitlines() == [
        "Zoë Müller: order done: bacon roll; in today (Tue 24 Nov 2026), had bacon roll.",
        "✋ Zoë Müller: never meat (vegan). A bacon roll has bacon.",
        "✋ Zoë Müller: never pork. A bacon roll has bacon.",
        "Ask: how did the exam go?",
        'Thank: for saying "a fine loaf" (20 Nov)',
        "Ready: rye",
        "Promised: order oat milk",
    ]
    assert said.splitlines()[1:4] == cast.done("visit zoe bacon roll").splitlines()[1:4]


def test_an_order_written_down_as_a_visit_already_says_nothing_again(cast: Shop) -> None:
    cast.done("order fred rye --for today")
    cast.done("visit fred rye")
    assert cast.done("done fred rye") == "Fred Botha: order done: rye\n"
    assert cast("show fred --json").json["followups"][0]["closed"] is None


def test_only_an_order_can_be_a_no_show(cast: Shop) -> None:
    cast.refused("done fred --no-show", code=2)


def test_words_of_the_text_say_which(cast: Shop) -> None:
    cast.done("promise fred 'order droewors'")
    assert "droewors" in cast.done("done fred DROEWORS")
    assert [one["text"] for one in cast("open --json").json] == ["how was the trip?"]


def test_several_that_fit_are_listed(cast: Shop) -> None:
    cast.done("promise fred 'ask about the trip'")
    said = cast.refused("done fred trip")
    assert "Fred Botha has 2 things open with trip." in said
    assert "ask about the trip" in said
    assert 'as: regulars done "Fred Botha" 1' in said
    cast.refused("done fred")
    assert "how was the trip?" in cast.done("done fred 1")


def test_two_of_the_very_same_text_can_be_told_apart(cast: Shop) -> None:
    for _ in range(2):
        cast.done("promise zoe 'call her'")
    cast.refused("done zoe 'call her'")
    cast.done("done zoe '#2'")
    assert len(cast("open --json --kind promise").json) == 1


def test_nothing_open_or_nothing_with_those_words_is_refused(cast: Shop) -> None:
    assert "nothing is open of Zoë Müller" in cast.refused("done zoe")
    assert "how was the trip?" in cast.refused("done fred rugby")
    cast.refused("done fred '#7'")


def test_a_chosen_number_is_that_thing_whatever_another_terminal_closes(cast: Shop) -> None:
    for text in ("call anna", "call bank", "call carla"):
        cast.done(f"promise zoe '{text}'")
    terminal = Terminal("done", "zoe", "call")
    terminal.expect("Which one?")
    cast.done("done zoe anna")
    terminal.type("2\n")
    assert "call bank" in terminal.ended().out
    assert [one["text"] for one in cast("open --json --kind promise").json] == ["call carla"]


def test_a_chosen_thing_that_another_terminal_closed_is_refused(cast: Shop) -> None:
    for text in ("call anna", "call bank"):
        cast.done(f"promise zoe '{text}'")
    terminal = Terminal("done", "zoe", "call")
    terminal.expect("Which one?")
    cast.done("done zoe bank")
    before = cast.bytes()
    terminal.type("2\n")
    ended = terminal.ended()
    assert ended.code == 1
    assert "call bank is no longer open. Nothing was changed." in ended.out
    assert cast.bytes() == before
