"""The program as it is started: Ctrl-C while it is being loaded, hardly any files to be opened."""

import os
import signal
import subprocess
import sys

import pytest

from tests.conftest import Shop
from tests.processes import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and limits are a Unix matter")


@pytest.mark.parametrize("loaded", ["regulars.cli", "regulars.errors", "regulars.dates"])
def test_ctrl_c_while_it_is_loaded_shows_no_traceback(cast: Shop, loaded: str) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "regulars", "note", "freddie", "x"]
    before = cast.bytes()
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True) as child:
        assert child.stderr
        lines = iter(child.stderr.readline, "")
        next(line for line in lines if line.rpartition("|")[2].strip() == loaded)
        child.send_signal(signal.SIGINT)
        rest = "".join(lines)
    assert "Traceback" not in rest
    assert child.returncode == 130
    assert cast.bytes() == before


def limited(*typed: str) -> "subprocess.CompletedProcess[str]":
    """Start it where one more file can be opened than the three that are open already."""
    resource = pytest.importorskip("resource")
    # What a site's own start-up files open is none of the program's business.
    path = os.pathsep.join([str(ROOT), *filter(None, sys.path)])
    return subprocess.run(
        [sys.executable, "-S", "-m", "regulars", *typed],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (4, 4)),
    )


@pytest.mark.parametrize("typed", ["note freddie x", "add Xolani", "today", "forget freddie --yes"])
def test_where_no_file_can_be_opened_it_says_so(cast: Shop, typed: str) -> None:
    before = cast.bytes()
    ended = limited(*typed.split())
    assert "Traceback" not in ended.stderr
    assert "could not be shown" not in ended.stderr
    if ended.returncode:
        assert ended.stderr.startswith("regulars: ")
        assert "oo many" in ended.stderr
        assert cast.bytes() == before
    assert list(cast.path.with_name("backups").iterdir())
    cast.done("note freddie 'later'")
