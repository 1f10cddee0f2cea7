"""Processes that are killed, starved and lied to while they write a notebook."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import pytest

from tests.conftest import Shop
from tests.faults import children
from tests.processes import STRACE, Child, Ended

# What a save asks of the system, from the first write to the last confirmation.
CALLS = "openat,write,fsync,rename,renameat2,link,linkat,unlink,unlinkat,chmod,fchmod,chown,mkdir"


def state(shop: Shop) -> Any:
    """What the notebook holds of customers and settings; it must always be readable."""
    notebook = json.loads(shop.path.read_text(encoding="utf-8"))
    return notebook["customers"], notebook["settings"]


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder on the disk, whatever the other tests make do with."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder).resolve()


class Traced(Protocol):
    """Run the program under `strace`, given its options and what is typed."""

    def __call__(self, options: Sequence[str], *typed: str) -> Ended: ...


@pytest.fixture(scope="session")
def traced() -> Traced:
    def run(options: Sequence[str], *typed: str) -> Ended:
        return Child(children.traced, [*options], *typed).ended()

    if not STRACE or run(["-o", "/dev/null"], "--version").code:
        pytest.skip("strace is missing or may not be used here")
    return run


@pytest.fixture
def many(request: pytest.FixtureRequest) -> int:
    """How often to try: a few times in every run, 200 times with --long."""
    return 200 if request.config.getoption("--long") else 12
