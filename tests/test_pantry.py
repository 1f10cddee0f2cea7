"""What the owner tells of her own foods."""

import pytest

from regulars import pantry
from regulars.errors import UsageError


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("bobotie: beef, egg, milk; often raisins", {"bobotie": "beef, egg, milk; often raisins"}),
        ("meat:potjie;wheat : rusk", {"meat": "potjie", "wheat": "rusk"}),
        ("tart: often nuts; meat: potjie", {"tart": "often nuts", "meat": "potjie"}),
        ("a: b; often c; often d", {"a": "b; often c, d"}),
        ("often: b", {"often": "b"}),
        ("Meat: potjie; meat: wors, Potjie", {"Meat": "potjie, wors"}),
        ("", {}),
    ],
)
def test_entries_and_what_is_often_in_them_are_told_apart(typed: str, read: dict[str, str]) -> None:
    assert pantry.parse(typed) == read
    assert pantry.parse(pantry.say(typed)) == read


@pytest.mark.parametrize(
    "typed", ["meat", ": potjie", "meat:", "meat: ,", "often raisins", "!: beef", "meat: a; b"]
)
def test_what_makes_no_sense_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(UsageError, match="bobotie: beef, egg, milk; often raisins"):
        pantry.parse(typed)


@pytest.mark.parametrize("typed", ["meat: meats", "beef: meat", "pie A: pie B; pie B: pie A"])
def test_nothing_may_be_in_itself(typed: str) -> None:
    with pytest.raises(UsageError, match=r"in itself.*bobotie"):
        pantry.check(typed, typed)


def test_a_known_dish_is_taken_as_hers_and_said() -> None:
    assert pantry.check("latte: oat milk", "latte: oat milk") == " latte was known; taken as yours."
    assert pantry.check("meat: potjie", "meat: potjie") == ""


@pytest.mark.parametrize(
    ("dropped", "left"),
    [
        ("bobotie", "meat: potjie, wors"),
        ("Potjies", "bobotie: beef; often egg; meat: wors"),
        ("egg", "bobotie: beef; meat: potjie, wors"),
    ],
)
def test_one_entry_or_one_word_is_taken_out(dropped: str, left: str) -> None:
    assert pantry.drop("bobotie: beef; often egg; meat: potjie, wors", dropped) == left


def test_what_is_not_there_or_twice_is_not_taken_out() -> None:
    with pytest.raises(UsageError, match="no entry soup"):
        pantry.drop("meat: potjie", "soup")
    with pytest.raises(UsageError, match="several"):
        pantry.drop("a: egg; b: egg", "egg")
