"""What is accepted: odd but honest notebooks, links, locales, leftovers, closed outputs."""

import json
import os
import stat
from pathlib import Path

import pytest

from regulars.notebook import disk
from tests.conftest import Shop
from tests.processes import forked, shell, started

GOOD = '{"schema": 1, "customers": {"a2345678": {"name": "Fred", "loyalty": {"x": [1.5, null]}}}}'


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xef\xbb\xbf" + GOOD.encode(), id="a BOM"),
        pytest.param(GOOD.replace(", ", ",\r\n").encode(), id="CRLF"),
        pytest.param(json.dumps(json.loads(GOOD), indent=8).encode(), id="pretty printed"),
        pytest.param(GOOD.replace(": ", " :  ").encode(), id="by hand"),
        pytest.param(GOOD.replace("Fred", "\\u0046red").encode(), id="escaped"),
    ],
)
def test_json_as_others_write_it_is_read(shop: Shop, content: bytes) -> None:
    shop.path.parent.mkdir()
    shop.path.write_bytes(content)
    shop.done("note fred x")
    record = shop.notebook()["customers"]["a2345678"]
    assert record["loyalty"] == {"x": [1.5, None]}
    assert shop("check").code in {0, 1}
    assert "damaged" not in shop("check").out


def test_a_plain_locale_is_no_hindrance(cast: Shop) -> None:
    plain = {"LC_ALL": "C", "LANG": "C", "PYTHONIOENCODING": "utf-8"}
    for name in ("Zoë Müller", "山田 太郎"):
        ended = started("note", name, "schön 好", env=os.environ | plain)
        assert ended.code == 0
        assert name in ended.out
    assert "schön 好" in cast.path.read_text(encoding="utf-8")


def test_a_linked_notebook_stays_a_link(cast: Shop, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.json"
    link.parent.mkdir()
    link.symlink_to(cast.path)
    cast.done(f"--file {link} note freddie x")
    assert link.is_symlink()
    assert "x" in [note["text"] for note in cast("show freddie --json").json["notes"]]
    assert [path.name for path in link.parent.iterdir()] == ["link.json"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_the_owner_and_the_mode_of_a_file_are_kept(cast: Shop) -> None:
    os.chown(cast.path, 12345, 54321)
    cast.path.chmod(0o640)
    cast.done("note freddie x")
    status = cast.path.stat()
    assert (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == (12345, 54321, 0o640)


def test_new_files_are_the_owners_alone(shop: Shop) -> None:
    old = os.umask(0)
    try:
        shop.done("add Fred")
        shop.on("2026-11-24")
        shop.done("note fred x")
        shop.done("export a.csv")
    finally:
        os.umask(old)
    folders = [shop.path.parent, shop.path.with_name("backups")]
    files = [path for folder in folders for path in folder.iterdir() if path.is_file()]
    for path in (*files, Path("a.csv")):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    for folder in folders:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_leftover_temporary_file_goes_at_the_next_write(cast: Shop) -> None:
    leftover = disk.beside(cast.path, "tmp")
    leftover.write_bytes(b"half a note")
    assert "cut short once" in cast("check").out
    cast.done("today")
    assert leftover.exists()
    cast.done("note freddie x")
    assert not leftover.exists()


@pytest.mark.parametrize(
    "ending", ["> /dev/full", ">&-", "| true"], ids=["a full disk", "closed", "nobody reads"]
)
def test_a_change_is_saved_though_nobody_can_be_told(cast: Shop, ending: str) -> None:
    ended = shell(f'regulars note freddie "told nobody" {ending}')
    assert "Traceback" not in ended.err
    assert "Exception" not in ended.err
    assert ("could not be shown" in ended.err) == (ending == "> /dev/full")
    assert "told nobody" in cast.path.read_text()


def test_a_reader_that_stops_listening_is_no_error(cast: Shop) -> None:
    for number in range(80):
        cast.done(f"add 'Customer {number}' --new --no-visit")
    ended = shell("regulars export --format json | head -1")
    assert (ended.out, ended.err) == ("[\n", "")


def test_a_conflict_copy_is_mentioned_and_both_are_kept(cast: Shop) -> None:
    names = [
        "regulars (Anna's conflicted copy 2026-11-20).json",
        "regulars.sync-conflict-20261120-101010-ABCDEFG.json",
        "regulars (1).json",
    ]
    for name in names:
        cast.path.with_name(name).write_bytes(cast.bytes() or b"")
    said = cast.done("today")
    for name in names:
        assert name in said
    cast.done("note freddie x")
    assert all(cast.path.with_name(name).exists() for name in names)


def test_a_hundred_thousand_visits_are_read_and_written(shop: Shop) -> None:
    days = [
        f"20{year:02}-{month:02}-{day:02}"
        for year in range(6, 26)
        for month in range(1, 13)
        for day in (3, 9, 15, 21, 27)
    ]
    visits = [f"{day} flat white" for day in days][:50]
    customers = {
        f"c{number:07}": {"name": f"Customer {number}", "visits": visits} for number in range(2000)
    }
    shop.path.parent.mkdir()
    shop.path.write_text(json.dumps({"schema": 1, "customers": customers}))
    assert shop("stats --json").code == 0
    shop.done("visit c0001234 tea")
    held = shop.notebook()["customers"]
    assert sum(len(record["visits"]) for record in held.values()) == 100_001


def test_undo_restores_exactly_what_was(cast: Shop) -> None:
    states = [cast.notebook()]
    for typed in (
        *(
            "note freddie x",
            "visit zoe tea",
            "edit jack --tag vip",
            "never zoe nuts",
            "done freddie",
        ),
        *(
            "merge 0841112222 0843334444",
            "settings shop A",
            "add Xolani",
            "order zoe tea --for friday",
        ),
    ):
        cast.done(typed)
        states.append(cast.notebook())
    for before in reversed(states[:-1]):
        cast.done("undo")
        now = cast.notebook()
        assert (now["customers"], now["settings"]) == (before["customers"], before["settings"])


def test_undo_of_forgetting_is_refused(cast: Shop) -> None:
    cast.done("forget freddie --yes")
    assert "can't be undone" in cast.refused("undo")


def test_unknown_keys_survive_every_write(cast: Shop) -> None:
    held = cast.notebook()
    held["from_next_year"] = {"a": [1]}
    for record in held["customers"].values():
        record["loyalty"] = {"stars": 7}
    cast.path.write_text(json.dumps(held))
    for typed in ("note freddie x", "visit zoe tea", "undo", "redo", "edit jack --rest", "backup"):
        cast.done(typed)
    cast.done("restore 2026-11-23-by-hand --yes")
    now = cast.notebook()
    assert now["from_next_year"] == {"a": [1]}
    assert all(record["loyalty"] == {"stars": 7} for record in now["customers"].values())
    assert forked("list").code == 0
