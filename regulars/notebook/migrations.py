"""Numbered upgrades of the notebook's raw JSON.

To change how the notebook is kept, append a function to `STEPS`: the first brings schema 1 to 2.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NotRequired, TypedDict

from regulars.records import Json, Record

if TYPE_CHECKING:
    from regulars.changes import Logs
    from regulars.notebook.steps import Change, Step


class Notebook(TypedDict):
    """The raw JSON of the notebook in the present schema; other keys are kept as they are.

    Attributes:
        schema: How it is kept: which of the upgrades below it has had.
        settings: Setting by name.
        customers: Of each customer's id the record.
        undo: What can be taken back, the last step last.
        redo: What can be done again, the last step last.
        forgotten: The ids of those who were erased, so that no older copy brings them back.
        changed: Of each id when which parts of the record were changed, as `changes` keeps it.
    """

    schema: int
    settings: Record
    customers: dict[str, Record]
    undo: "list[Step]"
    redo: "list[Step]"
    forgotten: NotRequired[list[str]]
    changed: "NotRequired[Logs]"


# What an upgrade is given: of a shape that only it knows.
Raw = dict[str, Json]


def _keep_changes_only(raw: Raw) -> Raw:
    """Schema 1 kept whole records to go back to, some of them a hundred times."""
    from regulars.notebook import steps  # not loaded while nothing is upgraded or changed

    changed: dict[str, list[Raw]] = {}
    for history in ("undo", "redo"):
        table, changed[history] = dict(raw["customers"]), []
        for step in reversed(raw.get(history, [])):
            changes: dict[str, Change | None] = {}
            for customer_id, image in step["customers"].items():
                now = table.pop(customer_id, None)
                if image is None:
                    changes[customer_id] = None
                    continue
                whole: Change = {"record": image}
                changes[customer_id] = steps.difference(now, image) if now is not None else whole
                table[customer_id] = image
            changed[history].insert(0, {**step, "customers": changes})
    return {**raw, **changed}


STEPS: Sequence[Callable[[Raw], Raw]] = (_keep_changes_only,)
SCHEMA = len(STEPS) + 1


def upgrade(raw: Raw) -> Raw:
    """Bring a notebook made by an earlier version to the schema of this one.

    Args:
        raw: The raw JSON, with its `schema` between 1 and `SCHEMA`.

    Returns:
        The raw JSON in the present schema.
    """
    for step in STEPS[raw["schema"] - 1 :]:
        raw = step(raw)
    return raw | {"schema": SCHEMA}
