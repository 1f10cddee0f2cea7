"""Everything that is held about one person, in a form to hand to them."""

from collections.abc import Iterable, Iterator
from datetime import date

from regulars.book import Book
from regulars.customer import FACTS, Customer, FollowUp, Note
from regulars.wording import interval, say_full, say_yearly, with_time


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
    coming = book.rhythm(customer, today)
    parts = [
        f"Everything {book.settings.shop or 'this shop'} holds about {customer.name}",
        f"Written on {say_full(today)}",
        _block("Name", [customer.name, *customer.nicknames]),
        _block("Known by sight", customer.looks),
        _block("Phones", customer.phones),
        _block("E-mail", customer.emails),
        _block("Family", map(str, customer.family)),
        _block("Yearly dates", (f"{one.what}: {say_yearly(one.on)}" for one in customer.occasions)),
        _block("The usual", customer.usuals),
        _block("Likes", customer.likes),
        _block("Never", map(str, customer.never)),
        _block("Not to be brought up", customer.avoid),
        _block("Groups", customer.tags),
        _block("Sent by", filter(None, [book.name_of(customer.referred_by)])),
        _block(
            "Thanks owed for that since", [say_full(owed)] if (owed := customer.referred_on) else []
        ),
        _block("Sent to us", sent),
        _block("Promotions", ["welcome" if customer.offers else "not wanted"]),
        _block("Expected", [f"no more: {customer.rest_said}" if customer.resting else coming.why]),
        _block("Set interval", _interval(customer)),
        _block("Follow-ups", map(_followup, customer.followups)),
        _block("Notes", map(_note, customer.notes)),
        _block("Visits", (f"{say_full(v.on)}  {v.what}".rstrip() for v in customer.visits)),
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


def _note(note: Note) -> str:
    return f"{say_full(note.on)}  {'private: ' if note.private else ''}{note.text}"


def _interval(customer: Customer) -> Iterator[str]:
    if customer.every:
        since = customer.every_since
        set_on = f", set on {say_full(since)}" if since else ""
        yield f"every {interval(customer.every)}{set_on}"


def _followup(one: FollowUp) -> str:
    told = [f"{say_full(one.since)}  {one.kind}: {one.text}"]
    if one.due:
        told.append(f"for {with_time(say_full(one.due), one.at)}")
    if one.said:
        told.append(f"said on {', '.join(map(say_full, one.said))}")
    if one.closed:
        told.append(f"closed {say_full(one.closed)}, {one.came or 'done'}")
    return "; ".join(told)
