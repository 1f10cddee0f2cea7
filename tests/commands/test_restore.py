import json
import shutil
from pathlib import Path

import pytest

from regulars.notebook.migrations import SCHEMA
from tests.conftest import Shop


@pytest.fixture
def next_day(cast: Shop) -> Shop:
    """The cast on the next morning, with something written already."""
    cast.on("2026-11-24")
    cast.done("note freddie 'bought a boat'")
    cast.done("add Xolani --no-visit")
    return cast


def test_without_a_path_the_backups_are_listed(next_day: Shop) -> None:
    said = next_day.done("restore").splitlines()
    assert said[0] == "  2026-11-24   today   6 customers, 1 visit"
    assert said[1].startswith("  2026-11-23   yesterday   ")
    assert said[-1] == "To go back to one: regulars restore, with its name"


def test_going_back_shows_what_changes_and_can_be_undone(next_day: Shop) -> None:
    before = next_day.notebook()["customers"]
    assert "0 customers more, 1 fewer, 1 changed" in next_day.refused("restore 2026-11-24", code=2)
    assert "is that of regulars-2026-11-24.json" in next_day.done("restore 2026-11-24 --yes")
    assert len(next_day("list --json").json) == 6
    assert "boat" not in next_day.path.read_text().split('"undo"')[0]
    next_day.done("undo")
    assert next_day.notebook()["customers"] == before
    assert "2026-11-24-before-restore" in next_day.done("restore")


@pytest.mark.parametrize(
    "typed", ["", "today", "today --json", "list", "add Lindiwe", "visit fred", "due", "check"]
)
def test_a_lost_notebook_is_no_new_shop(next_day: Shop, typed: str) -> None:
    """Every command says that there are backups, and how to go back; a new shop has none."""
    next_day.path.unlink()
    said = next_day(typed)
    told = said.out if typed == "check" else said.err
    assert "though backups of it are" in told
    assert "2026-11-24, 6 customers" in told
    assert "Good morning" not in said.out
    assert "no notebook yet" not in said.out
    next_day.done("restore 2026-11-24 --yes")
    assert "Fred Botha" in next_day.done("list")


def test_a_lost_notebook_that_held_nobody_is_a_new_shop(shop: Shop) -> None:
    shop.done("settings shop Deli")
    shop.done("backup")
    shop.path.unlink()
    assert "Good morning" in shop.done("today")


def test_any_copy_will_do(next_day: Shop) -> None:
    next_day.done("backup copy.json")
    next_day.done("edit freddie --name Frederick")
    next_day.done("restore copy.json --yes")
    assert next_day("show freddie --json").json["name"] == "Fred Botha"


def test_settings_go_back_too(cast: Shop) -> None:
    cast.done("settings shop A")
    cast.done("backup a.json")
    cast.done("settings shop B")
    cast.done("restore a.json --yes")
    assert cast.done("settings shop") == "A\n"
    cast.done("undo")
    assert cast.done("settings shop") == "B\n"


def test_who_was_forgotten_stays_so(cast: Shop) -> None:
    cast.done("backup usb.json")
    cast.done("forget freddie --yes")
    assert "1 customer forgotten since stays forgotten" in cast("restore usb.json").err
    cast.done("restore usb.json --yes")
    assert cast("show freddie").code == 1
    assert "Botha" not in cast.path.read_text()
    assert len(cast("list --json").json) == 5


def test_it_works_when_the_notebook_is_unreadable_and_keeps_that_aside(next_day: Shop) -> None:
    next_day.path.write_text("{")
    assert "can't be read" in next_day("restore 2026-11-24").err
    next_day.done("restore 2026-11-24 --yes")
    assert len(next_day("list --json").json) == 6
    aside = next_day.path.with_name("backups") / "regulars-2026-11-24-damaged.json"
    assert aside.read_text() == "{"
    assert json.loads(next_day.path.read_text())["schema"] == SCHEMA


def test_what_is_not_there_is_refused(cast: Shop) -> None:
    assert "no backup or file" in cast.refused("restore 1999-01-01 --yes")
    assert "There is no backup yet" in cast(f"--file {cast.path.parent}/new/b.json restore").out


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("name,phone\r\nFred,1\r\n", "the notebook out.csv is damaged in line 1."),
        ("[]", "out.csv is no notebook of regulars."),
        (
            '{"schema": 1, "customers": {"a": {"name": "Jo", "visits": 3}}}',
            "in the copy out.csv the record of Jo is damaged",
        ),
    ],
)
def test_what_is_wrong_with_a_copy_is_not_wrong_with_the_notebook(
    cast: Shop, tmp_path: Path, content: str, complaint: str
) -> None:
    (tmp_path / "out.csv").write_text(content)
    said = cast.refused("restore out.csv --yes")
    assert said.startswith(f"regulars: {complaint}")
    assert "regulars.json" not in said
    assert "Last good copy" not in said
    assert "Nothing was changed" in said


def test_a_home_folder_of_nobody_is_no_copy(cast: Shop) -> None:
    assert "home folder of nobody" in cast.refused("restore ~nosuch/x --yes", code=2)
    assert "home folder of nobody" in cast.refused("--file ~nosuch/x list", code=2)


def test_an_unreadable_notebook_that_cannot_be_kept_aside_stays(cast: Shop) -> None:
    cast.done("backup copy.json")
    shutil.rmtree(cast.path.with_name("backups"))
    cast.path.with_name("backups").write_text("hers")
    cast.path.write_text("{")
    assert "can't be kept among its backups" in cast.refused("restore copy.json --yes")


def test_a_damaged_notebook_with_damaged_backups_is_said_in_a_sentence(cast: Shop) -> None:
    cast.path.write_text("{")
    for path in cast.path.with_name("backups").iterdir():
        path.write_text("{")
    for typed in ("today", "note fred x", "forget fred --yes"):
        assert "Put a good copy of it in its place" in cast.refused(typed)
    assert "can't be read" in cast.done("restore")
    assert "can't be read" in cast("check").out
