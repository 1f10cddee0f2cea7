"""The facts as JSON: what every reading command prints with `--json`, with stable keys."""

from datetime import date
from typing import TYPE_CHECKING

from regulars.book import Book
from regulars.customer import Customer, FollowUp, Never
from regulars.rhythm import Rhythm
from regulars.tact import Tact
from regulars.wording import say_time

if TYPE_CHECKING:  # what each command has that shows them
    from regulars.due import Due
    from regulars.followups import Task
    from regulars.search import Found
    from regulars.visits import Done

Facts = dict[str, object]


def of_customer(
    book: Book, customer: Customer, day: date, *, private: bool = False, discreet: bool = True
) -> Facts:
    """Give all that is known of one customer.

    Args:
        book: Everybody.
        customer: The one.
        day: The day for which the rhythm and the occasions are told.
        private: Whether private notes are told too, not only counted.
        discreet: Whether what names something to avoid is kept back, and only counted.
    """
    kept_back, private_notes = 0, customer.private_notes
    if discreet and not private:
        tact = Tact(customer)
        kept_back, customer = tact.kept_back, tact.to_show
    return {
        "id": customer.id,
        "ids": customer.ids,
        "name": customer.name,
        "nicknames": customer.nicknames,
        "looks": ", ".join(customer.looks),
        "phones": customer.phones,
        "emails": customer.emails,
        "usuals": customer.usuals,
        "every": customer.every,
        "tags": customer.tags,
        "likes": customer.likes,
        "never": [_of_never(book, one) for one in customer.never],
        "avoid": customer.avoid,
        "family": [{"name": one.name, "relation": one.relation} for one in customer.family],
        "occasions": [
            {
                "what": one.what,
                "on": one.on,
                "next": one.next(day),
                "turns": one.turns(day),
            }
            for one in customer.occasions
        ],
        "referred_by": book.name_of(customer.referred_by),
        "referred": [one.name for one in book.sent_by(customer.id)],
        "offers": customer.offers,
        "resting": customer.resting,
        "resting_why": customer.resting_why,
        "notes": [
            {"on": note.on, "text": note.text, "private": note.private}
            for note in reversed(customer.notes_to_show(private=private))
        ],
        "private_notes": private_notes,
        "kept_back": kept_back,
        "visits": [{"on": visit.on, "order": visit.order} for visit in customer.visits],
        "followups": [of_followup(one) for one in customer.followups],
        "rhythm": of_rhythm(book.rhythm_of(customer, day)),
    }


def _of_never(book: Book, one: Never) -> Facts:
    from regulars.nevers import spelt_covers  # with the vocabulary 0.5 bare Pythons

    return {"what": one.what, "why": one.why, "covers": spelt_covers(one, book.foods)}


def of_rhythm(of: Rhythm) -> Facts:
    """Give how often somebody comes and whether they are due."""
    return {
        "state": of.state,
        "last_visit": of.last_visit,
        "visits": of.visits,
        "every_days": of.every_days and round(of.every_days, 1),
        "expected": None if of.late else of.expected,
        "from": None if of.late else of.start,
        "until": None if of.late else of.until,
        "overdue_days": of.overdue_days,
        "chance": round(of.chance, 3),
        "why": of.why,
        "alive": round(of.alive, 3),
    }


def of_followup(followup: FollowUp) -> Facts:
    """Give something to come back to."""
    return {
        "kind": followup.kind,
        "text": followup.text,
        "since": followup.since,
        "due": followup.due,
        "time": followup.at and say_time(followup.at),
        "closed": followup.closed,
        "outcome": followup.outcome,
        "no_show": followup.no_show,
    }


def of_due(due: "Due") -> Facts:
    """Give somebody who is due, with their rhythm and the list they are on."""
    return {**of_listed(due), "section": due.section}


def of_listed(due: "Due") -> Facts:
    """Give somebody in a list, with their rhythm."""
    customer = due.customer
    return {
        "id": customer.id,
        "name": customer.name,
        "phones": customer.phones,
        "usuals": customer.usuals,
        "rhythm": of_rhythm(due.rhythm),
    }


def of_task(task: "Task") -> Facts:
    """Give something to come back to, and whose it is."""
    return {
        "id": task.customer.id,
        "name": task.customer.name,
        **of_followup(task.followup),
    }


def of_done(done: "Done") -> Facts:
    """Give what was done at the counter, and what to mind there and then."""
    return {
        "did": " ".join(filter(None, [done.did, done.closed])),
        "warnings": [
            {
                "id": one.customer.id,
                "name": one.customer.name,
                "never": one.clash.never.what,
                "grade": one.clash.grade,
                "because": one.clash.because,
            }
            for one in done.warnings
        ],
        "asks": [_of_minded(task) for task in done.asks],
        "thanks": [
            {
                "id": one.customer.id,
                "name": one.customer.name,
                "kind": one.kind,
                "text": one.text,
                "since": one.since,
                "due": None,
            }
            for one in done.thanks
        ],
        "open": [_of_minded(task) for task in done.open],
    }


def _of_minded(task: "Task") -> Facts:
    told = of_task(task)
    return {key: told[key] for key in ("id", "name", "kind", "text", "since", "due")}


def of_found(found: "Found") -> Facts:
    """Give a fact that holds what was looked for, and of whom."""
    return {
        "id": found.customer.id,
        "name": found.customer.name,
        "where": found.where,
        "text": found.text,
    }
