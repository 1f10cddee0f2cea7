import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from regulars.errors import RegularsError
from regulars.screen import say, say_error
from tests.conftest import Shop

ROOT = Path(__file__).parent.parent


def run(shop: Shop, *typed: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own, whose streams hold what the environment says."""
    surroundings = {**os.environ, "REGULARS_FILE": str(shop.path), "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "regulars", *typed],
        env={**surroundings, **environment},
        capture_output=True,
        check=False,
    )


ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize("environment", [{"PYTHONIOENCODING": "ascii"}, ASCII], ids=str)
def test_what_a_stream_cannot_hold_is_a_question_mark_and_the_hand_a_word(
    cast: Shop, environment: dict[str, str]
) -> None:
    said = run(cast, "zoe", **environment)
    assert said.returncode == 0, said.stderr
    assert b"Zo? M?ller" in said.stdout
    assert b"NEVER   meat (vegan)" in said.stdout
    cast.done("never freddie nuts")
    assert b"AVOID   the rugby" in run(cast, "freddie", **environment).stdout
    assert b"NEVER nuts" in run(cast, "list", **environment).stdout


def test_a_console_of_cp1252_shows_what_it_has(cast: Shop) -> None:
    said = run(cast, "list", PYTHONIOENCODING="cp1252")
    assert "Zoë Müller".encode("cp1252") in said.stdout
    assert b"?? ??" in said.stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252"])
def test_what_is_done_is_said_whatever_the_stream(cast: Shop, encoding: str) -> None:
    said = run(cast, "note", "山田", "likes 緑茶", PYTHONIOENCODING=encoding)
    assert (said.returncode, said.stderr) == (0, b"")
    assert b"?? ??: note added" in said.stdout
    refused = run(cast, "show", "山", "x", PYTHONIOENCODING=encoding)
    assert refused.returncode == 1
    assert refused.stderr.startswith(b"regulars: nobody called ? x.")


def test_names_can_be_typed_where_the_locale_knows_ascii_alone(cast: Shop) -> None:
    assert run(cast, "note", "zoë", "über", **ASCII).returncode == 0
    assert cast("show zoe --json").json["notes"][0]["text"] == "über"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16"])
def test_json_is_utf_8_whatever_the_stream(cast: Shop, encoding: str) -> None:
    said = run(cast, "list", "--json", PYTHONIOENCODING=encoding)
    assert "山田 太郎" in [one["name"] for one in json.loads(said.stdout.decode())]


def test_what_would_act_on_a_terminal_is_escaped_in_json(shop: Shop) -> None:
    name = "A\x9b31m\u202eB\u200f\x7f\U000e0041C"
    shop.run("add", name, "--no-visit")
    said = shop("list --json")
    assert said.json[0]["name"] == name
    assert said.out.replace("\n", "").isprintable()
    assert shop("export --format json").json[0]["name"] == name
    assert "می\u200cخواهم" in (shop.run("add", "می\u200cخواهم").out + shop("list --json").out)


def test_an_error_stands_below_what_was_said_before_it() -> None:
    """Where both go into one pipe, as `2>&1` has it."""
    pipe = io.BytesIO()
    out, err = (io.TextIOWrapper(pipe, "utf-8", newline="") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        say("Fred Botha: note added.")
        say_error(RegularsError("a copy of the notebook lies beside it."))
        err.flush()
    assert pipe.getvalue() == (
        b"Fred Botha: note added.\nregulars: a copy of the notebook lies beside it.\n"
    )
