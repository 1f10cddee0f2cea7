from tests.conftest import Shop


def test_everything_is_told_in_time(cast: Shop) -> None:
    cast.done("visit fred droewors --on '1 oct'")
    cast.done("note fred 'new car'")
    lines = [line.split() for line in cast.done("history fred").splitlines()]
    assert lines[0] == ["Fred", "Botha"]
    assert [line[:4] for line in lines[2:]] == [
        ["Thu", "1", "Oct", "visit"],
        ["Mon", "9", "Nov", "visit"],
        ["Mon", "9", "Nov", "note"],
        ["Mon", "9", "Nov", "ask"],
        ["Mon", "23", "Nov", "note"],
    ]


def test_the_json_has_visits_notes_and_followups(cast: Shop) -> None:
    history = cast("history fr bo --json").json
    assert [visit["on"] for visit in history["visits"]] == ["2026-11-09"]
    assert len(history["notes"]) == len(history["followups"]) == 1


def test_private_notes_are_only_counted(cast: Shop) -> None:
    cast.done("note fred psst --private")
    assert "1 private note: regulars history 'Fred Botha' --private" in cast.done("history fred")
