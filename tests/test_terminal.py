"""What happens on a real terminal: the dialogue, the questions, the widths."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from regulars.screen import waiting
from tests.conftest import MONDAY, Shop
from tests.processes import Child, Terminal, program

pytest.importorskip("pexpect", reason="pexpect needs a Unix terminal")


def test_the_dialogue_writes_down_somebody_new(shop: Shop) -> None:
    terminal = Terminal("add")
    terminal.answer(
        ("Who was in?", "Fred Botha"),
        ("What did they have?", "biltong"),
        ("What did you learn?", "just turned 65"),
        ("Anything to ask next time?", "how was the trip?"),
        ("Phone?", "082 123 4567"),
        ("Birthday?", "soon"),
        ("Birthday?", "20 oct 1961"),
    )
    ended = terminal.ended()
    assert "in today (Mon 23 Nov 2026), had biltong" in ended.out
    assert ended.code == 0
    fred = shop("show fred --json").json
    assert fred["visits"] == [{"on": "2026-11-23", "order": ["biltong"]}]
    assert [note["text"] for note in fred["notes"]] == ["just turned 65"]
    assert [one["text"] for one in fred["followups"]] == ["how was the trip?"]
    assert fred["phones"] == ["082 123 4567"]
    assert fred["occasions"][0]["on"] == "1961-10-20"


def test_the_dialogue_shows_whom_it_knows_and_asks_less(cast: Shop) -> None:
    cast.done("edit fred --birthday '20 oct'")
    terminal = Terminal("add")
    terminal.answer(("Who was in?", "freddie"))
    before = terminal.answer(("What did they have? (Enter: biltong 1 kg, vacuum sealed)", ""))
    assert "how was the trip?" in before
    terminal.answer(("What did you learn?", ""), ("Anything to ask next time?", ""))
    said = terminal.ended().out
    assert "Phone?" not in said
    assert "had the usual." in said
    assert len(cast("show fred --json").json["visits"]) == 2


@pytest.mark.usefixtures("shop")
def test_enter_skips_and_a_new_customer_needs_only_a_name() -> None:
    terminal = Terminal("add")
    terminal.answer(("Who was in?", "Bo"))
    for question in ("have?", "learn?", "next time?", "Phone?", "Birthday?"):
        terminal.answer((question, ""))
    assert "Bo: in today (Mon 23 Nov 2026)." in terminal.ended().out


@pytest.mark.parametrize("key", ["\x03", "\x04"])
@pytest.mark.parametrize("questions", [0, 1, 4])
def test_stopping_leaves_everything_as_it_was(cast: Shop, key: str, questions: int) -> None:
    before = cast.bytes()
    terminal = Terminal("add")
    asked = ("Who was in?", "have?", "learn?", "next time?", "Phone?", "Birthday?")
    for question in asked[:questions]:
        terminal.answer((question, "Xolani"))
    terminal.expect(asked[questions])
    terminal.type(key)
    ended = terminal.ended()
    assert "stopped. Nothing was changed." in ended.out
    assert ended.code == 1
    assert cast.bytes() == before


def test_several_of_a_name_are_a_numbered_question(cast: Shop) -> None:
    terminal = Terminal("note", "anna nel", "back from Rome")
    terminal.expect("084 111 2222")
    terminal.expect("2  Anna Nel   084 333 4444")
    terminal.answer(("Which one? 1 to 2:", "7"), ("Which one? 1 to 2:", "2"))
    assert "Anna Nel: note added" in terminal.ended().out
    assert cast("show 0843334444 --json").json["notes"][0]["text"] == "back from Rome"


@pytest.mark.usefixtures("cast")
def test_the_first_word_as_a_name_asks_too() -> None:
    terminal = Terminal("anna", "nel")
    terminal.answer(("Which one?", "1"))
    assert "084 111 2222" in terminal.ended().out


def test_a_part_of_a_name_may_be_somebody_new(cast: Shop) -> None:
    terminal = Terminal("add", "Fred", "allergic to nuts")
    terminal.answer(("2  somebody else, who is new", "2"))
    assert "Fred: in today" in terminal.ended().out
    assert cast("show 'fred botha' --json").json["notes"][0]["text"] == "just turned 65"


def test_choosing_nobody_changes_nothing(cast: Shop) -> None:
    before = cast.bytes()
    terminal = Terminal("visit", "anna")
    terminal.answer(("Which one?", ""))
    ended = terminal.ended()
    assert "nobody was chosen" in ended.out
    assert ended.code == 1
    assert cast.bytes() == before


def test_which_of_the_open_things_is_a_numbered_question(cast: Shop) -> None:
    cast.done("promise fred 'call about the trip'")
    terminal = Terminal("done", "fred", "trip", "--how", "well")
    terminal.expect("promise   call about the trip")
    terminal.answer(("Which one? 1 to 2:", "2"))
    assert "promise done: call about the trip" in terminal.ended().out
    assert [one["text"] for one in cast("open --json").json] == ["how was the trip?"]


def test_which_subject_need_not_be_avoided_is_a_numbered_question(cast: Shop) -> None:
    cast.done("avoid fred the rugby tour")
    terminal = Terminal("avoid", "fred", "rug", "--drop")
    terminal.answer(("Which one? 1 to 2:", "2"))
    assert "no need to avoid the rugby tour any more." in terminal.ended().out
    assert cast("show fred --json").json["avoid"] == ["the rugby"]


def test_with_no_words_at_all_it_asks_which(cast: Shop) -> None:
    cast.done("promise fred 'call him'")
    terminal = Terminal("done", "fred")
    terminal.answer(("Which one? 1 to 2:", "2"))
    assert "promise done: call him" in terminal.ended().out


@pytest.mark.parametrize(("typed", "gone"), [("yes", True), ("no", False), ("", False)])
def test_forgetting_asks_first(cast: Shop, typed: str, gone: bool) -> None:
    before = cast.bytes()
    terminal = Terminal("forget", "fred")
    terminal.expect("It can't be undone.")
    terminal.answer(("Type yes to do it:", typed))
    assert ("is forgotten" if gone else "left as it was") in terminal.ended().out
    assert (cast.bytes() != before) is gone


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal_and_nothing_is_lost(cast: Shop, columns: int) -> None:
    cast.done("demo")
    sample = str(cast.path.with_name("sample-shop.json"))
    for typed in (
        ("today",),
        ("fred",),
        ("due", "--all"),
        ("list",),
        ("history", "wendy"),
    ):
        lines = Terminal("--file", sample, *typed, columns=columns, rows=99).screen()
        plain = cast.run("--file", sample, *typed).out
        shown = re.sub(r"\s+", "", "".join(lines))
        for word in re.findall(r"\w{4,}", plain):
            assert word in shown, (typed, word)


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_candidates_fit_the_terminal_and_show_the_id_that_is_asked_for(
    cast: Shop, columns: int
) -> None:
    cast.done("add 'Fred Botha' --new --usual '山田さんの緑茶, vacuum sealed, in a box'")
    cast.done("add Alice --new --phone '082 123 4567' --no-visit")
    piped = cast("show 'fred botha'").err
    one = re.search("Say which by id, as (\\w+)", piped)
    assert one
    assert f"082 123 4567   {one[1]}   biltong" in piped
    assert "last here 9 Nov\n" in piped
    terminal = Terminal("show", "fred botha", columns=columns)
    asked = terminal.answer(("1 to 2:", "1")).replace("\r", "").split("\n")
    assert all(cell_len(line) < columns for line in asked), asked
    for fact in ("Fred Botha", "082 123 4567", one[1], "last here 9 Nov", "last here today"):
        assert any(fact in line for line in asked), (fact, asked)


@pytest.mark.usefixtures("cast")
def test_wide_characters_are_counted_where_a_line_is_broken() -> None:
    typed = ("here", "jack: 緑茶二つと餅 三つと水", "山田", "fred", "zoe")
    lines = Terminal(*typed, columns=80).ended().out.splitlines()
    assert all(cell_len(line) < 80 for line in lines), lines
    assert any(cell_len(line) > len(line) for line in lines)


def test_columns_line_up_with_wide_characters(cast: Shop) -> None:
    cast.done("demo")
    sample = str(cast.path.with_name("sample-shop.json"))
    lines = cast.run("--file", sample, "list").out.splitlines()
    usual = next(line for line in lines if "green tea" in line)
    other = next(line for line in lines if "sourdough" in line)
    assert cell_len(usual[: usual.index("green")]) == cell_len(other[: other.index("✋")])


def test_colour_only_on_a_terminal_that_wants_it(cast: Shop) -> None:
    colour = re.compile(r"\x1b\[[0-9;]*(3[0-7]|9[0-7])m")
    assert colour.search(Terminal("fred").ended().out)
    assert not colour.search(Terminal("fred", NO_COLOR="1").ended().out)
    assert "\x1b" not in cast.done("fred")


def test_a_long_list_stops_at_ten_on_a_terminal_only(shop: Shop) -> None:
    for number in range(13):
        shop.done(f"add 'Birthday {number}' --new --no-visit --birthday '{MONDAY:%d %b}'")
    for number in range(13):
        shop.done(f"add 'Missed {number}' --new --every 7d --on '{MONDAY.replace(day=11)}'")
        shop.done(f"visit 'Missed {number}' --on '{MONDAY.replace(day=4)}'")
    assert "and 3 more: regulars due" in "\n".join(Terminal("today").screen())
    assert "more:" not in shop.done("today")


def test_the_briefing_in_the_readme_is_what_the_sample_shop_shows(cast: Shop) -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    shown = readme.split("$ regulars today\n")[1].split("```")[0].rstrip().splitlines()
    cast.done("demo")
    said = Terminal("--file", str(cast.path.with_name("sample-shop.json")), "today").screen()
    assert said[: len(shown)] == shown


@pytest.mark.parametrize("rows", [24, 40])
@pytest.mark.usefixtures("shop")
def test_the_sample_shop_fits_with_what_is_said_below_it(rows: int) -> None:
    lines = Terminal("demo", rows=rows).ended().out.splitlines()
    assert "Monday 23 November 2026" in lines[0]
    assert lines[-1].endswith(" visit wendy")
    assert len(lines) < rows


def test_two_arguments_of_one_text_are_two_questions(cast: Shop) -> None:
    """Joining two of one name is the one job of `merge`."""
    terminal = Terminal("merge", "anna nel", "anna nel")
    terminal.answer(("Which one? 1 to 2:", "1"), ("Which one? 1 to 2:", "2"))
    assert "Anna Nel: merged with Anna Nel" in terminal.ended().out
    assert cast("show 'anna nel' --json").json["phones"] == ["084 111 2222", "084 333 4444"]


def test_the_same_one_chosen_twice_is_not_merged_with_themselves(cast: Shop) -> None:
    before = cast.bytes()
    terminal = Terminal("merge", "anna nel", "anna nel")
    terminal.answer(("Which one? 1 to 2:", "2"), ("Which one? 1 to 2:", "2"))
    assert "can't be merged with themselves" in terminal.ended().out
    assert cast.bytes() == before


def test_who_was_in_may_be_called_like_who_sent_them(cast: Shop) -> None:
    terminal = Terminal("add", "anna nel", "--referred-by", "anna nel", "--no-visit")
    # First whom the option means, as the command line reads it; then who was in.
    terminal.answer(("Which one?", "1"))
    terminal.answer(("somebody else, who is new", "2"))
    assert "who sent them added" in terminal.ended().out
    assert cast("show 0843334444 --json").json["referred_by"] == "Anna Nel"
    assert cast("show 0841112222 --json").json["referred_by"] is None


def test_a_word_of_what_is_done_may_be_the_name(cast: Shop) -> None:
    for text in ("call anna", "anna wants rye"):
        cast.done(f"promise 0843334444 '{text}'")
    terminal = Terminal("done", "anna", "anna")
    terminal.answer(("Which one? 1 to 2:", "2"), ("Which one? 1 to 2:", "1"))
    assert "Anna Nel: promise done: call anna" in terminal.ended().out
    assert [one["text"] for one in cast("open --kind promise --json").json] == ["anna wants rye"]


def test_the_keys_that_edit_a_line_edit_the_answer(shop: Shop) -> None:
    pytest.importorskip("readline", reason="only where there is readline")
    terminal = Terminal("add")
    home, end, left, delete = "\x1b[H", "\x1b[F", "\x1b[D", "\x1b[3~"
    terminal.answer(
        ("Who was in?", f"ed Botha{home}Fr{end}x\x7f"),
        ("What did they have?", f"tea{left}{left}{left}{delete}T{end}"),
        ("What did you learn?", f"12{left}{left}{left}{left}0"),
        ("Anything to ask next time?", ""),
        ("Phone?", ""),
        ("Birthday?", ""),
    )
    assert "Fred Botha: in today" in terminal.ended().out
    fred = shop("show fred --json").json
    assert fred["visits"][0]["order"] == ["Tea"]
    assert fred["notes"][0]["text"] == "012"


def test_an_answer_with_a_control_sign_is_asked_for_again(shop: Shop) -> None:
    terminal = Terminal("add")
    terminal.answer(("Who was in?", "Fr\x16\x1bed"), ("Who was in?", "Fred"))
    for question in ("have?", "learn?", "next time?"):
        terminal.answer((question, ""))
    terminal.answer(("Phone?", "abc"), ("Phone?", "082 123 4567"), ("Birthday?", ""))
    said = terminal.ended().out
    assert "in today" in said
    assert [one["name"] for one in shop("list --json").json] == ["Fred"]
    assert shop("show fred --json").json["phones"] == ["082 123 4567"]


def test_of_one_candidate_enter_is_enough(cast: Shop) -> None:
    terminal = Terminal("add", "Fred", "sold it")
    terminal.answer(("Which one? 1 to 2 (Enter: 1):", ""))
    assert "Fred Botha: in today" in terminal.ended().out
    assert len(cast("list --json").json) == 6


def test_a_number_of_thousands_of_digits_chooses_nobody(cast: Shop) -> None:
    assert cast.refused(f"done fred '#{'1' * 4400}'")
    assert cast.refused(f"done fred {'1' * 4400}")


def test_the_candidates_stop_at_ten_on_a_terminal_only(shop: Shop) -> None:
    for number in range(13):
        shop.done(f"add 'Sam {'abcdefghijklm'[number] * 5}' --new --no-visit")
    terminal = Terminal("show", "sam")
    asked = terminal.answer(("Which one? 1 to 13:", "12"))
    assert "and 3 more: regulars list sam" in asked
    assert "Sam lllll" not in asked
    assert "Sam lllll" in terminal.ended().out
    piped = shop("show sam").err
    assert "13  Sam mmmmm" in piped
    assert "more:" not in piped
    assert shop.done("list sam").count("Sam ") == 13


@pytest.mark.parametrize("columns", [1, 2, 3, 9])
def test_a_terminal_of_a_column_or_two_is_wide_enough(cast: Shop, columns: int) -> None:
    cast.done("settings shop 'Corner Deli'")
    for typed in (
        *(("today",), ("fred",), ("due", "--all"), ("list",), ("history", "fred"), ("stats",)),
        *(("find", "fred"), ("open",), ("settings",), ("dupes",), ("show", "nobody"), ("check",)),
        *(
            ("offer", "biltong"),
            ("history",),
            ("orders",),
            ("fred", "--why"),
            ("note", "fred", "x"),
        ),
    ):
        ended = Terminal(*typed, columns=columns).ended()
        assert "Traceback" not in ended.out, typed
        assert ended.code == (1 if typed[-1] == "nobody" else 0), (typed, ended.out)


def test_an_empty_shop_is_greeted_in_a_column_or_two(shop: Shop) -> None:
    assert Terminal("today", columns=1).ended().code == 0
    assert not shop.path.exists()


def test_to_write_what_names_what_to_avoid_is_asked_about(cast: Shop) -> None:
    before = cast.bytes()
    terminal = Terminal("ask", "fred", "how was the rugby?")
    terminal.answer(("With Fred Botha you avoid the rugby. Write it all the same?", "no"))
    assert terminal.ended().code == 1
    assert cast.bytes() == before
    terminal = Terminal("note", "fred", "the rugby again")
    terminal.answer(("Type yes to do it:", "yes"))
    assert "note added" in terminal.ended().out


def test_what_is_open_is_offered_to_be_closed_at_the_rest(cast: Shop) -> None:
    cast.done("promise fred 'call him'")
    terminal = Terminal("edit", "fred", "--rest", "--why", "died 28 April")
    before = terminal.answer(("Close them?", ""))
    assert "ask: how was the trip?" in before
    assert "promise closed: call him" in terminal.ended().out.replace("\r\n  ", " ")
    assert cast("open --json").json == []
    cast.done("undo")
    assert len(cast("open --json").json) == 2
    terminal = Terminal("edit", "fred", "--rest")
    terminal.answer(("Close them?", "later"), ("Close them?", "n"))
    terminal.ended()
    assert len(cast("open --json").json) == 2


def at_once(*typed: str) -> None:
    """Run the program with a bar for whatever takes any time at all."""
    waiting.AFTER = 0
    program(*typed)


def test_a_long_import_shows_how_far_it_is_and_leaves_no_trace(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("name,phone\nAnn,0821234\nBo,0821235\n")
    said = Terminal("import", "list.csv", function=at_once).ended().out
    assert ("Reading list.csv" in said, "Writing down" in said) == (True, True)
    shop.done("undo")
    screen = Terminal("import", "list.csv", function=at_once).screen()
    assert screen[0] == "A table of your own: 2 people."
    for_a_program = Terminal("import", "list.csv", "--json", function=at_once)
    for quiet in (for_a_program, Child(at_once, "import", "list.csv")):
        ended = quiet.ended()
        assert "Reading" not in ended.out + ended.err


def import_asked(path: Path, *answers: tuple[str, str]) -> str:
    terminal = Terminal("import", str(path))
    terminal.answer(*answers)
    ended = terminal.ended()
    assert ended.code == 0, ended.out
    return ended.out


def test_of_whom_only_the_name_is_known_an_import_asks(cast: Shop, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("name,email\nFred Botha,fred@x.za\n")
    said = import_asked(path, ("Which one? 1 to 2 (Enter: 1):", "1"))
    assert "1 of them learnt something: email 1" in said
    assert cast("show fred --json").json["emails"] == ["fred@x.za"]
    before = cast.bytes()
    assert "Nothing was changed." in Terminal("import", str(path)).ended().out
    assert cast.bytes() == before


def test_somebody_else_of_an_import_stays_somebody_else(cast: Shop, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("name,email,note\nFred Botha,other@x.za,the tall one\n")
    said = import_asked(path, ("Which one? 1 to 2 (Enter: 1):", "2"))
    assert "Fred Botha" in said.partition("New")[2]
    assert {one["left"]["name"] for one in cast("dupes --json").json} == {"Anna Nel"}
    before = cast.bytes()
    assert "Which one?" not in (again := Terminal("import", str(path)).ended().out)
    assert "Nothing was changed." in again
    assert cast.bytes() == before
    # A list that has changed asks no more either.
    path.write_text("name,email,note\nFred Botha,other@x.za,the tall one of two\n")
    assert "Which one?" not in Terminal("import", str(path)).ended().out
    names = [one["name"] for one in cast("list --json").json]
    assert names.count("Fred Botha") == 2


def test_stopping_at_an_import_s_question_changes_nothing(cast: Shop, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("name,phone\nFred Botha,0999\nNew One,0888\n")
    before = cast.bytes()
    terminal = Terminal("import", str(path))
    terminal.answer(("Which one?", "\x03"))
    ended = terminal.ended()
    assert "stopped. Nothing was changed." in ended.out
    assert ended.code == 1
    assert cast.bytes() == before
