import pytest

from tests.conftest import Shop


@pytest.mark.parametrize("kind", ["complaint", "request", "compliment"])
def test_each_kind_is_kept_open(cast: Shop, kind: str) -> None:
    cast.done(f"feedback fred 'the wrong item' --{kind} --on '11 nov'")
    (one,) = [one for one in cast("open --json").json if one["kind"] == kind]
    assert (one["text"], one["since"], one["closed"]) == ("the wrong item", "2026-11-11", None)
    assert "the wrong item" in cast.done("show fred")


def test_complaints_stand_in_the_briefing_oldest_first_with_their_age(cast: Shop) -> None:
    cast.done("feedback zoe 'cold coffee' --complaint")
    cast.done("feedback fred 'the wrong item' --complaint --on '11 nov'")
    lines = cast.done("today").splitlines()
    assert lines[2] == "Make right"
    assert lines[3].split("   ")[-1] == "12 days open"
    assert lines[4].endswith("today")


@pytest.mark.parametrize(
    "typed",
    [
        "feedback fred 'the wrong item'",
        "feedback fred x --complaint --request",
        "feedback fred '' --complaint",
        "feedback fred x --complaint --on tomorrow",
    ],
)
def test_without_one_kind_it_is_refused(cast: Shop, typed: str) -> None:
    cast.refused(typed, code=2)


def test_a_gift_is_owed_thanks_until_it_is_done(cast: Shop) -> None:
    cast.done("feedback zoe 'macadamia nuts from Hawaii' --gift")
    assert [one["kind"] for one in cast("open --kind gift --json").json] == ["gift"]
    assert "Thank" in cast.done("zoe")
