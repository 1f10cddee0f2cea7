"""One card of an address book -> one person."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from regulars.chat import check_email, check_phone
from regulars.errors import UsageError
from regulars.formats import remarks
from regulars.formats.lines import Line, parts, plain
from regulars.formats.rows import Person
from regulars.names import phone_key
from regulars.records import FIRST_YEAR

# By what a card of ours is known: then its note is read back into what it was made of.
OURS = "-//regulars//EN"
_FACTS_TOLD = """
    ORG=Company TITLE=Job ROLE=Role ADR=Address URL=Web IMPP=Chat X-SOCIALPROFILE=Profile
    X-MS-IMADDRESS=Chat GENDER=Gender LANG=Language DEATHDATE=Died HOBBY=Hobby INTEREST=Interest
    EXPERTISE=Expertise BIRTHPLACE=Birthplace X-PHONETIC-FIRST-NAME=Pronounced
    X-PHONETIC-LAST-NAME=Pronounced X-GTALK=Google-Talk X-AIM=AIM X-YAHOO=Yahoo X-SKYPE=Skype
    X-SKYPE-USERNAME=Skype X-QQ=QQ X-MSN=MSN X-ICQ=ICQ X-JABBER=Jabber X-MS-MANAGER=Manager
    X-MS-ASSISTANT=Assistant X-EVOLUTION-MANAGER=Manager X-EVOLUTION-ASSISTANT=Assistant
    X-MANAGER=Manager X-ASSISTANT=Assistant X-EVOLUTION-BLOG-URL=Blog X-CUSTOM1=Custom
    X-CUSTOM2=Custom X-CUSTOM3=Custom X-CUSTOM4=Custom
"""
# What is told of a person that has no place of its own in the notebook: it makes one note.
FACTS = dict(one.split("=") for one in _FACTS_TOLD.split())
# The program's own groups, which everybody is in.
_GROUPS = {"my contacts", "mycontacts", "* mycontacts"}
# What somebody is to them, by the numbers of Android (ContactsContract.CommonDataKinds.Relation).
_ANDROID = {
    1: "assistant",
    2: "brother",
    3: "child",
    4: "domestic partner",
    5: "father",
    6: "friend",
    7: "manager",
    8: "mother",
    9: "parent",
    10: "partner",
    11: "referred by",
    12: "relative",
    13: "sister",
    14: "spouse",
}
_DAY = re.compile(r"(\d{4}|--)-?(\d\d)-?(\d\d)(?:[T ].*)?", re.ASCII | re.DOTALL)
_EASTERN = re.compile("[぀-ヿ㐀-鿿가-힯]")


@dataclass(slots=True)
class Card:
    """A card while it is read: its lines, and what was found in them.

    Args:
        line: The line of the file on which it begins, from 1.
        lines: Its properties.
        whole: Whether its end was found.
        inner: How many cards stood in it.
    """

    line: int
    lines: list[Line] = field(default_factory=list)
    whole: bool = False
    inner: int = 0
    nicknames: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    emails: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    family: list[str] = field(default_factory=list)
    occasions: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    referred_by: str = ""

    def value(self, name: str) -> str:
        """Give the value of its first line of a name; empty where it has none."""
        return next((self.plain(one.value) for one in self.lines if one.name == name), "")

    def plain(self, value: str) -> str:
        """Give a text of it without its escapes, of which version 2.1 has few."""
        return plain(
            value, old=any((one.name, one.value) == ("VERSION", "2.1") for one in self.lines)
        )

    def list(self, value: str, sign: str = ",") -> list[str]:
        """Give the entries of a list without their escapes; empty ones are passed over."""
        return [text for text in map(self.plain, parts(value, sign)) if text]

    def label(self, line: Line) -> str:
        """Give how a line is called: `_$!<Spouse>!$_` is `spouse`, `REFERRED_BY` `referred by`."""
        same = (one for one in self.lines if one.group and one.group == line.group)
        text = next((self.plain(one.value) for one in same if one.name == "X-ABLABEL"), "")
        own = re.fullmatch(r"_\$!<(.*)>!\$_", text)
        if own:
            return re.sub("(?<=[a-z])(?=[A-Z])", " ", own[1]).lower()
        return text.replace("_", " ").lower() if text.isupper() else text

    def take(self, line: Line) -> str:
        """Take from a line what it tells of the person.

        Returns:
            What was made of it; empty where it is none of a person's facts that are understood.
        """
        if taken := _TAKEN.get(line.name):
            what, take = taken
            take(self, line)
            return what
        told = FACTS.get(line.name, "").replace("-", " ")
        if told:
            text = ", ".join(one for part in parts(line.value, ";") for one in self.list(part))
            self.tell(told, text)
        return "note" if told else ""

    def tell(self, what: str, text: str) -> None:
        """Keep a fact that has no place of its own, once."""
        if text and (said := f"{what}: {text}") not in self.facts:
            self.facts.append(said)

    def person(self) -> Person:
        """Give whom it tells of."""
        name = self._name()
        uid, ours = self.value("UID"), self.value("PRODID") == OURS
        more = remarks.read("\n".join(self.notes)) if ours else {"notes": [*self.notes]}
        if self.facts:
            more["notes"].append("\n".join(self.facts))
        return Person(
            self.line,
            name,
            {"regulars" if ours else "vcard": uid} if uid else {},
            nicknames=[one for one in dict.fromkeys(self.nicknames) if one != name],
            phones=self.phones,
            emails=list(dict.fromkeys(self.emails)),
            tags=list(dict.fromkeys(self.tags)),
            family=list(dict.fromkeys(self.family)),
            occasions=self.occasions,
            referred_by=self.referred_by,
            **more,
        )

    def _name(self) -> str:
        """The full name without `Mr.` and `Jr.`, which go with it into the note."""
        said = next((one.value for one in self.lines if one.name == "N" and one.value.strip()), "")
        family, given, middle, before, after, *_ = (
            " ".join(self.list(part)) for part in [*parts(said, ";"), "", "", "", "", ""]
        )
        full = " ".join(self.value("FN").split())
        order = (family, given) if _EASTERN.search(family + given) else (given, middle, family)
        short = " ".join(filter(None, order))
        if not full or full in {f"{family}, {given}", f"{family} {given}, {middle}"} or "@" in full:
            full = short
        name = (
            re.sub(rf"^{re.escape(before)}\s+|,?\s+{re.escape(after)}$", "", full) if said else full
        )
        if before or after:
            self.tell("In full", " ".join(filter(None, (before, name, after))))
        return name or self.value("ORG").replace(";", ", ").strip(", ")

    def yearly(self, what: str, line: Line) -> None:
        """Keep a yearly date, or what was written where it is none that a calendar has."""
        text = self.plain(line.value)
        if not text:
            return
        found = _DAY.fullmatch(text)
        year = found[1] if found else ""
        on = f"{year}-{found[2]}-{found[3]}" if found else ""
        # 1604 is Apple's for a year that isn't known.
        if found and year in {"--", "0000", "1604", line.parameters.get("X-APPLE-OMIT-YEAR")}:
            on = f"--{found[2]}-{found[3]}"
        elif found and year < FIRST_YEAR:
            on = f"--{found[2]}-{found[3]}"
            self.tell(what.capitalize(), text)
        try:
            date.fromisoformat(on.replace("--", "2000-", 1))
        except ValueError:
            self.tell(what.capitalize(), text)
            return
        key, number = what, 2
        while self.occasions.get(key, on) != on:
            key, number = f"{what} {number}", number + 1
        self.occasions[key] = on

    def relative(self, name: str, relation: str) -> None:
        """Keep who somebody is to them; a manager and an assistant belong to their work."""
        if not name:
            return
        if relation == "referred by":
            self.referred_by = name
            self.tell("Sent by", name)
        elif relation in {"manager", "assistant"}:
            self.tell(relation.capitalize(), name)
        else:
            self.family.append(f"{name} ({relation})" if relation else name)


def _phone(card: Card, line: Line) -> None:
    """Keep a number with its extension; one for faxes goes into the note."""
    number = card.plain(line.value)
    if line.value.lower().startswith("tel:"):
        number, *more = number[4:].split(";")
        number += "".join(f" ext {one[4:]}" for one in more if one.lower().startswith("ext="))
    if "FAX" in line.types:
        card.tell("Fax", number)
    elif "assistant" in card.label(line):
        card.tell("Assistant's phone", number)
    elif not _passes(check_phone, number):
        card.tell("Phone", number)
    elif (key := phone_key(number)) not in card.keys:
        card.keys.add(key)
        card.phones.append(number)


def _email(card: Card, line: Line) -> None:
    address = card.plain(line.value).removeprefix("mailto:")
    card.emails += [address] if _passes(check_email, address) else []
    if address not in card.emails:
        card.tell("E-mail", address)


def _passes(check: Callable[[str], str], text: str) -> bool:
    """Whether the notebook would take a number or an address as one."""
    try:
        return bool(check(text))
    except UsageError:
        return False


def _tags(card: Card, line: Line) -> None:
    card.tags += [one for one in card.list(line.value) if one.casefold() not in _GROUPS]


def _related(card: Card, line: Line) -> None:
    if not re.match("(urn|https?|mailto):", line.value):
        names = {*_ANDROID.values(), "kin"}
        known = [one.lower() for one in sorted(line.types) if one.lower() in names]
        card.relative(card.plain(line.value), card.label(line) or "".join(known[:1]))


def _android(card: Card, line: Line) -> None:
    """Read `vnd.android.cursor.item/relation;Alice;14;`, which phones with Android write."""
    kind, text, number, label, *_ = [*map(card.plain, parts(line.value, ";")), "", "", ""]
    at = int(number) if number.isdecimal() else 0
    if kind.endswith("/nickname"):
        card.nicknames.append(text)
    elif kind.endswith("/relation"):
        card.relative(text, _ANDROID.get(at, label))
    elif kind.endswith("/contact_event"):
        what = {1: "anniversary", 3: "birthday"}.get(at) or label or "yearly date"
        card.yearly(what, line._replace(value=text))


def _named(_card: Card, _line: Line) -> None:
    """Leave the name for the end, when all that belongs to it is known."""


def _dated(card: Card, line: Line) -> None:
    label = "birthday" if line.name == "BDAY" else "anniversary"
    card.yearly(card.label(line) or "yearly date" if line.name == "X-ABDATE" else label, line)


def _tied(card: Card, line: Line) -> None:
    relation = "child" if line.name == "X-MS-CHILD" else "spouse"
    card.relative(card.plain(line.value), relation)


def _nickname(card: Card, line: Line) -> None:
    card.nicknames += card.list(line.value)


def _note(card: Card, line: Line) -> None:
    card.notes += [text] if (text := card.plain(line.value)) else []


# What is made of the lines, how, and the properties of which it is.
_HOW = (
    ("name", _named, "N FN"),
    ("phone", _phone, "TEL X-MS-TEL"),
    ("email", _email, "EMAIL"),
    ("nickname", _nickname, "NICKNAME X-NICKNAME"),
    ("tag", _tags, "CATEGORIES"),
    ("birthday", _dated, "BDAY"),
    ("anniversary", _dated, "ANNIVERSARY X-ANNIVERSARY X-MS-ANNIVERSARY X-EVOLUTION-ANNIVERSARY"),
    ("anniversary", _dated, "X-KADDRESSBOOK-X-ANNIVERSARY"),
    ("yearly date", _dated, "X-ABDATE"),
    ("family", _related, "X-ABRELATEDNAMES RELATED"),
    ("family", _tied, "X-SPOUSE X-MS-SPOUSE X-EVOLUTION-SPOUSE X-KADDRESSBOOK-X-SPOUSESNAME"),
    ("family", _tied, "X-MS-CHILD"),
    ("nickname, family or yearly date", _android, "X-ANDROID-CUSTOM"),
    ("note", _note, "NOTE"),
)
_TAKEN = {name: (what, take) for what, take, names in _HOW for name in names.split()}
