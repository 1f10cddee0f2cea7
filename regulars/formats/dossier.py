"""Everything that is held about one person, in a form to hand to them."""

from collections.abc import Iterable, Iterator
from datetime import date

from regulars.book import Book
from regulars.customer import FACTS, Customer, Fact, FollowUp, Note
from regulars.occasions import Occasion
from regulars.orders import Visit
from regulars.wording import interval, say_full, say_yearly, with_time

# What grows from day to day stands last, below what is known of the person.
_HAPPENED = {"followups", "notes", "visits"}


def write(book: Book, customer: Customer, today: date) -> str:
    """Write down everything that is held about one person, private notes included.

    Args:
        book: Everybody.
        customer: The one.
        today: The present day.

    Returns:
        Plain text, a heading for each kind of fact; nothing that is known is left out.
    """
    sent = [one.name for one in book if one.referred_by == customer.id]
    coming, clock = book.rhythm_of(customer, today), book.settings.clock
    parts = [
        f"Everything {book.settings.shop or 'this shop'} holds about {customer.name}",
        f"Written on {say_full(today)}",
        _block("Name", [customer.name]),
        *(_facts(customer, fact, clock) for fact in FACTS if fact.field not in _HAPPENED),
        _block("Sent by", filter(None, [book.name_of(customer.referred_by)])),
        _block(
            "Thanks owed for that since", [say_full(owed)] if (owed := customer.referred_on) else []
        ),
        _block("Sent to us", sent),
        _block("Promotions", ["welcome" if customer.offers else "not wanted"]),
        _block("Expected", [f"no more: {customer.rest_said}" if customer.resting else coming.why]),
        _block("Set interval", _interval(customer)),
        *(_facts(customer, fact, clock) for fact in FACTS if fact.field in _HAPPENED),
        _block("Also kept", _also_kept(customer)),
        _block("Called by other programs", customer.ids),
        _block("Known to be somebody else than", customer.different),
        _block("Number in the notebook", [customer.id, *customer.merged]),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _also_kept(customer: Customer) -> Iterator[str]:
    """What stands in the record from a newer version or another tool, and with which fact."""
    yield from (f"{key}: {value}" for key, value in customer.extra.items())
    for fact in FACTS:
        for one in getattr(customer, fact.field):
            for key, value in getattr(one, "extra", {}).items():
                yield f"{fact.one} {fact.about(one) if fact.about else one}: {key}: {value}"


def _block(title: str, lines: Iterable[str]) -> str:
    told = ["  " + text.replace("\n", " / ") for text in lines]
    return "\n".join([title, *told]) if told else ""


def _facts(customer: Customer, fact: Fact, clock: int) -> str:
    return _block(fact.heading, (_told(one, clock) for one in getattr(customer, fact.field)))


def _told(one: object, clock: int) -> str:
    match one:
        case FollowUp():
            return _followup(one, clock)
        case Note():
            return f"{say_full(one.on)}  {'private: ' if one.private else ''}{one.text}"
        case Visit():
            return f"{say_full(one.on)}  {one.what}".rstrip()
        case Occasion():
            return f"{one.what}: {say_yearly(one.on)}"
    return str(one)


def _interval(customer: Customer) -> Iterator[str]:
    if customer.every:
        since = customer.every_since
        set_on = f", set on {say_full(since)}" if since else ""
        yield f"every {interval(customer.every)}{set_on}"


def _followup(one: FollowUp, clock: int) -> str:
    told = [f"{say_full(one.since)}  {one.kind}: {one.text}"]
    if one.due:
        told.append(f"for {with_time(say_full(one.due), one.at, clock)}")
    if one.said:
        told.append(f"said on {', '.join(map(say_full, one.said))}")
    if one.closed:
        told.append(f"closed {say_full(one.closed)}, {one.came or 'done'}")
    return "; ".join(told)
