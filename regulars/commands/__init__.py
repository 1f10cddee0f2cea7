"""One module per command, each of which only wires; here the parameters that several share.

Whom and which day are resolved where they are declared: a command is handed an id and a date.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from regulars import dates, screen
from regulars.book import Book
from regulars.dates import Direction
from regulars.declared import Argument, Option, Resolve
from regulars.errors import NobodyError, SeveralError, not_text
from regulars.notebook.store import Store
from regulars.wording import listed

if TYPE_CHECKING:
    from regulars.visits import Done


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


def picked(book: Book, customer_id: str, text: str, *, of: str = "") -> str:
    """Give the key of the entry that is to be dropped; of several that the owner chose.

    Args:
        book: Everybody.
        customer_id: Whose.
        text: The entry, or a part of it.
        of: The list that alone is meant; of any unless given.
    """
    from regulars import edits  # of a dozen commands two pick

    try:
        return edits.pick(book.get(customer_id), text, book.name_of, of=of)
    except SeveralError as several:
        return chosen(several) or text


# What is typed for yes and for no.
YES, NO = frozenset({"y", "yes"}), frozenset({"n", "no"})


def is_yes(question: str) -> bool:
    """Ask whether to do something; Enter is yes, and what is neither yes nor no is asked again."""
    while True:
        answer = screen.ask(question).casefold()
        if not answer or answer in YES | NO:
            return answer not in NO


def one(store: Store, typed: str | None) -> str | None:
    """Resolve a parameter that says whom into an id."""
    return typed if typed is None else whom(store, typed)


def sender(store: Store, typed: str | None) -> str | None:
    """Resolve who sent somebody into an id; one who isn't in the notebook is kept as typed."""
    try:
        return one(store, typed)
    except NobodyError:
        return " ".join(typed.split()) if typed else None


def words_of_one(store: Store, typed: list[str] | None) -> list[str]:
    """Resolve the words of one name into a list of that one id; of no words into none."""
    return [whom(store, " ".join(typed))] if typed else []


def day(direction: Direction) -> Callable[[Store, str | None], date | None]:
    """Build what reads a day that lies in a direction."""

    def read(store: Store, typed: str | None) -> date | None:
        if typed is None:
            return None
        return dates.parse(typed, dates.today(), direction, store.read().settings.date_order)

    return read


def day_option(option: str, direction: Direction, told: str) -> Option:
    """Declare an option that takes a day.

    Args:
        option: As it is typed.
        direction: In which the day lies.
        told: What the help says of it.
    """
    return Option(option, "DATE", told, day(direction))


def mind(store: Store, customer_id: str, text: str) -> None:
    """Ask, where she can be asked, before something is written that names what to avoid.

    Args:
        store: The notebook.
        customer_id: About whom.
        text: What is to be written.

    Raises:
        RegularsError: If she doesn't want it written.
    """
    if not screen.is_interactive():
        return
    from regulars.tact import Tact

    customer = store.read().get(customer_id)
    if Tact(customer).names(text):
        avoided = listed(customer.avoid)
        screen.confirm(
            f"With {customer.name} you avoid {avoided}. Write it all the same?", yes=False
        )


def tell(done: "Done", *, as_json: bool) -> None:
    """Say what was done at the counter, and what to mind there and then.

    Args:
        done: What was done.
        as_json: Whether as one JSON document.
    """
    if as_json:
        from regulars.formats import json  # the briefing, offers and foods: not at the counter

        screen.say_json(json.of_done(done))
    else:
        screen.say_done(done)


def read_stdin() -> str:
    """Read what comes from stdin as a text, with line ends of one kind.

    Raises:
        UsageError: If it is no text.
    """
    from regulars import files

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
    from regulars import files

    if str(path) == "-":
        screen.put(content)
        return
    target = files.expanded(path)
    files.write_out(target, content, notebook=store.path, force=force, replace=store.hand_over)
    screen.say(f"{target}: {said}")


Name = Annotated[str, Argument("NAME", "Whom: any part of the name will do.", one)]
# The words of one name, handed on as one id.
Names = Annotated[list[str], Argument("NAME", "Whom: any part of the name will do.", words_of_one)]
On = Annotated[date | None, day_option("--on", "past", "The day, if it wasn't today.")]
OnAnyDay = Annotated[date | None, day_option("--on", "any", "As if it were that day.")]
Json = Annotated[bool, Option("--json", help="The same facts as JSON, for another program.")]
Private = Annotated[bool, Option("--private", help="Show private notes too.")]
Yes = Annotated[bool, Option("--yes", help="Don't ask.")]
Force = Annotated[bool, Option("--force", help="Overwrite the file.")]
Save = Annotated[
    Path | None,
    Option("--save", "PATH", "To a file: .svg, .html (to print) or .txt."),
]

DueOn = Annotated[date | None, day_option("--on", "future", "The day it falls on, from today on.")]


# `Annotated[…]` has no type that could be said.
def _texts(option: str, metavar: str, told: str) -> Any:
    return Annotated[list[str] | None, Option(option, metavar, told)]


def _text(option: str, metavar: str, told: str, resolve: Resolve | None = None) -> Any:
    return Annotated[str | None, Option(option, metavar, told, resolve)]


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
    "referred_by": _text("--referred-by", "NAME", "Who sent them.", sender),
    "never": _texts("--never", "WHAT[: WHY]", 'Never to offer: "nuts: allergy".'),
    "avoid": _texts("--avoid", "SUBJECT", "Not to bring up."),
}


def with_chat(run: Callable[..., None], *, quiet: bool = False) -> Callable[..., None]:
    """Give a command the options of what can be learnt in a chat, handed on as its `chat`.

    Args:
        run: A command with a parameter `chat`, in whose place the options stand in the help.
        quiet: Whether those that add to a list stay out of its help.
    """

    def call(store: Store, **values: Any) -> None:
        from regulars.chat import Chat  # with visits and nevers behind it

        typed = {key: values.pop(key) for key in CHAT}
        said = {key: value for key, value in typed.items() if value not in (None, [])}
        if "looks" in said:
            said["looks"] = [said["looks"]]  # one at a time, and kept as a list of one
        sent = said.get("referred_by")
        if sent and sent not in store.read():
            said["sender"] = said.pop("referred_by")
        run(**values, store=store, chat=Chat(**said))

    options = {key: _hidden(option) if quiet else option for key, option in CHAT.items()}
    call.__doc__ = run.__doc__
    call.__annotations__ = {
        name: hint
        for declared, kind in run.__annotations__.items()
        for name, hint in (options.items() if declared == "chat" else [(declared, kind)])
    }
    call.__kwdefaults__ = {**(run.__kwdefaults__ or {}), **dict.fromkeys(CHAT)}
    return call


def _hidden(option: Any) -> Any:
    """An option as it was, but out of the help where it adds to a list."""
    [told], kind = option.__metadata__, option.__origin__
    return Annotated[kind, told._replace(hidden=kind != str | None)]


Text = Annotated[list[str], Argument(metavar="TEXT", help="What it is about.")]
