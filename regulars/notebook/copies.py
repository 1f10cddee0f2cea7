"""Copies of the notebook: which lie beside it, and what one may bring back."""

import re
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from regulars.names import fold
from regulars.notebook.migrations import Notebook
from regulars.records import Record
from regulars.values import SENDER


def in_conflict(real: Path) -> list[Path]:
    """Find copies that a sync tool has left beside the notebook, because two computers wrote it.

    Args:
        real: The notebook's file.
    """
    marks = re.compile(r"conflict|konflikt|conflit|\(\d+\)", re.IGNORECASE)
    return [path for path in beside(real) if marks.search(path.name)]


def beside(real: Path) -> list[Path]:
    """Find files beside the notebook that are named as if they were copies of it.

    Args:
        real: The notebook's file.
    """
    with suppress(OSError):
        return sorted(
            path
            for path in real.parent.iterdir()
            if path != real and path.name.startswith(real.stem) and path.is_file()
        )
    return []


def holding(real: Path, told: Iterable[str], cleared: Collection[Path]) -> list[Path]:
    """Find files beside the notebook, and among its backups, in which somebody stands.

    Args:
        real: The notebook's file.
        told: By what they are known, such as ids, names and phones; each stands there as whole
            words, with whatever between them: `Fred,Botha` is Fred Botha.
        cleared: Files in which only the ids have stayed.
    """
    names = filter(None, (_WORD.findall(fold(one)) for one in told))
    wanted = re.compile("|".join(map(_pattern, names)) or r"(?!)")
    beside = real.parent, real.with_name("backups")
    others = (path for folder in beside for path in _files(folder) if path not in cleared)
    return [path for path in others if _holds(path, real, wanted)]


_WORD = re.compile(r"\w+")
# A larger file is no copy of a shop's notebook, of which ten years of visits are some 10 MB.
_LARGEST = 64_000_000


def _pattern(words: list[str]) -> str:
    # Where words aren't parted by spaces, they have no edge.
    edge = r"\b" if "".join(words).isascii() else ""
    return edge + r"\W*".join(words) + edge


def _files(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(path for path in folder.iterdir() if path.is_file())
    return []


def words(path: Path) -> str:
    """Give what is written in a file, folded as names are.

    Args:
        path: The file.

    Raises:
        OSError: If it can't be read.
    """
    from regulars.sheet import decode  # not loaded to look for copies

    content = path.read_bytes()
    plain = decode(content)
    # A line break in JSON would else make a word of the letter that stands for it.
    return fold(
        re.sub(r"\\[nrt]", " ", content.decode(errors="replace") if plain is None else plain)
    )


def _holds(path: Path, real: Path, wanted: re.Pattern[str]) -> bool:
    """Whether it stands in a file; of one that can't be read, whether it is named like a copy."""
    try:
        if path.resolve() == real or path.stat().st_size > _LARGEST:
            return False
        return bool(wanted.search(words(path)))
    except OSError:
        return path.parent == real.parent and path.name.startswith(real.stem)


def without(held: Notebook, ids: Collection[str], present: Mapping[str, Record]) -> Notebook:
    """Give a copy of a notebook without some people, in which no undo could bring them back.

    Where somebody else's record is mixed with one of theirs, by a merge that was undone later,
    that record becomes the present one.

    Args:
        held: The copy.
        ids: Whom it must not hold.
        present: All customers as they are now, without those.
    """
    known = {*held.get("forgotten", ())}
    mixed = {
        one for one, record in held["customers"].items() if not _who(one, record).isdisjoint(ids)
    }
    if known.issuperset(ids) and not mixed:
        return held
    customers: dict[str, Record] = {}
    for customer_id, record in held["customers"].items():
        if customer_id in mixed:
            others = _who(customer_id, record) - {*ids, *held["customers"]} | {customer_id}
            customers |= {one: present[one] for one in sorted(others) if one in present}
        elif record.get("referred_by") in ids:
            customers[customer_id] = {k: v for k, v in record.items() if k not in SENDER.fields}
        else:
            customers[customer_id] = record
    changed: Notebook = {**held, "customers": customers, "undo": [], "redo": []}
    changed["forgotten"] = [*dict.fromkeys([*held.get("forgotten", ()), *ids])]
    if "changed" in held:
        gone = mixed.union(ids)
        changed["changed"] = {k: log for k, log in held["changed"].items() if k not in gone}
    return changed


def _who(customer_id: str, record: Record) -> set[str]:
    """The ids of all whose facts are in a record."""
    merged = record.get("merged")
    return (
        {customer_id, *(one for one in merged if isinstance(one, str))}
        if isinstance(merged, list)
        else {customer_id}
    )
