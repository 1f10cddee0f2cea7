"""Taking in another copy of the notebook: a second computer's, or one that a sync tool has left."""

import codecs
from datetime import date
from typing import NamedTuple

from regulars import settings
from regulars.bulk import check_records
from regulars.combining import Combined, Copy, combine
from regulars.errors import DamagedError, NotebookError, RegularsError
from regulars.notebook import copies, text
from regulars.notebook.database import Database
from regulars.notebook.forgetting import Forgotten
from regulars.notebook.migrations import Notebook
from regulars.records import to_customer
from regulars.wording import count, listed


class Taken(NamedTuple):
    """What came of another copy.

    Args:
        did: What was done, as `undo` names it.
        is_new: Whether it held anything that wasn't here.
        conflicts: What both copies had changed, a sentence each.
        forgotten: What was erased here of those who were forgotten there; none where that was
            nothing.
    """

    did: str
    is_new: bool
    conflicts: list[str]
    forgotten: Forgotten | None = None


def read(content: bytes, name: str, mine: Notebook) -> tuple[Notebook, list[str]]:
    """Read another copy of the notebook.

    Args:
        content: The bytes of the file.
        name: How to call the file in an error.
        mine: The notebook; whose record is the same there needs no second look.

    Returns:
        The copy, and the ids of those who were forgotten there and not yet here.

    Raises:
        DamagedError: If a record of the notebook itself is damaged.
        RegularsError: If the copy is no notebook, or damaged, or of a newer version.
    """
    present = mine["customers"]
    check_records(present)
    start = content.removeprefix(codecs.BOM_UTF8).lstrip()[:1]
    if start not in {b"", b"{"}:  # a table, a list, a zip: not damaged, but something else
        raise RegularsError(
            f"{name} is no notebook of regulars. What export or another program wrote is taken in "
            "by import. Nothing was changed."
        )
    try:
        found = text.load(content, name).notebook
        for customer_id, record in found["customers"].items():
            if record != present.get(customer_id):
                to_customer(customer_id, record)
        settings.from_record(found["settings"])
    except DamagedError as error:
        copy = "" if name in str(error) else f"in the copy {name} "
        raise RegularsError(f"{copy}{error} Nothing was changed.") from None
    except NotebookError as error:
        raise RegularsError(str(error)) from None
    known = {*mine.get("forgotten", ())}
    return found, [one for one in found.get("forgotten", ()) if one not in known]


def join(database: Database, theirs: Notebook, name: str, day: date) -> tuple[Taken, list[str]]:
    """Put together what both copies know, as one step that can be undone, and save it.

    Args:
        database: The notebook; whom the other copy has forgotten it has forgotten too, or never
            knew.
        theirs: The other copy.
        name: How to call it.
        day: The present day.

    Returns:
        What came of it, and what the owner is to be told besides.
    """
    mine = database.notebook
    gone = [*dict.fromkeys([*mine.get("forgotten", ()), *theirs.get("forgotten", ())])]
    table = mine["customers"]
    theirs = copies.without(theirs, gone, table)
    joined = combine(_copy(mine), _copy(theirs))
    ids = [*dict.fromkeys([*table, *joined.records])]
    changes = {one: joined.records.get(one) for one in ids}
    changes = {one: record for one, record in changes.items() if record != table.get(one)}
    is_new = bool(changes) or joined.settings != mine["settings"]
    if is_new:
        did = _did(mine, joined, name)
        database.change(did, changes, joined.settings, joined.logs)
    elif joined.logs == mine.get("changed", {}) and gone == mine.get("forgotten", []):
        return Taken(_nothing(name), is_new, joined.conflicts), []
    else:  # no fact is new, but what the other copy has seen
        did, mine["changed"] = _nothing(name), joined.logs
    if gone:
        mine["forgotten"] = gone
    return Taken(did, is_new, joined.conflicts), database.save(day, "before-combine")


def _copy(held: Notebook) -> Copy:
    return Copy(held["customers"], held["settings"], held.get("changed", {}))


def _nothing(name: str) -> str:
    return f"nothing new in {name}: all that it holds is here already."


def _did(mine: Notebook, joined: Combined, name: str) -> str:
    """Say what was done: whom it brought, and how much of what."""
    before, after = mine["customers"], joined.records
    new, gone = len(after.keys() - before.keys()), len(before.keys() - after.keys())
    changed = sum(after[one] != before[one] for one in after.keys() & before.keys())
    told = [f"{count(new, 'customer')} more"] if new else []
    told += [f"{changed} changed"] if changed else []
    told += [f"{gone} taken out"] if gone else []
    if joined.settings != mine["settings"]:
        told.append("settings changed")
    for key, thing in (("visits", "visit"), ("notes", "note"), ("followups", "follow-up")):
        had, has = (sum(len(one.get(key, ())) for one in t.values()) for t in (before, after))
        if has > had:
            told.append(f"{count(has - had, thing)} more")
    return f"combined with {name}: {listed(told)}."
