"""How bash, zsh and fish write a line: what was typed of it, and what may stand next."""

from collections.abc import Iterator, Sequence

from regulars.spelling import fold

SHELLS = ("bash", "zsh", "fish")
# What bash takes as it stands; before any other sign of ASCII goes a backslash.
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./,+")


class Typed:
    """A line as a shell reads it, without running anything that stands in it.

    Args:
        line: As it is typed up to the cursor.
        breaks: At which signs bash parts a word before it completes the rest.

    Attributes:
        words: The words without what quotes them; the last, which may be empty, is to be completed.
        quote: The quotation mark that is still open.
        kept: How many signs of the last word stay, since bash completes what comes behind them.
    """

    def __init__(self, line: str, breaks: str = "") -> None:
        self.words: list[str] = []
        self.quote, self.kept = "", 0
        self._word: str | None = None
        signs = iter(line)
        for sign in signs:
            if self.quote:
                self._read_quoted(sign, signs)
            elif sign in " \t\n":
                self.words += [] if self._word is None else [self._word]
                self._word, self.kept = None, 0
            elif sign in "\"'":
                self._add("", keep=True)
                self.quote = sign
            elif sign == "\\":
                self._add(next(signs, ""))
            elif sign in breaks:
                # What follows `@` may be a host for bash, which puts that sign in too.
                self._add(sign, keep=True, but=int(sign == "@"))
            else:
                self._add(sign)
        self.words.append(self._word or "")

    def _read_quoted(self, sign: str, signs: Iterator[str]) -> None:
        if sign == self.quote:
            self._add("", keep=True)
            self.quote = ""
        elif sign == "\\" and self.quote == '"':
            after = next(signs, "")
            self._add(after if after in '"\\$`' else f"\\{after}")
        else:
            self._add(sign)

    def _add(self, text: str, *, keep: bool = False, but: int = 0) -> None:
        self._word = (self._word or "") + text
        if keep:
            self.kept = len(self._word) - but


def in_bash(typed: Typed, offered: Sequence[str]) -> list[str]:
    """Give what may stand next as bash puts it in: quoted, and from where it completes.

    Args:
        typed: The line.
        offered: What may stand in the place of its last word.
    """
    last, kept = typed.words[-1], typed.kept
    ends = [one[kept:] for one in offered if one[:kept] == last[:kept]]
    quoted = [_QUOTED[typed.quote](end) for end in ends]
    # What begins with the mark that is open is put in the place of it too.
    quoted = [f"{typed.quote}{one}" if one.startswith(typed.quote) else one for one in quoted]
    if len(ends) > 1 and not fold(_common(ends)).startswith(fold(last[kept:])):
        # Bash would put what they all begin with, maybe less than was typed, in its place. With
        # one that begins otherwise it only lists them.
        return [" ", *quoted]
    return quoted


def _common(texts: Sequence[str]) -> str:
    """What all begin with."""
    first, last = min(texts), max(texts)
    unlike = (at for at, signs in enumerate(zip(first, last, strict=False)) if len({*signs}) > 1)
    return first[: next(unlike, None)]


def _bare(text: str) -> str:
    return "".join(one if one in _PLAIN or one > "\x7f" else f"\\{one}" for one in text)


def _in_double(text: str) -> str:
    quoted = "".join(f"\\{one}" if one in '"\\$`' else one for one in text)
    return quoted.replace("!", '"\\!"')  # which nothing quotes between these


def _in_single(text: str) -> str:
    return text.replace("'", "'\\''")


# By the quotation mark that is open.
_QUOTED = {"": _bare, '"': _in_double, "'": _in_single}


def in_fish(last: str, offered: Sequence[str]) -> list[str]:
    """Give what may stand next as fish takes it, which quotes it by itself.

    It leaves out what has other accents than was typed: that is offered without them, with what it
    stands for beside it.

    Args:
        last: The word that is to be completed.
        offered: What may stand in its place.
    """
    low = last.casefold()
    return [one if low in one.casefold() else f"{fold(one)}\t{one}" for one in offered]
