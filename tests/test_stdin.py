"""`-` for a PATH, and what comes from stdin."""

import io
import json
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from regulars import screen
from tests.conftest import Shop


def test_every_command_that_writes_a_file_writes_to_stdout_for_a_dash(cast: Shop) -> None:
    assert cast.done("backup -") == cast.path.read_text(encoding="utf-8")
    assert cast.done("dossier freddie -") == cast.done("dossier freddie")
    assert cast.done("dossier freddie - --json") == cast.done("dossier freddie --json")
    assert cast.done("export -") == cast.done("export")
    assert json.loads(cast.done("demo -"))["settings"]["shop"] == "Corner Deli"
    assert not Path("-").exists()


def test_a_copy_to_go_back_to_may_come_from_stdin(cast: Shop) -> None:
    held = cast.done("backup -")
    cast.done("note freddie 'gone again'")
    assert "2" in str(cast("restore -", stdin=held).code)
    said = cast.done("restore - --yes", stdin=held)
    assert "Your notebook is that of stdin." in said
    assert "gone again" not in cast.done("fred")
    assert cast("restore - --yes", stdin=held[:50]).code == 1


def test_a_mailing_list_may_come_from_stdin(cast: Shop) -> None:
    cast.done("never freddie beef")
    said = cast("offer beef --check -", stdin="Name\r\nFred Botha\r\n")
    assert said.code == 1
    assert "Fred Botha" in said.out


def test_the_notebook_itself_is_a_file(shop: Shop) -> None:
    assert "is a file" in shop.refused("--file - list", code=2)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\ufeffhis brother is ill", "his brother is ill"),
        ("one\r\ntwo\r\n", "one\ntwo"),
        ("one\n\n two\n", "one\n\n two"),
    ],
)
def test_a_note_from_stdin_is_read_as_any_program_writes_it(
    cast: Shop, typed: str, kept: str
) -> None:
    cast.done("note fred - --on today", stdin=typed)
    assert kept in [one["text"] for one in cast("show fred --json").json["notes"]]


def test_a_line_break_is_shown_in_one_way_everywhere(cast: Shop) -> None:
    cast.done("note zoe -", stdin="one\r\n\r\n  two")
    cast.run("ask", "zoe", "one\ntwo")
    cast.run("visit", "zoe", "one\ntwo")
    for typed in ("zoe", "history zoe", "find one two", "open", "dossier zoe", "history", "undo"):
        said = cast.done(typed)
        assert "one / two" in said.replace("one /  / two", "one / two"), typed
        assert "␊" not in said
    assert "called a b." in cast.run("show", "a\nb").err


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def test_what_is_shown_of_a_file_on_a_terminal_is_visible() -> None:
    shown = io.BytesIO()
    stream = Terminal(shown, encoding="utf-8", newline="")
    with redirect_stdout(stream):
        screen.put("\ufeffid,name\r\n1,A\x1b[31m\u202eB\r\n".encode())
    stream.flush()
    assert shown.getvalue().decode() == "id,name\n1,A␛[31m<U+202E>B\n"


def test_the_home_folder_of_nobody_is_said(cast: Shop) -> None:
    for typed in (
        "export ~nosuch/x.csv",
        "backup ~nosuch/x",
        "demo ~nosuch/x",
        "dossier fred ~nosuch/x",
    ):
        assert "home folder of nobody" in cast.refused(typed, code=2), typed
    assert cast.refused("offer beef --check ~nosuch/x", code=2)
    assert "Traceback" not in cast.run("--file", "~nosuch/x", "list").err
