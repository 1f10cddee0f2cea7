"""Finding people by anything that is known of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.book import Book
from regulars.customer import Customer, FollowUp, Kind, Never, Note, Relative
from regulars.errors import UsageError
from regulars.orders import Visit
from regulars.records import Record, to_record
from regulars.search import Found, find, likely

DAY, LATER = date(2026, 11, 23), date(2026, 11, 24)


def fred() -> Customer:
    return Customer(
        "k2345678",
        "Fred O'Brien",
        tags=["club"],
        family=[Relative("Zoë", "wife")],
        never=[Never("nuts", "allergy")],
        followups=[FollowUp(Kind.COMPLAINT, "stale rye", DAY, closed=LATER, outcome="a new loaf")],
        notes=[Note(DAY, "back from Rome"), Note(LATER, "owes Rome money", private=True)],
        visits=[Visit(DAY, "tea"), Visit(LATER, "tea")],
    )


def told(*words: str, private: bool = False) -> list[tuple[str, str]]:
    return [(one.where, one.text) for one in find([fred()], words, private=private)]


def test_all_the_words_may_stand_in_as_many_facts() -> None:
    """In any order, case or accent, each anywhere in a word."""
    assert told("CLU", "zoe") == [("tag", "club"), ("family", "Zoë (wife)")]
    assert told("zoe club") == told("club", "zoe")
    assert told("obrien") == told("O’Brien") == [("name", "Fred O'Brien")]


def test_one_word_that_is_missing_finds_nobody() -> None:
    assert told("club", "hawaii") == []


def test_a_private_note_is_not_even_a_reason() -> None:
    """That somebody was found would tell that it holds the word."""
    assert told("rome") == [("note", "back from Rome")]
    assert told("money") == told("club money") == []
    assert told("rome", private=True) == [
        ("private note", "owes Rome money"),
        ("note", "back from Rome"),
    ]


def test_what_came_of_a_closed_follow_up_is_found_with_it() -> None:
    assert told("loaf", "rye") == [("complaint", "stale rye: a new loaf")]
    assert told("allergy") == [("never", "nuts (allergy)")]


def test_an_order_that_repeats_is_found_once_with_its_latest_day() -> None:
    one = fred()
    assert find([one], ["tea"], private=False) == [Found(one, "order", "tea", LATER)]


def test_two_who_fit_are_found_in_their_order() -> None:
    people = [Customer("b", "Bo", tags=["club"]), fred(), Customer("c", "Zoë")]
    assert [one.customer.id for one in find(people, ["club"], private=False)] == ["b", "k2345678"]


@pytest.mark.parametrize("words", [[], [""], [" ", "\t"]])
def test_no_word_at_all_is_asked_for(words: list[str]) -> None:
    with pytest.raises(UsageError, match="say what to look for"):
        find([fred()], words, private=True)


@given(
    st.text("aé'’\"\\ (b\n\t:1", max_size=8),
    st.text("aé'’\"\\ (b\n\t:1", max_size=8).filter(str.strip),
)
def test_who_is_likely_are_at_least_those_who_are_found(text: str, word: str) -> None:
    known = fred()
    known.notes.append(Note(DAY, text))
    known.phones = ["082 123 4567"]
    book = Book({"k2345678": to_record(known), "z2345678": {"name": "Zoë"}})
    for words in ([word], [word, "rome"], ["0821234567"], ["Alice"], ["zoe", "(wife)"]):
        assert find(likely(book, words), words, private=True) == find(book, words, private=True)


def test_only_those_who_are_likely_are_built() -> None:
    records: dict[str, Record] = {
        f"a{n:07}": {"name": f"Ann {n}", "visits": ["2026-11-23 tea"]} for n in range(500)
    }
    book = Book(records | {"k2345678": to_record(fred())})
    assert [one.name for one in likely(book, ["ROME"])] == ["Fred O'Brien"]
