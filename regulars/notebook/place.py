"""Where the notebook is, when nobody says."""

import os
import sys


def usual() -> str:
    """Give the path of the notebook in the folder that the platform keeps for such files."""
    # What platformdirs says for Linux takes a line; to load it costs half a bare Python.
    folder = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
    if sys.platform == "linux" and "ANDROID_ROOT" not in os.environ and os.path.isabs(folder):
        return os.path.join(folder, "regulars", "regulars.json")
    from platformdirs import user_data_dir

    return os.path.join(user_data_dir("regulars", appauthor=False), "regulars.json")
