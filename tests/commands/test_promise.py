from tests.conftest import Shop


def test_a_promise_is_reminded_of_on_its_day_and_after(cast: Shop) -> None:
    assert "for Wed 25 Nov 2026" in cast.done("promise zoe 'order oat milk' --on wednesday")
    assert "Keep your word" not in cast.done("today")
    cast.on("2026-11-25")
    assert "Keep your word\n  Zoë Müller   ✋ meat (vegan)   order oat milk" in cast.done("today")
    cast.on("2026-11-27")
    assert "since Wed 25 Nov" in cast.done("today")
    cast.done("done zoe")
    assert "Keep your word" not in cast.done("today")


def test_a_promise_without_a_day_stays_on_the_card(cast: Shop) -> None:
    cast.done("promise zoe call her back")
    assert "Promised     call her back" in cast.done("show zoe")
    cast.refused("promise zoe x --on yesterday", code=2)
