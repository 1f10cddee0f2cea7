"""The notebook: one file on disk, opened, changed, brought back and examined."""
