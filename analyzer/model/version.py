"""The version of this package, which sessions, packages and reports tell."""

__version__ = "0.1.0"
