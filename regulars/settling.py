"""What counts of a part of a record that two copies of the notebook have otherwise.

Of a part that only one copy changed since they parted that change counts, whatever the clocks say:
its moments tell what a copy has seen. Of one that both changed, what was written goes before what
was taken out, visits and follow-ups are united, and of all else the later change counts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from regulars.changes import Moments, Part, bare, origin, written
from regulars.merging import merge_visits
from regulars.orders import Visit
from regulars.records import Json, Record
from regulars.wording import interval, say_full, say_time, say_yearly


@dataclass(frozen=True, slots=True)
class Side:
    """A part as one of the copies has it.

    Args:
        value: Its value; none where that copy hasn't it.
        moments: When it was changed there.
        origins: How it was before the first of them, where that is known.
        where: Which copy it is, as the owner is told.
    """

    value: Json
    moments: set[int]
    origins: set[str]
    where: str = ""

    @classmethod
    def of(cls, part: Part, value: Json, moments: Moments, where: str = "") -> "Side":
        """Give a part as one of the copies has it."""
        sign = part.sign if moments.of else ""
        known = moments.of.get(sign, set()), moments.origins.get(sign, set())
        return cls(value, *known, where)

    @property
    def last(self) -> int:
        """When it was changed last; 0 where it never was."""
        return max(self.moments, default=0)

    def knows(self, other: "Side") -> bool:
        """Whether what the other has was seen here before it was changed here."""
        if other.moments:
            return other.last in self.moments
        return not self.origins or other.value is None or origin(other.value) in self.origins

    def rank(self) -> tuple[int, bool, bool, int, str]:
        """By what the later of two is told; what says more is taken for it where none is known."""
        is_private = isinstance(self.value, list) and any(
            isinstance(one, dict) and one.get("private") for one in self.value
        )
        told = written(self.value)
        return self.last, self.value is not None, is_private, len(told), told

    def when(self, clock: int) -> str:
        """Tell where it was changed, and when, on a clock of so many hours."""
        if not self.last:
            return self.where
        at = _local(self.last)
        return f"{self.where}, {say_full(at.date())} {say_time(at.time(), clock)}"


class Settled(NamedTuple):
    """What became of a part.

    Args:
        value: Its value; none where it goes.
        added: One moment more, by which whoever combines once more sees that this is the later.
        kept: Of what is to be told the side that was kept.
        lost: And the one that wasn't.
    """

    value: Json
    added: int = 0
    kept: Side | None = None
    lost: Side | None = None


def settle(part: Part, a: Side, b: Side) -> Settled:
    """Decide what counts of a part; the same if both change places.

    Args:
        part: Which.
        a: As one copy has it.
        b: As the other has it.
    """
    if a.knows(b) != b.knows(a):
        return Settled((a if a.knows(b) else b).value)
    if bare(part, a.value) == bare(part, b.value):
        return Settled(_told(part, a.value, b.value))
    kept, lost = sorted([a, b], key=Side.rank, reverse=True)
    if part.about is not None and kept.value is None:
        kept, lost = lost, kept
    value, is_new = kept.value, False
    if kept.value is not None and lost.value is not None and part.key in _UNITED:
        value = _UNITED[part.key](kept.value, lost.value)
        same = [side for side in (a, b) if bare(part, side.value) == bare(part, value)]
        is_new, kept = not same, same[0] if same else kept
    last = max(a.last, b.last)
    if _is_conflict(part, a, b):
        return Settled(value, last + 1 if kept.last <= lost.last else 0, kept, lost)
    return Settled(value, last + 1 if last and (is_new or kept.last < last) else 0)


def _is_conflict(part: Part, a: Side, b: Side) -> bool:
    """Whether the owner is to be told of two values of which neither copy knew the other."""
    if part.key in _UNITED or written(a.value).casefold() == written(b.value).casefold():
        return False
    is_addition = part.about is not None and None in (a.value, b.value)
    return not is_addition or bool(a.moments and b.moments)


def _told(part: Part, mine: Json, theirs: Json) -> Json:
    """Of something to ask, the days on which either copy was told it."""
    if part.key != "followups" or mine is None:
        return mine
    pairs = zip(mine, theirs, strict=True)
    return [_with_days(one, other.get("said", ())) for one, other in pairs]


def _with_days(one: Record, said: Iterable[str]) -> Record:
    days = sorted({*one.get("said", ()), *said})
    return {**one, "said": days} if days else one


def _unite_visits(mine: list[str], theirs: list[str]) -> list[str]:
    """All that they had on a day, nothing twice."""
    first, second = (
        [Visit(date.fromisoformat(one[:10]), one[11:]) for one in each]
        for each in sorted([mine, theirs])
    )
    return list(map(str, merge_visits(first, second)))


def _unite_followups(mine: list[Record], theirs: list[Record]) -> list[Record]:
    """What is closed in either copy is closed, with all that came of it, and told as in both."""
    first, second = sorted([mine, theirs], key=_closed)
    united = [*first, *second[len(first) :]]
    for place, other in enumerate(second[: len(first)]):
        one = {**other, **united[place]}
        came = {*one.get("outcome", "").split("; "), *other.get("outcome", "").split("; ")} - {""}
        if any(each.get("closed") and not each.get("no_show") for each in (other, united[place])):
            one.pop("no_show", None)  # fetched after all: one copy has the visit
        united[place] = one | ({"outcome": "; ".join(sorted(came))} if came else {})
    said = {day for one in (*mine, *theirs) for day in one.get("said", ())}
    return [_with_days(one, said) for one in united]


def _closed(entries: list[Record]) -> tuple[str, str]:
    return min((one.get("closed", "9") for one in entries), default="9"), written(entries)


# What is never decided between two.
_UNITED: dict[str, Callable[[Json, Json], Json]] = {
    "visits": _unite_visits,
    "followups": _unite_followups,
}


def say(part: Part, settled: Settled, name_of: Callable[[str], str | None], clock: int = 24) -> str:
    """Say which of two values was kept; nothing where there was no choice.

    Args:
        part: Of which part.
        settled: What became of it.
        name_of: Gives the name of whoever has an id.
        clock: Of how many hours the shop's clock is.
    """
    kept, lost = settled.kept, settled.lost
    if kept is None or lost is None:
        return ""
    stays = _said(part, kept.value, name_of)
    if part.about is not None and lost.value is None:
        return f"{stays} stays; one copy dropped it, the other changed it"
    went = _said(part, lost.value, name_of)
    return f"{stays} ({kept.when(clock)}), not {went} ({lost.when(clock)})"


def _said(part: Part, value: Json, name_of: Callable[[str], str | None]) -> str:
    """Say a value in the owner's words."""
    if part.about is not None:
        return ", ".join(_said_entry(part.key, one) for one in value or ())
    value = value or {}
    match part.key:
        case "every":
            return f"every {interval(value['every'])}" if value.get("every") else "no --every"
        case "offers":
            return "wants no promotions" if value.get("offers") is False else "wants promotions"
        case "resting":
            return f"resting{_why(value, 'resting_why')}" if value.get("resting") else "not resting"
        case "referred_by":
            sender = value.get("referred_by")
            return f"sent by {(sender and (name_of(sender) or sender)) or 'nobody'}"
    told = value.get(part.key, "")
    return f"{part.key} {told}" if told != "" else f"no {part.key}"


def _said_entry(key: str, entry: Json) -> str:
    """Say an entry of a list; of a note only that it is one, since it may be private."""
    if not isinstance(entry, dict):
        return str(entry)
    match key:
        case "never":
            return f"never {entry['what']}{_why(entry, 'why')}"
        case "family":
            return f"{entry['name']}{_why(entry, 'relation')}"
        case "occasions":
            return f"{entry['what']} {say_yearly(entry['on'])}"
        case "notes":
            return f"a note of {entry['on']}"
    return f"{key} {written(entry)}"


def _why(entry: Record, key: str) -> str:
    return f" ({entry[key]})" if entry.get(key) else ""


def day_of(moment: int) -> date:
    """Give the day of a moment, where the shop is."""
    return _local(moment).date()


def _local(moment: int) -> datetime:
    return datetime.fromtimestamp(moment / 1000, UTC).astimezone()
