"""When a name could be several people, or nobody: what the owner is told, to choose."""

from collections import Counter
from collections.abc import Sequence

from regulars.customer import Customer
from regulars.errors import Candidate, NobodyError, SeveralError
from regulars.wording import quoted, say_full


def several(
    asked: str, found: Sequence[Customer], text: str = "", *, someone_new: bool = False
) -> SeveralError:
    """Leave it to the owner which of several people is meant.

    Args:
        asked: The name as it was typed.
        found: Who could be meant.
        text: The sentence; else that so many are called so.
        someone_new: Whether it may also be somebody who is not in the notebook yet.
    """
    signs = _signs(found)
    candidates = [
        Candidate(one.id, [one.name, sign, one.usual, _last_here(one)])
        for one, sign in zip(found, signs, strict=True)
    ]
    by = "phone" if found[0].phones[:1] == signs[:1] else "id"
    hint = f"Say which by {by}, as {signs[0]}"
    if someone_new:
        hint += ", or by the full name; if it is somebody else, add --new"
    return SeveralError(
        text or _called(asked, found),
        candidates=candidates,
        hint=f"{hint}.",
        someone_new=someone_new,
    )


def perhaps(asked: str, found: Sequence[Customer], how_near: str) -> SeveralError:
    """Ask whether a name that nobody quite has is meant for somebody known.

    Args:
        asked: The name as it was typed.
        found: Who could be meant.
        how_near: `nearly`, or `only part of`.
    """
    *others, last = (customer.name for customer in found[:5])
    either = f"{', '.join(others)} or {last}" if others else last
    text = f"{asked} is {how_near} a name you know. Is it {either}?"
    return several(asked, found, text, someone_new=True)


def taken(asked: str, found: Sequence[Customer], whose: str) -> SeveralError:
    """Ask whether a new name is meant for somebody, where it is another's, or nearly.

    Args:
        asked: The new name as it was typed.
        found: Who is called so, or nearly.
        whose: The name of whoever is to be called so.
    """
    text = f"{found[0].name} is a name you know, and {whose} is to be called {asked}."
    found_several = several(asked, found, text, someone_new=True)
    found_several.hint = (
        f"If they are one person: regulars merge {quoted(found[0].name)} {quoted(whose)}; "
        "if it is somebody else of that name, add --new."
    )
    return found_several


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


def _signs(found: Sequence[Customer]) -> list[str]:
    """By what each can be told from the others: the phone, unless they share it; else the id."""
    phones = Counter(phone for one in found for phone in one.phones[:1])
    return [one.phones[0] if phones[(one.phones or [""])[0]] == 1 else one.id for one in found]


def _last_here(customer: Customer) -> str:
    last = customer.last_visit
    return f"last here {say_full(last)}" if last else "no visit yet"


def _called(asked: str, found: Sequence[Customer]) -> str:
    number = {2: "two", 3: "three", 4: "four"}.get(len(found), str(len(found)))
    if len({customer.name for customer in found}) == 1:
        return f"{number} people are called {found[0].name}."
    return f"{asked} could be {number} people."
