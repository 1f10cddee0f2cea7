"""A record is changed as its sheet was: by what differs from the sheet that was handed out.

So whatever isn't on the sheet stays, and so does what another command changed meanwhile.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from regulars import dates, edits, orders, sheet
from regulars.book import Book
from regulars.chat import Chat, learn
from regulars.customer import Customer, FollowUp, Kind, Note, add_new
from regulars.errors import NobodyError, RegularsError, SeveralError, UsageError
from regulars.fields import replace
from regulars.names import fold
from regulars.orders import Visit
from regulars.sheet import FIELDS, SINGLE, Line
from regulars.values import VALUES
from regulars.wording import listed

# Two lines so alike are one that was changed; what isn't on the sheet of it stays.
_ALIKE = 0.5


class Numbered(NamedTuple):
    """A line, and where on the sheet it stands; 0 where another command wrote it meanwhile."""

    number: int
    line: Line


class Held(NamedTuple):
    """A line, and what of the record it stands for: of a single value nothing.

    Its field tells of which kind an entry is, which a type can't; so it is here with all entries.
    """

    line: Line
    entry: Any


class Reader(NamedTuple):
    """What is needed to understand a line.

    Args:
        book: Everybody.
        customer: Whose record it is.
        today: The present day.
    """

    book: Book
    customer: Customer
    today: date

    @property
    def order(self) -> str:
        """How `3/4` is read."""
        return self.book.settings.date_order


def put_right(book: Book, customer: Customer, handed_out: str, typed: str, today: date) -> str:
    """Change a record as its sheet was changed.

    Args:
        book: Everybody.
        customer: Whose; what was changed since the sheet was handed out stays changed.
        handed_out: The sheet as it was handed out.
        typed: The sheet as it came back.
        today: The present day.

    Returns:
        What was done, in a few words; empty where nothing was.

    Raises:
        UsageError: If it can't be read back; the text names the line.
        RegularsError: If the same fact was changed elsewhere meanwhile.
    """
    if handed_out.startswith(typed) and typed[-1:] != "\n":
        raise UsageError("it stops in the middle of a line, as if it had been cut short.")
    before, after = _by_field(handed_out), _by_field(typed)
    if not after["name"]:
        raise UsageError("the line with the name is missing.")
    _check_twice(after)
    did = []
    for field in dict.fromkeys(FIELDS.values()):
        if [one.line for one in after[field]] != [one.line for one in before[field]]:
            _change(Reader(book, customer, today), field, before[field], after[field])
            did.append(_said(before[field], after[field]))
    return listed(did) if did else ""


def _by_field(typed: str) -> dict[str, list[Numbered]]:
    found: dict[str, list[Numbered]] = defaultdict(list)
    for number, line in sheet.read(typed):
        # A line without a text is a place to write one, but for a visit: they just looked in.
        if line.text or line.kind == "visit":
            found[line.field].append(Numbered(number, line))
    return found


def _check_twice(after: dict[str, list[Numbered]]) -> None:
    """Refuse what stands twice and can be only one: which was meant, she alone knows."""
    for field in SINGLE:
        for number, line in after[field][1:]:
            first = after[field][0].number
            raise sheet.wrong(number, str(line), f"{line.kind} stands in line {first} already.")


def _change(
    reader: Reader, field: str, before: Sequence[Numbered], after: Sequence[Numbered]
) -> None:
    """Change what one attribute holds as its lines were changed."""
    book, customer = reader.book, reader.customer
    now = [Held(*one) for one in sheet.lines(book, customer) if one[0].field == field]
    now = [one for one in now if one.line.text or field == "visits"]
    handed_out = [one.line for one in before]
    if [one.line for one in now] != handed_out:
        after = _merged(handed_out, after, [one.line for one in now], customer.name)
    if field in SINGLE:
        number, line = after[0] if after else Numbered(0, before[0].line._replace(text=""))
        with _naming(number, line):
            _set(reader, field, line.text)
    else:
        _write(customer, field, _entries(reader, now, after))


def _merged(
    before: Sequence[Line], after: Sequence[Numbered], now: Sequence[Line], name: str
) -> list[Numbered]:
    """Put together what she changed and what another command changed meanwhile."""
    if (now or before)[0].field in SINGLE:
        if list(now) == [one.line for one in after]:
            return list(after)
        told = now[0] if now else f"{before[0].kind} was taken out"
        raise RegularsError(f"{name} was changed elsewhere meanwhile ({told}).")
    gone = Counter(before) - Counter(one.line for one in after)
    joined = []
    for line in now:
        if gone[line] > 0:
            gone[line] -= 1
        else:
            joined.append(Numbered(0, line))
    known = Counter(before) | Counter(now)
    for one in after:
        if known[one.line] > 0:
            known[one.line] -= 1
        else:
            joined.append(one)
    return joined


def _entries(reader: Reader, now: Sequence[Held], after: Sequence[Numbered]) -> list[Any]:
    """What a list holds after its lines were changed, in the order of the lines."""
    left = list(now)
    kept: list[list[Any]] = []
    for _, line in after:
        same = next((i for i, one in enumerate(left) if one.line == line), None)
        kept.append([] if same is None else [left.pop(same).entry])
    for place, (number, line) in enumerate(after):
        if not kept[place]:
            with _naming(number, line):
                kept[place] = _understood(reader, line, _nearest(line, left))
    return [one for several in kept for one in several]


def _nearest(line: Line, left: list[Held]) -> Held | None:
    """Take out of the lines that are gone the one that this was before it was changed."""
    rated = [SequenceMatcher(None, str(one.line), str(line)).ratio() for one in left]
    best = max(rated, default=0.0)
    return left.pop(rated.index(best)) if best >= _ALIKE else None


def _understood(reader: Reader, line: Line, was: Held | None) -> list[Any]:
    """Read a line that is new, or was changed."""
    # The day is read again only where it was changed: what is late can't be written down anew.
    entry = was.entry if was else None
    moved = was is None or was.line.when != line.when
    if line.field == "followups":
        return [_followup(reader, line, entry, moved=moved)]
    if line.field not in {"notes", "visits"}:
        return _fact(reader, line, entry)
    on = reader.today if entry is None else entry.on
    if moved and line.when:
        on = dates.parse(line.when, reader.today, "past", reader.order)
    if line.field == "visits":
        return [Visit(on, line.text)]
    private = line.kind == "private note"
    if entry is None:
        return [Note(on, line.text, private)]
    return [replace(entry, on=on, text=line.text, private=private)]


def _followup(reader: Reader, line: Line, entry: FollowUp | None, *, moved: bool) -> FollowUp:
    kind = next(kind for kind in Kind if kind == line.kind)
    due, at = (None, None) if entry is None or moved else (entry.due, entry.at)
    if moved and line.when:
        when = re.sub("^(for|on) ", "", line.when)
        due, at = dates.parse_when(when, reader.today, reader.order)
    if entry is None:
        return FollowUp(kind, line.text, reader.today, due, at)
    return replace(entry, kind=kind, text=line.text, due=due, at=at)


def _fact(reader: Reader, line: Line, entry: Any) -> list[Any]:
    """Read a fact as it would be read after a chat."""
    text = line.text
    if line.kind == "never":  # as it is said: `milk (allergy)`
        text = re.sub(r"^([^:(]+) \((.*)\)$", r"\1: \2", text)
    scratch = Customer("", reader.customer.name)
    typed: dict[str, Any] = {line.kind: [text]}  # the part of a `Chat` that is a list of texts
    learn(scratch, Chat(**typed), today=reader.today, on=reader.today, date_order=reader.order)
    found: list[Any] = getattr(scratch, line.field)
    if entry is not None and len(found) == 1 and hasattr(entry, "extra"):
        found[0].extra = entry.extra
    return found


def _set(reader: Reader, field: str, text: str) -> None:
    """Set a single value; no text clears it."""
    book, customer = reader.book, reader.customer
    if field == "name":
        edits.check_free(book, customer, text)
        edits.rename(customer, text)
    elif not text:
        VALUES[field].clear(customer)
    elif field == "every":
        customer.set_every(dates.parse_every(text), reader.today)
    elif field == "referred_by":
        _set_sender(reader, text)
    elif field == "offers":
        customer.offers = fold(text) not in _NO
    elif fold(text) in {"", *_NO}:
        customer.wake()
    else:
        customer.rest(reader.today)
        customer.resting_why = "" if fold(text) == "yes" else text


def _set_sender(reader: Reader, text: str) -> None:
    """Set who sent them; whoever isn't in the notebook is kept as she calls them."""
    customer, today = reader.customer, reader.today
    try:
        sender = reader.book.one(text).id
    except NobodyError:
        customer.referred_by, customer.referred_on = text, None
        return
    if sender == customer.id:
        raise UsageError(f"{customer.name} can't have been sent by themselves.")
    customer.referred_by, customer.referred_on = sender, today


_NO = {"no", "none", "not wanted"}


def _write(customer: Customer, field: str, found: list[Any]) -> None:
    """Put a list in the place of another; what is closed isn't on the sheet and stays."""
    if field == "occasions":
        what, times = Counter(one.what for one in found).most_common(1)[0] if found else ("", 0)
        if times > 1:
            raise UsageError(f"there are {times} lines for one {what}. Leave one of them.")
    if field == "followups":
        found = [*(one for one in customer.followups if one.closed), *found]
    if field == "visits":
        found = sorted(_by_day(customer.visits, found))
    elif all(isinstance(one, str) for one in found):
        texts, found = found, []
        add_new(found, texts)
    setattr(customer, field, found)


def _by_day(before: Sequence[Visit], found: Sequence[Visit]) -> list[Visit]:
    """Join each visit that is new with that of its day, as at the counter."""
    known, now = Counter(before), Counter(found)
    joined = list((now & known).elements())
    for visit in (now - known).elements():
        place = next((i for i, one in enumerate(joined) if one.on == visit.on), None)
        if place is None:
            joined.append(visit)
        elif visit not in before:  # one that stands there already is not doubled
            joined[place] = Visit(visit.on, orders.join([*joined[place].order, *visit.order]))
    return joined


@contextmanager
def _naming(number: int, line: Line) -> Iterator[None]:
    """Say of what can't be understood in which line it stands."""
    try:
        yield
    except RegularsError as error:
        hint = f" {error.hint}" if isinstance(error, SeveralError) else ""
        raise sheet.wrong(number, str(line), f"{error}{hint}") from None


def _said(before: Sequence[Numbered], after: Sequence[Numbered]) -> str:
    """What was done to a fact, in a word or two: `phone`, `2 lines of note taken out`."""
    kind = (after or before)[0].line.kind
    gone = len(before) - len(after)
    if gone > 0 and {one.line for one in after} <= {one.line for one in before}:
        return f"{kind} taken out" if gone == 1 else f"{gone} lines of {kind} taken out"
    return kind
