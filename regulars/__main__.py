"""Run `python -m regulars` as the command `regulars`."""

import gc
import os
import sys
from contextlib import suppress


def main() -> None:
    """Run the command that was typed, also where Ctrl-C comes while it is being loaded.

    The exit code is 130 after Ctrl-C.
    """
    # A run is over before there is anything to collect: looking for it costs 0.6 bare Pythons.
    gc.disable()
    try:
        if shell := os.environ.get("_REGULARS_COMPLETE"):  # somebody pressed Tab
            from regulars import completion

            completion.answer(shell, sys.argv[1:])
            _leave(0)
        from regulars import cli  # what takes the time in which somebody may press Ctrl-C

        cli.main()
    except KeyboardInterrupt:
        _leave(130)
    except SystemExit as end:
        _leave(end.code)


def _leave(code: object) -> None:
    """End at once: to take down a notebook object by object costs 0.8 bare Pythons.

    By now everything is on the disk, and stdout has got through or nobody could be told.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # there may be none, or a full disk
            stream.flush()
    os._exit(code if isinstance(code, int) else code is not None)


if __name__ == "__main__":
    main()
