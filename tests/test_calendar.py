"""Calendars: hers as other programs wrote them, and ours as another program reads them."""

import sys
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given
from hypothesis import strategies as st

from regulars.customer import Customer, FollowUp, Kind
from regulars.errors import RegularsError
from regulars.formats import calendar
from regulars.formats.rows import Came, Read
from regulars.occasions import Occasion

CALENDARS = Path(__file__).parent / "data" / "calendars"
TODAY = date(2026, 11, 24)


def read(name: str) -> Read:
    return calendar.read((CALENDARS / f"{name}.ics").read_bytes(), today=TODAY)


def events(*told: str, before: str = "") -> Read:
    blocks = "".join(f"BEGIN:VEVENT\n{one}\nEND:VEVENT\n" for one in told)
    content = f"BEGIN:VCALENDAR\nVERSION:2.0\n{before}{blocks}END:VCALENDAR\n"
    return calendar.read(content.replace("\n", "\r\n").encode(), today=TODAY)


def one(*lines: str, before: str = "") -> Came:
    (came,) = events("\n".join(lines), before=before).visits
    return came


def days(found: Read, name: str, skipped: str = "") -> list[str]:
    told = [one for one in found.visits if one.person.name == name and one.skipped == skipped]
    return [one.on.isoformat() for one in told]


def test_a_calendar_of_google_is_read() -> None:
    found = read("google-appointments")
    assert not found.refused
    assert found.sparing
    assert days(found, "Naledi Mokoena") == ["2026-10-21"]
    assert days(found, "Fred Botha") == ["2026-09-01", "2026-09-15", "2026-10-14", "2026-11-10"]
    assert days(found, "Fred Botha", "cancelled") == ["2026-10-27"]
    assert days(found, "Naledi Mokoena", "ahead") == ["2099-10-22"]
    assert days(found, "Priya Singh", "cancelled") == ["2026-10-24"]
    assert days(found, "Public holiday", "all day") == ["2026-10-20"]
    (zoe,) = (one for one in found.visits if one.person.name == "Zoë Müller")
    assert (zoe.on, zoe.at, zoe.items) == (date(2026, 10, 22), time(22), ["blow dry"])
    assert zoe.person.notes == ["082 555 0154\nallergic to PPD, patch test"]
    assert zoe.person.phones == ["082 555 0154"]
    (born,) = found.people
    assert (born.name, born.occasions) == ("Naledi Mokoena", {"birthday": "1961-03-14"})


def test_an_appointment_of_today_is_ahead_and_a_series_is_told_for_four_weeks() -> None:
    found = read("google-appointments")
    assert days(found, "Fred Botha", "ahead") == ["2026-11-24", "2026-12-08"]


def test_one_bad_event_costs_only_itself() -> None:
    found = read("icsp-ICal")
    (bad,) = found.refused
    assert bad.line == 21
    assert "20171032T000000" in bad.why
    assert len({one.person.line for one in found.visits}) == 20
    assert days(found, "Duration Test") == ["2016-04-25", "2016-04-26"]
    assert days(found, "Before 1970-Test", "all day") == ["1941-05-12"]


@pytest.mark.parametrize("rule", ["INTERVAL=0", "FREQ=DAILY;INTERVAL=00;COUNT=3"])
def test_what_repeats_without_getting_on_is_refused(rule: str) -> None:
    (bad,) = events(f"DTSTART:20260901T100000\nSUMMARY:Fred\nRRULE:FREQ=DAILY;{rule}").refused
    assert "INTERVAL=0" in bad.why


def test_an_event_without_a_title_is_refused_with_its_line() -> None:
    (bad,) = read("vobject-ms_tzid").refused
    assert (bad.line, "no title" in bad.why) == (35, True)


def test_a_series_without_a_title_is_refused_once() -> None:
    weekly = "DTSTART:20260901T100000\nRRULE:FREQ=WEEKLY"
    found = events(weekly, "DTSTART:20260901T100000\nSUMMARY:Fred")
    assert [one.line for one in found.refused] == [3]
    assert days(found, "Fred") == ["2026-09-01"]


def test_what_was_moved_goes_without_a_title_of_its_own() -> None:
    found = events(
        "UID:a\nDTSTART:20261101T100000\nRRULE:FREQ=WEEKLY;COUNT=2\nSUMMARY:Fred",
        "UID:a\nRECURRENCE-ID:20261108T100000\nDTSTART:20261109T100000",
    )
    assert days(found, "Fred") == ["2026-11-01", "2026-11-09"]
    assert len({id(one.person) for one in found.visits}) == 2


def test_without_what_reads_calendars_it_is_said_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "recurring_ical_events", None)
    with pytest.raises(RegularsError, match=r"pip install .*regulars\[calendar\]"):
        read("google-appointments")


def test_a_zone_that_only_the_file_knows_keeps_its_own_day() -> None:
    content = (CALENDARS / "vobject-ms_tzid.ics").read_bytes()
    titled = content.replace(b"UID:CommaTest", b"UID:x\r\nSUMMARY:Kim Lee")
    (kim,) = calendar.read(titled, today=TODAY).visits
    assert (kim.person.name, kim.on, kim.at) == ("Kim Lee", date(2008, 5, 30), time(15))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xef\xbb\xbfBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "no events in it"),
        (b"BEGIN:VCALENDAR\r\n", "no events in it"),
        (b"", "no calendar"),
        (b"name,phone\r\n", "no calendar"),
    ],
)
def test_what_holds_no_event_is_said(content: bytes, why: str) -> None:
    with pytest.raises(RegularsError, match=why):
        calendar.read(content, today=TODAY)


@pytest.mark.parametrize(
    ("summary", "name", "items"),
    [
        ("Zoë Müller", "Zoë Müller", []),
        ("Zoë Müller - cut & colour", "Zoë Müller", ["cut & colour"]),
        ("Anne-Marie Botha: blow dry - long", "Anne-Marie Botha", ["blow dry - long"]),
        ("Zoë (fringe)", "Zoë", ["fringe"]),
        (r"Zoë\, fringe", "Zoë", ["fringe"]),
        ("Zoë – fringe", "Zoë", ["fringe"]),
    ],
)
def test_who_is_the_beginning_of_the_title(summary: str, name: str, items: list[str]) -> None:
    came = one("DTSTART:20261020T100000", f"SUMMARY:{summary}")
    assert (came.person.name, came.items) == (name, items)


def test_a_guest_is_who_came() -> None:
    guest = 'ATTENDEE;CN="Erin Moore";RSVP=TRUE:mailto:erin@example.com'
    came = one("DTSTART:20261020T100000", "SUMMARY:Erin Moore and Corner Salon", guest)
    assert (came.person.name, came.person.emails) == ("Erin Moore", ["erin@example.com"])
    assert one("DTSTART:20261020T100000", guest).person.name == "Erin Moore"


@pytest.mark.parametrize("title", ["Cancelled: Fred", "Canceled - Fred"])
def test_a_title_may_say_that_it_is_off(title: str) -> None:
    came = one("DTSTART:20261020T100000", f"SUMMARY:{title}")
    assert (came.person.name, came.skipped) == ("Fred", "cancelled")


def test_nobody_came_to_a_no_show() -> None:
    assert one("DTSTART:20261020T100000", "SUMMARY:No-show: Fred").skipped == "no-show"


@pytest.mark.parametrize(
    ("before", "on"),
    [
        ("X-WR-TIMEZONE:America/New_York\n", date(2026, 10, 22)),
        ("X-WR-TIMEZONE:Eastern Standard Time\n", date(2026, 10, 22)),
        ("X-WR-TIMEZONE:Africa/Johannesburg\n", date(2026, 10, 23)),
        ("", date(2026, 10, 23)),
    ],
)
def test_utc_near_midnight_is_the_day_of_the_zone_of_the_file(before: str, on: date) -> None:
    assert one("DTSTART:20261023T020000Z", "SUMMARY:Zoë", before=before).on == on


def test_where_no_zone_is_named_that_is_said() -> None:
    (said,) = events("DTSTART:20261023T020000Z\nSUMMARY:Zoë").remarks
    assert said == "the file names no zone: times in UTC are on the day of UTC"


def test_half_past_midnight_stays_on_its_own_day() -> None:
    line = "DTSTART;TZID=Europe/Paris:20261023T003000"
    assert one(line, "SUMMARY:Zoë", before="X-WR-TIMEZONE:America/New_York\n").on == date(
        2026, 10, 23
    )


@pytest.mark.parametrize(
    ("title", "start", "occasions"),
    [
        ("Fred’s birthday", "19611020", {"birthday": "1961-10-20"}),
        ("Fred's Birthday 🎂", "19611020", {"birthday": "1961-10-20"}),
        ("Birthday: Fred", "20231020", {"birthday": "--10-20"}),
        ("Fred - birthday", "16041020", {"birthday": "--10-20"}),
        ("Fred (anniversary)", "19860229", {}),
        ("Fred's anniversary", "19880229", {"anniversary": "1988-02-29"}),
    ],
)
def test_a_birthday_in_a_calendar(title: str, start: str, occasions: dict[str, str]) -> None:
    found = events(f"DTSTART;VALUE=DATE:{start}\nRRULE:FREQ=YEARLY\nSUMMARY:{title}")
    assert [one.occasions for one in found.people] == ([occasions] if occasions else [])
    assert {one.name for one in found.people} <= {"Fred"}
    assert not found.visits
    assert len(found.refused) == (not occasions)


def test_an_event_that_breaks_off_is_reported() -> None:
    whole = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261020T100000\nSUMMARY:Fred\nEND:VEVENT\n"
    found = calendar.read(f"{whole}BEGIN:VEVENT\nDTSTART:2026102".encode(), today=TODAY)
    assert [one.person.name for one in found.visits] == ["Fred"]
    assert [one.line for one in found.refused] == [6]


@pytest.mark.parametrize(
    "bad",
    [
        "DTSTART:20261020T100000\nRRULE:FREQ=SECONDLY",
        "DTSTART:20261020T100000\nRRULE:FREQ=NONSENSE",
        "DTSTART:20261020T100000\nRRULE:FREQ=WEEKLY;BYDAY=XX",
        "DTSTART:20261020T100000\nRRULE:FREQ=WEEKLY;UNTIL=never",
        "DTSTART:20261020T250000",
        "DTSTART:tomorrow",
        "DTEND:20261020T100000",
    ],
)
def test_what_is_wrong_with_an_event_is_said_and_the_rest_is_read(bad: str) -> None:
    found = events(f"{bad}\nSUMMARY:Zoë", "DTSTART:20261020T100000\nSUMMARY:Fred")
    assert [one.person.name for one in found.visits] == ["Fred"]
    (refused,) = found.refused
    assert (refused.line, bool(refused.why)) == (3, True)


def test_a_moved_one_that_is_wrong_costs_not_its_series() -> None:
    found = events(
        "UID:a\nDTSTART:20261101T100000\nRRULE:FREQ=WEEKLY;COUNT=2\nSUMMARY:Fred",
        "UID:a\nRECURRENCE-ID:20261108T100000\nDTSTART:20261132T100000",
    )
    assert days(found, "Fred") == ["2026-11-01", "2026-11-08"]
    assert len(found.refused) == 1


def test_an_end_that_is_wrong_costs_nothing() -> None:
    assert one("DTSTART:20261020T100000", "DTEND:2026", "SUMMARY:Fred").on == date(2026, 10, 20)


def test_an_alarm_is_no_part_of_what_is_told() -> None:
    alarm = "BEGIN:VALARM\nSUMMARY:Alarm\nDESCRIPTION:Ring\nEND:VALARM"
    came = one(alarm, "DTSTART:20261020T100000", "SUMMARY:Fred")
    assert (came.person.name, came.person.notes) == ("Fred", [])


@given(st.binary(max_size=200))
def test_any_bytes_in_an_event_are_read_or_refused(content: bytes) -> None:
    begin = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Fred\r\nDTSTART:"
    found = calendar.read(begin + content + b"\r\nEND:VEVENT\r\n", today=TODAY)
    assert found.visits or found.refused or found.people


def fred() -> Customer:
    return Customer(
        "fb-1",
        "Fred Botha",
        phones=["082 123 4567"],
        occasions=[
            Occasion("birthday", "1961-10-20"),
            Occasion("Alice's birthday", "--02-29"),
            Occasion("anniversary", "2019-11-28"),
        ],
        followups=[
            FollowUp(Kind.ORDER, "2 kg biltong, sealed", TODAY, date(2026, 11, 27), time(16, 30)),
            FollowUp(Kind.ORDER, "bread", TODAY, date(2026, 11, 28)),
            FollowUp(Kind.ORDER, "bread", TODAY, date(2026, 11, 28)),
            FollowUp(Kind.ORDER, "fetched", TODAY, TODAY, closed=TODAY),
            FollowUp(Kind.ASK, "how was the trip?", TODAY, TODAY),
        ],
    )


def judged(content: bytes, year: int) -> dict[str, list[str]]:
    """What another program shows of a calendar in a year: of each title its days."""
    shown: dict[str, list[str]] = {}
    whole: Any = icalendar.Calendar.from_ical(content)
    for event in recurring_ical_events.of(whole).at(year):
        start = event["DTSTART"].dt
        said = f"{start:%m-%d %H:%M}" if isinstance(start, datetime) else f"{start:%m-%d}"
        shown.setdefault(str(event["SUMMARY"]), []).append(said)
    return shown


def test_another_program_shows_our_yearly_dates_and_orders() -> None:
    content = calendar.write([fred()], TODAY)
    assert judged(content, 2026) == {
        "Fred Botha: birthday": ["10-20"],
        "Fred Botha: anniversary": ["11-28"],
        "Fred Botha: Alice's birthday": ["02-28"],
        "Fred Botha: 2 kg biltong, sealed": ["11-27 16:30"],
        "Fred Botha: bread": ["11-28", "11-28"],
    }
    assert judged(content, 2028)["Fred Botha: Alice's birthday"] == ["02-29"]
    assert not any(one.errors for one in icalendar.Calendar.from_ical(content).walk())


def test_an_event_keeps_its_uid_and_no_two_have_the_same() -> None:
    first, again = calendar.write([fred()], TODAY), calendar.write([fred()], date(2026, 12, 1))
    uids = [line for line in first.split(b"\r\n") if line.startswith(b"UID:")]
    assert uids == [line for line in again.split(b"\r\n") if line.startswith(b"UID:")]
    assert len(uids) == len(set(uids)) == 6


def test_whoever_rests_is_in_no_calendar() -> None:
    customer = fred()
    customer.rest(TODAY, "died 28 April")
    assert b"Fred" not in calendar.write([customer], TODAY)


def test_our_calendar_comes_back() -> None:
    found = calendar.read(calendar.write([fred()], TODAY), today=TODAY)
    assert not found.refused
    assert {key: on for one in found.people for key, on in one.occasions.items()} == {
        "birthday": "1961-10-20",
        "Alice's birthday": "--02-29",
        "anniversary": "2019-11-28",
    }
    assert {one.ids["regulars"] for one in found.people} == {"fb-1"}
    sealed = found.visits[0]
    assert (sealed.on, sealed.at, sealed.skipped) == (date(2026, 11, 27), time(16, 30), "ahead")
    assert (sealed.person.name, sealed.items) == ("Fred Botha", ["2 kg biltong, sealed"])


yearly = st.dates(date(1800, 1, 1), date(2020, 12, 31)).map(date.isoformat)
texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1)


@given(texts, yearly | yearly.map(lambda on: f"--{on[5:]}"))
def test_every_yearly_date_comes_round_on_its_day(name: str, on: str) -> None:
    occasion = Occasion("birthday", on)
    content = calendar.write([Customer("x", name, occasions=[occasion])], TODAY)
    assert max(map(len, content.split(b"\r\n"))) <= 75
    for year in (2026, 2028):
        (shown,) = judged(content, year).values()
        assert shown == [f"{occasion.next(date(year, 1, 1)):%m-%d}"]


def test_two_events_of_one_uid_on_different_days_are_two() -> None:
    """Some booking pages give all their events one UID."""
    first = "UID:a\nDTSTART:20260901T100000\nSUMMARY:Fred - cut"
    second = "UID:a\nDTSTART:20260908T100000\nSUMMARY:Zoë - colour"
    found = events(first, second)
    assert days(found, "Fred") == ["2026-09-01"]
    assert days(found, "Zoë") == ["2026-09-08"]


def test_of_an_event_that_was_revised_the_last_counts() -> None:
    first = "UID:a\nDTSTART:20260901T100000\nSUMMARY:Fred - cut"
    again = "UID:a\nSEQUENCE:2\nDTSTART:20260908T100000\nSUMMARY:Fred - cut"
    for told in ([first, again], [again, first]):
        assert days(events(*told), "Fred") == ["2026-09-08"]
    renamed = "UID:a\nDTSTART:20260901T100000\nSUMMARY:Zoë - cut"
    assert [one.person.name for one in events(first, renamed).visits] == ["Zoë"]


@pytest.mark.parametrize("year", ["0026", "1799", "2200"])
def test_an_event_of_a_year_that_is_a_slip_is_refused(year: str) -> None:
    found = events(f"DTSTART:{year}0101T100000\nSUMMARY:Fred - cut")
    assert (len(found.refused), found.visits) == (1, [])


def test_which_birthday_it_is_stands_in_the_title_of_some() -> None:
    (born,) = events("DTSTART;VALUE=DATE:19800229\nSUMMARY:Mo’s 46th Birthday").people
    assert (born.name, born.occasions) == ("Mo", {"birthday": "1980-02-29"})
