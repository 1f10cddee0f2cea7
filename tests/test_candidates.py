from datetime import date

import pytest

from regulars import candidates
from regulars.customer import Customer
from regulars.errors import Candidate
from regulars.names import Entry, match
from regulars.orders import Visit

SIPHO = Customer("s2345678", "Sipho Zulu", phones=["082 1"], usuals=["rye"])
OTHER = Customer("s3456789", "Sipho Zulu", phones=["082 2"], visits=[Visit(date(2026, 11, 9))])
SON = Customer("s4567890", "Sipho Zulu", phones=["082 1"])
THIRD = Customer("s5678901", "Siphokazi")


def test_what_tells_people_of_one_name_apart() -> None:
    error = candidates.several("sipho zulu", [SIPHO, OTHER])
    assert str(error) == "two people are called Sipho Zulu."
    assert error.candidates == [
        Candidate("s2345678", ["Sipho Zulu", "082 1", "s2345678", "rye", "no visit yet"]),
        Candidate("s3456789", ["Sipho Zulu", "082 2", "s3456789", "", date(2026, 11, 9)]),
    ]
    assert error.hint == "Say which by id, as s2345678."
    by = ("phone", "0821234567")
    assert candidates.several("sipho", [SIPHO], by=by).hint == "Say which by phone, as 0821234567."


def test_a_shared_phone_tells_nobody_apart() -> None:
    error = candidates.several("sipho zulu", [SIPHO, SON])
    assert [one.told[1:3] for one in error.candidates] == [["", "s2345678"], ["", "s4567890"]]
    assert error.hint == "Say which by id, as s2345678."


def test_an_id_is_shown_only_where_it_is_to_be_typed_or_all_there_is() -> None:
    error = candidates.several("sipho zulu", [SIPHO, OTHER, THIRD], by=("phone", "0821"))
    assert [one.told[1:3] for one in error.candidates] == [
        ["082 1", ""],
        ["082 2", ""],
        ["", "s5678901"],
    ]


def test_different_names_are_counted() -> None:
    assert str(candidates.several("si", [SIPHO, OTHER, THIRD])) == "si could be three people."
    assert str(candidates.several("s", [THIRD] * 7)).startswith("7 people are called")


def test_nearly_somebody_may_be_somebody_new() -> None:
    error = candidates.perhaps("Sifo", [SIPHO, THIRD], "nearly")
    assert str(error) == "Sifo is nearly a name you know. Is it Sipho Zulu or Siphokazi?"
    assert error.someone_new
    assert "--new" in error.hint


def test_nobody_has_the_nearest_or_a_way_on() -> None:
    assert str(candidates.nobody("x", ["A", "B"], empty=False)) == "nobody called x. Near: A, B."
    assert "regulars list" in str(candidates.nobody("x", [], empty=False))
    assert "regulars add" in str(candidates.nobody("x", [], empty=True))


def entry(customer: Customer) -> Entry:
    return Entry(customer.id, customer.name, customer.nicknames, customer.phones)


@pytest.mark.parametrize(
    ("others", "by"),
    [
        ([], ("the full name", "Sipho Zulu")),
        ([Customer("a", "Sipho Zulu")], ("phone", "+27821234567")),
        ([Customer("a", "Sipho Zulu"), Customer("b", "Bo", phones=["082 123 4567"])], None),
        ([Customer("a", "Bo", phones=["082 123 4567"])], ("the full name", "Sipho Zulu")),
    ],
)
def test_by_what_somebody_is_named_and_nobody_else(
    others: list[Customer], by: tuple[str, str] | None
) -> None:
    sipho = Customer("s2345678", "Sipho Zulu", phones=["12", "+27 (0)82 123 4567"])
    everybody = [entry(one) for one in (*others, sipho)]
    kind, sign = candidates.by(sipho, everybody)
    assert (kind, sign) == (by or ("id", "s2345678"))
    assert [one.id for one in match(sign, everybody)[1]] == ["s2345678"]
