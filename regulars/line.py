"""A line as it is typed at the counter: its words, and how it may go on."""

import re
import shlex
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from regulars.book import Book
from regulars.declared import Argument, Option, Parameter
from regulars.errors import RegularsError
from regulars.names import fold, starts, words
from regulars.tact import Tact

Takes = Callable[[str], Sequence[Parameter]]

# What is in quotes: it begins where a word does, and ends where one does. An apostrophe between
# two letters, as in O'Brien, ends nothing.
_QUOTED = r"""(?<![^\s=])(["'])((?:\\.|(?<=\w)'(?=\w)|(?!\1).)*)\1(?!\S)"""
# Stand for an apostrophe, and for inches, that are only signs.
_APOSTROPHE, _INCHES = "\ufdd0", "\ufdd1"
# What a question ends with; the second is that of a Japanese keyboard.
ASKS = "?？"
# The last word, which may be in quotes that aren't closed yet.
_LAST = r"""(?<!\S)(?:"[^"]*"?|'[^']*'?|[^\s"']\S*|)$"""


class Ending(NamedTuple):
    """How a line may go on.

    Args:
        before: What stands before its last word.
        typed: That word, or the beginning of it.
        offers: What it may become, as it is to be typed.
    """

    before: str
    typed: str
    offers: Sequence[str]

    @property
    def line(self) -> str:
        """The line as far as it is clear how it goes on, never less of it than was typed."""
        if len(self.offers) == 1:
            return f"{self.before}{self.offers[0]} "
        first, last = min(self.offers, default=""), max(self.offers, default="")
        alike = (place for place, sign in enumerate(first) if not last.startswith(sign, place))
        common = first[: next(alike, len(first))]
        goes_on = fold(common.lstrip('"')).startswith(fold(self.typed.strip("\"'")))
        return self.before + (common if common.strip('"') and goes_on else self.typed)


def parted(line: str, *, backslashes: bool = True) -> list[str]:
    """Part a line into its words, as a shell does; what a shell would choke on are mere signs.

    Args:
        line: As it was typed.
        backslashes: Whether they take the next sign's meaning away, and don't part folders.
    """
    kept = re.sub(f"{_QUOTED}|[\"']", _signs, line.strip().rstrip("\\"))
    try:
        read = _words(kept, backslashes=backslashes)
    except ValueError:  # what was taken for the end of a quotation is none
        read = _words(re.sub("[\"']", _sign, kept), backslashes=backslashes)
    return [word.replace(_APOSTROPHE, "'").replace(_INCHES, '"') for word in read]


def _words(line: str, *, backslashes: bool) -> list[str]:
    reader = shlex.shlex(line, posix=True, punctuation_chars=False)
    reader.whitespace_split, reader.commenters = True, ""
    reader.escape = "\\" if backslashes else ""
    return [*reader]


def _signs(found: re.Match[str]) -> str:
    """What is in quotes, with its apostrophes as mere signs; or a quote that is itself one."""
    mark, inside = found[1], found[2]
    return _sign(found) if mark is None else mark + inside.replace("'", _APOSTROPHE) + mark


def _sign(quote: re.Match[str]) -> str:
    return _APOSTROPHE if quote[0] == "'" else _INCHES


def ending(line: str, book: Book, commands: Collection[str], takes: Takes) -> Ending:
    """Tell how a line may go on, be it by a command, an option, a name or what is open.

    Args:
        line: As far as it is typed.
        book: Everybody.
        commands: The names of all commands.
        takes: Gives what may be typed after one.
    """
    found = re.search(_LAST, line)
    place = found.start() if found else len(line)
    before, typed = line[:place], line[place:]
    command, *held = parted(before) or [""]
    if not command:
        known = [one for one in commands if one.startswith(typed)]
        return Ending(before, typed, [*known, *_names(book, typed)])
    if command not in commands:
        return Ending("", line, _names(book, line))
    parameters = takes(command)
    arguments = [one.how for one in parameters if isinstance(one.how, Argument)]
    if held and typed and arguments and _is_name(arguments[0]):
        begin = len(line) - len(line.lstrip().removeprefix(command).lstrip())
        if whole := _names(book, line[begin:]):  # without quotes, as `visit fred bo`
            return Ending(line[:begin], line[begin:], whole)
    return Ending(before, typed, _offers(book, command, parameters, held, typed))


def _offers(
    book: Book, command: str, takes: Sequence[Parameter], held: Sequence[str], typed: str
) -> list[str]:
    """What a word may become that stands behind a command and the words it has already."""
    options = {name: one for one in takes for name in one.spellings}
    if typed.startswith("-"):
        return [name for name in options if name.startswith(typed)]
    option = options.get(held[-1]) if held else None
    if option and option.kind is not bool:
        is_name = isinstance(option.how, Option) and option.how.metavar == "NAME"
        return _names(book, typed) if is_name else []
    said = [word for word in held if not word.startswith("-")]
    if command == "done" and said:
        return [*map(_quoted, waiting(book, said[0], typed.strip("\"'")))]
    arguments = [one.how for one in takes if isinstance(one.how, Argument)]
    here = arguments[min(len(said), len(arguments) - 1)] if arguments else None
    return _names(book, typed) if here and _is_name(here) else []


def _is_name(argument: Argument) -> bool:
    return "NAME" in argument.metavar or bool(argument.resolve)


def _names(book: Book, typed: str) -> list[str]:
    """The full names of all whom a text may mean."""
    asked = typed.strip("\"' ")
    found = {book.get(one).name for one in book.named_by(asked)} if asked else set[str]()
    return sorted(map(_quoted, found), key=fold)


def waiting(book: Book, name: str, typed: str) -> list[str]:
    """Give what is open of somebody, and may be said at the counter.

    Args:
        book: Everybody.
        name: Whose; where it is nobody's or several people's, nothing is.
        typed: The beginnings of some words of it.
    """
    try:
        customer = book.one(name)
    except RegularsError:
        return []
    tact, asked = Tact(customer), words(typed)
    texts = [one.text for one in customer.open_followups() if not tact.names(one.text)]
    return [text for text in texts if not asked or starts(asked, words(text))]


def _quoted(text: str) -> str:
    """A text as `parted` takes it for one word."""
    if re.fullmatch(r"[^\s\"'\\-][^\s\"\\]*", text):
        return text
    return '"' + re.sub(r'["\\]', r"\\\g<0>", text) + '"'
