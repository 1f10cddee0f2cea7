import pytest

from tests.conftest import Shop


@pytest.mark.parametrize(
    ("words", "where", "text"),
    [
        ("botha", "name", "Fred Botha"),
        ("freddie", "nickname", "Freddie"),
        ("123 4567", "phone", "082 123 4567"),
        ("VACUUM", "usual", "biltong 1 kg, vacuum sealed"),
        ("club", "tag", "biltong-club"),
        ("alice", "family", "Alice (wife)"),
        ("rugby", "avoid", "the rugby"),
        ("turned", "note", "just turned 65"),
        ("trip", "ask", "how was the trip?"),
    ],
)
def test_any_fact_is_found_with_where_it_stands(
    cast: Shop, words: str, where: str, text: str
) -> None:
    found = cast(f"find {words} --json").json
    assert {"id", "name", "where", "text"} == set(found[0])
    assert ("Fred Botha", where, text) in [
        (one["name"], one["where"], one["text"]) for one in found
    ]


def test_all_the_words_must_be_known_of_one_person(cast: Shop) -> None:
    assert cast("find alice trip --json").json[0]["name"] == "Fred Botha"
    assert cast("find alice vegan --json").json == []


def test_accents_and_case_do_not_matter(cast: Shop) -> None:
    assert cast("find MULLER --json").json[0]["name"] == "Zoë Müller"


def test_nothing_found_is_said(cast: Shop) -> None:
    assert "nothing about hawaii" in cast.refused("find hawaii")
    cast.refused("find ''", code=2)
    cast.refused("find", code=2)


def test_an_order_that_repeats_is_found_once(cast: Shop) -> None:
    for day in ("1 nov", "2 nov", "3 nov"):
        cast.done(f"visit jack gelato --on '{day}'")
    assert [one["where"] for one in cast("find gelato --json").json] == ["order"]


@pytest.mark.parametrize("typed", ["0821234567", "'082 123 4567'", "+27821234567", "1234567"])
def test_a_number_is_found_however_it_is_spaced(cast: Shop, typed: str) -> None:
    assert [one["name"] for one in cast(f"find {typed} --json").json] == ["Fred Botha"]


def test_digits_that_are_no_phone_are_found_as_they_stand(cast: Shop) -> None:
    cast.done("note jack 'owes 12 eggs'")
    assert [one["where"] for one in cast("find 12 --json").json if one["name"] != "Anna Nel"] == [
        "phone",
        "note",
    ]


def test_where_nothing_is_found_the_nearest_names_are_offered(cast: Shop) -> None:
    assert "Near: Fred Botha." in cast.refused("find freda")
    assert "Near" not in cast.refused("find foo bar baz")
