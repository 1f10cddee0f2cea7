"""R: one clear sentence naming the file and the way out, exit 1, everything as it was."""

import contextlib
import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from regulars.notebook import disk
from tests.conftest import Shop
from tests.faults.conftest import ROOT, STRACE, Ended, environment, needs_strace, real

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
    command = [*without("dac_override"), "true"]
    return (
        bool(SETPRIV) and not subprocess.run(command, capture_output=True, check=False).returncode
    )


as_root = pytest.mark.skipif(
    not (IS_ROOT and may_drop()), reason="only root can try this, with setpriv"
)


@as_root
def test_12_the_disk_is_full(cast: Shop) -> None:
    held = cast.path.read_bytes()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", cast.path.parent], check=False
    )
    if mounted.returncode:
        pytest.skip("no file system may be mounted here")
    try:
        cast.path.write_bytes(held)
        with contextlib.suppress(OSError):
            cast.path.with_name("filler").write_bytes(b"x" * 40_000)
        before = contents(cast)
        ended = real(cast, "note", "freddie", "x" * 9000)
        refused(ended, cast, before)
        assert "the disk is full" in ended.err
    finally:
        subprocess.run(["umount", cast.path.parent], check=True)


def test_13_a_file_size_limit(cast: Shop) -> None:
    before = contents(cast)
    limit = cast.path.stat().st_size

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    refused(real(cast, "note", "freddie", "x" * 9000, preexec_fn=small_files), cast, before)


FAULTS = [(call, error) for error in ("EIO", "ENOSPC", "EACCES") for call in ("write", "fsync")]
FAULTS += [("rename", "EIO"), ("rename", "EACCES"), ("openat", "EACCES"), ("link", "EIO")]


@needs_strace()
@pytest.mark.parametrize(("call", "error"), FAULTS, ids=lambda word: f"14-{word}")
def test_14_an_error_before_the_replace(cast: Shop, call: str, error: str) -> None:
    before = contents(cast)
    temporary = disk.beside(cast.path, "tmp")
    inject = f"inject={call}:error={error}:when=1"
    trace = [str(STRACE), "-f", "-o", "/dev/null", "-P", str(temporary), "-e", f"trace={call}"]
    ended = real(cast, "note", "freddie", "x", before=[*trace, "-e", inject])
    if call == "link":
        # A disk without hard links gets a copy instead.
        assert ended.code == 0
    else:
        refused(ended, cast, before)
    assert "note added" in real(cast, "note", "freddie", "y").out


@needs_strace()
@pytest.mark.parametrize("error", ["EIO", "ENOSPC", "EACCES"])
def test_15_an_error_after_the_replace(cast: Shop, error: str) -> None:
    inject = f"inject=fsync:error={error}:when=1"
    folder = str(cast.path.parent)
    trace = [str(STRACE), "-f", "-o", "/dev/null", "-P", folder, "-e", "trace=fsync"]
    ended = real(cast, "note", "freddie", "after all", before=[*trace, "-e", inject])
    assert ended.code == 1
    assert ended.err.startswith("regulars: saved, but ")
    assert "regulars.json" in ended.err
    assert "Nothing was changed" not in ended.err
    assert "after all" in cast.path.read_text()


def test_16_a_read_only_file_in_a_writable_folder(cast: Shop) -> None:
    cast.path.chmod(0o400)
    before = contents(cast)
    ended = real(cast, "note", "freddie", "x")
    refused(ended, cast, before)
    assert "read-only" in ended.err


@as_root
def test_17_a_read_only_folder(cast: Shop) -> None:
    cast.path.parent.chmod(0o500)
    before = contents(cast)
    nobody = without("dac_override")
    disk.beside(cast.path, "lock").unlink()
    ended = real(cast, "note", "freddie", "x", before=nobody)
    refused(ended, cast, before)
    assert "may not be written to" in ended.err
    assert "Fred Botha" in real(cast, "fred", before=nobody).out
    cast.path.parent.chmod(0o700)


def test_18_a_missing_folder_is_made_at_the_first_write(shop: Shop) -> None:
    shop.path = shop.path.parent / "a" / "b" / "regulars.json"
    assert real(shop, "list").code == 0
    assert not shop.path.parent.exists()
    assert real(shop, "add", "Fred").code == 0
    assert shop.path.exists()


@as_root
def test_19_a_notebook_of_another_user(cast: Shop) -> None:
    os.chown(cast.path, 12345, 12345)
    cast.path.chmod(0o666)
    before = contents(cast)
    ended = real(cast, "note", "freddie", "x", before=without("chown"))
    refused(ended, cast, before)
    assert "another user" in ended.err


DAMAGE = {
    "20-0-bytes": b"",
    "21-white-space": b" \n\t ",
    "22-nuls": b"\0" * 50,
    "22-a-nul-tail": GOOD + b"\0\0\0",
    "23-truncated": GOOD[:40],
    "23-truncated-in-a-name": GOOD[:-6],
    "24-extra-data": GOOD + b'{"schema": 1}',
    "25-a-list": b"[]",
    "25-a-number": b"7",
    "25-null": b"null",
    "26-customers-a-list": b'{"schema": 1, "customers": []}',
    "26-a-record-a-text": b'{"schema": 1, "customers": {"a": "Fred"}}',
    "26-no-name": b'{"schema": 1, "customers": {"a2345678": {}}}',
    "26-a-name-a-number": b'{"schema": 1, "customers": {"a2345678": {"name": 7}}}',
    "26-visits-a-text": b'{"schema": 1, "customers": {"a": {"name": "Fred", "visits": "x"}}}',
    "26-a-visit-a-number": b'{"schema": 1, "customers": {"a": {"name": "Fred", "visits": [7]}}}',
    "26-a-visit-without-a-day": (
        b'{"schema": 1, "customers": {"a": {"name": "Fred", "visits": ["x"]}}}'
    ),
    "26-undo-a-text": b'{"schema": 1, "customers": {}, "undo": "x"}',
    "27-a-key-twice": b'{"schema": 1, "customers": {"a": {"name": "Fred", "name": "Zoe"}}}',
    "27-an-id-twice": b'{"schema": 1, "customers": {"a": {"name": "F"}, "a": {"name": "Z"}}}',
    "28-nan": b'{"schema": 1, "customers": {"a": {"name": "Fred", "x": NaN}}}',
    "28-1e999": b'{"schema": 1, "customers": {"a": {"name": "Fred", "x": 1e999}}}',
    "28-half-a-character": b'{"schema": 1, "customers": {"a": {"name": "Fred\\ud800"}}}',
    "29-latin-1": '{"schema": 1, "customers": {"a": {"name": "Zoë"}}}'.encode("latin-1"),
    "29-utf-16": GOOD.decode().encode("utf-16"),
    "30-nesting": b'{"schema": 1, "customers": {}, "x": ' + b"[" * 100_000,
    "30-nesting-closed": b'{"schema": 1, "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "31-conflict-markers": b"<<<<<<< ours\n" + GOOD + b"\n=======\n{}\n>>>>>>> theirs\n",
    "34-a-newer-schema": b'{"schema": 999, "customers": {}}',
}


@pytest.mark.parametrize("content", DAMAGE.values(), ids=DAMAGE)
def test_20_to_34_a_damaged_notebook(shop: Shop, content: bytes) -> None:
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
def test_20_to_31_a_good_copy_is_named_and_brings_it_back(cast: Shop, content: bytes) -> None:
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


@pytest.mark.parametrize("kind", ["a directory", "a FIFO", "/dev/null"], ids=lambda k: f"32-{k}")
def test_32_what_is_no_file(shop: Shop, kind: str) -> None:
    shop.path.parent.mkdir()
    if kind == "a directory":
        shop.path.mkdir()
    elif kind == "a FIFO":
        os.mkfifo(shop.path)
    else:
        shop.path.symlink_to("/dev/null")
    for typed in (["today"], ["add", "Fred"]):
        ended = real(shop, *typed)
        assert ended.code == 1
        assert "is not a file" in ended.err
        assert "Traceback" not in ended.err


def test_33_a_link_that_leads_to_itself(shop: Shop) -> None:
    shop.path.parent.mkdir()
    shop.path.symlink_to(shop.path)
    for typed in ("today", "add Fred"):
        assert "leads to itself" in shop(typed).err
        assert shop(typed).code == 1


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "PATIENCE", 0.3)


@pytest.mark.usefixtures("impatient")
def test_35_the_lock_is_busy(cast: Shop) -> None:
    before = contents(cast)
    with disk.locked(cast.path):
        said = cast.refused("note freddie x")
    assert "another regulars is writing to" in said
    assert "waited" in said
    assert contents(cast) == before
    cast.done("note freddie x")


def meddler(times: int) -> str:
    """A program in which something else writes to the notebook, so many times, before it saves."""
    return f"""
import os, sys
from pathlib import Path
from regulars import cli
from regulars.notebook import disk
path, left, write = Path(os.environ["REGULARS_FILE"]), [{times}], disk._write
def meddled(temporary, content):
    write(temporary, content)
    if left[0]:
        left[0] -= 1
        path.write_bytes(path.read_bytes() + b" ")
disk._write = meddled
cli.main()
"""


@pytest.mark.parametrize(("times", "code"), [(1, 0), (3, 0), (4, 1)])
def test_36_changed_underneath_again_and_again(cast: Shop, times: int, code: int) -> None:
    held = cast.path.read_bytes()
    ended = subprocess.run(
        [sys.executable, "-c", meddler(times), "note", "freddie", "x"],
        env=environment(cast),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == code, ended.stderr
    if code:
        assert "something else keeps writing to" in ended.stderr
        assert cast.path.read_bytes() == held + b" " * times
    else:
        assert [n["text"] for n in cast("show freddie --json").json["notes"]].count("x") == 1


def test_36_what_came_from_stdin_is_not_lost_when_it_is_done_again(cast: Shop) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", meddler(2), "note", "freddie", "-", "--private"],
        env=environment(cast),
        cwd=ROOT,
        input="his brother is ill",
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "his brother is ill" in cast.path.read_text()


def test_36_what_was_answered_is_not_asked_again(cast: Shop) -> None:
    pexpect = pytest.importorskip("pexpect", reason="pexpect needs a Unix terminal")
    child = pexpect.spawn(
        sys.executable,
        ["-c", meddler(2), "add"],
        env=environment(cast),
        encoding="utf-8",
        timeout=20,
    )
    for question in ("Who was in?", "have?", "learn?", "next time?", "Phone?", "Birthday?"):
        child.expect_exact(question)
        child.sendline({"Who was in?": "Xolani", "learn?": "new in town"}.get(question, ""))
    child.expect_exact("Xolani: in today")
    child.expect(pexpect.EOF)
    assert cast("show xolani --json").json["notes"][0]["text"] == "new in town"


def test_38_an_output_path_that_exists_or_is_the_notebook(cast: Shop, tmp_path: Path) -> None:
    (tmp_path / "there.json").write_text("hers")
    (tmp_path / "link.json").symlink_to(cast.path)
    os.link(cast.path, tmp_path / "hard.json")
    for command in ("export", "dossier fred", "backup"):
        assert "--force" in cast.refused(f"{command} there.json")
        for own in (cast.path, "link.json", "hard.json"):
            assert "itself" in cast.refused(f"{command} {own} --force")
    assert (tmp_path / "there.json").read_text() == "hers"


@pytest.mark.parametrize("content", list(DAMAGE.values()), ids=list(DAMAGE))
def test_39_restoring_a_damaged_backup(cast: Shop, content: bytes) -> None:
    folder = cast.path.with_name("backups")
    folder.mkdir(exist_ok=True)
    (folder / "regulars-2026-11-01.json").write_bytes(content)
    cast.refused("restore 2026-11-01 --yes")
    assert "2026-11-01" in cast.done("restore")
    assert json.loads(cast.path.read_text())["customers"]
