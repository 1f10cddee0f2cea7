"""What `export` wrote comes back: the same customers, in every sign."""

import json as python_json
from datetime import date

import pytest
from hypothesis import given, settings

from regulars.book import Book
from regulars.customer import Customer, Note
from regulars.errors import RegularsError
from regulars.formats import csv, detect, json, ours
from regulars.formats.sheets import Asked
from regulars.intake import take
from regulars.report import Wishes
from regulars.screen import as_json
from tests.people import PEOPLE

DAY = date(2026, 11, 23)
ASKED = Asked(DAY)


def read_back(content: bytes) -> Book:
    book = Book({})
    report = take(book, detect.read(content, ASKED, "a.csv"), Wishes(DAY))
    assert report.refused == []
    return book


def written_as_json(customer: Customer) -> bytes:
    book = Book({})
    book.put(customer)
    facts = json.of_customer(book, customer, DAY, discreet=False) | ours.beyond(customer)
    return as_json([facts]).encode()


@given(PEOPLE)
def test_a_whole_customer_comes_back_from_csv(customer: Customer) -> None:
    book = read_back(csv.dump(csv.customers([customer])))
    assert list(book) == [customer]


@settings(max_examples=25)  # each asks what its nevers cover: 50 ms
@given(PEOPLE)
def test_a_whole_customer_comes_back_from_json(customer: Customer) -> None:
    assert list(read_back(written_as_json(customer))) == [customer]


@given(PEOPLE)
def test_the_same_file_again_changes_nothing(customer: Customer) -> None:
    content = csv.dump(csv.customers([customer]))
    first = read_back(content)
    known = Book({one: record for one, record in first.changes().items() if record})
    report = take(known, detect.read(content, ASKED, "a.csv"), Wishes(DAY))
    assert (report.changed, report.succeeded, known.changes()) == (False, True, {})


def test_private_notes_stay_at_home() -> None:
    fred = Customer(
        "f2345678", "Fred", notes=[Note(DAY, "open"), Note(DAY, "secret", private=True)]
    )
    for content in (csv.dump(csv.customers([fred])), written_as_json(fred)):
        (back,) = read_back(content)
        assert [note.text for note in back.notes] == ["open"]


def test_two_of_one_name_and_number_are_two_again() -> None:
    people = [Customer(f"a234567{n}", "Anna Nel", phones=["084 111 2222"]) for n in range(2)]
    assert list(read_back(csv.dump(csv.customers(people)))) == people


def test_what_another_tool_wrote_into_a_record_is_in_the_json() -> None:
    fred = Customer("f2345678", "Fred", extra={"loyalty": "platinum"})
    assert list(read_back(written_as_json(fred))) == [fred]
    assert python_json.loads(written_as_json(fred))[0]["record"] == {"loyalty": "platinum"}


def test_only_what_tells_of_customers_is_taken_for_an_export() -> None:
    """A line of `history --json` has an id and a name too."""
    event = b'[{"id": "fb2a", "name": "Fred", "on": "2026-11-20", "kind": "visit", "text": "tea"}]'
    with pytest.raises(RegularsError, match="another program"):
        detect.read(event, ASKED, "a.json")


def test_a_card_that_show_printed_comes_back_and_what_due_adds_is_left_out() -> None:
    found = detect.read(
        b'{"id": "fb2a", "name": "Fred", "phones": [], "section": "gone"}', ASKED, ""
    )
    ((_, fred),) = found.customers
    assert (fred, found.left_out) == (Customer("fb2a", "Fred"), ["section"])
    assert found.columns == {"id": "id", "name": "name", "phones": "phones"}


@pytest.mark.parametrize("order", ["5", '"tea"', "[1]", '{"a": 1}'])
def test_a_visit_with_an_order_that_is_no_list_costs_only_its_record(order: str) -> None:
    visit = f'{{"on": "2026-01-01", "order": {order}}}'
    bad = f'{{"id": "a", "name": "A", "phones": [], "visits": [{visit}]}}'
    content = f'[{bad}, {{"id": "b", "name": "B", "phones": []}}]'.encode()
    found = detect.read(content, ASKED, "a.json")
    assert [one.line for one in found.refused] == [1]
    assert [customer.name for _, customer in found.customers] == ["B"]
