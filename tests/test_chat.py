from datetime import date

import pytest

from regulars.chat import Chat, write_down
from regulars.customer import Customer, Relative
from regulars.family import parse_relative
from regulars.occasions import Occasion

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "what", "on"),
    [
        ("14 sep", "birthday", "--09-14"),
        ("Alice: 14 sep 1970", "Alice's birthday", "1970-09-14"),
        (" Alice : --09-14", "Alice's birthday", "--09-14"),
    ],
)
def test_a_birthday_may_be_the_familys(typed: str, what: str, on: str) -> None:
    fred = Customer("1", "Fred")
    write_down(fred, Chat(birthday=[typed]), today=DAY, on=DAY, came=False)
    assert fred.occasions == [Occasion(what, on)]


def test_any_yearly_date_goes_as_an_anniversary() -> None:
    fred = Customer("1", "Fred")
    said = write_down(
        fred, Chat(anniversary=["the bakery: 1 mar 2019"]), today=DAY, on=DAY, came=False
    )
    assert fred.occasions == [Occasion("the bakery", "2019-03-01")]
    assert said == "Fred: the bakery (1 March 2019) added."


def say(fred: Customer, chat: Chat) -> str:
    return write_down(fred, chat, today=DAY, on=DAY, came=False)


@pytest.mark.parametrize(
    ("known", "typed", "family", "said"),
    [
        (
            "Alice (wife)",
            "aunt Alice",
            ["Alice (wife)", "Alice (aunt)"],
            "family (aunt Alice) added",
        ),
        ("Alice", "wife Alice", ["Alice (wife)"], "family (wife Alice) put right"),
        ("Alice (wife)", "wife Alice", ["Alice (wife)"], "nothing new"),
        ("Alice (wife)", "alice: WIFE", ["Alice (wife)"], "nothing new"),
        ("Alice (wife)", "Alice", ["Alice (wife)"], "nothing new"),
        ("Alice (wife)", "son Bao", ["Alice (wife)", "Bao (son)"], "family (son Bao) added"),
    ],
)
def test_no_relative_takes_the_place_of_another(
    known: str, typed: str, family: list[str], said: str
) -> None:
    fred = Customer("1", "Fred", family=[parse_relative(known)])
    assert say(fred, Chat(family=[typed])) == f"Fred: {said}."
    assert [str(one) for one in fred.family] == family


def test_two_of_one_name_are_both_written_down() -> None:
    fred = Customer("1", "Fred")
    say(fred, Chat(family=["wife Alice and daughter Alice"]))
    assert [str(one) for one in fred.family] == ["Alice (wife)", "Alice (daughter)"]


def test_what_a_newer_version_knows_of_a_relative_stays() -> None:
    fred = Customer("1", "Fred", family=[Relative("Alice", extra={"born": 1960})])
    say(fred, Chat(family=["wife Alice"]))
    assert fred.family == [Relative("Alice", "wife", {"born": 1960})]


@pytest.mark.parametrize(
    ("known", "typed", "phones", "said"),
    [
        (
            "082 123 4567",
            "082 123 4567 after six only",
            ["082 123 4567 after six only"],
            "phone put right",
        ),
        ("082 123 4567 at work", "0821234567", ["082 123 4567 at work"], "nothing new"),
        (
            "082 123 4567 at work",
            "082 123 4567 after six",
            ["082 123 4567 at work", "082 123 4567 after six"],
            "phone added",
        ),
        ("082 123 4567", "+27821234567", ["082 123 4567"], "nothing new"),
        ("082 123 4567", "021 555 0000", ["082 123 4567", "021 555 0000"], "phone added"),
    ],
)
def test_words_beside_a_number_are_kept(
    known: str, typed: str, phones: list[str], said: str
) -> None:
    fred = Customer("1", "Fred", phones=[known])
    assert say(fred, Chat(phone=[typed])) == f"Fred: {said}."
    assert fred.phones == phones
