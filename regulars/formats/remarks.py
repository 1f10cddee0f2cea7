"""What a card has no property for, as lines of its note that a phone shows; and back again."""

import re
from collections.abc import Iterator
from typing import Any

from regulars.customer import Customer

# Of each list the word before its entries.
_WORDS = {"usuals": "Usually", "likes": "Likes", "nevers": "Never"}
_NO_OFFERS = "No promotions"
_ENTRY = re.compile(
    rf"(?P<word>{'|'.join(_WORDS.values())}): (?P<entry>.*)"
    r"|(?P<on>\d{4}-\d\d-\d\d)(?P<private> \(private\))?: (?P<note>.*)",
    re.ASCII | re.DOTALL,
)


def write(customer: Customer, *, private: bool) -> str:
    """Give what they have, like, and must never be handed, and the notes, a line each.

    Args:
        customer: Of whom.
        private: Whether private notes, and what not to bring up, are told too: a card is handed
            on with a tap.
    """
    return "\n".join(line.replace("\n", "\n  ") for line in _lines(customer, private=private))


def _lines(customer: Customer, *, private: bool) -> Iterator[str]:
    for one in customer.never:
        yield f"Never: {one.what}{f': {one.why}' if one.why else ''}"
    yield from (f"Usually: {one}" for one in customer.usuals)
    yield from (f"Likes: {one}" for one in customer.likes)
    if not customer.offers:
        yield _NO_OFFERS
    if private:
        yield from (f"Avoid: {one}" for one in customer.avoid)
    for note in customer.notes:
        if private or not note.private:
            yield f"{note.on}{' (private)' if note.private else ''}: {note.text}"


# Texts, and whether they want promotions: the keywords of a `Person`.
def read(text: str) -> dict[str, Any]:
    """Read back what `write` gave, as the facts of a `Person`; what is private stays out."""
    found: dict[str, Any] = {"usuals": [], "likes": [], "nevers": [], "notes": []}
    fields = {word: field for field, word in _WORDS.items()}
    for line in re.split(r"\n(?! )", text):
        entry = line.replace("\n  ", "\n")
        told = _ENTRY.fullmatch(entry)
        if entry == _NO_OFFERS:
            found["offers"] = False
        elif told and told["word"]:
            found[fields[told["word"]]].append(told["entry"])
        elif told and not told["private"]:
            found["notes"].append(told["note"])
        elif entry and not told and not entry.startswith("Avoid: "):  # added on a phone
            found["notes"].append(entry)
    return found
