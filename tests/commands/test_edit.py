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
        ("2026-11-09", "visits"),
    ],
)
def test_an_entry_of_any_list_can_be_dropped(cast: Shop, dropped: str, key: str) -> None:
    if key == "usuals":
        cast.done("edit fred --drop 2026-11-09")
    cast.done(f"edit fred --drop '{dropped}'")
    assert cast("show freddie --json" if key != "nicknames" else "fred --json").json[key] == []


def test_what_is_not_there_or_fits_several_is_refused(cast: Shop) -> None:
    assert "no entry nothing" in cast.refused("edit fred --drop nothing")
    assert "several" in cast.refused("edit fred --drop e")
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


def test_a_name_that_is_changed_stays_a_nickname(cast: Shop) -> None:
    cast.done("edit zoe --name 'Zoë Botha'")
    assert cast("show 'zoe müller' --json").json["nicknames"] == ["Zoë Müller"]
    cast.done("edit zoe --name 'Zoë Müller'")
    assert cast("show 'zoe müller' --json").json["nicknames"] == ["Zoë Botha"]
    cast.done("edit zoe --name 'ZOE MÜLLER'")
    assert cast("show zoe --json").json["nicknames"] == ["Zoë Botha"]


@pytest.mark.parametrize("typed", ["Fred Botha", "freddie", "Fred Bota", "Fred"])
def test_to_take_somebody_elses_name_is_asked_about(cast: Shop, typed: str) -> None:
    said = cast.refused(f"edit zoe --name '{typed}'")
    assert "Is it Fred Botha?" in said
    assert "--new" in said
    cast.done(f"edit zoe --name '{typed}' --new")
