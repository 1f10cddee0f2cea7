import stat

from tests.conftest import Shop


def test_a_copy_goes_among_the_backups_each_time(cast: Shop) -> None:
    for name in ("2026-11-23-by-hand", "2026-11-23-by-hand-2"):
        assert name in cast.done("backup")
        copy = cast.path.with_name("backups") / f"regulars-{name}.json"
        assert copy.read_bytes() == cast.bytes()
        assert copy.stat().st_ino != cast.path.stat().st_ino
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_copy_where_she_says(cast: Shop) -> None:
    target = cast.path.parent.parent / "usb.json"
    assert "usb.json" in cast.done(f"backup {target}")
    assert target.read_bytes() == cast.bytes()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    cast.refused(f"backup {target}")
    cast.done(f"backup {target} --force")


def test_one_is_made_before_each_days_first_change(cast: Shop) -> None:
    folder = cast.path.with_name("backups")
    assert [path.name for path in folder.iterdir()] == ["regulars-2026-11-23.json"]
    cast.on("2026-11-24")
    before = cast.bytes()
    cast.done("note fred x")
    cast.done("note fred y")
    assert sorted(path.name for path in folder.iterdir())[1:] == ["regulars-2026-11-24.json"]
    assert (folder / "regulars-2026-11-24.json").read_bytes() == before
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_one_is_made_before_a_merge(cast: Shop) -> None:
    before = cast.bytes()
    cast.done("merge 0841112222 0843334444")
    kept = cast.path.with_name("backups") / "regulars-2026-11-23-before-merge.json"
    assert kept.read_bytes() == before


def test_no_notebook_or_a_damaged_one_is_no_backup(shop: Shop) -> None:
    assert "no notebook yet" in shop.refused("backup")
    shop.path.parent.mkdir()
    shop.path.write_text("{")
    shop.refused("backup")
