"""The exported CSV, opened by a real spreadsheet."""

import csv
import shutil
import subprocess
from pathlib import Path

import pytest

from regulars.formats.csv import plain_cell
from tests.conftest import Shop

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


pytestmark = pytest.mark.skipif(
    OFFICE is None, reason="LibreOffice is not installed on this machine"
)
# Comma, quotes, UTF-8, from the first row; cells in quotes as text, every cell as it is.
AS_TEXT = "44,34,76,1,,0,true,false"


def convert(source: Path, ending: str) -> Path:
    """Let a spreadsheet open a file and save it as another kind."""
    assert OFFICE
    out = source.parent / f"as-{ending}"
    form = f"csv:Text - txt - csv (StarCalc):{AS_TEXT}" if ending == "csv" else ending
    typed = [OFFICE, f"-env:UserInstallation=file://{source.parent}/profile", "--headless"]
    typed += [f"--infilter=CSV:{AS_TEXT}"] if source.suffix == ".csv" else []
    typed += ["--convert-to", form, "--outdir", str(out), str(source)]
    subprocess.run(typed, check=True, capture_output=True, timeout=180)
    return out / f"{source.stem}.{ending}"


def test_a_spreadsheet_shows_what_was_typed_and_runs_nothing(shop: Shop, tmp_path: Path) -> None:
    names = [
        "=1+1",
        "+27",
        "-cmd|' /C calc'!A0",
        "@SUM(1)",
        "＝1+1",
        "山田 太郎",
        'Zoë "Z" Müller, jr',
    ]
    for name in names:
        assert (
            shop.run(
                "add",
                "--no-visit",
                "--new",
                "--",
                name,
                'note; with "quotes", commas\nand lines',
            ).code
            == 0
        )
    shop.done("export shop.csv --excel")
    out = convert(tmp_path / "shop.csv", "csv")
    with out.open(encoding="utf-8", newline="") as file:
        shown = {row["name"]: row for row in csv.DictReader(file)}
    assert {name.removeprefix("'") for name in shown} == set(names)
    note = '2026-11-23 | note; with "quotes", commas\\nand lines'
    assert {row["notes"] for row in shown.values()} == {note}


def test_a_spreadsheet_turns_it_into_its_own_file_and_back(cast: Shop, tmp_path: Path) -> None:
    cast.run("add", "=1;=1+1", "two\nlines", "--phone", "+27 82 555 0101", "--no-visit")
    cast.done("export shop.csv")
    back = convert(convert(tmp_path / "shop.csv", "xlsx"), "csv")
    assert table(back) == table(tmp_path / "shop.csv")


def table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [[plain_cell(cell) for cell in row] for row in csv.reader(file)]
