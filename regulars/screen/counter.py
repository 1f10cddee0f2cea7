"""What is said at the counter, when somebody was written down."""

from collections.abc import Callable

from regulars.counter import Deed, Thanks
from regulars.customer import Customer, Kind
from regulars.screen.console import say
from regulars.visits import Done
from regulars.wording import HAND, quoted, say_date

# What stands between a label and whose it is: `Ready for Fred Botha`, `Ask Fred Botha`.
_BETWEEN = {Kind.ORDER: " for", Kind.COMPLAINT: " for"}


def say_done(done: Done) -> None:
    """Print what was done, and what to mind there and then, the warning first.

    Args:
        done: What was done.
    """
    whose = _whose(done)
    say(done.did, *filter(None, [done.closed]))
    for warned in done.warnings:
        say(f"{HAND} {warned.customer.name}: {warned.clash}")
    for task in done.asks:
        say(f"Ask{whose(task.customer)}: {task.followup.text}")
    for name, number in done.kept_back.items():
        told = f"{number} to ask kept back, since what to avoid is named"
        say(f"{told}: regulars show {quoted(name)} --private")
    for one in done.thanks:
        say(f"Thank{whose(one.customer)}: {thanks_for(one)}")
    for task in done.open:
        kind, who = task.followup.kind, whose(task.customer)
        between = _BETWEEN.get(kind, "") if who else ""
        say(f"{kind.label}{between}{who}: {task.followup.text}")


def thanks_for(one: Thanks) -> str:
    """Say what somebody is thanked for: `they sent you Zoë Müller (3 Nov 2026)`."""
    text = f'"{one.text}"' if one.kind == Deed.COMPLIMENT else one.text
    return f"{one.kind.heading} {text} ({say_date(one.since, today=one.since)})"


def _whose(done: Done) -> Callable[[Customer], str]:
    """Whose name is said: nobody's, where only one came."""
    alone = len({customer.id for customer, _ in done.came}) == 1
    return lambda customer: "" if alone else f" {customer.name}"
