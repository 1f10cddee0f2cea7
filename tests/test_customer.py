"""A customer alone, and that whatever walks their fields knows every one of them."""

import json
from copy import deepcopy
from datetime import date, time
from typing import Any

import pytest

from regulars import corrections, edits, merging, search, sheet
from regulars.book import Book
from regulars.changes import parts
from regulars.chat import Chat, learn
from regulars.customer import FACTS, Customer, Fact, FollowUp, Kind, Never, Note, Relative, add_new
from regulars.errors import DamagedError
from regulars.fields import MISSING, replace
from regulars.formats import csv, dossier
from regulars.formats.json import of_customer
from regulars.occasions import Occasion
from regulars.orders import Visit
from regulars.records import to_customer, to_record
from regulars.values import VALUES, Value

DAY = date(2026, 11, 23)


def test_what_to_ask_is_open_and_has_come() -> None:
    fred = Customer("1", "Fred")
    fred.followups = [
        FollowUp(Kind.ASK, "late", DAY, due=DAY),
        FollowUp(Kind.ASK, "whenever", date(2026, 1, 1)),
        FollowUp(Kind.ASK, "next week", DAY, due=date(2026, 11, 30)),
        FollowUp(Kind.ASK, "done", DAY, closed=DAY),
        FollowUp(Kind.PROMISE, "other", DAY),
    ]
    assert [ask.text for ask in fred.asks(DAY)] == ["whenever", "late"]
    assert len(fred.open_followups()) == 4
    assert [one.text for one in fred.open_followups(Kind.PROMISE)] == ["other"]


def test_private_notes_are_counted_and_not_given() -> None:
    fred = Customer("1", "Fred")
    fred.notes = [
        Note(DAY, "new"),
        Note(date(2025, 1, 1), "old"),
        Note(DAY, "secret", private=True),
    ]
    assert [note.text for note in fred.notes_to_show()] == ["new", "old"]
    assert [note.text for note in fred.notes_to_show(private=True)] == [
        "secret",
        "new",
        "old",
    ]
    assert fred.private_notes == 1


@pytest.mark.parametrize(
    ("on", "today", "next_on", "turns"),
    [
        ("1961-11-23", DAY, DAY, 65),
        ("1961-11-22", DAY, date(2027, 11, 22), 66),
        ("--12-31", date(2026, 12, 31), date(2026, 12, 31), None),
        ("--01-01", date(2026, 12, 31), date(2027, 1, 1), None),
        ("1996-02-29", date(2027, 2, 28), date(2027, 2, 28), 31),
        ("1996-02-29", date(2027, 3, 1), date(2028, 2, 29), 32),
        ("1996-02-29", date(2028, 2, 28), date(2028, 2, 29), 32),
        ("--02-29", date(2100, 1, 1), date(2100, 2, 28), None),
    ],
)
def test_a_yearly_date_comes_round(on: str, today: date, next_on: date, turns: int | None) -> None:
    occasion = Occasion("birthday", on)
    assert occasion.next(today) == next_on
    assert occasion.turns(today) == turns


def test_a_birthday_is_replaced_and_an_anniversary_kept() -> None:
    fred = Customer("1", "Fred")
    fred.learn_occasion("birthday", "--01-01")
    fred.learn_occasion("anniversary", "--02-02")
    fred.learn_occasion("birthday", "1961-01-02")
    assert fred.occasions == [
        Occasion("birthday", "1961-01-02"),
        Occasion("anniversary", "--02-02"),
    ]


def test_a_list_grows_by_what_it_has_not() -> None:
    tags = ["Vegan"]
    add_new(tags, ["vegan", " regular ", "", "regular"])
    assert tags == ["Vegan", "regular"]


# Of each field a value that stands nowhere else, and the words by which it is known again.
TELLING: dict[str, tuple[Any, tuple[str, ...]]] = {
    "id": ("k2345678", ("k2345678",)),
    "name": ("Quibble", ("Quibble",)),
    "nicknames": (["Wombat"], ("Wombat",)),
    "phones": (["021 999 0001"], ("021 999 0001",)),
    "emails": (["zebra@x.za"], ("zebra@x.za",)),
    "usuals": (["gherkin"], ("gherkin",)),
    "every": (11, ("11",)),
    "every_since": (date(2026, 10, 5), ("2026-10-05",)),
    "tags": (["oboe"], ("oboe",)),
    "likes": (["marimba"], ("marimba",)),
    "never": ([Never("tripe", "gout")], ("tripe", "gout")),
    "looks": (["spaniel"], ("spaniel",)),
    "avoid": (["golf"], ("golf",)),
    "family": ([Relative("Olga", "aunt")], ("Olga", "aunt")),
    "occasions": ([Occasion("nameday", "1961-10-20")], ("nameday", "1961")),
    "referred_by": ("s2345678", ("s2345678",)),
    "referred_on": (date(2026, 10, 2), ("2026-10-02",)),
    "offers": (False, ("false",)),
    "resting": (True, ("true",)),
    "resting_why": ("moved to Umtata", ("Umtata",)),
    "resting_since": (date(2026, 10, 5), ("2026-10-05",)),
    "followups": (
        [FollowUp(Kind.ORDER, "trombone", DAY, DAY, time(16, 45), DAY, "tuba")],
        ("trombone", "16:45", "tuba"),
    ),
    "notes": ([Note(DAY, "sousaphone")], ("sousaphone",)),
    "visits": ([Visit(DAY, "kumquat + quince")], ("kumquat", "quince")),
    "ids": (["square:GTY7"], ("square:GTY7",)),
    "merged": (["m2345678"], ("m2345678",)),
    "different": (["d2345678"], ("d2345678",)),
    "extra": ({"loyalty": "platinum"}, ("loyalty", "platinum")),
}
SINCE = {"resting_since": "Mon 5 Oct 2026"}
SENDER = Customer("s2345678", "Sender")
FIELDS = [one.name for one in Customer.attributes]
# The ids of the records that are gone are a list too, but none of hers.
LISTS = [one.name for one in Customer.attributes if one.default_factory is list]
# What there is one of, beside what they are known by.
SINGLE = [one.name for one in Customer.attributes if one.default_factory is MISSING][2:]
LISTS.remove("merged")
LISTS.remove("different")
UNSEARCHED = {
    *("id", "merged", "different"),  # ids are for telling apart, not for remembering
    *("every", "offers", "resting", "resting_since"),  # no words to look for
    "every_since",  # counts from then on until they come, and is nothing she would look for
    *("referred_by", "referred_on"),  # who that is has a name, and is found by it
    "extra",  # nobody here knows what it means, so nobody could say where it was found
}
# The contract names the keys of JSON: neither the ids of records that are gone, nor since when
# thanks are owed, an interval is set or somebody rests, nor strange ones.
UNTOLD = {"merged", "different", "referred_on", "every_since", "resting_since", "extra"}


def knowing(field: str) -> Customer:
    """Somebody of whom, beside id and name, one field alone is known."""
    known = {field: deepcopy(TELLING[field][0])}
    if field == "referred_on":  # says nothing without who that was
        known["referred_by"] = "s2345678"
    if field == "every_since":  # says nothing without the interval
        known["every"] = 11
    if field.startswith("resting"):  # neither does why or since when somebody rests who doesn't
        known["resting"] = True
    return replace(Customer("k2345678", "Quibble"), **known)


def book_of(*people: Customer) -> Book:
    book = Book({})
    for one in people:
        book.put(one)
    return book


def tells(text: str, field: str, **instead: str) -> bool:
    """Whether a text has all the words by which a field is known, or what stands for them."""
    signs = (instead[field],) if field in instead else TELLING[field][1]
    return all(sign in text for sign in signs)


@pytest.mark.parametrize("field", FIELDS)
def test_the_notebook_keeps_every_field(field: str) -> None:
    kept = json.loads(json.dumps(to_record(knowing(field))))
    assert to_customer("k2345678", kept) == knowing(field)


@pytest.mark.parametrize("field", FIELDS)
def test_a_merge_takes_over_every_field(field: str) -> None:
    keep = Customer("a2345678", "Somebody")
    merging.merge(keep, knowing(field), DAY, str)
    # Who rests in one record only is awake, and a note says so.
    assert tells(json.dumps(to_record(keep)), field, resting=": resting", **SINCE)


@pytest.mark.parametrize("field", FIELDS)
def test_a_merge_keeps_every_field_of_the_record_that_stays(field: str) -> None:
    keep = knowing(field)
    merging.merge(keep, Customer("a2345678", "Somebody"), DAY, str)
    told = json.dumps(to_record(keep) | {"id": keep.id})
    assert tells(told, field, resting="not resting", **SINCE)


@pytest.mark.parametrize("field", FIELDS)
def test_what_is_known_otherwise_in_both_is_lost_in_neither(field: str) -> None:
    """Everything that is known of both at once, each with another value in each."""
    other: dict[str, Any] = {
        "every": 13,
        "referred_by": "t2345678",
        "extra": {"loyalty": "tin"},
        "occasions": [Occasion("nameday", "1963-10-20")],
        "visits": [Visit(DAY, "medlar")],
    }
    keep = Customer("a2345678", "Somebody", **deepcopy(other))
    merging.merge(keep, knowing(field), DAY, str)
    told = json.dumps(to_record(keep))
    # Of another one who sent them the name is noted, not since when thanks are owed; and so on.
    assert tells(
        told,
        field,
        resting=": resting",
        referred_on="sent by s2345678",
        every_since="every 11 days",
        **SINCE,
    )
    for sign in ("13", "t2345678", "tin", "1963", "medlar"):
        assert sign in told


@pytest.mark.parametrize("field", [one for one in FIELDS if one not in UNSEARCHED])
def test_find_looks_into_every_field(field: str) -> None:
    # Of days and times the words about them are looked for.
    for sign in TELLING[field][1]:
        if not sign[:2].isdecimal() or field == "phones":
            assert search.find([knowing(field)], [sign], private=True), sign


@pytest.mark.parametrize("field", [one for one in FIELDS if one not in UNTOLD])
def test_the_json_of_a_customer_has_every_field(field: str) -> None:
    customer = knowing(field)
    facts = of_customer(book_of(customer, SENDER), customer, DAY, private=True)
    assert tells(json.dumps(facts[field], default=str), field, referred_by="Sender")


@pytest.mark.parametrize("field", FIELDS)
def test_the_dossier_tells_every_field(field: str) -> None:
    customer = knowing(field)
    told = dossier.write(book_of(customer, SENDER), customer, DAY)
    assert tells(
        told,
        field,
        every="every 11 days",
        every_since="every 11 days, set on Mon 5 Oct 2026",
        referred_by="Sent by\n  Sender",
        referred_on="Thanks owed for that since\n  Fri 2 Oct 2026",
        offers="Promotions\n  not wanted",
        resting="Expected\n  no more",
        **SINCE,
    )


@pytest.mark.parametrize("field", [one for one in FIELDS if one != "extra"])
def test_the_csv_has_every_field_in_its_column(field: str) -> None:
    """But what another tool wrote, which has no columns of its own: a copy of the notebook does."""
    header, row = csv.customers([knowing(field)], private=True)
    assert tells(row[header.index(field)], field, offers="no", resting="yes")


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.field)
def test_the_dossier_heads_every_list_with_its_heading(fact: Fact) -> None:
    customer = knowing(fact.field)
    assert f"\n\n{fact.heading}\n  " in dossier.write(book_of(customer), customer, DAY)


def test_every_list_has_a_line_on_the_sheet() -> None:
    """But what other programs call them, which isn't hers to change."""
    assert {*LISTS} - {"ids"} <= {*sheet.FIELDS.values()}


@pytest.mark.parametrize("field", sorted({*sheet.FIELDS.values()} - {"name"}))
def test_what_stands_on_the_sheet_is_read_back_from_it(field: str) -> None:
    told = knowing(field)
    for one in told.followups:  # what is closed isn't on it
        one.closed, one.outcome = None, ""
    bare = Customer("k2345678", "Quibble")
    book, typed = book_of(bare, SENDER), sheet.write(book_of(told, SENDER), told)
    corrections.put_right(book, bare, sheet.write(book, bare), typed, DAY)
    assert getattr(bare, field) == getattr(told, field) != getattr(Customer("", ""), field)


# What has a command of its own, or options of several kinds, or comes from another program.
UNLEARNT = {"occasions", "followups", "notes", "visits", "ids"}


@pytest.mark.parametrize("fact", [one for one in FACTS if one.field not in UNLEARNT])
def test_what_is_said_in_a_chat_is_learnt_into_every_list(fact: Fact) -> None:
    told, bare = knowing(fact.field), Customer("k2345678", "Quibble")
    typed = {"never": ["tripe: gout"], "family": ["aunt Olga"]}
    said: Any = {fact.option: typed.get(fact.field, getattr(told, fact.field))}
    learn(bare, Chat(**said), today=DAY, on=DAY)
    assert getattr(bare, fact.field) == getattr(told, fact.field)


@pytest.mark.parametrize("field", [one for one in LISTS if one != "visits"])
def test_an_entry_of_every_list_can_be_dropped(field: str) -> None:
    customer = knowing(field)
    about = TELLING[field][1][0]
    assert about in edits.drop(customer, edits.pick(customer, about)).told
    assert customer == Customer("k2345678", "Quibble")


def test_every_single_value_is_described_once() -> None:
    assert sorted(one for value in VALUES.values() for one in value.fields) == sorted(SINGLE)


def everything_of(value: Value) -> Customer:
    """Somebody of whom a single value is known, with all that belongs to it."""
    known = {field: TELLING[field][0] for field in value.fields}
    return replace(Customer("k2345678", "Quibble"), **known)


@pytest.mark.parametrize("value", VALUES.values(), ids=lambda value: value.field)
def test_what_belongs_to_a_single_value_comes_and_goes_with_it(value: Value) -> None:
    told, bare = everything_of(value), Customer("k2345678", "Quibble")
    assert value.said(told, str) != value.said(bare, str) == ""
    value.take(bare, told)
    assert bare == told
    value.clear(bare)
    assert bare == Customer("k2345678", "Quibble")


@pytest.mark.parametrize("value", VALUES.values(), ids=lambda value: value.field)
def test_what_belongs_together_is_one_part_of_a_record(value: Value) -> None:
    assert {part.key for part in parts(to_record(everything_of(value)))} == {"name", value.field}


@pytest.mark.parametrize("value", VALUES.values(), ids=lambda value: value.field)
def test_a_single_value_that_is_taken_off_the_sheet_is_cleared(value: Value) -> None:
    told, bare = everything_of(value), Customer("k2345678", "Quibble")
    book, handed_out = book_of(told, SENDER), sheet.write(book_of(told, SENDER), told)
    corrections.put_right(book, told, handed_out, sheet.write(book, bare), DAY)
    assert told == bare


@pytest.mark.parametrize("value", [one for one in VALUES.values() if one.option])
def test_a_single_value_is_dropped_by_its_name(value: Value) -> None:
    told = everything_of(value)
    edits.drop(told, edits.pick(told, value.option))
    assert told == Customer("k2345678", "Quibble")


def test_on_which_days_something_was_said_is_told_too() -> None:
    days = [date(2026, 10, 3), date(2026, 10, 4)]
    fred = Customer("k2345678", "Fred", followups=[FollowUp(Kind.ASK, "trip", DAY, said=days)])
    assert "said on Sat 3 Oct 2026, Sun 4 Oct 2026" in dossier.write(book_of(fred), fred, DAY)
    header, row = csv.customers([fred])
    assert "2026-10-03 2026-10-04" in row[header.index("followups")]


def test_the_dossier_tells_what_another_tool_wrote_into_a_fact() -> None:
    fred = Customer("k2345678", "Fred", never=[Never("nuts", extra={"grade": "severe"})])
    assert "never nuts: grade: severe" in dossier.write(book_of(fred), fred, DAY)


@pytest.mark.parametrize("on", ["19611020", "1961-W42-5", "--W42-5", "1961-10-20 ", "", "--13-01"])
def test_what_only_python_takes_for_a_date_is_no_yearly_date(on: str) -> None:
    """It would be read without a word and break the next briefing."""
    record = {"name": "Fred", "occasions": [{"what": "birthday", "on": on}]}
    with pytest.raises(DamagedError, match="the record of Fred is damaged"):
        to_customer("k2345678", record)
