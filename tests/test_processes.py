"""The processes of the tests: what becomes of one that never ends."""

import signal
import threading

from tests.processes import Child


def wait_for_nobody() -> None:
    """Wait for a lock that nobody lets go, for less long than any other."""
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    lock = threading.Lock()
    with lock, lock:
        pass


def tell_limit() -> None:
    print(signal.alarm(0))


def test_one_that_hangs_ends_and_says_where() -> None:
    ended = Child(wait_for_nobody).ended()
    assert ended.code == -signal.SIGALRM
    assert "in wait_for_nobody" in ended.err


def test_every_one_has_a_limit_and_this_one_none() -> None:
    assert int(Child(tell_limit).ended().out) > 0
    assert signal.alarm(0) == 0
