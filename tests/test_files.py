"""Files for the owner: pipes and devices stay what they are, what is private is hers alone."""

import os
import stat
import threading
from pathlib import Path

import pytest

from regulars.notebook import disk
from tests.conftest import Shop

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes or modes of files")


@pytest.mark.parametrize("typed", ["export", "dossier fred", "backup"])
def test_a_pipe_is_written_into_and_stays_one(cast: Shop, tmp_path: Path, typed: str) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    cast.done(f"{typed} {pipe} --force")
    reader.join(10)
    assert "Fred Botha" in read[0].decode()
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_device_stays_one_and_says_when_it_is_full(cast: Shop) -> None:
    assert "6 customers" in cast.done("export /dev/null --format csv --force")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    if Path("/dev/full").exists():
        said = cast.refused("export /dev/full --format csv --force")
        assert "/dev/full could not be written to: the disk is full" in said


@pytest.mark.parametrize("mask", [0o000, 0o077, 0o177, 0o777])
def test_what_is_made_is_the_owners_alone_under_any_umask(shop: Shop, mask: int) -> None:
    shop.path = shop.path.parent / "a" / "b" / "regulars.json"
    shop.monkeypatch.setenv("REGULARS_FILE", str(shop.path))
    old = os.umask(mask)
    try:
        shop.done("add Fred --no-visit")
        shop.done("backup")
    finally:
        os.umask(old)
    made = [shop.path.parent.parent, *shop.path.parent.parent.rglob("*")]
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in made}
    for path in made:
        assert modes[path.name] == (0o700 if path.is_dir() else 0o600), path


@pytest.mark.parametrize("ending", ["lock", "tmp"])
def test_a_planted_link_is_never_followed(cast: Shop, tmp_path: Path, ending: str) -> None:
    hers = tmp_path / "hers.txt"
    hers.write_text("hers")
    for target in (hers, tmp_path / "new.txt"):
        planted = disk.beside(cast.path, ending)
        planted.unlink(missing_ok=True)
        planted.symlink_to(target)
        if ending == "lock":
            said = cast.refused("note fred x")
            assert f"{planted}: it is a link" in said
        else:
            cast.done("note fred x")
        assert hers.read_text() == "hers"
        assert not (tmp_path / "new.txt").exists()


@pytest.mark.parametrize("typed", ["list", "add Fred --no-visit"])
def test_a_name_too_long_for_a_file_is_said_as_such(shop: Shop, typed: str) -> None:
    for name in ("x" * 300, "x" * 250):
        said = shop(f"--file {name} {typed}")
        assert "could not be shown" not in said.err
        assert "Traceback" not in said.err
        if said.code:
            assert "name is too long" in said.err or "File name too long" in said.err
            assert "Nothing was changed" in said.err
    long = shop.refused(f"export {'x' * 300}.csv")
    assert "name is too long" in long


def test_a_disk_without_locks_is_said_as_such(cast: Shop) -> None:
    fcntl = pytest.importorskip("fcntl")

    def refuse(*_: object) -> None:
        raise OSError(37, "No locks available")

    with cast.monkeypatch.context() as patch:
        patch.setattr(fcntl, "flock", refuse)
        said = cast.refused("note fred x")
    assert f"{cast.path} could not be locked: the disk knows no locks" in said
    assert "Nothing was changed" in said
