import csv
import json
import os
import stat
from pathlib import Path

import pytest

from tests.conftest import Shop


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines(keepends=True)))


def test_customers_go_into_a_csv(cast: Shop) -> None:
    cast.done("visit fred droewors + chili")
    said = cast.done("export")
    assert said.count("\r\n") >= 7
    fred = next(row for row in rows(said) if row["name"] == "Fred Botha")
    assert fred["phones"] == "082 123 4567"
    assert fred["family"] == "Alice | wife"
    assert fred["visits"].splitlines() == [
        "2026-11-09 biltong 1 kg, vacuum sealed",
        "2026-11-23 droewors + chili",
    ]
    assert fred["notes"] == "2026-11-09 | just turned 65"


def test_visits_and_followups_go_into_a_csv(cast: Shop) -> None:
    visits = rows(cast.done("export --what visits"))
    assert [(v["name"], v["on"], v["order"]) for v in visits] == [
        ("Fred Botha", "2026-11-09", "biltong 1 kg, vacuum sealed")
    ]
    (ask,) = rows(cast.done("export --what followups"))
    assert (ask["name"], ask["kind"], ask["text"]) == (
        "Fred Botha",
        "ask",
        "how was the trip?",
    )


def test_what_is_said_to_be_written_are_the_rows(cast: Shop) -> None:
    cast.done("visit fred droewors")
    assert cast.done("export a.csv --what visits") == "a.csv: 2 visits.\n"
    assert cast.done("export b.csv --what followups") == "b.csv: 1 follow-up.\n"
    everybody = cast.done("export c.csv").removeprefix("c.csv")
    assert cast.done("export c.json").removeprefix("c.json") == everybody


def test_a_folder_that_is_not_there_is_named(cast: Shop) -> None:
    assert "there is no folder nowhere" in cast.refused("export nowhere/a.csv")


def test_json_holds_everybody(cast: Shop) -> None:
    everybody = json.loads(cast.done("export --format json"))
    assert [one["name"] for one in everybody].count("Anna Nel") == 2
    assert {"id", "visits", "notes", "never"} <= set(everybody[0])


def test_the_ending_says_the_format(cast: Shop, tmp_path: Path) -> None:
    cast.done("export a.csv")
    cast.done("export a.json")
    cast.done("export b.txt --format json")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"id,name,")
    assert json.loads((tmp_path / "a.json").read_text()) == json.loads(
        (tmp_path / "b.txt").read_text()
    )
    cast.done("export a.VCF")
    cast.done("export a.ics")
    assert (tmp_path / "a.VCF").read_bytes().startswith(b"BEGIN:VCARD\r\n")
    assert (tmp_path / "a.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert ".vcf or .ics" in cast.refused("export a.xlsx", code=2)
    assert not (tmp_path / "a.xlsx").exists()


def test_excel_gets_its_mark(cast: Shop, tmp_path: Path) -> None:
    cast.done("export a.csv --excel")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_an_export_is_for_the_owner_alone(cast: Shop, tmp_path: Path) -> None:
    cast.done("export a.csv")
    assert stat.S_IMODE((tmp_path / "a.csv").stat().st_mode) == 0o600


def test_nothing_is_overwritten_without_force(cast: Shop, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("hers")
    assert "--force" in cast.refused("export a.csv")
    assert (tmp_path / "a.csv").read_text() == "hers"
    cast.done("export a.csv --force")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"id,name,")


def test_the_notebook_itself_is_never_overwritten(cast: Shop, tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(cast.path)
    assert "itself" in cast.refused(f"export {cast.path} --force")
    assert "itself" in cast.refused("export link.json --force")
    os.link(cast.path, tmp_path / "hard.json")
    assert "itself" in cast.refused("export hard.json --force")


def test_a_folder_or_none_is_refused(cast: Shop, tmp_path: Path) -> None:
    assert "folder" in cast.refused(f"export {tmp_path}")
    assert "nowhere" in cast.refused("export nowhere/a.csv")


def test_formulas_are_made_harmless(shop: Shop) -> None:
    shop.run("add", "=1+1", "--phone", "+27 82", "--no-visit")
    (row,) = rows(shop.done("export"))
    assert (row["name"], row["phones"]) == ("'=1+1", "'+27 82")


def test_an_empty_notebook_gives_the_header(shop: Shop) -> None:
    assert shop.done("export").startswith("id,name,")
    assert shop.done("export --format json") == "[]\n"
    assert not shop.path.exists()


def test_occasions_go_into_a_csv(cast: Shop) -> None:
    cast.done('edit fred --birthday "20 oct 1961"')
    (row,) = rows(cast.done("export --what occasions"))
    assert (row["name"], row["what"], row["on"]) == ("Fred Botha", "birthday", "1961-10-20")


def test_an_address_book_goes_to_stdout(cast: Shop) -> None:
    said = cast.done("export - --format vcf")
    assert said.count("BEGIN:VCARD\r\n") == said.count("END:VCARD\r\n") == 6
    assert "TEL:082 123 4567\r\n" in said
    assert "NICKNAME:Freddie\r\n" in said


def test_a_calendar_holds_birthdays_and_what_is_to_have_ready(cast: Shop) -> None:
    cast.done('edit fred --birthday "20 oct"')
    cast.done('order fred "2 kg biltong" --for "fri 16:30"')
    said = cast.done("export --format ics")
    assert "SUMMARY:Fred Botha: birthday\r\n" in said
    assert "DTSTART:20261127T163000\r\nSUMMARY:Fred Botha: 2 kg biltong\r\n" in said
    assert cast.done("export --format ics --what occasions").count("BEGIN:VEVENT") == 1
    assert cast.done("export --format ics --what followups").count("BEGIN:VEVENT") == 1
    assert cast.done("export a.ics") == "a.ics: 2 events.\n"


@pytest.mark.parametrize("form", ["csv", "json", "vcf", "ics"])
def test_a_private_note_goes_out_only_when_asked_for(cast: Shop, form: str) -> None:
    cast.done('note fred "his brother is ill" --private')
    assert "brother" not in cast.done(f"export --format {form}")
    assert ("brother" in cast.done(f"export --format {form} --private")) == (form != "ics")


@pytest.mark.parametrize(
    "typed",
    ["b.json --excel", "b.vcf --what visits", "b.json --what visits", "b.ics --what visits"],
)
def test_what_a_format_does_not_have_is_refused(cast: Shop, tmp_path: Path, typed: str) -> None:
    assert "is for CSV" in cast.refused(f"export {typed}", code=2)
    assert not list(tmp_path.glob("b.*"))
