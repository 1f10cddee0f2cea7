"""Copies of the notebook: which lie beside it, and what one may bring back."""

import re
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from regulars.notebook.migrations import Notebook
from regulars.notebook.steps import Table
from regulars.records import Record


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


def without(held: Notebook, ids: Collection[str], present: Table) -> Notebook:
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
            customers[customer_id] = {k: v for k, v in record.items() if k != "referred_by"}
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
