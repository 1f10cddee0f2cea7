import pytest

from tests.conftest import Shop

KEYS = [
    "id",
    "ids",
    "name",
    "nicknames",
    "looks",
    "phones",
    "emails",
    "usuals",
    "every",
    "tags",
    "likes",
    "never",
    "avoid",
    "family",
    "occasions",
    "referred_by",
    "referred",
    "offers",
    "resting",
    "resting_why",
    "notes",
    "private_notes",
    "kept_back",
    "visits",
    "followups",
    "rhythm",
]
RHYTHM = [
    "state",
    "last_visit",
    "visits",
    "every_days",
    "expected",
    "from",
    "until",
    "overdue_days",
    "chance",
    "why",
    "alive",
]


def test_the_card_warns_first(cast: Shop) -> None:
    lines = cast.done("fred").splitlines()
    assert lines[0] == "Fred Botha   082 123 4567 · biltong-club"
    assert lines[1] == "✋ avoid   the rugby"
    for part in (
        "biltong 1 kg, vacuum sealed",
        "Mon 9 Nov, 2 weeks ago",
        "how was the trip?",
    ):
        assert part in "\n".join(lines)
    for part in ("Alice (wife)", "just turned 65", "9 Nov biltong 1 kg, vacuum sealed"):
        assert part in "\n".join(lines)


def test_any_way_of_naming_somebody_shows_the_same_card(cast: Shop) -> None:
    card = cast.done("show fred")
    for typed in (
        "fred",
        "fr bo",
        "Freddie",
        "show 'FRED  BOTHA'",
        "0821234567",
        "+27821234567",
    ):
        assert cast.done(typed) == card


def test_an_empty_card_has_no_empty_parts(cast: Shop) -> None:
    assert cast.done("show jack").splitlines() == [
        "Jack O'Brien   +27 83 555 0101",
        "",
        "  Last here    no visit written down yet",
    ]


def test_the_json_has_the_keys_of_the_contract(cast: Shop) -> None:
    fred = cast("show fred --json").json
    assert list(fred) == KEYS
    assert list(fred["rhythm"]) == RHYTHM
    assert fred["rhythm"]["state"] == "new"
    assert set(fred["followups"][0]) >= {
        "kind",
        "text",
        "since",
        "due",
        "closed",
        "outcome",
    }


def test_the_usual_that_is_no_longer_one_is_said(cast: Shop) -> None:
    for day in (1, 2, 3, 4):
        cast.done(f"visit fred droewors --on 2026-10-0{day}")
    cast.done("visit fred droewors --on 2026-11-10")
    assert "Lately       droewors, 3 of the last 4 times" in cast.done("fred")


@pytest.mark.parametrize("typed", ["freda", "show freda"])
def test_nobody_of_that_name_gets_the_nearest(cast: Shop, typed: str) -> None:
    assert cast.refused(typed) == "regulars: nobody called freda. Near: Fred Botha.\n"


def test_a_command_misspelt_is_said_to_be_one(cast: Shop) -> None:
    assert "regulars visit" in cast.refused("vist fred")


def test_what_was_typed_never_acts_on_the_terminal(shop: Shop) -> None:
    shop.run(
        "add",
        "[red]Bo[/red]\x1b[31m",
        "see :smile: \x1b]8;;http://x\x07 \u202e",
        "--tag",
        "[b]",
    )
    said = shop.done("show red")
    assert "[red]Bo[/red]␛[31m" in said
    assert ":smile: ␛]8;;http://x␇ <U+202E>" in said
    assert "\x1b" not in said


def test_the_arithmetic_behind_the_day_they_are_expected(shop: Shop) -> None:
    shop.done("add Weekly --no-visit")
    for day in ("2", "9", "16"):
        shop.done(f"visit weekly tea --on '{day} nov'")
    lines = shop.done("show weekly --why").splitlines()
    assert lines[0] == "Weekly   expect this week"
    told = {line[2:16].strip(): line[17:].strip() for line in lines[2:]}
    assert told["Visits used"] == "3"
    assert told["Days between"].startswith("7, 7")
    assert told["In this shop"] == "usually 7 days between two visits"
    assert told["Last here"] == "Mon 16 Nov, 7 days ago"
    assert told["Still coming"].endswith("% likely")
    assert "between" in told["Expected"]
    shop.done("edit weekly --every 2w")
    assert "every 2 weeks" in shop.done("show weekly --why")


def test_the_arithmetic_of_nobody_yet_says_so(cast: Shop) -> None:
    assert "no visit yet" in cast.done("show zoe --why")


def test_last_years_notes_keep_their_distance(cast: Shop) -> None:
    cast.done("note fred 'sold the bakkie' --on 2025-12-31")
    assert "  31 Dec 2025  sold the bakkie" in cast.done("fred")


def test_years_are_counted_in_words(cast: Shop) -> None:
    cast.done("edit fred --anniversary '28 nov 2025' --birthday '2 nov 1989'")
    said = cast.done("fred")
    assert "28 November, 1 year   " in said
    assert "2 November, turned 37 (3 weeks ago)" in said


def test_thanks_for_whom_they_sent_stand_on_the_card_until_said(cast: Shop) -> None:
    cast.done("add Xolani --referred-by fred --no-visit")
    card = cast.done("fred")
    assert "Thank        they sent you Xolani   23 Nov" in card
    assert "Sent you     Xolani" in card
    cast.on("2026-11-24")
    cast.done("visit fred")
    assert "Thank" not in cast.done("fred")
    assert "Sent you     Xolani" in cast.done("fred")


def test_of_several_open_things_each_has_the_number_that_closes_it(cast: Shop) -> None:
    assert "#" not in cast.done("fred")
    for typed in ("order fred rolls --for fri", "ask fred 'the rugby?'", "promise fred 'a map'"):
        cast.done(typed)
    card = cast.done("fred")
    assert "Ask          how was the trip?   #1" in card
    assert "Promised     a map   today   #3" in card
    assert "Ready        rolls   Fri 27 Nov   #4" in card
    listed = cast("done fred").err
    assert "  3  promise   a map" in listed
    assert cast.done("done fred 3").startswith("Fred Botha: promise done: a map")
    assert "  #2" in cast.done("show fred --private"), "what is kept back has its number too"
    assert "Ready        rolls   Fri 27 Nov   #3" in cast.done("fred")


def test_somebody_who_came_once_long_ago_is_not_new(shop: Shop) -> None:
    shop.done("add Bo --on 2025-06-20")
    assert "17 months ago   once so far" in shop.done("bo")
    assert "no rhythm yet; last here Fri 20 Jun 2025" in shop.done("list")
    assert "New" not in shop.done("due --all") + shop.done("today")
