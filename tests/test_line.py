"""The words of a line at the counter, and how it may go on."""

import shlex

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from regulars import declared
from regulars.book import Book
from regulars.commands import done, note, show, visit
from regulars.declared import Parameter
from regulars.line import ending, parted
from regulars.records import Record
from regulars.timetable import COMMANDS

TAKES = {"done": done, "note": note, "show": show, "visit": visit}
RECORDS: dict[str, Record] = {
    "a1": {
        "name": "Fred Botha",
        "nicknames": ["Biltong"],
        "phones": ["082 123 4567"],
        "avoid": ["rugby"],
        "followups": [
            {"kind": "ask", "text": "the trip?", "since": "2026-11-01"},
            {"kind": "ask", "text": "the rugby?", "since": "2026-11-01"},
            {"kind": "promise", "text": 'a "big" pie', "since": "2026-11-02"},
        ],
    },
    "a2": {"name": "Zoë Müller"},
    "a3": {"name": "Zoë Mahlangu"},
    "a4": {"name": "Jack O'Brien"},
    "a5": {"name": "Bo"},
}


def takes(command: str) -> list[Parameter]:
    return declared.parameters(TAKES[command].run)


def goes_on(line: str) -> tuple[str, list[str]]:
    found = ending(line, Book(dict(RECORDS)), COMMANDS, takes)
    return found.line, [*found.offers]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("visit fred  flat white", ["visit", "fred", "flat", "white"]),
        ("visit 'Jack O'Brien' \"flat white\"", ["visit", "Jack O'Brien", "flat white"]),
        ("note jack O'Brien's dog", ["note", "jack", "O'Brien's", "dog"]),
        ("note jack the kids' party, the dogs' too", "note jack the kids' party, the dogs' too"),
        ("note jack 'n koek", ["note", "jack", "'n", "koek"]),
        ('order fred 6" sub --for fri', ["order", "fred", '6"', "sub", "--for", "fri"]),
        ('note fred "back from', ["note", "fred", '"back', "from"]),
        ("add Bo --why='doctor said'", ["add", "Bo", "--why=doctor said"]),
        (r'note fred "a \"big\" pie"', ["note", "fred", 'a "big" pie']),
        ("note fred # 2", ["note", "fred", "#", "2"]),
        ("note fred x\\", ["note", "fred", "x"]),
        ("  ", []),
        ("'' x", ["", "x"]),
    ],
)
def test_a_line_has_the_words_that_were_meant(line: str, words: list[str] | str) -> None:
    assert parted(line) == (words.split() if isinstance(words, str) else words)


def test_folders_are_parted_by_what_elsewhere_takes_a_meaning_away() -> None:
    assert parted(r"import C:\me\list.csv", backslashes=False) == ["import", r"C:\me\list.csv"]


@given(words=st.lists(st.text("aë -#+?:", min_size=1), max_size=5))
def test_what_needs_no_thought_is_parted_as_a_shell_parts_it(words: list[str]) -> None:
    line = shlex.join(words)
    assert parted(line) == shlex.split(line)


@given(line=st.text("aO '\"\\=-ë"))
@example(line='"\\"')
@example(line="'a\\'")
@example(line='a "\\" a')
def test_no_line_is_an_error(line: str) -> None:
    letters = sum(map(str.isalpha, line))
    assert sum(sum(map(str.isalpha, word)) for word in parted(line)) == letters


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("fr", '"Fred Botha" '),
        ("visit fr", 'visit "Fred Botha" '),
        ("visit fred bo", 'visit "Fred Botha" '),
        ('visit "Fred B', 'visit "Fred Botha" '),
        ("visit 4567", 'visit "Fred Botha" '),
        ("visit jack o'", 'visit "Jack O\'Brien" '),
        ("visit zoe mu", 'visit "Zoë Müller" '),
        ("visit zo", 'visit "Zoë M'),
        ('visit "Zoë Mah', 'visit "Zoë Mahlangu" '),
        ("show bo", "show bo"),  # Bo, and Fred Botha
        ("vi", "visit "),
        ("visit bo --n", "visit bo --nothing "),
        ("visit bo rye", "visit bo rye"),
        ("visit bo --on ", "visit bo --on "),
        ("done fred ", "done fred "),
        ("done fred tr", 'done fred "the trip?" '),
        ("done fred pie", 'done fred "a \\"big\\" pie" '),
        ("done nobody pie", "done nobody pie"),
        ("nosuch x", "nosuch x"),
        ("", ""),
        ("visit ", "visit "),
    ],
)
def test_a_line_goes_on_as_far_as_it_is_clear(line: str, whole: str) -> None:
    assert goes_on(line)[0] == whole


@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("visit zo", ['"Zoë Mahlangu"', '"Zoë Müller"']),
        ("bo", ["Bo", '"Fred Botha"']),
        ("done fred ", ['"the trip?"', '"a \\"big\\" pie"']),  # and nothing of rugby
        ("f", ["feedback", "find", "forget", '"Fred Botha"']),
        ("note fred ", []),
    ],
)
def test_what_a_line_may_become_is_offered(line: str, offers: list[str]) -> None:
    assert sorted(goes_on(line)[1]) == sorted(offers)


@given(line=st.text("abdefiklnortzëö '\"\\-.", max_size=20))
def test_tab_never_takes_away_what_was_typed(line: str) -> None:
    whole, _ = goes_on(line)
    assert len(parted(whole)) >= len(parted(line)) - 1 or '"' in whole


def test_a_completed_word_is_one_word() -> None:
    assert parted(goes_on("done fred pie")[0]) == ["done", "fred", 'a "big" pie']
    assert parted(goes_on("visit jack o'")[0]) == ["visit", "Jack O'Brien"]
