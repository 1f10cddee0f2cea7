import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars import orders

USUAL = ["flat white, oat, extra hot"]


def test_an_order_comes_apart_as_it_was_put_together() -> None:
    assert orders.join(["flat white", " muffin ", ""]) == "flat white + muffin"
    assert orders.split("flat white + muffin") == ["flat white", "muffin"]
    assert orders.split("") == []
    assert orders.split("7+1 rolls") == ["7+1 rolls"]


@given(st.lists(st.text()))
def test_joining_and_splitting_settle_at_once(items: list[str]) -> None:
    once = orders.join(orders.split(orders.join(items)))
    assert orders.join(orders.split(once)) == once


@pytest.mark.parametrize(
    ("item", "like"),
    [
        ("flat white", True),
        ("Flat White, oat", True),
        ("oat flat white", True),
        ("decaf flat white", False),
        ("decaf", False),
        ("", False),
        ("!", False),
    ],
)
def test_an_item_is_like_the_usual_when_the_usual_has_all_its_words(item: str, like: bool) -> None:
    assert orders.is_like(item, USUAL[0]) is like


def test_drift_needs_most_of_the_last_four_orders() -> None:
    decaf, white = ["decaf"], ["flat white"]
    assert orders.drift([white, decaf, decaf, decaf], USUAL) == orders.Drift("decaf", 3, 4)
    assert str(orders.Drift("decaf", 3, 4)) == "decaf, 3 of the last 4 times"
    assert orders.drift([decaf, decaf, decaf, white, decaf, decaf], USUAL) is not None
    assert orders.drift([white, white, decaf, decaf], USUAL) is None
    assert orders.drift([decaf, decaf, decaf], USUAL) is None
    assert orders.drift([decaf] * 4, []) is None
    assert orders.drift([["flat white", "decaf"]] * 4, USUAL) is None
    assert orders.drift([["tea"], ["cake"], ["scone"], ["soup"]], USUAL) is None
    assert orders.drift([white, decaf, [], decaf, decaf], USUAL) == orders.Drift("decaf", 3, 4)


KNOWN = {"flat white", "scone", "tea", "cheese scone", "cheese"}


@pytest.mark.parametrize(
    ("typed", "items"),
    [
        (["flat", "white"], ["flat white"]),
        (["flat", "white", "+", "scone"], ["flat white", "scone"]),
        (["scone", "tea"], ["scone", "tea"]),
        (["cheese", "scone"], ["cheese scone"]),
        (["cheese", "scone", "tea"], ["cheese scone", "tea"]),
        (["scone", "muffin"], ["scone muffin"]),
        (["fish + chips"], ["fish", "chips"]),
        (["tea", "+", "cake"], ["tea", "cake"]),
        (["flat white", "scone"], ["flat white", "scone"]),
        (["flat white", "big", "scone"], ["flat white", "big scone"]),
        (["+"], []),
        (["", " "], []),
        (["7+1"], ["7+1"]),
    ],
)
def test_words_need_no_quotes(typed: list[str], items: list[str]) -> None:
    assert orders.typed(typed, KNOWN.__contains__) == items
