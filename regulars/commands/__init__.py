"""One module per command, each of which only wires; here the parameters that several share.

Whom and which day are resolved where they are declared: a command is handed an id and a date.
"""

import inspect
from collections.abc import Callable
from copy import copy
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from regulars import dates, files, screen
from regulars.chat import Chat
from regulars.dates import Direction
from regulars.errors import NobodyError, SeveralError, not_text
from regulars.notebook.store import Store
from regulars.tact import Tact
from regulars.wording import listed


class Context(typer.Context):
    """What a command is called in.

    Attributes:
        obj: The notebook, as the front door made it.
    """

    obj: Store


def names_notebook(context: typer.Context) -> bool:
    """Tell whether the notebook was named by `--file`, so that what is to be typed must name it."""
    return bool(context.find_root().params.get("file"))


def whom(store: Store, typed: str) -> str:
    """Tell whom a name means, and ask on a terminal where it could be several people.

    Args:
        store: The notebook.
        typed: An id, a name or its beginnings, a nickname or a phone number.

    Returns:
        The id.

    Raises:
        NobodyError: If nobody is called that.
        SeveralError: If several are, and there is nobody to ask.
    """
    try:
        return store.read().one(typed).id
    except SeveralError as several:
        # Nobody new is among them, so that somebody is always chosen.
        return chosen(several) or typed


def chosen(several: SeveralError) -> str | None:
    """Let the owner choose, where she can be asked.

    Args:
        several: What could be meant.

    Returns:
        The key of the chosen one; none for somebody who isn't in the notebook yet.

    Raises:
        SeveralError: If there is nobody to ask.
    """
    if not screen.is_interactive():
        raise several
    return screen.choose(several)


# What is typed for yes and for no.
YES, NO = frozenset({"y", "yes"}), frozenset({"n", "no"})


def is_yes(question: str) -> bool:
    """Ask whether to do something; Enter is yes, and what is neither yes nor no is asked again."""
    while True:
        answer = screen.ask(question).casefold()
        if not answer or answer in YES | NO:
            return answer not in NO


def one(context: typer.Context, typed: str | None) -> str | None:
    """Resolve a parameter that says whom into an id; the callback of each of them."""
    return typed if typed is None or context.resilient_parsing else whom(context.obj, typed)


def sender(context: typer.Context, typed: str | None) -> str | None:
    """Resolve who sent somebody into an id; one who isn't in the notebook is kept as typed."""
    try:
        return one(context, typed)
    except NobodyError:
        return " ".join(typed.split()) if typed else None


def words_of_one(context: typer.Context, typed: list[str] | None) -> list[str]:
    """Resolve the words of one name into a list of that one id; of no words into none."""
    if not typed or context.resilient_parsing:
        return typed or []
    return [whom(context.obj, " ".join(typed))]


def day(direction: Direction) -> Any:
    """Build what reads a day that lies in a direction."""

    def read(context: typer.Context, typed: str | None) -> date | None:
        if typed is None or context.resilient_parsing:
            return None
        order = context.obj.read().settings.date_order
        return dates.parse(typed, dates.today(), direction, order)

    return read


def day_option(option: str, direction: Direction, told: str) -> Any:
    """Declare an option that takes a day.

    Args:
        option: As it is typed.
        direction: In which the day lies.
        told: What the help says of it.
    """
    return typer.Option(option, metavar="DATE", help=told, parser=str, callback=day(direction))


def closed(store: Store, day: date | None, *, today: date) -> list[str]:
    """Tell of a day for which something is to be written down that the shop is closed on it."""
    told = store.read().closed_on(day, today=today) if day else ""
    return [told] if told else []


def mind(store: Store, customer_id: str, text: str) -> None:
    """Ask, where she can be asked, before something is written that names what to avoid.

    Args:
        store: The notebook.
        customer_id: About whom.
        text: What is to be written.

    Raises:
        RegularsError: If she doesn't want it written.
    """
    customer = store.read().get(customer_id)
    if screen.is_interactive() and Tact(customer).names(text):
        avoided = listed(customer.avoid)
        screen.confirm(
            f"With {customer.name} you avoid {avoided}. Write it all the same?", yes=False
        )


def read_stdin() -> str:
    """Read what comes from stdin as a text, with line ends of one kind.

    Raises:
        UsageError: If it is no text.
    """
    try:
        told = files.read_in(Path("-"), "Nothing was read.").decode("utf-8-sig")
    except UnicodeDecodeError:
        raise not_text("what came from stdin") from None
    return told.replace("\r\n", "\n")


def deliver(store: Store, path: Path, content: bytes, *, said: str, force: bool) -> None:
    """Hand over what she takes away: to a file, or to stdout where she typed `-` for it.

    Args:
        store: The notebook, which is never overwritten.
        path: As typed.
        content: All of it.
        said: What to say of the file once it is written.
        force: Whether another file may be overwritten.

    Raises:
        RegularsError: If it can't be written.
    """
    if str(path) == "-":
        screen.put(content)
        return
    target = files.expanded(path)
    files.write_out(target, content, notebook=store.path, force=force)
    screen.say(f"{target}: {said}")


Name = Annotated[
    str,
    typer.Argument(metavar="NAME", help="Whom: any part of the name will do.", callback=one),
]
# The words of one name, handed on as one id.
Names = Annotated[
    list[str],
    typer.Argument(
        metavar="NAME", help="Whom: any part of the name will do.", callback=words_of_one
    ),
]
On = Annotated[date | None, day_option("--on", "past", "The day, if it wasn't today.")]
OnAnyDay = Annotated[date | None, day_option("--on", "any", "As if it were that day.")]
Json = Annotated[bool, typer.Option("--json", help="The same facts as one JSON document.")]
Private = Annotated[bool, typer.Option("--private", help="Show private notes too.")]
Yes = Annotated[bool, typer.Option("--yes", help="Don't ask.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the file.")]

DueOn = Annotated[date | None, day_option("--on", "future", "The day it falls on, from today on.")]


def _texts(option: str, metavar: str, told: str) -> Any:
    return Annotated[list[str] | None, typer.Option(option, metavar=metavar, help=told)]


def _text(option: str, metavar: str, told: str, **more: Any) -> Any:
    return Annotated[str | None, typer.Option(option, metavar=metavar, help=told, **more)]


# What can be learnt in a chat: of each part of a `Chat` its option.
CHAT: dict[str, Any] = {
    "usual": _texts("--usual", "ORDER", "What they normally have, and how."),
    "phone": _texts("--phone", "NUMBER", "A number."),
    "email": _texts("--email", "ADDRESS", "An address."),
    "nickname": _texts("--nickname", "NAME", "What else they are called."),
    "looks": _text("--looks", "TEXT", 'How to know them: "tall, red scarf, spaniel".'),
    "tag": _texts("--tag", "WORD", "A group they belong to."),
    "likes": _texts("--likes", "TEXT", "What they are fond of."),
    "family": _texts("--family", "WHO", 'Who belongs to them: "wife Alice".'),
    "ask": _texts("--ask", "TEXT", "To ask at the next visit."),
    "birthday": _texts("--birthday", "DATE", '"14 sep", with or without year; "Alice: 14 sep".'),
    "anniversary": _texts("--anniversary", "DATE", 'As the birthday; "the shop: 1 mar".'),
    "every": _text("--every", "SPAN", 'How often they come: "2 weeks".'),
    "referred_by": _text("--referred-by", "NAME", "Who sent them.", callback=sender),
    "never": _texts("--never", "WHAT[: WHY]", 'Never to offer: "nuts: allergy".'),
    "avoid": _texts("--avoid", "SUBJECT", "Not to bring up."),
}


def _hidden(option: Any) -> Any:
    """An option as it was, but out of the help where it adds to a list."""
    told = copy(option.__metadata__[0])
    told.hidden = option.__origin__ != str | None
    return Annotated[option.__origin__, told]


def with_chat(run: Callable[..., None], *, quiet: bool = False) -> Callable[..., None]:
    """Give a command the options of what can be learnt in a chat, handed on as its `chat`.

    Args:
        run: A command with a parameter `chat`, in whose place the options stand in the help.
        quiet: Whether those that add to a list stay out of its help.
    """
    parameters = [*inspect.signature(run).parameters.values()]
    place = [one.name for one in parameters].index("chat")
    kind = inspect.Parameter.KEYWORD_ONLY
    parameters[place : place + 1] = [
        inspect.Parameter(key, kind, default=None, annotation=_hidden(option) if quiet else option)
        for key, option in CHAT.items()
    ]

    def call(**values: Any) -> None:
        typed = {key: values.pop(key) for key in CHAT}
        said = {key: value for key, value in typed.items() if value not in (None, [])}
        if "looks" in said:
            said["looks"] = [said["looks"]]  # one at a time, and kept as a list of one
        sent = said.get("referred_by")
        if sent and sent not in values["context"].obj.read():
            said["sender"] = said.pop("referred_by")
        run(**values, chat=Chat(**said))

    call.__doc__ = run.__doc__
    call.__annotations__ = {one.name: one.annotation for one in parameters}
    vars(call)["__signature__"] = inspect.Signature(parameters)
    return call


Text = Annotated[list[str], typer.Argument(metavar="TEXT", help="What it is about.")]
