"""The exported CSV, opened by a real spreadsheet."""

import csv
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Shop

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed on this machine")
def test_a_spreadsheet_shows_what_was_typed_and_runs_nothing(shop: Shop, tmp_path: Path) -> None:
    assert OFFICE
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
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = [
        OFFICE,
        profile,
        "--headless",
        "--infilter=CSV:44,34,76",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76",
    ]
    out = tmp_path / "out"
    subprocess.run(
        [*convert, "--outdir", out, "shop.csv"],
        check=True,
        capture_output=True,
        timeout=180,
    )
    with (out / "shop.csv").open(encoding="utf-8", newline="") as file:
        shown = {row["name"]: row for row in csv.DictReader(file)}
    assert {name.removeprefix("'") for name in shown} == set(names)
    note = '2026-11-23 | note; with "quotes", commas\\nand lines'
    assert {row["notes"] for row in shown.values()} == {note}
