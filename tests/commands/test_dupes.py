import time

import pytest

from regulars import merging
from regulars.customer import Customer
from tests.conftest import Shop


@pytest.mark.parametrize(
    ("left", "right", "why", "certain"),
    [
        ("'Jose Diaz'", "'José Díaz'", "same name", False),
        ("'S. Chen'", "'Sarah Chen'", "an initial instead of a name", False),
        ("'Chen Sarah'", "'Sarah Chen'", "same name in another order", False),
        ("'Fred Bota'", "'Fred Botha'", "a slip of the keys apart", False),
        (
            "'Ann Lee' --phone 0821234567",
            "'Bob Roy' --phone '+27 82 123 4567'",
            "same phone",
            False,
        ),
        ("'Ann Lee' --email a@x.za", "'Anne Lee' --email A@X.ZA", "same e-mail", True),
        ("'S. Chen' --phone 0821234567", "'Sarah Chen' --phone 0821234567", "same phone", True),
    ],
)
def test_what_looks_like_one_person_is_named(
    shop: Shop, left: str, right: str, why: str, certain: bool
) -> None:
    shop.done(f"add {left} --no-visit")
    shop.done(f"add {right} --no-visit --new")
    (pair,) = shop("dupes --json").json
    assert why in pair["why"]
    assert pair["certain"] is certain
    assert ("Surely one person" in shop.done("dupes")) is certain


def test_a_family_with_one_phone_is_less_certain(shop: Shop) -> None:
    shop.done("add 'Ann Lee' --phone 0821234567 --no-visit")
    shop.done("add 'Robert Lee' --phone 0821234567 --no-visit")
    (pair,) = shop("dupes --json").json
    assert pair["why"] == ["same phone", "other names: perhaps a family"]


def test_different_people_are_no_pair(shop: Shop) -> None:
    people = ("Fred Botha", "Zoë Müller", "Table 4", "Table 5", "Bo", "Jo", "山田 太郎", "Ann Lee")
    for name in people:
        shop.run("add", name, "--new", "--no-visit")
    assert shop("dupes --json").json == []
    assert "Nobody looks like" in shop.done("dupes")


def test_a_large_notebook_is_gone_through_at_once() -> None:
    firsts = ("Anna", "Bheki", "Chris", "Dina", "Erik", "Farai", "Greta", "Hans", "Inge", "Jan")
    people = [
        Customer(str(n), f"{firsts[n % 10]}{_letters(n // 10)} Mo{_letters(n % 977)}")
        for n in range(8_000)
    ]
    people += [
        Customer("x", "Xolani Dube"),
        Customer("y", "Xolani Dubi"),
        Customer("z", "x" * 16_000),
    ]
    began = time.process_time()
    pairs = merging.dupes(people)
    assert time.process_time() - began < 10
    assert ("x", "y") in {(pair.left.id, pair.right.id) for pair in pairs}


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) * 2 for digit in str(number))
