"""The help, the man page and the README tell of every command and every option, and tell the same."""

import re
from pathlib import Path

import pytest

from regulars import __version__, commands, declared
from regulars.declared import Option
from regulars.timetable import COMMANDS
from tests import manpage
from tests.conftest import Shop

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
