import errno
import json
import os
import tempfile
from pathlib import Path

import pytest

from regulars.notebook import disk, leftovers
from tests.conftest import Shop


def everything_beside(shop: Shop) -> bytes:
    return b"\n".join(path.read_bytes() for path in shop.path.parent.rglob("*") if path.is_file())


def test_not_a_word_of_them_stays(cast: Shop) -> None:
    cast.done("note fred 'his brother is ill' --private")
    cast.done("edit fred --name 'Frederick Botha'")
    cast.done("visit fred droewors")
    cast.done("add 'Xolani' --referred-by fred")
    cast.done("undo")
    said = cast.done("forget fred --yes")
    assert "visits" in said
    left = everything_beside(cast)
    for word in ("Fred", "Botha", "123 4567", "turned 65", "brother", "droewors", "Alice", "rugby"):
        assert word not in said
        assert word.encode() not in left, word
    assert cast("show fred").code == 1
    assert len(cast("list --json").json) == 5


def test_who_was_sent_by_them_was_sent_by_nobody(cast: Shop) -> None:
    cast.done("add Xolani --referred-by fred")
    fred = cast("show fred --json").json["id"]
    cast.done("forget fred --yes")
    assert cast("show xolani --json").json["referred_by"] is None
    assert all(r.get("referred_by") != fred for r in cast.notebook()["customers"].values())


def test_it_cannot_be_undone(cast: Shop) -> None:
    cast.done("forget fred --yes")
    assert "Forgetting somebody can't be undone" in cast.refused("undo")
    cast.refused("redo")
    cast.done("note zoe x")
    assert "note added" in cast.done("undo")
    assert cast("show fred").code == 1


def test_without_yes_or_a_terminal_nothing_happens(cast: Shop) -> None:
    assert "--yes" in cast.refused("forget fred", code=2)
    cast.refused("forget 'anna nel' --yes")
    cast.refused("forget nobody --yes")


def test_what_others_notes_say_is_told_in_numbers(cast: Shop) -> None:
    cast.done("note zoe 'sits next to Fred Botha'")
    said = cast.done("forget fred --yes")
    assert "1 other" in said
    assert "Botha" not in said


def holding(shop: Shop, *words: str) -> list[str]:
    """Whatever beside the notebook holds one of some words, after somebody was forgotten."""
    return [word for word in words if word.encode() in everything_beside(shop)]


def test_a_copy_from_before_brings_nobody_back_over_a_damaged_notebook(cast: Shop) -> None:
    cast.done("note freddie 'his brother is ill'")
    cast.done("backup usb.json")
    cast.done("forget freddie --yes")
    cast.path.write_text("{")
    cast.done("restore usb.json --yes")
    assert "nothing to undo" in cast.refused("undo")
    assert "Fred" not in cast.path.read_text()
    assert "brother" not in cast.path.read_text()


def test_who_was_merged_and_parted_again_is_in_no_backup_of_the_other(cast: Shop) -> None:
    cast.done("add 'Lindiwe Dube' 'allergic to bees' --phone '071 999 8888' --usual kombucha")
    cast.done("merge zoe lindiwe")
    cast.done("backup")
    cast.done("undo")
    cast.done("forget lindiwe --yes")
    assert holding(cast, "Lindiwe", "Dube", "999 8888", "bees", "kombucha") == []
    cast.done("restore 2026-11-23-by-hand --yes")
    assert len(cast("list --json").json) == 6
    assert cast("show zoe --json").json["never"][0]["what"] == "meat"


def test_who_kept_a_merge_that_was_undone_takes_nobody_along(cast: Shop) -> None:
    cast.done("add 'Lindiwe Dube' 'allergic to bees' --phone '071 999 8888'")
    cast.done("merge lindiwe zoe")
    cast.done("backup")
    cast.done("undo")
    cast.done("forget lindiwe --yes")
    assert holding(cast, "Lindiwe", "999 8888", "bees") == []
    cast.done("restore 2026-11-23-by-hand --yes")
    assert cast("show zoe --json").json["never"][0]["what"] == "meat"


def test_a_copy_with_a_merged_record_brings_nobody_back(cast: Shop) -> None:
    cast.done("add 'Lindiwe Dube' 'allergic to bees' --phone '071 999 8888'")
    cast.done("merge zoe lindiwe")
    cast.done("backup usb.json")
    cast.done("undo")
    cast.done("forget lindiwe --yes")
    cast.done("restore usb.json --yes")
    assert holding(cast, "Lindiwe", "999 8888", "bees") == []
    assert cast("show zoe --json").json["never"][0]["what"] == "meat"


def test_somebody_whose_add_was_undone_can_be_forgotten(cast: Shop) -> None:
    cast.done("add 'Lindiwe Dube' --phone '071 999 8888'")
    cast.done("backup")
    cast.done("undo")
    assert cast("forget 'Thabo Dube' --yes").code == 1
    assert "any more" in cast("forget 'lindiwe dube'").err
    assert "One customer is forgotten" in cast.done("forget 'lindiwe dube' --yes")
    assert holding(cast, "Lindiwe", "999 8888") == []
    assert "There is nothing to redo".casefold() in cast.refused("redo").casefold()
    cast.done("restore 2026-11-23-by-hand --yes")
    assert cast("show lindiwe").code == 1


def test_an_older_record_of_somebody_written_down_anew_is_forgotten_too(cast: Shop) -> None:
    cast.done("add 'Lindiwe Dube' 'allergic to bees' --phone '071 999 8888'")
    cast.done("backup")
    cast.done("undo")
    cast.done("add 'Lindiwe Dube' --no-visit")
    cast.done("forget lindiwe --yes")
    assert holding(cast, "Lindiwe", "999 8888", "bees") == []
    cast.done("restore 2026-11-23-by-hand --yes")
    assert cast("show lindiwe").code == 1


def test_a_namesake_who_is_still_here_stays_also_in_the_backups(cast: Shop) -> None:
    cast.done("backup")
    cast.done("forget 0841112222 --yes")
    cast.done("restore 2026-11-23-by-hand --yes")
    assert cast("show 'anna nel' --json").json["phones"] == ["084 333 4444"]
    assert holding(cast, "084 111 2222") == []


def test_half_of_a_merged_record_stays_when_a_namesake_is_forgotten(cast: Shop) -> None:
    cast.done("merge 0841112222 0843334444")
    cast.done("add 'Anna Nel' --new --phone '084 555 6666' --no-visit")
    cast.done("forget 0845556666 --yes")
    assert cast("show 'anna nel' --json").json["phones"] == ["084 111 2222", "084 333 4444"]


def test_what_killed_commands_left_goes_too(
    cast: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    held = cast.bytes() or b""
    fred = cast("show freddie --json").json["id"]
    left = [
        cast.path.with_name(".regulars.json.tmp"),
        cast.path.with_name("backups") / ".regulars-2026-11-23.json.tmp",
        tmp_path / "away" / ".a.csv.tmp",
        tmp_path / f"{leftovers.editing(cast.path, fred)}x" / "customer.txt",
        cast.path.with_name(f".regulars.json.edit-{fred}.txt"),
    ]
    for path in left:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(held[:400])
    cast.path.with_name(".regulars.json.7.out").write_text(str(left[2]))
    told = cast("check").out
    for path in left[1:]:
        assert str(path) in told
    cast.done("forget freddie --yes")
    assert not any(path.exists() for path in left)
    assert not left[3].parent.exists()
    assert holding(cast, "Fred") == []
    assert "All is well" in cast.done("check")


def test_an_export_that_was_killed_is_found_wherever_it_was(
    cast: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        os._exit(9)

    child = os.fork()
    if not child:
        monkeypatch.setattr(Path, "replace", killed)
        cast(f"export {tmp_path}/a.csv")
    os.waitpid(child, 0)
    assert (tmp_path / ".a.csv.tmp").exists()
    assert ".a.csv.tmp" in cast("check").out
    cast.done("forget freddie --yes")
    assert not (tmp_path / ".a.csv.tmp").exists()


@pytest.mark.parametrize("typed", [b"", b"tag: vip\n", "tag: vip\n".encode("utf-16"), b"\xff\x00"])
def test_what_was_typed_about_them_goes_whatever_it_says(cast: Shop, typed: bytes) -> None:
    fred = cast("show freddie --json").json["id"]
    for name in (f"edit-{fred}.txt", f"edit-{fred}-2.txt"):
        cast.path.with_name(f".regulars.json.{name}").write_bytes(typed)
    cast.done("forget freddie --yes")
    assert not list(cast.path.parent.glob(".regulars.json.edit-*"))


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        (b"name: Zoe\nnote: an alteration, 0841112222 and alice\n", False),
        (b"name: Zoe\nnote: sits next to AL.\n", True),
        ("family: Al (uncle)\n".encode("utf-16"), True),
        (b'["\\nAl"]', True),
        (b"\xff\x00 Al \xff", True),
    ],
)
def test_what_is_typed_about_somebody_else_stays_and_is_named_where_it_names_them(
    cast: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: bytes, named: bool
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    cast.done("add Al --no-visit --phone 084111222 --new")
    zoe = cast("show zoe --json").json["id"]
    hers = [
        cast.path.with_name(f".regulars.json.edit-{zoe}.txt"),
        tmp_path / f"{leftovers.editing(cast.path, zoe)}x" / "customer.txt",
        tmp_path / f"{leftovers.editing(tmp_path / 'other.json', zoe)}x" / "customer.txt",
    ]
    for path in hers:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(typed)
    said = cast.done("forget 084111222 --yes")
    assert [path.read_bytes() for path in hers] == [typed] * 3
    assert [str(path) in said for path in hers] == [named] * 3


def test_what_is_open_in_another_notebook_on_one_of_that_id_stays(
    cast: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    fred = cast("show freddie --json").json["id"]
    other = tmp_path / f"{leftovers.editing(tmp_path / 'copy.json', fred)}x" / "customer.txt"
    other.parent.mkdir()
    other.write_text("name: Fred Botha\n")
    assert f"yours to delete: {other}" in cast.done("forget freddie --yes")
    assert other.exists()


def test_a_conflict_copy_that_holds_them_is_named(cast: Shop) -> None:
    copy = cast.path.with_name("regulars (Anna's conflicted copy).json")
    copy.write_bytes(cast.bytes() or b"")
    other = cast.path.with_name("regulars (1).json")
    other.write_text("{}")
    said = cast.done("forget freddie --yes")
    assert str(copy) in said
    assert str(other) not in said
    assert copy.exists()


def test_every_file_beside_the_notebook_that_holds_them_is_named(cast: Shop) -> None:
    """Whoever made it and whatever it is called; what holds them no more isn't."""
    folder = cast.path.parent
    made = [
        *("backup b.json", "export people.csv", "export cards.vcf", "dossier fred fred.txt"),
        *("export --what visits visits.csv", "export all.json"),
    ]
    for typed in made:
        *words, name = typed.split()
        cast.done(f"{' '.join(words)} {folder / name}")
    (folder / "other.json").write_bytes(cast.bytes() or b"")
    (folder / "google.csv").write_text("First,Last\nFred,Botha\n")
    (folder / "sms.log").write_text("0821234567: see you then\n")
    (folder / "backups" / "old.json").write_bytes(cast.bytes() or b"")
    (folder / "shopping.txt").write_text("Freddie Mercury; Bothaville, Fredrika Bothasig\n")
    cast.path.with_name("linked.json").symlink_to(cast.path)
    said = cast.done("forget freddie --yes")
    named = {Path(line.rpartition(": ")[2]) for line in said.splitlines() if "this file" in line}
    left = {path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()}
    kept = {path for path in left if path.name.startswith(("regulars", ".regulars", "shopping"))}
    assert named == left - kept
    assert len(named) == 10


def test_a_former_name_in_a_private_note_is_told_with_whose_it_is(cast: Shop) -> None:
    cast.done("note zoe 'sits next to Fred Botha' --private")
    cast.done("edit fred --name 'Dirk Coetzee'")
    said = cast.done("forget dirk --yes")
    assert "1 other customer: Zoë Müller" in said
    assert "private notes too: regulars dossier" in said
    assert "Botha" not in said
    assert "Fred Botha" in cast.done("dossier zoe")


def test_another_record_that_is_damaged_is_no_reason_to_stop_half_way(cast: Shop) -> None:
    held = cast.notebook()
    next(one for one in held["customers"].values() if one["name"] == "Zoë Müller")["visits"] = ["x"]
    cast.path.write_text(json.dumps(held))
    said = cast("forget freddie --yes")
    assert (said.code, said.err) == (0, "")
    assert "One customer is forgotten, with 1 visit and 1 note" in said.out
    assert holding(cast, "Fred", "Botha") == []


def test_a_backup_that_cannot_be_changed_is_named(
    cast: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = disk.write

    def refuse(path: Path, content: bytes) -> None:
        if path.parent.name == "backups":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        write(path, content)

    monkeypatch.setattr(disk, "write", refuse)
    said = cast("forget freddie --yes")
    assert said.code == 0
    assert f"yours to delete: {cast.path.with_name('backups')}/regulars-2026-11-23.json" in said.out
    assert "Fred" not in cast.path.read_text()


def test_a_backup_that_cannot_be_opened_today_is_named_and_not_deleted(
    cast: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    [backup] = cast.path.with_name("backups").iterdir()
    read = disk.read

    def refuse(path: Path) -> tuple[bytes, disk.Stamp]:
        if path == backup:
            raise OSError(errno.EMFILE, "Too many open files", str(path))
        return read(path)

    monkeypatch.setattr(disk, "read", refuse)
    assert f"{backup} can't be read: too many files are open" in cast.done("forget freddie --yes")
    assert backup.exists()


def test_where_the_notebook_cannot_be_saved_it_is_said_what_was_done(
    cast: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = disk.write

    def refuse(path: Path, content: bytes) -> None:
        if path.parent == cast.path.parent:
            raise OSError(errno.ENOSPC, "No space left on device")
        write(path, content)

    monkeypatch.setattr(disk, "write", refuse)
    said = cast.refused("forget freddie --yes")
    assert "The backups hold them no more, the notebook still does." in said
    assert "Nothing was changed" not in said
