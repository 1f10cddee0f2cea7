"""One event of a calendar -> who it is about, and what they come for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from regulars.formats.days import is_kept
from regulars.formats.lines import Line, plain
from regulars.formats.rows import Person
from regulars.names import is_phone

# By what an event of ours is known, and the customer it is about: `fb2a-1c0ffee0@regulars`.
_OURS = re.compile(r"(.+)-[0-9a-f]{8}@regulars")
# Where the name ends in what an appointment is called: `Zoë - cut`, `Zoë: cut`, `Zoë (cut)`.
_NAME_ENDS = re.compile(r"\s[-–—]\s|[:(,]")
_CALLED_OFF = re.compile(r"(cancell?ed|no[- ]?show)\s*[-–—:]\s*", re.IGNORECASE)
_YEARLY = r"(?P<what>birthday|anniversary)"
_OCCASIONS = (
    re.compile(rf"(?P<name>.+?)(?:[’']s|(?<=s)[’'])\s+(\d+\S*\s+)?{_YEARLY}\b.*", re.IGNORECASE),
    re.compile(rf"{_YEARLY}(?:\s+of\s+|\s*[-–—:]\s*)(?P<name>.+)", re.IGNORECASE),
    re.compile(rf"(?P<name>.+?)\s*[-–—:(]\s*{_YEARLY}\)?", re.IGNORECASE),
)
# Who writes a birthday into a calendar by hand lets it begin there and then.
_YEARS_SURE = 10
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>.]+(?:\.[^@\s,;<>.]+)+")


@dataclass(slots=True)
class Event:
    """An event as it stands in the file.

    Args:
        line: The line on which it begins, from 1.
        lines: Its properties.
        whole: Whether its end was found.
    """

    line: int
    lines: list[Line] = field(default_factory=list)
    whole: bool = False

    def first(self, name: str) -> Line | None:
        """Give its first property of a name, if it has one."""
        return next((one for one in self.lines if one.name == name), None)

    def value(self, name: str) -> str:
        """Give the value of its first property of a name; empty where it has none."""
        return plain(found.value) if (found := self.first(name)) else ""

    @property
    def revision(self) -> int:
        """How often it was revised (RFC 5545, section 3.8.7.4)."""
        told = self.value("SEQUENCE")
        return int(told) if re.fullmatch(r"\d{1,9}", told, re.ASCII) else 0

    @property
    def called_off(self) -> str:
        """Why nobody came: `cancelled` or `no-show`; empty where somebody may have."""
        begins = _CALLED_OFF.match(self.value("SUMMARY"))
        if begins and begins[1].lower().startswith("no"):
            return "no-show"
        return "cancelled" if begins or self.value("STATUS").upper() == "CANCELLED" else ""

    def about(self) -> tuple[Person, list[str]]:
        """Give who comes, with what stands in the notes of the event, and what for."""
        title = " ".join(_CALLED_OFF.sub("", self.value("SUMMARY"), count=1).split())
        name, what = title, ""
        if ends := _NAME_ENDS.search(title):
            name, what = title[: ends.start()], title[ends.end() :]
        told = _without_tags(self.value("DESCRIPTION"))
        person = replace(self._person(name.strip()), notes=[told] if told else [])
        for guest, address in self._guests():
            if guest and (not name or guest.casefold() in title.casefold()):
                person = replace(person, name=guest, emails=[address, *person.emails])
                break
        return person, [what.strip(" )")] if what.strip(" )") else []

    def _person(self, name: str) -> Person:
        told = _without_tags(self.value("DESCRIPTION"))
        phones = [line for line in map(str.strip, told.splitlines()) if is_phone(line)]
        ours = _OURS.fullmatch(self.value("UID"))
        ids = {"regulars": ours[1]} if ours else {}
        return Person(self.line, name, ids, phones=phones, emails=_EMAIL.findall(told))

    def _guests(self) -> Iterator[tuple[str, str]]:
        for line in self.lines:
            if line.name == "ATTENDEE":
                address = re.sub("^mailto:", "", line.value, flags=re.IGNORECASE)
                name = line.parameters.get("CN", "")
                yield "" if "@" in name else name, address

    def occasion(self, first: date, *, today: date) -> Person | None:
        """Give whose yearly date it is, if it is one.

        Args:
            first: The day on which the series begins.
            today: The present day.
        """
        title = " ".join(self.value("SUMMARY").split())
        name, _, what = title.partition(": ")
        ours = _OURS.fullmatch(self.value("UID"))
        if not (ours and what and self.first("RRULE")):
            found = next(filter(None, (one.fullmatch(title) for one in _OCCASIONS)), None)
            if not found:
                return None
            name, what = found["name"], found["what"].lower()
        sure = is_kept(first) and first.year <= today.year - (0 if ours else _YEARS_SURE)
        on = first.isoformat()
        if not sure or self.first("X-REGULARS-YEAR"):
            on = f"--{on[5:]}"
        return replace(self._person(name.strip()), phones=[], emails=[], occasions={what: on})


def in_series(events: Iterable[Event]) -> Iterator[list[Event]]:
    """Give together what is one series by its UID: first what repeats, then what was moved.

    Of an event that stands there several times the last revision counts; two on different days
    are two, though some programs give them one UID.

    Args:
        events: In the order of the file.
    """
    found: dict[object, list[Event]] = {}
    for event in events:
        found.setdefault(event.value("UID") or event.line, []).append(event)
    for series in found.values():
        moved = [event for event in series if event.first("RECURRENCE-ID")]
        whole = [event for event in series if not event.first("RECURRENCE-ID")]
        last = max((event.revision for event in whole), default=0)
        mains = {event.value("DTSTART"): event for event in whole if event.revision == last}
        first, *others = [[main] for main in mains.values()] or [[]]
        yield from ([*first, *moved], *others)


def _without_tags(text: str) -> str:
    """Give a text as it reads where a calendar keeps it as a page of the web."""
    if re.search(r"<(br|p|b|i|a|div|span|ul|li)\b", text, re.IGNORECASE):
        from html import unescape  # costs a bare Python at start

        text = re.sub(r"<(br|/p|/div|/li)[^>]*>", "\n", text, flags=re.IGNORECASE)
        text = unescape(re.sub("<[^>]*>", "", text))
    return text.replace("\xa0", " ").strip()
