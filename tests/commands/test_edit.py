import pytest

from tests.conftest import Shop


def test_single_values_are_replaced_and_lists_grow(cast: Shop) -> None:
    cast.done("edit fred --every '2 weeks' --birthday '1 jan 1960' --phone 0215550000 --tag vip")
    cast.done("edit fred --every 10d --birthday '2 jan'")
    card = cast("show fred --json").json
    assert card["every"] == 10
    assert [o["on"] for o in card["occasions"]] == ["--01-02"]
    assert card["phones"] == ["082 123 4567", "0215550000"]
    assert card["tags"] == ["biltong-club", "vip"]


def test_a_new_name_takes_the_place_of_the_old(cast: Shop) -> None:
    assert cast.done("edit fred --name 'Frederick Botha'") == (
        "Frederick Botha: was called Fred Botha.\n"
    )
    assert cast("show 'fred botha' --json").json["nicknames"] == ["Freddie", "Fred Botha"]
    assert cast("show freddie --json").json["name"] == "Frederick Botha"
    cast.refused("edit zoe --name ' '", code=2)


@pytest.mark.parametrize(
    ("dropped", "key"),
    [
        ("FREDDIE", "nicknames"),
        ("082 123 4567", "phones"),
        ("vacuum", "usuals"),
        ("alice", "family"),
        ("rugby", "avoid"),
        ("just turned 65", "notes"),
        ("trip", "followups"),
    ],
)
def test_an_entry_of_any_list_can_be_dropped(cast: Shop, dropped: str, key: str) -> None:
    cast.done(f"edit fred --drop '{dropped}'")
    assert cast("show 'fred botha' --json").json[key] == []


def test_what_is_not_there_or_fits_several_is_refused(cast: Shop) -> None:
    assert "no entry nothing" in cast.refused("edit fred --drop nothing")
    assert "entries of Fred Botha hold e" in cast.refused("edit fred --drop e")
    cast.refused("edit fred --drop ''", code=2)


def test_resting_and_offers_are_switched_on_and_off(cast: Shop) -> None:
    cast.done("edit fred --rest --no-offers")
    card = cast("show fred --json").json
    assert (card["resting"], card["offers"], card["rhythm"]["state"]) == (
        True,
        False,
        "resting",
    )
    cast.done("edit fred --wake --offers")
    card = cast("show fred --json").json
    assert (card["resting"], card["offers"], card["rhythm"]["state"]) == (
        False,
        True,
        "new",
    )


def test_without_an_option_and_a_terminal_it_says_what_to_type(cast: Shop) -> None:
    assert "--phone" in cast.refused("edit fred", code=2)


def test_nobody_can_be_sent_by_themselves(cast: Shop) -> None:
    cast.refused("edit fred --referred-by fred", code=2)


def test_it_says_which_entry_was_dropped(cast: Shop) -> None:
    assert cast.done("edit fred --drop 4567") == "Fred Botha: phone: 082 123 4567 dropped.\n"
    assert cast.done("edit fred --drop alice") == "Fred Botha: family: Alice (wife) dropped.\n"


@pytest.mark.parametrize(
    ("given", "name", "key", "empty"),
    [
        ("--every '2 weeks'", "every", "every", None),
        ("--referred-by zoe", "referred-by", "referred_by", None),
        ("--birthday '14 sep'", "birthday", "occasions", []),
    ],
)
def test_a_single_value_is_dropped_by_its_name(
    cast: Shop, given: str, name: str, key: str, empty: object
) -> None:
    cast.done(f"edit fred {given}")
    said = cast.done(f"edit fred --drop {name}")
    assert said.startswith(f"Fred Botha: {name}: ")
    assert cast("show fred --json").json[key] == empty


def test_two_equal_entries_are_both_named_and_what_is_told_works(cast: Shop) -> None:
    cast.done("edit jack --usual rye --likes rye")
    said = cast.refused("edit jack --drop rye")
    assert "usual: rye" in said
    assert "likes: rye" in said
    assert cast.done("edit jack --drop 'likes: rye'") == "Jack O'Brien: likes: rye dropped.\n"
    jack = cast("show jack --json").json
    assert (jack["usuals"], jack["likes"]) == (["rye"], [])


def test_a_visit_is_never_dropped_and_how_it_is_taken_out_is_said(cast: Shop) -> None:
    said = cast.refused("edit fred --drop 2026-11-09")
    assert 'regulars visit "Fred Botha" --drop --on 2026-11-09' in said
    assert "biltong" not in said.partition("regulars visit")[0]


def test_a_private_note_is_dropped_without_being_shown(cast: Shop) -> None:
    cast.done("note fred 'trip to the clinic' --private")
    said = cast.refused("edit fred --drop trip")
    assert "clinic" not in said
    assert "private note Mon 23 Nov 2026" in said
    assert "clinic" not in cast.done("edit fred --drop 'private note mon 23 nov 2026'")
    assert "clinic" not in cast.done("undo")
    assert cast("show fred --json").json["private_notes"] == 1


def test_a_first_fact_is_added_and_another_put_right(cast: Shop) -> None:
    assert cast.done("edit jack --likes tea --every 2w --birthday '1 jan'") == (
        "Jack O'Brien: liking, birthday (1 January) and rhythm (every 2 weeks) added.\n"
    )
    assert cast.done("edit jack --every 3w --phone '021 555 1234' --birthday '2 jan'") == (
        "Jack O'Brien: phone added; birthday (2 January) and rhythm (every 3 weeks) put right.\n"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "edit fred --every 2w --every 3w",
        "edit fred --name A1 --name B2",
        "edit fred --birthday '1 jan' --birthday '2 jan'",
        "visit fred --on today --on yesterday",
        "edit fred --rest --wake",
        "edit fred --offers --no-offers",
        "edit fred --why 'died 28 April'",
    ],
)
def test_what_contradicts_itself_is_refused(cast: Shop, typed: str) -> None:
    cast.refused(typed, code=2)


def test_what_is_only_said_twice_is_taken_and_birthdays_of_several_people_too(cast: Shop) -> None:
    cast.done("edit fred --every 2w --every 2w --birthday '1 jan' --birthday 'Alice: 2 feb'")
    fred = cast("show fred --json").json
    assert fred["every"] == 14
    assert [(one["what"], one["on"]) for one in fred["occasions"]] == [
        ("birthday", "--01-01"),
        ("Alice's birthday", "--02-02"),
    ]


def test_a_name_that_is_changed_stays_a_nickname(cast: Shop) -> None:
    cast.done("edit zoe --name 'Zoë Botha'")
    assert cast("show 'zoe müller' --json").json["nicknames"] == ["Zoë Müller"]
    cast.done("edit zoe --name 'Zoë Müller'")
    assert cast("show 'zoe müller' --json").json["nicknames"] == ["Zoë Botha"]
    cast.done("edit zoe --name 'ZOE MÜLLER'")
    assert cast("show zoe --json").json["nicknames"] == ["Zoë Botha"]


@pytest.mark.parametrize(
    "typed", ["Fred Botha", "freddie", "Fred Bota", "Fred", "0821234567", "Anna Nel", "Anna", "An"]
)
def test_to_take_somebody_elses_name_is_asked_about_and_both_hints_work(
    cast: Shop, typed: str
) -> None:
    said = cast.refused(f"edit zoe --name '{typed}'")
    assert "Are they one person?" in said
    merge, new = (part.split("; if")[0].strip() for part in said.split(": regulars ")[1:])
    assert (merge.split()[0], new.split()[0]) == ("merge", "edit")
    cast.done(new)
    assert typed in {one["name"] for one in cast("list --json").json}
    cast.done("undo")
    cast.done(merge)
    assert len(cast("list --json").json) == 5


def test_private_notes_of_one_day_are_told_apart_without_being_shown(cast: Shop) -> None:
    for told in ("trip one", "trip two", "trip three"):
        cast.done(f"note zoe '{told}' --private")
    said = cast.refused("edit zoe --drop trip")
    hint = said.rpartition("as: regulars ")[2]
    assert cast.done(hint) == "Zoë Müller: private note Mon 23 Nov 2026 dropped.\n"
    cast.done("undo")
    assert "(2) dropped" in cast.done("edit zoe --drop 'private note mon 23 nov 2026 (2)'")
    notes = cast("show zoe --json --private").json["notes"]
    assert {one["text"] for one in notes} == {"trip one", "trip three"}


def test_resting_keeps_why_and_waking_says_whom(cast: Shop) -> None:
    assert cast.done("edit fred --rest --why 'died 28 April'") == (
        "Fred Botha: resting: not expected any more (died 28 April).\n"
    )
    assert cast("show fred --json").json["resting_why"] == "died 28 April"
    assert "died 28 April" in cast.done("dossier fred")
    assert "resting already" in cast.done("edit fred --rest")
    assert cast.done("edit fred --wake") == "Fred Botha: no longer resting (died 28 April).\n"
    assert cast.done("edit fred --wake") == "Fred Botha: wasn't resting.\n"
    assert cast("show fred --json").json["resting_why"] == ""


@pytest.mark.parametrize("came", ["visit fred tea", "add freddie", "here fred"])
def test_a_visit_wakes_whoever_rests_and_says_so(cast: Shop, came: str) -> None:
    cast.done("edit fred --rest --why 'moved to Durban'")
    assert "no longer resting (moved to Durban)" in cast.done(came)
    assert cast("show fred --json").json["resting"] is False


def test_a_visit_before_the_rest_wakes_nobody(cast: Shop) -> None:
    cast.done("edit fred --rest")
    assert "resting" not in cast.done("visit fred tea --on '20 nov'")
    assert cast("show fred --json").json["resting"] is True


def test_what_is_dated_after_the_rest_still_comes_up(cast: Shop) -> None:
    cast.done("promise fred 'call him' --on friday")
    cast.on("2026-11-24")
    cast.done("edit fred --rest --why 'died 23 November'")
    cast.done("promise fred 'flowers to Alice' --on friday")
    cast.on("2026-11-27")
    promises = cast("today --json").json["promises"]
    assert [one["text"] for one in promises] == ["flowers to Alice"]
    card = cast.done("show fred")
    assert "Resting      since Tue 24 Nov 2026: died 23 November" in card
    assert "flowers to Alice" in card
    assert "call him" not in card
    assert "how was the trip" not in card


def test_on_the_day_of_the_rest_what_was_written_before_it_is_silent(cast: Shop) -> None:
    """It is told by the order of writing, since both are of one day."""
    cast.done("order fred rolls --for today")
    cast.done("edit fred --rest --why 'died this morning'")
    cast.done("promise fred 'flowers to Alice' --on today")
    cast.done("edit fred --rest --why 'died at noon'")

    def coming_up() -> list[str]:
        told = cast("today --json").json
        return [one["text"] for one in (*told["orders"], *told["promises"])]

    assert coming_up() == ["flowers to Alice"]
    assert "rolls" not in cast.done("show fred")
    assert "rolls" in cast.done("open")
    cast.done("edit fred --wake")
    assert coming_up() == ["rolls", "flowers to Alice"]
    cast.done("edit fred --rest")
    assert coming_up() == []


def test_the_card_of_whoever_rests_has_no_ages_and_no_rhythm(cast: Shop) -> None:
    cast.done("edit fred --birthday '23 nov 1961' --every 2w --rest")
    card = cast.done("show fred").splitlines()
    assert card[3].startswith(
        "  Avoid" if "Avoid" in card[3] else "  Resting      since Mon 23 Nov"
    )
    assert "  Birthday     23 November" in card
    assert not any("every" in line or "turns" in line for line in card)


def test_the_help_is_short_and_the_lists_grow_all_the_same(cast: Shop) -> None:
    told = cast.done("edit --help")
    assert "--every" in told
    assert "--tag" not in told
    cast.done("edit zoe --tag vip")
    assert cast("show zoe --json").json["tags"] == ["vip"]
