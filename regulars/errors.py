"""What the owner has to be told when something could not be done.

RegularsError          could not be done (exit code 1)
├── UsageError         what was typed makes no sense (exit code 2)
├── StoppedError       she stopped at a question
├── NobodyError        nobody goes by that name
├── SeveralError       several people, or several open things, could be meant
└── NotebookError      the notebook could not be read, locked or saved
├── DamagedError   it is no notebook that can be read
└── ChangedError   something else changed it meanwhile
"""

import errno
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple


class RegularsError(Exception):
    """Something could not be done.

    As a text it is what the owner reads: what happened and what to do, in her words.

    Args:
        text: What happened.
        done: What became of what she did, where that is said apart: `Nothing was changed.`
        then: What to do, where it follows that.
    """

    exit_code = 1

    def __init__(self, text: str, *, done: str = "", then: str = "") -> None:
        super().__init__(text)
        self.text, self.done, self.then = text, done, then

    def __str__(self) -> str:
        return " ".join(filter(None, (self.text, self.done, self.then)))


class UsageError(RegularsError):
    """What was typed makes no sense, an unreadable date included."""

    exit_code = 2


class StoppedError(RegularsError):
    """The owner stopped at a question."""


class NobodyError(RegularsError):
    """Nobody goes by the name that was asked for."""


class NotebookError(RegularsError):
    """The notebook could not be read, locked or saved."""


class DamagedError(NotebookError):
    """A file is no notebook that can be read; the text says what is wrong with it."""


class ChangedError(NotebookError):
    """The notebook was changed by something else between reading and saving it."""


class Candidate(NamedTuple):
    """Somebody or something that could be meant.

    Args:
        key: By what it is named once it was chosen: an id, or a number.
        told: What tells it from the others, for instance name, phone, usual and last visit; a day
            is that of the last visit.
        number: The number by which it can be typed, if it has one; else its place in the list.
    """

    key: str
    told: Sequence[str | date]
    number: int = 0


class SeveralError(RegularsError):
    """What was asked for could be several people, or several open things.

    Args:
        text: The sentence.
        candidates: What could be meant.
        hint: What to type instead, said where there is nobody to choose.
        more: The command that shows all of them, where they are many.
        someone_new: Whether it may also be somebody who is not in the notebook yet.
    """

    def __init__(
        self,
        text: str,
        *,
        candidates: Sequence[Candidate],
        hint: str,
        more: str = "",
        someone_new: bool = False,
    ) -> None:
        super().__init__(text)
        self.candidates = candidates
        self.hint = hint
        self.more = more
        self.someone_new = someone_new


def not_text(what: str) -> UsageError:
    """Say that something holds bytes that are no text.

    Args:
        what: What it is, as the sentence begins: `what you typed`.
    """
    return UsageError(f"{what} holds bytes that are no UTF-8 text.")


def why_refused(error: OSError) -> str:
    """Say why the system refused, in words where there are better ones than its own."""
    reasons = {
        errno.ENOSPC: "the disk is full",
        errno.EROFS: "the disk is read-only",
        errno.ELOOP: "it is a link",
        errno.EMFILE: "too many files are open",
        errno.ENAMETOOLONG: "its name is too long",
        errno.ENOLCK: "the disk knows no locks",
        errno.EOPNOTSUPP: "the disk knows no locks",
    }
    return reasons.get(error.errno or 0, error.strerror or str(error))
