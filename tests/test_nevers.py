"""What must never be handed to somebody: read and written down."""

import pytest

from regulars import nevers
from regulars.customer import Customer, Never
from regulars.errors import UsageError


@pytest.mark.parametrize(
    ("typed", "never"),
    [
        ("meat", Never("meat")),
        ("meat: vegan", Never("meat", "vegan")),
        ("nuts — allergy", Never("nuts", "allergy")),
        ("sugar-free cola", Never("sugar-free cola")),
        (" pork :doctor's orders ", Never("pork", "doctor's orders")),
        (": odd", Never(": odd")),
    ],
)
def test_never_is_what_and_why(typed: str, never: Never) -> None:
    assert nevers.parse(typed) == never


def test_a_never_is_known_once_and_its_reason_replaced() -> None:
    fred = Customer("1", "Fred")
    nevers.write_down(fred, Never("nuts"))
    nevers.write_down(fred, Never("NUTS", "allergy"))
    nevers.write_down(fred, Never("nuts"))
    assert fred.never == [Never("nuts", "allergy")]
    with pytest.raises(UsageError):
        nevers.write_down(fred, Never(" "))
