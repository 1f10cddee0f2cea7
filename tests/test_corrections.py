"""A record put right by its sheet: what stands on it, what is read back, what stays untouched."""

from copy import deepcopy
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars import sheet
from regulars.book import Book
from regulars.corrections import put_right
from regulars.customer import Customer, FollowUp, Kind, Never, Note, Relative
from regulars.errors import RegularsError, UsageError
from regulars.occasions import Occasion
from regulars.orders import Visit

DAY = date(2026, 11, 23)
BEFORE = date(2026, 11, 9)
EARLY, LATE = Visit(date(2026, 8, 3)), Visit(BEFORE, "droewors")


def fred() -> Customer:
    return Customer(
        "k2345678",
        "Fred Botha",
        nicknames=["Freddie"],
        phones=["082 123 4567", "021 555 1234"],
        usuals=["biltong 1 kg, vacuum sealed"],
        every=14,
        never=[Never("pork", "doctor's orders", {"since": 1999})],
        avoid=["the rugby"],
        family=[Relative("Alice", "wife")],
        occasions=[
            Occasion("birthday", "1961-10-20"),
            Occasion("Alice's birthday", "--09-14"),
            Occasion("the shop", "2019-03-01"),
        ],
        referred_by="j2345678",
        referred_on=BEFORE,
        offers=False,
        followups=[
            FollowUp(Kind.ORDER, "2 kg biltong", BEFORE, date(2026, 11, 20), time(16, 30)),
            FollowUp(Kind.ASK, "how was the trip?", BEFORE, said=[BEFORE]),
            FollowUp(Kind.COMPLAINT, "cold tea", BEFORE, closed=BEFORE, outcome="a free one"),
        ],
        notes=[
            Note(BEFORE, "just turned 65\n\n  tease him", extra={"mood": 1}),
            Note(BEFORE, "worried", private=True),
        ],
        visits=[EARLY, LATE],
        extra={"loyalty": 7},
    )


def book_of(customer: Customer) -> Book:
    book = Book({})
    book.put(customer)
    book.put(Customer("j2345678", "Jack O'Brien"))
    book.put(Customer("z2345678", "Zoë Müller"))
    book.put(Customer("o2345678", "Jo Olsen"))
    book.put(Customer("p2345678", "Bo Olsen"))
    return book


def changed(old: str, new: str, customer: Customer | None = None) -> Customer:
    """Put Fred right, in whose sheet one text is replaced by another."""
    customer = customer or fred()
    book = book_of(customer)
    handed_out = sheet.write(book, customer)
    assert old in handed_out
    put_right(book, customer, handed_out, handed_out.replace(old, new), DAY)
    return customer


def test_the_sheet_has_a_fact_a_line_in_the_words_of_the_card() -> None:
    written = sheet.write(book_of(fred()), fred())
    assert [line for line in written.splitlines() if not line.startswith("#")] == [
        "",
        "name: Fred Botha",
        "nickname: Freddie",
        "phone: 082 123 4567",
        "phone: 021 555 1234",
        "usual: biltong 1 kg, vacuum sealed",
        "never: pork (doctor's orders)",
        "avoid: the rugby",
        "family: Alice (wife)",
        "birthday: 20 October 1961",
        "birthday: Alice: 14 September",
        "anniversary: the shop: 1 March 2019",
        "every: 2 weeks",
        "sent by: Jack O'Brien",
        "promotions: no",
        "order for 20 Nov 2026 16:30: 2 kg biltong",
        "ask: how was the trip?",
        "note 9 Nov 2026: just turned 65",
        "  ",
        "    tease him",
        "private note 9 Nov 2026: worried",
        "visit 3 Aug 2026:",
        "visit 9 Nov 2026: droewors",
    ]


def test_a_time_stands_on_the_sheet_by_the_clock_that_was_set() -> None:
    customer = fred()
    book = book_of(customer)
    book.settings_record["clock"] = 12
    written = sheet.write(book, customer)
    assert "order for 20 Nov 2026 4:30 pm: 2 kg biltong" in written
    put_right(book, customer, written, written, DAY)
    assert customer == fred()
    moved = written.replace("20 Nov 2026 4:30 pm", "27 Nov 2026 12:15 pm")
    put_right(book, customer, written, moved, DAY)
    [order] = customer.open_followups(Kind.ORDER)
    assert order.when() == (date(2026, 11, 27), time(12, 15))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("\n", "\r\n"),
        ("# Change", "\ufeff# Change"),
        ("\n  \n", "\n\n"),
        ("phone: 082 123 4567", "phone:\nPhone:   082 123 4567  "),
    ],
)
def test_how_an_editor_ends_its_lines_changes_nothing(old: str, new: str) -> None:
    assert changed(old, new) == fred()


def test_a_changed_line_keeps_what_is_not_on_the_sheet() -> None:
    customer = changed("pork (doctor's orders)", "pork (the doctor)")
    assert customer.never == [Never("pork", "the doctor", {"since": 1999})]
    customer = changed("just turned 65", "turned 65 on Friday")
    assert customer.notes[0] == Note(
        BEFORE, "turned 65 on Friday\n\n  tease him", extra={"mood": 1}
    )
    customer = changed("how was the trip?", "how was the long trip?")
    assert [one.text for one in customer.followups if one.closed] == ["cold tea"]
    [ask] = [one for one in customer.followups if one.kind == Kind.ASK]
    assert (ask.text, ask.since, ask.said) == ("how was the long trip?", BEFORE, [BEFORE])


def test_only_what_was_changed_is_other_than_before() -> None:
    customer, before = changed("082 123 4567", "083 123 4567"), fred()
    assert customer.phones == ["083 123 4567", "021 555 1234"]
    before.phones = customer.phones
    assert customer == before


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        ("name: Fred Botha", "name: Frederick Botha", "nicknames", ["Freddie", "Fred Botha"]),
        ("nickname: Freddie\n", "", "nicknames", []),
        ("every: 2 weeks", "every: 10 days", "every", 10),
        ("every: 2 weeks\n", "", "every", None),
        ("Jack O'Brien", "zoe", "referred_by", "z2345678"),
        ("Jack O'Brien", "the postman", "referred_by", "the postman"),
        ("promotions: no\n", "", "offers", True),
        ("promotions: no", "resting: died", "resting_why", "died"),
        ("note 9 Nov", "note 8 nov", "notes", None),
        ("private note", "note", "notes", None),
        ("droewors", "rye + tea", "visits", [EARLY, Visit(BEFORE, "rye + tea")]),
        ("visit 3 Aug 2026:\n", "", "visits", [LATE]),
        ("visit 3 Aug 2026:", "visit today: rye", "visits", [LATE, Visit(DAY, "rye")]),
        ("birthday: Alice", "birthday: Ann", "occasions", None),
    ],
)  # fmt: skip
def test_every_kind_of_line_can_be_changed(old: str, new: str, field: str, value: object) -> None:
    customer = changed(old, new)
    assert getattr(customer, field) != getattr(fred(), field)
    if value is not None or field == "every":
        assert getattr(customer, field) == value


def test_new_lines_are_learnt() -> None:
    new = (
        "tag: vip\nlikes: jam\nnote: sold the boat\nnote yesterday: bought a car\n"
        "order for friday 4pm: rye\npromise: call him\nfamily: Ben (son)\nnever: nuts: allergy\n"
    )
    customer = changed("avoid: the rugby\n", f"avoid: the rugby\n{new}")
    assert (customer.tags, customer.likes) == (["vip"], ["jam"])
    assert customer.never[1:] == [Never("nuts", "allergy")]
    assert customer.family == [Relative("Ben", "son"), Relative("Alice", "wife")]
    assert Note(DAY, "sold the boat") in customer.notes
    assert Note(date(2026, 11, 22), "bought a car") in customer.notes
    due = date(2026, 11, 27)
    assert FollowUp(Kind.ORDER, "rye", DAY, due, time(16)) in customer.followups
    assert FollowUp(Kind.PROMISE, "call him", DAY) in customer.followups


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("phone: 082", "phnoe: 082", r"line 10, `phnoe: 082 123 4567`: there is no 'phnoe'"),
        ("avoid: the rugby", "the rugby", r"`the rugby`: it has no colon"),
        ("name: Fred Botha\n", "", "the line with the name is missing"),
        ("Fred Botha", "", "the line with the name is missing"),
        ("sent by:", "every: 3 weeks\nsent by:", "line 20, `every: 3.*stands in line 19"),
        ("every: 2 weeks", "every: soon", "line 19, `every: soon`: I can't read 'soon'"),
        ("20 October 1961", "31 February", "`birthday: 31 February`: .*no day in the calendar"),
        ("20 October", "20 October 1960\nbirthday: 21 October", "2 lines for one birthday"),
        ("note 9 Nov 2026: just", "note 9 Nov 2028: just", "is still to come"),
        ("16:30: 2 kg", "25:30: 2 kg", "is no time of day"),
        ("Jack O'Brien", "ols", "line 20, `sent by: ols`: ols could be"),
        ("Jack O'Brien", "Fred Botha", "can't have been sent by themselves"),
        ("name: Fred Botha", "name: Zoë Müller", "is a name you know.*regulars edit .* --new"),
        ("phone: 082", "phone yesterday: 082", "phone has no day. Type it as phone: 082 123"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_back_names_its_line(old: str, new: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        changed(old, new)


@pytest.mark.parametrize(
    ("old", "new", "visits"),
    [
        (
            "droewors\n",
            "droewors\nvisit 9 Nov: scone\n",
            [EARLY, Visit(BEFORE, "droewors + scone")],
        ),
        ("droewors\n", "droewors\nvisit 9 Nov 2026: droewors\n", [EARLY, LATE]),
        ("droewors\n", "droewors\nvisit 9 Nov:\n", [EARLY, LATE]),
        ("visit 3 Aug", "visit 9 Nov", [LATE]),
        ("visit 3 Aug 2026:", "visit 9 Nov 2026: tea", [Visit(BEFORE, "droewors + tea")]),
        (
            "droewors\n",
            "droewors\nvisit: tea\nvisit today: jam + tea\nvisit 23 nov: rye\n",
            [EARLY, LATE, Visit(DAY, "tea + jam + tea + rye")],
        ),
    ],
)
def test_what_was_had_on_one_day_is_one_visit(old: str, new: str, visits: list[Visit]) -> None:
    assert changed(old, new).visits == visits


def test_a_new_line_joins_a_visit_of_today_that_another_command_wrote_meanwhile() -> None:
    book = book_of(customer := fred())
    handed_out = sheet.write(book, customer)
    customer.visits.append(Visit(DAY, "coffee"))
    put_right(book, customer, handed_out, f"{handed_out}visit: scone\n", DAY)
    assert customer.visits == [EARLY, LATE, Visit(DAY, "coffee + scone")]


def test_two_visits_of_one_day_that_are_there_already_stay_two() -> None:
    customer = fred()
    customer.visits.append(Visit(BEFORE, "tea"))
    assert changed("visit 3 Aug", "visit 4 Aug", customer).visits[1:] == [
        LATE,
        Visit(BEFORE, "tea"),
    ]


@pytest.mark.parametrize(
    ("new", "every"),
    [("every: 3 weeks\n", (21, DAY)), ("every:\n", (None, None)), ("", (None, None))],
)
def test_how_often_is_put_right_with_the_day_on_which_it_was_said(
    new: str, every: tuple[int | None, date | None]
) -> None:
    customer = fred()
    customer.set_every(14, BEFORE)
    changed("every: 2 weeks\n", new, customer)
    assert (customer.every, customer.every_since) == every


def test_an_entry_that_is_there_already_is_not_doubled() -> None:
    assert changed("phone: 021", "phone: 082 123 4567\nphone: 021").phones == fred().phones


def test_a_sheet_that_was_cut_short_takes_nothing_out() -> None:
    book = book_of(customer := fred())
    handed_out = sheet.write(book, customer)
    for typed in (handed_out[:-5], handed_out[: len(handed_out) // 2], handed_out[:40], ""):
        if not typed.endswith("\n"):
            with pytest.raises(UsageError):
                put_right(book, customer, handed_out, typed, DAY)
    assert customer == fred()


def test_what_was_changed_elsewhere_meanwhile_stays() -> None:
    book = book_of(customer := fred())
    handed_out = sheet.write(book, customer)
    customer.phones.append("084 999 8888")
    customer.notes.append(Note(DAY, "back from Rome"))
    typed = handed_out.replace("phone: 082", "phone: 083").replace("rugby", "cricket")
    assert put_right(book, customer, handed_out, typed, DAY) == "phone and avoid"
    assert customer.phones == ["021 555 1234", "084 999 8888", "083 123 4567"]
    assert customer.avoid == ["the cricket"]
    assert customer.notes[-1].text == "back from Rome"


def test_one_value_changed_in_two_ways_is_refused() -> None:
    book = book_of(customer := fred())
    handed_out = sheet.write(book, customer)
    customer.every = 21
    with pytest.raises(RegularsError, match=r"changed elsewhere meanwhile \(every: 3 weeks\)"):
        put_right(book, customer, handed_out, handed_out.replace("2 weeks", "10 days"), DAY)


texts = st.text(max_size=12)
days = st.dates(date(1800, 1, 1), date(2199, 12, 31))
people = st.builds(
    Customer,
    id=st.just("x"),
    name=texts.filter(str.strip),
    phones=st.lists(texts),
    usuals=st.lists(texts),
    every=st.none() | st.integers(1, 3650),
    never=st.lists(st.builds(Never, texts, texts, st.just({}))),
    family=st.lists(st.builds(Relative, texts, texts, st.just({}))),
    occasions=st.lists(st.builds(Occasion, texts, days.map(date.isoformat), st.just({}))),
    resting=st.booleans(),
    notes=st.lists(st.builds(Note, days, texts, st.booleans(), st.just({}))),
    visits=st.lists(st.builds(Visit, days, texts)),
    followups=st.lists(st.builds(FollowUp, st.sampled_from(Kind), texts, days, st.none() | days)),
)


@given(people)
def test_whatever_is_known_an_untouched_sheet_changes_nothing(customer: Customer) -> None:
    before, book = deepcopy(customer), book_of(customer)
    handed_out = sheet.write(book, customer)
    assert len(sheet.lines(book, customer)) == len(sheet.read(handed_out))
    added = f"{handed_out}tag: never before\n"
    assert put_right(book, customer, handed_out, handed_out, DAY) == ""
    assert put_right(book, customer, handed_out, added, DAY) == "tag"
    assert customer.tags.pop() == "never before"
    assert customer == before
