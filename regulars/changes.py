"""What of a record was changed when, so that two copies of a notebook that parted can be joined.

A record has parts: each single value is one, and so are the entries of a list that are about the
same thing. Kept are only the moments at which a part was changed or taken out; what was written
down once and stayed, as most visits do, costs nothing. The facts themselves are not in here, but
a check sum of what they are about: who drops a note wants it gone.

A moment is never before another that the same part already has, whatever the clock says.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from zlib import crc32

from regulars.records import Json, Record
from regulars.values import VALUES

# Of each moment, in milliseconds since 1970, the signs of the parts that changed then.
Log = dict[str, str]
# Of each customer's id the log.
Logs = dict[str, Log]
# Under which key of the logs the settings stand; nobody's id is empty.
SETTINGS = ""


class Part(NamedTuple):
    """A part of a record.

    Args:
        key: The key of the record.
        about: What the entries of a list are about; none for a single value.
    """

    key: str
    about: str | None = None

    @property
    def sign(self) -> str:
        """By what it is known in a log: 8 signs, of which 5,000 are as good as never alike."""
        return f"{crc32(f'{self.key} {self.about}'.encode(errors='surrogatepass')):08x}"


# Up to the year 5138; a longer one is nobody's.
_LONGEST = 14
# What belongs together: one of these is never the one copy's and the rest the other's.
_TOGETHER = {field: one.field for one in VALUES.values() for field in one.more}
# What the entries of a list are about, where that isn't all of them.
_ABOUT: Mapping[str, tuple[str, ...]] = {
    "never": ("what",),
    "family": ("name",),
    "occasions": ("what",),
    "followups": ("kind", "text", "since", "due", "at"),
    "notes": ("on", "text"),
}
# Of these two copies may say different things from the start, and the later is to count.
_SINGLE_ENTRIES = ("never", "family", "occasions")


def parts(record: Record) -> dict[Part, Json]:
    """Take a record apart.

    Args:
        record: Of a customer, or the settings.

    Returns:
        Of each part its value: of single values an object of those that belong together, of a
        list its entries that are about the same thing.
    """
    found: dict[Part, Json] = {}
    for key, value in record.items():
        if isinstance(value, list):
            for entry in value:
                found.setdefault(Part(key, _about(key, entry)), []).append(entry)
        else:
            found.setdefault(Part(_TOGETHER.get(key, key)), {})[key] = value
    return found


def _about(key: str, entry: object) -> str:
    if isinstance(entry, str):
        return entry[:10] if key == "visits" else entry.casefold()
    if isinstance(entry, dict) and key in _ABOUT:
        return written([entry.get(one) for one in _ABOUT[key]])
    return written(entry)


def bare(part: Part, value: Json) -> Json:
    """Give the value of a part without what the program itself counts up."""
    if part.key != "followups" or value is None:
        return value
    return [{key: one[key] for key in one if key != "said"} for one in value]


def written(value: object) -> str:
    """Write a value so that equal ones are written alike."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


class Moments:
    """When the parts of one record were changed.

    Attributes:
        of: Of each sign the moments.
        origins: Of the sign of a visit what it had before its first change, as `origin` gives it.
    """

    def __init__(self) -> None:
        self.of: dict[str, set[int]] = defaultdict(set)
        self.origins: dict[str, set[str]] = defaultdict(set)

    @classmethod
    def read(cls, log: object) -> "Moments":
        """Read a log; what isn't one, since somebody else wrote it, says nothing."""
        found = cls()
        for moment, words in log.items() if isinstance(log, dict) else ():
            if isinstance(words, str) and _is_moment(moment):
                for word in words.split():
                    found.of[word[:8]].add(int(moment))
                    if word[8:]:
                        found.origins[word[:8]].add(word[8:])
        return found

    def log(self) -> Log:
        """Write them down, the earliest first."""
        words: dict[int, list[str]] = defaultdict(list)
        for sign, moments in sorted(self.of.items()):
            first, *more = sorted(moments)
            words[first] += [sign + one for one in sorted(self.origins.get(sign, ())) or [""]]
            for moment in more:
                words[moment].append(sign)
        return {str(moment): " ".join(words[moment]) for moment in sorted(words)}

    @property
    def last(self) -> int:
        """The latest of all; 0 where there is none."""
        return max((moment for moments in self.of.values() for moment in moments), default=0)

    def note(self, before: Record | None, after: Record | None, moment: int) -> None:
        """Write down what was changed or taken out.

        Args:
            before: The record as it was; none where there was nobody.
            after: The record as it is; none where it was taken out.
            moment: When.
        """
        if before is None and not self.of:
            return  # all of it is new: an import has thousands of these
        moment = max(moment, self.last + 1)
        for part, was in changed(before or {}, after or {}):
            sign = part.sign
            is_new = before is None or (
                was is None and part.about is not None and part.key not in _SINGLE_ENTRIES
            )
            if is_new and sign not in self.of:
                continue
            if part.key == "visits" and was is not None and sign not in self.of:
                self.origins[sign].add(origin(was))
            self.of[sign].add(moment)


def _is_moment(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST


def both(mine: Moments, theirs: Moments) -> Moments:
    """Give all that two logs of one record know."""
    together = Moments()
    for each in (mine, theirs):
        for sign, moments in each.of.items():
            together.of[sign] |= moments
        for sign, origins in each.origins.items():
            together.origins[sign] |= origins
    return together


def origin(value: object) -> str:
    """Give by what one knows again how a part was when it was written down."""
    return f"{crc32(written(value).encode(errors='surrogatepass')) & 0xFFFF:04x}"


def changed(before: Record, after: Record) -> Iterator[tuple[Part, Json]]:
    """Tell which parts differ between two records, each with its value in the first."""
    # Most stays, and taking 5,000 visits apart costs 15 ms.
    same = {key for key in before.keys() & after.keys() if before[key] == after[key]}
    same -= {*_TOGETHER, *_TOGETHER.values()}
    mine, theirs = ({k: v for k, v in each.items() if k not in same} for each in (before, after))
    # Of follow-ups two may be about the same, where records became one: both are looked at.
    for key in (mine.keys() & theirs.keys()) - {"followups"}:
        if isinstance(mine[key], list) and isinstance(theirs[key], list):
            mine[key], theirs[key] = _rest(mine[key], theirs[key])
    had, has = parts(mine), parts(theirs)
    for part in {**had, **has}:
        was = had.get(part)
        if bare(part, was) != bare(part, has.get(part)):
            yield part, was


def _rest(mine: list[Json], theirs: list[Json]) -> tuple[list[Json], list[Json]]:
    """Two lists without what both begin with."""
    pairs = enumerate(zip(mine, theirs, strict=False))
    start = next((i for i, (a, b) in pairs if a != b), min(len(mine), len(theirs)))
    return mine[start:], theirs[start:]


def noted(
    logs: Logs,
    before: Mapping[str, Record | None],
    after: Mapping[str, Record | None],
    moment: int,
) -> Logs:
    """Write down what was changed or taken out of several records.

    Args:
        logs: What is known so far.
        before: Of each id the record as it was.
        after: Of each id that changed the record as it is; none where it was taken out.
        moment: When.

    Returns:
        What is known then.
    """
    known = dict(logs)
    for one, record in after.items():
        moments = Moments.read(logs.get(one))
        moments.note(before.get(one), record, moment)
        if moments.of:
            known[one] = moments.log()
    return known
