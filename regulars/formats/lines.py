r"""The lines of cards and calendars, `NAME;PARAMETER=X:value`: unfolded, decoded, and written.

Our own, since the libraries cut a text at the first comma that isn't escaped, as Outlook writes it.
"""

import codecs
import re
from binascii import a2b_qp
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import NamedTuple

from regulars.errors import UsageError

# iOS ends its lines with CR CR LF, old Macs with CR alone.
_BREAK = re.compile("\r{0,2}\n|\r")
_QUOTED = re.compile(r"[\w.-]+;[^:]*QUOTED-PRINTABLE", re.IGNORECASE)
_LINE = re.compile(
    r"""(?: (?P<group>[\w-]+) \. )? (?P<name>[A-Z][\w-]*)
        (?P<parameters> (?: ; (?: [^":;] | "[^"]*" )* )* | ;[^:]* )
        : (?P<value>.*)""",
    re.ASCII | re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
# What a circumflex stands for in a parameter (RFC 6868).
_CIRCUMFLEX = {"^n": "\n", "^'": '"', "^^": "^"}
# A line has 75 bytes at most, its end not counted (RFC 5545, section 3.1).
_WIDTH = 75


class Line(NamedTuple):
    """One property of a card or an event, as it stands there.

    Args:
        number: The line of the file on which it begins, from 1.
        name: In capitals: `TEL`; empty where the line is none of a property.
        value: Decoded; what is escaped in it still is.
        group: What ties it to others, as `item1`.
        types: In capitals what is said of it without more, or as its type: `CELL`, `FAX`.
        parameters: What else is said of it, by name in capitals.
        text: All of it as it stands there, unfolded.
    """

    number: int
    name: str
    value: str
    group: str = ""
    types: frozenset[str] = frozenset()
    parameters: Mapping[str, str] = MappingProxyType({})
    text: str = ""


def read(content: bytes, encoding: str = "") -> Iterator[Line]:
    """Read the lines of a file, unfolded and decoded each for itself.

    Args:
        content: The bytes of the file.
        encoding: What it is written in, where the owner named it.

    Raises:
        UsageError: If there is no such encoding.
    """
    if encoding:
        try:
            codecs.lookup(encoding)
        except LookupError:
            told = f"there is no encoding called {encoding}. Try cp1252."
            raise UsageError(told) from None
    content = _without_utf16(content)
    charset = re.search(rb"CHARSET=\"?([\w-]+)", content, re.IGNORECASE)
    told_once = charset[1].decode() if charset else ""
    for number, text in _unfolded(_BREAK.split(content.decode("latin-1"))):
        yield _line(number, text, encoding, told_once)


def _without_utf16(content: bytes) -> bytes:
    """Give a file as UTF-8 that is UTF-16 by its mark or by its NULs; any other as it is."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace").encode()
    for start, name in ((b"B\0E\0", "utf-16-le"), (b"\0B\0E", "utf-16-be")):
        if content.startswith(start):
            return content.decode(name, "replace").encode()
    return content.removeprefix(codecs.BOM_UTF8)


def _unfolded(rows: list[str]) -> Iterator[tuple[int, str]]:
    at = 0
    while at < len(rows):
        number, parts, quoted = at + 1, [rows[at]], _QUOTED.match(rows[at])
        at += 1
        while at < len(rows):
            if quoted and parts[-1].endswith("=") and not rows[at].startswith("END:"):
                parts[-1:] = [parts[-1][:-1], rows[at]]
            elif rows[at].startswith((" ", "\t")):
                parts.append(rows[at][1:])
            else:
                break
            at += 1
        if text := "".join(parts).strip("\0\x1a"):
            yield number, text


def _line(number: int, text: str, encoding: str, told_once: str) -> Line:
    found = _LINE.fullmatch(text)
    if not found:
        text = _decoded(text, encoding, told_once)
        return Line(number, "", text, text=text)
    types: set[str] = set()
    parameters: dict[str, str] = {}
    for one in re.findall(r';((?:"[^"]*"|[^";])*)', found["parameters"]):
        key, equals, value = one.partition("=")
        value = re.sub(r"\^[n'^]", lambda sign: _CIRCUMFLEX[sign[0]], value.replace('"', ""))
        if not equals or key.strip().upper() == "TYPE":
            types |= set((value if equals else key).upper().replace(" ", "").split(","))
        else:
            parameters[key.strip().upper()] = _decoded(value.strip(), encoding, told_once)
    value, how = found["value"], types | {parameters.get("ENCODING", "").upper()}
    if "QUOTED-PRINTABLE" in how:
        value = a2b_qp(value.encode("latin-1")).decode("latin-1")
    value = _decoded(value, parameters.get("CHARSET") or encoding, told_once)
    return Line(
        number,
        found["name"].upper(),
        _BREAK.sub("\n", value),
        (found["group"] or "").casefold(),
        frozenset(types),
        parameters,
        _decoded(text, encoding, told_once),
    )


def _decoded(text: str, declared: str, told_once: str) -> str:
    """Decode bytes (as Latin-1): as declared, as UTF-8, as elsewhere in the file, as Windows-1252.

    A text that its own declaration nearly fits is cut, and keeps to it.
    """
    content = text.encode("latin-1")
    for name in filter(None, (declared, "utf-8", told_once)):
        with suppress(LookupError, ValueError):  # of a name with a NUL in it
            return content.decode(name)
    with suppress(LookupError, ValueError):
        return content.decode(declared or "cp1252", "replace")
    return content.decode("cp1252", "replace")


def parts(value: str, sign: str) -> list[str]:
    r"""Take apart what a sign parts, unless it is escaped: `a;b\;c` by `;` is `a` and `b\;c`."""
    return [
        one for _, one in re.findall(rf"(^|{sign})((?:\\.|[^\\{sign}]|\\$)*)", value, re.DOTALL)
    ]


def plain(value: str, *, old: bool = False) -> str:
    r"""Give a text without its escapes.

    Args:
        value: As it stands in the file: `a\, b\nc`.
        old: Whether it is of a vCard 2.1, where a backslash is one, unless before `;` and `,`.
    """
    if old:
        return re.sub(r"\\([;,])", r"\1", value).strip()
    breaks = {"n": "\n", "N": "\n"}
    return re.sub(
        r"\\(.)", lambda sign: breaks.get(sign[1], sign[1]), value, flags=re.DOTALL
    ).strip()


def escaped(text: str) -> str:
    r"""Write a text as a value: `a\, b\nc` (RFC 2426, section 4; RFC 5545, section 3.3.11)."""
    text = re.sub("\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)
    text = re.sub("[\x00-\x08\x0e-\x1f\x7f]", "", text)
    return re.sub(r"([\\,;])", r"\\\1", text).replace("\n", "\\n")


def written(lines: Iterable[str]) -> bytes:
    """Write lines as UTF-8 with CR LF, folded so that none is longer than 75 bytes."""
    return b"".join(b"\r\n ".join(_folded(line)) + b"\r\n" for line in lines)


def _folded(line: str) -> Iterator[bytes]:
    rest, room = line.encode("utf-8", "replace"), _WIDTH
    while len(rest) > room:
        end = room
        while rest[end] & 0xC0 == 0x80:  # never inside of a character
            end -= 1
        yield rest[:end]
        rest, room = rest[end:], _WIDTH - 1
    yield rest
