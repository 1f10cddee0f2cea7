"""Putting a record right: what is dropped, what is refused, and the text to edit it in."""

from datetime import date

import pytest

from regulars import edits
from regulars.customer import Customer, Never, Note, Relative
from regulars.errors import RegularsError, SeveralError, UsageError

DAY = date(2026, 11, 23)


def fred() -> Customer:
    return Customer(
        "k2345678",
        "Fred",
        usuals=["rye", "rye bread, sliced"],
        likes=["rugby", "Zoë's jam"],
        tags=["vip"],
        never=[Never("nuts", "allergy"), Never("Nut oil")],
        family=[Relative("Alice", "wife"), Relative("alice", "daughter")],
        notes=[Note(DAY, "likes rugby"), Note(DAY, "bought a boat")],
    )


@pytest.mark.parametrize(
    ("typed", "dropped"),
    [
        ("RYE", "usual: rye"),
        ("sliced", "usual: rye bread, sliced"),
        ("rugby", "likes: rugby"),
        ("zoes JAM", "likes: Zoë's jam"),
        ("nuts", "never: nuts (allergy)"),
        ("boat", "note Mon 23 Nov 2026: bought a boat"),
        ("wife", "family: Alice (wife)"),
        ("family: alice (daughter)", "family: alice (daughter)"),
    ],
)
def test_the_one_entry_that_is_meant_is_dropped(typed: str, dropped: str) -> None:
    """The whole entry before a part of another; relatives of one name by what they are."""
    customer = fred()
    assert edits.drop(customer, edits.pick(customer, typed)).told == dropped
    assert sum(map(len, _lists(customer))) == sum(map(len, _lists(fred()))) - 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("alice", ["family: Alice (wife)", "family: alice (daughter)"]),
        ("nut", ["never: nuts (allergy)", "never: Nut oil"]),
    ],
)
def test_what_fits_several_is_refused_with_all_of_them(typed: str, told: list[str]) -> None:
    customer = fred()
    with pytest.raises(SeveralError, match="2 entries of Fred hold") as raised:
        edits.pick(customer, typed)
    assert [one.told for one in raised.value.candidates] == [[one] for one in told]
    assert customer == fred()


def test_what_no_entry_holds_is_said() -> None:
    with pytest.raises(RegularsError, match="no entry cheese"):
        edits.pick(fred(), "cheese")


@pytest.mark.parametrize("typed", ["usual: rye", "likes: RYE"])
def test_of_two_equal_entries_neither_goes_first(typed: str) -> None:
    """Both are named, each with its list, and that is how the one can be typed."""
    customer = Customer("k2345678", "Fred", usuals=["rye"], likes=["Rye"])
    with pytest.raises(SeveralError, match="hold rye") as raised:
        edits.pick(customer, "rye")
    assert [one.key for one in raised.value.candidates] == ["usual: rye", "likes: Rye"]
    edits.drop(customer, edits.pick(customer, typed))
    assert [customer.usuals, customer.likes] == (
        [[], ["Rye"]] if "usual" in typed else [["rye"], []]
    )


@pytest.mark.parametrize("typed", ["likes: zoe", "likes: Zoë"])
def test_of_two_entries_that_fold_into_one_each_can_be_typed(typed: str) -> None:
    customer = Customer("k2345678", "Fred", likes=["zoe", "Zoë"])
    with pytest.raises(SeveralError):
        edits.pick(customer, "ZOE")
    assert edits.drop(customer, edits.pick(customer, typed)).told == typed
    assert len(customer.likes) == 1


def test_what_is_dropped_goes_with_the_day_on_which_it_was_said() -> None:
    customer = Customer("k2345678", "Fred", every=14, every_since=DAY)
    edits.drop(customer, edits.pick(customer, "every"))
    assert customer == Customer("k2345678", "Fred")


@pytest.mark.parametrize("typed", ["", " ", "\n"])
def test_nothing_is_no_entry(typed: str) -> None:
    with pytest.raises(UsageError, match="say what to drop"):
        edits.pick(fred(), typed)


def _lists(customer: Customer) -> list[list[object]]:
    named = ("usuals", "likes", "tags", "never", "family", "notes")
    return [getattr(customer, field) for field in named]
