"""Address books, as phones and programs write them, and as ours are read by others."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import vText
from icalendar.parser import Contentline
from vcard.vcard_validator import VcardValidator

from regulars.customer import Customer, Never, Note, Relative
from regulars.errors import RegularsError, UsageError
from regulars.fields import replace
from regulars.formats import vcard
from regulars.formats.rows import Person
from regulars.occasions import Occasion

CARDS = Path(__file__).parent / "data" / "cards"
DAY = date(2026, 11, 23)
JUDGE: Any = Contentline


def people(name: str) -> list[Person]:
    return list(vcard.read((CARDS / f"{name}.vcf").read_bytes()).people)


def card(*lines: str, version: str = "3.0") -> bytes:
    told = ["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]
    return "\r\n".join(told).encode()


def one(*lines: str, version: str = "3.0") -> Person:
    (person,) = vcard.read(card(*lines, version=version)).people
    return person


def test_a_card_of_outlook_is_read() -> None:
    found = vcard.read((CARDS / "ez-outlook-2007.vcf").read_bytes())
    (michael,) = found.people
    assert (michael.name, michael.nicknames) == ("Michael Angstadt", ["Mike"])
    assert michael.phones == ["(111) 555-1111", "(111) 555-2222", "(111) 555-4444"]
    assert michael.emails == ["mike.angstadt@gmail.com"]
    assert michael.occasions == {"birthday": "1922-03-10", "anniversary": "2012-08-01"}
    assert michael.family == ["TheSpouse (spouse)"]
    note, facts = michael.notes
    lines = note.splitlines()
    assert len(lines) == 4
    assert lines[1].startswith("I assume it encodes")
    assert lines[3] == "It does not preserve the formatting"
    assert "Fax: (111) 555-3333" in facts
    assert "In full: Mr. Michael Angstadt Jr." in facts
    assert sorted(found.left_out) == ["1 key", "1 photo"]
    assert not found.refused


def test_a_note_is_kept_whole_though_its_commas_are_not_escaped() -> None:
    (john,) = people("John_Doe_MS_OUTLOOK")
    assert len(john.notes[0]) == 731
    assert john.notes[0].endswith("EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.")


@pytest.mark.parametrize("name", ["ez-gmail-single2", "aosp-v30_ios_613_multiline"])
def test_where_another_reader_is_right_we_read_the_same(name: str) -> None:
    (ours,) = people(name)
    judged = vobject.readOne((CARDS / f"{name}.vcf").read_bytes().decode().replace("\r\r", "\r"))
    assert ours.name == judged.fn.value
    assert ours.emails == [one.value for one in judged.contents["email"]]
    assert set(ours.phones) <= {one.value for one in judged.contents["tel"]}


def test_a_card_of_gmail_is_read() -> None:
    (test,) = people("ez-gmail-single2")
    assert (test.name, test.nicknames) == ("VCard Test", ["TheNickname"])
    assert len(test.emails) == 5
    numbers = [str(5555551111 + n) for n in range(11)]
    assert test.phones == [one for one in numbers if one[-4:] not in {"1117", "1118"}]
    assert test.occasions == {
        "birthday": "1912-06-23",
        "anniversary": "1930-03-20",
        "yearly date": "--07-04",
        "CustomDateCategory": "2000-09-12",
    }
    assert test.family[:3] == ["Name1", "Name2 (spouse)", "Name3 (child)"]
    assert test.family[-2:] == ["Name15 (domestic partner)", "Name16 (CustomRelationCategory)"]
    assert test.referred_by == "Name13"
    note, facts = test.notes
    assert note == "note line 1\nnote line 2\nCustomField: field value"
    told = {"Manager: Name11", "Assistant: Name12", "Yearly date: 1776-07-04", "Fax: 5555551118"}
    assert told <= set(facts.splitlines())


def test_the_example_of_the_standard_is_read() -> None:
    (simon,) = people("ez-rfc6350-example")
    assert simon.name == "Simon Perreault"
    assert simon.phones == ["+1-418-656-9254 ext 102", "+1-418-262-6501"]
    assert simon.occasions == {"birthday": "--02-03", "anniversary": "2009-08-08"}
    assert "ing. jr M.Sc." in simon.notes[0]


def test_remarks_between_the_lines_are_passed_over_but_not_in_a_note() -> None:
    (call,) = people("aosp-v21_invalid_comment_line")
    told = "This is an (sharp ->#<- sharp) example. This message must NOT be ignored."
    assert (call.name, call.notes, call.ids) == ("Conference Call", [told], {"vcard": "357"})


def test_each_line_is_read_in_its_own_encoding() -> None:
    found = people("aosp-v21_multiple_entry")
    assert [one.name for one in found] == ["安藤ロイド3", "安藤ロイド4", "安藤ロイド5"]
    # No shop calls a number of two digits: those are kept in a note.
    assert found[0].notes == ["Phone: 9\nPhone: 10\nPhone: 11\nFax: 12"]
    assert len(found[2].notes[0].splitlines()) == 4


def test_lines_that_end_twice_are_one() -> None:
    (bob,) = people("aosp-v30_ios_613_multiline")
    assert (bob.name, bob.phones) == ("Bob Smith", ["(650) 555-1212"])
    assert "Company: Smith Auto Repair" in bob.notes[0]


def test_an_anniversary_stands_in_an_old_card_too() -> None:
    (example_,) = people("aosp-v21_winmo_65")
    assert example_.occasions == {"anniversary": "2009-10-10"}


def test_whoever_has_only_an_address_is_there_without_a_name() -> None:
    first, *_, last = people("John_Doe_ANDROID")
    assert (first.name, first.emails, first.tags) == ("", ["john.doe@company.com"], [])
    assert last.name == "ÑÑÑÑ"


@pytest.mark.parametrize(
    "bday",
    [
        "BDAY:--0314",
        "BDAY:--03-14",
        "BDAY:1604-03-14",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-14",
        "BDAY;X-APPLE-OMIT-YEAR=1900:1900-03-14",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;--03-14;3;",
    ],
)
def test_a_birthday_without_its_year(bday: str) -> None:
    person = one("FN:Fred", bday)
    assert person.occasions == {"birthday": "--03-14"}
    assert not person.notes


@pytest.mark.parametrize("bday", ["circa 1800", "1996-04", "1996-02-31", "14 March"])
def test_a_birthday_that_no_calendar_has_is_kept_as_written(bday: str) -> None:
    assert one("FN:Fred", f"BDAY:{bday}").notes == [f"Birthday: {bday}"]


@pytest.mark.parametrize(
    ("line", "family"),
    [
        ("X-SPOUSE:Alice", "Alice (spouse)"),
        ("X-EVOLUTION-SPOUSE:Alice", "Alice (spouse)"),
        ("RELATED;TYPE=child;VALUE=text:Bao", "Bao (child)"),
        (
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Linh;0;goddaughter",
            "Linh (goddaughter)",
        ),
        ("X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Alice;14;", "Alice (spouse)"),
    ],
)
def test_the_family_is_read_however_it_is_written(line: str, family: str) -> None:
    assert one("FN:Fred", line).family == [family]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["N:Botha;Fred;;;"], "Fred Botha"),
        (["N:山田;太郎;;;"], "山田 太郎"),
        (["FN:Botha, Fred", "N:Botha;Fred;;;"], "Fred Botha"),
        (["FN:fred@example.com", "N:;;;;", "EMAIL:fred@example.com"], ""),
        (["FN:", "ORG:Tan Florist;"], "Tan Florist"),
        (["FN:Dr. Zoë Müller", "N:Müller;Zoë;;Dr.;"], "Zoë Müller"),
    ],
)
def test_the_name_is_what_one_calls_them(lines: list[str], name: str) -> None:
    assert one(*lines).name == name


def test_what_is_no_number_and_no_address_is_kept_in_the_note() -> None:
    fred = one("FN:Fred", "TEL:ask Alice", "TEL:082 123 4567", "EMAIL:at work", "EMAIL:a@b.co")
    assert (fred.phones, fred.emails) == (["082 123 4567"], ["a@b.co"])
    assert fred.notes == ["Phone: ask Alice\nE-mail: at work"]


def test_what_is_not_understood_is_said_with_an_example() -> None:
    found = vcard.read(card("FN:Fred", "X-SHOE-SIZE:38", "X-NO:"))
    assert "X-NO" not in found.columns
    assert found.columns["X-SHOE-SIZE"] == "left out, for instance '38'"


def test_what_is_said_in_two_languages_is_taken_once() -> None:
    lines = ("FN:Fred", "NICKNAME;ALTID=1;LANGUAGE=en:Oom", "NICKNAME;ALTID=1;LANGUAGE=af:Ou")
    assert one(*lines, version="4.0").nicknames == ["Oom"]


def test_several_nicknames_and_groups() -> None:
    fred = one("FN:Fred", r"NICKNAME:Freddie,Oom\, Fred", "CATEGORIES:vip,myContacts,rye")
    assert (fred.nicknames, fred.tags) == (["Freddie", "Oom, Fred"], ["vip", "rye"])


def test_a_circumflex_in_a_parameter() -> None:
    fred = one("FN:Fred", "ADR;LABEL=\"1 Main^nCape ^'Town^'\":;;1 Main;;;;")
    assert fred.notes == ["Address: 1 Main"]


def test_a_card_in_a_card_is_left_out() -> None:
    inner = ["AGENT:", "BEGIN:VCARD", "VERSION:2.1", "FN:Agent", "TEL:1", "END:VCARD"]
    found = vcard.read(card("FN:Fred", *inner, "TEL:082 123 4567", version="2.1"))
    assert [(one.name, one.phones) for one in found.people] == [("Fred", ["082 123 4567"])]
    assert "1 card in a card" in found.left_out


def test_a_card_without_its_end_keeps_its_name_and_is_reported() -> None:
    whole = card("FN:Zoë", "TEL:082 555 0154")
    cut = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Fred\r\nTEL:082 123 4567\r\n"
    found = vcard.read(cut + whole)
    assert [(one.name, one.phones) for one in found.people] == [
        ("Fred", ["082 123 4567"]),
        ("Zoë", ["082 555 0154"]),
    ]
    (bad,) = found.refused
    assert bad.line == 1
    assert "Fred" in bad.why


def test_a_number_that_is_cut_off_is_none() -> None:
    found = vcard.read(card("FN:Zoë") + b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Fred\r\nTEL:082 12")
    fred = found.people[1]
    assert (fred.name, fred.phones) == ("Fred", [])
    assert [one.line for one in found.refused] == [5]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_encoding_is_found(encoding: str) -> None:
    content = card("FN:Zoë Müller").decode().encode(encoding)
    assert [one.name for one in vcard.read(content).people] == ["Zoë Müller"]


def test_an_encoding_that_the_owner_names_is_taken() -> None:
    content = card("FN:Müller").decode().encode("cp850")
    assert vcard.read(content, encoding="cp850").people[0].name == "Müller"
    with pytest.raises(UsageError, match="no encoding called x-none"):
        vcard.read(content, encoding="x-none")


@pytest.mark.parametrize("content", [b"", b"name,phone\r\n", b"\0\1\2", b"%PDF-1.4"])
def test_what_holds_no_card_is_said(content: bytes) -> None:
    with pytest.raises(RegularsError, match="no card in it"):
        vcard.read(content)


def fred() -> Customer:
    return Customer(
        "fb",
        "Fred Botha",
        nicknames=["Oom Fred", "the Butcher, jr"],
        phones=["082 123 4567", "+27 83 555 0101"],
        emails=["fred@example.com"],
        usuals=["biltong 1 kg, vacuum sealed"],
        tags=["biltong-club", "a,b"],
        likes=["anything; smoked"],
        never=[Never("pork", "doctor's orders"), Never("nuts")],
        avoid=["the rugby"],
        family=[Relative("Alice", "wife"), Relative("Bao")],
        occasions=[
            Occasion("birthday", "--02-29"),
            Occasion("anniversary", "1986-11-28"),
            Occasion("Alice's birthday", "--09-14"),
        ],
        offers=False,
        notes=[Note(DAY, "two\nlines"), Note(DAY, "his brother is ill", private=True)],
    )


def test_our_card_comes_back() -> None:
    (back,) = vcard.read(vcard.write([fred()])).people
    assert (back.ids, back.name) == ({"regulars": "fb"}, "Fred Botha")
    assert back.nicknames == ["Oom Fred", "the Butcher, jr"]
    assert back.phones == ["082 123 4567", "+27 83 555 0101"]
    assert (back.emails, back.tags) == (["fred@example.com"], ["biltong-club", "a,b"])
    assert back.usuals == ["biltong 1 kg, vacuum sealed"]
    assert (back.likes, back.offers) == (["anything; smoked"], False)
    assert back.nevers == ["pork: doctor's orders", "nuts"]
    assert back.family == ["Alice (wife)", "Bao"]
    assert back.occasions == {
        "birthday": "--02-29",
        "anniversary": "1986-11-28",
        "Alice's birthday": "--09-14",
    }
    assert back.notes == ["two\nlines"]


def test_a_private_note_is_in_a_card_only_when_asked_for_and_never_read_back() -> None:
    kept = vcard.write([fred()])
    assert b"brother" not in kept
    assert b"rugby" not in kept
    told = vcard.write([fred()], private=True)
    assert b"2026-11-23 (private): his brother is ill" in told.replace(b"\r\n ", b"")
    assert vcard.read(told).people[0].notes == ["two\nlines"]


def test_another_reader_takes_our_card() -> None:
    content = vcard.write([fred(), Customer("zm", "Zoë")], private=True)
    first, second = vobject.readComponents(content.decode())
    name = first.n.value
    assert (first.fn.value, name.family, name.given) == ("Fred Botha", "Botha", "Fred")
    assert [one.value for one in first.tel_list] == ["082 123 4567", "+27 83 555 0101"]
    assert "biltong 1 kg, vacuum sealed" in first.note.value
    assert second.fn.value == "Zoë"


def test_a_strict_judge_finds_nothing_in_our_card(tmp_path: Path) -> None:
    # It takes no card in which one line is tied to another, as address books have them.
    plain = replace(fred(), family=[], occasions=[Occasion("birthday", "1961-03-14")])
    path = tmp_path / "fred.vcf"
    path.write_bytes(vcard.write([plain], private=True))
    assert not VcardValidator(str(path), verbose=False).result


texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).map(
    str.strip
)
names = texts.filter(lambda text: text and "@" not in text).map(lambda text: " ".join(text.split()))
notes = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]) | st.just("\n")).map(
    str.strip
)


@given(
    names.filter(bool),
    st.lists(notes.filter(bool), max_size=3),
    st.lists(texts.filter(bool), max_size=3),
)
@example("N;ame: a\\,b", ["- x;\\n,\\", "2026-11-23: odd\nNever: x"], ["a,b\\"])
def test_every_name_and_note_comes_back(name: str, told: list[str], tags: list[str]) -> None:
    customer = Customer("x", name, tags=tags, notes=[Note(DAY, note) for note in told])
    content = vcard.write([customer])
    assert max(map(len, content.split(b"\r\n"))) <= 75
    (back,) = vcard.read(content).people
    assert back.name == name
    assert back.notes == told
    known = {"my contacts", "mycontacts", "* mycontacts"}
    assert back.tags == [one for one in dict.fromkeys(tags) if one.casefold() not in known]
    assert vobject.readOne(content.decode()).fn.value == name
    # The second judge takes `\\\\,` for an escaped comma, so that it judges what has no backslash.
    if not any("\\" in text for text in (name, *told)):
        parted = (JUDGE(line).parts() for line in unfolded(content))
        judged = {key: vText.from_ical(value) for key, _, value in parted if key in {"FN", "NOTE"}}
        lines = [f"2026-11-23: {note}".replace("\n", "\n  ") for note in told]
        assert judged["FN"] == name
        assert judged.get("NOTE", "") == "\n".join(lines)


def unfolded(content: bytes) -> list[str]:
    return content.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


@given(st.binary(max_size=300))
def test_any_bytes_in_a_card_are_read(content: bytes) -> None:
    begin = b"BEGIN:VCARD\r\nFN:Fred\r\nNOTE;ENCODING=QUOTED-PRINTABLE:"
    assert vcard.read(begin + content).people
    assert vcard.read(b"BEGIN:VCARD\r\nFN:Fred\r\nEND:VCARD\r\n" + content).people


def test_a_long_file_is_read_in_one_go() -> None:
    content = vcard.write(
        Customer(str(n), f"Fred {n}", phones=[f"082 {n:07}"]) for n in range(2000)
    )
    assert len(vcard.read(content).people) == 2000


def test_what_was_added_to_our_note_on_a_phone_is_kept() -> None:
    customer = Customer("fb2a", "Fred", notes=[Note(DAY, "hip"), Note(DAY, "owes", private=True)])
    customer.avoid.append("the divorce")
    content = vcard.write([customer], private=True).replace(b"END:", b" \\nnew gate code\r\nEND:")
    (person,) = vcard.read(content).people
    assert person.notes == ["hip", "new gate code"]


@pytest.mark.parametrize("name", ["A,B", "A;B", "A\\B", "A,B Lee", "Bo"])
def test_the_parts_of_a_name_are_escaped_once(name: str) -> None:
    content = vcard.write([Customer("fb2a", name)]).decode()
    judged = vobject.readOne(content)
    given, _, family = name.partition(" ")
    assert (judged.n.value.given, judged.n.value.family) == (given, family)


@pytest.mark.parametrize("charset", ["a\0b", "base64", "nonsense", "undefined", "idna", ""])
def test_a_charset_that_is_none_costs_nothing(charset: str) -> None:
    assert one(f"FN;CHARSET={charset}:Zoë").name == "Zoë"
