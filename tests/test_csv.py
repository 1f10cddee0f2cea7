import csv
import io
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.customer import Customer, FollowUp, Kind, Never, Note, Relative
from regulars.formats import csv as ours
from regulars.orders import Visit

DAY = date(2026, 11, 23)
RISKY = [
    "=1+1",
    "+27",
    "-1",
    "@x",
    "\tx",
    "\rx",
    "\nx",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "'quoted",
    "''",
]


@pytest.mark.parametrize("text", RISKY)
def test_a_formula_is_made_harmless_and_comes_back(text: str) -> None:
    assert ours.safe_cell(text) == f"'{text}"
    assert ours.plain_cell(ours.safe_cell(text)) == text


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a;=1+1", "a;'=1+1"),
        ('a; "=1+1', "a; \"'=1+1"),
        ("=1;@x;b", "'=1;'@x;b"),
        (";'=1", ";''=1"),
    ],
)
def test_a_formula_behind_a_semicolon_is_made_harmless_and_comes_back(text: str, cell: str) -> None:
    assert ours.safe_cell(text) == cell
    assert ours.plain_cell(cell) == text


@pytest.mark.parametrize("text", ["", "Fred", "1+1", "O'Brien", "a=b", "😀"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert ours.safe_cell(text) == text
    assert ours.plain_cell(text) == text


anything = st.text(st.characters(exclude_categories=["Cs"]))
signs = st.text("=+-@;\"' \t\nx＝", max_size=8)
cells = anything | st.sampled_from(RISKY) | anything.map("'{}".format) | signs


@given(cells)
def test_every_cell_comes_back_and_runs_nothing(text: str) -> None:
    cell = ours.safe_cell(text)
    assert ours.plain_cell(cell) == text
    assert not cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))
    assert not re.search('; *"?[=+@＝＋－＠-]', cell)


@given(st.lists(st.lists(cells, min_size=2, max_size=4), max_size=5), st.booleans())
def test_every_table_comes_back(rows: list[list[str]], excel: bool) -> None:
    written = ours.dump(rows, excel=excel)
    assert written.startswith(b"\xef\xbb\xbf") or not excel
    read = csv.reader(io.StringIO(written.decode("utf-8-sig" if excel else "utf-8"), newline=""))
    assert [[ours.plain_cell(cell) for cell in row] for row in read] == rows


def test_lists_have_a_line_for_each_and_parts_between_bars() -> None:
    fred = Customer(
        "x",
        "Fred",
        phones=["1", "2"],
        never=[Never("a|b", "c\\d"), Never("plain")],
        notes=[Note(DAY, "two\nlines"), Note(DAY, "secret", private=True)],
        visits=[Visit(DAY, "tea + scone"), Visit(date(2026, 12, 1))],
        followups=[FollowUp(Kind.ASK, "how?", DAY, closed=DAY, outcome="well")],
    )
    header, row = ours.customers([fred])
    cell = dict(zip(header, row, strict=True))
    assert cell["phones"] == "1\n2"
    assert cell["never"] == "a\\|b | c\\\\d\nplain"
    assert cell["notes"] == "2026-11-23 | two\\nlines"
    assert cell["visits"] == "2026-11-23 tea + scone\n2026-12-01"
    assert cell["followups"] == "ask | how? | 2026-11-23 |  |  | 2026-11-23 | well"
    assert (cell["offers"], cell["resting"], cell["every"]) == ("yes", "no", "")
    with_private = list(ours.customers([fred], private=True))[1]
    assert "2026-11-23 | secret | yes" in with_private[header.index("notes")]


def test_an_entry_without_a_word_is_a_blank_line() -> None:
    header, row = ours.customers([Customer("x", "Fred", family=[Relative("")], never=[Never("")])])
    cell = dict(zip(header, row, strict=True))
    assert (cell["family"], cell["never"]) == ("", "")
