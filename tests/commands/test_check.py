import json
import shlex
import tempfile
from pathlib import Path

import pytest

from regulars.notebook import disk
from tests.conftest import Shop


def test_all_is_well(cast: Shop) -> None:
    assert "6 customers, 1 visit, 1 backup." in cast.done("check")
    told = cast("check --json").json
    assert (told["customers"], told["visits"], told["wrong"]) == (6, 1, [])


def test_no_notebook_yet_is_well_too(shop: Shop) -> None:
    assert "no notebook yet" in shop.done("check")


def test_every_damaged_record_is_named(cast: Shop) -> None:
    held = cast.notebook()
    fred, zoe = list(held["customers"].values())[:2]
    fred["phones"], zoe["visits"] = 7, ["x"]
    cast.path.write_text(json.dumps(held))
    told = cast("check")
    assert told.code == 1
    assert "Fred Botha" in told.out
    assert "Zoë Müller" in told.out
    assert "regulars restore" in told.out


@pytest.mark.parametrize("damaged", [1, 6])
def test_the_backups_are_read_once_however_many_records_are_damaged(
    cast: Shop, monkeypatch: pytest.MonkeyPatch, damaged: int
) -> None:
    held = cast.notebook()
    for record in list(held["customers"].values())[:damaged]:
        record["phones"] = 7
    cast.path.write_text(json.dumps(held))
    [backup] = cast.path.with_name("backups").iterdir()
    read, times = disk.read, []

    def counted(path: Path) -> tuple[bytes, disk.Stamp]:
        times.append(path)
        return read(path)

    monkeypatch.setattr(disk, "read", counted)
    assert cast("check").out.count("regulars restore 2026-11-23") == damaged
    assert times.count(backup) == 2  # once for the way back, once to examine it


def test_a_sync_tools_copy_is_mentioned_and_kept(cast: Shop) -> None:
    copy = cast.path.with_name("regulars (Anna's conflicted copy).json")
    copy.write_bytes(cast.bytes() or b"")
    for typed in ("check", "today"):
        assert copy.name in cast(typed).out
    assert copy.exists()
    assert cast("check").code == 1


def test_a_notebook_that_others_can_read_is_mentioned(cast: Shop) -> None:
    cast.path.chmod(0o644)
    assert "chmod 600" in cast("check").out
    assert Path(cast.path).stat().st_mode & 0o777 == 0o644


def test_its_commands_can_be_pasted_from_anywhere(
    cast: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = cast.path.with_name("regulars (Anna's conflicted copy).json")
    copy.write_bytes(cast.bytes() or b"")
    monkeypatch.chdir("/")
    said = cast("check").out
    typed = shlex.split(said.split("To join them: ")[1].splitlines()[0])
    assert typed[0] == "regulars"
    assert "is here already" in cast.run(*typed[1:]).out


def test_a_visit_that_is_still_to_come_is_said(cast: Shop) -> None:
    cast.on("2027-06-01")
    cast.done("visit zoe tea")
    cast.on("2026-11-24")
    said = cast("check").out
    assert "Zoë Müller has a visit on 2027-06-01, dated ahead of today (Tue 24 Nov 2026)" in said


def test_what_another_notebook_has_in_an_editor_is_none_of_its_business(
    cast: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "regulars-0123456789ab-01234567-x").mkdir()
    (tmp_path / "regulars-0123456789ab-01234567-x" / "customer.txt").write_text("name: Zoe")
    assert "All is well" in cast.done("check")
