"""The streams: what is written gets through, whatever they can hold."""

import codecs
import io
import re
import sys

from regulars.wording import HAND

# What stands for the hand where a stream can't hold it; the word after it says the same.
_WARNING = re.compile(rf"{HAND} (never|avoid|no)\b")


def settle() -> None:
    """See to it that there are three streams, and that no character is too much for them.

    A console of cp1252 or plain ASCII gets `?` for what it can't hold, and `NEVER` or `AVOID` for
    the hand: by then everything is saved, and an error would make her type it again.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever called
            setattr(sys, name, io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
    codecs.register_error("regulars", _instead)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="regulars")


def put_bytes(content: bytes) -> None:
    """Write to stdout just these bytes, after what was printed already."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def _instead(error: UnicodeError) -> tuple[str, int]:
    """Give what stands in the place of the first character that can't be written."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    if found := _WARNING.match(error.object, error.start):
        return found[1].upper(), found.end()
    return ("NEVER" if error.object[error.start] == HAND else "?"), error.start + 1
