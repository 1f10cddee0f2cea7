"""Classes whose attributes are declared in their body, as those of a dataclass.

`dataclasses` costs every start two and a half bare Pythons: it imports `inspect`, and writes and
compiles the methods of each class. What every command loads is declared with this instead, under
the same names and with the same meaning; what only some commands load is a dataclass.
"""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, NamedTuple, TypeVar, cast, dataclass_transform

# Stands for a default where there is none.
MISSING: Any = object()

T = TypeVar("T")
Kind = TypeVar("Kind", bound="Fields")


class Field(NamedTuple):
    """An attribute as it was declared.

    Args:
        name: The attribute.
        default: What it is unless given.
        default_factory: What makes that afresh for each object.
        compare: Whether two objects that differ in it alone are unequal.
    """

    name: str
    default: Any = MISSING
    default_factory: Any = MISSING
    compare: bool = True

    @property
    def usual(self) -> Any:
        """The default, made afresh where it is made; `MISSING` where there is none."""
        return self.default if self.default_factory is MISSING else self.default_factory()


class _Made:
    """Stands in a class for an attribute that is made, or read, when it is first asked for."""

    def __init__(self, make: Callable[[], object], *, compare: bool) -> None:
        self.make, self.compare, self.name = make, compare, ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, one: object, owner: type | None = None) -> object:
        if one is None:
            return self
        held = one.__dict__
        make = held.get(_LATER, {}).get(self.name, self.make)
        held[self.name] = value = make()
        return value


# Under this name an object holds what reads those of its attributes that were put off.
_LATER = "_later"


def field(*, default_factory: Callable[[], T], compare: bool = True) -> T:
    """Declare an attribute whose default is made afresh for each object.

    Args:
        default_factory: Makes it.
        compare: Whether two objects that differ in it alone are unequal.
    """
    return cast("T", _Made(default_factory, compare=compare))  # the class knows what it stands for


@dataclass_transform(field_specifiers=(field,))
class Fields:
    """The base of such a class; what is missing of its attributes or too much, a type check finds.

    Attributes:
        attributes: What was declared, in its order.
    """

    attributes: ClassVar[tuple[Field, ...]] = ()

    def __init_subclass__(cls) -> None:
        """Note down what was declared."""
        cls.attributes = tuple(_declared(name, vars(cls)) for name in cls.__annotations__)

    def __init__(self, *values: object, **named: object) -> None:
        """Take the values in the order of the attributes, or by name."""
        held = self.__dict__
        for one, value in zip(self.attributes, values, strict=False):
            held[one.name] = value
        held.update(named)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(
            getattr(self, one.name) == getattr(other, one.name)
            for one in self.attributes
            if one.compare
        )

    def __hash__(self) -> int:
        raise TypeError(f"{type(self).__name__} can be changed, and is no key")

    def __repr__(self) -> str:
        told = [f"{one.name}={getattr(self, one.name)!r}" for one in self.attributes if one.compare]
        return f"{type(self).__name__}({', '.join(told)})"


def replace(one: Kind, **changes: object) -> Kind:
    """Give the same with other values of some attributes."""
    same = {field.name: getattr(one, field.name) for field in one.attributes}
    return type(one)(**(same | changes))


def put_off(one: Fields, **attributes: Callable[[], object]) -> None:
    """Let attributes that are made afresh be read when they are first asked for.

    Args:
        one: Whose.
        attributes: Of each what reads it.
    """
    one.__dict__[_LATER] = attributes


def is_put_off(one: Fields, name: str) -> bool:
    """Tell whether an attribute of those put off wasn't asked for yet."""
    return name not in one.__dict__ and name in one.__dict__.get(_LATER, ())


def _declared(name: str, body: Mapping[str, Any]) -> Field:
    default = body.get(name, MISSING)
    if isinstance(default, _Made):
        return Field(name, default_factory=default.make, compare=default.compare)
    return Field(name, default)
