"""Facts as one JSON document, laid out as `json.dumps(indent=2)` does.

Python's own encoder is slow as soon as it indents: this one lets its fast half write whatever holds
no list and no object, and takes a third of the time.
"""

import json
from collections.abc import Callable
from datetime import date
from functools import cache


def laid_out(value: object, indent: str = "\n") -> str:
    """Write a value as JSON, days as `YYYY-MM-DD`.

    Args:
        value: What JSON knows, and days.
        indent: What begins a line on the level of the value.

    Raises:
        TypeError: If it holds anything else.
    """
    inside = f"{indent}  "
    if isinstance(value, dict) and any(isinstance(one, dict | list) for one in value.values()):
        encode = _encoder(", ")
        parts = [f"{encode(key)}: {laid_out(one, inside)}" for key, one in value.items()]
        return f"{{{inside}{f',{inside}'.join(parts)}{indent}}}"
    if isinstance(value, list) and any(isinstance(one, dict | list) for one in value):
        parts = [laid_out(one, inside) for one in value]
        return f"[{inside}{f',{inside}'.join(parts)}{indent}]"
    if isinstance(value, dict | list) and value:
        flat = _encoder(f",{inside}")(value)
        return f"{flat[0]}{inside}{flat[1:-1]}{indent}{flat[-1]}"
    return _encoder(", ")(value)


@cache
def _encoder(separator: str) -> Callable[[object], str]:
    separators = separator, ": "
    return json.JSONEncoder(ensure_ascii=False, separators=separators, default=_plain).encode


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))
