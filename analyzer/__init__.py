"""consentinel: what an app read, what it sent, to whom, and whether the user had agreed.

`from analyzer import analyze, record_session, Options`: the power of the command line (`consentinel help library`).
"""

from typing import TYPE_CHECKING, Any

__all__ = [
    "Analysis",
    "ConsentinelError",
    "Finding",
    "LiveSession",
    "Options",
    "RecordOptions",
    "Scope",
    "Session",
    "__version__",
    "analyze",
    "load_scope",
    "open_session",
    "record_session",
]

if TYPE_CHECKING:
    from analyzer.api import Analysis, Options, analyze
    from analyzer.live import LiveSession, RecordOptions, record_session
    from analyzer.model.errors import ConsentinelError
    from analyzer.model.version import __version__
    from analyzer.results import Finding
    from analyzer.scope.model import Scope
    from analyzer.scope.sources.scope_file import load_scope
    from analyzer.store.session import Session

    open_session = Session.open

_HOMES = {
    "Analysis": "api",
    "ConsentinelError": "model.errors",
    "Finding": "results",
    "LiveSession": "live",
    "Options": "api",
    "RecordOptions": "live",
    "Scope": "scope.model",
    "Session": "store.session",
    "__version__": "model.version",
    "analyze": "api",
    "load_scope": "scope.sources.scope_file",
    "record_session": "live",
}
"""Where each public name lives."""


def __getattr__(name: str) -> Any:
    """Give the public names on first use, so that importing the package costs nothing."""
    from importlib import import_module

    if name == "open_session":
        return import_module("analyzer.store.session").Session.open
    if name in _HOMES:
        return getattr(import_module(f"analyzer.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'analyzer' has no attribute {name!r}")
