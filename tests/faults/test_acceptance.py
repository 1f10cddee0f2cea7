"""A: the old or the new whole state, every acknowledged change there, the next command works."""

import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.conftest import MONDAY, Shop
from tests.faults.conftest import (
    CALLS,
    ROOT,
    STRACE,
    environment,
    killed,
    needs_strace,
    real,
    state,
)


def writer(shop: Shop, prefix: str, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.faults.writer", prefix, str(count)]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, env=environment(shop), cwd=ROOT, stdout=pipe, stderr=pipe, text=True
    )


def notes(shop: Shop) -> list[str]:
    return [note["text"] for note in shop("show 'fred botha' --json").json["notes"]]


def is_whole(shop: Shop, acknowledged: set[str]) -> None:
    """Everything that was told to be saved is there once, and the next command works."""
    written = notes(shop)
    assert acknowledged <= set(written)
    assert len(written) == len(set(written))
    assert "tag added" in real(shop, "add", "fred botha", "--tag", f"t{len(written)}").out


def kill_soon(process: "subprocess.Popen[str]", after: float, how: int) -> set[str]:
    """Let it acknowledge one change, then some time pass, then send it a signal."""
    assert process.stdout is not None
    first = process.stdout.readline().strip()
    time.sleep(after)
    process.send_signal(how)
    out, _ = process.communicate(timeout=60)
    return {first, *out.splitlines()} - {""}


def test_01_killed_at_random_moments(cast: Shop, many: int) -> None:
    random = Random(1)
    told: set[str] = set()
    for turn in range(many):
        process = writer(cast, f"turn {turn}", 10_000)
        # A save takes some 5 ms: moments spread over several of them.
        told |= kill_soon(process, random.uniform(0, 0.05), signal.SIGKILL)
    assert len(told) >= many
    is_whole(cast, told)


def survives(
    shop: Shop, many: int, *typed: str, upgrade: bool = False
) -> Iterator[tuple[Any, Any]]:
    """Kill a command at its steps, from the same start; give before and after.

    With --long at each of the first 300, else at every ninth.
    """
    start = shop.path.parent.with_name("start")
    shutil.copytree(shop.path.parent, start, dirs_exist_ok=True)
    step, code = 0, -signal.SIGKILL
    while killed(code):
        shutil.rmtree(shop.path.parent)
        shutil.copytree(start, shop.path.parent)
        before = state(shop)
        command = [sys.executable, "-m", "tests.faults.stepwise", str(step)]
        command += ["--upgrade"] * upgrade
        done = subprocess.run(
            [*command, *typed], env=environment(shop), cwd=ROOT, capture_output=True, check=False
        )
        code = done.returncode
        assert killed(code) or code == 0, done.stderr
        yield before, state(shop)
        step += 1 if many > 100 and step < 300 else 9
    assert step > 20, "the command was never killed"


def old_or_new(shop: Shop, many: int, *typed: str) -> None:
    seen = set()
    for before, after in survives(shop, many, *typed):
        seen.add(str(after))
        assert str(before) in seen
        assert len(seen) <= 2
    assert len(seen) == 2, "nothing was ever changed"


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(["note", "freddie", "x"], id="02-note"),
        pytest.param(["edit", "freddie", "--name", "Frederick Botha"], id="04-rename"),
        pytest.param(["forget", "freddie", "--yes"], id="04-forget"),
        pytest.param(["undo"], id="10-undo"),
        pytest.param(["merge", "084 111 2222", "084 333 4444"], id="11-merge-with-its-backup"),
    ],
)
def test_02_04_10_killed_at_each_step(cast: Shop, many: int, typed: list[str]) -> None:
    old_or_new(cast, many, *typed)
    assert "note added" in real(cast, "note", "zoe", "still works").out


def test_10_killed_in_an_upgrade(cast: Shop, many: int) -> None:
    seen = set()
    for _, after in survives(cast, many, "note", "freddie", "x", upgrade=True):
        seen.add(str(after))
    assert len(seen) == 2


def test_10_killed_in_a_restore(cast: Shop, many: int) -> None:
    cast.done("backup")
    cast.done("note freddie 'after the backup'")
    old_or_new(cast, many, "restore", "2026-11-23-by-hand", "--yes")


def test_11_killed_while_backups_rotate(cast: Shop, many: int) -> None:
    folder = cast.path.with_name("backups")
    for age in range(1, 120):
        day = MONDAY - timedelta(age)
        shutil.copy(cast.path, folder / f"regulars-{day}.json")
    cast.on("2026-11-24")
    old_or_new(cast, many, "note", "freddie", "x")
    kept = sorted(path.name for path in folder.iterdir())
    assert 7 <= len(kept) <= 7 + 9
    assert "regulars-2026-11-24.json" in kept


@needs_strace()
def test_03_killed_at_each_system_call(cast: Shop, many: int) -> None:
    start = cast.path.parent.with_name("start")
    shutil.copytree(cast.path.parent, start)
    folder = str(cast.path.parent)
    watched = [f"{folder}/{name}" for name in ("regulars.json", ".regulars.json.tmp", "backups")]
    paths = [option for path in [folder, *watched] for option in ("-P", path)]
    seen: set[str] = set()
    for call in CALLS.split(","):
        for when in range(1, 3 if many < 100 else 9):
            shutil.rmtree(cast.path.parent)
            shutil.copytree(start, cast.path.parent)
            inject = f"inject={call}:signal=KILL:when={when}"
            before = [str(STRACE), "-f", "-o", "/dev/null", "-e", f"trace={CALLS}", *paths]
            before += ["-e", inject]
            ended = real(cast, "note", "freddie", "x", before=before)
            seen.add(str(state(cast)))
            if not killed(ended.code):
                break
            assert "note added" not in ended.out
            assert "note added" in real(cast, "note", "zoe", "y").out
    assert len(seen) == 2


@needs_strace()
def test_05_what_is_acknowledged_outlives_a_power_cut(cast: Shop) -> None:
    """Replay what the system was asked for on a disk that keeps only what was synced."""
    before = [
        str(STRACE),
        "-f",
        "-y",
        "-e",
        "trace=openat,write,fsync,rename,renameat2",
        "-s",
        "60",
    ]
    log = cast.path.with_name("log")
    ended = real(cast, "note", "freddie", "x", before=[*before, "-o", str(log)])
    assert "note added" in ended.out
    dirty: set[str] = set()
    renamed: dict[str, str] = {}
    on_disk: set[str] = set()
    for line in log.read_text().splitlines():
        if found := re.search(r"write\(\d+<([^>]+)>", line):
            if "note added" in line:
                break  # the moment of the acknowledgement, and of the power cut
            dirty.add(found[1])
        elif found := re.search(r"fsync\(\d+<([^>]+)>", line):
            dirty.discard(found[1])
            on_disk |= {new for new, _ in renamed.items() if str(Path(new).parent) == found[1]}
        elif found := re.search(r'rename(?:at2)?\((?:[^"]*)"([^"]+)", (?:[^"]*)"([^"]+)"', line):
            assert found[1] not in dirty, "replaced by what was never synced"
            renamed[found[2]] = found[1]
    else:
        pytest.fail("never acknowledged")
    assert str(cast.path) in on_disk


@pytest.mark.parametrize("writers", [2, 4])
def test_06_several_writers_lose_nothing(cast: Shop, writers: int) -> None:
    processes = [writer(cast, f"writer {number}", 50) for number in range(writers)]
    told = {line for process in processes for line in process.communicate()[0].splitlines()}
    assert len(told) == 50 * writers
    is_whole(cast, told)


def test_07_writers_and_kills_together(cast: Shop, many: int) -> None:
    random = Random(7)
    told: set[str] = set()
    for turn in range(max(3, many // 10)):
        processes = [writer(cast, f"turn {turn} writer {n}", 10_000) for n in range(3)]
        for process in processes:
            told |= kill_soon(process, random.uniform(0, 0.1), signal.SIGKILL)
    is_whole(cast, told)


def test_08_readers_never_see_half_a_write(cast: Shop) -> None:
    process = writer(cast, "while reading", 10_000)
    assert process.stdout is not None
    process.stdout.readline()
    counts = [len(notes(cast))]
    try:
        while counts[-1] < counts[0] + 20:
            counts.append(len(notes(cast)))
    finally:
        process.kill()
        process.communicate()
    assert counts == sorted(counts)


@pytest.mark.parametrize(
    "how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda s: s.name
)
def test_09_signals_leave_a_whole_state(cast: Shop, how: signal.Signals, many: int) -> None:
    random = Random(int(how))
    told: set[str] = set()
    for turn in range(max(3, many // 10)):
        process = writer(cast, f"{how.name} {turn}", 10_000)
        told |= kill_soon(process, random.uniform(0, 0.05), how)
    is_whole(cast, told)


@needs_strace()
def test_a_save_syncs_no_more_than_any_safe_write(cast: Shop) -> None:
    log = cast.path.with_name("log")
    before = [str(STRACE), "-f", "-e", "trace=fsync,fdatasync", "-o", str(log)]
    real(cast, "note", "freddie", "x", before=before)
    # One for the bytes, one for the name: what any write needs that outlives a power cut.
    assert log.read_text().count("sync(") == 2
