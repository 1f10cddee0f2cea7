"""The owner's own editor on a real terminal: what is taken, and what could not be is kept."""

import signal
import stat
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Shop
from tests.processes import Terminal

pytest.importorskip("pexpect", reason="pexpect needs a Unix terminal")


def editor(folder: Path, script: str) -> str:
    """An editor that reads the copy `p` as the text `t`, and does what the script says."""
    path = folder / "my editor.py"
    start = "import os, pathlib, signal, stat, sys, time\np = pathlib.Path(sys.argv[-1])\n"
    path.write_text(f"{start}t = p.read_text()\n{script}\n")
    return f"'{sys.executable}' '{path}'"


def kept(shop: Shop) -> list[Path]:
    return sorted(shop.path.parent.glob(".regulars.json.edit-*"))


def test_the_editor_changes_the_record(cast: Shop, tmp_path: Path) -> None:
    command = editor(tmp_path, "p.write_text(t.replace('just turned 65', 'turned 65; tease him'))")
    said = Terminal("edit", "fred", VISUAL=command).ended().out
    assert "Fred Botha: note edited by hand." in said
    assert cast("show fred --json").json["notes"][0]["text"] == "turned 65; tease him"
    assert "edited by hand" in cast.done("undo")
    assert kept(cast) == []


@pytest.mark.parametrize(
    "write",
    [
        "p.write_bytes(b'\\xef\\xbb\\xbf' + n.encode())",
        "p.write_bytes(n.replace('\\n', '\\r\\n').encode())",
        "p.write_bytes(n.encode('utf-16'))",
    ],
)
def test_it_is_read_however_the_editor_writes(cast: Shop, tmp_path: Path, write: str) -> None:
    command = editor(tmp_path, f"n = t.replace('082', '083')\n{write}")
    assert "phone edited by hand" in Terminal("edit", "fred", VISUAL=command).ended().out
    assert cast("show freddie --json").json["phones"] == ["083 123 4567"]


def test_what_cannot_be_read_back_is_kept_and_named(cast: Shop, tmp_path: Path) -> None:
    before = cast.bytes()
    command = editor(tmp_path, "p.write_text(t + 'phnoe: 021\\n')")
    terminal = Terminal("edit", "fred", EDITOR=command, VISUAL="  ")
    terminal.expect("This can't be kept: line")
    terminal.answer(("Edit it again?", "no"))
    ended = terminal.ended()
    assert ended.code == 1
    [text] = kept(cast)
    assert f"What you typed is in\r\n  {text}" in ended.out
    assert text.read_text().endswith("phnoe: 021\n")
    assert stat.S_IMODE(text.stat().st_mode) == 0o600
    assert cast.bytes() == before
    cast.done("forget fred --yes")
    assert kept(cast) == []


def test_it_can_be_edited_again(cast: Shop, tmp_path: Path) -> None:
    script = "p.write_text(t.replace('phnoe', 'phone') if 'phnoe' in t else t + 'phnoe: 021 9\\n')"
    terminal = Terminal("edit", "fred", VISUAL=editor(tmp_path, script))
    terminal.answer(("Edit it again?", "yes"))
    assert "phone edited by hand" in terminal.ended().out
    assert kept(cast) == []


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("p.write_text(t + 'tag: vip\\n')\nsys.exit(3)", "exit code 3"),
        ("p.write_bytes(b'\\xff\\x00 half')", "no text that can be read"),
    ],
)
def test_what_a_failing_editor_leaves_is_kept(
    cast: Shop, tmp_path: Path, script: str, told: str
) -> None:
    before = cast.bytes()
    ended = Terminal("edit", "fred", VISUAL=editor(tmp_path, script)).ended()
    assert ended.code == 1
    assert told in " ".join(ended.out.split())
    assert len(kept(cast)) == 1
    assert cast.bytes() == before
    Terminal("edit", "fred", VISUAL=editor(tmp_path, script)).ended()
    assert len(kept(cast)) == 2


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("no-such-editor; touch hacked", "could not be used"),
        ("vi 'half", "left open"),
        ("false", "exit code 1"),
    ],
)
def test_an_editor_that_does_not_work_is_said(cast: Shop, named: str, told: str) -> None:
    before = cast.bytes()
    ended = Terminal("edit", "fred", VISUAL=named).ended()
    assert ended.code == 1
    assert told in " ".join(ended.out.split())
    assert "Traceback" not in ended.out
    assert not Path("hacked").exists()
    assert (cast.bytes(), kept(cast)) == (before, [])


def test_an_editor_left_untouched_changes_nothing(cast: Shop) -> None:
    before = cast.bytes()
    assert "nothing was changed" in Terminal("edit", "fred", VISUAL="true").ended().out
    assert cast.bytes() == before


def test_a_key_that_interrupts_is_the_editors(cast: Shop, tmp_path: Path) -> None:
    script = (
        "signal.signal(signal.SIGINT, lambda *_: p.write_text(t.replace('082', '083')))\n"
        "print('ready', flush=True)\ntime.sleep(1)"
    )
    terminal = Terminal("edit", "fred", VISUAL=editor(tmp_path, script))
    terminal.expect("ready")
    terminal.type("\x03")
    assert "phone edited by hand" in terminal.ended().out
    assert cast("show freddie --json").json["phones"] == ["083 123 4567"]


@pytest.mark.parametrize("how", [signal.SIGHUP, signal.SIGTERM])
def test_the_copy_is_private_and_goes_whatever_ends_it(
    cast: Shop, tmp_path: Path, how: signal.Signals
) -> None:
    script = (
        "modes = [stat.S_IMODE(one.stat().st_mode) for one in (p, p.parent)]\n"
        "p.write_text(t + 'tag: vip\\n')\n"
        f"pathlib.Path({str(tmp_path / 'where')!r}).write_text(str(p))\n"
        f"print('modes', modes, flush=True)\nos.kill(os.getppid(), {how.value})\ntime.sleep(20)"
    )
    began = time.monotonic()
    terminal = Terminal("edit", "fred", VISUAL=editor(tmp_path, script))
    terminal.expect(f"modes [{0o600}, {0o700}]")
    assert terminal.ended().code == 128 + how
    assert time.monotonic() - began < 15
    copy = Path((tmp_path / "where").read_text())
    assert not copy.parent.exists()
    [text] = kept(cast)
    assert text.read_text().endswith("tag: vip\n")


def test_what_another_command_changed_meanwhile_stays(cast: Shop, tmp_path: Path) -> None:
    note = [sys.executable, "-m", "regulars", "edit", "fred", "--phone", "021 555 1234"]
    script = f"import subprocess\nsubprocess.run({note!r})\np.write_text(t + 'tag: vip\\n')"
    ended = Terminal("edit", "fred", VISUAL=editor(tmp_path, script)).ended()
    assert "tag edited by hand" in ended.out
    fred = cast("show fred --json").json
    assert fred["phones"] == ["082 123 4567", "021 555 1234"]
    assert fred["tags"] == ["biltong-club", "vip"]


def test_the_same_fact_changed_in_two_ways_is_kept_and_named(cast: Shop, tmp_path: Path) -> None:
    note = [sys.executable, "-m", "regulars", "edit", "fred", "--every", "3w"]
    script = f"import subprocess\nsubprocess.run({note!r})\np.write_text(t + 'every: 2w\\n')"
    ended = Terminal("edit", "fred", VISUAL=editor(tmp_path, script)).ended()
    assert "changed elsewhere meanwhile (every: 3 weeks)" in " ".join(ended.out.split())
    assert cast("show fred --json").json["every"] == 21
    assert kept(cast)[0].read_text().endswith("every: 2w\n")


@pytest.mark.parametrize(
    ("second", "code"),
    [
        ("sys.exit(3)", 1),
        ("p.write_bytes(b'\\xff\\x00')", 1),
        (f"os.kill(os.getppid(), {signal.SIGTERM.value})\ntime.sleep(20)", 128 + signal.SIGTERM),
        (f"os.kill(os.getppid(), {signal.SIGHUP.value})\ntime.sleep(20)", 128 + signal.SIGHUP),
    ],
)
def test_what_was_refused_once_is_kept_however_the_second_round_ends(
    cast: Shop, tmp_path: Path, second: str, code: int
) -> None:
    first = "p.write_text(t + 'phnoe: 021\\n')"
    parts = second.replace("\n", "\n    ")
    script = f"if 'phnoe' in t:\n    {parts}\nelse:\n    {first}"
    terminal = Terminal("edit", "fred", VISUAL=editor(tmp_path, script))
    terminal.answer(("Edit it again?", "yes"))
    ended = terminal.ended()
    assert ended.code == code
    typed = [one for one in kept(cast) if one.read_bytes().endswith(b"phnoe: 021\n")]
    assert typed
    if code == 1:
        assert str(typed[0]) in ended.out.replace("\r\n", "\n")


def test_what_was_refused_is_kept_while_the_question_stands(cast: Shop, tmp_path: Path) -> None:
    command = editor(tmp_path, "p.write_text(t + 'phnoe: 021\\n')")
    terminal = Terminal("edit", "fred", VISUAL=command)
    terminal.expect("Edit it again?")
    [text] = kept(cast)
    assert text.read_text().endswith("phnoe: 021\n")
    terminal.answer(("", "no"))
    assert str(text) in terminal.ended().out


@pytest.mark.parametrize("later", ["customer.txt", "customer.txt.save"])
def test_of_two_texts_that_an_editor_leaves_the_later_one_is_kept(
    cast: Shop, tmp_path: Path, later: str
) -> None:
    script = (
        "for one in (p, p.with_name('customer.txt.save')):\n"
        f"    late = one.name == {later!r}\n"
        "    one.write_text(f'{t}tag: {late}\\n')\n"
        "    os.utime(one, (9, 9 if late else 8))\nsys.exit(3)"
    )
    Terminal("edit", "fred", VISUAL=editor(tmp_path, script)).ended()
    assert kept(cast)[0].read_text().endswith("tag: True\n")
