"""`regulars order`: called ahead, to have ready."""

from typing import Annotated

from regulars import commands, dates, visits
from regulars.book import Book
from regulars.customer import Kind
from regulars.declared import Option
from regulars.followups import note_down
from regulars.notebook.store import Store
from regulars.visits import Done


def run(
    *,
    store: Store,
    name: commands.Name,
    text: commands.Text,
    due: Annotated[str, Option("--for", metavar="WHEN", help='By when: "fri 16:30", "tomorrow".')],
    as_json: commands.Json = False,
) -> None:
    """Write down an order to have ready.

    By a day, and by a time if they said one; the briefing has it that morning.

    Examples:
        regulars order fred "2 kg biltong" --for "fri 16:30"
        regulars order wendy "2 sourdough, sliced" --for tomorrow
    """
    today = dates.today()
    ordered = " ".join(text)
    day, at = dates.parse_when(due, today, store.read().settings.date_order)

    def order(book: Book) -> Done:
        customer = book.get(name)
        clock = book.settings.clock
        did = note_down(customer, Kind.ORDER, ordered, since=today, due=day, at=at, clock=clock)
        warned = visits.warnings(book, customer, [ordered])
        return Done(did, warnings=warned, closed=book.closed_on(day, today=today))

    commands.tell(store.change(order), as_json=as_json)
