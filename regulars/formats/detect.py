"""What a file is, by its content and never by its name -> the rows that it holds."""

import re

from regulars.errors import RegularsError
from regulars.formats import ours, programs, sheets, table
from regulars.formats.rows import Read
from regulars.formats.sheets import Asked

_BOM = b"\xef\xbb\xbf"


def read(content: bytes, asked: Asked, where: str) -> Read:
    """Read a file of whatever kind.

    Args:
        content: Its bytes.
        asked: What the owner said beside it.
        where: How she named the file.

    Raises:
        RegularsError: If nothing can be read of it; the text says what it is not, and what
            would do.
        UsageError: If what she said beside it makes no sense.
    """
    if not content.strip():
        raise RegularsError(table.EMPTY)
    if not asked.encoding and content.removeprefix(_BOM).startswith(b"id,name,"):
        try:  # written by `export`: every sign counts, also those that mean nothing elsewhere
            return _table(content.decode("utf-8-sig"), asked, [])
        except UnicodeDecodeError:
            pass
    text, said = table.decode(content, asked.encoding)
    start = text[:2000].lstrip()
    if re.match(r"BEGIN[ \t]*:[ \t]*VCARD", start, re.IGNORECASE):
        from regulars.formats import vcard  # not loaded for a table

        return vcard.read(content, encoding=asked.encoding, tell=asked.tell)
    if re.match(r"BEGIN[ \t]*:[ \t]*VCALENDAR", start, re.IGNORECASE):
        from regulars.formats import calendar  # 20 bare Pythons, with what it reads series by

        return calendar.read(content, today=asked.today, encoding=asked.encoding)
    if start.startswith(("[", "{")):
        return ours.read_json(text, where)
    if start.casefold().startswith(("<!", "<html", "<?xml")):
        raise RegularsError("it is a web page or XML, and no table: ask for a CSV file.")
    return _table(text, asked, said)


def _table(text: str, asked: Asked, said: list[str]) -> Read:
    found = table.read(text, programs.known)
    if ours.NEEDS.issubset(found.header):
        return ours.read_csv(found, asked.tell)
    return sheets.read(text, asked, said)
