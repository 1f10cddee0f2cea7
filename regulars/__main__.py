"""Run `python -m regulars` as the command `regulars`."""

from regulars.cli import main

main()
