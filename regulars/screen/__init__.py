"""What the owner sees (the only home of Rich).

`console` says and asks without Rich. What is laid out on a `page` has a module for each kind, to
be imported where it is drawn: Rich costs 4 bare Pythons.
"""

from regulars.screen.console import (
    as_json,
    ask,
    choose,
    confirm,
    is_interactive,
    say,
    say_error,
    say_json,
    visible,
)

__all__ = [
    "as_json",
    "ask",
    "choose",
    "confirm",
    "is_interactive",
    "say",
    "say_error",
    "say_json",
    "visible",
]
