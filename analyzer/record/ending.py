"""How a session can end, and what the command line then says."""

from __future__ import annotations

import logging
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyzer.model.enums import SessionState
from analyzer.model.errors import ConsentinelError, InternalError, SetupError
from analyzer.record.devices.base import Device

EXIT_INTERRUPTED = 130

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Ending:
    """How a session ends.

    error: what the command line ends with; None when the end was wanted. is_of_app: the app came to its own end.
    """

    state: SessionState
    reason: str = ""
    error: ConsentinelError | None = None
    exit_code: int = 0
    is_of_app: bool = False


INTERRUPTED = Ending(SessionState.INTERRUPTED, "a second signal ended it at once", exit_code=EXIT_INTERRUPTED)


def failed(error: ConsentinelError) -> Ending:
    """Give the end of a session that an error cut short."""
    return Ending(SessionState.INTERRUPTED, error.message, error, error.exit_code)


def fault(error: Exception) -> InternalError:
    """Give the error for something nobody expected; where it happened goes to the log, without values."""
    log.error("a fault of ours: %s%s", type(error).__name__, places(error))
    return InternalError(
        f"recording broke with {type(error).__name__}",
        code="E410",
        hint="raw/log.txt in the session says where; what was recorded until then is kept",
    )


def put_back(device: Device, manifest: dict[str, Any]) -> None:
    """Let the device undo what the session changed; what kept it from that is told in the manifest.

    Raises SetupError when something stays, or the device is gone.
    """
    try:
        device.close()
    except SetupError as error:
        manifest["device"] = (manifest.get("device") or {}) | {"not_put_back": error.message}
        raise


def places(error: Exception) -> str:
    """Give the places of a traceback, one a line, without what the lines held."""
    frames = traceback.extract_tb(error.__traceback__)
    return "".join(f"\n  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames)


def app_error(code: int) -> SetupError:
    """Give the error for an app that ended with `code`; a negative one is the signal that killed it."""
    how = f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
    return SetupError(
        f"the app {how}",
        code="E216",
        hint="what was recorded until then is kept; see whether it ends without hooks, too: "
        "a packed one may end when it finds Frida",
    )
