"""Texts as folded words in the singular."""

import pytest

from regulars.phrases import near_words, phrase, plural


@pytest.mark.parametrize(
    ("typed", "one"),
    [
        *(
            ("wines", "wine"),
            ("cherries", "cherry"),
            ("tomatoes", "tomato"),
            ("sandwiches", "sandwich"),
        ),
        *(
            ("glass", "glass"),
            ("hummus", "hummus"),
            ("pies", "pie"),
            ("cookies", "cookie"),
            ("quiches", "quiche"),
            ("boerewors", "boerewors"),
            ("mangoes", "mango"),
            ("bus", "bus"),
            ("Crêpes", "crepe"),
        ),
    ],
)
def test_simple_plurals(typed: str, one: str) -> None:
    assert phrase(typed) == one


@pytest.mark.parametrize(
    ("one", "many"),
    [
        *(("almond", "almonds"), ("cherry", "cherries"), ("sandwich", "sandwiches")),
        *(("akhni", "akhni"), ("bhelpuri", "bhelpuri"), ("samosa", "samosas")),
    ],
)
def test_plurals_are_said(one: str, many: str) -> None:
    assert plural(one) == many


def test_a_word_is_near_by_one_letter_or_two_swapped_and_never_by_its_first() -> None:
    near = set(near_words("capuccino"))
    assert {"cappuccino", "capuccio", "cpauccino"} <= near
    assert "apuccino" not in near
