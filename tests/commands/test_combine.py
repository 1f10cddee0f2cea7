import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Shop


@pytest.fixture
def laptop(cast: Shop, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """A second computer, to which the notebook was copied; each is on its own from now on."""
    path = cast.path.parent.parent / "laptop" / "regulars.json"
    path.parent.mkdir()
    shutil.copy(cast.path, path)
    return On(path, monkeypatch)


class On(Shop):
    """A shop whose notebook is named at every command."""

    def run(self, *arguments: str, stdin: str = "") -> Any:
        return super().run("--file", str(self.path), *arguments, stdin=stdin)


def combine(shop: Shop, other: Shop) -> str:
    return shop.done(f"combine {shlex.quote(str(other.path))}")


def both_ways(shop: Shop, other: Shop) -> dict[str, Any]:
    """Combine each with the other as it was, and give the customers, who must be the same."""
    before = other.path.with_name("before.json")
    shutil.copy(shop.path, before)
    combine(shop, other)
    other.done(f"combine {before}")
    customers: dict[str, Any] = shop.notebook()["customers"]
    assert other.notebook()["customers"] == customers
    return {record["name"]: record for record in customers.values()}


def test_visits_notes_and_followups_of_both_are_kept(cast: Shop, laptop: Shop) -> None:
    cast.done("visit fred scone")
    cast.done("note fred 'from the shop'")
    cast.done("ask zoe 'the exam?'")
    laptop.done("visit fred cake --on '20 nov'")
    laptop.done("note fred 'from home' --private")
    laptop.done("add 'New Face' --usual rye")
    people = both_ways(cast, laptop)
    assert people["Fred Botha"]["visits"] == [
        "2026-11-09 biltong 1 kg, vacuum sealed",
        "2026-11-20 cake",
        "2026-11-23 scone",
    ]
    texts = [note["text"] for note in people["Fred Botha"]["notes"]]
    assert sorted(texts) == ["from home", "from the shop", "just turned 65"]
    assert [one["text"] for one in people["Zoë Müller"]["followups"]] == ["the exam?"]
    assert people["New Face"]["usuals"] == ["rye"]


def test_what_they_had_on_one_day_is_put_together(cast: Shop, laptop: Shop) -> None:
    cast.done("visit fred 'flat white' scone")
    laptop.done("visit fred 'flat white' cake")
    [*_, today] = both_ways(cast, laptop)["Fred Botha"]["visits"]
    assert sorted(today[11:].split(" + ")) == ["cake", "flat white", "scone"]


def test_the_later_change_of_a_single_value_counts_and_both_are_told(
    cast: Shop, laptop: Shop
) -> None:
    cast.on("2026-11-25")
    cast.done("edit fred --every 3w")
    cast.on("2026-11-24")
    laptop.done("edit fred --every 2w")
    said = " ".join(combine(laptop, cast).split())
    assert "Fred Botha: every 3 weeks (in the other copy, Wed 25 Nov 2026" in said
    assert "not every 2 weeks (here, Tue 24 Nov 2026" in said
    assert laptop("show fred --json").json["every"] == 21


def test_when_each_was_changed_is_said_by_the_shops_clock(cast: Shop, laptop: Shop) -> None:
    cast.done("edit fred --every 3w")
    laptop.done("settings clock 12")
    laptop.done("edit fred --every 2w")
    said = " ".join(combine(laptop, cast).split())
    assert len(re.findall(r"2026 1?\d:\d\d [ap]m\)", said)) == 2


def test_each_of_two_values_that_only_one_copy_changed_is_taken_over(
    cast: Shop, laptop: Shop
) -> None:
    cast.done("edit fred --every 3w")
    laptop.done("edit fred --birthday '14 sep'")
    assert "both" not in combine(laptop, cast)
    told = laptop("show fred --json").json
    assert told["every"] == 21
    assert [one["what"] for one in told["occasions"]] == ["birthday"]


def test_a_clock_that_is_years_behind_loses_nothing(cast: Shop, laptop: Shop) -> None:
    """The shop's clock was right when it wrote what the laptop has changed since, in 2020."""
    cast.done("edit fred --every 3w")
    combine(laptop, cast)
    laptop.on("2020-01-01")
    assert laptop("edit fred --every 4w").code == 0
    assert cast(f"combine {laptop.path}").code == 0
    assert cast("show fred --json").json["every"] == 28


def test_what_was_dropped_on_one_side_stays_dropped(cast: Shop, laptop: Shop) -> None:
    cast.done("edit fred --drop biltong-club")
    cast.done("visit fred --on '9 nov' --drop")
    laptop.done("note fred 'unrelated'")
    fred = both_ways(cast, laptop)["Fred Botha"]
    assert "tags" not in fred
    assert "visits" not in fred


def test_what_was_dropped_on_one_side_and_changed_on_the_other_stays(
    cast: Shop, laptop: Shop
) -> None:
    cast.done("never zoe meat --drop")
    laptop.done("never zoe meat --why allergy")
    said = combine(cast, laptop)
    assert "meat" in said
    [never] = cast("show zoe --json").json["never"]
    assert never["what"] == "meat"


def test_what_was_undone_is_not_brought_back(cast: Shop, laptop: Shop) -> None:
    cast.done("visit jack tea")
    combine(laptop, cast)
    cast.done("undo")
    combine(cast, laptop)
    assert cast("show jack --json").json["visits"] == []


def test_an_ask_that_was_closed_on_one_side_is_closed(cast: Shop, laptop: Shop) -> None:
    cast.done("done fred --how 'wonderful'")
    laptop.done("visit fred tea")
    [ask] = both_ways(cast, laptop)["Fred Botha"]["followups"]
    assert ask["outcome"] == "wonderful"


def test_who_came_after_they_were_put_to_rest_elsewhere_is_expected_again(
    cast: Shop, laptop: Shop
) -> None:
    cast.done("edit fred --rest --why moved")
    cast.on("2026-11-25")
    laptop.done("visit fred scone")
    apart = laptop.path.with_name("apart.json")
    shutil.copy(laptop.path, apart)
    people = both_ways(cast, laptop)
    assert "resting" not in people["Fred Botha"]
    assert people["Fred Botha"]["visits"][-1] == "2026-11-25 scone"
    cast.done("undo")
    assert "Fred Botha: expected again, since they came." in cast.done(f"combine {apart}")


def test_who_came_before_they_were_put_to_rest_rests(cast: Shop, laptop: Shop) -> None:
    cast.done("edit fred --rest --why moved")
    laptop.done("visit fred scone --on '20 nov'")
    assert both_ways(cast, laptop)["Fred Botha"]["resting"] is True


def test_an_order_that_was_fetched_in_either_copy_was_fetched(cast: Shop, laptop: Shop) -> None:
    cast.done("order zoe rye --for tomorrow")
    shutil.copy(cast.path, laptop.path)
    cast.done("done zoe rye --no-show")
    laptop.done("done zoe rye")
    zoe = both_ways(cast, laptop)["Zoë Müller"]
    assert [one.get("no_show", False) for one in zoe["followups"]] == [False]
    assert zoe["visits"][-1].endswith(" rye")


def test_who_was_forgotten_on_either_side_is_so_on_both(cast: Shop, laptop: Shop) -> None:
    laptop.done("note zoe 'secret-of-zoe'")
    laptop.done("backup")
    cast.done("forget zoe --yes")
    cast.done("visit fred tea")
    said = combine(laptop, cast)
    assert "erased here too" in " ".join(said.split())
    for path in laptop.path.parent.rglob("*"):
        assert path.is_dir() or "Müller" not in path.read_text(), path
    assert "Müller" not in json.dumps(laptop.notebook(), ensure_ascii=False)
    combine(cast, laptop)
    assert cast("show zoe").code == 1
    assert laptop.notebook()["customers"] == cast.notebook()["customers"]


def test_who_was_forgotten_here_is_not_brought_back(cast: Shop, laptop: Shop) -> None:
    laptop.done("visit zoe tea")
    cast.done("forget zoe --yes")
    combine(cast, laptop)
    assert cast("show zoe").code == 1


def test_settings_go_by_the_later_change(cast: Shop, laptop: Shop) -> None:
    cast.on("2026-11-25")
    cast.done("settings shop 'The Later'")
    cast.on("2026-11-24")
    laptop.done("settings shop 'The Earlier'")
    laptop.done("settings briefing-days 9")
    cast.on("2026-11-25")
    both_ways(cast, laptop)
    settings = {"shop": "The Later", "briefing-days": 9}
    assert cast.notebook()["settings"] == laptop.notebook()["settings"] == settings


def test_a_second_time_changes_not_a_byte(cast: Shop, laptop: Shop) -> None:
    cast.done("visit fred scone")
    cast.done("edit fred --name 'Frederik Botha'")
    laptop.done("edit fred --name 'Freddy Botha'")
    combine(cast, laptop)
    before = cast.bytes()
    assert "is here already" in " ".join(combine(cast, laptop).split())
    assert cast.bytes() == before


def test_a_name_that_goes_stays_a_nickname(cast: Shop, laptop: Shop) -> None:
    cast.done("edit fred --name 'Frederik Botha'")
    laptop.done("edit fred --name 'Freddy Botha'")
    people = both_ways(cast, laptop)
    assert "Frederik Botha" in people["Freddy Botha"]["nicknames"]


def test_undo_takes_all_of_it_back_and_it_can_be_done_again(cast: Shop, laptop: Shop) -> None:
    laptop.done("visit fred scone")
    laptop.done("add Newcomer")
    laptop.done("settings shop A")
    before = cast.notebook()
    combine(cast, laptop)
    after = cast.notebook()["customers"]
    assert cast.done("undo").startswith("Taken back: combined with regulars.json: 1 customer more")
    held = cast.notebook()
    for part in ("customers", "settings", "undo"):
        assert json.dumps(held[part]) == json.dumps(before[part])
    combine(cast, laptop)
    assert cast.notebook()["customers"] == after


def test_the_state_before_is_kept_as_a_backup(cast: Shop, laptop: Shop) -> None:
    laptop.done("visit fred scone")
    before = cast.bytes()
    combine(cast, laptop)
    [backup] = (cast.path.parent / "backups").glob("*before-combine*")
    assert backup.read_bytes() == before


def test_what_the_other_copy_added_to_a_merged_record_goes_with_it(
    cast: Shop, laptop: Shop
) -> None:
    cast.done("add 'F. Botha' --new --on '2 nov'")
    combine(laptop, cast)
    cast.done("merge 'fred botha' 'f. botha'")
    laptop.done("visit 'f. botha' scone")
    people = both_ways(cast, laptop)
    assert "F. Botha" not in people
    assert [text[:10] for text in people["Fred Botha"]["visits"]] == [
        "2026-11-02",
        "2026-11-09",
        "2026-11-23",
    ]


def test_a_merge_in_one_copy_is_one_in_both(cast: Shop, laptop: Shop) -> None:
    cast.done("add 'F. Botha' --new --phone 0215551234")
    cast.done("add Xolani --referred-by 'f. botha'")
    combine(laptop, cast)
    cast.done("merge 'fred botha' 'f. botha'")
    laptop.done("add Thandi --referred-by 'f. botha'")
    people = both_ways(cast, laptop)
    assert "F. Botha" not in people
    assert people["Thandi"]["referred_by"] == people["Xolani"]["referred_by"]
    assert "0215551234" in people["Fred Botha"]["phones"]


def test_an_empty_notebook_takes_everybody(
    laptop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = On(tmp_path / "empty" / "regulars.json", monkeypatch)
    combine(empty, laptop)
    assert empty.notebook()["customers"] == laptop.notebook()["customers"]


def test_a_copy_of_the_first_schema_is_taken_in(cast: Shop, tmp_path: Path) -> None:
    old = tmp_path / "old.json"
    held = {
        "schema": 1,
        "customers": {"a2345678": {"name": "Old Friend", "visits": ["2020-01-02"]}},
    }
    old.write_text(json.dumps(held))
    cast.done(f"combine {old}")
    assert cast("show 'old friend' --json").json["visits"][0]["on"] == "2020-01-02"


def test_stdin_is_a_copy_too(cast: Shop, laptop: Shop) -> None:
    laptop.done("visit fred scone")
    assert "1 visit more" in cast("combine -", stdin=laptop.path.read_text()).out


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "is empty"),
        ("{}", "no notebook of regulars"),
        ('{"_default": {"1": {"name": "x"}}}', "no notebook of regulars"),
        ("PK\x03\x04", "is taken in by import"),
        ("id,name\r\na2345678,Fred\r\n", "is taken in by import"),
        ('[{"id": "a2345678", "name": "Fred"}]', "is taken in by import"),
        ('{"schema": 2, "customers": {"a": {"name": "Fr', "cut short"),
        ('{"schema": 2, "customers": {"a": {"name": 7}}}', "`name`"),
        ('{"schema": 2, "customers": {}, "settings": {"briefing-days": "x"}}', "setting"),
        ('{"schema": 2, "customers": {}, "changed": []}', "changes"),
        ('{"schema": 999, "customers": {}}', "newer version"),
    ],
)
def test_what_is_no_copy_is_refused_in_a_sentence(
    cast: Shop, tmp_path: Path, content: str, told: str
) -> None:
    other = tmp_path / "other.json"
    other.write_text(content)
    said = cast.refused(f"combine {other}")
    assert told in said
    assert "Nothing was changed." in said


def test_a_log_that_somebody_else_wrote_harms_nobody(cast: Shop, tmp_path: Path) -> None:
    held = cast.notebook()
    [fred, zoe, *_] = held["customers"]
    other = tmp_path / "other.json"
    odd = {fred: {"x": 1, "9" * 40: "a70b7120", "7": None}, zoe: 7, "": "x", "nobody": {"5": "a"}}
    other.write_text(json.dumps(held | {"changed": odd}))
    cast.done(f"combine {other}")
    assert cast.notebook()["customers"] == held["customers"]


def test_a_file_that_is_not_there_a_folder_and_the_notebook_itself_are_refused(
    cast: Shop, tmp_path: Path
) -> None:
    assert "no file nowhere.json" in cast.refused("combine nowhere.json")
    assert "is a folder" in cast.refused(f"combine {tmp_path}")
    assert "this notebook itself" in cast.refused(f"combine {cast.path}")
    link = tmp_path / "link.json"
    link.symlink_to(cast.path)
    assert "this notebook itself" in cast.refused(f"combine {link}")


@pytest.mark.parametrize("typed", ["check", "today"])
def test_a_conflict_copy_is_named_with_the_command_that_joins_it(
    cast: Shop, laptop: Shop, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    laptop.done("visit fred scone")
    copy = cast.path.with_name("regulars (Anna's conflicted copy).json")
    copy.write_bytes(laptop.bytes() or b"")
    monkeypatch.chdir("/")
    for before in ([], ["--file", str(cast.path)]):
        said = cast.run(*before, typed).out
        typed_next = shlex.split(said.split("To join them: ")[1].splitlines()[0])
        assert typed_next == ["regulars", *before, "combine", str(copy)]
    said = cast.run(*typed_next[1:]).out
    assert "1 visit more" in said
    assert "delete it" in said
    assert copy.exists()


@pytest.mark.parametrize(
    "name",
    [
        "regulars 2.json",
        "regulars-DESKTOP-1A2B3C.json",
        "regulars-Annas-MacBook-Pro.json",
        "regulars-Shop PC-2.json",
    ],
)
def test_a_copy_named_by_number_or_computer_is_one_where_it_holds_somebody_of_the_notebook(
    cast: Shop, laptop: Shop, name: str
) -> None:
    """As iCloud and OneDrive leave them; a notebook of another shop may be called so too."""
    laptop.done("visit fred scone")
    copy = cast.path.with_name(name)
    copy.write_bytes(laptop.bytes() or b"")
    assert name in cast.done("today")
    assert name in cast("check").out
    assert "delete it" in cast.done(f"combine {shlex.quote(str(copy))}")
    for other in (b"", b"{}", b"hers", b'{"customers": {', b'{"customers": {"zz": {"name": "A"}}}'):
        copy.write_bytes(other)
        assert name not in cast.done("today")
    copy.unlink()
    copy.symlink_to(cast.path)
    assert name not in cast.done("today")


@pytest.mark.parametrize(
    "name",
    [
        "regulars-2026-11-20.json",
        "regulars-2026-11-20-before-merge.json",
        "regulars-2026-11-20-again-2.json",
        "regulars-2026-11-20-mac.json",
        "regulars-backup-pc.json",
        "regulars 2026.json",
        "regulars-old.json",
        "regulars 2.csv",
        "regulars2.json",
        "regulars-window-seat.json",
    ],
)
def test_a_backup_or_what_the_owner_called_so_is_no_conflict_copy(cast: Shop, name: str) -> None:
    cast.path.with_name(name).write_bytes(cast.bytes() or b"")
    assert name not in cast.done("today")
    assert name not in cast("check").out


def test_what_stays_as_it_was_written_costs_nothing(cast: Shop) -> None:
    cast.done("visit zoe tea")
    cast.done("note zoe 'hello'")
    assert cast.notebook().get("changed", {}) == {}
    cast.done("edit zoe --every 2w")
    [log] = cast.notebook()["changed"].values()
    assert len(json.dumps(log)) < 40
