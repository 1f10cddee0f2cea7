"""What a file is, by its content and never by its name -> the rows that it holds."""

import re
from importlib import import_module
from typing import Any

from regulars.errors import RegularsError, UsageError
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
        raise RegularsError("it is empty: there is nothing in it to read.")
    if not asked.encoding and content.removeprefix(_BOM).startswith(b"id,name,"):
        try:  # written by `export`: every sign counts, also those that mean nothing elsewhere
            return _table(content.decode("utf-8-sig"), asked, [])
        except UnicodeDecodeError:
            pass
    text, said = table.decode(content, asked.encoding)
    start = text[:2000].lstrip()
    if re.match(r"BEGIN[ \t]*:[ \t]*VCARD", start, re.IGNORECASE):
        cards: Read = _other("vcard", "an address book").read(content, encoding=asked.encoding)
        return cards
    if re.match(r"BEGIN[ \t]*:[ \t]*VCALENDAR", start, re.IGNORECASE):
        events: Read = _other("calendar", "a calendar").read(
            content, today=asked.today, encoding=asked.encoding
        )
        events.sparing = True  # a diary also holds who delivers, and whom she meets once
        return events
    if start.startswith(("[", "{")):
        return ours.read_json(text, where)
    if start.startswith(("<!", "<html", "<?xml")):
        raise RegularsError("it is a web page, and no table: ask the program for a CSV file.")
    return _table(text, asked, said)


def _table(text: str, asked: Asked, said: list[str]) -> Read:
    found = table.read(text, programs.known)
    if ours.NEEDS.issubset(found.header):
        return ours.read_csv(found)
    return sheets.read(text, asked, said)


def _other(module: str, thing: str) -> Any:
    """The module that reads another kind of file, loaded only for that."""
    try:
        return import_module(f"regulars.formats.{module}")
    except ModuleNotFoundError:
        raise UsageError(f"it is {thing}, which isn't read yet. Nothing was imported.") from None
