"""Tab pressed in a real bash, zsh and fish, and how they are set up for it."""

import json
import os
import shlex
import shutil
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars import completion, scripts
from regulars.shells import SHELLS, Typed, in_bash
from tests.conftest import Shop
from tests.processes import ROOT, Terminal, finished

BREAKS = " \t\n\"'@><=;|&(:"
# Each with a word of its own, by which it is asked for.
NAMES = {
    "qa": "$(touch hacked) `touch hacked` $HOME ${HOME} qa",
    "qb": "; touch hacked && touch hacked & | > hacked < hacked qb",
    "qc": "!! !touch x! ^a^b qc",
    "qd": "' '$(touch hacked)' $'a' qd",
    "qe": '" "$(touch hacked)" qe',
    "qf": "\\ \\$(touch hacked) a\\nb qf",
    "qg": "~root ~ * ? [ab] {a,b} %1 qg",
    "qh": "# a=b a@b a:b (touch hacked) =(touch hacked) qh",
    "qi": "$(touch hacked)qi",
    "qj": "é 山田 qj",
    "qk": "- $(touch hacked) qk",
}
# In the place of the program a line prints what the shell hands on.
PROGRAM = """#!/bin/sh
if [ -n "$_REGULARS_COMPLETE" ]; then exec "{python}" -m regulars "$@"; fi
printf 'handed on: '; for one in "$@"; do printf '<%s>' "$one"; done; echo
"""
STARTED = {
    "bash": ("--norc", "--noprofile", "-i"),
    "zsh": ("-f", "-i"),
    "fish": ("--init-command", "function fish_greeting; end", "-i"),
}


def be_shell(shell: str) -> None:
    """Be an interactive shell."""
    os.execvp(shell, [shell, *STARTED[shell]])


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A shell that is there, with a home of its own and a program called `regulars`."""
    found = str(request.param)
    if not shutil.which(found):
        pytest.skip(f"{found} is not installed")
    for folder in ("home", "bin"):
        (tmp_path / folder).mkdir()
    program = tmp_path / "bin" / "regulars"
    program.write_text(PROGRAM.format(python=sys.executable), encoding="utf-8")
    program.chmod(stat.S_IRWXU)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "ZDOTDIR", "INPUTRC"):
        monkeypatch.delenv(variable, raising=False)
    return found


def write(shop: Shop, *names: str) -> None:
    customers = {f"2{number:07}": {"name": name} for number, name in enumerate(names)}
    held = {"schema": 1, "settings": {}, "customers": customers}
    shop.path.parent.mkdir(exist_ok=True)
    shop.path.write_text(json.dumps(held), encoding="utf-8")


def open_shell(shell: str, tmp_path: Path) -> Terminal:
    """A terminal with a shell that has been told how to complete."""
    script = tmp_path / "script"
    script.write_text(scripts.script(shell), encoding="utf-8")
    terminal = Terminal(shell, function=be_shell, columns=200)
    terminal.type(f"source {shlex.quote(str(script))}; echo rea''dy\r")
    terminal.expect("ready\r\n")
    return terminal


def handed_on(terminal: Terminal, keys: str) -> str:
    """Type a line with its Tabs and Enter; give the words with which the program was called."""
    terminal.type(f"{keys}\r")
    terminal.expect("handed on: ")
    return terminal.expect("\r\n")


def test_whatever_a_name_contains_it_is_handed_on_and_never_run(
    shop: Shop, shell: str, tmp_path: Path
) -> None:
    write(shop, *NAMES.values())
    terminal = open_shell(shell, tmp_path)
    # Of an open quotation mark each shell has rules of its own.
    for quote in ("", '"', "'"):
        for word, name in NAMES.items():
            expected = name.removeprefix("- ")
            assert handed_on(terminal, f"regulars visit {quote}{word}\t") == f"<visit><{expected}>"
    assert not [*tmp_path.rglob("hacked")]


def test_what_was_typed_stays_where_several_begin_otherwise(
    cast: Shop, shell: str, tmp_path: Path
) -> None:
    cast.done("add 'Adam Nel' --new --no-visit")
    terminal = open_shell(shell, tmp_path)
    zoe = "zoe muller" if shell == "fish" else "Zoë Müller"
    assert handed_on(terminal, "regulars visit zoe\t") == f"<visit><{zoe}>"
    assert handed_on(terminal, "regulars today --o\t friday") == "<today><--on><friday>"
    assert handed_on(terminal, "regulars settin\t") == "<settings>"
    assert handed_on(terminal, "regulars list --state=miss\t") == "<list><--state=missed>"
    assert handed_on(terminal, "regulars export scri\t") == "<export><script>"
    assert handed_on(terminal, "regulars visit nobody\t") == "<visit><nobody>"
    if shell != "fish":  # which puts in the first, to be gone on from
        assert handed_on(terminal, "regulars visit nel\t") == "<visit><nel>"


@given(words=st.lists(st.text(st.characters(codec="utf-8")), min_size=1))
def test_a_line_is_parted_as_a_shell_would(words: list[str]) -> None:
    assert Typed(shlex.join(words)).words == words


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_what_bash_is_offered_is_read_back_as_it_was(quote: str, text: str) -> None:
    typed = Typed(f"regulars visit {quote}", BREAKS)
    [offered] = in_bash(typed, [text])
    line = f"{quote}{offered.removeprefix(quote)}{quote}"
    assert Typed(line).words == [text]
    if quote != '"':  # between these shlex knows nothing of $ and `
        assert shlex.split(line) == [text]


@pytest.mark.parametrize("shell", ["tcsh", "complete_bash", "source_bash", "1"])
def test_another_shell_is_offered_nothing(
    shell: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    completion.answer(shell, ["regulars ", " "])
    assert capsysbinary.readouterr() == (b"", b"")


def test_the_shell_is_the_one_it_is_typed_in(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", "/bin/false")
    line = f'"{sys.executable}" -m regulars --show-completion; true'
    ended = finished([shell, "-c", line], env=os.environ | {"PYTHONPATH": str(ROOT)})
    assert ended.out == scripts.script(shell)


def test_a_shell_that_is_not_known_is_asked_for(shop: Shop) -> None:
    assert "zsh" in shop.refused("--show-completion tcsh", 2)
    assert "bash" in shop.refused("--install-completion bash zsh", 2)


def test_it_is_set_up_once_and_then_works(shop: Shop, shell: str, tmp_path: Path) -> None:
    write(shop, "Fred Botha")
    home = tmp_path / "home"
    start = home / {"bash": ".bashrc", "zsh": ".zshrc", "fish": ".nothing"}[shell]
    start.write_text("# hers, without an end", encoding="utf-8")
    assert "new terminal" in shop.done(f"--install-completion {shell}")
    written = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert "already" in shop.done(f"--install-completion {shell}")
    assert written == {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert start.read_text(encoding="utf-8").startswith("# hers, without an end")
    terminal = Terminal(shell, function=be_usual_shell, columns=200)
    assert handed_on(terminal, "regulars fr\t") == "<Fred Botha>"


def be_usual_shell(shell: str) -> None:
    """Be an interactive shell that reads what it reads at its start."""
    os.execvp(shell, [shell, "-i"])


def test_what_is_not_ours_is_left_alone(shop: Shop, shell: str, tmp_path: Path) -> None:
    shop.done(f"--install-completion {shell}")
    [path] = [path for path in (tmp_path / "home").rglob("*regulars*") if path.is_file()]
    path.write_text("mine", encoding="utf-8")
    assert "left as it is" in shop.refused(f"--install-completion {shell}")
    assert path.read_text(encoding="utf-8") == "mine"
