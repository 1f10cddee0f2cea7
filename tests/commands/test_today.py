from tests.commands.test_due import regular
from tests.conftest import Shop


def test_the_very_first_time_it_welcomes(shop: Shop) -> None:
    said = shop.done("today")
    assert said.startswith("Good morning. Nobody is in your notebook yet.\n")
    assert '  regulars add "Fred Botha"' in said
    assert shop.done("") == said
    assert not shop.path.exists()


def test_the_first_command_it_gives_works_as_it_stands(shop: Shop) -> None:
    line = next(line for line in shop.done("today").splitlines() if " add " in line)
    assert shop.done(line.split("regulars ", 1)[1]).startswith("Fred Botha: ")


def test_a_quiet_morning_says_so(cast: Shop) -> None:
    said = cast.done("today")
    assert said.startswith("Monday 23 November 2026\n")
    assert "Nothing to prepare" in said


def test_birthdays_today_and_within_a_week_across_new_year(shop: Shop) -> None:
    shop.on("2026-12-28")
    for name, birthday in (
        *(
            ("Today", "28 dec 1986"),
            ("Newyear", "2 jan"),
            ("Later", "4 jan"),
            ("Past", "27 dec"),
        ),
        ("Edge", "5 jan"),
    ):
        shop.done(f"add {name} --no-visit --birthday '{birthday}'")
    said = shop.done("today")
    lines = [line for line in said.splitlines() if "birthday" in line]
    assert [line.split()[0] for line in lines] == ["Today", "Newyear", "Later"]
    assert "turns 40" in lines[0]
    assert lines[0].endswith("today")
    assert lines[1].endswith("Sat 2 Jan 2027")
    occasions = shop("today --json").json["occasions"]
    assert [one["name"] for one in occasions] == ["Today", "Newyear", "Later"]
    shop.done("settings briefing-days 8")
    assert "Edge" in shop.done("today")


def test_a_leap_day_is_kept_on_the_28th(shop: Shop) -> None:
    shop.done("add Bo --no-visit --birthday '29 feb 1996'")
    shop.on("2027-02-28")
    assert "birthday, turns 31 (29 February)" in shop.done("today")
    shop.on("2028-02-29")
    assert "birthday, turns 32   today" in shop.done("today").replace("     ", "   ")


def test_another_morning_can_be_shown(shop: Shop) -> None:
    shop.done("add Bo --no-visit --birthday '1 mar'")
    assert "Bo" not in shop.done("today")
    said = shop.done("today --on '1 mar 2027'")
    assert said.startswith("Monday 1 March 2027")
    assert "Bo" in said
    shop.refused("today --on never", code=2)


def test_the_json_has_the_keys_of_the_contract(cast: Shop) -> None:
    assert list(cast("today --json").json) == [
        *(
            "date",
            "orders",
            "complaints",
            "promises",
            "asks",
            "occasions",
            "due",
            "lapsed",
        )
    ]
    assert cast("--version").out.startswith("regulars ")
    assert cast("").out == cast("today").out


def test_those_around_now_are_only_counted(shop: Shop) -> None:
    for name in ("Anna", "Ben", "Chipo", "Daan", "Grace", "Hannah"):
        regular(shop, name, 7, 6)
    regular(shop, "Quarterly", 90, 85, 6)
    said = shop.done("today")
    assert said.count("on Tuesdays") == 6
    assert "Around now   1 more: regulars due" in said
    assert "Quarterly" not in said
    assert "Quarterly" in shop.done("due")
    morning = shop("today --json").json
    assert [one["section"] for one in morning["due"]] == ["expect"] * 6


def test_quietly_gone_is_said_for_four_weeks(shop: Shop) -> None:
    regular(shop, "Gone", 7, 28)
    assert [one["name"] for one in shop("today --json").json["lapsed"]] == ["Gone"]
    assert "used to come on Mondays" in shop.done("today")
    shop.on("2027-01-25")
    assert shop("today --json").json["lapsed"] == []
