"""What is learnt in a chat: the facts that `add` and `edit` take, written into a customer."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from regulars import dates, nevers, phones
from regulars.customer import FACTS, Customer, FollowUp, Kind, Note, Relative, add_new
from regulars.errors import UsageError
from regulars.family import parse_family, say_family
from regulars.names import fold, is_phone
from regulars.visits import USUAL, Had, come_in
from regulars.wording import interval, listed, say_yearly

# Of each part of a chat that is a list of texts, what it becomes.
_TEXTS = {fact.option: fact for fact in FACTS if not fact.about and fact.field != "looks"}


class Chat(NamedTuple):
    """What was learnt, as it was typed.

    Args:
        note: Something worth remembering; empty for nothing.
        private: Whether the note is private.
        looks: How to know them by sight.
        referred_by: The id of who sent them, or nothing.
        sender: Who sent them, where it is nobody in the notebook.
        every: How often they come, as `2 weeks`.
    """

    note: str = ""
    private: bool = False
    usual: Sequence[str] = ()
    phone: Sequence[str] = ()
    email: Sequence[str] = ()
    nickname: Sequence[str] = ()
    looks: Sequence[str] = ()
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
    sender: str = ""


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
    had: Had = USUAL,
    came: bool = True,
    is_new: bool = False,
    date_order: str = "DMY",
) -> str:
    """Write down a chat, and that they were in.

    Args:
        customer: With whom it was.
        chat: What was learnt.
        today: The present day.
        on: The day of the chat.
        had: What they had, if they were in.
        came: Whether they were in on that day.
        is_new: Whether nothing was known of them before.
        date_order: How `3/4` is read: `DMY` or `MDY`.

    Returns:
        What was written, in a sentence.

    Raises:
        UsageError: If something can't be read.
    """
    learnt = str(learn(customer, chat, today=today, on=on, date_order=date_order))
    said = [come_in(customer, had, on=on, today=today).said] if came else []
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
    of_lists = (
        Learnt(_learn_lists(customer, chat), []),
        _learn_phones(customer, chat.phone),
        _learn_family(customer, chat.family),
    )
    added = [text for one in of_lists for text in one.added]
    righted = [text for one in of_lists for text in one.righted]
    known_sender = customer.referred_by not in {"", chat.referred_by, chat.sender}
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
        customer.set_every(every, today)
    if sender := _learn_sender(customer, chat, on):
        (righted if known_sender else added).append(sender)
    for text in filter(None, map(str.strip, chat.ask)):
        customer.followups.append(FollowUp(Kind.ASK, text, on))
        added.append("what to ask")
    if chat.note.strip():
        customer.notes.append(Note(on, chat.note.strip(), chat.private))
        added.insert(0, "private note" if chat.private else "note")
    return Learnt(added, righted)


def _learn_sender(customer: Customer, chat: Chat, on: date) -> str:
    """Write down who sent them, and say so; empty where nothing was learnt of it."""
    if chat.referred_by:
        if chat.referred_by == customer.id:
            raise UsageError(f"{customer.name} can't have been sent by themselves.")
        if customer.referred_by != chat.referred_by:
            customer.referred_by, customer.referred_on = chat.referred_by, on
        return "who sent them"
    if not chat.sender:
        return ""
    customer.referred_by, customer.referred_on = chat.sender, None
    return f"who sent them ({chat.sender}, nobody of that name is in your notebook)"


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
    for part in Chat._fields:
        if (fact := _TEXTS.get(part)) and part != "phone":
            known = getattr(customer, fact.field)
            before = len(known)
            typed = getattr(chat, part)
            add_new(known, map(check_email, typed) if part == "email" else typed)
            if len(known) > before:
                learnt.append(fact.one)
    if looks := [one.strip() for one in chat.looks if one.strip()]:
        customer.looks = looks  # how somebody looks now is what counts
        learnt.append("looks")
    for typed in filter(None, map(str.strip, chat.never)):
        never = nevers.write_down(customer, nevers.parse(typed))
        learnt.append(f"never {never}")
    return learnt


def _learn_phones(customer: Customer, typed: Iterable[str]) -> Learnt:
    """Write down the numbers that aren't known yet; words beside one that is known go to it."""
    added, righted = list[str](), list[str]()
    for one in map(str.strip, map(check_phone, typed)):
        if not phones.is_known(one, customer.phones):
            before = len(customer.phones)
            customer.phones = phones.join(customer.phones, [one])
            (added if len(customer.phones) > before else righted).append("phone")
    return Learnt(added, righted)


def _learn_family(customer: Customer, typed: Iterable[str]) -> Learnt:
    """Write down who belongs to them; of two Alices one may be the wife, the other a daughter."""
    added, righted = list[Relative](), list[Relative]()
    for new in (one for text in typed for one in parse_family(text)):
        of_name = [one for one in customer.family if fold(one.name) == fold(new.name)]
        same = [one for one in of_name if fold(one.relation) == fold(new.relation)]
        loose = [one for one in of_name if not one.relation]
        if same or (of_name and not new.relation):
            continue
        if loose:
            loose[0].relation = new.relation
            righted.append(loose[0])
        else:
            customer.family.append(new)
            added.append(new)
    return Learnt(*([f"family ({say_family(all_)})"] if all_ else [] for all_ in (added, righted)))


def check_phone(text: str) -> str:
    """Give a phone number as it was typed.

    Raises:
        UsageError: If it is none.
    """
    digits = sum(map(str.isdecimal, text))
    # With seven digits a word may stand beside it: `082 123 4567 at work`.
    if not (is_phone(text) or digits >= 7) or digits > _MOST_DIGITS:
        told = f"{text.strip()} is no phone number."
        raise UsageError(f'{told} Type one at a time, for instance: --phone "082 123 4567"')
    return text


def check_email(text: str) -> str:
    """Give an e-mail address as it was typed.

    Raises:
        UsageError: If it is none.
    """
    if not re.fullmatch(r"[^@\s,;<>]+@[^@\s,;<>.]+(\.[^@\s,;<>.]+)+", text.strip()):
        told = f"{text.strip()} is no e-mail address."
        raise UsageError(f"{told} Type one at a time, for instance: --email fred@example.com")
    return text


# A number has 15 at most (ITU-T E.164), with the 00 before it and an extension some more.
_MOST_DIGITS = 19
