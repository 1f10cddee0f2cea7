"""Processes that are killed, starved and lied to while they write a notebook."""

import json
from typing import Any

import pytest

from tests.conftest import Shop
from tests.processes import STRACE, finished

# What a save asks of the system, from the first write to the last confirmation.
CALLS = "openat,write,fsync,rename,renameat2,link,linkat,unlink,unlinkat,chmod,fchmod,chown,mkdir"


def state(shop: Shop) -> Any:
    """What the notebook holds of customers and settings; it must always be readable."""
    notebook = json.loads(shop.path.read_text(encoding="utf-8"))
    return notebook["customers"], notebook["settings"]


def needs_strace() -> pytest.MarkDecorator:
    works = bool(STRACE) and finished([str(STRACE), "true"]).code == 0
    return pytest.mark.skipif(not works, reason="strace is missing or may not be used here")


@pytest.fixture
def many(request: pytest.FixtureRequest) -> int:
    """How often to try: a few times in every run, 200 times with --long."""
    return 200 if request.config.getoption("--long") else 12
