"""The timetable: which commands there are, by when in the day they are needed."""

from collections.abc import Callable

# In the order of the help. Each command is the module of that name in `regulars.commands`.
TIMES = {
    "In the morning": ("today", "due", "orders", "open"),
    "At the counter": ("show", "visit", "order", "done", "counter"),
    "After a chat": ("add", "note", "ask", "promise", "feedback", "never", "avoid"),
    "In the evening": ("here", "history"),
    "To look somebody up": ("find", "list"),
    "When something is wrong": ("undo", "redo", "edit", "dupes", "merge"),
    "Once in a while": ("offer", "stats", "settings"),
    "In and out": ("import", "export", "combine", "dossier", "forget"),
    "To keep it safe": ("backup", "restore", "check"),
    "To learn it": ("help", "demo"),
}
COMMANDS = tuple(command for commands in TIMES.values() for command in commands)


def named(command: str) -> Callable[..., None]:
    """Import a command; all of them at every start would cost 2.5 bare Pythons.

    Args:
        command: As it is typed.
    """
    from importlib import import_module
    from keyword import iskeyword

    # `import` is a word of Python's own, so its module has another name.
    module = import_module(f"regulars.commands.{command}{'_' * iskeyword(command)}")
    run: Callable[..., None] = vars(module)["run"]
    return run
