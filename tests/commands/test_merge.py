import time
from datetime import date, timedelta

import pytest

from regulars.customer import Customer, Note
from regulars.merging import merge, merge_visits
from regulars.orders import Visit, join
from tests.conftest import Shop


def test_nothing_is_lost_and_nothing_doubled(cast: Shop) -> None:
    cast.done(
        "add 'F. Botha' 'likes it hot' --new --phone '+27 82 123 4567' --phone '021 555' --tag vip"
        " --tag biltong-club --on '9 nov' --usual droewors --birthday '20 oct' --never pork"
        " --email f@x.za --ask 'how was the trip?' --family 'wife Alice' --every 2w"
    )
    cast.done("visit 'F. Botha' droewors --on '10 nov'")
    cast.done("add Xolani --referred-by 'F. Botha'")
    before = cast.notebook()["customers"]
    said = cast.done("merge fred 'F. Botha'")
    assert said.startswith("Fred Botha: merged with F. Botha; 2 visits")
    fred = cast("show 'fred botha' --json").json
    assert fred["nicknames"] == ["Freddie", "F. Botha"]
    assert fred["phones"] == ["+27 82 123 4567", "021 555"]
    assert fred["tags"] == ["biltong-club", "vip"]
    assert fred["usuals"] == ["biltong 1 kg, vacuum sealed", "droewors"]
    assert [(v["on"], v["order"]) for v in fred["visits"]] == [
        ("2026-11-09", ["biltong 1 kg, vacuum sealed", "droewors"]),
        ("2026-11-10", ["droewors"]),
    ]
    assert [note["text"] for note in fred["notes"]] == ["just turned 65", "likes it hot"]
    assert len(fred["followups"]) == 1 + 1 - 1
    assert fred["family"] == [{"name": "Alice", "relation": "wife"}]
    assert (fred["every"], fred["never"][0]["what"]) == (14, "pork")
    assert cast("show xolani --json").json["referred_by"] == "Fred Botha"
    assert cast("show 'F. Botha' --json").json["id"] == fred["id"]
    cast.done("undo")
    assert cast.notebook()["customers"] == before


def test_what_contradicts_itself_goes_into_a_note(cast: Shop) -> None:
    cast.done("edit fred --birthday '20 oct 1961' --every 10d")
    cast.done("add Frederick --birthday '21 oct' --every 14d --no-visit")
    cast.done("merge 'fred botha' Frederick")
    fred = cast("show freddie --json").json
    assert fred["occasions"][0]["on"] == "1961-10-20"
    assert fred["every"] == 10
    assert fred["notes"][-1]["text"] == (
        "from the merged record of Frederick: every 2 weeks; birthday 21 October"
    )


def test_two_of_one_name_are_told_apart_by_phone(cast: Shop) -> None:
    cast.done("merge '084 111 2222' '084 333 4444'")
    anna = cast("show 'anna nel' --json").json
    assert anna["phones"] == ["084 111 2222", "084 333 4444"]
    assert anna["nicknames"] == []


def test_nobody_is_merged_with_themselves(cast: Shop) -> None:
    assert "themselves" in cast.refused("merge fred freddie", code=2)
    cast.refused("merge fred 'anna nel'")
    cast.refused("merge fred nobody")


def test_no_offers_and_private_notes_survive(cast: Shop) -> None:
    cast.done("add Frits 'quiet' --private --no-visit --new")
    cast.done("edit frits --no-offers")
    cast.done("merge 'fred botha' frits")
    fred = cast("show freddie --json").json
    assert (fred["offers"], fred["private_notes"]) == (False, 1)


def lost(shop: Shop) -> str:
    note: str = shop("show freddie --json").json["notes"][-1]["text"]
    return note


def test_two_years_of_a_birthday_are_both_kept(cast: Shop) -> None:
    cast.done("edit fred --birthday '20 oct 1961'")
    cast.done("add Frederick --birthday '20 oct 1960' --no-visit --new")
    cast.done("merge 'fred botha' Frederick")
    assert cast("show freddie --json").json["occasions"][0]["on"] == "1961-10-20"
    assert lost(cast) == "from the merged record of Frederick: birthday 20 October 1960"


@pytest.mark.parametrize("years", [("", " 1961"), (" 1961", "")])
def test_a_birthday_with_its_year_completes_one_without(cast: Shop, years: tuple[str, str]) -> None:
    cast.done(f"edit fred --birthday '20 oct{years[0]}'")
    cast.done(f"add Frederick --birthday '20 oct{years[1]}' --no-visit --new")
    cast.done("merge 'fred botha' Frederick")
    fred = cast("show freddie --json").json
    assert fred["occasions"][0]["on"] == "1961-10-20"
    assert [note["text"] for note in fred["notes"]] == ["just turned 65"]


def test_of_two_senders_the_other_is_noted(cast: Shop) -> None:
    cast.done("edit fred --referred-by zoe")
    cast.done("add Frederick --referred-by jack --no-visit --new")
    cast.done("merge 'fred botha' Frederick")
    assert cast("show freddie --json").json["referred_by"] == "Zoë Müller"
    assert lost(cast) == "from the merged record of Frederick: sent by Jack O'Brien"


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        (["tea"], ["tea"], ["tea"]),
        (["tea"], ["TEA", "scone"], ["tea", "scone"]),
        (["tea", "tea"], ["tea"], ["tea", "tea"]),
        (["tea"], ["tea", "tea"], ["tea", "tea"]),
        ([], ["tea"], ["tea"]),
    ],
)
def test_what_both_have_of_a_day_is_one(
    mine: list[str], theirs: list[str], both: list[str]
) -> None:
    day = date(2026, 11, 23)
    visits = merge_visits([Visit(day, join(mine))], [Visit(day, join(theirs))])
    assert [visit.order for visit in visits] == [both]


def test_who_rests_in_one_record_only_is_awake_and_the_note_says_why(cast: Shop) -> None:
    cast.done("edit fred --rest --why 'died 28 April'")
    cast.done("add Frederick --no-visit --new")
    cast.done("merge 'fred botha' Frederick")
    fred = cast("show freddie --json").json
    assert (fred["resting"], fred["resting_why"]) == (False, "")
    assert lost(cast) == (
        "from the merged record of Frederick: not resting; Fred Botha was "
        "resting since Mon 23 Nov 2026: died 28 April"
    )


def test_what_only_a_newer_version_knows_is_kept_of_both() -> None:
    keep, other = Customer("a", "Fred", extra={"shoes": 45}), Customer("b", "Fred")
    other.extra = {"shoes": 46, "hat": 7}
    merge(keep, other, date(2026, 11, 23), str)
    assert keep.extra == {"shoes": 45, "hat": 7}
    assert [note.text for note in keep.notes] == ["from the merged record of Fred: shoes 46"]


def test_ten_thousand_visits_and_notes_are_merged_at_once() -> None:
    days = [date(1990, 1, 1) + timedelta(days=n) for n in range(10_000)]
    keep, other = (
        Customer(
            one,
            "Fred",
            visits=[Visit(day, "tea") for day in days],
            notes=[Note(day, one) for day in days],
        )
        for one in "ab"
    )
    began = time.process_time()
    merge(keep, other, days[-1], str)
    assert time.process_time() - began < 1
    assert (keep.visits, len(keep.notes)) == (other.visits, 20_000)
