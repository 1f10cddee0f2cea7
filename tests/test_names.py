import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars import names
from regulars.names import Entry

FRED = Entry("f2222222", "Fred Botha", ["Freddie"], ["+27 82 123 4567"])
FRIEDA = Entry("f3333333", "Frieda Nel")
EARNEST = Entry("e4444444", "Earnest Hemingway")
ZOE = Entry("z5555555", "Zoë Müller")
JACK = Entry("j6666666", "Jack O'Brien", ["JB"], ["083 555 0101"])
TARO = Entry("t7777777", "山田 太郎")
TABLE = Entry("t8888888", "Table 4")
BO = Entry("b9999999", "Bo")
ANNE_MARIE = Entry("a2345678", "Anne-Marie Dlamini")
EVERYBODY = [FRED, FRIEDA, EARNEST, ZOE, JACK, TARO, TABLE, BO, ANNE_MARIE]


@pytest.mark.parametrize(
    ("asked", "how", "who"),
    [
        ("f2222222", "id", FRED),
        ("fred botha", "name", FRED),
        ("  FRED   BOTHA ", "name", FRED),
        ("freddie", "nickname", FRED),
        ("fred", "part", FRED),
        ("fr bo", "part", FRED),
        ("bo fr", "part", FRED),
        ("Earnest H.", "part", EARNEST),
        ("zoe muller", "name", ZOE),
        (unicodedata.normalize("NFD", "Zoë Müller"), "name", ZOE),
        ("Jack O’Brien", "name", JACK),
        ("jack obrien", "name", JACK),
        ("山田", "part", TARO),
        ("山田　太郎", "name", TARO),
        ("table 4", "name", TABLE),
        ("bo", "name", BO),
        ("marie", "part", ANNE_MARIE),
        ("anne marie", "part", ANNE_MARIE),
        ("082 123 4567", "phone", FRED),
        ("0821234567", "phone", FRED),
        ("+27821234567", "phone", FRED),
        ("0027 82 123 4567", "phone", FRED),
        ("+27 (0)82 123-4567", "phone", FRED),
        ("4567", "phone", FRED),
        ("+27 83 555 0101", "phone", JACK),
    ],
)
def test_a_name_is_found_the_first_way_that_matches(asked: str, how: str, who: Entry) -> None:
    assert names.match(asked, EVERYBODY) == (how, [who])


@pytest.mark.parametrize(
    "asked", ["freda", "567", "Botha Fred Fred", "x", "o brian", "99999999", "!"]
)
def test_who_is_not_there_is_not_found(asked: str) -> None:
    assert names.match(asked, EVERYBODY) == ("nobody", [])


def test_a_full_name_decides_before_the_parts_of_others() -> None:
    short, long = Entry("1", "Anna"), Entry("2", "Anna Nel")
    assert names.match("anna", [long, short]) == ("name", [short])
    assert names.match("ann", [long, short]) == ("part", [long, short])


def test_each_part_needs_a_word_of_its_own() -> None:
    assert names.starts(["a", "an"], ["anna", "alma"])
    assert not names.starts(["an", "an"], ["anna", "botha"])
    assert not names.starts([], ["anna"])


def test_two_countries_are_two_phones() -> None:
    assert not names.same_phone("+27 82 123 4567", "+44 82 123 4567")
    assert names.same_phone("+27 82 123 4567", "082 123 4567", "27")
    assert not names.same_phone("1234", "082 555 1234")
    assert not names.same_phone("", "")


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Fred Bota", "Fred Botha", True),
        ("Fred Btoha", "Fred Botha", True),
        ("Anne", "Anna", True),
        ("Bo", "Jo", False),
        ("Table 4", "Table 5", False),
        ("Alice", "Fred Botha", False),
        ("zoe müler", "Zoë Müller", True),
    ],
)
def test_a_slip_of_the_keys_is_nearly_the_same(left: str, right: str, same: bool) -> None:
    assert names.nearly_same(left, right) is same
    assert names.nearly_same(right, left) is same


def test_near_gives_the_nearest_first_and_nobody_far() -> None:
    assert [one.name for one in names.near("freda", EVERYBODY)] == [
        "Fred Botha",
        "Frieda Nel",
    ]
    assert names.near("qqqqq", EVERYBODY) == []


@pytest.mark.parametrize("name", ["'", "’’", "\u0301", "...", "-", "ʼ"])
def test_a_name_of_signs_alone_is_still_a_name(name: str) -> None:
    entry = Entry("1", name)
    assert names.match(name, [entry])[1] == [entry]


spelt = st.text(min_size=1, max_size=30).filter(str.strip)


@given(spelt)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert names.fold(names.fold(text)) == names.fold(text)


@given(spelt)
def test_case_composition_and_spaces_never_matter(text: str) -> None:
    for form in ("NFC", "NFD"):
        assert names.fold(unicodedata.normalize(form, text)) == names.fold(text)
    assert names.fold(f"  {text}  ") == names.fold(text)


@given(spelt, st.lists(spelt, max_size=5))
def test_everybody_is_found_by_their_own_name(name: str, others: list[str]) -> None:
    entry = Entry("the-one", name)
    entries = [entry, *(Entry(f"other-{i}", other) for i, other in enumerate(others))]
    assert entry in names.match(name, entries)[1]


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_typed_finds_whoever_is_called_that(asked: str, name: str) -> None:
    called, other = Entry("1", "Zoë", [asked], [asked]), Entry("2", name)
    how, hits = names.match(asked, [called, other])
    assert (how == "nobody") == (hits == [])
    if names.fold(asked):
        assert called in hits or how in {"id", "name"}
        assert names.near(asked, [other, called])[:1] in ([called], [other])
    assert names.nearly_same(asked, name) == names.nearly_same(name, asked)


def test_what_is_endless_is_compared_in_no_time() -> None:
    everybody = [Entry(str(n), f"Customer {n}", [], [f"082 {n:07}"]) for n in range(2000)]
    began = time.process_time()
    for asked in ("1" * 40_000, "1 " * 20_000, "a" * 16_000, "ab " * 8_000, "(" * 40_000 + "x"):
        names.match(asked, everybody)
        names.near(asked, everybody)
        assert not names.nearly_same(asked, asked[:-1] + "z")
    # It took 23 s of numbers alone.
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("word", "of"),
    [
        *(("freddy", "fred"), ("tommie", "tom"), ("jonny", "jon"), ("bobby", "bob")),
        *(("fred", "fred"), ("amy", "amy"), ("jo", "jo"), ("y", "y"), ("", "")),
    ],
)
def test_what_a_name_is_a_smaller_form_of(word: str, of: str) -> None:
    assert names.smaller(word) == of
