"""Bytes -> text -> rows, as real programs write them."""

from pathlib import Path

import pytest

from regulars.errors import RegularsError, UsageError
from regulars.formats.table import Table, decode, read

FILES = Path(__file__).parent / "data" / "imports"


def of(content: bytes) -> Table:
    return read(decode(content)[0], lambda header: sum(cell == "name" for cell in header))


def rows(content: bytes) -> list[tuple[int, list[str]]]:
    return list(of(content).rows())


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("csvkit-mac_newlines", [(2, ["1", "2", "3"]), (3, ["Once upon\ra time", "5", "6"])]),
        ("csvkit-null_byte", [(2, ["", "2", "3"])]),
        ("csvkit-test_latin1", [(2, ["1", "2", "3"]), (3, ["4", "5", "©"])]),
        ("csvkit-test_utf16_little", [(2, ["1", "2", "3"]), (3, ["4", "5", "ʤ"])]),
        (
            "spectrum-quotes_and_newlines",
            [(2, ["1", 'ha \n"ha" \nha']), (5, ["3", "4"])],
        ),
    ],
)
def test_tables_of_other_programs_are_read(name: str, there: list[tuple[int, list[str]]]) -> None:
    found = rows((FILES / f"{name}.csv").read_bytes())
    assert [row for _, row in found][-len(there) :] == [row for _, row in there]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\r\r\n"])
def test_every_encoding_and_line_end_gives_the_same(encoding: str, ends: str) -> None:
    text = ends.join(["name,note", "Zoë,one", "", "Müller,two", ""])
    assert [row for _, row in rows(text.encode(encoding))] == [["Zoë", "one"], ["Müller", "two"]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_that_of_the_header(delimiter: str) -> None:
    text = f'name{delimiter}"a,b;c"\nFred{delimiter}x\n'
    assert rows(text.encode()) == [(2, ["Fred", "x"])]


def test_a_line_that_names_the_delimiter_is_none_of_the_table() -> None:
    assert rows(b"sep=;\r\nname;note\r\nFred;a,b,c,d\r\n") == [(3, ["Fred", "a,b,c,d"])]


def test_a_header_may_stand_below_a_title() -> None:
    assert rows(b"Customers of the shop\n\nname;note\nFred;x\n") == [(4, ["Fred", "x"])]


def test_short_rows_are_filled_and_sums_and_headers_left_out() -> None:
    found = of(b"name,a,b\nFred\nname,a,b\nTotal,,12.50\nTotal Joy,x,y\n")
    assert [row for _, row in found.rows()] == [["Fred", "", ""], ["Total Joy", "x", "y"]]
    assert found.left_out == 2


def test_a_quote_that_never_closes_costs_its_own_row() -> None:
    found = of(b'name,a\nFred,"x\nJo,y\nAnn,"z"\n')
    assert [row for _, row in found.rows()] == [["Jo", "y"], ["Ann", "z"]]
    assert [one.line for one in found.refused] == [2]


def test_what_may_be_the_rest_of_a_broken_row_is_nobody() -> None:
    found = of(b'name,a\nFred,"x "y"z\nmore of it\nand more"\nAnn,z\n')
    assert [row for _, row in found.rows()] == [["Ann", "z"]]
    assert [(one.line, one.why) for one in found.refused] == [
        (2, "a quote that never closes"),
        (3, "perhaps the rest of the row before, down to line 4"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        b'name,"note\nAnn,x\nBob,y\n',
        b"name," + b"x" * 200_000 + b"\nAnn,y\n",
        b'"' + b"Ann,x\n" * 50_000,
    ],
)
def test_a_header_without_end_is_said_and_not_taken_for_an_empty_file(content: bytes) -> None:
    with pytest.raises(RegularsError, match="its first row has a quote that never closes"):
        of(content)


@pytest.mark.parametrize("content", [b",,,\n,,,\n", b'"",""\n'])
def test_a_table_of_empty_cells_is_empty(content: bytes) -> None:
    with pytest.raises(RegularsError, match="it is empty"):
        of(content)


def test_a_header_may_have_lines_in_a_cell() -> None:
    assert of(b'name,"note\nof ours"\n').header == ["name", "note\nof ours"]


def test_a_quote_inside_a_cell_is_kept() -> None:
    assert rows(b'name,a\nFred,"12" pipe""\nAnn,z\n')[0] == (2, ["Fred", '12 pipe""'])


def test_the_encoding_she_names_goes_before() -> None:
    assert decode("Müller".encode("cp850"), "cp850")[0] == "Müller"
    with pytest.raises(UsageError, match="no encoding called klingon"):
        decode(b"x", "klingon")
