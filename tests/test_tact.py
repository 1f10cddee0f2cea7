"""What is kept back because it names what not to bring up."""

from datetime import date

import pytest

from regulars.customer import Customer, FollowUp, Kind, Note, Relative
from regulars.occasions import Occasion
from regulars.tact import Tact

DAY = date(2026, 11, 23)


def avoiding(*subjects: str) -> Customer:
    return Customer(
        "f2345678",
        "Fred",
        avoid=list(subjects),
        family=[Relative("Alice Botha", "wife"), Relative("Ben", "brother")],
    )


@pytest.mark.parametrize(
    ("avoid", "text", "named"),
    [
        ("the divorce", "the divorce is through", True),
        ("the divorce", "Divorce: final", True),
        ("divorce", "divorced last year", False),
        ("the rugby", "the-rugby again", True),
        ("rugby", "scrugby", False),
        ("his wife", "Alice's birthday", True),
        ("Alice", "how is his wife?", True),
        ("Alice", "alice botha called", True),
        ("Alice", "Alicent is a name", False),
        ("Ben", "Alice called", False),
        ("the war of the roses", "war of the roses on tv", True),
        ("the war of the roses", "roses", False),
        ("the", "the end", False),
        ("ÉLODIE", "elodie", True),
    ],
)
def test_a_subject_is_named_by_whole_words(avoid: str, text: str, named: bool) -> None:
    assert Tact(avoiding(avoid)).names(text) is named


def test_nothing_is_kept_back_where_nothing_is_avoided() -> None:
    fred = avoiding()
    assert Tact(fred).to_show is fred
    assert Tact(fred).kept_back == 0


def test_asks_dates_relatives_and_notes_are_kept_back_and_counted() -> None:
    fred = avoiding("his wife")
    fred.followups = [
        FollowUp(Kind.ASK, "how is Alice?", DAY),
        FollowUp(Kind.ASK, "how is the boat?", DAY),
        FollowUp(Kind.ORDER, "cake for Alice", DAY, DAY),
        FollowUp(Kind.ASK, "was Alice well?", DAY, closed=DAY),
    ]
    fred.occasions = [Occasion("Alice's birthday", "--09-14"), Occasion("birthday", "--10-20")]
    fred.notes = [
        Note(DAY, "Alice left"),
        Note(DAY, "new boat"),
        Note(DAY, "Alice is ill", private=True),
    ]
    shown = Tact(fred).to_show
    assert [one.text for one in shown.followups] == ["how is the boat?", "cake for Alice"]
    assert [one.what for one in shown.occasions] == ["birthday"]
    assert [one.name for one in shown.family] == ["Ben"]
    assert [one.text for one in shown.notes] == ["new boat"]
    assert Tact(fred).kept_back == 5
    assert len(fred.notes) == 3, "the customer is left as they are"
