"""The version of this package, for what is made with it."""

__version__ = "0.1.0"
