"""Who would love an offer, and who must never be handed it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from regulars import orders
from regulars.customer import Customer, Kind, Never
from regulars.foods import Foods, Grade
from regulars.names import same_phone, words
from regulars.nevers import Clash, Menu, clashes, on_menu
from regulars.phrases import phrase, significant
from regulars.wording import say_full

# So many of the latest orders tell what somebody has.
_LATEST = 10
# After so many days an order counts half: what they had last summer they may have left since.
_HALF_LIFE = 90


class Match(NamedTuple):
    """Somebody whom an offer concerns.

    Args:
        customer: Whom.
        why: The reason, as one would say it.
        grade: Of who must not be handed it, whether it has what they must never have, or often has
            it.
        because: Of them what it has: `A steak is beef.`
        nevers: Of them what they must never have.
    """

    customer: Customer
    why: str
    grade: Grade | None = None
    because: str = ""
    nevers: Sequence[Never] = ()


class Offer(NamedTuple):
    """Whom an offer concerns.

    Args:
        text: What is offered.
        about: What it is made of or about, if that was said.
        asked: Who asked for it, the first who did first.
        love: Who would love it, most first.
        never: Who must not be handed it, first those for whom it has what they must never have.
        no_offers: Who wants no promotions.
    """

    text: str
    about: str
    asked: list[Match]
    love: list[Match]
    never: list[Match]
    no_offers: list[Customer]


def offer(everybody: Iterable[Customer], text: str, about: str, day: date, foods: Foods) -> Offer:
    """Tell who would love an offer, and who must not be handed it.

    Args:
        everybody: Among whom; those who rest are passed over.
        text: What is offered: `steak night`.
        about: What else it is about: `beef, wine`.
        day: The present day.
        foods: What words are made of.

    Returns:
        Whom it concerns. Who wants no promotions and must never be handed it is in both lists.
    """
    everybody = list(everybody)
    menus: list[Menu] = []  # read for the first never: without one no food file is
    wanted = significant(phrase(f"{text} {about}").split())
    love: list[tuple[float, Match]] = []
    never, no_offers = [], []
    for customer in everybody:
        if customer.resting:
            continue
        if customer.never:
            menus = menus or [on_menu(orders.split(text), foods), on_menu([about], foods)]
        forbidden = _forbidden(menus, customer.never, foods) if customer.never else []
        if forbidden:
            never.append(_must_not(customer, forbidden))
        if not customer.offers:
            no_offers.append(customer)
        elif not forbidden and (found := _loves(customer, wanted, day)):
            love.append(found)
    love.sort(key=lambda one: (-one[0], one[1].customer.name))
    never.sort(key=lambda one: one.grade != "has")
    asked = _asked(everybody, wanted)
    return Offer(text, about, asked, [match for _, match in love], never, no_offers)


def _asked(everybody: Iterable[Customer], wanted: set[str]) -> list[Match]:
    """Who has asked for something of that name, and not got it yet."""
    found = [
        (one.since, Match(customer, f"asked for {one.text}, {say_full(one.since)}"))
        for customer in everybody
        if not customer.resting
        for one in customer.open_followups(Kind.REQUEST)
        if wanted & set(phrase(one.text).split())
    ]
    return [match for _, match in sorted(found, key=lambda one: one[0])]


def _forbidden(menus: Iterable[Menu], nevers: Sequence[Never], foods: Foods) -> list[Clash]:
    """What the offer goes against; what it is about only counts where that is surer."""
    found = [clash for menu in menus for clash in clashes(menu, nevers, foods)]
    surest = sorted(found, key=lambda one: one.grade != "has")
    first = {id(one.never): one for one in reversed(surest)}
    return [first[id(never)] for never in nevers if id(never) in first]


def _must_not(customer: Customer, forbidden: Sequence[Clash]) -> Match:
    grade: Grade = "has" if any(one.grade == "has" for one in forbidden) else "often"
    nevers = [one.never for one in forbidden]
    why = "; ".join(f"never {never}" for never in nevers)
    because = " ".join(dict.fromkeys(one.because for one in forbidden))
    return Match(customer, why, grade, because, nevers)


def to_take_off(
    found: Offer, resting: Iterable[Customer], rows: Sequence[Sequence[str]]
) -> list[Match]:
    """Find who is on a mailing list and must not be handed an offer.

    Args:
        found: Whom the offer concerns.
        resting: Those who aren't to be written to at all.
        rows: The rows of the list, each a list of cells: names, phones or e-mails.

    Returns:
        Who must come off, and why.
    """
    barred = {one.customer.id for one in found.never}
    others = [customer for customer in found.no_offers if customer.id not in barred]
    unwanted = [
        *found.never,
        *(Match(customer, "wants no promotions") for customer in others),
        *(Match(customer, "resting") for customer in resting),
    ]
    return [one for one in unwanted if any(_is_on(one.customer, row) for row in rows)]


def _loves(customer: Customer, wanted: set[str], day: date) -> tuple[float, Match] | None:
    """How much somebody would love it, and the reason that weighs most."""
    orders = [visit for visit in customer.visits if visit.what][-_LATEST:]
    reasons: list[tuple[float, str]] = []
    for word in sorted(wanted):
        had = [visit for visit in orders if word in phrase(visit.what).split()]
        if had:
            weight = sum(0.5 ** ((day - visit.on).days / _HALF_LIFE) for visit in had)
            times = f"{len(had)} of the last {len(orders)} times"
            reasons.append((weight + len(had) / _LATEST, f"had {word} {times}"))
    reasons += _said(customer, wanted)
    if not reasons:
        return None
    told = [why for _, why in sorted(reasons, reverse=True)[:2]]
    return sum(weight for weight, _ in reasons), Match(customer, "; ".join(told))


def _said(customer: Customer, wanted: set[str]) -> Iterator[tuple[float, str]]:
    for usual in customer.usuals:
        if wanted & set(phrase(usual).split()):
            yield 2.0, f"the usual is {usual}"
    for liking in customer.likes:
        if wanted & set(phrase(liking).split()):
            yield 1.0, f"likes {liking}"


def unknown(everybody: Iterable[Customer], rows: Sequence[Sequence[str]]) -> int:
    """Count the rows of a mailing list that are nobody's; a header row isn't one.

    Args:
        everybody: Whose they could be.
        rows: The rows of the list, each a list of cells.
    """
    people = list(everybody)
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    if filled and _HEADERS & {cell.strip().casefold() for cell in filled[0]}:
        del filled[0]
    return sum(not any(_is_on(customer, row) for customer in people) for row in filled)


_HEADERS = frozenset({"name", "first name", "last name", "phone", "email", "e-mail", "customer"})
_HEADERS |= {"full name", "mobile", "email address", "e-mail address", "telephone", "phone number"}


def _is_on(customer: Customer, cells: Sequence[str]) -> bool:
    """Whether a row of a list names somebody: by e-mail, by phone, or by all words of a name."""
    row = " ".join(cells)
    folded = row.casefold()
    if any(email.casefold() in folded for email in customer.emails if email):
        return True
    if any(same_phone(phone, cell) for phone in customer.phones for cell in cells):
        return True
    there = set(words(row))
    called = [customer.name, *(name for name in customer.nicknames if len(words(name)) > 1)]
    return any(set(words(name)) <= there for name in called if words(name))
