"""consentinel: what an app read, what it sent, to whom, and whether the user had agreed.

`from analyzer import analyze, open_session, Options, Session`: the same power as the command line.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Analysis", "Options", "Session", "__version__", "analyze", "open_session"]

if TYPE_CHECKING:
    from analyzer.api import Analysis, Options, analyze
    from analyzer.store.session import Session

    open_session = Session.open


def __getattr__(name: str) -> Any:
    """Give the public names on first use, so that importing the package costs nothing."""
    if name in ("Analysis", "Options", "analyze"):
        from analyzer import api

        return getattr(api, name)
    if name in ("Session", "open_session"):
        from analyzer.store.session import Session

        return Session if name == "Session" else Session.open
    raise AttributeError(f"module 'analyzer' has no attribute {name!r}")
