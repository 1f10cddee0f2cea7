from datetime import date

from regulars import candidates
from regulars.customer import Customer, Visit
from regulars.errors import Candidate

SIPHO = Customer("s2345678", "Sipho Zulu", phones=["082 1"], usuals=["rye"])
OTHER = Customer("s3456789", "Sipho Zulu", phones=["082 2"], visits=[Visit(date(2026, 11, 9))])
SON = Customer("s4567890", "Sipho Zulu", phones=["082 1"])
THIRD = Customer("s5678901", "Siphokazi")


def test_what_tells_people_of_one_name_apart() -> None:
    error = candidates.several("sipho zulu", [SIPHO, OTHER])
    assert str(error) == "two people are called Sipho Zulu."
    assert error.candidates == [
        Candidate("s2345678", ["Sipho Zulu", "082 1", "rye", "no visit yet"]),
        Candidate("s3456789", ["Sipho Zulu", "082 2", "", "last here Mon 9 Nov 2026"]),
    ]
    assert error.hint == "Say which by phone, as 082 1."


def test_a_shared_phone_tells_nobody_apart() -> None:
    error = candidates.several("sipho zulu", [SIPHO, SON])
    assert [one.told[1] for one in error.candidates] == ["s2345678", "s4567890"]
    assert error.hint == "Say which by id, as s2345678."


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
