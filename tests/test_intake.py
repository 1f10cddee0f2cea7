"""Whatever a file holds: what is made of it can be kept, and is made of it once."""

import json
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from regulars.book import Book
from regulars.errors import RegularsError
from regulars.formats import detect
from regulars.formats.sheets import Asked
from regulars.intake import take
from regulars.records import Record, to_record
from regulars.report import Wishes

DATA = Path(__file__).parent / "data"
FILES = [
    path
    for folder in ("imports", "cards", "calendars")
    for path in sorted((DATA / folder).iterdir())
    if path.suffix in {".csv", ".vcf", ".ics"}
]
DAY = date(2026, 11, 24)
SLIPS = [
    *(b'"', b",", b";", b"\n", b"\r\n", b"\t", b"=", b":", b"\\", b"\0", b"\xff", b"@", b"0", b"9"),
    *(b"NaN", b"1e999", b"0026-05-01", b"2300-01-01", b"29/2/2023", b"=0A", b"\xc2\xa0", b"None"),
    *(b"END:VCARD\r\n", b"END:VEVENT\r\n", b"RRULE:FREQ=DAILY;INTERVAL=0\r\n"),
]


def imported(records: dict[str, Record], content: bytes, wishes: Wishes) -> dict[str, Record]:
    """What a notebook holds after an import, as it is on disk."""
    book = Book(records)
    take(book, detect.read(content, Asked(DAY), "a file"), wishes)
    kept = {one.id: to_record(one) for one in book}
    written: dict[str, Record] = json.loads(json.dumps(kept))
    return written


@settings(max_examples=40)  # each reads a whole file twice: 100 ms
@given(
    st.sampled_from(FILES),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(SLIPS)), max_size=5),
    st.builds(Wishes, st.just(DAY), new=st.booleans(), ahead=st.booleans()),
)
def test_a_damaged_file_leaves_a_sound_notebook_and_a_second_time_changes_nothing(
    path: Path, slips: list[tuple[float, int, bytes]], wishes: Wishes
) -> None:
    content = path.read_bytes()
    for share, gone, slip in slips:
        at = int(share * len(content))
        content = content[:at] + slip + content[at + gone :]
    try:
        first = imported({}, content, wishes)
    except RegularsError:
        return
    assert imported(first, content, wishes) == first
