"""What a press of Tab offers, in words; `test_shells.py` presses it."""

import json
import os
from pathlib import Path
from typing import Any

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars import commands, completion, declared
from regulars.completion import FILES, offered
from regulars.notebook import place, text
from regulars.notebook.called import called
from regulars.timetable import COMMANDS, named
from tests.conftest import Shop
from tests.processes import python


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("visit fr", ["Fred Botha"]),
        ("visit FRED BO", ["Fred Botha"]),
        ("visit zoe", ["Zoë Müller"]),
        ("visit ZOË", ["Zoë Müller"]),
        ("visit muller", ["Zoë Müller"]),
        ("visit jack obr", ["Jack O'Brien"]),
        ("visit 山", ["山田 太郎"]),
        ("visit freddi", ["Freddie"]),
        ("visit bo fr", ["Fred Botha"]),
        ("visit anna", ["Anna Nel"]),
        ("visit nobody", []),
    ],
)
def test_a_name_is_found_as_the_program_finds_it(typed: str, found: list[str]) -> None:
    command, _, name = typed.partition(" ")
    assert offered([command, name]) == found


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("fr", ["Fred Botha"]),
        ("no", ["note"]),
        ("an", ["Anna Nel"]),
        ("add fr", ["Fred Botha"]),
        ("visit fred ", []),
        ("fred ", ["Botha"]),
        ("show fr b", ["Botha"]),
        ("show fred n", []),
        ("here fred zo", ["Zoë Müller"]),
        ("merge fred zo", ["Zoë Müller"]),
        ("visit --on today zo", ["Zoë Müller"]),
        ("visit -- zo", ["Zoë Müller"]),
        ("add --referred-by zo", ["Zoë Müller"]),
        ("add --referred-by=zo", ["--referred-by=Zoë Müller"]),
        ("add --nickname zo", []),
        ("list --state me", []),
        ("list --state miss", ["missed"]),
        ("list --state=miss", ["--state=missed"]),
        ("visit fred --dro", ["--drop"]),
        ("visit fred -- --dro", []),
        ("visit --hel", ["--help"]),
        ("--ver", ["--version"]),
        ("--show-completion z", ["zsh"]),
        ("help vi", ["visit"]),
        ("help da", ["dates"]),
        ("help visit v", []),
        ("settings da", ["date-order"]),
        ("settings shop d", []),
        ("import ", [FILES]),
        ("dossier fred x", [FILES]),
        ("--file ", [FILES]),
        ("--file=elsewhere.json visit fr", []),
        ("--file elsewhere.json note", ["note"]),
        ("--nonsense visit --nonsense x", []),
    ],
)
def test_what_is_offered_depends_on_what_stands_before(typed: str, found: list[str]) -> None:
    assert offered(typed.split(" ")) == found


def test_the_first_word_is_a_command_or_a_name(cast: Shop) -> None:
    found = offered([""])
    assert {*COMMANDS, "Fred Botha", "Anna Nel"} < {*found}
    assert len(found) == len({*found})
    cast.done("add Undo --no-visit")
    assert offered(["un"]) == ["undo", "Undo"]


def test_whoever_rests_is_offered_too(cast: Shop) -> None:
    cast.done("edit freddie --rest")
    assert offered(["note", "fr"]) == ["Fred Botha"]


def test_what_is_open_is_offered_for_done_and_nothing_to_avoid(cast: Shop) -> None:
    cast.done("promise zoe 'order the oat milk'")
    cast.done("promise zoe 'call Tim'")
    assert offered(["done", "zoe", ""]) == ["order the oat milk", "call Tim"]
    assert offered(["done", "Zoë Müller", "oat"]) == ["order the oat milk"]
    assert offered(["--file", str(cast.path), "done", "zoe", "ca"]) == ["call Tim"]
    assert offered(["done", "zoe", "oat", ""]) == offered(["done", "nobody", ""]) == []
    cast.done("avoid zoe Tim")
    cast.done("promise zoe -- -2")
    assert offered(["done", "zoe", ""]) == ["order the oat milk"]
    cast.path.write_text("{", encoding="utf-8")
    assert offered(["done", "zoe", ""]) == []


def test_the_commands_are_those_of_the_help() -> None:
    assert {*offered([""])} >= {*COMMANDS}
    assert [one for one in offered([""]) if one.islower()] == sorted(COMMANDS)


def kind(one: declared.Parameter) -> str:
    if one.how.resolve is commands.words_of_one:
        return completion.WHOLE
    if "NAME" in one.how.metavar or one.how.resolve is commands.one:
        return completion.NAME
    is_path = "PATH" in one.how.metavar or one.kind is Path
    return completion.PATH if is_path else completion.TEXT


@pytest.mark.parametrize("command", sorted({*COMMANDS} - {"list"}))
def test_what_a_command_takes_is_what_it_declares(command: str) -> None:
    told = completion.TAKES.get(command, (completion.TEXT,))
    takes = declared.parameters(named(command))
    words = [kind(one) for one in takes if isinstance(one.how, declared.Argument)]
    assert [told[min(at, len(told) - 1)] for at in range(len(words))] == words


def write(shop: Shop, *names: str) -> None:
    customers = {f"2{number:07}": {"name": name} for number, name in enumerate(names)}
    held = {"schema": 1, "settings": {}, "customers": customers}
    shop.path.parent.mkdir(exist_ok=True)
    shop.path.write_text(json.dumps(held), encoding="utf-8")


def test_what_would_act_on_a_terminal_or_hide_is_never_offered(shop: Shop) -> None:
    write(shop, "Ann", "Cy\x1b[2J", "Di\x9b", "Ed\u202e", "Flo\ud800", "-", "")
    assert offered(["visit", ""]) == ["Ann"]


def test_what_would_be_an_option_or_two_lines_is_offered_as_it_can_be_typed(shop: Shop) -> None:
    write(shop, "--yes Ann", "Bea\nNel")
    assert offered(["forget", ""]) == ["yes Ann", "Bea Nel"]
    assert shop.run("show", "yes Ann").code == shop.run("show", "Bea Nel").code == 0


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"[]", b"null", b'{"customers": 3}', b'{"customers": {"a": {}}}', b"\xff\xfe"),
        *(b'{"customers": {"a": {"name": 3}}}', b"[" * 100_000),
    ],
)
def test_a_damaged_notebook_offers_nobody(shop: Shop, content: bytes) -> None:
    shop.path.parent.mkdir()
    shop.path.write_bytes(content)
    assert offered(["visit", ""]) == []


def test_a_notebook_cut_short_offers_nobody(cast: Shop) -> None:
    whole = cast.path.read_bytes()
    for end in range(0, len(whole) - 2, 97):
        cast.path.write_bytes(whole[:end])
        assert offered(["visit", ""]) == []


def test_where_there_is_no_notebook_nobody_is_offered(shop: Shop) -> None:
    assert offered(["visit", ""]) == []
    shop.path.mkdir(parents=True)
    assert offered(["visit", ""]) == []
    shop.path.rmdir()
    if hasattr(os, "mkfifo"):  # Unix only, and without end
        os.mkfifo(shop.path)
        assert offered(["visit", ""]) == []


def test_a_completion_says_nothing_where_there_is_nothing_to_say(
    shop: Shop, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    shop.path.parent.mkdir()
    shop.path.write_bytes(b"{")
    for shell, told in (("bash", ["regulars visit f", " "]), ("zsh", ["visit", "f"]), ("fish", [])):
        completion.answer(shell, told)
    assert capsysbinary.readouterr() == (b"", b"")


TEXTS = st.text(min_size=1, max_size=8) | st.sampled_from(
    ['"name": "x"', "a\\", '\n      "name": ', '"]', "],", '": {\n      "name": ', "\n}\n"]
)
RECORDS = st.fixed_dictionaries(
    {"name": TEXTS},
    optional={
        "nicknames": st.lists(TEXTS, min_size=1, max_size=3),
        "looks": st.lists(TEXTS, min_size=1, max_size=2),
        "family": st.lists(st.fixed_dictionaries({"name": TEXTS}), max_size=2),
        "visits": st.lists(TEXTS, max_size=2),
    },
)


@given(customers=st.dictionaries(TEXTS, RECORDS, max_size=3), did=TEXTS)
def test_what_everybody_is_called_is_found_as_json_has_it(
    customers: dict[str, Any], did: str
) -> None:
    step: Any = {"did": did, "customers": {"a": {"name": did}}}
    notebook = text.empty()
    notebook["customers"], notebook["undo"] = customers, [step]
    expected = [[one["name"], *one.get("nicknames", ())] for one in customers.values()]
    for content in (text.dump(notebook), json.dumps(notebook).encode()):
        assert called(content) == expected


@pytest.mark.parametrize("told", ["/elsewhere", "", " ", "relative", None])
def test_the_usual_place_is_that_of_the_platform(
    told: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    if told is not None:
        monkeypatch.setenv("XDG_DATA_HOME", told)
    folder = platformdirs.user_data_dir("regulars", appauthor=False)
    assert Path(place.usual()) == Path(folder, "regulars.json")


def test_a_completion_loads_nothing_dear(cast: Shop) -> None:
    code = "import sys, regulars.__main__ as door; door._leave = sys.exit\n"
    code += "try:\n    door.main()\nfinally:\n    print(*sys.modules, file=sys.stderr)"
    environment = os.environ | {"_REGULARS_COMPLETE": "bash", "REGULARS_FILE": str(cast.path)}
    ended = python("-c", code, "regulars visit fr", " ", env=environment)
    assert ended.out == "Fred\\ Botha\n"
    loaded = {*ended.err.split()}
    assert "regulars.completion" in loaded
    house = {"cli", "commands", "book", "customer", "names", "screen", "notebook.store"}
    assert not {f"regulars.{room}" for room in house} & loaded
    dear = {"typer", "rich", "tinydb", "dataclasses", "inspect", "typing", "pathlib"}
    assert not (dear | {"platformdirs", "datetime", "shlex", "subprocess"}) & loaded
