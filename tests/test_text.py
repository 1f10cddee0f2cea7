"""The text of the notebook: a line for each fact, exactly as JSON writes each of them alone."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.errors import UsageError
from regulars.notebook import text

# Of signs that JSON writes otherwise, and of what `dump` itself puts between values.
texts = st.text(max_size=6) | st.sampled_from(
    ["\0", '"', "\\", "\\u0000", ', "\0", ', '", "', "\n", "\t", "\x7f", "\u2028", "é", "🥐"]
)
plain = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
values: st.SearchStrategy[Any] = st.recursive(
    plain | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
keys = texts | st.sampled_from(["name", "notes", "visits"])
records = st.dictionaries(keys, st.lists(texts, max_size=4) | values, max_size=4)
steps = st.builds(
    lambda did, changed: {"did": did, "customers": changed},
    texts,
    st.dictionaries(texts, st.none() | st.dictionaries(texts, values, max_size=2), max_size=2),
)
logs = st.dictionaries(texts, st.dictionaries(texts, texts, max_size=2), max_size=3)
notebooks = st.builds(
    lambda parts, more: {**text.empty(), **parts, **more},
    st.fixed_dictionaries(
        {
            "settings": st.dictionaries(texts, values, max_size=2),
            "customers": st.dictionaries(texts, records, max_size=4),
            "undo": st.lists(steps, max_size=3),
        },
        optional={"changed": logs, "forgotten": st.lists(texts, max_size=3)},
    ),
    st.dictionaries(st.sampled_from(["", "a", '"']), values, max_size=2),
)


def written(_: str, value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def lines(held: Any, depth: int, each: Callable[[str, Any], str] = written) -> str:
    """A list or an object, a line for each thing in it."""
    told = (
        [each("", value) for value in held]
        if isinstance(held, list)
        else [f"{written('', key)}: {each(key, value)}" for key, value in held.items()]
    )
    first, last = "[]" if isinstance(held, list) else "{}"
    indent = "\n" + " " * depth
    between = f",{indent}"
    return f"{first}{indent}{between.join(told)}{indent[:-2]}{last}" if told else first + last


def fact(key: str, value: Any) -> str:
    has_lines = isinstance(value, list) and (len(value) > 1 or key == "visits")
    return lines(value, 8) if has_lines else written(key, value)


def part(key: str, value: Any) -> str:
    if key == "customers":
        return lines(value, 4, lambda _, record: lines(record, 6, fact))
    return lines(value, 4) if key == "changed" or isinstance(value, list) else written(key, value)


@given(notebooks)
def test_a_notebook_is_laid_out_line_by_line_as_json_writes_each_value(held: Any) -> None:
    content = text.dump(held)
    assert content.decode() == lines(held, 2, part) + "\n"
    assert text.load(content, "x").notebook == held


@pytest.mark.parametrize("visits", ["soon", {"2026-11-23": "tea"}, 123, None, [], [None, "a"]])
def test_visits_that_are_none_stay_what_they_were(visits: Any) -> None:
    held: Any = text.empty() | {"customers": {"x": {"name": "Fred", "visits": visits}}}
    assert text.load(text.dump(held), "x").notebook == held


@pytest.mark.parametrize("record", [{"name": "\ud83e"}, {"visits": ["\ud83e"]}])
def test_half_a_sign_is_no_text(record: Any) -> None:
    held: Any = text.empty() | {"customers": {"x": record}}
    with pytest.raises(UsageError):
        text.dump(held)
