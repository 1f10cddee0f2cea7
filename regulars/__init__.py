"""A notebook for the one person who runs a small shop and knows everybody by name."""

__version__ = "0.1.0"
