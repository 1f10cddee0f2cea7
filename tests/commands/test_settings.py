from pathlib import Path

import pytest

from tests.conftest import Shop


def test_each_setting_is_shown_and_can_be_changed(shop: Shop) -> None:
    assert shop("settings --json").json == {
        "shop": "",
        "date-order": "DMY",
        "week-starts": "monday",
        "clock": 24,
        "country-code": "",
        "briefing-days": 7,
        "open-days": "",
        "closed": "",
        "foods": "",
    }
    for key, typed, kept in (
        ("shop", "Corner Deli", "Corner Deli"),
        ("date-order", "mdy", "MDY"),
        ("week-starts", "Sunday", "sunday"),
        ("clock", "12", "12"),
        ("country-code", "+27", "27"),
        ("briefing-days", "14", "14"),
        ("open-days", "Tue-Sat", "tue-sat"),
        ("closed", "2026-12-20..2027-01-05", "2026-12-20..2027-01-05"),
        ("foods", "'meat:bobotie,potjie;  wheat: rusk'", "meat: bobotie, potjie; wheat: rusk"),
    ):
        assert shop.done(f"settings {key} {typed}") == f"{key} is now {kept}.\n"
        assert shop.done(f"settings {key}") == f"{kept}\n"
        assert kept in shop.done("settings")


def test_settings_take_effect(cast: Shop) -> None:
    cast.done("settings date-order MDY")
    assert "Sun 4 Oct 2026" in cast.done("note fred x --on 10/4")
    cast.done("settings shop 'Corner Deli'")
    assert cast.done("today").startswith("Monday 23 November 2026   Corner Deli\n")


def test_with_a_clock_of_twelve_hours_every_time_is_said_so(cast: Shop) -> None:
    """What a program reads stays of 24, and so does the notebook."""
    cast.done("settings clock 12")
    said = cast.done("order fred biltong --for 'today 16:30'")
    assert said.startswith("Fred Botha: order for Mon 23 Nov 2026 4:30 pm: biltong")
    shown = ("today", "show fred", "orders", "open", "dossier fred -")
    for typed in (*shown, "today --save -", "orders --save a.html", "--plain orders"):
        said = cast.done(typed)
        said = Path("a.html").read_text(encoding="utf-8") if "html" in typed else said
        assert "4:30 pm" in said, typed
        assert "16:30" not in said, typed
    assert cast("orders --json").json[0]["time"] == "16:30"
    assert [one["time"] for one in cast("show fred --json").json["followups"]] == [None, "16:30"]
    [record] = [one for one in cast.notebook()["customers"].values() if one["name"] == "Fred Botha"]
    assert "16:30" in str(record["followups"])
    cast.done("settings clock 24")
    for typed in shown:
        said = cast.done(typed)
        assert "16:30" in said, typed
        assert "4:30 pm" not in said, typed


def test_the_orders_of_a_day_stand_in_one_column_on_either_clock(cast: Shop) -> None:
    for when in ("today 9:05", "today noon", "today"):
        cast.done(f"order fred biltong --for '{when}'")
    for hours, told in (("24", ["09:05", "12:00", ""]), ("12", [" 9:05 am", "12:00 pm", ""])):
        cast.done(f"settings clock {hours}")
        lines = cast.done("orders").splitlines()[1:4]
        [begin] = {line.index("Fred Botha") for line in lines}
        assert [line[2:begin].rstrip() for line in lines] == told


def test_stats_have_the_weeks_that_were_set(cast: Shop) -> None:
    cast.done("visit fred tea --on '22 nov'")
    for starts, last in (("monday", "2026-11-23"), ("sunday", "2026-11-22")):
        cast.done(f"settings week-starts {starts}")
        told = cast("stats --json").json
        assert told["weeks"][-1]["week"] == last
        assert told["weekdays"][0]["weekday"].casefold() == starts
        said = cast.done("stats")
        days = [line.split()[0] for line in said.split("Weekdays\n")[1].splitlines()[:7]]
        assert days[0].casefold() == starts
        assert len({*days}) == 7


@pytest.mark.parametrize(
    "typed",
    [
        "colour red",
        "date-order YMD",
        "briefing-days soon",
        "briefing-days -1",
        "country-code x",
        "week-starts friday",
        "clock 13",
    ],
)
def test_what_cannot_be_set_is_refused(shop: Shop, typed: str) -> None:
    shop.refused(f"settings {typed}", code=2)
    assert not shop.path.exists()


def test_the_shop_can_go_without_a_name_again(shop: Shop) -> None:
    shop.done("settings shop A")
    assert shop.done("settings shop ''") == "shop is now not set.\n"


def test_closures_add_up_and_can_be_cleared(shop: Shop) -> None:
    shop.done("settings closed 2026-12-20..2027-01-05")
    assert "2026-06-01, 2026-12-20..2027-01-05" in shop.done("settings closed 2026-06-01")
    shop.done("settings closed ''")
    assert shop.done("settings closed") == "\n"


def test_a_setting_of_nothing_is_not_an_unset_one(shop: Shop) -> None:
    assert shop.done("settings briefing-days 0") == "briefing-days is now 0.\n"
    assert shop.done("settings shop ''") == "shop is now not set.\n"


def test_closed_days_are_typed_as_days_are_everywhere(shop: Shop) -> None:
    assert shop.done("settings closed '25 dec'") == "closed is now 2026-12-25.\n"
    said = shop.done("settings closed 30 dec..5 jan")
    assert said == "closed is now 2026-12-25, 2026-12-30..2027-01-05.\n"
    assert "soon" in shop.refused("settings closed soon", code=2)


@pytest.mark.parametrize(
    "typed",
    [
        *("order fred biltong --for '31 dec'", "ask fred x --on '31 dec'"),
        *("promise fred x --on '31 dec'", "order fred biltong --for '31 dec' --json"),
    ],
)
def test_what_falls_on_a_closed_day_is_taken_and_it_is_said(cast: Shop, typed: str) -> None:
    cast.done("settings closed 31 dec")
    assert "Thu 31 Dec is a day you are closed." in cast.done(typed)
    assert "closed" not in cast.done(typed.replace("31 dec", "30 dec"))


@pytest.mark.parametrize("typed", ["visit zoe", "here zoe", "add 'Zoë Müller' hi"])
def test_a_visit_on_a_closed_day_is_taken_and_it_is_said(cast: Shop, typed: str) -> None:
    cast.done("settings open-days tue-sat")
    said = cast.done(typed)
    assert "Mon 23 Nov is a day you are closed." in said
    assert cast("show zoe --json").json["visits"]
    assert "closed" not in cast.done(f"{typed} --on 'last friday'")


def test_foods_add_up_and_one_entry_can_be_taken_out(shop: Shop) -> None:
    said = shop.done("settings foods 'bobotie: beef, egg, milk; often raisins'")
    assert said == (
        "foods is now bobotie: beef, egg, milk; often raisins. bobotie was known; taken as yours.\n"
    )
    shop.done("settings foods 'meat: potjie'")
    assert shop.done("settings foods 'meat: wors roll'").endswith("; meat: potjie, wors roll.\n")
    assert shop.done("settings foods --drop bobotie") == "foods is now meat: potjie, wors roll.\n"
    assert "no entry soup" in shop.refused("settings foods --drop soup", code=2)
    shop.refused("settings shop --drop x", code=2)
    assert shop.done("settings foods ''") == "foods is now not set.\n"


@pytest.mark.parametrize("typed", ["meat", "meat: meat", "beef: meat", "bobotie: bobotie", ": x"])
def test_foods_that_make_no_sense_are_refused_with_an_example(shop: Shop, typed: str) -> None:
    assert "bobotie: beef" in shop.refused(f"settings foods '{typed}'", code=2)
