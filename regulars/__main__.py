"""Run `python -m regulars` as the command `regulars`."""

import sys


def main() -> None:
    """Run the command that was typed, also where Ctrl-C comes while it is being loaded.

    Raises:
        SystemExit: Always, with the exit code; 130 after Ctrl-C.
    """
    try:
        from regulars import cli  # what takes the time in which somebody may press Ctrl-C

        cli.main()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
