"""What a row of a till says of a visit: what they had, and whether it was one."""

import pytest

from regulars.formats.receipts import Receipts, Told


def read(**cells: str) -> Told:
    places = {role: [place] for place, role in enumerate(cells)}
    return Receipts(places).of(list(cells.values()))


@pytest.mark.parametrize(
    ("status", "skipped"),
    [
        ("Refunded", "refunded"),
        ("partially_refunded", ""),
        ("voided", "cancelled"),
        ("Late cancellation", "cancelled"),
        ("Cancelled by client", "cancelled"),
        ("NO_SHOW", "no-show"),
        ("No-show", "no-show"),
        ("Client didn't show", "no-show"),
        ("did not attend", "no-show"),
        ("Completed", ""),
        ("avoided the queue", ""),
        ("", ""),
    ],
)
def test_a_status_says_why_it_was_no_visit(status: str, skipped: str) -> None:
    assert read(item="tea", status=status).skipped == skipped


@pytest.mark.parametrize(
    "item", ["Gift Card", "Gift Card $50", "eGift Card (R250)", "gift voucher 20,00 €"]
)
def test_a_gift_card_is_no_visit_whatever_it_is_worth(item: str) -> None:
    assert read(item=item).skipped == "gift card"


def test_what_was_had_beside_a_gift_card_is_a_visit() -> None:
    told = read(order="1 x Gift Card $50, 2 x Latte")
    assert (told.items, told.amounts, told.skipped) == (["Latte"], [2], "")


def test_a_thing_named_after_a_gift_card_is_a_thing() -> None:
    assert read(item="Gift card holder").items == ["Gift card holder"]


@pytest.mark.parametrize("cell", ["", "no", "FALSE", "n", "0"])
def test_what_was_not_cancelled_is_a_visit(cell: str) -> None:
    assert read(item="cut", cancelled=cell).skipped == ""
