"""The briefing of a shop of two hundred on terminals of any size, drawn as they draw it."""

import io
import re
from datetime import timedelta
from functools import cache
from itertools import takewhile
from random import Random
from textwrap import dedent
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from regulars import sample
from regulars.book import Book
from regulars.briefing import Briefing, for_day
from regulars.records import to_record
from regulars.screen import print_briefing
from regulars.screen.page import Page
from tests.conftest import MONDAY

FIRST = "Anna Ben Chipo Daan Élodie Grace Hannah Ivan José Lerato Naledi Oskar Priya Rosa".split()
LAST = "Abrahams Botha Chen Dlamini Fourie Gupta Jacobs Khumalo Müller Nel Petersen Rossi".split()
LAST += ["Smith", "van Wyk", "Zulu"]
HAD = ("flat white", "sourdough, sliced", "biltong 1 kg", "green tea", "rye", "droewors")
# What is open: for how many days it has been late, or of a complaint open, and at what time.
OPEN = (
    ("order", "2 kg biltong, vacuum sealed in 4", 0, "16:30"),
    ("order", "birthday cake, lemon", 0, "12:00"),
    ("order", "6 croissants", 0, None),
    ("order", "lamb chops, 8", 5, None),
    ("complaint", "got an item he did not order", 12, None),
    ("complaint", "the rye was stale", 4, None),
    ("promise", "order the oat milk she asked for", 3, None),
    ("promise", "a recipe for bobotie", 0, None),
    ("ask", "how did the exam go?", 0, None),
    ("ask", "is the knee mended?", 1, None),
)


@cache
def morning() -> Briefing:
    """The Monday of a shop of two hundred that has something in every section."""
    chance = Random(1961)
    ids = [f"p{number:03}2345".translate(_NO_DOUBT) for number in range(200)]
    people = {one: _one(number, chance) for number, one in enumerate(ids)}
    everybody = list(people.values())
    for kind, text, late, at in OPEN:
        day = str(MONDAY - timedelta(late))
        asked = str(MONDAY - timedelta(late + 5))
        when = {"since": day} if kind == "complaint" else {"since": asked, "due": day}
        told = {"kind": kind, "text": text, **when} | ({"at": at} if at else {})
        chance.choice(everybody)["followups"].append(told)
    for number in range(3):
        day = f"2025-11-{20 + number}"
        goose = {"kind": "order", "text": "a goose", "since": day, "due": day, "closed": day}
        chance.choice(everybody)["followups"].append(goose)
    for ahead in (0, 0, 2, 4, 7):
        day = f"{1950 + 7 * ahead}-{MONDAY + timedelta(ahead):%m-%d}"
        chance.choice(everybody)["occasions"].append({"what": "birthday", "on": day})
    weeks = [MONDAY - timedelta(weeks=number) for number in range(99, 0, -1)]
    everybody[3]["visits"] = [f"{day} flat white" for day in weeks]
    ask = {"kind": "ask", "text": "the divorce?", "since": "2026-11-20", "due": str(MONDAY)}
    everybody[77]["avoid"] = ["the divorce"]
    everybody[77]["followups"].append(ask)
    return for_day(Book(people, {"shop": "Corner Deli"}), MONDAY)


# What looks like another sign is in no id.
_NO_DOUBT = str.maketrans("01", "xy")


def _one(number: int, chance: Random) -> dict[str, Any]:
    """Somebody who comes more or less as often as they do; the last eight came once."""
    usual = chance.choice(HAD)
    gap = chance.choice((3, 7, 7, 14, 14, 21, 28, 28, 42, 60, 90))
    ago = chance.randint(1, gap) if chance.random() < 0.9 else chance.randint(gap, 6 * gap)
    first = chance.randint(200, 700)
    days = set()
    while ago < first:
        days.add(MONDAY - timedelta(ago))
        ago += max(1, gap + chance.randint(-gap // 6, gap // 6))
    if number >= 192:
        days = {MONDAY - timedelta(chance.randint(1, 13))}
    return {
        "name": f"{FIRST[number % 14]} {LAST[number // 14]}",
        "phones": [f"082 {chance.randint(100, 999)} {chance.randint(1000, 9999)}"],
        "usuals": [usual],
        "never": [{"what": "nuts", "why": "allergy"}] if number % 25 == 7 else [],
        "visits": [f"{day} {usual}" for day in sorted(days)],
        "followups": [],
        "occasions": [],
    }


def drawn(briefing: Briefing, columns: int, rows: int) -> list[str]:
    out = io.StringIO()
    size = Console(
        file=out, force_terminal=True, color_system=None, width=columns, height=rows, _environ={}
    )
    print_briefing(briefing, Page(size))
    return out.getvalue().splitlines()


def test_a_morning_with_everything_in_it_fits_a_terminal() -> None:
    """The whole of it, as it stands on a terminal of 24 lines of 80 cells.

    Monday 23 November 2026                                              Corner Deli
    Have ready
      Naledi van Wyk    birthday cake, lemon                    12:00   082 831 9921
      Grace Botha       2 kg biltong, vacuum sealed in 4        16:30   082 620 6705
      Oskar Petersen    6 croissants                                    082 334 9527
    Never fetched
      Ben Rossi         lamb chops, 8                since Wed 18 Nov   082 150 5449
    Make right
      Rosa Botha        got an item he did not order                    12 days open
      Chipo Zulu        the rye was stale                                4 days open
    Keep your word
      Rosa Chen         order the oat milk she asked for            since Fri 20 Nov
      Hannah Chen       a recipe for bobotie                                   today
    Ask                   José Botha, Ivan Abrahams: regulars open
    Birthdays and anniversaries   Lerato Gupta and 4 more: regulars today | more
    Expect this week      Priya Chen, Anna Abrahams and 81 more: regulars due
    Around now            12 more: regulars due
    Missed                Daan Botha, Naledi Müller and 4 more: regulars due
    Quietly gone          Grace Abrahams and 3 more: regulars due --lapsed
    New faces             Anna Zulu, Chipo Zulu and 6 more: regulars today | more
    Good to say           Daan Abrahams, Oskar Chen: regulars today | more
    This time last year   Oskar Botha, Rosa Chen: regulars today | more
    1 thing kept back, since what to avoid is named: regulars show NAME --private
    """
    told = test_a_morning_with_everything_in_it_fits_a_terminal.__doc__ or ""
    assert drawn(morning(), 80, 24) == dedent(told.split("\n", 2)[2]).rstrip().splitlines()


@pytest.mark.parametrize("rows", [23, 24, 30, 40, 60])
@pytest.mark.parametrize("columns", [60, 80, 100, 140])
def test_no_line_is_too_long_and_the_page_not_too_high(columns: int, rows: int) -> None:
    lines = drawn(morning(), columns, rows)
    assert len(lines) < rows
    assert max(map(cell_len, lines)) <= min(columns, 100)


@pytest.mark.parametrize("rows", [24, 30, 34, 40, 50, 60, 99])
@pytest.mark.parametrize("columns", [80, 100])
def test_everybody_is_shown_or_counted(columns: int, rows: int) -> None:
    lines = drawn(morning(), columns, rows)
    for heading, number in held(morning()).items():
        place = next(place for place, line in enumerate(lines) if line.startswith(heading))
        beside = lines[place].removeprefix(heading).strip()
        under = takewhile(lambda line: line.startswith("  "), lines[place + 1 :])
        told = [beside] if beside else [line[2:] for line in under if line[2] != " "]
        assert sum(map(counted, told)) == number, (heading, told)
        assert len(told) <= 11


def test_what_must_not_be_missed_is_whole_where_what_is_nice_to_know_is_a_line() -> None:
    lines = drawn(morning(), 80, 24)
    for task in (*morning().orders, *morning().complaints, *morning().promises):
        assert any(task.customer.name in line and task.followup.text in line for line in lines)


def test_a_low_terminal_has_the_names_and_at_last_scrolls() -> None:
    lines = drawn(morning(), 80, 18)
    assert any(re.match(r"Keep your word +\w+ \w+, .*: regulars open", line) for line in lines)
    assert len(lines) < 18
    assert len(drawn(morning(), 80, 3)) == len(drawn(morning(), 80, 15))


def test_a_tall_terminal_has_ten_of_a_section_and_two_of_what_is_nice_to_know() -> None:
    lines = drawn(morning(), 80, 99)
    assert f"  and {len(morning().expect) - 10} more: regulars due" in lines
    assert f"  and {len(morning().new_faces) - 2} more: regulars today | more" in lines
    assert lines[1] == ""


def test_without_a_terminal_nothing_is_cut() -> None:
    out = io.StringIO()
    print_briefing(morning(), Page(Console(file=out, _environ={})))
    assert not re.search(r"^  and \d+ more", out.getvalue(), re.MULTILINE)
    briefing = morning()
    people = [one.customer for one in (*briefing.expect, *briefing.gone)]
    for customer in (*people, *(one.customer for one in briefing.new_faces)):
        assert customer.name in out.getvalue()


def test_another_morning_is_seen_whole_by_its_own_day() -> None:
    lines = drawn(morning()._replace(is_another=True), 100, 24)
    for command in ("today --on 2026-11-23 | more", "due --on 2026-11-23"):
        assert any(line.endswith(f": regulars {command}") for line in lines)


def test_a_small_shop_has_all_of_it_with_lines_between() -> None:
    people = {one.id: to_record(one) for one in sample.customers(MONDAY)[:3]}
    briefing = for_day(Book(people, {}), MONDAY)
    assert drawn(briefing, 80, 24) == drawn(briefing, 80, 99)


def held(briefing: Briefing) -> dict[str, int]:
    """How many each section has."""
    return {
        "Have ready": len(briefing.orders),
        "Never fetched": len(briefing.unfetched),
        "Make right": len(briefing.complaints),
        "Keep your word": len(briefing.promises),
        "Ask": len(briefing.asks),
        "Birthdays and anniversaries": len(briefing.occasions),
        "Expect this week": len(briefing.expect),
        "Around now": len(briefing.around),
        "Missed": len(briefing.missed),
        "Quietly gone": len(briefing.gone),
        "New faces": len(briefing.new_faces),
        "Good to say": len(briefing.good_to_say),
        "This time last year": len(briefing.last_year),
    }


def counted(told: str) -> int:
    """How many a row stands for, or what stands beside a heading: names, and how many more."""
    names, command, _ = told.partition(": regulars")
    if not command:
        return 1
    found = re.fullmatch(r"(.*?)(?:(?: ?and |^)(\d+)(?: more)?)?", names)
    assert found
    return (1 + found[1].count(", ") if found[1] else 0) + int(found[2] or 0)
