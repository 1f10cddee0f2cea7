"""The JSON of what concerns the whole shop: the briefing, the agenda, offers, numbers."""

from regulars.agenda import Agenda
from regulars.briefing import Briefing, Celebration
from regulars.daybook import Event
from regulars.formats.json import Facts, of_due, of_task
from regulars.merging import Pair
from regulars.moments import Moment
from regulars.offers import Match, Offer
from regulars.stats import Stats
from regulars.wording import say_time


def of_briefing(briefing: Briefing) -> Facts:
    """Give what a morning needs."""
    return {
        "date": briefing.day,
        "orders": [of_task(task) for task in [*briefing.orders, *briefing.unfetched]],
        "complaints": [of_task(task) for task in briefing.complaints],
        "promises": [of_task(task) for task in briefing.promises],
        "asks": [of_task(task) for task in briefing.asks],
        "occasions": [_of_celebration(one) for one in briefing.occasions],
        "due": [of_due(one) for one in [*briefing.expect, *briefing.missed]],
        "lapsed": [of_due(one) for one in briefing.gone],
        "new_faces": [_of_moment(one) for one in briefing.new_faces],
        "good_to_say": [_of_moment(one) for one in briefing.good_to_say],
        "last_year": [_of_moment(one) for one in briefing.last_year],
        "kept_back": briefing.kept_back,
    }


def _of_moment(one: Moment) -> Facts:
    return {"id": one.customer.id, "name": one.customer.name, "on": one.on, "text": one.text}


def _of_celebration(one: Celebration) -> Facts:
    return {
        "id": one.customer.id,
        "name": one.customer.name,
        "what": one.occasion.what,
        "on": one.occasion.on,
        "next": one.on,
        "turns": one.turns,
    }


def of_offer(
    found: Offer, take_off: list[Match] | None = None, unknown: int | None = None
) -> Facts:
    """Give whom an offer concerns; if a mailing list was checked, who must come off it too.

    Args:
        found: Whom it concerns.
        take_off: Who must come off the list, if one was checked.
        unknown: How many of its rows are nobody's.
    """
    facts: Facts = {
        "offer": found.text,
        "about": found.about,
        "asked": [_of_match(match) for match in found.asked],
        "love": [_of_match(match) for match in found.love],
        "never": [
            _of_match(one) | {"grade": one.grade, "because": one.because} for one in found.never
        ],
        "no_offers": [{"id": one.id, "name": one.name} for one in found.no_offers],
    }
    if take_off is not None:
        facts["take_off"] = [_of_match(match) for match in take_off]
        facts["unknown"] = unknown
    return facts


def _of_match(match: Match) -> Facts:
    return {"id": match.customer.id, "name": match.customer.name, "why": match.why}


def of_pair(pair: Pair) -> Facts:
    """Give two records that look like one person."""
    return {
        "left": {"id": pair.left.id, "name": pair.left.name},
        "right": {"id": pair.right.id, "name": pair.right.name},
        "why": pair.why,
        "certain": pair.certain,
    }


def of_stats(stats: Stats) -> Facts:
    """Give the shop in numbers."""
    return {
        "weeks": [{"week": week, "visits": visits} for week, visits in stats.weeks],
        "weekdays": [{"weekday": day, "visits": visits} for day, visits in stats.weekdays],
        "orders": [{"order": order, "times": times} for order, times in stats.orders],
        "gained": [{"month": f"{month:%Y-%m}", "names": names} for month, names in stats.gained],
        "lost": [{"month": f"{month:%Y-%m}", "names": names} for month, names in stats.lost],
    }


def of_agenda(agenda: Agenda) -> list[Facts]:
    """Give what is to have ready, what was missed last."""
    coming = [task for day in agenda.days for task in day.tasks]
    return [
        {
            "on": task.followup.due,
            "time": task.followup.at and say_time(task.followup.at),
            "id": task.customer.id,
            "name": task.customer.name,
            "text": task.followup.text,
            "missed": missed,
        }
        for tasks, missed in ((coming, False), (agenda.missed, True))
        for task in tasks
    ]


def of_event(event: Event) -> Facts:
    """Give something that happened, and with whom."""
    return {
        "on": event.on,
        "id": event.customer.id,
        "name": event.customer.name,
        "kind": event.kind,
        "text": event.text,
    }
