"""The text of the notebook: its bytes <-> its raw JSON, checked.

It is written to be read: a line for each fact, a line for each visit.
"""

import json
import re
from json import JSONDecodeError
from typing import NamedTuple, cast

from regulars.errors import DamagedError, NotebookError, not_text
from regulars.notebook import migrations
from regulars.notebook.migrations import Notebook
from regulars.notebook.steps import is_step
from regulars.records import Json

_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_encode_lines = json.JSONEncoder(ensure_ascii=False, separators=(",\n        ", ": ")).encode


class Loaded(NamedTuple):
    """A notebook as it was read.

    Args:
        notebook: In the present schema, with all its parts.
        schema: The schema in which it was kept.
    """

    notebook: Notebook
    schema: int

    @property
    def is_old(self) -> bool:
        """Whether it was kept in an earlier schema than the present one."""
        return self.schema < migrations.SCHEMA


def empty() -> Notebook:
    """Give a notebook in which nobody is yet."""
    schema = migrations.SCHEMA
    return {"schema": schema, "settings": {}, "customers": {}, "undo": [], "redo": []}


def load(content: bytes, name: str) -> Loaded:
    """Read the raw JSON of a notebook.

    Args:
        content: The bytes of the file.
        name: How to call the file in an error.

    Returns:
        The notebook, and the schema it had.

    Raises:
        DamagedError: If it is damaged, or no notebook at all.
        NotebookError: If it was made by a newer version.
    """
    if not content.strip(b"\0 \t\r\n"):
        raise DamagedError(f"the notebook {name} is empty.")
    try:
        text = content.decode().removeprefix("\ufeff")
        raw = json.loads(
            text, object_pairs_hook=_unique, parse_constant=_refuse, parse_float=_finite
        )
        # Half a character, which only an escape can leave. One sign is looked for first, since
        # that takes a tenth of looking for more: few notebooks hold a backslash at all.
        if "\\" in text and _HALF.search(text):
            _encode(raw).encode()
    except JSONDecodeError as error:
        raise DamagedError(f"the notebook {name} {_damage(content, error)}") from None
    except UnicodeDecodeError:
        raise DamagedError(f"the notebook {name} is not UTF-8 text.") from None
    except _TwiceError as error:
        raise DamagedError(f"the notebook {name} has {error} twice.") from None
    except (RecursionError, ValueError):
        raise DamagedError(f"the notebook {name} is damaged.") from None
    return _checked(raw, name)


def dump(notebook: Notebook) -> bytes:
    """Write the raw JSON of a notebook as the bytes of its file.

    Args:
        notebook: As `load` gives it.

    Returns:
        UTF-8, a line for each fact.

    Raises:
        UsageError: If a text in it is none.
    """
    parts = [f"{_encode(key)}: {_part(key, value)}" for key, value in notebook.items()]
    try:
        return ("{\n  " + ",\n  ".join(parts) + "\n}\n").encode()
    except UnicodeEncodeError:
        raise not_text("what you typed") from None


def _part(key: str, value: Json) -> str:
    if key == "customers":
        records = [f"{_encode(one)}: {_record(record)}" for one, record in value.items()]
        return _block(records, "{}", "    ")
    if key == "changed":
        logs = [f"{_encode(one)}: {_encode(log)}" for one, log in value.items()]
        return _block(logs, "{}", "    ")
    if isinstance(value, list):
        return _block([_encode(item) for item in value], "[]", "    ")
    return _encode(value)


def _record(record: dict[str, Json]) -> str:
    lines = []
    for key, value in record.items():
        if key == "visits":
            text = f"[\n        {_encode_lines(value)[1:-1]}\n      ]"
        elif isinstance(value, list) and len(value) > 1:
            text = _block([_encode(item) for item in value], "[]", "        ")
        else:
            text = _encode(value)
        lines.append(f"{_encode(key)}: {text}")
    return _block(lines, "{}", "      ")


def _block(items: list[str], brackets: str, indent: str) -> str:
    """Items between brackets, a line each; the closing one stands two columns further left."""
    if not items:
        return brackets
    inside = f",\n{indent}".join(items)
    return f"{brackets[0]}\n{indent}{inside}\n{indent[:-2]}{brackets[1]}"


class _TwiceError(ValueError):
    """A key stands twice in one object; which of the values was meant, only the owner knows."""


def _unique(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        raise _TwiceError(next(key for key in keys if keys.count(key) > 1))
    return found


def _finite(number: str) -> float:
    found = float(number)
    if found in {float("inf"), float("-inf")}:
        raise ValueError(number)
    return found


def _refuse(constant: str) -> float:
    raise ValueError(constant)


def _damage(content: bytes, error: JSONDecodeError) -> str:
    """What is wrong with it, as far as the place where reading stopped tells."""
    if b"<<<<<<< " in content and b">>>>>>> " in content:
        return f"holds two versions that were never put together (near line {error.lineno})."
    ended = error.pos >= len(error.doc.rstrip("\0 \t\r\n")) and error.msg != "Extra data"
    if ended or error.msg.startswith("Unterminated"):
        return f"stops in the middle (line {error.lineno}): it was cut short."
    return f"is damaged in line {error.lineno}."


def _checked(raw: Json, name: str) -> Loaded:
    """Make sure that it is a notebook, of a schema that is known, in the shape of one."""
    schema = raw.get("schema") if isinstance(raw, dict) else None
    if schema is None or not isinstance(raw.get("customers"), dict):
        raise DamagedError(f"{name} is no notebook of regulars.")
    if type(schema) is not int or schema < 1:
        raise DamagedError(f"the notebook {name} is damaged: its schema is {schema}.")
    if schema > migrations.SCHEMA:
        raise NotebookError(
            f"the notebook {name} was made by a newer version of regulars. "
            "Nothing was changed. Install the newer version, then type it again."
        )
    for customer_id, record in raw["customers"].items():
        if type(record) is not dict:
            raise DamagedError(f"the notebook {name} is damaged: record {customer_id}.")
    held = {**empty(), **raw}
    if not isinstance(held.get("changed", {}), dict):
        raise DamagedError(f"the notebook {name} is damaged: what it knows of changes.")
    if not isinstance(held["settings"], dict):
        raise DamagedError(f"the notebook {name} is damaged: its settings.")
    for key in ("undo", "redo"):
        if not isinstance(held[key], list) or not all(map(is_step, held[key])):
            raise DamagedError(f"the notebook {name} is damaged: its {key}.")
    return Loaded(cast("Notebook", migrations.upgrade(held)), schema)
