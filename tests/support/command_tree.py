"""The tree of commands, which tests build many times in one process: what a command takes is read but once."""

from __future__ import annotations

import functools

import typer.main


def keep_parameters() -> None:
    """Let Typer keep what it reads from the signature of a command; a process of the product builds its tree once."""
    read = typer.main.get_params_from_function
    if not hasattr(read, "cache_info"):
        typer.main.get_params_from_function = functools.cache(read)
