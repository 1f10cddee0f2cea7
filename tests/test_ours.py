"""What `export` wrote comes back: the same customers, in every sign."""

import json as python_json
from datetime import date

from hypothesis import given, settings

from regulars.book import Book
from regulars.customer import Customer, Note
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
