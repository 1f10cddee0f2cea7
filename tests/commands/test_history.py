import pytest

from regulars.customer import Kind
from regulars.daybook import What
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
    assert '1 private note: regulars history "Fred Botha" --private' in cast.done("history fred")


def test_the_day_book_is_everybodys_of_a_week(cast: Shop) -> None:
    cast.done("visit zoe tea --on 2026-11-17")
    cast.done("visit zoe cake --on 2026-11-16")
    cast.done("note jack 'new job' --on yesterday")
    cast.done("promise jack 'call him'")
    told = cast("history --json").json
    assert [(one["on"], one["name"], one["kind"], one["text"]) for one in told] == [
        ("2026-11-17", "Zoë Müller", "visit", "tea"),
        ("2026-11-22", "Jack O'Brien", "note", "new job"),
        ("2026-11-23", "Jack O'Brien", "promise", "call him"),
    ]
    said = cast.done("history")
    assert "Tue 17 Nov" in said
    assert "promised: call him" in said


def test_the_day_book_of_a_day_or_from_one_on(cast: Shop) -> None:
    assert [one["on"] for one in cast("history --on '9 nov' --json").json] == ["2026-11-09"] * 3
    cast.done("visit zoe tea")
    assert len(cast("history --since '9 nov' --json").json) == 4
    cast.refused("history --on today --since yesterday", code=2)
    assert cast("history --on '8 nov' --json").json == []


def test_the_day_book_keeps_private_notes_back(cast: Shop) -> None:
    cast.done("note fred psst --private")
    assert "psst" not in cast.done("history") + cast("history --json").out
    assert "psst" in cast.done("history --private")


@pytest.mark.parametrize("kind", Kind)
def test_the_day_book_knows_how_to_say_every_kind(kind: Kind) -> None:
    assert What(kind).heading
