"""A record that `export` wrote, added to the one that is known by now."""

from copy import deepcopy
from datetime import date

from hypothesis import given

from regulars.customer import Customer, FollowUp, Kind, Never, Note, Relative
from regulars.returning import join
from tests.people import PEOPLE

DAY = date(2026, 11, 20)
LATER = date(2026, 11, 23)


def fred() -> Customer:
    return Customer(
        "fb2a",
        "Fred Botha",
        looks=["tall"],
        never=[Never("nuts")],
        family=[Relative("Tom", "son"), Relative("Alice")],
        notes=[Note(DAY, "lost his job")],
        followups=[FollowUp(Kind.ASK, "the exam", DAY), FollowUp(Kind.ASK, "the exam", DAY)],
    )


@given(PEOPLE)
def test_a_record_teaches_itself_nothing(customer: Customer) -> None:
    before = deepcopy(customer)
    learnt = join(customer, deepcopy(customer))
    assert customer == before
    assert (learnt.facts, learnt.differences) == ([], [])


def test_what_was_done_since_the_export_stays_done() -> None:
    mine = fred()
    mine.followups[0].closed = LATER
    assert join(mine, fred()).facts == []
    assert [one.closed for one in mine.followups] == [LATER, None]


def test_what_was_done_there_is_done_here_once() -> None:
    mine, theirs = fred(), fred()
    theirs.followups[1].closed, theirs.followups[1].outcome = LATER, "passed"
    assert join(mine, deepcopy(theirs)).facts == ["done"]
    assert sorted(one.outcome for one in mine.followups) == ["", "passed"]
    assert join(mine, theirs).facts == []


def test_a_note_that_was_made_private_since_has_no_public_twin() -> None:
    mine = fred()
    mine.notes[0].private = True
    join(mine, fred())
    assert [(one.text, one.private) for one in mine.notes] == [("lost his job", True)]


def test_what_is_said_otherwise_is_no_second_entry() -> None:
    mine, theirs = fred(), fred()
    theirs.looks = ["short"]
    theirs.never = [Never("Nuts", "allergy")]
    theirs.family = [Relative("Tom", "nephew"), Relative("alice", "wife")]
    learnt = join(mine, theirs)
    assert mine.looks == ["tall"]
    assert list(map(str, mine.never)) == ["nuts (allergy)"]
    assert list(map(str, mine.family)) == ["Tom (son)", "Alice (wife)"]
    assert sorted(learnt.facts) == ["never", "relative"]
    assert list(map(str, learnt.differences)) == [
        "Fred Botha's relative: yours Tom (son), theirs Tom (nephew)"
    ]
