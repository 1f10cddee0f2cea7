"""Putting a record right: what is dropped, what is refused, and the text to edit it in."""

from copy import deepcopy
from datetime import date

import pytest

from regulars import edits
from regulars.customer import Customer, FollowUp, Kind, Never, Note, Relative, Visit
from regulars.errors import RegularsError, UsageError
from regulars.occasions import Occasion

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
        ("RYE", "rye"),
        ("sliced", "rye bread, sliced"),
        ("rugby", "rugby"),
        ("zoes JAM", "Zoë's jam"),
        ("nuts", "nuts"),
        ("boat", "bought a boat"),
        ("wife", "family: Alice (wife)"),
        ("family: alice (daughter)", "family: alice (daughter)"),
    ],
)
def test_the_one_entry_that_is_meant_is_dropped(typed: str, dropped: str) -> None:
    """The whole entry before a part of another; relatives of one name by what they are."""
    customer = fred()
    assert edits.drop(customer, typed) == dropped
    assert sum(map(len, _lists(customer))) == sum(map(len, _lists(fred()))) - 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("alice", r"Alice \(wife\), family: alice \(daughter\)"),
        ("nut", "nuts, Nut oil"),
        ("cheese", "no entry cheese"),
    ],
)
def test_what_fits_several_or_none_is_refused_and_all_stays(typed: str, told: str) -> None:
    customer = fred()
    with pytest.raises(RegularsError, match=told):
        edits.drop(customer, typed)
    assert customer == fred()


@pytest.mark.parametrize("typed", ["usual: rye", "likes: RYE"])
def test_of_two_equal_entries_neither_goes_first(typed: str) -> None:
    """Both are named, each with its list, and that is how the one can be typed."""
    customer = Customer("k2345678", "Fred", usuals=["rye"], likes=["Rye"])
    with pytest.raises(RegularsError, match="usual: rye, likes: Rye"):
        edits.drop(customer, "rye")
    edits.drop(customer, typed)
    assert [customer.usuals, customer.likes] == (
        [[], ["Rye"]] if "usual" in typed else [["rye"], []]
    )


@pytest.mark.parametrize("typed", ["", " ", "\n"])
def test_nothing_is_no_entry(typed: str) -> None:
    with pytest.raises(UsageError, match="say what to drop"):
        edits.drop(fred(), typed)


def test_the_text_of_a_record_is_read_back_as_it_was() -> None:
    """With what looks like the text's own marks, and what another tool wrote."""
    customer = fred()
    customer.notes.append(Note(DAY, 'a "quote", a \\, a { and\ntwo lines ✋', private=True))
    customer.followups = [FollowUp(Kind.ORDER, "rye", DAY, due=DAY)]
    customer.occasions = [Occasion("birthday", "--02-29")]
    customer.extra = {"loyalty": [1, {"x": None}]}
    assert edits.from_text(customer.id, edits.to_text(deepcopy(customer))) == customer


def test_visits_typed_out_of_order_are_put_in_order() -> None:
    text = '{"name": "Fred", "visits": ["2026-11-02 tea", "2026-11-01"]}'
    visits = edits.from_text("k2345678", text).visits
    assert visits == [Visit(date(2026, 11, 1)), Visit(date(2026, 11, 2), "tea")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{\n"name": "Fred",\n}', "line 3"),
        ('{"name": " "}', "`name` is blank"),
        ('{"phones": []}', "`name` is missing"),
        ("[]", "not a record"),
        ("", "line 1"),
        ('{"name": "Fred", "visits": ["31 feb"]}', "no day"),
    ],
)
def test_what_cannot_be_read_back_is_said(text: str, told: str) -> None:
    with pytest.raises(RegularsError, match=told):
        edits.from_text("k2345678", text)


def _lists(customer: Customer) -> list[list[object]]:
    named = ("usuals", "likes", "tags", "never", "family", "notes")
    return [getattr(customer, field) for field in named]
