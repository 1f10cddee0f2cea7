"""R: one clear sentence naming the file and the way out, exit 1, everything as it was."""

import contextlib
import json
import os
import resource
import shutil
from pathlib import Path

import pytest

from regulars.notebook import disk
from tests.conftest import Shop
from tests.faults import children
from tests.faults.conftest import Traced
from tests.processes import Child, Ended, Terminal, finished, forked, started

GOOD = b'{"schema": 1, "customers": {"a2345678": {"name": "Fred"}}}'
IS_ROOT = os.geteuid() == 0
SETPRIV = shutil.which("setpriv")


def contents(shop: Shop) -> dict[str, bytes]:
    """All files beside the notebook, but for the lock, which is never deleted."""
    return {
        path.name: path.read_bytes()
        for path in shop.path.parent.iterdir()
        if path.is_file() and not path.name.endswith(".lock")
    }


def refused(ended: Ended, shop: Shop, before: dict[str, bytes]) -> None:
    assert ended.code == 1, ended
    assert ended.out == ""
    assert ended.err.startswith("regulars: ")
    assert "Traceback" not in ended.err
    assert "regulars.json" in ended.err
    assert contents(shop) == before


def without(*capabilities: str) -> list[str]:
    """Run as a root that may do no more than anybody."""
    dropped = ",".join(f"-{one}" for one in capabilities)
    return [str(SETPRIV), f"--bounding-set={dropped}", "--inh-caps=-all"]


def may_drop() -> bool:
    return bool(SETPRIV) and not finished([*without("dac_override"), "true"]).code


as_root = pytest.mark.skipif(
    not (IS_ROOT and may_drop()), reason="only root can try this, with setpriv"
)


@as_root
def test_a_full_disk_leaves_the_notebook(cast: Shop) -> None:
    held = cast.path.read_bytes()
    folder = str(cast.path.parent)
    if finished(["mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", folder]).code:
        pytest.skip("no file system may be mounted here")
    try:
        cast.path.write_bytes(held)
        with contextlib.suppress(OSError):
            cast.path.with_name("filler").write_bytes(b"x" * 40_000)
        before = contents(cast)
        ended = forked("note", "freddie", "x" * 9000)
        refused(ended, cast, before)
        assert "the disk is full" in ended.err
    finally:
        assert finished(["umount", folder]).code == 0


def test_a_file_size_limit_leaves_the_notebook(cast: Shop) -> None:
    before = contents(cast)
    limit = cast.path.stat().st_size

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    refused(started("note", "freddie", "x" * 9000, preexec_fn=small_files), cast, before)


FAULTS = [(call, error) for error in ("EIO", "ENOSPC", "EACCES") for call in ("write", "fsync")]
FAULTS += [("rename", "EIO"), ("rename", "EACCES"), ("openat", "EACCES"), ("link", "EIO")]


@pytest.mark.parametrize(("call", "error"), FAULTS)
def test_an_error_before_the_replace_leaves_the_notebook(
    cast: Shop, traced: Traced, call: str, error: str
) -> None:
    before = contents(cast)
    temporary = disk.beside(cast.path, "tmp")
    inject = f"inject={call}:error={error}:when=1"
    trace = ["-o", "/dev/null", "-P", str(temporary), "-e", f"trace={call}", "-e", inject]
    ended = traced(trace, "note", "freddie", "x")
    if call == "link":
        # A disk without hard links gets a copy instead.
        assert ended.code == 0
    else:
        refused(ended, cast, before)
    assert "note added" in forked("note", "freddie", "y").out


@pytest.mark.parametrize("error", ["EIO", "ENOSPC", "EACCES"])
def test_an_error_after_the_replace_says_that_it_is_saved(
    cast: Shop, traced: Traced, error: str
) -> None:
    inject = f"inject=fsync:error={error}:when=1"
    folder = str(cast.path.parent)
    trace = ["-o", "/dev/null", "-P", folder, "-e", "trace=fsync", "-e", inject]
    ended = traced(trace, "note", "freddie", "after all")
    assert ended.code == 1
    assert ended.err.startswith("regulars: saved, but ")
    assert "regulars.json" in ended.err
    assert "Nothing was changed" not in ended.err
    assert "after all" in cast.path.read_text()


def test_a_read_only_file_in_a_writable_folder_is_not_written(cast: Shop) -> None:
    cast.path.chmod(0o400)
    before = contents(cast)
    ended = forked("note", "freddie", "x")
    refused(ended, cast, before)
    assert "read-only" in ended.err


@as_root
def test_a_notebook_in_a_read_only_folder_is_read_and_not_written(cast: Shop) -> None:
    cast.path.parent.chmod(0o500)
    before = contents(cast)
    nobody = without("dac_override")
    disk.beside(cast.path, "lock").unlink()
    ended = started("note", "freddie", "x", before=nobody)
    refused(ended, cast, before)
    assert "may not be written to" in ended.err
    assert "Fred Botha" in started("fred", before=nobody).out
    cast.path.parent.chmod(0o700)


def test_a_missing_folder_is_made_at_the_first_write(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.path = shop.path.parent / "a" / "b" / "regulars.json"
    monkeypatch.setenv("REGULARS_FILE", str(shop.path))
    assert forked("list").code == 0
    assert not shop.path.parent.exists()
    assert forked("add", "Fred").code == 0
    assert shop.path.exists()


@as_root
def test_a_notebook_of_another_user_is_not_written(cast: Shop) -> None:
    os.chown(cast.path, 12345, 12345)
    cast.path.chmod(0o666)
    before = contents(cast)
    ended = started("note", "freddie", "x", before=without("chown"))
    refused(ended, cast, before)
    assert "another user" in ended.err


DAMAGE = {
    "0 bytes": b"",
    "white space": b" \n\t ",
    "nuls": b"\0" * 50,
    "a nul tail": GOOD + b"\0\0\0",
    "truncated": GOOD[:40],
    "truncated in a name": GOOD[:-6],
    "extra data": GOOD + b'{"schema": 1}',
    "a list": b"[]",
    "a number": b"7",
    "null": b"null",
    "customers a list": b'{"schema": 1, "customers": []}',
    "a record a text": b'{"schema": 1, "customers": {"a": "Fred"}}',
    "no name": b'{"schema": 1, "customers": {"a2345678": {}}}',
    "a name a number": b'{"schema": 1, "customers": {"a2345678": {"name": 7}}}',
    "visits a text": b'{"schema": 1, "customers": {"a": {"name": "Fred", "visits": "x"}}}',
    "a visit a number": b'{"schema": 1, "customers": {"a": {"name": "Fred", "visits": [7]}}}',
    "a visit without a day": (
        b'{"schema": 1, "customers": {"a": {"name": "Fred", "visits": ["x"]}}}'
    ),
    "undo a text": b'{"schema": 1, "customers": {}, "undo": "x"}',
    "undo to a number": b'{"schema": 2, "customers": {}, "undo": [%b]}'
    % b'{"did": "x", "customers": {"a": {"record": 5}}}',
    "undo from a number": b'{"schema": 2, "customers": {}, "undo": [%b]}'
    % b'{"did": "x", "customers": {"a": {"was": 5}}}',
    "undo at no place": b'{"schema": 2, "customers": {}, "undo": [%b]}'
    % b'{"did": "x", "customers": {"a": {"record": {"name": "Fred"}, "at": "x"}}}',
    "forgotten nobody": b'{"schema": 2, "customers": {}, "forgotten": null}',
    "forgotten lists": b'{"schema": 2, "customers": {}, "forgotten": [[]]}',
    "a key twice": b'{"schema": 1, "customers": {"a": {"name": "Fred", "name": "Zoe"}}}',
    "an id twice": b'{"schema": 1, "customers": {"a": {"name": "F"}, "a": {"name": "Z"}}}',
    "nan": b'{"schema": 1, "customers": {"a": {"name": "Fred", "x": NaN}}}',
    "1e999": b'{"schema": 1, "customers": {"a": {"name": "Fred", "x": 1e999}}}',
    "half a character": b'{"schema": 1, "customers": {"a": {"name": "Fred\\ud800"}}}',
    "latin 1": '{"schema": 1, "customers": {"a": {"name": "Zoë"}}}'.encode("latin-1"),
    "utf 16": GOOD.decode().encode("utf-16"),
    "nesting": b'{"schema": 1, "customers": {}, "x": ' + b"[" * 100_000,
    "nesting closed": b'{"schema": 1, "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "conflict markers": b"<<<<<<< ours\n" + GOOD + b"\n=======\n{}\n>>>>>>> theirs\n",
    "a newer schema": b'{"schema": 999, "customers": {}}',
}


@pytest.mark.parametrize("content", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_notebook_is_named_and_left(shop: Shop, content: bytes) -> None:
    shop.path.parent.mkdir()
    shop.path.write_bytes(content)
    before = contents(shop)
    for typed in ("today", "note fred x", "add Zoe", "list", "visit fred --nothing"):
        said = shop.refused(typed)
        assert said.startswith("regulars: ")
        assert "regulars.json" in said
        assert "Nothing was changed" in said
        assert contents(shop) == before
    told = shop("check")
    assert told.code == 1
    assert "Nothing was changed" in told.out
    assert contents(shop) == before


@pytest.mark.parametrize("content", list(DAMAGE.values())[:-1], ids=list(DAMAGE)[:-1])
def test_a_good_copy_is_named_and_brings_it_back(cast: Shop, content: bytes) -> None:
    good = cast.notebook()["customers"]
    cast.on("2026-11-24")
    cast.done("note freddie 'the day after'")
    cast.path.write_bytes(content)
    said = cast("note freddie x").err + cast("check").out
    assert "Last good copy: 2026-11-24, 6 customers" in said
    assert "regulars restore 2026-11-24" in said
    cast.done("restore 2026-11-24 --yes")
    assert cast.notebook()["customers"] == good
    assert cast("check").code == 0


@pytest.mark.parametrize("kind", ["a directory", "a FIFO", "/dev/null"])
def test_what_is_no_file_is_refused(shop: Shop, kind: str) -> None:
    shop.path.parent.mkdir()
    if kind == "a directory":
        shop.path.mkdir()
    elif kind == "a FIFO":
        os.mkfifo(shop.path)
    else:
        shop.path.symlink_to("/dev/null")
    for typed in (["today"], ["add", "Fred"]):
        ended = forked(*typed)
        assert ended.code == 1
        assert "is not a file" in ended.err
        assert "Traceback" not in ended.err


def test_a_link_that_leads_to_itself_is_refused(shop: Shop) -> None:
    shop.path.parent.mkdir()
    shop.path.symlink_to(shop.path)
    for typed in ("today", "add Fred"):
        assert "leads to itself" in shop(typed).err
        assert shop(typed).code == 1


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "PATIENCE", 0.3)


@pytest.mark.usefixtures("impatient")
def test_a_busy_lock_is_waited_for_and_named(cast: Shop) -> None:
    before = contents(cast)
    with disk.locked(cast.path):
        said = cast.refused("note freddie x")
    assert "another regulars is writing to" in said
    assert "waited" in said
    assert contents(cast) == before
    cast.done("note freddie x")


@pytest.mark.parametrize(("times", "code"), [(1, 0), (3, 0), (4, 1)])
def test_a_change_underneath_is_met_by_trying_again(cast: Shop, times: int, code: int) -> None:
    held = cast.path.read_bytes()
    ended = Child(children.meddled, times, "note", "freddie", "x").ended()
    assert ended.code == code, ended.err
    if code:
        assert "something else keeps writing to" in ended.err
        assert cast.path.read_bytes() == held + b" " * times
    else:
        assert [n["text"] for n in cast("show freddie --json").json["notes"]].count("x") == 1


def test_what_came_from_stdin_is_not_lost_when_it_is_done_again(cast: Shop) -> None:
    told = "his brother is ill"
    child = Child(children.meddled, 2, "note", "freddie", "-", "--private", stdin=told)
    ended = child.ended()
    assert ended.code == 0, ended.err
    assert told in cast.path.read_text()


def test_what_was_answered_is_not_asked_again(cast: Shop) -> None:
    terminal = Terminal("add", function=children.meddled_twice)
    for question in ("Who was in?", "have?", "learn?", "next time?", "Phone?", "Birthday?"):
        answer = {"Who was in?": "Xolani", "learn?": "new in town"}.get(question, "")
        terminal.answer((question, answer))
    assert "Xolani: in today" in terminal.ended().out
    assert cast("show xolani --json").json["notes"][0]["text"] == "new in town"


def test_an_output_path_that_exists_or_is_the_notebook_is_refused(
    cast: Shop, tmp_path: Path
) -> None:
    (tmp_path / "there.json").write_text("hers")
    (tmp_path / "link.json").symlink_to(cast.path)
    os.link(cast.path, tmp_path / "hard.json")
    for command in ("export", "dossier fred", "backup"):
        assert "--force" in cast.refused(f"{command} there.json")
        for own in (cast.path, "link.json", "hard.json"):
            assert "itself" in cast.refused(f"{command} {own} --force")
    assert (tmp_path / "there.json").read_text() == "hers"


@pytest.mark.parametrize("content", list(DAMAGE.values()), ids=list(DAMAGE))
def test_a_damaged_backup_is_not_restored(cast: Shop, content: bytes) -> None:
    folder = cast.path.with_name("backups")
    folder.mkdir(exist_ok=True)
    (folder / "regulars-2026-11-01.json").write_bytes(content)
    cast.refused("restore 2026-11-01 --yes")
    assert "2026-11-01" in cast.done("restore")
    assert json.loads(cast.path.read_text())["customers"]
