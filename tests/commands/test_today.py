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
    cast.on("2026-11-25")
    said = cast.done("today")
    assert said.startswith("Wednesday 25 November 2026\n")
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
            "new_faces",
            "good_to_say",
            "last_year",
            "kept_back",
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


def test_a_promise_without_a_day_comes_up_after_a_week(cast: Shop) -> None:
    cast.done("promise zoe 'call her'")
    cast.on("2026-11-29")
    assert cast("today --json").json["promises"] == []
    cast.on("2026-11-30")
    assert [one["text"] for one in cast("today --json").json["promises"]] == ["call her"]
    assert "call her   since Mon 23 Nov" in cast.done("today").replace("(vegan)   ", "")


def test_what_was_never_fetched_stands_after_today_for_two_weeks(cast: Shop) -> None:
    cast.done("order zoe rye --for today")
    cast.on("2026-11-25")
    cast.done("order jack rolls --for today")
    said = cast.done("today")
    assert said.index("rolls") < said.index("Never fetched") < said.index("rye")
    assert [one["text"] for one in cast("today --json").json["orders"]] == ["rolls", "rye"]
    cast.on("2026-12-07")
    assert "rye" in cast.done("today")
    cast.on("2026-12-08")
    assert "rye" not in cast.done("today")
    assert "rye" in cast.done("open") + cast.done("orders")


def test_new_faces_and_last_year_are_told_and_those_who_rest_are_not(cast: Shop) -> None:
    cast.on("2025-11-20")
    cast("order jack 'a goose' --for today")
    cast("done jack --no-show")
    cast.on("2026-11-23")
    cast.done("add Xolani --usual tea")
    told = cast("today --json").json
    assert [one["name"] for one in told["new_faces"]] == ["Xolani", "Fred Botha"]
    assert [one["name"] for one in told["last_year"]] == ["Jack O'Brien"]
    assert "a goose, for 20 Nov 2025" in cast.done("today")
    for name in ("xolani", "fred", "jack"):
        cast.done(f"edit {name} --rest")
    told = cast("today --json").json
    assert told["new_faces"] == told["last_year"] == told["good_to_say"] == []


def test_what_names_what_to_avoid_is_kept_back_and_counted(cast: Shop) -> None:
    cast.done("avoid fred alice")
    cast.done("ask fred 'how is Alice?' --on today")
    cast.done("edit fred --birthday 'Alice: 24 nov' --anniversary '25 nov 2000'")
    told = cast("today --json").json
    assert (told["asks"], told["kept_back"]) == ([], 2)
    assert [one["what"] for one in told["occasions"]] == ["anniversary"]
    said = cast.done("today")
    assert "Alice" not in said.replace("avoid alice", "")
    assert "2 things kept back" in said
