"""`regulars feedback`: a complaint, a request, a compliment or a gift."""

from typing import Annotated

from regulars import commands, dates, screen
from regulars.book import Book
from regulars.customer import Kind
from regulars.declared import Option
from regulars.errors import UsageError
from regulars.followups import note_down
from regulars.notebook.store import Store


def run(
    *,
    store: Store,
    name: commands.Name,
    text: commands.Text,
    complaint: Annotated[bool, Option("--complaint", help="Something went wrong.")] = False,
    request: Annotated[bool, Option("--request", help="They would like something.")] = False,
    compliment: Annotated[bool, Option("--compliment", help="They praised something.")] = False,
    gift: Annotated[bool, Option("--gift", help="They brought or did something for you.")] = False,
    on: commands.On = None,
) -> None:
    """Write down a complaint, a request, a compliment or a gift.

    For a compliment and a gift you are reminded to say thank you, at their next visit.

    Examples:
        regulars feedback fred "the tea was cold" --complaint
        regulars feedback jack "macadamia nuts from Hawaii" --gift
    """
    told = {Kind.COMPLAINT: complaint, Kind.REQUEST: request}
    told |= {Kind.COMPLIMENT: compliment, Kind.GIFT: gift}
    if sum(told.values()) != 1:
        raise UsageError(
            "say which it is: --complaint, --request, --compliment or --gift; exactly one."
        )
    kind = next(kind for kind, is_it in told.items() if is_it)
    day = on or dates.today()

    def write_down(book: Book) -> str:
        return note_down(book.get(name), kind, " ".join(text), since=day)

    screen.say(store.change(write_down))
