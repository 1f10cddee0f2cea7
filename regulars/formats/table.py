"""The bytes of a table -> its header and rows, each with the line on which it begins."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from regulars.errors import RegularsError, UsageError
from regulars.formats.rows import Refused, Tell, silent, watched
from regulars.wording import count

# What a file begins with that is no text, and what would do instead.
_MAGIC = {
    b"PK\x03\x04": "a zip or a spreadsheet's own file (.xlsx, .ods): unpack it, or save it as CSV",
    b"%PDF": "a PDF: ask the program for a CSV file instead",
    b"\xd0\xcf\x11\xe0": "an old Excel or Outlook file: save it as CSV first",
    b"\x1f\x8b": "a packed file (gzip): unpack it first",
    b"{\\rtf": "a letter (RTF): save the list in it as CSV",
    b"\x89PNG": "a picture: ask the program for a CSV file instead",
    b"\xff\xd8\xff": "a picture: ask the program for a CSV file instead",
    b"GIF8": "a picture: ask the program for a CSV file instead",
    b"<svg": "a picture: ask the program for a CSV file instead",
    b"SQLite format 3": "a database: ask the program for a CSV file instead",
}
_DELIMITERS = ",;\t|"
# How many rows may stand before the header.
_HEADER_WITHIN = 10
# A cell longer than this is none of a person: most likely a quote that never closes.
_LONGEST_CELL = 131_072
_TOO_LONG = "a cell longer than a letter of 50 pages: it can't be anybody's"
EMPTY = "it is empty: there is nothing in it to read. Export it once more."
_BROKEN = "a quote that never closes"
_REST = "perhaps the rest of the row before"
_NO_HEADER = (
    "its first row has a quote that never closes, or a cell longer than a letter of 50 pages: "
    "open it in a spreadsheet, and save it as CSV once more."
)
_NO_TEXT_AT_ALL = "it is no text, but bytes that stand for nothing: ask the program for a CSV file."
# The control characters that no text has.
_NO_TEXT = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(slots=True)
class Table:
    """A table as text, its header found.

    Args:
        text: All of it.
        delimiter: What parts its cells.
        header: The names of its columns.
        begins: After how many signs of the text its rows begin.
        longest: How many signs a cell may have: a longer one is a quote that never closes.
        refused: The rows that can't be read; grows while they are.
        left_out: How many rows were totals or the header once more.
    """

    text: str
    delimiter: str
    header: list[str]
    begins: int
    longest: int = _LONGEST_CELL
    refused: list[Refused] = field(default_factory=list)
    left_out: int = 0

    def rows(self, tell: Tell = silent) -> Iterator[tuple[int, list[str]]]:
        """Give each row that can be read, with its line and as many cells as the header.

        Args:
            tell: What is told how far it has come.
        """
        self.refused.clear()
        self.left_out, width = 0, len(self.header)
        named = _folded(self.header)
        unusual = {named[0][:1], *"gst"}  # what the header and totals begin with
        csv.field_size_limit(self.longest)
        mended = True
        told = _rows(self.text, self.delimiter, self.begins, width)
        many = self.text.count("\n") or self.text.count("\r")
        for line, row in watched(told, many, tell):
            if isinstance(row, str):
                self.refused.append(Refused(line, row))
            # What comes after a broken row may be the rest of it, and nobody's name.
            mended = row == _TOO_LONG or (row != _BROKEN and (mended or len(row) == width))
            if isinstance(row, str):
                continue
            first = row[0].strip().casefold() if row else ""
            if mended and len(row) == width and first and first[0] not in unusual:
                yield line, row  # as nearly every row of a till is
            elif len(row) > width and "".join(row[width:]).strip():
                why = f"{len(row)} cells under {width} headers: a comma that isn't in quotes?"
                self.refused.append(Refused(line, why))
            elif not first and not "".join(row).strip():
                continue
            elif not mended:
                self._refuse_rest(line)
            elif (first == named[0] and _folded(row) == named) or _is_total(first, row):
                self.left_out += 1
            elif len(row) == width:
                yield line, row
            else:
                yield line, (row + [""] * (width - len(row)))[:width]

    def _refuse_rest(self, line: int) -> None:
        """Refuse a line that may go on with the broken row before it, and all like it as one."""
        last = self.refused[-1]
        if last.why.startswith(_REST):
            self.refused[-1] = Refused(last.line, f"{_REST}, down to line {line}")
        else:
            self.refused.append(Refused(line, _REST))


def decode(content: bytes, encoding: str = "") -> tuple[str, list[str]]:
    """Turn the bytes of a file into text.

    UTF-16 is known by its NULs before UTF-8 is tried, since ASCII in UTF-16 passes as UTF-8; what
    is neither is Windows-1252. Nothing is guessed by statistics: they are wrong on short names.

    Args:
        content: The bytes.
        encoding: The encoding, where the owner named one.

    Returns:
        The text without its mark and its NULs, and what is to be said of the encoding.

    Raises:
        RegularsError: If it is no text, or not in that encoding.
        UsageError: If there is no such encoding.
    """
    if what := next((what for magic, what in _MAGIC.items() if content.startswith(magic)), ""):
        raise RegularsError(f"it is no table and no address book but {what}.")
    text, said = _decode(content, encoding)
    if nulls := text.count("\0"):
        if nulls > len(text) / 10:
            raise RegularsError(_NO_TEXT_AT_ALL)
        text = text.replace("\0", "")
        was = "was" if nulls == 1 else "were"
        said.append(f"{count(nulls, 'sign')} that stands for nothing (NUL) {was} left out")
    if len(_NO_TEXT.findall(text[:100_000])) > len(text[:100_000]) / 100:
        raise RegularsError(_NO_TEXT_AT_ALL)
    # iOS and some Windows programs end their lines twice.
    return text.removeprefix("\ufeff").replace("\r\r\n", "\r\n"), said


def _decode(content: bytes, encoding: str) -> tuple[str, list[str]]:
    if encoding:
        try:
            return content.decode(encoding), [f"read as {encoding}, as you said"]
        except LookupError:
            raise UsageError(f"there is no encoding called {encoding}. Try cp1252.") from None
        except UnicodeError:
            raise RegularsError(f"it is not written in {encoding}.") from None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), ["read as UTF-16"]
    start = content[:10_000]
    for place, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        # Of Latin text every second byte is a NUL; names in other scripts leave a third at least.
        if start and start[place::2].count(0) > len(start) / 6 > 4 * start[1 - place :: 2].count(0):
            return content.decode(name, "replace"), ["read as UTF-16"]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        said = "read as Windows-1252, since it is no UTF-8; if a name looks wrong: --encoding"
        return content.decode("cp1252", "replace"), [said]


def read(text: str, known: Callable[[Sequence[str]], int]) -> Table:
    """Find the header of a table, and what parts its cells.

    Args:
        text: All of it.
        known: Of the cells of a row, how many of them are headers that are understood.

    Raises:
        RegularsError: If there is nothing in it, or no end to its first row.
    """
    if not re.search(r'[^\s,;|"]', text):
        raise RegularsError(EMPTY)
    told = re.match(r'\s*"?sep=(.)"?[ \t]*(\r\n|\r|\n)', text, re.IGNORECASE)
    best: tuple[tuple[int, int], Table] | None = None
    for delimiter in told[1] if told else _DELIMITERS:
        begins = told.end() if told else 0
        for place, (end, row) in enumerate(_first(text, delimiter, begins)):
            header = [cell.strip() for cell in row]
            # Nobody's words are known: then the first row it is, and the commonest delimiter.
            rated = (known(header), 0 if place else len(header))
            if any(header) and (best is None or rated > best[0]):
                best = rated, Table(text, delimiter, header, end)
    if best is None:
        raise RegularsError(_NO_HEADER)
    found = best[1]
    ends_within = found.begins == len(text) and any(map(re.compile("[\r\n]").search, found.header))
    if ends_within and text.count('"') % 2:
        raise RegularsError(_NO_HEADER)
    return found


def _first(text: str, delimiter: str, begins: int) -> Iterator[tuple[int, list[str]]]:
    """The first rows that aren't blank: where each ends, and its cells."""
    lines = io.StringIO(text, newline="")
    lines.seek(begins)
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    found = 0
    while found < _HEADER_WITHIN:
        try:
            row = next(reader)
        except (StopIteration, csv.Error):
            return
        if any(map(str.strip, row)):
            found += 1
            yield lines.tell(), row


def _rows(
    text: str, delimiter: str, begins: int, width: int
) -> Iterator[tuple[int, list[str] | str]]:
    """Each row with its line; in the place of one that can't be read what is wrong with it."""
    lines = io.StringIO(text, newline="")
    lines.seek(begins)
    before = len(re.findall("\r\n|\r|\n", text[:begins]))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        at, line = lines.tell(), before + reader.line_num + 1
        try:
            for row in reader:
                yield line, row
                at, line = lines.tell(), before + reader.line_num + 1
        except csv.Error:
            end = lines.tell()
        else:
            return
        lines.seek(at)
        if longer := _longer(lines, delimiter, width, len(text)):
            yield line, _TOO_LONG
            before = line + longer - 1
        else:
            lines.seek(at)
            first = lines.readline()
            yield line, (_loosely(first, delimiter) if lines.tell() == end else None) or _BROKEN
            before = line
        reader = csv.reader(lines, delimiter=delimiter, strict=True)


def _longer(lines: io.StringIO, delimiter: str, width: int, longest: int) -> int:
    """How many lines a row goes over with a cell that is too long; 0 where that isn't its fault.

    Args:
        lines: At its beginning; behind it afterwards.
        delimiter: What parts its cells.
        width: How many a row of the table has.
        longest: How many signs all of the text has.
    """
    limit = csv.field_size_limit(longest)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        row = next(reader)
    except (StopIteration, csv.Error):
        return 0
    finally:
        csv.field_size_limit(limit)
    return reader.line_num if len(row) == width and max(map(len, row)) > limit else 0


def _loosely(line: str, delimiter: str) -> list[str] | None:
    """A line with a quote amid a cell, as well as it can be read; none where it goes on below."""
    if line.count('"') % 2:
        return None
    try:
        return next(csv.reader([line], delimiter=delimiter))
    except csv.Error:  # a cell without end
        return None


def _folded(row: Sequence[str]) -> list[str]:
    return [cell.strip().casefold() for cell in row]


def _is_total(first: str, row: Sequence[str]) -> bool:
    """Whether a row is the sum of the others: `Total` first, and nothing but numbers after it."""
    if not re.fullmatch(r"(grand |sub)?totals?:?", first):
        return False
    return all(re.fullmatch(r"[-+($€£R \d.,)%]*", cell) for cell in row[1:])
