from datetime import date

import pytest

from regulars.chat import Chat, write_down
from regulars.customer import Customer
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
