"""Whole customers, invented by Hypothesis: everything at once that can be known of somebody."""

from datetime import date, time

from hypothesis import strategies as st

from regulars.customer import Customer, FollowUp, Kind, Never, Note, Relative
from regulars.occasions import Occasion
from regulars.orders import Visit

# The signs that mean something to a table, a line, a spreadsheet or a shell, and some that don't.
TEXTS = st.text("ab é山1|\\\n\r\t\0;,\"'=+-@", max_size=6).map(str.strip)
FILLED = TEXTS.filter(bool)
DAYS = st.dates(date(1990, 1, 1), date(2026, 11, 23))
YEARLY = DAYS.map(str) | DAYS.map(lambda day: f"--{day:%m-%d}")
ITEMS = FILLED.filter(lambda text: " + " not in text)
FOLLOWUPS = st.builds(
    FollowUp,
    st.sampled_from(Kind),
    FILLED,
    DAYS,
    due=st.none() | DAYS,
    at=st.none()
    | st.times(time(0), time(23, 59)).map(lambda at: at.replace(second=0, microsecond=0)),
    closed=st.none() | DAYS,
    outcome=TEXTS,
    no_show=st.booleans(),
    said=st.lists(DAYS, max_size=2),
    rests=st.booleans(),
)
NOTES = st.builds(Note, DAYS, FILLED)


def _lists(of: st.SearchStrategy[object]) -> st.SearchStrategy[list[object]]:
    """A list as a notebook has it: nothing in it twice, whatever its case."""
    return st.lists(of, max_size=2, unique_by=lambda one: str(one).casefold())


PEOPLE = st.builds(
    Customer,
    st.text("23456789abcdef", min_size=8, max_size=8),
    FILLED,
    nicknames=_lists(FILLED),
    looks=st.lists(FILLED, max_size=1),  # they look one way
    phones=_lists(FILLED),
    emails=_lists(FILLED),
    usuals=_lists(FILLED),
    every=st.none() | st.integers(1, 3650),
    every_since=st.none() | DAYS,
    tags=_lists(FILLED),
    likes=_lists(FILLED),
    never=_lists(st.builds(Never, FILLED, TEXTS)),
    avoid=_lists(FILLED),
    family=_lists(st.builds(Relative, FILLED, TEXTS)),
    occasions=_lists(st.builds(Occasion, FILLED, YEARLY)),
    referred_by=st.sampled_from(["", "s2345678"]),
    referred_on=st.none() | DAYS,
    offers=st.booleans(),
    resting=st.booleans(),
    resting_why=TEXTS,
    resting_since=st.none() | DAYS,
    followups=_lists(FOLLOWUPS),
    # `show` gives them by day, and so does the JSON of an export.
    notes=_lists(NOTES).map(lambda notes: sorted(notes, key=lambda note: note.on)),
    visits=st.lists(
        st.builds(Visit, DAYS, st.lists(ITEMS, max_size=2).map(" + ".join)),
        max_size=3,
        unique_by=lambda visit: visit.on,
    ).map(sorted),
    ids=_lists(FILLED),
    merged=_lists(FILLED),
    different=_lists(FILLED),
)
