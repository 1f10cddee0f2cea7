"""A shop to test in: a notebook of its own, a day, and `shop("what the owner types")`."""

import functools
import io
import json
import os
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from regulars import cli, screen

MONDAY = date(2026, 11, 23)
MEMORY = Path("/dev", "shm")  # Linux only


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--long",
        action="store_true",
        help="try every fault, and invent examples, far more often",
    )


def pytest_configure(config: pytest.Config) -> None:
    # An owner's Python has compiled the program when it was installed. One that keeps no bytecode
    # compiles it at each of its hundred starts here, which takes longer than the start itself.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    # A save waits for the disk, twice. Where that isn't asked (`tests/faults`), it need not be one.
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > 1 << 30:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    examples = 1000 if config.getoption("--long") else 50
    hypothesis.settings.register_profile("regulars", max_examples=examples, deadline=None)
    hypothesis.settings.load_profile("regulars")


@dataclass(frozen=True)
class Said:
    """What came back from a command."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class Shop:
    """A notebook in a fresh folder; calling it is typing `regulars …`."""

    path: Path
    monkeypatch: pytest.MonkeyPatch

    def __call__(self, typed: str, stdin: str = "") -> Said:
        return self.run(*shlex.split(typed), stdin=stdin)

    def run(self, *arguments: str, stdin: str = "") -> Said:
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
        code = 0
        with (
            self.monkeypatch.context() as patch,
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            patch.setattr(sys, "argv", ["regulars", *arguments])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8"))
            try:
                cli.main()
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
            out.flush()
            err.flush()
        said = [stream.buffer.getvalue().decode() for stream in (out, err)]
        return Said(code, *said)

    def done(self, typed: str, stdin: str = "") -> str:
        """Type a command that must work; give what it said."""
        said = self(typed, stdin)
        assert said.code == 0, said.err
        assert said.err == ""
        return said.out

    def refused(self, typed: str, code: int = 1) -> str:
        """Type a command that must be refused and leave the notebook as it is, byte for byte."""
        before = self.bytes()
        said = self(typed)
        assert said.code == code, said
        assert said.out == ""
        assert "Traceback" not in said.err
        assert self.bytes() == before
        return said.err

    def bytes(self) -> bytes | None:
        return self.path.read_bytes() if self.path.exists() else None

    def notebook(self) -> Any:
        return json.loads(self.path.read_text(encoding="utf-8"))

    def on(self, day: str) -> None:
        """Let the day be another one."""
        self.monkeypatch.setenv("REGULARS_TODAY", day)


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    """An empty notebook on Monday 23 November 2026."""
    yield open_shop(tmp_path, monkeypatch)
    screen.be_plain(plain=False)  # which else holds until the next command


def open_shop(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Shop:
    path = folder / "shop" / "regulars.json"
    monkeypatch.setenv("REGULARS_FILE", str(path))
    monkeypatch.setenv("REGULARS_TODAY", MONDAY.isoformat())
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("TERM", raising=False)
    monkeypatch.chdir(folder)
    return Shop(path, monkeypatch)


TypeIn = Callable[[Shop], None]
TypedIn = Callable[[Shop, TypeIn], Shop]


@pytest.fixture(scope="session")
def typed_in(tmp_path_factory: pytest.TempPathFactory) -> TypedIn:
    """Let a notebook be typed in once; from then on it is only copied."""

    @functools.cache
    def folder(type_in: TypeIn) -> Path:
        with pytest.MonkeyPatch.context() as patch:
            shop = open_shop(tmp_path_factory.mktemp("typed"), patch)
            type_in(shop)
        return shop.path.parent

    def copied(shop: Shop, type_in: TypeIn) -> Shop:
        shutil.copytree(folder(type_in), shop.path.parent)
        return shop

    return copied


@pytest.fixture
def cast(shop: Shop, typed_in: TypedIn) -> Shop:
    """The shop with its cast: Fred, Zoë, Jack, 山田 and two people called Anna Nel."""
    return typed_in(shop, type_in_the_cast)


def type_in_the_cast(shop: Shop) -> None:
    fred = (
        'add "Fred Botha" "just turned 65" --usual "biltong 1 kg, vacuum sealed" --on "9 nov"'
        ' --phone "082 123 4567" --nickname Freddie --family "wife Alice" --tag biltong-club'
        ' --ask "how was the trip?" --avoid "the rugby"'
    )
    for typed in (
        fred,
        'add "Zoë Müller" --never "meat: vegan" --usual "oat flat white" --no-visit',
        'add "Jack O\'Brien" --phone "+27 83 555 0101" --no-visit',
        'add "山田 太郎" --usual "green tea" --no-visit',
        'add "Anna Nel" --phone "084 111 2222" --usual rye --no-visit',
        'add "Anna Nel" --phone "084 333 4444" --no-visit --new',
    ):
        shop.done(typed)
