"""Numbered upgrades of the notebook's raw JSON.

To change how the notebook is kept, append a function to `STEPS`: the first brings schema 1 to 2.
"""

from collections.abc import Callable, Sequence
from typing import Any, NotRequired, TypedDict

from regulars.records import Record


class Step(TypedDict):
    """What a command did, so that it can be undone.

    Attributes:
        did: In the words in which `undo` names it.
        customers: Of each id that it changed the record before; none where there was nobody.
        settings: The settings before, where it changed them.
    """

    did: str
    customers: dict[str, Record | None]
    settings: NotRequired[Record]


class Notebook(TypedDict):
    """The raw JSON of the notebook in the present schema; other keys are kept as they are.

    Attributes:
        schema: How it is kept: which of the upgrades below it has had.
        settings: Setting by name.
        customers: Of each customer's id the record.
        undo: What can be taken back, the last step last.
        redo: What can be done again, the last step last.
        forgotten: The ids of those who were erased, so that no older copy brings them back.
    """

    schema: int
    settings: Record
    customers: dict[str, Record]
    undo: list[Step]
    redo: list[Step]
    forgotten: NotRequired[list[str]]


# What an upgrade is given: of a shape that only it knows.
Raw = dict[str, Any]

STEPS: Sequence[Callable[[Raw], Raw]] = ()
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
