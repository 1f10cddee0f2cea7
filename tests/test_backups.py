import errno
import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from regulars.notebook import backups, disk, migrations, text
from tests.conftest import MONDAY, Shop


@pytest.fixture
def real(tmp_path: Path) -> Path:
    path = tmp_path / "regulars.json"
    path.write_bytes(text.dump(text.empty()))
    return path


def kept(real: Path) -> list[date]:
    return sorted((one.day for one in backups.all_of(real)), reverse=True)


def test_the_last_week_stays_and_one_a_week_for_eight(real: Path) -> None:
    for age in range(100):
        backups.make(real, MONDAY - timedelta(age))
    backups.rotate(real, MONDAY)
    ages = [(MONDAY - day).days for day in kept(real)]
    assert ages[:7] == list(range(7))
    older = ages[7:]
    assert 8 <= len(older) <= 9
    weeks = [(MONDAY - timedelta(age)).toordinal() // 7 for age in older]
    assert weeks == list(range(weeks[0], weeks[0] - len(weeks), -1))
    assert older[-1] < 7 * 9


def test_rotating_day_by_day_keeps_one_of_every_week(real: Path) -> None:
    for day in range(120):
        today = MONDAY + timedelta(day)
        backups.make(real, today)
        backups.rotate(real, today)
    ages = [(today - day).days for day in kept(real)]
    assert ages[:7] == list(range(7))
    assert 7 * 7 <= max(ages) < 7 * 9
    assert 14 <= len(ages) <= 16


def test_rotating_twice_changes_nothing(real: Path) -> None:
    for age in range(100):
        backups.make(real, MONDAY - timedelta(age))
    backups.rotate(real, MONDAY)
    once = kept(real)
    backups.rotate(real, MONDAY)
    assert kept(real) == once


def test_two_notebooks_in_one_folder_keep_apart(real: Path) -> None:
    other = real.with_name("regulars-2.json")
    other.write_bytes(real.read_bytes())
    backups.make(real, MONDAY)
    backups.make(other, MONDAY, "by-hand")
    assert [one.name for one in backups.all_of(real)] == ["2026-11-23"]
    assert [one.name for one in backups.all_of(other)] == ["2026-11-23-by-hand"]


def test_a_notebook_without_an_ending_has_nothing_of_its_namesake(cast: Shop) -> None:
    other = cast.path.with_name("regulars")
    cast.done("backup")
    cast.done("note freddie x")
    cast.path.with_name(".regulars.json.tmp").write_bytes(b"half")
    cast.path.with_name(".regulars.json.edit-x.txt").write_bytes(b"half")
    (cast.path.with_name("backups") / ".regulars-2026-11-23-by-hand.json.tmp").write_bytes(b"half")
    cast.done(f"--file {other} add Fred --no-visit")
    before = {one: one.read_bytes() for one in cast.path.parent.rglob("*.[jt]*") if one.is_file()}
    assert "All is well" in cast.done(f"--file {other} check")
    assert "by-hand" not in cast.done(f"--file {other} restore")
    cast.done(f"--file {other} forget fred --yes")
    assert {one: one.read_bytes() for one in before} == before


def test_the_latest_good_one_passes_over_the_damaged(real: Path) -> None:
    backups.make(real, MONDAY - timedelta(1))
    damaged = backups.new_path(real, MONDAY, "")
    damaged.write_bytes(b"{")
    good = backups.latest_good(real)
    assert good is not None
    assert good[0].name == "2026-11-22"


def test_an_upgrade_keeps_the_notebook_as_it_was(
    cast: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = cast.bytes()
    upgrades = (*migrations.STEPS, lambda held: held | {"upgraded": True})
    monkeypatch.setattr(migrations, "STEPS", upgrades)
    monkeypatch.setattr(migrations, "SCHEMA", len(upgrades) + 1)
    cast.done("today")
    assert cast.bytes() == before
    cast.done("note freddie x")
    after = cast.notebook()
    assert (after["schema"], after["upgraded"]) == (migrations.SCHEMA, True)
    copy = cast.path.with_name("backups") / "regulars-2026-11-23-before-upgrade.json"
    assert copy.read_bytes() == before


def test_the_newest_seven_stay_whatever_the_day(cast: Shop) -> None:
    for number in range(1, 10):
        cast.on(f"2026-11-{23 + number if number < 7 else 30}")
        cast.done(f"note freddie 'number {number}'")
    before = [one.name for one in backups.all_of(cast.path)]
    cast.on("2027-06-01")
    cast.done("note freddie 'the clock is ahead'")
    after = [one.name for one in backups.all_of(cast.path)]
    assert after[:7] == ["2027-06-01", *before[:6]]


def test_last_good_goes_by_when_a_copy_was_made(cast: Shop) -> None:
    cast.on("2027-06-01")
    cast.done("note freddie 'the clock is ahead'")
    cast.on("2026-11-24")
    said = cast("note freddie 'it is right again'")
    assert (said.code, "2027-06-01 is dated ahead of today" in said.err) == (0, True)
    cast.path.write_text("{")
    assert "Last good copy: 2026-11-24," in cast("today").err


def test_a_misdated_backup_is_said_and_never_in_minus_days(cast: Shop) -> None:
    cast.on("2027-06-01")
    cast.done("note freddie 'the clock is ahead'")
    cast.on("2026-11-23")
    assert "dated ahead of today (Mon 23 Nov 2026)" in cast("check").out
    assert "  2027-06-01   dated ahead   6 customers" in cast.done("restore")
    assert len(cast("note freddie x").err.splitlines()) == 1


def test_two_notebooks_of_one_stem_have_backups_of_their_own(cast: Shop) -> None:
    other = cast.path.with_suffix(".db")
    cast.done(f"--file {other} add Xolani --no-visit")
    cast.done(f"--file {other} backup")
    cast.done(f"--file {other} note xolani x")
    cast.done("backup")
    assert "6 customers" in cast.done("restore").splitlines()[0]
    assert "1 customer, " in cast.done(f"--file {other} restore").splitlines()[0]
    assert len(backups.all_of(other)) == 2
    other.write_text("{")
    cast.done(f"--file {other} restore 2026-11-23-by-hand --yes")
    assert "Xolani" in other.read_text()


@pytest.mark.parametrize("name", ["two\nlines.json", "no ending", "a.b.json", ".json"])
def test_any_name_of_a_notebook_has_its_backups(shop: Shop, name: str) -> None:
    shop.monkeypatch.setenv("REGULARS_FILE", str(shop.path.parent / name))
    shop.done("add Fred --no-visit")
    shop.done("backup")
    assert "2026-11-23-by-hand" in shop.done("restore")
    shop.done("forget fred --yes")
    assert not [p for p in shop.path.parent.rglob("*") if p.is_file() and b"Fred" in p.read_bytes()]


def no_links(*_: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def test_a_disk_without_hard_links_gets_whole_copies_for_the_owner_alone(
    cast: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", no_links)
    cast.path.chmod(0o644)
    cast.on("2026-11-24")
    before = cast.bytes()
    written = cast.path.stat().st_mtime_ns
    cast.done("note freddie x")
    copy = cast.path.with_name("backups") / "regulars-2026-11-24.json"
    assert copy.read_bytes() == before
    assert copy.stat().st_mode & 0o777 == 0o600
    assert copy.stat().st_mtime_ns == written


def test_a_copy_that_was_cut_short_is_made_again(
    cast: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", no_links)
    write = disk.write

    def full(path: Path, content: bytes) -> None:
        if path.parent.name == "backups":
            path.write_bytes(content[:40])
            raise OSError(errno.ENOSPC, "No space left on device")
        write(path, content)

    cast.on("2026-11-24")
    before = cast.bytes()
    with monkeypatch.context() as patch:
        patch.setattr(disk, "write", full)
        said = cast("note freddie x")
    assert (said.code, said.out[:22]) == (0, "Fred Botha: note added")
    assert "no backup of the state before could be kept" in said.err
    assert "backups" in said.err
    assert "the disk is full" in said.err
    folder = cast.path.with_name("backups")
    assert [path.name for path in folder.iterdir()] == ["regulars-2026-11-23.json"]
    assert before != cast.bytes()
    cast.done("note freddie y")
    assert (folder / "regulars-2026-11-24.json").exists()


@pytest.mark.parametrize("what", ["a dangling link", "a folder", "a link"])
def test_what_is_only_named_like_a_backup_is_said_and_left(cast: Shop, what: str) -> None:
    folder = cast.path.with_name("backups")
    cast.path.with_name("hers.txt").write_text("hers")
    odd = folder / "regulars-2026-11-24.json"
    if what == "a folder":
        odd.mkdir()
    else:
        odd.symlink_to(cast.path.with_name("nowhere" if "dangling" in what else "hers.txt"))
    cast.on("2026-11-24")
    for number in range(3):
        assert "note added" in cast.done(f"note freddie 'number {number}'")
    assert f"{odd} is no file" in cast("check").out
    assert "2026-11-24-again-2   today" in cast.done("restore")
    cast.refused("restore 2026-11-24 --yes")
    cast.done("forget freddie --yes")
    assert os.path.lexists(odd)
    assert len(list(folder.iterdir())) == 3
    assert cast.path.with_name("hers.txt").read_text() == "hers"
    assert not cast.path.with_name("nowhere").exists()


@pytest.mark.parametrize("what", ["a file", "a dangling link"])
def test_where_no_backups_can_be_kept_it_is_said_and_saved(shop: Shop, what: str) -> None:
    shop.done("add Fred --no-visit")
    folder = shop.path.with_name("backups")
    if what == "a file":
        folder.write_text("hers")
    else:
        folder.symlink_to(shop.path.with_name("nowhere"))
    said = shop("note fred x")
    assert (said.code, said.out[:16]) == (0, "Fred: note added")
    assert f"no backup of the state before could be kept. {folder}" in said.err
    assert "Nothing was changed" not in said.err
    for typed in ("check", "restore", "forget fred --yes"):
        said = shop(typed)
        assert "shown" not in said.err
        assert "Traceback" not in said.err
    assert "Fred" not in shop.path.read_text()
