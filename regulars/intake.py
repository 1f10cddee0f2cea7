"""What a file holds, taken into the notebook: people recognised, facts and visits added."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import cached_property

from regulars import followups, ids, learning, merging, orders, returning
from regulars.book import Book
from regulars.customer import Customer, Kind
from regulars.errors import UsageError
from regulars.formats.rows import Came, Person, Read, Refused, watched
from regulars.learning import Difference, Learnt
from regulars.names import fold
from regulars.recognise import Acquaintances
from regulars.report import Question, Report, Row, Wishes

# From a diary somebody is written down of whom no more than a name is known, if they came so often.
_OFTEN = 2


def take(book: Book, read: Read, wishes: Wishes) -> Report:
    """Take what a file holds into the notebook.

    Args:
        book: Everybody.
        read: What the file holds.
        wishes: What the owner said.
    """
    taking = _Taking(book, read, wishes)
    many = len(read.customers) + len(read.people) + len(read.visits)
    for line, customer in watched(read.customers, many, wishes.tell):
        taking.take_customer(line, customer)
    for person in watched(read.people, many, wishes.tell, len(read.customers)):
        taking.take_person(person)
    taking.take_visits(watched(read.visits, many, wishes.tell, many - len(read.visits)))
    return taking.report()


class _Taking:
    """An import under way."""

    def __init__(self, book: Book, read: Read, wishes: Wishes) -> None:
        self.book, self.read, self.wishes = book, read, wishes
        self.country_code = book.settings.country_code
        self.known = Acquaintances(book)
        self.rows: dict[str, Row] = {}  # by id, and by line of who is in no record
        self.created: dict[str, Person] = {}
        self.resolved: dict[int, str] = {}  # by Person object
        self.questions: list[Question] = []
        self.differences: list[Difference] = []
        self.refused: list[Refused] = []
        self.skipped: Counter[str] = Counter()
        self.visits = self.orders = 0
        self.woken: list[str] = []
        # By Person object the name, and who may be meant.
        self.several: dict[int, tuple[str, Sequence[str]]] = {}

    def take_customer(self, line: int, theirs: Customer) -> None:
        """Take a whole record of ours."""
        person = Person(
            line, theirs.name, {"regulars": theirs.id}, phones=theirs.phones, emails=theirs.emails
        )
        match = self.known.who(person)
        gone = self.book.forgotten & {theirs.id, *theirs.merged}
        if self._stays_forgotten(line, match.id, gone):
            return
        theirs.merged = [one for one in theirs.merged if one not in gone]
        # Two people of one file of ours are two, be their names and numbers the same.
        alike = [one for one in match.alike if one not in self.created]
        known = match.id and match.id not in self.created
        mine = match.id if known else self._answered(person, alike)
        if mine is None:
            return
        if mine:
            self._note(line, mine, returning.join(self.book.get(mine), theirs, self.country_code))
            return
        if theirs.id in self.book:
            self._refuse(line, f"{theirs.name}: its id is somebody else's in your notebook")
            return
        if gone:  # as somebody new, whom no copy of the notebook has forgotten
            theirs.ids.append(f"regulars:{theirs.id}")
            theirs.id = ids.new(self.book)
        self.book.put(theirs)
        self.created[theirs.id] = person
        self.rows[theirs.id] = Row(line, theirs.id, theirs.name, "new")
        self.visits += len(theirs.visits)
        self.known.add(theirs)

    def take_person(self, person: Person) -> str:
        """Take somebody; give their id, or nothing where that isn't certain."""
        if id(person) not in self.resolved:
            self.resolved[id(person)] = self._take_person(person)
        return self.resolved[id(person)]

    def _take_person(self, person: Person) -> str:
        match = self.known.who(person)
        if self._stays_forgotten(person.line, match.id, self._gone(person)):
            return ""
        mine: str | None = match.id
        if self.read.sparing and not mine:  # a diary's birthday: as with its visits
            if len(match.alike) != 1 and not self.wishes.new:
                self.skipped["unknown"] += 1
                return ""
            mine = match.alike[0] if len(match.alike) == 1 else ""
        elif not mine and (alike := self._alike(person, match.alike)):
            same = (one for one in alike if self._is_plain(one, person, alone=len(alike) == 1))
            mine = next(same, None) or self._answered(person, alike)
        if mine is None:
            return ""
        if mine:
            self._learn(mine, person)
            return mine
        return self._create(person, match.alike)

    def _alike(self, person: Person, alike: Sequence[str]) -> list[str]:
        """Who may be meant; two of one name whom the program itself tells apart are two."""

        def apart(one: str) -> bool:
            other = self.created.get(one)
            return other is not None and any(
                other.ids.get(program, value) != value for program, value in person.ids.items()
            )

        return [one for one in alike if not apart(one)]

    def _answered(self, person: Person, alike: Sequence[str]) -> str | None:
        """Whom the owner says it is; nothing for somebody new, none where she hasn't said."""
        if self.wishes.new or not alike:
            return ""
        lines = {f"line {other.line}": one for one, other in self.created.items()}
        if person.line in self.wishes.answers:
            answer = self.wishes.answers[person.line] or ""
            return lines.get(answer, answer)
        keys = {one: key for key, one in lines.items()}
        meant = {keys.get(one, one): self.book.get(one) for one in alike}
        self.questions.append(Question(person.line, person.name, meant))
        self.rows[f"line {person.line}"] = Row(person.line, "", person.name, "asked")
        return None

    def _is_plain(self, customer_id: str, person: Person, *, alone: bool) -> bool:
        """Whether somebody of a name needs no asking: it is a visit's, or nothing new is said."""
        known = self.book.get(customer_id)
        elsewhere = (known.phones and person.phones) or (known.emails and person.emails)
        if alone and self.read.by_name and not (elsewhere or person.ids):
            return True
        learnt = learning.learn(deepcopy(known), person, self.wishes.today, self.country_code)
        return not (learnt.facts or learnt.differences)

    def _create(self, person: Person, alike: Sequence[str]) -> str:
        name = person.name
        if not name:
            reached = learning.reached(person)
            if not reached or not self.wishes.new:
                only = "an e-mail" if "@" in "".join(reached[:1]) else "a phone"
                way = f"no name, only {only}; --new takes it for the name"
                self._refuse(person.line, way if reached else "no name, phone or e-mail")
                return ""
            name = reached[0]
        try:
            customer = self.book.add(name, self._own_id(person))
        except UsageError as error:
            self._refuse(person.line, str(error))
            return ""
        for one in alike:
            if person.line in self.wishes.answers:
                merging.part(customer, self.book.get(one))
        self.created[customer.id] = person
        learnt = self._learn(customer.id, person)
        self.rows[customer.id] = Row(
            person.line, customer.id, customer.name, "new", tuple(dict.fromkeys(learnt.facts))
        )
        return customer.id

    def _own_id(self, person: Person) -> str:
        """The id that somebody has in a notebook, if nobody here ever had it."""
        own = person.ids.get("regulars", "")
        free = ids.is_one(own) and own not in self.book and own not in self.book.forgotten
        return own if free else ""

    def _gone(self, person: Person) -> frozenset[str]:
        return self.book.forgotten & {person.ids.get("regulars", "")}

    def _stays_forgotten(self, line: int, known: str, gone: frozenset[str]) -> bool:
        """Whether somebody isn't taken in by the way again; it is said."""
        stays = bool(gone) and not known and not self.wishes.new
        if stays:
            self._refuse(line, "you had this person forgotten; --new takes them in again")
        return stays

    def _learn(self, customer_id: str, person: Person) -> Learnt:
        customer = self.book.get(customer_id)
        learnt = learning.learn(
            customer, person, self.wishes.today, self.country_code, self._sender(customer, person)
        )
        self._note(person.line, customer_id, learnt)
        self.known.add(customer)
        return learnt

    def _sender(self, customer: Customer, person: Person) -> str:
        """Who sent them: an id where one person alone has that name, else the name."""
        if not person.referred_by:
            return ""
        alike = self.known.who(Person(person.line, person.referred_by)).alike
        sender = alike[0] if len(alike) == 1 else person.referred_by
        return "" if sender == customer.id else sender

    def _note(self, line: int, customer_id: str, learnt: Learnt) -> None:
        """Keep what became of somebody; what several rows say of them is one."""
        name, before = self.book.get(customer_id).name, self.rows.get(customer_id)
        facts = [*(before.learnt if before else ()), *learnt.facts]
        what = "new" if before and before.what == "new" else "updated" if facts else "unchanged"
        first = before.line if before else line
        self.rows[customer_id] = Row(first, customer_id, name, what, tuple(dict.fromkeys(facts)))
        self.differences += learnt.differences
        for why in learnt.refused:
            self._refuse(line, why)

    def _refuse(self, line: int, why: str) -> None:
        self.refused.append(Refused(line, why))

    def take_visits(self, visits: Iterable[Came]) -> None:
        """Take the visits: one a customer and day, with all they had."""
        days: dict[str, dict[date, list[Came]]] = defaultdict(lambda: defaultdict(list))
        # Of a till's 200,000 rows few are of other people than those before.
        people = {id(came.person): came.person for came in self.read.visits}.values()
        named = {key: one.name for one in people if one.name for key in one.ids.items()}
        for came in visits:
            ahead = came.skipped == "ahead" and self.wishes.ahead
            if came.skipped and not ahead:
                self.skipped[came.skipped] += 1
                continue
            who = self.resolved.get(id(came.person))
            if who is None:
                who = self._who_came(came.person, named)
            if not who:
                several = id(came.person) in self.several
                self.skipped["several of that name" if several else "unknown"] += 1
            elif ahead:
                self._have_ready(who, came)
            else:
                days[who][came.on].append(came)
        for who, came_on in days.items():
            self._come(self.book.get(who), came_on)

    def _who_came(self, person: Person, named: Mapping[tuple[str, str], str]) -> str:
        """Whose visit it is: a name that exactly one person has is enough."""
        match = self.known.who(person)
        mine = match.id or (match.alike[0] if len(match.alike) == 1 else "")
        if self._stays_forgotten(person.line, match.id, self._gone(person)):
            mine = ""
        elif mine:
            self._learn(mine, person)
        elif match.alike:
            self.several[id(person)] = person.name, match.alike
        elif self.wishes.new and (name := self._name(person, named)):
            reached = person.phones or person.emails or person.ids
            if reached or not self.read.sparing or self._times[fold(person.name)] >= _OFTEN:
                mine = self._create(replace(person, name=name), ())
        self.resolved[id(person)] = mine
        return mine

    @cached_property
    def _times(self) -> Counter[str]:
        """How often each name came, folded."""
        return Counter(fold(came.person.name) for came in self.read.visits)

    @staticmethod
    def _name(person: Person, named: Mapping[tuple[str, str], str]) -> str:
        others = (named.get(key, "") for key in person.ids.items())
        return person.name or next(filter(None, others), "")

    def _come(self, customer: Customer, days: Mapping[date, Sequence[Came]]) -> None:
        learnt = Learnt()
        had = {on: learning.summed(held) for on, held in days.items()}
        written = learning.come(customer, had, learnt)
        self.visits += len(written)
        if any(learning.is_after_rest(customer, on) for on in written):
            customer.wake()
            self.woken.append(customer.name)
        self.differences += learnt.differences

    def _have_ready(self, who: str, came: Came) -> None:
        customer, text = self.book.get(who), orders.join(came.items) or "appointment"
        known = [(one.text, one.due, one.at) for one in customer.followups]
        if (text, came.on, came.at) not in known:
            followups.note_down(
                customer, Kind.ORDER, text, since=self.wishes.today, due=came.on, at=came.at
            )
            self.orders += 1

    def report(self) -> Report:
        """Tell what was done."""
        remarks = [*self.read.remarks]
        if blocked := [one.name for one in self.read.people if one.blocked]:
            remarks.append(f"blocked there: {', '.join(blocked)}")
        for name, alike in dict(self.several.values()).items():
            signs = [*(next(iter(self.book.get(one).phones), one) for one in alike)]
            remarks.append(
                f"{len(alike)} people are called {name} ({', '.join(signs)}): a column with the "
                "phone would say whose visits those are"
            )
        if self.woken:
            remarks.append(f"expected again, since they came: {', '.join(sorted(set(self.woken)))}")
        return Report(
            self.read.kind,
            dict(self.read.columns),
            sorted(self.rows.values(), key=lambda row: row.line),
            self.visits,
            self.orders,
            dict(self.skipped),
            self.questions,
            list(dict.fromkeys(self.differences)),
            sorted([*self.read.refused, *self.refused], key=lambda one: one.line),
            self.read.left_out,
            remarks,
        )
