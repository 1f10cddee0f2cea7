"""Phone numbers as they are written: with words beside them, and joined without losing any."""

import re
from collections.abc import Iterable, Sequence

from regulars.names import fold, same_phone


def says_more(text: str, known: str) -> bool:
    """Tell whether a text has words beside its number that another hasn't."""
    return _words(text) not in ([], _words(known))


def is_known(text: str, known: Iterable[str]) -> bool:
    """Tell whether a number is known, however it is written, and with it the words beside it."""
    return any(same_phone(text, one) and not says_more(text, one) for one in known)


def join(mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Join two lists of numbers; of two ways of writing one stays whichever says it all.

    Args:
        mine: The one list.
        theirs: The other, whose numbers go to the end.

    Returns:
        Both: `082 123 4567 at work` and `+27 82 123 4567` are two, since neither says it all.
    """
    joined = list(mine)
    for number in theirs:
        if any(_covers(known, number) for known in joined):
            continue
        place = next((i for i, known in enumerate(joined) if _covers(number, known)), None)
        if place is None:
            joined.append(number)
        else:
            joined[place] = number
    return joined


def _words(text: str) -> list[str]:
    """What stands beside the digits: of `082 123 4567 at work` the words `at` and `work`."""
    return re.findall(r"[^\W\d_]+", fold(text))


def _covers(one: str, other: str) -> bool:
    """Whether a text says all that another says of the same phone."""
    as_full = sum(map(str.isdigit, one)) >= sum(map(str.isdigit, other))
    return same_phone(one, other) and as_full and not says_more(other, one)
