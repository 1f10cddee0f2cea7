"""What the owner sees (the only home of Rich).

`console` says and asks, `signs` shows what would hide, `streams` sees that it gets through, `plain`
is how it is read aloud. What is laid out on a `page`, of `styled` text, has a module for each kind;
`paper` is what it is printed on, and has Rich draw it where there is a terminal. What is `saved` is
such a page too: a picture of Rich's, plain text, or `printed` for paper. `prompt` reads the lines
at the counter.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from regulars.screen.console import (
    as_json,
    ask,
    choose,
    confirm,
    is_interactive,
    numbered,
    put,
    say,
    say_error,
    say_json,
    welcome,
)
from regulars.screen.plain import be_plain, is_plain
from regulars.screen.signs import visible
from regulars.screen.streams import settle

if TYPE_CHECKING:
    from regulars.screen.card import print_card
    from regulars.screen.counter import say_done
    from regulars.screen.days import print_agenda, print_days, print_history
    from regulars.screen.editor import in_editor
    from regulars.screen.explained import print_manual
    from regulars.screen.imported import print_import
    from regulars.screen.lists import (
        print_dupes,
        print_found,
        print_list,
        print_offer,
        print_open,
        print_settings,
    )
    from regulars.screen.morning import print_briefing, print_due
    from regulars.screen.pictures import print_stats
    from regulars.screen.prompt import lines, paged
    from regulars.screen.reason import print_reason
    from regulars.screen.saved import as_file, ending
    from regulars.screen.waiting import progress

# What draws, and where it stands: imported when it is asked for, with what it draws.
_DRAWN = {
    "as_file": "saved",
    "ending": "saved",
    "in_editor": "editor",
    "lines": "prompt",
    "paged": "prompt",
    "print_briefing": "morning",
    "print_card": "card",
    "print_due": "morning",
    "print_dupes": "lists",
    "print_found": "lists",
    "print_history": "days",
    "print_import": "imported",
    "print_list": "lists",
    "print_offer": "lists",
    "print_manual": "explained",
    "print_open": "lists",
    "print_reason": "reason",
    "print_settings": "lists",
    "print_stats": "pictures",
    "print_agenda": "days",
    "print_days": "days",
    "progress": "waiting",
    "say_done": "counter",
}


def __getattr__(name: str) -> Any:  # mypy reads the imports above, which tell the types
    if name not in _DRAWN:
        raise AttributeError(name)
    return getattr(import_module(f"regulars.screen.{_DRAWN[name]}"), name)


__all__ = [
    "as_file",
    "as_json",
    "ask",
    "be_plain",
    "choose",
    "confirm",
    "ending",
    "in_editor",
    "is_interactive",
    "is_plain",
    "lines",
    "numbered",
    "paged",
    "print_agenda",
    "print_briefing",
    "print_card",
    "print_days",
    "print_due",
    "print_dupes",
    "print_found",
    "print_history",
    "print_import",
    "print_list",
    "print_manual",
    "print_offer",
    "print_open",
    "print_reason",
    "print_settings",
    "print_stats",
    "progress",
    "put",
    "say",
    "say_done",
    "say_error",
    "say_json",
    "settle",
    "visible",
    "welcome",
]
