"""Address books (vCard 2.1, 3.0 and 4.0) -> people; customers -> vCard 3.0."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from regulars.customer import Customer
from regulars.errors import RegularsError
from regulars.formats import lines, remarks
from regulars.formats.lines import Line, escaped
from regulars.formats.person import OURS, Card
from regulars.formats.rows import Read, Refused, Tell, silent, watched
from regulars.wording import count

# What is no fact of a person's: it is left out, and how often is said.
_LEFT_OUT = {"PHOTO": "photo", "LOGO": "logo", "SOUND": "sound", "KEY": "key", "AGENT": "agent"}
# What says nothing of the person.
_TECHNICAL = re.compile(
    "|BEGIN|END|VERSION|PRODID|UID|REV|SOURCE|NAME|CLASS|MAILER|TZ|GEO|SORT-STRING|LABEL|PROFILE"
    "|KIND|CALURI|FBURL|CALADRURI|CLIENTPIDMAP|X-CLASS|X-AB(LABEL|ADR|UID|SHOWAS|ORDER)|X-MS-OL-.*"
)


def read(content: bytes, *, encoding: str = "", tell: Tell = silent) -> Read:
    """Read the people of an address book.

    Args:
        content: The bytes of the file.
        encoding: What it is written in, where the owner named it; else it is found out.
        tell: What is told how far it has come.

    Raises:
        RegularsError: If there is no card in it.
    """
    cards = _cards(lines.read(content, encoding))
    if not cards:
        raise RegularsError("there is no card in it; each begins with the line BEGIN:VCARD.")
    if not content.endswith((b"\n", b"\r")):
        _drop_what_breaks_off(cards[-1])
    versions = sorted({card.value("VERSION") for card in cards} - {""})
    found = Read("an address book" + (f" (vCard {', '.join(versions)})" if versions else ""))
    left_out: Counter[str] = Counter()
    for card in watched(cards, len(cards), tell):
        if "group" in {card.value("KIND"), card.value("X-ADDRESSBOOKSERVER-KIND")}:
            left_out["group"] += 1
            continue
        left_out["card in a card"] += card.inner
        _take(card, found, left_out)
        person = card.person()
        if not (person.name or person.phones or person.emails):
            found.refused.append(Refused(card.line, "no name, phone or e-mail"))
            continue
        found.people.append(person)
        if not card.whole:
            told = f"the card of {person.name or 'nobody'} breaks off"
            found.refused.append(Refused(card.line, f"{told}; what stands in it was taken"))
    found.left_out = [count(number, what) for what, number in left_out.items() if number]
    return found


def _take(card: Card, found: Read, left_out: Counter[str]) -> None:
    """Take from a card what it tells of the person, and keep what was made of each line."""
    for line in _once(card.lines):
        if thing := _LEFT_OUT.get(line.name):
            left_out[thing] += bool(line.value)
        elif not _TECHNICAL.fullmatch(line.name):
            what = card.take(line)
            if what or line.value:
                told = f"left out, for instance {line.value[:40]!r}"
                found.columns.setdefault(line.name, what or told)


def _cards(all_lines: Iterable[Line]) -> list[Card]:
    """Part the lines into cards; a card inside of another is left out."""
    found: list[Card] = []
    card: Card | None = None
    inside = 0
    for line in all_lines:
        mark = (line.name, line.value.strip().upper())
        if mark == ("BEGIN", "VCARD"):
            if card and (inside or (card.lines and card.lines[-1].name == "AGENT")):
                inside += 1
                card.inner += 1
                continue
            card = Card(line.number)
            found.append(card)
        elif mark == ("END", "VCARD") and inside:
            inside -= 1
        elif mark == ("END", "VCARD") and card:
            card.whole, card = True, None
        elif card and not inside:
            _add(card, line)
    return found


def _drop_what_breaks_off(last: Card) -> None:
    """Leave out the line in which the file breaks off: it would be a wrong number."""
    if last.lines and not last.whole and last.lines[-1].name not in {"N", "FN"}:
        last.lines.pop()


def _add(card: Card, line: Line) -> None:
    """Add a line to a card; what is none goes on with the note before it, unless it is a remark."""
    if line.name:
        card.lines.append(line)
    elif card.lines and card.lines[-1].name == "NOTE" and not line.value.startswith("#"):
        note = card.lines[-1]
        card.lines[-1] = note._replace(value=f"{note.value}\n{line.value}")


def _once(all_lines: Iterable[Line]) -> Iterator[Line]:
    """Give of the lines that say the same in several languages the first (RFC 6350, ALTID)."""
    said = set()
    for line in all_lines:
        key = (line.name, line.parameters.get("ALTID"))
        if key[1] is None or key not in said:
            yield line
        said.add(key)


def write(everybody: Iterable[Customer], *, private: bool = False) -> bytes:
    """Write customers as cards of vCard 3.0 (RFC 2426), the yearly dates and the family by labels.

    Args:
        everybody: Whom to write.
        private: Whether private notes, and what not to bring up, are written too.
    """
    return lines.written(line for one in everybody for line in _card(one, private=private))


def _card(customer: Customer, *, private: bool) -> Iterator[str]:
    given, family = [*customer.name.rsplit(" ", 1), ""][:2]
    yield from ("BEGIN:VCARD", "VERSION:3.0", f"PRODID:{OURS}", f"UID:{escaped(customer.id)}")
    yield from (f"FN:{escaped(customer.name)}", f"N:{escaped(family)};{escaped(given)};;;")
    if customer.nicknames:
        yield f"NICKNAME:{','.join(map(escaped, customer.nicknames))}"
    yield from (f"TEL:{escaped(one)}" for one in customer.phones)
    yield from (f"EMAIL:{escaped(one)}" for one in customer.emails)
    if customer.tags:
        yield f"CATEGORIES:{','.join(map(escaped, customer.tags))}"
    labelled = [("X-ABRELATEDNAMES", one.name, one.relation) for one in customer.family]
    for one in customer.occasions:
        if one.what == "birthday":
            yield f"BDAY{_day(one.on)}"
        else:
            label = "_$!<Anniversary>!$_" if one.what == "anniversary" else one.what
            labelled.append(("X-ABDATE", one.on, label))
    for number, (kind, value, label) in enumerate(labelled, 1):
        yield f"item{number}.{kind}{_day(value) if kind == 'X-ABDATE' else f':{escaped(value)}'}"
        if label:
            yield f"item{number}.X-ABLabel:{escaped(label)}"
    if note := remarks.write(customer, private=private):
        yield f"NOTE:{escaped(note)}"
    yield "END:VCARD"


def _day(on: str) -> str:
    """Write a yearly date; vCard 3.0 has none without its year, so that one goes as Apple's do."""
    if on.startswith("--"):
        return f";X-APPLE-OMIT-YEAR=1604:1604{on[1:]}"
    return f":{on}"
