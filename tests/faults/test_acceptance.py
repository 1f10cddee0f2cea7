"""A: the old or the new whole state, every acknowledged change there, the next command works."""

import contextlib
import os
import re
import shutil
import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from datetime import time as clock
from multiprocessing import Pipe
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.conftest import MONDAY, Shop
from tests.faults import children
from tests.faults.conftest import CALLS, Traced, state
from tests.processes import Child, forked


def writer(prefix: str, times: int = 10_000) -> Child:
    return Child(children.write, prefix, times)


def notes(shop: Shop) -> list[str]:
    return [note["text"] for note in shop("show 'fred botha' --json").json["notes"]]


def is_whole(shop: Shop, acknowledged: set[str]) -> None:
    """Everything that was told to be saved is there once, and the next command works."""
    written = notes(shop)
    assert acknowledged <= set(written)
    assert len(written) == len(set(written))
    assert "tag added" in forked("add", "fred botha", "--tag", f"t{len(written)}").out


def end_soon(process: Child, after: float, how: signal.Signals) -> set[str]:
    """Let it acknowledge one change, then some time pass, then send it a signal."""
    first = process.out.readline().strip()
    time.sleep(after)
    process.send(how)
    return {first, *process.ended().out.splitlines()} - {""}


def test_nothing_told_is_lost_by_a_kill_at_any_moment(cast: Shop, many: int) -> None:
    random = Random(1)
    told: set[str] = set()
    for turn in range(many):
        # A save takes some 5 ms: moments spread over several of them.
        told |= end_soon(writer(f"turn {turn}"), random.uniform(0, 0.05), signal.SIGKILL)
    assert len(told) >= many
    is_whole(cast, told)


def looked_at(shop: Shop, upgraded: bool, *typed: str) -> Iterator[Any]:
    """Run a command that waits at each of its steps; give what the notebook then holds.

    That is what a kill would leave there: nothing of the process runs, and what it has not yet
    handed to the system nobody can see.
    """
    here, there = Pipe()
    child = Child(children.halting, there, upgraded, *typed)
    there.close()
    held, holds = b"", None
    # A child that nobody looks at any more ends too.
    with here, contextlib.suppress(EOFError):
        while True:
            here.recv()
            # At most steps nothing was written.
            if held != shop.path.read_bytes():
                held, holds = shop.path.read_bytes(), state(shop)
            yield holds
            here.send(None)
    ended = child.ended()
    assert ended.code == 0, ended.err
    yield state(shop)


def old_or_new(shop: Shop, many: int, *typed: str, upgraded: bool = False) -> None:
    """Look at each step of a command, and kill it at some, from the same start; let it have ended.

    With --long it is killed at each of them.
    """
    folder = shop.path.parent
    start, end = folder.with_name("start"), folder.with_name("end")
    shutil.copytree(folder, start)
    old = str(state(shop))
    steps = [str(holds) for holds in looked_at(shop, upgraded, *typed)]
    folder.rename(end)
    assert len(steps) > 40, "the command was hardly ever looked at"
    assert steps[0] == old
    assert len({*steps}) == 2, "nothing was ever changed, or not at once"
    for step in range(0, len(steps) - 1, 1 if many > 100 else len(steps) // (many // 2)):
        shutil.copytree(start, folder)
        assert Child(children.die_at, step, upgraded, *typed).ended().was_killed
        assert str(state(shop)) in steps
        if not upgraded:
            assert "note added" in shop("note zoe 'still works'").out
        shutil.rmtree(folder)
    end.rename(folder)


KILLED = {
    "a note": ["note", "freddie", "x"],
    "another name": ["edit", "freddie", "--name", "Frederick Botha"],
    "forgetting": ["forget", "freddie", "--yes"],
    "undo": ["undo"],
    "a merge with its backup": ["merge", "084 111 2222", "084 333 4444"],
}


@pytest.mark.parametrize("typed", KILLED.values(), ids=KILLED)
def test_killed_at_each_step_leaves_the_old_or_the_new(
    cast: Shop, many: int, typed: list[str]
) -> None:
    old_or_new(cast, many, *typed)
    assert "note added" in forked("note", "zoe", "still works").out


def test_killed_in_an_upgrade_leaves_the_old_or_the_new(cast: Shop, many: int) -> None:
    old_or_new(cast, many, "note", "freddie", "x", upgraded=True)


def test_killed_in_a_restore_leaves_the_old_or_the_new(cast: Shop, many: int) -> None:
    cast.done("backup")
    cast.done("note freddie 'after the backup'")
    old_or_new(cast, many, "restore", "2026-11-23-by-hand", "--yes")


def test_killed_while_backups_rotate_leaves_the_old_or_the_new(cast: Shop, many: int) -> None:
    folder = cast.path.with_name("backups")
    # Of the last week, of weeks with two, of weeks with one, and those that are too old.
    for age in (*range(1, 10), *range(10, 120, 10)):
        day = MONDAY - timedelta(age)
        copy = folder / f"regulars-{day}.json"
        shutil.copy(cast.path, copy)
        made = datetime.combine(day, clock(9), UTC).timestamp()
        os.utime(copy, (made, made))
    cast.on("2026-11-24")
    old_or_new(cast, many, "note", "freddie", "x")
    kept = sorted(path.name for path in folder.iterdir())
    assert 7 <= len(kept) <= 7 + 9
    assert "regulars-2026-11-24.json" in kept


def test_killed_at_each_system_call_leaves_the_old_or_the_new(
    cast: Shop, traced: Traced, many: int
) -> None:
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
            trace = ["-o", "/dev/null", "-e", f"trace={CALLS}", *paths, "-e", inject]
            ended = traced(trace, "note", "freddie", "x")
            seen.add(str(state(cast)))
            if not ended.was_killed:
                break
            assert "note added" not in ended.out
            assert "note added" in forked("note", "zoe", "y").out
    assert len(seen) == 2


def test_what_is_acknowledged_outlives_a_power_cut(cast: Shop, traced: Traced) -> None:
    """Replay what the system was asked for on a disk that keeps only what was synced."""
    log = cast.path.with_name("log")
    calls = "trace=openat,write,fsync,rename,renameat2"
    ended = traced(["-y", "-s", "60", "-e", calls, "-o", str(log)], "note", "freddie", "x")
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
def test_several_writers_lose_nothing(cast: Shop, writers: int) -> None:
    processes = [writer(f"writer {number}", 50) for number in range(writers)]
    told = {line for process in processes for line in process.ended().out.splitlines()}
    assert len(told) == 50 * writers
    is_whole(cast, told)


def test_writers_and_kills_together_lose_nothing(cast: Shop, many: int) -> None:
    random = Random(7)
    told: set[str] = set()
    for turn in range(max(3, many // 10)):
        processes = [writer(f"turn {turn} writer {n}") for n in range(3)]
        for process in processes:
            told |= end_soon(process, random.uniform(0, 0.1), signal.SIGKILL)
    is_whole(cast, told)


def test_readers_never_see_half_a_write(cast: Shop) -> None:
    process = writer("while reading")
    process.out.readline()
    counts = [len(notes(cast))]
    try:
        while counts[-1] < counts[0] + 20:
            counts.append(len(notes(cast)))
    finally:
        process.send(signal.SIGKILL)
        process.ended()
    assert counts == sorted(counts)


@pytest.mark.parametrize(
    "how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda how: how.name
)
def test_a_signal_leaves_a_whole_state(cast: Shop, how: signal.Signals, many: int) -> None:
    random = Random(int(how))
    told: set[str] = set()
    for turn in range(max(3, many // 10)):
        told |= end_soon(writer(f"{how.name} {turn}"), random.uniform(0, 0.05), how)
    is_whole(cast, told)


def test_a_save_syncs_no_more_than_any_safe_write(cast: Shop, traced: Traced) -> None:
    log = cast.path.with_name("log")
    traced(["-e", "trace=fsync,fdatasync", "-o", str(log)], "note", "freddie", "x")
    # One for the bytes, one for the name: what any write needs that outlives a power cut.
    assert log.read_text().count("sync(") == 2
