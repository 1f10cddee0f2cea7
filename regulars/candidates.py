"""When a name could be several people, or nobody: what the owner is told, to choose."""

from collections import Counter
from collections.abc import Sequence

from regulars import names
from regulars.customer import Customer
from regulars.errors import Candidate, NobodyError, SeveralError, UsageError
from regulars.names import Entry
from regulars.wording import quoted


def several(
    asked: str,
    found: Sequence[Customer],
    text: str = "",
    *,
    by: tuple[str, str] | None = None,
    someone_new: bool = False,
) -> SeveralError:
    """Leave it to the owner which of several people is meant.

    Args:
        asked: The name as it was typed.
        found: Who could be meant.
        text: The sentence; else that so many are called so.
        by: By what the first of them is named and nobody else, and how it is typed; else the id.
        someone_new: Whether it may also be somebody who is not in the notebook yet.
    """
    what, sign = by or ("id", found[0].id)
    candidates = [
        Candidate(one.id, [one.name, *signs, one.usual, one.last_visit or "no visit yet"])
        for one, signs in zip(found, _signs(found, what), strict=True)
    ]
    new = "; if it is somebody else, add --new" if someone_new else ""
    return SeveralError(
        text or _called(asked, found),
        candidates=candidates,
        hint=f"Say which by {what}, as {quoted(sign)}{new}.",
        more=f"regulars list {quoted(asked)}",
        someone_new=someone_new,
    )


def perhaps(
    asked: str, found: Sequence[Customer], how_near: str, *, by: tuple[str, str] | None = None
) -> SeveralError:
    """Ask whether a name that nobody quite has is meant for somebody known.

    Args:
        asked: The name as it was typed.
        found: Who could be meant.
        how_near: `nearly` or `only part of`.
        by: By what the first of them is named and nobody else, and how it is typed; else the id.
    """
    *others, last = (customer.name for customer in found[:5])
    either = f"{', '.join(others)} or {last}" if others else last
    text = f"{asked} is {how_near} a name you know. Is it {either}?"
    error = several(asked, found, text, by=by, someone_new=True)
    if how_near == "nearly":  # by that name they are in no list
        error.more = "regulars list"
    return error


def taken(
    asked: str, found: Sequence[Customer], whose: Customer, signs: tuple[str, str]
) -> SeveralError:
    """Ask whether a new name is meant for somebody, where it is another's, or nearly.

    Args:
        asked: The new name as it was typed.
        found: Who is called so, or nearly.
        whose: Who is to be called so.
        signs: By what the first of those found is named and nobody else, and who is renamed.
    """
    text = (
        f"{found[0].name} is a name you know, and {whose.name} is to be called {asked}. "
        "Are they one person?"
    )
    error = several(asked, found, text, someone_new=True)
    one, other = map(quoted, signs)
    error.hint = (
        f"If they are one person: regulars merge {one} {other}; "
        f"if it is somebody else of that name: regulars edit {other} --name {quoted(asked)} --new"
    )
    return error


def nobody(asked: str, near: Sequence[str], *, empty: bool) -> NobodyError:
    """Say that nobody is called so, and who is nearly.

    Args:
        asked: The name as it was typed.
        near: The nearest names.
        empty: Whether nobody is in the notebook yet.
    """
    if empty:
        return NobodyError("nobody is in your notebook yet. To write somebody down: regulars add")
    rest = f"Near: {', '.join(near)}." if near else "To see everybody: regulars list"
    return NobodyError(f"nobody called {asked}. {rest}")


def by(customer: Customer, everybody: Sequence[Entry], country_code: str = "") -> tuple[str, str]:
    """Tell by what somebody is named and nobody else.

    Args:
        customer: Who.
        everybody: Among whom.
        country_code: The shop's own country code, or nothing.

    Returns:
        The kind of it, and how it is typed: `("phone", "0821234567")`.
    """
    phones = [("phone", names.compact(phone)) for phone in customer.phones]
    for kind, sign in (("the full name", customer.name), *phones):
        hits = names.match(sign, everybody, country_code)[1]
        if [one.id for one in hits] == [customer.id]:
            return kind, sign
    return "id", customer.id


def is_near(asked: str, entry: Entry) -> bool:
    """Tell whether a name may be meant for somebody, with a slip of the keys or made smaller."""
    called = (entry.name, *entry.nicknames)
    return any(names.nearly_same(asked, one) or names.nearly_part(asked, one) for one in called)


def check_name(name: str) -> str:
    """Give a name with its spaces in order, if it is one by which somebody can be called.

    Args:
        name: As typed.

    Raises:
        UsageError: If it has no letter and no digit.
    """
    tidy = spaced(name)
    if not any(map(str.isalnum, tidy)):
        raise UsageError(f"{tidy} is no name: it has no letter and no digit.")
    return tidy


def spaced(name: str) -> str:
    """Give a name with its spaces in order.

    Args:
        name: As typed.

    Raises:
        UsageError: If nothing is left of it.
    """
    tidy = " ".join(name.split())
    if not tidy:
        raise UsageError('a name is missing. Type for instance: regulars add "Fred Botha"')
    return tidy


def _signs(found: Sequence[Customer], what: str) -> list[tuple[str, str]]:
    """The phone of each, unless they share it, and the id where it is to be typed or all there is.

    Args:
        found: Who could be meant.
        what: By what they are told apart.
    """
    phones = Counter(phone for one in found for phone in one.phones[:1])
    own = ["".join(phone for phone in one.phones[:1] if phones[phone] == 1) for one in found]
    return [
        (phone, "" if phone and what != "id" else one.id)
        for one, phone in zip(found, own, strict=True)
    ]


def _called(asked: str, found: Sequence[Customer]) -> str:
    number = {2: "two", 3: "three", 4: "four"}.get(len(found), str(len(found)))
    if len({customer.name for customer in found}) == 1:
        return f"{number} people are called {found[0].name}."
    return f"{asked} could be {number} people."
