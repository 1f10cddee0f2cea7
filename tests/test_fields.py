"""Classes by their attributes: as a dataclass would have them, which is the judge."""

import dataclasses
from copy import copy
from typing import Any

import pytest

from regulars.fields import MISSING, Fields, field, put_off, replace


class Cake(Fields):
    name: str
    slices: int = 8
    eaten_by: list[str] = field(default_factory=list)
    seen: bool = field(default_factory=bool, compare=False)


@dataclasses.dataclass
class Judge:
    name: str
    slices: int = 8
    eaten_by: list[str] = dataclasses.field(default_factory=list)
    seen: bool = dataclasses.field(default=False, compare=False, repr=False)


Judge.__name__ = Judge.__qualname__ = "Cake"

WAYS: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    (("carrot",), {}),
    (("carrot", 6), {}),
    (("carrot",), {"slices": 6}),
    ((), {"slices": 8, "name": "carrot"}),
    (("carrot", 8, ["Jo"]), {}),
    (("carrot",), {"seen": True}),
    (("carrot",), {"eaten_by": []}),
]


@pytest.mark.parametrize(("values", "named"), WAYS)
def test_it_holds_and_shows_what_a_dataclass_does(values: Any, named: Any) -> None:
    ours, theirs = Cake(*values, **named), Judge(*values, **named)
    assert repr(ours) == repr(theirs)
    for attribute in dataclasses.fields(Judge):
        assert getattr(ours, attribute.name) == getattr(theirs, attribute.name)


@pytest.mark.parametrize("one", WAYS)
@pytest.mark.parametrize("other", WAYS)
def test_two_are_equal_where_two_dataclasses_are(one: Any, other: Any) -> None:
    ours = [Cake(*values, **named) for values, named in (one, other)]
    theirs = [Judge(*values, **named) for values, named in (one, other)]
    assert (ours[0] == ours[1]) is (theirs[0] == theirs[1])


def test_it_is_declared_as_a_dataclass_is() -> None:
    told = [(one.name, one.compare) for one in Cake.attributes]
    assert told == [(one.name, one.compare) for one in dataclasses.fields(Judge)]
    assert [one.usual for one in Cake.attributes] == [MISSING, 8, [], False]


def test_each_has_a_list_of_its_own() -> None:
    one, other = Cake("carrot"), Cake("lemon")
    one.eaten_by.append("Jo")
    assert (one.eaten_by, other.eaten_by) == (["Jo"], [])
    assert [made.usual for made in Cake.attributes if made.name == "eaten_by"] == [[]]


def test_two_kinds_are_never_equal() -> None:
    class Pie(Cake):
        filling: str = ""

    assert Pie("carrot") != Cake("carrot")
    assert Cake("carrot") != "carrot"


def test_it_is_no_key_since_it_can_be_changed() -> None:
    with pytest.raises(TypeError):
        hash(Cake("carrot"))


def test_the_same_with_other_values_leaves_the_first_as_it_was() -> None:
    one = Cake("carrot", 6, ["Jo"])
    assert replace(one, slices=7) == Cake("carrot", 7, ["Jo"])
    assert one == Cake("carrot", 6, ["Jo"])


def test_what_is_put_off_is_read_once_and_only_when_it_is_asked_for() -> None:
    read = []

    def eaten() -> list[str]:
        read.append("eaten")
        return ["Jo"]

    one = Cake("carrot")
    put_off(one, eaten_by=eaten)
    assert read == []
    one.eaten_by.append("Pieter")
    assert one.eaten_by == ["Jo", "Pieter"]
    assert read == ["eaten"]
    assert one == Cake("carrot", eaten_by=["Jo", "Pieter"])


def test_what_is_put_off_and_written_first_is_never_read() -> None:
    one = Cake("carrot")
    put_off(one, eaten_by=lambda: ["Jo"])
    one.eaten_by = []
    assert one.eaten_by == []


def test_what_is_put_off_and_cannot_be_read_is_never_taken_for_empty() -> None:
    def eaten() -> list[str]:
        raise LookupError

    one = Cake("carrot")
    put_off(one, eaten_by=eaten)
    for _ in range(2):
        with pytest.raises(LookupError):
            _ = one.eaten_by


def test_a_copy_reads_what_was_put_off_for_itself() -> None:
    one = Cake("carrot")
    put_off(one, eaten_by=lambda: ["Jo"])
    other = copy(one)
    one.eaten_by.append("Pieter")
    assert other.eaten_by == ["Jo"]
