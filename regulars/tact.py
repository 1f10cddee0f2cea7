"""Tact: what is kept back at the counter, because it names what not to bring up."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Protocol, Self, TypeVar

from regulars.customer import Customer, Kind
from regulars.fields import Fields, replace
from regulars.names import fold

# Words before a subject that don't belong to it: `the divorce` is named by `divorce`.
_SMALL = frozenset({"a", "about", "an", "any", "her", "his", "our", "the", "their"})


class Tact(Fields):
    """What an owner avoids with somebody, as phrases to look for.

    Args:
        customer: With whom.
    """

    customer: Customer

    @cached_property
    def _phrases(self) -> list[list[str]]:
        """The subjects, and of each relative that one of them names the name and the relation."""
        subjects = [_subject(text) for text in self.customer.avoid]
        found = [subject for subject in subjects if subject]
        for relative in self.customer.family:
            called = [part for part in (_words(relative.name), _words(relative.relation)) if part]
            called += [[_words(relative.name)[0]]] if len(_words(relative.name)) > 1 else []
            if any(_holds(subject, part) for subject in subjects for part in called):
                found += called
        return found

    def names(self, text: str) -> bool:
        """Tell whether a text names, as whole words, what is to be avoided.

        Args:
            text: `how is Alice?`, as it was written down.
        """
        if not self.customer.avoid:
            return False
        said = _words(text)
        return any(_holds(said, phrase) for phrase in self._phrases)

    @property
    def to_show(self) -> Customer:
        """The customer without what is kept back: asks, yearly dates, relatives and notes."""
        one = self.customer
        if not one.avoid:
            return one
        return replace(
            one,
            followups=[
                ask for ask in one.followups if ask.kind != Kind.ASK or not self.names(ask.text)
            ],
            occasions=[date for date in one.occasions if not self.names(date.what)],
            family=[relative for relative in one.family if not self.names(str(relative))],
            notes=[note for note in one.notes if not self.names(note.text)],
        )

    @property
    def kept_back(self) -> int:
        """How many things are; a private note is none, since it is kept back anyhow."""
        shown, one = self.to_show, self.customer
        lists = ("followups", "occasions", "family", "notes")
        private = one.private_notes - shown.private_notes
        return sum(len(getattr(one, key)) - len(getattr(shown, key)) for key in lists) - private


class Told(Protocol):
    """What is told of a customer: a task, a yearly date, a moment."""

    @property
    def customer(self) -> Customer:
        """Of whom."""

    def _replace(self, *, customer: Customer) -> Self: ...


One = TypeVar("One", bound=Told)


def to_hang(told: Iterable[One]) -> list[One]:
    """Give what is told of customers as it may hang where others read it too.

    Without what to avoid with them, and without their telephone numbers: what names the one is
    kept back before.
    """
    return [one._replace(customer=replace(one.customer, avoid=[], phones=[])) for one in told]


def _words(text: str) -> list[str]:
    """The folded words of a text, without the `'s` of whose something is."""
    return re.findall(r"\w+", fold(re.sub("['’]s(?!\\w)", "", text)))


def _subject(text: str) -> list[str]:
    said = _words(text)
    while said and said[0] in _SMALL:
        said = said[1:]
    return said


def _holds(said: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether the words of a phrase stand in a row among others."""
    size = len(phrase)
    return any(said[place : place + size] == phrase for place in range(len(said) - size + 1))
