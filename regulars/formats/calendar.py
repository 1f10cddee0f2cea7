"""Calendars (iCalendar) -> who came on which day; yearly dates and orders -> iCalendar."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from zlib import crc32

from regulars.customer import Customer, FollowUp, Kind
from regulars.errors import RegularsError
from regulars.formats import lines
from regulars.formats.days import is_kept
from regulars.formats.event import Event, in_series
from regulars.formats.lines import Line, escaped
from regulars.formats.rows import Came, Read, Refused
from regulars.occasions import Occasion

# How far ahead the appointments of a series are told, which may have no end.
_AHEAD = timedelta(days=28)
# How many years back the days of a series are asked for: of one a day 365 take 0.1 s.
_YEARS_BACK = 20
_UTC = {"UTC", "Etc/UTC", "GMT"}
_IN_UTC = "the file names no zone: times in UTC are on the day of UTC"
# What tells when an event is; all else of it is ours to read.
_TIMES = {"UID", "DTSTART", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID"}
# With what the libraries fail at a damaged event: whatever Python says of a wrong value.
_DAMAGED = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class _UnclearError(ValueError):
    """Whose an event is can't be told; the text says why."""


@dataclass(slots=True)
class _Calendar:
    """The parts of a file: its events, its zones as they stand there, and what else it says."""

    began: bool = False
    events: list[Event] = field(default_factory=list)
    zones: list[list[str]] = field(default_factory=list)
    zone: str = ""


def read(content: bytes, *, today: date, encoding: str = "") -> Read:
    """Read who came on which day, and whose yearly dates there are.

    Args:
        content: The bytes of the file.
        today: The present day: what is on it or after it is no visit yet, and has `ahead` as the
            reason. Of what repeats, the coming four weeks are told.
        encoding: What it is written in, where the owner named it.

    Raises:
        RegularsError: If there is no event in it, or the reading of calendars isn't installed.
    """
    calendar = _parts(lines.read(content, encoding))
    if not calendar.events:
        told = "there are no events in it" if calendar.began else "it is no calendar"
        raise RegularsError(f"{told}; each event begins with the line BEGIN:VEVENT.")
    found = Read("a calendar", sparing=True)
    home = _home(calendar)
    sound = []
    for event in calendar.events:
        if why := _flaw(event):
            found.refused.append(Refused(event.line, why))
        else:
            sound.append(event)
    for series in in_series(sound):
        try:
            _tell(found, series, home, today)
        except _DAMAGED as error:
            unclear = isinstance(error, _UnclearError)
            found.refused.append(
                Refused(series[0].line, str(error) if unclear else _when(series[0]))
            )
    return found


def _tell(found: Read, series: list[Event], home: tzinfo | None, today: date) -> None:
    """Add what a series tells: a yearly date, or that somebody came or will."""
    main = series[0]
    # What was moved may go without a title of its own; one person makes one record.
    told = {one.line: (one if one.value("SUMMARY") else main).about() for one in series}
    if not told[main.line][0].name:
        raise _UnclearError("it says of nobody: it has no title")
    for event, start in _occurrences(series, today):
        on, at = start, None
        if isinstance(start, datetime):
            in_utc = str(start.tzinfo) in _UTC
            if in_utc and home is None and _IN_UTC not in found.remarks:
                found.remarks.append(_IN_UTC)
            local = start.astimezone(home) if in_utc and home else start
            on, at = local.date(), local.time().replace(second=0, microsecond=0)
        if born := event.occasion(on, today=today):
            found.people.append(born)
            continue
        if not is_kept(on):
            raise ValueError(on)
        person, items = told[event.line]
        skipped = event.called_off or ("all day" if at is None else "ahead" if on >= today else "")
        found.visits.append(Came(person, on, at, items=items, skipped=skipped))


def _flaw(event: Event) -> str:
    """Say why an event can't be read at all; nothing where it can."""
    if not event.whole:
        return "it breaks off: END:VEVENT is missing"
    rule = event.value("RRULE").upper()
    if re.search("FREQ=(SECOND|MINUTE|HOUR)LY", rule):
        return "it repeats within a day"
    if re.search(r"INTERVAL=0+(;|$)", rule):  # which the libraries would reckon for ever
        return _when(event)
    try:
        _start(event)
    except ValueError:
        return _when(event)
    return ""


def _when(event: Event) -> str:
    """Say what is wrong with when an event is."""
    told = f"{event.value('DTSTART')} {event.value('RRULE')}".strip()
    return f"when it is can't be read: {told}" if told else "it has no day"


def _parts(all_lines: Iterable[Line]) -> _Calendar:
    """Part the lines into events and zones; alarms inside of events are passed over."""
    found, inside, event = _Calendar(), list[str](), None
    for line in all_lines:
        what = line.value.strip().upper()
        if line.name == "BEGIN":
            # Events stand side by side: one that begins in another means that an end is missing.
            inside = [] if what == "VEVENT" else inside
            inside.append(what)
            found.began = found.began or what == "VCALENDAR"
            if what == "VEVENT":
                event = Event(line.number)
                found.events.append(event)
            elif what == "VTIMEZONE":
                found.zones.append([])
        if found.zones and "VTIMEZONE" in inside:
            found.zones[-1].append(line.text)
        if line.name == "END":
            if event and inside[-1:] == ["VEVENT"]:
                event.whole, event = True, None
            inside = inside[:-1]
        elif event and inside[-1:] == ["VEVENT"] and line.name != "BEGIN":
            event.lines.append(line)
        elif line.name == "X-WR-TIMEZONE":
            found.zone = line.value.strip()
    return found


def _home(calendar: _Calendar) -> tzinfo | None:
    """Learn the file's own zones, and give the one in which its times in UTC are to be read."""
    ical, _ = _libraries()
    named = []
    for zone in calendar.zones:
        with suppress(*_DAMAGED):
            ical.Calendar.from_ical(
                lines.written(["BEGIN:VCALENDAR", *zone, "END:VCALENDAR"]).decode()
            )
        named += [line.partition(":")[2] for line in zone if line.upper().startswith("TZID")]
    alone = named[0] if len(set(named)) == 1 else ""
    home: tzinfo | None = ical.timezone.tzp.timezone(calendar.zone or alone)
    return home


def _occurrences(series: list[Event], today: date) -> Iterator[tuple[Event, date | datetime]]:
    """Give each day or time on which a series falls, with the event that says what then is.

    Raises:
        ValueError: If it repeats in no way there is.
    """
    main, first = series[0], _start(series[0])
    repeats = len(series) > 1 or main.first("RRULE") or main.first("RDATE")
    # No visit comes of days without a time; a yearly date among them comes round by itself.
    whole_day = not isinstance(first, datetime)
    if not repeats or main.called_off or whole_day or main.occasion(today, today=today):
        yield main, first
        return
    ical, recurring = _libraries()
    by_line = {str(event.line): event for event in series}
    whole = ical.Calendar.from_ical(lines.written(_rewritten(series)).decode())
    since = today.replace(year=today.year - _YEARS_BACK, day=1)
    for one in recurring.of(whole).between(since, today + _AHEAD):
        yield by_line[str(one["X-LINE"])], one["DTSTART"].dt


def _start(event: Event) -> date | datetime:
    """Read the day or time on which an event begins; of the zones it has only UTC.

    Raises:
        ValueError: If it has none that the calendar has.
    """
    line = event.first("DTSTART")
    found = (
        re.fullmatch(r"(\d{8})(?:T(\d{4})(?:\d\d)?(Z?))?", line.value.strip(), re.ASCII)
        if line
        else None
    )
    if not line or not found:
        raise ValueError(event.line)
    day = date.fromisoformat(found[1])
    if not found[2] or line.parameters.get("VALUE", "").upper() == "DATE":
        return day
    at = time(int(found[2][:2]), int(found[2][2:]), tzinfo=UTC if found[3] else None)
    return datetime.combine(day, at)


def _rewritten(series: Iterable[Event]) -> Iterator[str]:
    """Write of a series again what tells when it is, each event with its line."""
    yield "BEGIN:VCALENDAR"
    for event in series:
        yield from ("BEGIN:VEVENT", f"X-LINE:{event.line}")
        for line in event.lines:
            if line.name in _TIMES:
                # A day has no zone, though some programs name one beside it.
                whole_day = line.parameters.get("VALUE", "").upper() == "DATE"
                yield f"{line.name};VALUE=DATE:{line.value}" if whole_day else line.text
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _libraries() -> tuple[Any, Any]:  # two modules, untyped where they aren't installed
    """Give what reads calendars, which takes as long to load as ten bare Pythons.

    Raises:
        RegularsError: If it isn't installed.
    """
    try:
        import icalendar
        import recurring_ical_events
    except ImportError:
        told = "calendars need two more packages. Install them with:"
        raise RegularsError(f'{told} pip install "regulars[calendar]"') from None
    return icalendar, recurring_ical_events


def write(
    everybody: Iterable[Customer], today: date, *, occasions: bool = True, orders: bool = True
) -> bytes:
    """Write yearly dates, and the orders to have ready, as events (RFC 5545).

    Whoever rests has none. What is written again keeps its UID, so that a calendar renews it.

    Args:
        everybody: Whose.
        today: The day on which it is written.
        occasions: Whether the yearly dates are written.
        orders: Whether the orders are.
    """
    awake = [one for one in everybody if not one.resting]
    told = [line for one in awake if occasions for line in _occasions(one, today)]
    told += [line for one in awake if orders for line in _orders(one, today)]
    begin = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//regulars//EN", "CALSCALE:GREGORIAN")
    return lines.written([*begin, *told, "END:VCALENDAR"])


def _occasions(customer: Customer, today: date) -> Iterator[str]:
    for one in customer.occasions:
        yield from _event(customer, one.what, today, _yearly(customer, one))


def _orders(customer: Customer, today: date) -> Iterator[str]:
    known: set[str] = set()
    for order in customer.open_followups(Kind.ORDER):
        key = f"{order.since} {order.when()} {order.text}"
        while key in known:  # the same once more is one more to have ready
            key += " again"
        known.add(key)
        if order.due:
            yield from _event(customer, key, today, _to_have_ready(customer, order, order.due))


def _event(customer: Customer, key: str, today: date, told: Iterable[str]) -> Iterator[str]:
    digest = crc32(key.encode("utf-8", "replace"))
    yield from ("BEGIN:VEVENT", f"UID:{escaped(customer.id)}-{digest:08x}@regulars")
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield from told
    yield "END:VEVENT"


def _yearly(customer: Customer, occasion: Occasion) -> Iterator[str]:
    """A day that comes round; 29 February on 28 February in ordinary years, as in `today`."""
    month_day = occasion.on[-5:]
    year = "2000" if occasion.on.startswith("--") else occasion.on[:4]
    yield f"DTSTART;VALUE=DATE:{year}{month_day.replace('-', '')}"
    last = ";BYMONTH=2;BYMONTHDAY=-1" if month_day == "02-29" else ""
    yield f"RRULE:FREQ=YEARLY{last}"
    if occasion.on.startswith("--"):
        yield "X-REGULARS-YEAR:unknown"
    yield f"SUMMARY:{escaped(f'{customer.name}: {occasion.what}')}"
    yield "TRANSP:TRANSPARENT"


def _to_have_ready(customer: Customer, order: FollowUp, due: date) -> Iterator[str]:
    """An order on its day, at its time where it has one: that of the shop, without a zone."""
    day = f"{due:%Y%m%d}"
    yield f"DTSTART:{day}T{order.at:%H%M}00" if order.at else f"DTSTART;VALUE=DATE:{day}"
    yield f"SUMMARY:{escaped(f'{customer.name}: {order.text}')}"
    if customer.phones:
        yield f"DESCRIPTION:{escaped(customer.phones[0])}"
