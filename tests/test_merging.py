"""Two records of one person become one, and which pairs look like it."""

from datetime import date
from typing import Any

import pytest

from regulars.customer import Customer, FollowUp, Kind, Never, Note, Relative
from regulars.merging import dupes, merge, merge_visits
from regulars.occasions import Occasion
from regulars.orders import Visit

DAY, LATER = date(2026, 11, 23), date(2026, 11, 24)


def nobody(_: str) -> None:
    """The name of whoever has an id, where nobody has one."""


@pytest.mark.parametrize(
    ("mine", "theirs", "joined"),
    [
        ("tea", "tea", "tea"),
        ("tea", "Tea + scone", "tea + scone"),
        ("tea + tea", "tea", "tea + tea"),
        ("tea", "tea + tea", "tea + tea"),
        ("", "tea", "tea"),
        ("", "", ""),
    ],
)
def test_what_both_have_of_a_day_is_one_and_two_teas_are_two(
    mine: str, theirs: str, joined: str
) -> None:
    assert merge_visits([Visit(DAY, mine)], [Visit(DAY, theirs)]) == [Visit(DAY, joined)]


def test_the_days_of_both_come_in_order() -> None:
    early, late = Visit(DAY, "tea"), Visit(LATER)
    assert merge_visits([late], [early]) == merge_visits([early, late], []) == [early, late]


@pytest.mark.parametrize(
    ("mine", "theirs", "kept", "noted"),
    [
        ("1960-10-20", "1961-10-20", "1960-10-20", "birthday 20 October 1961"),
        ("1961-10-20", "1960-10-20", "1961-10-20", "birthday 20 October 1960"),
        ("--10-20", "1961-10-20", "1961-10-20", ""),
        ("1961-10-20", "--10-20", "1961-10-20", ""),
        ("--10-20", "--10-21", "--10-20", "birthday 21 October"),
        ("1961-10-20", "1961-10-20", "1961-10-20", ""),
    ],
)
def test_of_two_birthdays_one_is_kept_and_the_other_noted(
    mine: str, theirs: str, kept: str, noted: str
) -> None:
    """Where the one only lacks the year, they are the same."""
    keep = Customer("a", "Fred", occasions=[Occasion("birthday", mine)])
    merge(keep, Customer("b", "Fred", occasions=[Occasion("birthday", theirs)]), DAY, nobody)
    assert keep.occasions == [Occasion("birthday", kept)]
    told = [f"from the merged record of Fred: {noted}"] if noted else []
    assert [note.text for note in keep.notes] == told


@pytest.mark.parametrize(
    ("mine", "theirs", "kept", "noted"),
    [
        ("", "c", "c", False),
        ("c", "", "c", False),
        ("c", "c", "c", False),
        ("c", "d", "c", True),
        ("b", "d", "d", False),  # said to have sent themselves, under their other name
        ("", "a", "", False),
        ("c", "a", "c", False),
        ("b", "a", "", False),
    ],
)
def test_of_two_who_sent_them_one_is_kept_and_the_other_noted(
    mine: str, theirs: str, kept: str, noted: bool
) -> None:
    keep, other = Customer("a", "Fred", referred_by=mine), Customer("b", "Fr", referred_by=theirs)
    merge(keep, other, DAY, {"c": "Zoë", "d": "Bo"}.get)
    assert keep.referred_by == kept
    assert [note.text for note in keep.notes] == (
        ["from the merged record of Fr: sent by Bo"] if noted else []
    )


def test_who_rests_in_one_record_only_is_awake_and_it_is_noted() -> None:
    for mine, theirs, noted in ((True, False, "not resting"), (False, True, "resting")):
        keep = Customer("a", "Fred", resting=mine)
        merge(keep, Customer("b", "Fred", resting=theirs), DAY, nobody)
        assert not keep.resting
        assert keep.notes[-1].text.endswith(f": {noted}")
    keep = Customer("a", "Fred", resting=True)
    merge(keep, Customer("b", "Fred", resting=True), DAY, nobody)
    assert (keep.resting, keep.notes) == (True, [])


def test_a_never_of_both_is_one_with_the_reasons_of_both() -> None:
    fred = Customer("1", "Fred", never=[Never("nuts"), Never("pork", "halal")])
    twin = Customer("2", "Fred", never=[Never("Nut", "allergy"), Never("pork", "Halal")])
    third = Customer("3", "Fred", never=[Never("pork", "taste"), Never("fish")])
    merge(fred, twin, DAY, nobody)
    merge(fred, third, DAY, nobody)
    merge(fred, Customer("4", "Fred", never=[Never("pork", "taste")]), DAY, nobody)
    assert [*map(str, fred.never)] == ["nuts (allergy)", "pork (halal; taste)", "fish"]


def test_a_relative_of_both_is_one_and_of_two_relations_two() -> None:
    fred = Customer("1", "Fred", family=[Relative("Alice"), Relative("Ben", "son")])
    others = [Relative("Alice", "wife"), Relative("Ben"), Relative("Ben", "brother")]
    merge(fred, Customer("2", "Fred", family=others), DAY, nobody)
    assert [*map(str, fred.family)] == ["Alice (wife)", "Ben (son)", "Ben (brother)"]


def test_two_equal_records_make_one_of_them() -> None:
    """Nothing twice: not an entry, not a nickname, not a note about it."""

    def fred(customer_id: str) -> Customer:
        return Customer(
            customer_id,
            "Fred",
            nicknames=["Freddie"],
            phones=["082 123 4567"],
            usuals=["tea"],
            never=[Never("nuts", "allergy")],
            followups=[FollowUp(Kind.ASK, "trip", DAY)],
            notes=[Note(DAY, "new")],
            visits=[Visit(DAY, "tea + scone")],
            extra={"x": 1},
        )

    keep, as_it_was = fred("a"), fred("a")
    merge(keep, fred("b"), DAY, nobody)
    as_it_was.merged = ["b"]
    assert keep == as_it_was


def test_the_same_thing_to_ask_was_asked_on_the_days_of_both() -> None:
    """One that is open in the one record and done in the other is two: the day would be lost."""
    keep = Customer("a", "Fred", followups=[FollowUp(Kind.ASK, "trip", DAY, said=[LATER])])
    theirs = [
        FollowUp(Kind.ASK, "trip", DAY, said=[DAY, LATER]),
        FollowUp(Kind.ASK, "trip", DAY, closed=LATER),
    ]
    merge(keep, Customer("b", "Fred", followups=theirs), DAY, nobody)
    assert keep.followups == [
        FollowUp(Kind.ASK, "trip", DAY, said=[DAY, LATER]),
        FollowUp(Kind.ASK, "trip", DAY, closed=LATER),
    ]


def test_thanks_are_owed_since_the_day_of_who_is_kept() -> None:
    keep = Customer("a", "Fred")
    merge(keep, Customer("b", "Fr", referred_by="c", referred_on=DAY), DAY, {"c": "Zoë"}.get)
    assert (keep.referred_by, keep.referred_on) == ("c", DAY)
    # Whom the kept one was sent by has been thanked; who is only noted is owed nothing.
    keep = Customer("a", "Fred", referred_by="c")
    merge(keep, Customer("b", "Fr", referred_by="d", referred_on=DAY), DAY, {"d": "Bo"}.get)
    assert (keep.referred_by, keep.referred_on) == ("c", None)
    keep = Customer("a", "Fred", referred_by="b", referred_on=DAY)
    merge(keep, Customer("b", "Fr", referred_by="a", referred_on=LATER), DAY, nobody)
    assert (keep.referred_by, keep.referred_on) == ("", None)


def test_names_that_only_look_different_are_no_nicknames() -> None:
    keep = Customer("a", "Zoë Müller", nicknames=["Zed"])
    merge(keep, Customer("b", "ZOE  MULLER", nicknames=["zoë müller", "zed", "Zo"]), DAY, nobody)
    assert keep.nicknames == ["Zed", "Zo"]


def test_all_that_went_into_a_record_is_remembered() -> None:
    """Of a record that others had gone into too."""
    keep = Customer("a", "Fred", merged=["x"])
    merge(keep, Customer("b", "Fred", merged=["y", "z"]), DAY, nobody)
    assert keep.merged == ["x", "b", "y", "z"]


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("Fred Botha", "fred  BOTHA", "same name"),
        ("Fred Botha", "Botha, Fred", "same name in another order"),
        ("F. Botha", "Fred Botha", "an initial instead of a name"),
        ("Fred Bota", "Fred Botha", "a slip of the keys apart"),
        ("Ferd Botha", "Fred Botha", "a slip of the keys apart"),
    ],
)
def test_names_that_look_like_one_person_are_a_pair(left: str, right: str, why: str) -> None:
    [pair] = dupes([Customer("a", left), Customer("b", right)])
    assert (pair.why, pair.certain) == ([why], False)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Table 4", "Table 5"),
        ("Bo", "Jo"),
        ("Fred Botha", "Alice Botha"),
        ("Anna Nel", "Anna Botha"),
        ("山田 太郎", "山田 花子"),
        ("F. Botha", "Zoë Botha"),
    ],
)
def test_people_who_are_two_are_no_pair(left: str, right: str) -> None:
    assert dupes([Customer("a", left), Customer("b", right)]) == []


def test_a_family_shares_a_phone_and_one_person_a_name_too() -> None:
    people = [
        Customer("a", "Zoë", phones=["082 123 4567"]),
        Customer("b", "Fred", phones=["+27 82 123 4567"], emails=["F@x.za"]),
        Customer("c", "Fred", emails=["f@X.za"]),
    ]
    certain, family = dupes(people, "27")
    assert (certain.left.id, certain.right.id, certain.certain) == ("b", "c", True)
    assert certain.why == ["same name", "same e-mail"]
    assert (family.left.id, family.right.id, family.certain) == ("a", "b", False)


def test_three_of_a_kind_are_three_pairs_and_nobody_is_a_pair_alone() -> None:
    three = [Customer(one, "Fred", emails=["f@x.za", "F@x.za"]) for one in "abc"]
    assert [(one.left.id, one.right.id) for one in dupes(three)] == [
        ("a", "b"),
        ("a", "c"),
        ("b", "c"),
    ]
    assert dupes(three[:1]) == dupes([]) == []


def resting(one: str, since: date | None, why: str) -> Customer:
    return Customer(one, "Fred", resting=True, resting_since=since, resting_why=why)


@pytest.mark.parametrize(
    ("mine", "theirs", "noted"),
    [
        ((DAY, "moved"), (DAY, "moved"), []),
        ((DAY, "moved"), (LATER, "moved"), ["resting since Tue 24 Nov 2026: moved"]),
        ((DAY, ""), (LATER, ""), ["resting since Tue 24 Nov 2026"]),
        ((DAY, "moved"), (DAY, "died"), ["resting since Mon 23 Nov 2026: died"]),
        ((DAY, "moved"), (None, ""), []),
        ((None, ""), (DAY, "moved"), []),
    ],
)
def test_of_two_days_or_reasons_of_a_rest_one_is_kept_and_the_other_noted(
    mine: tuple[date | None, str], theirs: tuple[date | None, str], noted: list[str]
) -> None:
    keep = resting("a", *mine)
    merge(keep, resting("b", *theirs), DAY, nobody)
    assert (keep.resting_since, keep.resting_why) == (mine[0] or DAY, mine[1] or theirs[1])
    assert [note.text for note in keep.notes] == [
        f"from the merged record of Fred: {x}" for x in noted
    ]


@pytest.mark.parametrize(
    ("mine", "theirs", "kept", "noted"),
    [
        ({}, {"gift": "cake"}, {"gift": "cake"}, []),
        ({"gift": "cake"}, {"card": 1}, {"gift": "cake", "card": 1}, []),
        ({"gift": "cake"}, {"gift": "cake"}, {"gift": "cake"}, []),
        ({"gift": "cake"}, {"gift": "wine"}, {"gift": "cake"}, ["birthday, gift wine"]),
    ],
)
def test_what_a_newer_version_knows_of_a_yearly_date_is_joined(
    mine: dict[str, Any], theirs: dict[str, Any], kept: dict[str, Any], noted: list[str]
) -> None:
    keep = Customer("a", "Fred", occasions=[Occasion("birthday", "--10-20", mine)])
    other = Customer("b", "Fred", occasions=[Occasion("birthday", "1961-10-20", theirs)])
    merge(keep, other, DAY, nobody)
    assert keep.occasions == [Occasion("birthday", "1961-10-20", kept)]
    assert [note.text for note in keep.notes] == [
        f"from the merged record of Fred: {x}" for x in noted
    ]
