"""What somebody must never be handed: read, written down, and warned of."""

from collections.abc import Iterable

from regulars.customer import Customer, Never
from regulars.errors import UsageError
from regulars.foods import Foods, significant


def parse(text: str) -> Never:
    """Read `WHAT[: WHY]`, as `meat: vegan`; a dash with spaces around it parts them too.

    Args:
        text: As typed.
    """
    for mark in (":", " — ", " – ", " - "):
        what, found, why = text.partition(mark)
        if found and what.strip():
            return Never(what.strip(), why.strip())
    return Never(text.strip())


def write_down(customer: Customer, never: Never) -> Never:
    """Write down what never to offer somebody; of what was known the reason is replaced.

    Args:
        customer: Whom.
        never: What, and why.

    Returns:
        The never as it now stands.

    Raises:
        UsageError: If it doesn't say what.
    """
    if not never.what.strip():
        raise UsageError(
            'say what never to offer, for instance: regulars never fred "nuts: allergy"'
        )
    for known in customer.never:
        if known.what.casefold() == never.what.casefold():
            known.why = never.why or known.why
            return known
    customer.never.append(never)
    return never


def against(items: Iterable[str], nevers: Iterable[Never], foods: Foods) -> list[Never]:
    """Find what an order or offer goes against.

    Args:
        items: What is ordered or offered.
        nevers: What somebody must never have.
        foods: What words are made of.

    Returns:
        Each never that covers a word of the items, or is a member of what they name in general.
    """
    nevers = list(nevers)
    if not nevers:
        return []
    offered = significant(term for item in items for term in foods.terms(item))
    # A seafood platter may hold prawns: a family that is offered stands for all its members.
    groups = {group for term in offered if (group := foods.group(term))}
    offered = offered.union(*(foods.members(one) for one in groups if not foods.is_diet(one)))
    return [one for one in nevers if offered & _covered(one, foods)]


def _covered(never: Never, foods: Foods) -> set[str]:
    covered = foods.covered(never.what)
    # The reason counts where it names a diet or a family: "meat: vegan" leaves out cheese too.
    group = foods.group(never.why)
    return covered | foods.members(group) if group else covered
