"""All customers together, from plain records: who is meant, and what differs afterwards."""

from datetime import date, timedelta

import pytest

from regulars.book import Book
from regulars.customer import Note
from regulars.errors import DamagedError, NobodyError, SeveralError, UsageError
from regulars.orders import Visit
from regulars.records import Record

DAY = date(2026, 11, 23)


def book(*names: str, **records: Record) -> Book:
    """A book of people of whom only the name is known, their ids a1, a2 and so on; and of more."""
    return Book({f"a{n}": {"name": name} for n, name in enumerate(names, 1)} | records)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("b1", "b1"),
        ("B1", "b1"),
        ("Ann", "a1"),
        ("anna", "a2"),
        ("zoe  MÜLLER", "a3"),
        ("mü zo", "a3"),
        ("Bo", "b1"),
        ("太郎", "a4"),
        ("+27 82 123-4567", "b1"),
        ("1234567", "b1"),
    ],
)
def test_one_person_is_meant(asked: str, meant: str) -> None:
    """The whole name before the start of another's, a nickname before a part of a name."""
    people = book(
        *("Ann", "Anna", "Zoë Müller", "山田 太郎", "Boris"),
        b1={"name": "Robert", "nicknames": ["Bo"], "phones": ["082 123 4567"]},
    )
    assert people.one(asked).id == meant


def test_an_id_is_meant_before_anybody_called_like_it() -> None:
    assert book("a2", "Fred").one("a2").name == "Fred"


def test_two_of_one_name_are_several_and_both_are_told() -> None:
    people = book("Anna Nel", "ANNA NEL", "Anna Nell")
    with pytest.raises(SeveralError) as several:
        people.one("anna nel")
    assert [one.key for one in several.value.candidates] == ["a1", "a2"]


def test_two_who_share_a_number_are_told_apart_by_something_else() -> None:
    shared = ["082 123 4567"]
    people = book(b1={"name": "Jo", "phones": shared}, b2={"name": "Mo", "phones": shared})
    with pytest.raises(SeveralError) as several:
        people.one("0821234567")
    assert "082 123 4567" not in several.value.hint
    assert people.one("b2").name == "Mo"


@pytest.mark.parametrize("asked", ["", "  ", "\t\n"])
def test_no_name_at_all_is_asked_for(asked: str) -> None:
    people = book("Fred")
    for door in (people.one, people.known, people.add):
        with pytest.raises(UsageError, match="a name is missing"):
            door(asked)


def test_nobody_is_said_with_who_is_near_and_an_empty_book_with_how_to_begin() -> None:
    with pytest.raises(NobodyError, match="Near: Fred"):
        book("Fred", "Zoë").one("Frde")
    with pytest.raises(NobodyError, match="regulars add"):
        book().one("Fred")


@pytest.mark.parametrize("typed", ["Fred", "fred bota", "Botha"])
def test_what_is_nearly_a_known_name_is_a_question(typed: str) -> None:
    """Otherwise a nut allergy would be written down for the wrong Fred."""
    with pytest.raises(SeveralError) as several:
        book("Fred Botha").known(typed)
    assert several.value.someone_new


def test_who_is_known_is_taken_and_who_is_not_is_new() -> None:
    people = book("Fred Botha", b1={"name": "Zoë", "nicknames": ["Zed"]})
    assert [people.known(typed) for typed in ("FRED BOTHA", "zed")] == [*people]
    assert people.known("Xolani") is None


def test_what_was_only_looked_at_is_not_changed() -> None:
    """Neither what is spelt out as its default, nor what only a newer version understands."""
    people = book("Fred", b1={"name": " Zoë ", "phones": [], "offers": True, "y": {"z": None}})
    assert [one.name for one in people] == ["Fred", " Zoë "]
    assert people.changes() == {}


def test_what_was_changed_added_and_removed_is_told() -> None:
    people = book("Fred", "Zoë", b1={"name": "Bo", "y": 1})
    people.get("b1").notes.append(Note(DAY, "new"))
    people.remove(people.get("a2"))
    new = people.add("  Xo   Lani ")
    assert people.changes() == {
        "a2": None,
        "b1": {"name": "Bo", "notes": [{"on": "2026-11-23", "text": "new"}], "y": 1},
        new.id: {"name": "Xo Lani"},
    }
    assert [one.name for one in people] == ["Fred", "Bo", "Xo Lani"]
    assert (len(people), "a2" in people, new.id in people) == (3, False, True)
    with pytest.raises(NobodyError):
        people.get("a2")


def test_who_was_changed_can_be_called_by_the_new_name_only() -> None:
    people = book("Fred", "Zoë")
    people.one("fred").name = "Alfred"
    assert people.one("alfred").id == "a1"
    with pytest.raises(NobodyError):
        people.one("fred")


def test_everybody_can_be_removed_while_they_are_gone_through() -> None:
    people = book("Fred", "Zoë", "Bo")
    people.add("New")
    for one in people:
        people.remove(one)
    assert (len(people), [*people]) == (0, [])


def test_nobody_was_sent_by_who_is_gone() -> None:
    """Nor those who were written down in the same breath."""
    people = book("Fred", b1={"name": "Zoë", "referred_by": "a1"}, b2={"name": "Bo"})
    new = people.add("Xolani")
    new.referred_by = "a1"
    people.get("b2").referred_by = "b1"
    people.remove(people.get("a1"))
    assert [one.referred_by for one in people] == ["", "b1", ""]


def test_a_new_id_is_never_taken_for_a_name() -> None:
    people = book()
    ids = [people.add("Fred").id for _ in range(200)]
    assert len({*ids}) == 200
    assert all(len(one) == 8 and any(map(str.isdigit, one)) for one in ids)


@pytest.mark.parametrize(
    "record", [{}, {"name": None}, {"name": "Fred", "phones": "082"}, {"name": "Fred", "visits": 3}]
)
def test_a_damaged_record_is_said_when_it_is_needed(record: Record) -> None:
    with pytest.raises(DamagedError, match="damaged"):
        book(b1=record).one("fred")


def test_the_usual_gap_of_the_shop_is_that_of_its_people() -> None:
    weekly = [f"{DAY - timedelta(weeks=n)} tea" for n in range(8)][::-1]
    people = book(*"ABC", **{f"b{n}": {"name": "W", "visits": weekly} for n in range(5)})
    assert people.usual_gap == pytest.approx(7, abs=1)
    assert book().usual_gap is None


def test_who_rests_is_expected_no_more() -> None:
    people = book(b1={"name": "Fred", "resting": True, "every": 7})
    fred = people.one("fred")
    fred.visits = [Visit(DAY - timedelta(7 * n)) for n in range(9)][::-1]
    told = people.rhythm_of(fred, DAY)
    assert (told.state, told.expected, told.chance) == ("resting", None, 0)


@pytest.mark.parametrize("sender", ["bruce247", "k2345678", "Mrs Dube"])
def test_a_sender_who_is_nobodys_id_is_a_name(sender: str) -> None:
    assert book("Fred").name_of(sender) == sender
    assert book("Fred", **{sender: {"name": "Zoë"}}).name_of(sender) == "Zoë"
