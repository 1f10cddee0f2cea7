"""Facts as JSON: as `json.dumps` would indent them, which is the judge."""

import json
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.rhythm import State
from regulars.screen.document import laid_out

texts = st.text(max_size=8)
plain = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts
    | st.sampled_from(State)
)
facts = st.recursive(
    plain | st.dates(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)


@given(facts)
def test_facts_are_laid_out_as_json_indents_them(value: object) -> None:
    assert laid_out(value) == json.dumps(value, ensure_ascii=False, indent=2, default=str)


@pytest.mark.parametrize(
    "value", [[], {}, [[]], {"a": {}}, [{}, []], {"a": []}, [date(2026, 11, 23)]]
)
def test_what_is_empty_takes_no_line_of_its_own(value: object) -> None:
    assert laid_out(value) == json.dumps(value, ensure_ascii=False, indent=2, default=str)


@pytest.mark.parametrize("value", [time(9), {1, 2}, b"tea", object(), [{"a": time(9)}]])
def test_what_json_has_no_word_for_is_never_guessed(value: object) -> None:
    with pytest.raises(TypeError):
        laid_out(value)
