"""`regulars add`: the one to type when they have left."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Annotated

import typer

from regulars import commands, dates, screen
from regulars.book import check_name
from regulars.chat import Chat, write_down
from regulars.errors import SeveralError, UsageError
from regulars.notebook import store


def run(
    *,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Whom.")] = None,
    note: Annotated[str, typer.Argument(metavar="[NOTE]", help="Something to remember.")] = "",
    usual: commands.Usual = None,
    phone: commands.Phone = None,
    email: commands.Email = None,
    nickname: commands.Nickname = None,
    tag: commands.Tag = None,
    likes: commands.Likes = None,
    family: commands.Family = None,
    ask: commands.Ask = None,
    birthday: commands.Birthday = None,
    anniversary: commands.Anniversary = None,
    every: commands.Every = None,
    referred_by: commands.ReferredBy = None,
    never: commands.Never = None,
    avoid: commands.Avoid = None,
    private: Annotated[bool, typer.Option("--private", help="The note is private.")] = False,
    on: commands.On = None,
    no_visit: Annotated[bool, typer.Option("--no-visit", help="They weren't in.")] = False,
    new: Annotated[bool, typer.Option("--new", help="It is somebody new of that name.")] = False,
) -> None:
    """Write down a chat: a new customer, or more about one you know.

    They were in today, unless you say --on another day or --no-visit. Without a name it asks,
    one short question at a time.
    """
    today = dates.today()
    chat = Chat(
        note=note,
        private=private,
        usual=usual or (),
        phone=phone or (),
        email=email or (),
        nickname=nickname or (),
        tag=tag or (),
        likes=likes or (),
        family=family or (),
        ask=ask or (),
        birthday=birthday,
        anniversary=anniversary,
        every=every,
        referred_by=referred_by or "",
        never=never or (),
        avoid=avoid or (),
    )
    order = None
    if name is None:
        name, new, order, chat = _ask_all(chat, today, new=new)
    visit = None if no_visit else on or ""
    screen.say(store.insist(partial(_save, name, chat, today, visit, new=new, order=order)))


def _save(
    name: str,
    chat: Chat,
    today: date,
    visit: str | None,
    *,
    new: bool,
    order: Sequence[str] | None,
) -> str:
    """Write it down; without a visit where that is none, today where it is empty."""
    with store.open_book() as book:
        if chat.referred_by:
            chat = replace(chat, referred_by=book.one(chat.referred_by).id)
        on = dates.parse(visit, today, "past", book.settings.date_order) if visit else today
        customer = (None if new else book.known(name)) or book.add(name)
        day = None if visit is None else on
        book.did = write_down(customer, chat, today, day, book.settings, order=order)
    return book.did


def _ask_all(chat: Chat, today: date, *, new: bool) -> tuple[str, bool, Sequence[str] | None, Chat]:
    """Ask for a chat, one short question at a time, without holding the lock meanwhile."""
    if not screen.is_interactive():
        raise UsageError('say who was in, for instance: regulars add "Fred Botha" "back from Rome"')
    book = store.read()
    name = check_name(screen.ask("Who was in?"))
    known = None
    if not new:
        try:
            known = book.known(name)
        except SeveralError as several:
            chosen = screen.choose(several)
            known, new = (None, True) if chosen is None else (book.get(chosen), False)
    if known:
        name = known.id
        from regulars.screen.card import print_card  # Rich: 4 bare Pythons

        print_card(book, known, today)
    enter = f" (Enter: {known.usual})" if known and known.usual else ""
    had = screen.ask(f"What did they have?{enter}")
    note = screen.ask("What did you learn?")
    ask = screen.ask("Anything to ask next time?")
    phone = "" if known and known.phones else screen.ask("Phone?")
    birthday = ""
    if not (known and known.occasion("birthday")):
        birthday = _ask_birthday(today, book.settings.date_order)
    chat = replace(
        chat,
        note=note or chat.note,
        ask=[*chat.ask, ask],
        phone=[*chat.phone, phone],
        birthday=birthday or chat.birthday,
    )
    return name, new, [had] if had else None, chat


def _ask_birthday(today: date, date_order: str) -> str:
    while True:
        answer = screen.ask("Birthday?")
        try:
            return answer and dates.parse_birthday(answer, today, date_order)
        except UsageError as error:
            screen.say(str(error))
