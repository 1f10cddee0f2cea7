"""A process that writes as fast as it can and says what it has been told is saved.

python -m tests.faults.writer PREFIX COUNT
"""

import contextlib
import io
import sys

from regulars import cli


def main(prefix: str, count: int) -> None:
    """Write notes about Fred, one a command; print the text of each that was acknowledged."""
    for number in range(count):
        text = f"{prefix} {number}"
        sys.argv = ["regulars", "note", "fred", text]
        said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        try:
            with contextlib.redirect_stdout(said):
                cli.main()
        except SystemExit as end:
            if end.code == 130:
                raise  # Ctrl-C
        said.flush()
        if b"note added" in said.buffer.getvalue():
            print(text, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
