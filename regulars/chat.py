"""What is learnt in a chat: the facts that `add` and `edit` take, written into a customer."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import NamedTuple

from regulars import dates, nevers
from regulars.customer import FACTS, Customer, FollowUp, Kind, Note, Relative, add_new
from regulars.errors import UsageError
from regulars.visits import come_in
from regulars.wording import interval, listed, say_yearly

# Of each part of a chat that is a list of texts, what it becomes.
_TEXTS = {fact.option: fact for fact in FACTS if not fact.about}


@dataclass(frozen=True, kw_only=True, slots=True)
class Chat:
    """What was learnt, as it was typed.

    Args:
        note: Something worth remembering; empty for nothing.
        private: Whether the note is private.
        referred_by: The id of who sent them, or nothing.
        every: How often they come, as `2 weeks`.
    """

    note: str = ""
    private: bool = False
    usual: Sequence[str] = ()
    phone: Sequence[str] = ()
    email: Sequence[str] = ()
    nickname: Sequence[str] = ()
    tag: Sequence[str] = ()
    likes: Sequence[str] = ()
    family: Sequence[str] = ()
    ask: Sequence[str] = ()
    never: Sequence[str] = ()
    avoid: Sequence[str] = ()
    birthday: Sequence[str] = ()
    anniversary: Sequence[str] = ()
    every: str | None = None
    referred_by: str = ""


class Learnt(NamedTuple):
    """What was written down in a chat, each in a word or two: `note`, `birthday (14 September)`.

    Args:
        added: What wasn't known before.
        righted: What took the place of something else.
    """

    added: Sequence[str]
    righted: Sequence[str]

    def __str__(self) -> str:
        said = ((self.added, "added"), (self.righted, "put right"))
        return "; ".join(f"{listed([*dict.fromkeys(all_)])} {did}" for all_, did in said if all_)


def write_down(
    customer: Customer,
    chat: Chat,
    *,
    today: date,
    on: date,
    came: bool = True,
    is_new: bool = False,
    date_order: str = "DMY",
    order: Sequence[str] | None = None,
) -> str:
    """Write down a chat, and that they were in.

    Args:
        customer: With whom it was.
        chat: What was learnt.
        today: The present day.
        on: The day of the chat.
        came: Whether they were in on that day.
        is_new: Whether nothing was known of them before.
        date_order: How `3/4` is read: `DMY` or `MDY`.
        order: What they had; none for the usual.

    Returns:
        What was written, in a sentence.

    Raises:
        UsageError: If something can't be read.
    """
    learnt = str(learn(customer, chat, today=today, on=on, date_order=date_order))
    said = [come_in(customer, on=on, today=today, order=order).said] if came else []
    if learnt:
        said.append(learnt)
    if not said:
        said.append("written down" if is_new else "nothing new")
    return f"{customer.name}: {'; '.join(said)}."


def learn(
    customer: Customer, chat: Chat, *, today: date, on: date, date_order: str = "DMY"
) -> Learnt:
    """Write what was learnt into a customer: lists grow, single values are replaced.

    Args:
        customer: Whom it is about.
        chat: What was learnt.
        today: The present day.
        on: The day of the chat.
        date_order: How `3/4` is read: `DMY` or `MDY`.

    Returns:
        What was written.

    Raises:
        UsageError: If something can't be read.
    """
    added, righted = _learn_lists(customer, chat), list[str]()
    for what, several in (("birthday", chat.birthday), ("anniversary", chat.anniversary)):
        known = {one.what for one in customer.occasions}
        told: dict[str, str] = {}
        for typed in several:
            whose, on_what = learn_occasion(customer, what, typed, today, date_order)
            if told.setdefault(whose, on_what) != on_what:
                raise _two_of_one(what, told[whose], on_what)
            (righted if whose in known else added).append(on_what)
    if chat.every is not None:
        every = dates.parse_every(chat.every)
        said = f"rhythm (every {interval(every)})"
        (added if customer.every in {None, every} else righted).append(said)
        customer.every, customer.every_since = every, today
    if chat.referred_by:
        if chat.referred_by == customer.id:
            raise UsageError(f"{customer.name} can't have been sent by themselves.")
        new = customer.referred_by in {"", chat.referred_by}
        if customer.referred_by != chat.referred_by:
            customer.referred_by, customer.referred_on = chat.referred_by, on
        (added if new else righted).append("who sent them")
    for text in filter(None, map(str.strip, chat.ask)):
        customer.followups.append(FollowUp(Kind.ASK, text, on))
        added.append("what to ask")
    if chat.note.strip():
        customer.notes.append(Note(on, chat.note.strip(), chat.private))
        added.insert(0, "private note" if chat.private else "note")
    return Learnt(added, righted)


def _two_of_one(what: str, one: str, other: str) -> UsageError:
    """Say that somebody has one yearly date of a kind, and how to write down another's."""
    return UsageError(
        f"there is one {what} of a person, and you gave {one} and {other}. "
        f'Say whose the other is, for instance: --{what} "Alice: 14 sep"'
    )


def learn_occasion(
    customer: Customer, what: str, typed: str, today: date, date_order: str = "DMY"
) -> tuple[str, str]:
    """Write down a yearly date; one of that kind that was known is replaced.

    Args:
        customer: Whose it is.
        what: `birthday` or `anniversary`.
        typed: The date as typed, with or without the year; before a colon whose birthday it is,
            or what comes round: `Alice: 14 sep`, `the shop: 1 mar 2019`.
        today: The present day.
        date_order: How `3/4` is read: `DMY` or `MDY`.

    Returns:
        Of what it is, and what was understood: `birthday (14 September 1961)`.

    Raises:
        UsageError: If the date can't be read.
    """
    whose, of_somebody, day = typed.rpartition(":")
    if of_somebody and whose.strip():
        what = f"{whose.strip()}'s birthday" if what == "birthday" else whose.strip()
    on = dates.parse_birthday(day, today, date_order)
    customer.learn_occasion(what, on)
    leap = "; in ordinary years on 28 February" if on.endswith("-02-29") else ""
    return what, f"{what} ({say_yearly(on)}{leap})"


def _learn_lists(customer: Customer, chat: Chat) -> list[str]:
    learnt = []
    for part in fields(chat):
        if fact := _TEXTS.get(part.name):
            known = getattr(customer, fact.field)
            before = len(known)
            add_new(known, getattr(chat, part.name))
            if len(known) > before:
                learnt.append(fact.one)
    for typed in filter(None, map(str.strip, chat.never)):
        never = nevers.write_down(customer, nevers.parse(typed))
        learnt.append(f"never {never}")
    for typed in filter(None, map(str.strip, chat.family)):
        relative = parse_relative(typed)
        customer.family = [one for one in customer.family if one.name != relative.name]
        customer.family.append(relative)
        learnt.append("family")
    return learnt


def parse_relative(text: str) -> Relative:
    """Read a member of the family: `wife Alice`, `Alice (wife)`, `Alice: wife`, or just `Alice`.

    Args:
        text: As typed. What stands first in small letters, before a name, is the relation.
    """
    for opening, closing in (("(", ")"), (":", "")):
        left, found, right = map(str.strip, text.partition(opening))
        if found and left:
            right = right.removesuffix(closing).strip()
            return Relative(right, left) if left.casefold() in _RELATIONS else Relative(left, right)
    parts = text.split()
    small = next((i for i, part in enumerate(parts) if not part.islower()), 0)
    if small == 0 and len(parts) > 1 and parts[0].casefold() in _RELATIONS:
        small = 1
    return Relative(" ".join(parts[small:]), " ".join(parts[:small]))


# Those that are known in any spelling; in small letters before a name any word is a relation.
_KNOWN = """
    aunt baby brother cat dad daughter dog father friend grandpa granny husband mom mother mum
    partner sister son uncle wife
"""
_RELATIONS = frozenset(_KNOWN.split())
