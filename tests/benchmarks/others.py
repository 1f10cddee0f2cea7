"""Other programs for something like it, each with as much of its own: khard, jrnl, Taskwarrior."""

import json
import os
import subprocess
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.shop import ALWAYS, DAY


class Other(NamedTuple):
    """Another program.

    Args:
        name: What starts it.
        typed: What it is asked, and what it is told.
        set_up: Writes so many things for it into a folder; gives the variables by which it finds
            them.
    """

    name: str
    typed: tuple[str, ...]
    set_up: Callable[[Path, int], dict[str, str]]


def _names(count: int) -> Iterable[str]:
    yield ALWAYS[0]
    yield from (f"Customer Number{number}" for number in range(1, count))


def _khard(folder: Path, count: int) -> dict[str, str]:
    cards = folder / "cards"
    cards.mkdir()
    for number, name in enumerate(_names(count)):
        first, last = name.split()
        card = f"BEGIN:VCARD\nVERSION:3.0\nUID:{number}\nFN:{name}\nN:{last};{first};;;\n"
        card += f"TEL:082 {number:07}\nNOTE:had flat white\nEND:VCARD\n"
        (cards / f"{number}.vcf").write_text(card, encoding="utf-8")
    config = folder / "khard" / "khard.conf"
    config.parent.mkdir()
    config.write_text(f"[addressbooks]\n[[shop]]\npath = {cards}\n", encoding="utf-8")
    return {"XDG_CONFIG_HOME": str(folder)}


def _jrnl(folder: Path, count: int) -> dict[str, str]:
    journal, config = folder / "journal.txt", folder / "jrnl" / "jrnl.yaml"
    entries = (
        f"[{DAY - timedelta((count - number) // 50 + 1)} 09:00] {name} had flat white. @visit\n\n"
        for number, name in enumerate(_names(count))
    )
    journal.write_text("".join(entries), encoding="utf-8")
    config.parent.mkdir()
    # Everything that it would otherwise ask for. It takes a file of JSON alone for an old one.
    told = {"version": "v4.2", "journals": {"default": {"journal": str(journal)}}, **_JRNL}
    lines = (f"{key}: {json.dumps(value)}\n" for key, value in told.items())
    config.write_text("".join(lines), encoding="utf-8")
    return {"XDG_CONFIG_HOME": str(folder)}


_JRNL: dict[str, object] = {
    **dict.fromkeys(("encrypt", "template", "highlight"), False),
    "editor": "",
    "linewrap": 79,
    "indent_character": "|",
    "tagsymbols": "@",
    "timeformat": "%F %H:%M",
    "default_hour": 9,
    "default_minute": 0,
    "colors": dict.fromkeys(("body", "date", "tags", "title"), "none"),
}


def _taskwarrior(folder: Path, count: int) -> dict[str, str]:
    config, tasks = folder / "taskrc", folder / "tasks.json"
    config.write_text(f"data.location={folder}\nconfirmation=off\n", encoding="utf-8")
    held = [{"description": f"{name} had flat white"} for name in _names(count)]
    tasks.write_text(json.dumps(held), encoding="utf-8")
    found = {"TASKRC": str(config)}
    command = ["task", "import", str(tasks)]
    subprocess.run(command, env=os.environ | found, capture_output=True, check=True)
    return found


OTHERS = (
    Other("khard", ("list", "show thandeka"), _khard),
    Other("jrnl", ("-n 5", "Thandeka had a scone."), _jrnl),
    Other("task", ("list", "add Thandeka had a scone"), _taskwarrior),
)
