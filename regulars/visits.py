"""Visits: somebody comes in, or wasn't in after all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from regulars import counter, orders
from regulars.book import Book
from regulars.counter import Thanks
from regulars.customer import Customer, FollowUp
from regulars.errors import RegularsError
from regulars.fields import Fields
from regulars.followups import Task
from regulars.names import fold
from regulars.orders import Visit
from regulars.wording import listed, said_day

if TYPE_CHECKING:
    from regulars.nevers import Clash


class Had(Fields):
    """What somebody had.

    Args:
        items: What was said of it, item by item; possibly nothing.
        usual: Whether their usual too, as where nobody said what.
    """

    items: Sequence[str] = ()
    usual: bool = False

    def __add__(self, other: "Had") -> "Had":
        return Had([*self.items, *other.items], self.usual or other.usual)


USUAL = Had(usual=True)


class Came(NamedTuple):
    """That somebody came.

    Args:
        here: When: `in today (Mon 23 Nov 2026)`.
        had: What they had, in words: `had the usual`; empty where nothing is known of it.
        items: What was written down now of what they had.
    """

    here: str
    had: str
    items: Sequence[str] = ()

    @property
    def said(self) -> str:
        """In words: `in today (Mon 23 Nov 2026), had the usual`."""
        return ", ".join(filter(None, (self.here, self.had)))


class Warned(NamedTuple):
    """That somebody had or ordered what they must never have, or what often has it."""

    customer: Customer
    clash: "Clash"


class Done(NamedTuple):
    """What was done at the counter, and what to mind there and then.

    Args:
        did: The sentence.
        warnings: Who had or ordered what they must never have.
        asks: What to ask.
        thanks: What to thank for.
        open: What is ready, promised, or to be made right.
        came: Who came, and what each had, in words.
        kept_back: By name, how many things to ask are kept back for what they name.
        closed: That the shop is closed on that day; empty where it isn't.
    """

    did: str
    warnings: Sequence[Warned] = ()
    asks: Sequence[Task] = ()
    thanks: Sequence[Thanks] = ()
    open: Sequence[Task] = ()
    came: Sequence[tuple[Customer, str]] = ()
    kept_back: Mapping[str, int] = MappingProxyType({})
    closed: str = ""

    def __str__(self) -> str:
        return self.did


def visit(
    book: Book, customer: Customer, had: Had, *, on: date, today: date, did: Sequence[str] = ()
) -> Done:
    """Write down that somebody came, and tell what there is to say to them.

    Args:
        book: Everybody.
        customer: Who came.
        had: What they had.
        on: The day.
        today: The present day.
        did: What was done before, in a few words each.
    """
    came = come_in(customer, had, on=on, today=today)
    asks, kept_back = counter.ask(customer, on)
    return Done(
        f"{customer.name}: {'; '.join([*did, came.said])}.",
        warnings=warnings(book, customer, came.items),
        asks=asks,
        thanks=counter.thank(book, customer, on),
        open=[Task(customer, one) for one in counter.waiting(customer, on)],
        came=[(customer, came.had)],
        kept_back={customer.name: kept_back} if kept_back else {},
        closed=book.closed_on(on, today=today),
    )


def together(visits: Sequence[Done], *, on: date, today: date) -> Done:
    """Put several visits of one day into one.

    Args:
        visits: Of each of them what was done.
        on: The day.
        today: The present day.

    Returns:
        `In today (Mon 23 Nov 2026): Fred Botha and Zoë Müller, had the usual; Jo, had 2 scones.`
    """
    groups: dict[str, list[str]] = {}
    for one in visits:
        for customer, had in one.came:
            groups.setdefault(had, []).append(customer.name)
    told = (", ".join(filter(None, (listed(names), had))) for had, names in groups.items())
    return Done(
        f"In {said_day(on, today=today)}: {'; '.join(told)}.",
        warnings=[one for done in visits for one in done.warnings],
        asks=[one for done in visits for one in done.asks],
        thanks=[one for done in visits for one in done.thanks],
        open=[one for done in visits for one in done.open],
        came=[one for done in visits for one in done.came],
        kept_back={name: number for done in visits for name, number in done.kept_back.items()},
        closed=next((done.closed for done in visits), ""),
    )


def warnings(book: Book, customer: Customer, items: Iterable[str]) -> list[Warned]:
    """Tell which of somebody's nevers what they had or ordered goes against."""
    if not customer.never:
        return []
    from regulars import nevers  # with the vocabulary 0.5 bare Pythons

    return [Warned(customer, one) for one in nevers.against(items, customer.never, book.foods)]


def come_in(customer: Customer, had: Had, *, on: date, today: date) -> Came:
    """Record that they were in.

    Args:
        customer: Who was in.
        had: What they had; the usual is not recorded a second time on a day that is written down
            already.
        on: The day.
        today: The present day.

    Returns:
        What was recorded.
    """
    here, woken = f"in {said_day(on, today=today)}", _woken(customer, on)
    again = customer.visit_on(on) is not None
    if had.usual and again and not had.items:
        return Came(here, "; ".join(filter(None, ("written down already", woken))))
    items = [*(customer.usuals if had.usual and not again else ()), *had.items]
    record(customer, on, items)
    told = f"had {listed(items)}" if items else "just looked in"
    if had.usual and not had.items:
        told = "had the usual" if items else ""
    return Came(here, "; ".join(filter(None, (told, woken))), items)


def record(customer: Customer, on: date, order: Sequence[str] = ()) -> Visit:
    """Write down that they came; a second time on the same day adds to what they had.

    Args:
        customer: Who came.
        on: The day.
        order: What they had, item by item; possibly nothing.

    Returns:
        The visit as it now stands.
    """
    before = customer.visit_on(on)
    visit = Visit(on, orders.join([*(before.order if before else []), *order]))
    if before:
        customer.visits.remove(before)
    customer.visits.append(visit)
    customer.visits.sort()
    return visit


def fetched(
    book: Book, customer: Customer, order: FollowUp, *, did: Sequence[str], on: date
) -> Done:
    """Write an order that was fetched down as a visit, unless it stands there already.

    Args:
        book: Everybody.
        customer: Whose.
        order: The order.
        on: The present day.
        did: What was done before, in a few words each.
    """
    before = customer.visit_on(on)
    had = [fold(item) for item in before.order] if before else []
    items = [item for item in orders.split(order.text) if fold(item) not in had]
    if not items:
        return Done(f"{customer.name}: {'; '.join(did)}")
    return visit(book, customer, Had(items), on=on, today=on, did=did)


def _woken(customer: Customer, on: date) -> str:
    """Wake whoever rests and came since then, and say so; empty where there is nothing to say."""
    since = customer.resting_since
    if not customer.resting or (since is not None and on < since):
        return ""
    from regulars import edits

    return edits.wake(customer)


def take_out(
    book: Book, customer: Customer, order: Sequence[str] = (), *, on: date, today: date
) -> str:
    """Take a visit out again, or only some of what they had; then the visit stays.

    What was said at the visit is open again, as far as it is known.

    Args:
        book: Everybody.
        customer: Who wasn't in, or didn't have that.
        order: What they didn't have; none for the whole visit.
        on: The day.
        today: The present day.

    Returns:
        What was done, in a sentence.

    Raises:
        RegularsError: If they weren't in that day, or had nothing like it.
    """
    visit = customer.visit_on(on)
    day = said_day(on, today=today)
    if visit is None:
        raise RegularsError(f"{customer.name} wasn't in {day}. Nothing was changed.")
    place = customer.visits.index(visit)
    if not order:
        del customer.visits[place]
        had = f" ({visit.what})" if visit.what else ""
        did = [f"{customer.name}: not in {day} after all{had}."]
        did += filter(None, [counter.may_have_ended(book, customer, on)])
        if again := counter.unsay(customer, on):
            did.append(f"Open again: {'; '.join(again)}")
        return " ".join(did)
    left, gone = visit.order, []
    for item in order:
        held = next((one for one in left if fold(one) == fold(item)), None) or next(
            (one for one in left if orders.is_like(item, one)), None
        )
        if held is None:
            had = f"had {listed(visit.order)}" if visit.what else "had nothing"
            raise RegularsError(f"{customer.name} {had} {day}, no {item}. Nothing was changed.")
        left.remove(held)
        gone.append(held)
    customer.visits[place] = Visit(on, orders.join(left))
    still = f"had {listed(left)}" if left else "just looked in"
    return f"{customer.name}: no {listed(gone)} {day}; {still}."


def is_known_item(book: Book) -> Callable[[str], bool]:
    """Give what tells whether anybody had an item of that name before, or has it as a usual."""

    def is_known(item: str) -> bool:
        return fold(item) in book.items

    return is_known
