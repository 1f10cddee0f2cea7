"""Numbers and the words beside them."""

import pytest

from regulars import phones


@pytest.mark.parametrize(
    ("text", "known", "more"),
    [
        ("082 123 4567", "082 123 4567 at work", False),
        ("082 123 4567 at work", "082 123 4567", True),
        ("082 123 4567 AT WORK", "at work: 0821234567", False),
        ("082 123 4567 at home", "082 123 4567 at work", True),
        ("+27 (0)82-123.4567", "0821234567", False),
    ],
)
def test_words_beside_a_number_say_more(text: str, known: str, more: bool) -> None:
    assert phones.says_more(text, known) is more


@pytest.mark.parametrize(
    ("mine", "theirs", "joined"),
    [
        ("082 123 4567", "+27 82 123 4567", ["+27 82 123 4567"]),
        ("+27 82 123 4567", "082 123 4567", ["+27 82 123 4567"]),
        ("082 123 4567", "0821234567", ["082 123 4567"]),
        ("082 123 4567", "0821234567 at work", ["0821234567 at work"]),
        ("082 123 4567 at work", "0821234567", ["082 123 4567 at work"]),
        (
            "082 123 4567 at work",
            "+27 82 123 4567",
            ["082 123 4567 at work", "+27 82 123 4567"],
        ),
        (
            "082 123 4567 at work",
            "082 123 4567 at home",
            ["082 123 4567 at work", "082 123 4567 at home"],
        ),
        ("082 123 4567", "021 555 0000", ["082 123 4567", "021 555 0000"]),
    ],
)
def test_of_two_ways_to_write_a_number_nothing_is_lost(
    mine: str, theirs: str, joined: list[str]
) -> None:
    assert phones.join([mine], [theirs]) == joined
