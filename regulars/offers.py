"""Who must never be handed what."""

import re
from collections.abc import Iterable

from regulars.customer import Never


def against(order: Iterable[str], nevers: Iterable[Never]) -> list[Never]:
    """Find what an order goes against.

    Args:
        order: The items of the order.
        nevers: What must never be offered.

    Returns:
        Each never of which a word, singular or plural, stands in the order.
    """
    ordered = {_singular(word) for item in order for word in _words(item)}
    return [one for one in nevers if ordered & {_singular(word) for word in _words(one.what)}]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _singular(word: str) -> str:
    for ending, instead in (("ies", "y"), ("oes", "o"), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending) + instead
    return word
