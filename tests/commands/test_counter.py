import io
import os
import sys
from collections.abc import Callable
from typing import Any

import pytest

from regulars import cli
from tests.conftest import Shop
from tests.processes import Terminal, program

TITLE = "Type what would follow regulars"
PROMPT = "regulars> "


def typed(shop: Shop, *lines: str) -> tuple[str, str]:
    """What is said on stdout and stderr where lines come from stdin."""
    said = shop("counter", "\n".join(lines))
    assert said.code == 0, said
    assert PROMPT not in said.out
    return said.out, said.err


def without_rich(*words: str) -> None:
    """Be the program where Rich isn't installed."""
    modules: dict[str, Any] = sys.modules
    modules |= {name: None for name in modules if name.partition(".")[0] == "rich"}
    program(*words)


def at_the_counter(function: Callable[..., object] = program) -> Terminal:
    pytest.importorskip("pexpect", reason="pexpect needs a Unix terminal")
    terminal = Terminal("counter", function=function)
    terminal.expect(TITLE)
    terminal.expect(PROMPT)
    return terminal


def done(terminal: Terminal, keys: str) -> str:
    """What is said when keys are pressed, until the prompt comes back."""
    terminal.type(keys)
    return terminal.expect(f"\n{PROMPT}")


def left(terminal: Terminal, keys: str = "\x04") -> None:
    terminal.type(keys)
    ended = terminal.ended()
    assert (ended.code, "Traceback" in ended.out) == (0, False)


def test_each_line_is_what_would_follow_regulars(cast: Shop) -> None:
    out, err = typed(cast, "visit zoe + scone", "", "regulars note jack 'back from Rome'", "zoe")
    assert "Zoë Müller: in today (Mon 23 Nov 2026), had scone." in out
    assert "Jack O'Brien: note added" in out
    assert out.endswith("Last orders  23 Nov scone\n")
    assert err == ""
    assert cast("show jack --json").json["notes"][0]["text"] == "back from Rome"


def test_a_name_alone_is_the_card_as_the_shell_shows_it(cast: Shop) -> None:
    assert typed(cast, "fred")[0] == cast.done("fred")
    assert typed(cast, "freddie", "山田 太郎")[0] == cast.done("fred") + cast.done("山田")


@pytest.mark.parametrize("line", ["today", "regulars today --on 2026-11-24", "nosuch", "show anna"])
def test_all_of_a_page_is_shown_where_the_line_says_so(cast: Shop, line: str) -> None:
    for by in ("more", "less"):
        assert typed(cast, f"{line} | {by}") == typed(cast, line)
    assert typed(cast, "| more", "fred")[0] == cast.done("fred")


def test_on_a_terminal_a_program_shows_all_of_it_and_the_prompt_comes_back(
    cast: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = cast.path.with_name("more")  # of those there are some wait at the end, some don't
    more.write_text("#!/bin/sh\necho by more\ncat\n", encoding="utf-8")
    more.chmod(0o700)
    monkeypatch.setenv("PATH", str(more.parent), prepend=os.pathsep)
    for number in range(12):
        cast.done(f"order zoe 'cake {number}' --for today")
    terminal = at_the_counter()
    assert "cake 11" not in done(terminal, "today\n")
    said = done(terminal, "today | more\n")
    assert "by more" in said
    assert "cake 11" in said
    left(terminal)


@pytest.mark.parametrize(
    "line",
    [
        *("show nobody", "nosuch", "visit", "visit fred --on 'next year'", "--nosuch", "note fred"),
        *("--version", "visit --help", "counter", "--file x.json counter", "show anna"),
        *("export nowhere/x.csv", "forget fred", "here", "add", "?", "nosuch ?", "'", '"', "\\"),
    ],
)
def test_no_line_ends_it_nor_changes_anything(cast: Shop, line: str) -> None:
    before = cast.bytes()
    out, err = typed(cast, line, "show zoe")
    assert out.endswith(cast.done("show zoe"))
    assert "Traceback" not in err
    assert cast.bytes() == before


def test_what_nobody_foresaw_ends_no_more_than_its_line(
    cast: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "regulars.commands.stats", None)  # as if it weren't there
    out, err = typed(cast, "stats", "zoe")
    assert err.startswith("regulars: that could not be done: ")
    assert out == cast.done("zoe")


def test_regulars_alone_is_the_briefing_here_too(cast: Shop) -> None:
    assert typed(cast, "regulars")[0] == cast.done("today")


def test_counter_within_counter_is_answered(cast: Shop) -> None:
    assert "you are at the counter already" in typed(cast, "counter")[1]


def test_a_damaged_notebook_is_said_at_each_line_until_it_is_right_again(cast: Shop) -> None:
    whole = cast.bytes() or b""
    cast.path.write_bytes(whole[:-50])
    out, err = typed(cast, "fred", "zoe ?")
    assert out == ""
    assert err.count("To go back to it: regulars restore") == 2


def test_a_lost_notebook_is_said_once_and_again_by_whoever_looks(cast: Shop) -> None:
    cast.path.unlink()
    assert typed(cast, "list", "today")[1].count("regulars.json") == 2


def test_what_was_said_of_a_line_is_not_said_of_the_next(cast: Shop) -> None:
    backups = cast.path.with_name("backups")
    for one in backups.iterdir():
        one.unlink()
    backups.rmdir()
    backups.write_text("in the way")
    err = typed(cast, "note zoe x", "zoe", "list")[1]
    assert err.count("backup") == cast("note zoe y").err.count("backup") > 0


def test_another_notebook_is_another_for_its_line_alone(cast: Shop) -> None:
    other = str(cast.path.with_name("other.json"))
    typed(cast, f"--file {other} add Xolani", "note zoe tall")
    assert [one["name"] for one in cast.run("--file", other, "list", "--json").json] == ["Xolani"]
    assert cast("show zoe --json").json["notes"][0]["text"] == "tall"


def test_a_command_that_reads_stdin_finds_the_lines_behind_its_own(cast: Shop) -> None:
    out, _ = typed(cast, "note zoe - --private", "her brother", "is ill")
    assert out.startswith("Zoë Müller: private note added")
    note = cast("show zoe --private --json").json["notes"][0]
    assert note["text"] == "her brother\nis ill"


def test_quit_ends_it_and_what_follows_is_not_done(cast: Shop) -> None:
    assert typed(cast, "quit", "note zoe x") == ("", "")
    assert typed(cast, "exit", "note zoe x") == ("", "")


def test_bytes_that_are_no_text_are_said_and_the_next_line_done(
    cast: Shop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b"note zoe \xff\nzoe\n"), "utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    monkeypatch.setattr(sys, "argv", ["regulars", "counter"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    said = capsys.readouterr()
    assert (ended.value.code, said.out) == (0, cast.done("zoe"))
    assert said.err == "regulars: a line holds bytes that are no UTF-8 text.\n"


# `NAME ?`


def test_a_question_says_what_somebody_must_never_have(cast: Shop) -> None:
    before = cast.bytes()
    out, _ = typed(cast, "zoe ?", "Zoë Müller?")
    first, second = out.splitlines()
    assert first == second
    assert first.startswith("✋ Zoë Müller: never meat (vegan): ")
    assert typed(cast, "fred?")[0] == (
        "Fred Botha: nothing is written down that they must never have.\n"
    )
    assert cast.bytes() == before


@pytest.mark.parametrize("line", ["zoe croissant ?", "zoe croissant?", "zoë müller: croissant ?"])
def test_a_question_with_a_dish_says_whether_it_is_one_of_theirs(cast: Shop, line: str) -> None:
    before = cast.bytes()
    assert typed(cast, line)[0] == (
        "✋ Zoë Müller: never meat (vegan). A croissant often has butter.\n"
    )
    assert cast.bytes() == before


def test_what_is_known_of_no_dish_is_no_promise(cast: Shop) -> None:
    out, _ = typed(cast, "zoe black coffee + tea ?")
    assert out == (
        "Zoë Müller: never meat (vegan). Nothing is known of black coffee and tea against that. "
        "A second pair of eyes, not the label: always ask.\n"
    )


def test_what_a_command_asks_for_is_no_question(cast: Shop) -> None:
    typed(cast, "ask zoe how was Rome?")
    assert [one["text"] for one in cast("show zoe --json").json["followups"]] == ["how was Rome?"]


def test_whoever_of_two_is_asked_about_is_said_where_nobody_can_choose(cast: Shop) -> None:
    assert "two people are called Anna Nel" in typed(cast, "anna rye ?")[1]


# On a terminal


def test_tab_completes_a_name_with_an_accent_and_a_space(cast: Shop) -> None:
    terminal = at_the_counter()
    assert "had croissant" in done(terminal, "visit zo\tcroissant\n")
    assert "O'Brien" in done(terminal, "jack o\t\n")
    left(terminal)
    assert cast("show zoe --json").json["visits"][0]["order"] == ["croissant"]


def test_tab_shows_what_a_line_may_become_and_keeps_what_was_typed(cast: Shop) -> None:
    terminal = at_the_counter()
    terminal.type("f\t")
    assert "feedback   find   forget" in terminal.expect(f"{PROMPT}f")
    terminal.type("eed\tzoe 'good pie' --complim\t\n")
    assert "compliment" in terminal.expect(f"\n{PROMPT}")
    left(terminal)
    assert cast("open --json").json[-1]["kind"] == "compliment"


def test_tab_completes_what_is_open_for_done(cast: Shop) -> None:
    cast.done("promise fred 'call his wife'")
    terminal = at_the_counter()
    terminal.type("done fred \t")
    assert '"how was the trip?"' in terminal.expect(f"{PROMPT}done fred ")
    assert "promise done: call his wife" in done(terminal, "cal\t\n")
    left(terminal)
    assert [one["text"] for one in cast("open --json").json] == ["how was the trip?"]


def test_a_question_of_a_command_is_asked_inside_and_its_tab_is_its_own(cast: Shop) -> None:
    terminal = at_the_counter()
    terminal.type("note 'anna nel' tall\n")
    terminal.answer(("Which one? 1 to 2:", "2"))
    assert "note added" in terminal.expect(f"\n{PROMPT}")
    terminal.type("forget zoe\n")
    terminal.answer(("Type yes to do it:", "visi\t"))
    assert "left as it was" in terminal.expect(f"\n{PROMPT}")
    terminal.type("\x1b[A")  # the line before, and not the answer
    terminal.expect("forget zoe")
    done(terminal, "\x03")
    left(terminal)
    assert cast("show 0843334444 --json").json["notes"][0]["text"] == "tall"


def test_ctrl_c_clears_the_line_and_stops_a_question(cast: Shop) -> None:
    before = cast.bytes()
    terminal = at_the_counter()
    terminal.type("note zoe never mi")
    terminal.expect("never mi")
    done(terminal, "\x03")
    terminal.type("forget zoe\n")
    terminal.expect("Type yes to do it:")
    assert "stopped. Nothing was changed." in done(terminal, "\x03")
    assert "Zoë Müller" in done(terminal, "zoe\n")
    left(terminal)
    assert cast.bytes() == before


def test_lines_that_are_pasted_are_done_one_by_one(cast: Shop) -> None:
    terminal = at_the_counter()
    terminal.type("\x1b[200~note zoe tall\nnote jack small\x1b[201~\n")
    terminal.expect("Jack O'Brien: note added")
    terminal.expect(PROMPT)
    left(terminal)
    assert [note["text"] for note in cast("show zoe --json").json["notes"]] == ["tall"]


def test_what_is_typed_in_a_dialogue_is_its_answer(cast: Shop) -> None:
    terminal = at_the_counter()
    terminal.type("here\n")
    terminal.answer(("Anybody else?", "zoe: scone"), ("Anybody else?", ""))
    terminal.expect(f"\n{PROMPT}")
    left(terminal)
    assert cast("show zoe --json").json["visits"][0]["order"] == ["scone"]


@pytest.mark.usefixtures("cast")
def test_quit_leaves() -> None:
    left(at_the_counter(), "quit\n")


def test_a_failed_line_gives_the_prompt_back(cast: Shop) -> None:
    before = cast.bytes()
    terminal = at_the_counter()
    for line in ("nosuch", "visit", "--version", "visit --help", "counter", "note O'"):
        assert done(terminal, f"{line}\n").strip()
    left(terminal)
    assert cast.bytes() == before


@pytest.mark.usefixtures("cast")
def test_where_there_is_no_rich_a_card_is_refused_and_a_note_taken() -> None:
    terminal = at_the_counter(without_rich)
    assert "that could not be done:" in done(terminal, "fred\n")
    assert "note added" in done(terminal, "note zoe tall\n")
    left(terminal)


def test_what_another_terminal_changed_is_seen_at_the_next_line(cast: Shop) -> None:
    terminal = at_the_counter()
    assert "no visit" in done(terminal, "zoe\n")
    cast.done("visit zoe scone")
    assert "scone" in done(terminal, "zoe\n")
    cast.done("add 'Ünal Öz' --no-visit")
    assert "Ünal Öz" in done(terminal, "una\t\n")
    left(terminal)
