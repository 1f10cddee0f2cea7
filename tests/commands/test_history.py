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
    assert [(one["on"], one["kind"], one["text"]) for one in history] == [
        ("2026-11-09", "visit", "biltong 1 kg, vacuum sealed"),
        ("2026-11-09", "note", "just turned 65"),
        ("2026-11-09", "ask", "how was the trip?"),
    ]
    assert {one["name"] for one in history} == {"Fred Botha"}


def test_private_notes_are_only_counted(cast: Shop) -> None:
    cast.done("note fred psst --private")
    assert "1 private note: regulars history 'Fred Botha' --private" in cast.done("history fred")
