"""Numbered upgrades of the notebook's raw JSON.

To change how the notebook is kept, append a function to `STEPS`: the first brings schema 1 to 2.
"""

from collections.abc import Callable, Sequence
from typing import Any

Notebook = dict[str, Any]

STEPS: Sequence[Callable[[Notebook], Notebook]] = ()
SCHEMA = len(STEPS) + 1


def upgrade(notebook: Notebook) -> Notebook:
    """Bring a notebook made by an earlier version to the schema of this one.

    Args:
        notebook: The raw JSON, with its `schema` between 1 and `SCHEMA`.

    Returns:
        The raw JSON in the present schema.
    """
    for step in STEPS[notebook["schema"] - 1 :]:
        notebook = step(notebook)
    return notebook | {"schema": SCHEMA}
