"""The text of the notebook: its bytes <-> its raw JSON, checked.

It is written to be read: a line for each fact, a line for each visit.
"""

import json
import re
from collections.abc import Callable, Mapping
from json import JSONDecodeError
from typing import NamedTuple, cast

from regulars.errors import DamagedError, NotebookError, not_text
from regulars.notebook import migrations
from regulars.notebook.migrations import Notebook
from regulars.records import Json, Record

_HALF = r"\\u[dD][89a-fA-F]"
# What JSON writes otherwise in a text.
_ESCAPED = bytes(range(32)) + b'"\\'
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


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
        if "\\" in text and re.search(_HALF, text):
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
    try:
        return _Page(notebook).text().encode()
    except UnicodeEncodeError:
        raise not_text("what you typed") from None


class _Page:
    """The text of a notebook as it grows.

    JSON is called once, for all values on it: a call costs more than most of them.
    """

    def __init__(self, notebook: Notebook) -> None:
        self._pieces: list[str] = []
        self._values: list[Json] = []
        # Where among the pieces the values belong.
        self._places: list[int] = []
        self._object(notebook, "  ", self._part)

    def text(self) -> str:
        """Give all of it."""
        for place, text in zip(self._places, _encode_each(self._values), strict=True):
            self._pieces[place] = text
        return "".join([*self._pieces, "\n"])

    def _part(self, key: str, value: Json) -> None:
        if key == "customers":
            self._object(value, "    ", self._record)
        elif key == "changed":
            self._object(value, "    ", self._value)
        elif isinstance(value, list):
            self._list(value, "    ")
        else:
            self._value(key, value)

    def _record(self, _: str, record: Record) -> None:
        self._object(record, "      ", self._fact)

    def _fact(self, key: str, value: Json) -> None:
        least = 1 if key == "visits" else 2
        if not isinstance(value, list) or len(value) < least:
            self._value(key, value)
        elif key == "visits" and (lines := _joined(value)):
            self._pieces.append(f"[\n        {lines}\n      ]")
        else:
            self._list(value, "        ")

    def _value(self, _: str, value: Json) -> None:
        self._places.append(len(self._pieces))
        self._pieces.append("")
        self._values.append(value)

    def _object(
        self, held: Mapping[str, Json], indent: str, write: Callable[[str, Json], None]
    ) -> None:
        """A line for each key; the closing bracket stands two columns further left."""
        before = "{"
        for key, value in held.items():
            self._pieces.append(f"{before}\n{indent}{_encode(key)}: ")
            write(key, value)
            before = ","
        self._pieces.append(f"\n{indent[:-2]}}}" if held else "{}")

    def _list(self, values: list[Json], indent: str) -> None:
        """A line for each entry."""
        before = "["
        for value in values:
            self._pieces.append(f"{before}\n{indent}")
            self._value("", value)
            before = ","
        self._pieces.append(f"\n{indent[:-2]}]" if values else "[]")


def _joined(visits: list[Json]) -> str | None:
    """What stands between the brackets: most of the file, and hardly ever a sign to escape.

    Returns:
        The lines, in a quarter of the time in which JSON writes them; none where only it can.
    """
    try:
        told = "".join(visits).encode()
    except TypeError:  # one of them is no text
        return None
    if len(told.translate(None, _ESCAPED)) < len(told):
        return None
    lines = '",\n        "'.join(visits)
    return f'"{lines}"'


def _encode_each(values: list[Json]) -> list[str]:
    """Encode several values in one call."""
    text = _encode([one for value in values for one in (value, "\0")])
    if text.count("\\u0000") != len(values):  # one of the values holds it too
        return list(map(_encode, values))
    return text[1 : -len(', "\\u0000"]')].split(', "\\u0000", ')


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
    for key, (is_sound, what) in _PARTS.items():
        if key in held and not is_sound(held[key]):
            raise DamagedError(f"the notebook {name} is damaged: {what}.")
    return Loaded(cast("Notebook", migrations.upgrade(held)), schema)


def _is_object(raw: object) -> bool:
    return isinstance(raw, dict)


def _are_texts(raw: object) -> bool:
    return isinstance(raw, list) and set(map(type, raw)) <= {str}


def _are_steps(raw: object) -> bool:
    return isinstance(raw, list) and all(map(_is_step, raw))


def _is_step(raw: object) -> bool:
    """Whether a JSON value has the shape of a step, of this schema or of the first."""
    if not isinstance(raw, dict) or not isinstance(raw.get("did"), str):
        return False
    customers, settings = raw.get("customers"), raw.get("settings", {})
    return (
        isinstance(customers, dict)
        and isinstance(settings, dict)
        and isinstance(raw.get("changed", {}), dict)
        and all(change is None or _is_change(change) for change in customers.values())
    )


def _is_change(raw: object) -> bool:
    """Whether what a step holds of a record can be looked through; `steps` says what else it is."""
    return (
        isinstance(raw, dict)
        and isinstance(raw.get("record", {}), dict)
        and isinstance(raw.get("was", {}), dict)
        and isinstance(raw.get("at", 0), int)
    )


# Of each part of a notebook besides the customers what it must be, and how it is called.
_PARTS: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "changed": (_is_object, "what it knows of changes"),
    "settings": (_is_object, "its settings"),
    "forgotten": (_are_texts, "whom it has forgotten"),
    "undo": (_are_steps, "its undo"),
    "redo": (_are_steps, "its redo"),
}
