from tests.conftest import Shop


def test_an_ask_waits_for_the_next_visit(cast: Shop) -> None:
    assert cast.done("ask zoe how was Hawaii?") == (
        "Zoë Müller: ask at the next visit: how was Hawaii?\n"
    )
    assert "Ask: how was Hawaii?" in cast.done("visit zoe")
    assert "how was Hawaii?" in cast.done("show zoe")
    assert cast("today --json").json["asks"] == []


def test_an_ask_with_a_day_waits_for_it(cast: Shop) -> None:
    said = cast.done("ask zoe 'how did the exam go?' --on friday")
    assert "for Fri 27 Nov 2026" in said
    assert "exam" not in cast.done("visit zoe")
    cast.on("2026-11-27")
    assert "Ask: how did the exam go?" in cast.done("visit zoe")
    assert [ask["name"] for ask in cast("today --json").json["asks"]] == ["Zoë Müller"]
    cast.on("2026-11-29")
    assert "since Fri 27 Nov" in cast.done("today")


def test_nothing_to_ask_or_a_day_gone_by_is_refused(cast: Shop) -> None:
    cast.refused("ask zoe ''", code=2)
    cast.refused("ask zoe", code=2)
    cast.refused("ask zoe x --on yesterday", code=2)
    cast.refused("ask 'anna nel' x")
