import math
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.customer import Customer, FollowUp, Kind, Never, Note, Relative
from regulars.errors import DamagedError
from regulars.occasions import Occasion
from regulars.orders import Visit
from regulars.records import to_customer, to_record

DAY = date(2026, 11, 23)


def test_a_record_holds_only_what_is_known() -> None:
    assert to_record(Customer("x", "Fred")) == {"name": "Fred"}


def test_days_are_texts_and_a_visit_is_one() -> None:
    fred = Customer(
        "x",
        "Fred",
        never=[Never("meat", "vegan")],
        visits=[Visit(DAY, "tea + scone"), Visit(DAY)],
    )
    fred.followups = [FollowUp(Kind.ORDER, "2 kg", DAY, due=DAY, at=time(16, 30), no_show=True)]
    assert to_record(fred) == {
        "name": "Fred",
        "never": [{"what": "meat", "why": "vegan"}],
        "visits": ["2026-11-23 tea + scone", "2026-11-23"],
        "followups": [
            {
                "kind": "order",
                "text": "2 kg",
                "since": "2026-11-23",
                "due": "2026-11-23",
                "at": "16:30",
                "no_show": True,
            }
        ],
    }
    assert to_customer("x", to_record(fred)) == fred


def test_what_only_a_newer_version_knows_is_kept() -> None:
    record = {
        "name": "Fred",
        "shoe_size": 45,
        "notes": [{"on": "2026-11-23", "text": "x", "mood": 1}],
    }
    assert to_record(to_customer("x", record)) == record


def _order(**more: Any) -> dict[str, Any]:
    return {"kind": "order", "text": "rye", "since": "2026-11-23", **more}


def _nested(deep: int) -> list[Any]:
    inside: list[Any] = []
    for _ in range(deep):
        inside = [inside]
    return inside


@pytest.mark.parametrize(
    ("record", "complaint"),
    [
        ([], "is not a record but a list"),
        (None, "is not a record but nothing"),
        ({}, "`name` is missing"),
        ({"name": 3}, "`name` is not a text but a number"),
        ({"name": "F", "phones": "082"}, "`phones` is not a list but '082'"),
        ({"name": "F", "phones": [82]}, "`phones` is not a text but a number"),
        ({"name": "F", "resting": 1}, "`resting` is not true or false but a number"),
        ({"name": "F", "every": True}, "`every` is not a number but true or false"),
        ({"name": "F", "visits": ["soon tea"]}, "`visits` has no day: 'soon tea'"),
        ({"name": "F", "visits": [{}]}, "`visits` has no day"),
        (
            {"name": "F", "notes": [{"on": "2026-02-30", "text": "x"}]},
            "`notes` `on` is not a day",
        ),
        ({"name": "F", "notes": [{"text": "x"}]}, "`notes` `on` is missing"),
        (
            {"name": "F", "followups": [{"kind": "x"}]},
            "`followups` `kind` is none of ask",
        ),
        (
            {"name": "F", "followups": [{"kind": []}]},
            "`followups` `kind` is none of ask",
        ),
        (
            {"name": "F", "occasions": [{"what": "birthday", "on": "soon"}]},
            "`occasions` `on` is not a yearly date: 'soon'",
        ),
        ({"name": " "}, "`name` is blank"),
        *(({"name": "F", "every": days}, "`every` is not between") for days in (0, -7, 10**300)),
        *(
            ({"name": "F", "occasions": [{"what": "birthday", "on": on}]}, "not a yearly date")
            for on in ("19610914", "1961-W37-4", "1961W37-4", "--0914", "--02-30", "9999-12-31", 5)
        ),
        *(
            ({"name": "F", "visits": [f"{day} tea"]}, "`visits` has no day")
            for day in ("20261123", "2026-W47-1", "9999-12-31", "0001-01-01", "2026-11-31")
        ),
        *(
            ({"name": "F", "followups": [_order(at=at)]}, "`followups` `at` is not a time of day")
            for at in ("16:30+02:00", "16:30:00Z", "1630", "T16:30", "24:00", 16)
        ),
        *(
            ({"name": "F", "loyalty": number}, "`loyalty` is no number that can be kept")
            for number in (math.nan, math.inf, [{"x": -math.inf}])
        ),
        ({"name": "F", "deep": _nested(3000)}, "`deep` is nested more than"),
    ],
)
def test_a_damaged_record_says_where(record: Any, complaint: str) -> None:
    with pytest.raises(DamagedError, match="damaged") as raised:
        to_customer("x", record)
    assert complaint in str(raised.value)


texts = st.text(max_size=12)
KNOWN = {one.name for one in Customer.attributes}
days = st.dates(date(1800, 1, 1), date(2199, 12, 31))
people = st.builds(
    Customer,
    id=st.just("x"),
    name=texts.filter(str.strip),
    nicknames=st.lists(texts),
    every=st.none() | st.integers(1, 3650),
    never=st.lists(st.builds(Never, what=texts, why=texts, extra=st.just({}))),
    family=st.lists(st.builds(Relative, name=texts, relation=texts, extra=st.just({}))),
    occasions=st.lists(st.builds(Occasion, texts, days.map(date.isoformat), extra=st.just({}))),
    offers=st.booleans(),
    resting=st.booleans(),
    notes=st.lists(st.builds(Note, days, texts, st.booleans(), extra=st.just({}))),
    visits=st.lists(st.builds(Visit, days, texts.map(str.strip))),
    followups=st.lists(
        st.builds(
            FollowUp,
            kind=st.sampled_from(Kind),
            text=texts,
            since=days,
            due=st.none() | days,
            at=st.none() | st.times().map(lambda t: t.replace(second=0, microsecond=0, fold=0)),
            closed=st.none() | days,
            extra=st.just({}),
        )
    ),
    extra=st.dictionaries(texts.filter(lambda key: key not in KNOWN), st.integers()),
)


@given(people)
def test_a_customer_comes_back_as_they_were(customer: Customer) -> None:
    assert to_customer("x", to_record(customer)) == customer
