"""`regulars never`: what never to offer somebody."""

from typing import Annotated, NamedTuple

from regulars import commands, edits, nevers, screen
from regulars.book import Book
from regulars.customer import Never
from regulars.declared import Argument, Option
from regulars.notebook.store import Store


def run(
    *,
    store: Store,
    name: commands.Name,
    what: Annotated[list[str], Argument(metavar="WHAT", help="Meat, nuts, a diet.")],
    why: Annotated[str, Option("--why", metavar="TEXT", help="The reason.")] = "",
    drop: Annotated[bool, Option("--drop", help="Take it back.")] = False,
) -> None:
    """Write down what never to offer or serve somebody, and why.

    An allergy, a diet or a family of food brings its members with it: milk covers butter and
    latte, vegan honey too. It is a second pair of eyes, never the label on the tin.

    Examples:
        regulars never fred nuts
        regulars never mia "milk: allergy"
    """
    typed = " ".join(what)
    dropped = commands.picked(store.read(), name, typed, of="never") if drop else ""

    def write_down(book: Book) -> Written:
        customer = book.get(name)
        if drop:
            gone = edits.drop(customer, dropped)
            return Written(f"{customer.name}: no longer never {gone.about}")
        first = not any(map(nevers.is_allergy, customer.never))
        never = nevers.write_down(customer, Never(typed, why) if why else nevers.parse(typed))
        covered = nevers.said_covers(never, book.foods)
        label = f" {nevers.LABEL}" if first and nevers.is_allergy(never) else ""
        return Written(f"{customer.name}: never {never}", f"{covered}{_read_as(typed)}{label}")

    screen.say(store.change(write_down).said)


def _read_as(typed: str) -> str:
    """Say so where a "no" was left out of what was typed."""
    what = nevers.meant(typed)
    said = f'"{typed.removesuffix(what).strip()}"'
    return "" if what == typed.strip() else f" I left out your {said}: never already says it."


class Written(NamedTuple):
    """What was written down, and what that covers.

    Args:
        did: What is said of it, now and when it is taken back, without the point at its end.
        covers: What is said of it once, from that point on.
    """

    did: str
    covers: str = "."

    def __str__(self) -> str:
        return f"{self.did}."

    @property
    def said(self) -> str:
        """All that is said now."""
        return f"{self.did}{self.covers}"
