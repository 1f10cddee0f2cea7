"""Security: what was typed never acts, and what was forgotten is gone."""

import json
import os
import stat
from pathlib import Path

import pytest

from regulars.screen.signs import visible
from tests.conftest import Shop
from tests.processes import Terminal, started

ATTACKS = {
    "ESC": "\x1b[31mred",
    "OSC 8": "\x1b]8;;http://x\x07link\x1b]8;;\x07",
    "OSC 52": "\x1b]52;c;aGk=\x07",
    "CSI C1": "\x9b2J",
    "OSC C1": "\x9d52;c;aGk=\x9c",
    "backspace": "nuts\x08\x08\x08\x08safe",
    "carriage return": "nuts\rsafe",
    "bidi": "abc\u202edef\u2066ghi",
    "zero width": "Fred\u200bBotha\ufeff",
    "joiner": "Fr\u200ded",
    "grapheme joiner": "Fr\u034fed",
    "markup": "[red]x[/red] [link=http://x]y[/link] :smile: [/] \\[b]",
}
# Everything by which a text could act or hide, but the colours that the program itself prints.
ACTS = ("\x1b]", "Fr\u200d", *"\x9b\x9d\x07\x08\u202e\u2066\u200b\ufeff\u034f")


def harmless(said: str) -> bool:
    return not any(sign in said for sign in ACTS)


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
def test_what_was_typed_is_shown_literally_or_as_marks_into_a_pipe(shop: Shop, text: str) -> None:
    name = f"Evil {text}"
    assert shop.run("add", name, text, "--usual", text, "--never", text, "--tag", text).code == 0
    assert shop.run("ask", "evil", text).code == 0
    for typed in (
        "show evil",
        "list",
        "due --all",
        "today",
        "history evil",
        "open",
        "undo",
        "find evil",
    ):
        said = shop(typed)
        assert harmless(said.out), typed
        assert "\x1b" not in said.out, typed
    assert visible(text) in shop.done("redo") + shop.done("show evil")
    assert json.loads(shop("show evil --json").out)["notes"][0]["text"] == text.strip()


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
def test_what_was_typed_is_shown_literally_in_errors_too(shop: Shop, text: str) -> None:
    shop.run("add", f"Evil {text}")
    for typed in (
        ["show", f"Nobody {text}"],
        ["add", "Evil"],
        ["visit", "evil", "--on", text],
        ["due", "--within", text],
        ["export", f"{text}.pdf"],
        ["settings", text],
        ["list", "--state", text],
        [f"--{text}"],
    ):
        said = shop.run(*typed)
        assert said.code in {1, 2}, typed
        assert harmless(said.err), typed
        assert "\x1b" not in said.err, typed


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
def test_what_was_typed_never_acts_on_a_terminal(shop: Shop, text: str) -> None:
    shop.run("add", f"Evil {text}", text, "--usual", text)
    for typed in (["show", "evil"], ["list"], ["show", "nobody"]):
        said = Terminal(*typed).ended().out
        assert said
        assert harmless(said)
        assert "\x1b[31m" not in said.replace("\x1b[1;31m", "")


def test_joiners_stay_where_a_language_needs_them() -> None:
    for word in ("می\u200cخواهم", "क्\u200dष", "👩\u200d🍳"):
        assert visible(word) == word


def test_bytes_that_are_no_text_are_refused(cast: Shop) -> None:
    before = cast.bytes()
    for arguments in ([b"note", b"fred", b"caf\xe9"], [b"add", b"\xff"], [b"show", b"\xc3"]):
        ended = started(*map(os.fsdecode, arguments))
        assert ended.code == 2
        assert "UTF-8" in ended.err
    ended = started("note", "fred", "-", input=b"caf\xe9")
    assert (ended.code, "Traceback" in ended.err) == (2, False)
    assert cast.bytes() == before


@pytest.mark.parametrize(
    "risky", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "＝1", "＋1", "－1", "＠x", "'x"]
)
def test_formulas_are_inert_in_every_csv(shop: Shop, risky: str) -> None:
    assert shop.run("add", "--usual", risky, "--on", "today", "--", f"N{risky}", risky).code == 0
    for what in ("customers", "visits", "followups"):
        said = shop.done(f"export --what {what}")
        for sign in "=+-@\t\r＝＋－＠":
            assert f",{sign}" not in said.replace("\r\n", "\n")
            assert f'"{sign}' not in said


def test_exports_and_backups_are_the_owners_alone(cast: Shop) -> None:
    for typed in ("export a.csv", "export a.json", "dossier fred a.txt", "backup b.json", "backup"):
        cast.done(typed)
    backups = cast.path.with_name("backups").iterdir()
    for path in (*map(Path, ("a.csv", "a.json", "a.txt", "b.json")), *backups):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_not_one_byte_of_a_forgotten_customer_stays(cast: Shop) -> None:
    cast.done("note freddie 'his brother is ill' --private")
    cast.done("add 'F. Botha' --new --phone '021 777 8888' --no-visit")
    cast.done("backup")
    cast.done("merge freddie 'F. Botha'")
    cast.on("2026-11-24")
    cast.done("edit freddie --drop 'turned 65' --email fred@botha.za")
    folder = cast.path.with_name("backups")
    (folder / "regulars-2026-11-02.json").write_bytes((cast.bytes() or b"")[:-9])
    cast.done("forget freddie --yes")
    held = b"".join(p.read_bytes() for p in cast.path.parent.rglob("*") if p.is_file())
    for word in (
        "Fred",
        "Botha",
        "123 4567",
        "777 8888",
        "brother",
        "turned 65",
        "biltong",
        "Alice",
    ):
        assert word.encode() not in held, word
    assert len(cast("list --json").json) == 5
    assert len(list(folder.iterdir())) >= 3


def test_a_restore_brings_nobody_forgotten_back(cast: Shop) -> None:
    cast.done("backup usb.json")
    cast.done("forget freddie --yes")
    cast.done("restore usb.json --yes")
    assert cast("show freddie").code == 1


def test_the_dossier_lists_every_field(cast: Shop) -> None:
    cast.done("note freddie psst --private")
    told = cast.done("dossier freddie")
    for part in (
        "Fred Botha",
        "Freddie",
        "082 123 4567",
        "biltong",
        "Alice",
        "psst",
        "rugby",
        "trip",
    ):
        assert part in told


@pytest.mark.parametrize(
    "named", ["true; touch hacked", "$(touch hacked)", "`touch hacked`", "a|b"]
)
def test_nothing_reaches_a_shell(cast: Shop, named: str, tmp_path: Path) -> None:
    ended = Terminal("edit", "freddie", VISUAL=named, EDITOR=named).ended()
    assert "could not be used" in ended.out
    for typed in (
        ["export", f"{named}.csv"],
        ["--file", f"{named}.json", "add", named],
        ["backup", named],
    ):
        cast.run(*typed)
    assert not list(tmp_path.rglob("hacked"))
