"""The timetable: which commands there are, by when in the day they are needed."""

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
