import json
from pathlib import Path

from tests.conftest import Shop


def test_nothing_held_is_left_out(cast: Shop) -> None:
    cast.done("note fred 'his brother is ill' --private")
    cast.done("never fred 'pork: halal'")
    cast.done(
        "edit fred --birthday '20 oct 1961' --every 2w --email f@x.za --likes chilli --no-offers"
    )
    cast.done("add 'Xolani' --referred-by fred")
    cast.done("order fred '2 kg' --for 'fri 16:30'")
    notebook = cast.notebook()
    (record,) = (r for r in notebook["customers"].values() if r["name"] == "Fred Botha")
    record["loyalty_card"] = "77-81"
    cast.path.write_text(json.dumps(notebook))
    told = cast.done("dossier fred")
    for text in strings({key: value for key, value in record.items() if key != "occasions"}):
        # Days are told as people say them; what else is held stands there word for word.
        if not text[:4].isdecimal():
            assert text in told, text
    for part in ("20 October 1961", "Mon 9 Nov 2026", "16:30", "not wanted", "Xolani", "2 weeks"):
        assert part in told, part


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in strings(one)]
    if isinstance(value, list):
        return [text for one in value for text in strings(one)]
    return [value] if isinstance(value, str) else []


def test_it_goes_to_a_file_that_is_not_there_yet(cast: Shop, tmp_path: Path) -> None:
    assert "fred.txt" in cast.done("dossier fred fred.txt")
    assert (tmp_path / "fred.txt").read_text() == cast.done("dossier fred")
    assert (tmp_path / "fred.txt").stat().st_mode & 0o777 == 0o600
    assert "--force" in cast.refused("dossier fred fred.txt")
    cast.done("dossier fred fred.txt --force")
    cast.refused(f"dossier fred {cast.path} --force")


def test_the_json_has_the_private_notes(cast: Shop) -> None:
    cast.done("note fred psst --private")
    assert cast("dossier fred --json").json["notes"][-1]["text"] == "psst"
