"""Address books (vCard 2.1, 3.0 and 4.0) -> people; customers -> vCard 3.0."""

from collections.abc import Iterable

from regulars.customer import Customer
from regulars.formats.rows import Read


def read(content: bytes, *, encoding: str = "") -> Read:
    """Read the people of an address book.

    Args:
        content: The bytes of the file.
        encoding: What it is written in, where the owner named it; else it is found out.

    Raises:
        RegularsError: If there is no card in it.
    """
    raise NotImplementedError


def write(everybody: Iterable[Customer], *, private: bool = False) -> bytes:
    """Write customers as cards.

    Args:
        everybody: Whom to write.
        private: Whether private notes are written too.
    """
    raise NotImplementedError
