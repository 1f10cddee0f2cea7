"""What tells one customer from all others, also between two computers."""

from collections.abc import Container

# Without 0, 1, l, i and o, which are mistaken for each other when read aloud; 8 of these 31 signs
# make a clash between two computers with 10,000 customers each less likely than 1 in 8,000.
_SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"


def new(taken: Container[str]) -> str:
    """Give an id with a digit in it, so that it is never taken for a name.

    Args:
        taken: Those that there are.
    """
    import secrets  # 0.3 bare Pythons, and only for somebody new

    while True:
        one = "".join(secrets.choice(_SIGNS) for _ in range(8))
        if one not in taken and is_one(one):
            return one


def is_one(text: str) -> bool:
    """Tell whether a text can be an id."""
    return len(text) == 8 and set(text) <= {*_SIGNS} and any(map(str.isdigit, text))
