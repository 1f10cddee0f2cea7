"""Write the man page from the pages of the help: `python -m tests.manpage`.

The form is that of mdoc(7), which mandoc and groff read.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

import regulars
from regulars import manual
from regulars.commands.help import page
from regulars.manual import STRESSED, Heading, Page, Rows, Text, Typed
from regulars.timetable import TIMES

PATH = Path(regulars.__file__).parent / "regulars.1"
# The day on which the version came out.
DAY = "November 25, 2026"
# What mdoc calls the sections that every man page has, so that readers find them.
_CUSTOMARY = {"Set for every command": "ENVIRONMENT", "How a command ends": "EXIT STATUS"}


def written() -> str:
    """Give the man page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    summary = (regulars.__doc__ or "").partition("\n")[0]
    yield from (f".Dd {DAY}", ".Dt REGULARS 1", ".Os", ".Sh NAME", ".Nm regulars")
    yield f".Nd {_told(summary[0].lower() + summary[1:]).rstrip('.')}"
    yield from (".Sh SYNOPSIS", ".Nm", ".Op Fl -file Ar PATH", ".Ar COMMAND ...")
    yield ".Sh DESCRIPTION"
    before, after = manual.around_the_commands()
    yield from _parts(before)
    for time, group in TIMES.items():
        yield f".Sh {_told(time).upper()}"
        for command in group:
            yield f".Ss {command}"
            yield from _parts(page(command))
    yield from _parts(after)
    for topic in manual.topics().values():
        yield from _parts(topic)
    yield from (".Sh VERSION", f"This is told of regulars {regulars.__version__}.")


def _parts(told: Page) -> Iterator[str]:
    fresh = True  # mdoc wants no paragraph right below a heading
    for part in told:
        match part:
            case Heading("Examples"):
                yield from (".Pp", "For instance:")
            case Heading(text):
                yield f".Sh {_told(_CUSTOMARY.get(text, text)).upper()}"
            case Text(text):
                yield from ([] if fresh else [".Pp"])
                yield from _sentences(text)
            case Rows(rows):
                yield ".Bl -tag -width Ds"
                for label, text in rows:
                    yield f".It {_told(label)}"
                    yield from _sentences(text)
                yield ".El"
            case Typed(lines):
                yield from (".Bd -literal -offset indent", *map(_told, lines), ".Ed")
        fresh = isinstance(part, Heading)


def _sentences(text: str) -> Iterator[str]:
    """A sentence a line, as roff likes it, and none too long for it."""
    for sentence in re.split(r"(?<=[.;:]) (?=\S)", text):
        told = _told(sentence)
        yield from (_guarded(line) for line in wrap(told, 79, break_on_hyphens=False))


def _told(text: str) -> str:
    """Give a text in which nothing acts on roff, and what is typed is bold."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return _guarded(STRESSED.sub(r"\\fB\1\2\\fP", safe))


def _guarded(line: str) -> str:
    return re.sub(r"^(?=[.'])", r"\\&", line)


if __name__ == "__main__":
    sys.exit(not PATH.write_text(written(), encoding="utf-8"))
