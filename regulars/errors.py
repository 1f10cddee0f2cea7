"""What the owner has to be told when something could not be done."""

from collections.abc import Sequence


class RegularsError(Exception):
    """Something could not be done.

    Its text is the sentence that the owner reads: what happened and what to do, in her words.
    """

    exit_code = 1


class UsageError(RegularsError):
    """What was typed makes no sense, an unreadable date included."""

    exit_code = 2


class NobodyError(RegularsError):
    """Nobody goes by the name that was asked for."""


class NotebookError(RegularsError):
    """The notebook could not be read, locked or saved."""


class DamagedError(NotebookError):
    """A file is no notebook that can be read; the text says what is wrong with it."""


class ChangedError(NotebookError):
    """The notebook was changed by something else between reading and saving it."""


class SeveralError(RegularsError):
    """The name that was asked for could be several people.

    Args:
        text: The sentence.
        asked: The name as it was typed.
        candidates: Of each the id and what tells them apart (name, phone, usual, last visit).
        hint: What to type instead, said where there is nobody to choose.
        someone_new: Whether it may also be somebody who is not in the notebook yet.
    """

    def __init__(
        self,
        text: str,
        *,
        asked: str,
        candidates: Sequence[tuple[str, Sequence[str]]],
        hint: str,
        someone_new: bool = False,
    ) -> None:
        super().__init__(text)
        self.asked = asked
        self.candidates = candidates
        self.hint = hint
        self.someone_new = someone_new
