"""What is to be read aloud: no columns, no signs, a fact a line."""

import re

import pytest

from regulars.screen.plain import read_aloud
from tests.conftest import Shop
from tests.processes import Terminal

# What only the eye makes something of: strips, bars, boxes, the hand, a dot between two facts.
SEEN = re.compile("[▁-▟─-╿✋·]")
# What stands beside the strip of weeks on the card.
STRIP = {*"each mark week weeks away usually".split()}
STRIP |= {*"jan feb mar apr may jun jul aug sep oct nov dec".split()}
READING = (
    *("today", "due", "due --all", "due --lapsed", "show fred", "show zoe --private", "mia"),
    *("show fred --why", "show sarah --why", "list", "find flat", "find white", "open"),
    *("open --all", "orders", "history", "history fred", "history --since '1 oct'", "stats"),
    *("offer 'steak night' --about beef", "offer latte", "dupes", "settings", "dossier mia"),
    *("check", "here fred zoe", "visit zoe 'bacon roll'", "undo", "never mia eggs"),
)


@pytest.fixture
def sample(cast: Shop) -> str:
    """A sample shop, in which somebody was written down twice and an order never fetched."""
    cast.done("demo")
    path = str(cast.path.with_name("sample-shop.json"))
    for typed in (
        ("add", "Wendy Smit", "--new", "--phone", "084 111 2222"),
        ("order", "wendy smith", "rye", "--for", "today"),
        ("never", "wendy smith", "milk"),
    ):
        cast.run("--file", path, *typed)
    return path


@pytest.mark.parametrize("typed", READING)
def test_a_plain_page_is_made_of_sentences(cast: Shop, sample: str, typed: str) -> None:
    said = cast(f"--file '{sample}' --plain {typed}")
    assert said.code == 0, said.err
    for line in (said.out + said.err).splitlines():
        assert not re.search(r"\s\s|^\s|\s$", line), line
        assert not SEEN.search(line), line


@pytest.mark.parametrize("typed", READING[:20])
def test_a_plain_page_says_all_that_the_other_says(cast: Shop, sample: str, typed: str) -> None:
    words = [
        set(re.findall(r"\w{3,}", cast(f"--file '{sample}' {plain} {typed}").out.casefold()))
        for plain in ("", "--plain")
    ]
    assert words[0] - words[1] <= STRIP
    assert words[1] - words[0] <= {"never"}


def test_a_dumb_terminal_is_plain_without_being_told(
    cast: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = cast.done("--plain fred")
    assert plain != cast.done("fred")
    monkeypatch.setenv("TERM", "dumb")
    assert cast.done("fred") == plain
    assert cast.done("--plain fred") == plain


def test_the_card_says_what_must_not_be_got_wrong_in_words(cast: Shop) -> None:
    assert cast.done("--plain zoe").splitlines()[:2] == ["Zoë Müller", "Never: meat (vegan)"]
    cast.done("edit zoe --no-offers")
    assert "\nno promotions\n" in cast.done("--plain zoe")
    assert "\nAvoid: the rugby\n" in cast.done("--plain freddie")
    assert "\nLast here: Mon 9 Nov, 2 weeks ago, the first time\n" in cast.done("--plain freddie")


def test_each_row_is_a_sentence_that_begins_with_the_name(cast: Shop) -> None:
    cast.done("order fred '2 kg biltong' --for 'fri 16:30'")
    assert cast.done("--plain orders") == (
        "Fri 27 Nov\nFred Botha: 2 kg biltong, 16:30, 082 123 4567\n"
    )
    assert "Zoë Müller: never meat (vegan); oat flat white, no rhythm yet;" in cast.done(
        "--plain list"
    )
    cast.done("visit jack tea")
    cast.done("note jack tall")
    assert cast.done("--plain history --on today").splitlines()[1:4] == [
        "Fred Botha: ordered: 2 kg biltong",
        "Jack O'Brien: tea",
        "Jack O'Brien: tall",
    ]


def test_a_warning_keeps_its_word(cast: Shop) -> None:
    said = cast.done("--plain visit zoe 'bacon roll'")
    assert "\nWarning: Zoë Müller: never meat (vegan). A bacon roll has bacon.\n" in said


def test_whom_a_name_fits_is_said_without_columns(cast: Shop) -> None:
    err = cast("--plain show anna").err
    assert "\n1, Anna Nel, 084 111 2222, rye, no visit yet\n" in err


def test_json_and_what_is_exported_stay_as_they_are(cast: Shop) -> None:
    for typed in ("list --json", "today --json", "export -", "show zoe --json"):
        assert cast(f"--plain {typed}").out == cast(typed).out


def test_plain_text_that_is_saved_is_plain_too(cast: Shop) -> None:
    for typed in ("today", "show fred", "stats"):
        plain = cast.done(f"--plain {typed}")
        assert cast.done(f"--plain {typed} --save -") == plain
        assert cast.done(f"{typed} --save -") != plain


@pytest.mark.parametrize("told", [{"TERM": "dumb"}, {}])
def test_on_a_terminal_no_line_is_broken_and_nothing_coloured(
    cast: Shop, told: dict[str, str]
) -> None:
    cast.done("note jack '" + "the same again and " * 20 + "again'")
    typed = ("jack",) if told else ("--plain", "jack")
    said = Terminal(*typed, columns=40, TERM=told.get("TERM", "xterm")).ended().out
    assert "\x1b" not in said
    assert said.replace("\r", "") == cast.done("--plain jack")


def test_a_long_briefing_is_cut_where_somebody_listens(cast: Shop) -> None:
    for number in range(14):
        cast.done(f"order jack 'pie {number}' --for today")
    said = Terminal("--plain", "today", rows=9).ended().out
    assert "Jack O'Brien: pie 9, +27 83 555 0101\r\nand 4 more: regulars orders" in said
    assert "pie 13" in cast.done("--plain today")


def test_plain_at_the_counter_holds_for_every_line(cast: Shop) -> None:
    plain = cast.done("--plain fred")
    assert cast("--plain counter", "fred\nfred").out == plain * 2
    assert cast("counter", "--plain fred\nfred").out == plain * 2
    assert cast.done("fred") != plain


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("  Wendy Smith   rye ?", "Wendy Smith, rye ?"),
        ("✋ never   nuts", "never, nuts"),
        ("✋ Mia: never milk.", "Warning: Mia: never milk."),
        ("a · b", "a; b"),
        ("how was it?   #1", "how was it? #1"),
        ("", ""),
    ],
)
def test_a_line_is_read_without_what_is_only_seen(line: str, said: str) -> None:
    assert read_aloud(line) == said


@pytest.mark.parametrize("typed", ["help", "help dates", "help visit"])
def test_the_help_is_read_aloud_as_a_fact_a_line(shop: Shop, typed: str) -> None:
    said = shop.done(f"--plain {typed}")
    rows = [line for line in shop.done(typed).splitlines() if re.match(r"  \S+.*\S {2,}\S", line)]
    assert rows
    for row in rows:
        label, told = re.split(r" {2,}", row.strip(), maxsplit=1)
        assert f"{label}: {told}\n" in said


def test_a_never_ends_where_the_reason_begins(cast: Shop) -> None:
    cast.done("add 'Una Nel' --never nuts")
    assert "Una Nel: never nuts; here once; last here today" in cast.done("--plain due --all")
    assert "Una Nel: never nuts; That is a nut." in cast.done("--plain offer 'nut cake'")
