"""The notebook on disk: what it refuses, what it keeps, how it is written."""

import json
import os
import stat
from pathlib import Path

import pytest

from regulars.notebook.migrations import SCHEMA
from tests.conftest import Shop
from tests.processes import python

GOOD = '{"schema": 1, "customers": {"a2345678": {"name": "Fred"}}}'
WRITES = (
    "note fred x",
    "add Zoë",
    "visit fred",
    "edit fred --tag x",
    "settings shop A",
    "undo",
)
READS = (
    "today",
    "show fred",
    "list",
    "due",
    "find x",
    "history fred",
    "export",
    "settings",
)


def write(shop: Shop, content: bytes) -> None:
    shop.path.parent.mkdir()
    shop.path.write_bytes(content)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"\0\0\0\0", "is empty"),
        (GOOD.encode()[:40], "stops in the middle (line 1): it was cut short"),
        (
            b'{"schema": 1,\n "customers": {"a": {"name": "Fr',
            "stops in the middle (line 2)",
        ),
        (GOOD.encode() + b"x", "is damaged in line 1"),
        (GOOD.encode() + b"\0\0", "is damaged in line 1"),
        (b"<<<<<<< a\n{}\n=======\n{}\n>>>>>>> b\n", "two versions"),
        (b"[]", "no notebook of regulars"),
        (b"null", "no notebook of regulars"),
        (b"42", "no notebook of regulars"),
        (b'{"_default": {"1": {"name": "x"}}}', "no notebook of regulars"),
        (b'{"schema": 1}', "no notebook of regulars"),
        (b'{"schema": 1, "customers": []}', "no notebook of regulars"),
        (b'{"schema": "1", "customers": {}}', "damaged"),
        (b'{"schema": 0, "customers": {}}', "damaged"),
        (b'{"schema": true, "customers": {}}', "damaged"),
        (b'{"schema": 1, "customers": {"a": 3}}', "damaged"),
        (b'{"schema": 1, "customers": {}, "undo": {}}', "damaged"),
        (b'{"schema": 1, "customers": {}, "settings": []}', "damaged"),
        (b'{"schema": 1, "customers": {"a": {"name": "x", "every": NaN}}}', "damaged"),
        (b'{"schema": 999, "customers": {}}', "newer version"),
        (GOOD.encode("utf-16"), "not UTF-8"),
        (
            '{"schema": 1, "customers": {"a": {"name": "Zoë"}}}'.encode("latin-1"),
            "not UTF-8",
        ),
        (b"[" * 100_000, "damaged"),
    ],
)
def test_a_damaged_or_foreign_notebook_is_named_and_left(
    shop: Shop, content: bytes, complaint: str
) -> None:
    write(shop, content)
    for typed in (*READS, *WRITES):
        said = shop.refused(typed)
        assert complaint in said, typed
        assert "regulars.json" in said
        assert said.startswith("regulars: ")
    assert sorted(path.name for path in shop.path.parent.iterdir()) in (
        *(["regulars.json"], [".regulars.json.lock", "regulars.json"]),
    )


@pytest.mark.parametrize(
    "record",
    [
        '{"name": 3}',
        "{}",
        '{"name": "Fred", "visits": ["soon"]}',
        '{"name": "Fred", "phones": 1}',
    ],
)
def test_a_damaged_record_stops_whoever_needs_it(shop: Shop, record: str) -> None:
    write(shop, f'{{"schema": 1, "customers": {{"a2345678": {record}}}}}'.encode())
    for typed in ("show fred", "note fred x", "today", "list"):
        assert "damaged" in shop.refused(typed)


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.replace(",", ",\r\n").encode(),
        json.dumps(json.loads(GOOD), indent=4).encode(),
        b'{"customers": {"a2345678": {"name": " Fred ", "visits": []}}, "schema": 1}',
    ],
)
def test_a_notebook_written_by_hand_is_read(shop: Shop, content: bytes) -> None:
    write(shop, content)
    assert "Fred: note added" in shop.done("note fred x").replace(" Fred ", "Fred")
    assert shop.notebook()["customers"]["a2345678"]["notes"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_a_read_only_notebook_is_read_and_never_written(cast: Shop) -> None:
    cast.path.chmod(0o400)
    cast.done("today")
    for typed in WRITES:
        assert "read-only" in cast.refused(typed)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_only_the_owner_can_read_it_and_its_mode_is_kept(shop: Shop) -> None:
    shop.done("add Fred")
    assert stat.S_IMODE(shop.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(shop.path.parent.stat().st_mode) == 0o700
    shop.path.chmod(0o640)
    shop.done("note fred x")
    assert stat.S_IMODE(shop.path.stat().st_mode) == 0o640


def test_reading_creates_nothing(shop: Shop) -> None:
    for typed in READS:
        shop(typed)
    assert not shop.path.parent.exists()


def test_a_folder_or_a_pipe_is_no_notebook(shop: Shop) -> None:
    shop.path.mkdir(parents=True)
    assert "is not a file" in shop("today").err
    shop.path.rmdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(shop.path)
        assert "is not a file" in shop("today").err
        assert "is not a file" in shop("add Fred").err


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_stays_a_link_and_a_loop_is_refused(shop: Shop, tmp_path: Path) -> None:
    real = tmp_path / "cloud" / "real.json"
    shop.path.parent.mkdir()
    shop.path.symlink_to(real)
    shop.done("add Fred")
    assert shop.path.is_symlink()
    assert "Fred" in real.read_text()
    loop = tmp_path / "loop.json"
    loop.symlink_to(loop)
    assert "leads to itself" in shop(f"--file {loop} today").err


def test_it_is_readable_with_a_line_for_each_fact(cast: Shop) -> None:
    cast.done("visit fred droewors")
    lines = cast.path.read_text(encoding="utf-8").splitlines()
    assert lines[1] == f'  "schema": {SCHEMA},'
    assert '      "name": "Fred Botha",' in lines
    assert '        "2026-11-23 droewors"' in lines
    assert '      "name": "山田 太郎",' in lines


def test_what_is_not_known_here_survives_every_write(shop: Shop) -> None:
    write(
        shop,
        b'{"schema": 1, "customers": {"a2345678": {"name": "Fred", "loyalty": [1, {"x": null}]},'
        b' "b2345678": {"name": "Zoe", "y": 1}}, "settings": {"z": "1"}, "tombs": ["c"]}',
    )
    for typed in (
        "note fred x",
        "visit fred tea",
        "edit fred --tag vip",
        "undo",
        "redo",
    ):
        shop.done(typed)
        kept = shop.notebook()
        assert kept["customers"]["a2345678"]["loyalty"] == [1, {"x": None}]
        assert kept["customers"]["b2345678"] == {"name": "Zoe", "y": 1}
        assert kept["settings"] == {"z": "1"}
        assert kept["tombs"] == ["c"]


def test_a_command_that_changes_nothing_writes_nothing(cast: Shop) -> None:
    before = cast.path.stat()
    assert "nothing new" in cast.done("edit fred --tag BILTONG-club")
    assert cast.path.stat().st_mtime_ns == before.st_mtime_ns


def test_the_platforms_folder_is_used_when_nobody_says(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REGULARS_FILE")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    shop.done("add Fred")
    assert len(list(tmp_path.rglob("regulars.json"))) == 1


def test_bytes_that_are_no_text_are_refused(cast: Shop) -> None:
    before = cast.bytes()
    said = cast.run("note", "fred", os.fsdecode(b"caf\xe9"))
    assert said.code == 2
    assert "UTF-8" in said.err
    assert cast.bytes() == before


def test_a_mistyped_notebook_is_no_empty_shop(cast: Shop) -> None:
    for typed in ("today", "list", "check"):
        said = cast(f"--file nosuch.json {typed}")
        assert "there is no notebook nosuch.json yet" in said.err
    assert cast("--file nosuch.json add Fred").err == ""
    assert cast("list").err == ""


def test_another_notebook_is_talked_to_in_the_one_call_that_names_it(shop: Shop) -> None:
    """Nothing of it is left behind for the next call, and nothing in the environment."""
    environment = dict(os.environ)
    other = shop.path.with_name("other.json")
    shop.done("add Fred --no-visit")
    shop.done(f"--file {other} add Zoë --no-visit")
    shop.done("demo")
    shop.done("add Bo --no-visit")
    assert [one["name"] for one in shop("list --json").json] == ["Bo", "Fred"]
    assert [one["name"] for one in shop(f"--file {other} list --json").json] == ["Zoë"]
    assert dict(os.environ) == environment


OPENS = """
import os, shlex, sys
from regulars import cli
opened = []
sys.addaudithook(lambda event, told: opened.append(told[0]) if event == "open" else None)
for typed in sys.argv[1:]:
    opened.clear()
    sys.argv = ["regulars", *shlex.split(typed)]
    try:
        cli.main()
    except SystemExit as end:
        assert not end.code, typed
    times = sum(str(path) == os.environ["REGULARS_FILE"] for path in opened)
    print(f"{times} {typed}", file=sys.stderr)
"""


@pytest.mark.usefixtures("cast")
def test_a_command_that_asks_nothing_reads_the_notebook_once() -> None:
    """However many of its parameters look something up in it."""
    typed = (
        *("today", "show fred", "fred --json", "list --json", "due --on 2026-11-24", "offer beef"),
        *("find rye", "history fred", "open", "dupes", "stats", "settings", "export -"),
        *("visit fred tea --on yesterday", "note fred x --on 2026-11-20", "undo", "redo"),
        *("add Xolani new --referred-by fred --birthday '3/4'", "edit zoe --referred-by jack"),
        *("promise jack x --on tomorrow", "done jack x", "never fred nuts", "settings shop A"),
        *("order fred rye --for tomorrow", "merge 0841112222 0843334444", "dossier fred"),
    )
    ended = python("-c", OPENS, *typed)
    assert ended.err.splitlines() == [f"1 {one}" for one in typed]
