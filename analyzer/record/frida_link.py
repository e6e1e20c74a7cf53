"""Frida on this machine or elsewhere: which device serves a host, and what its errors mean. Imports frida."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from analyzer.model.errors import SetupError

T = TypeVar("T")

_KINDS: list[tuple[tuple[str, ...], str, str, str]] = [
    (("ProcessNotFoundError",), "E230", "does not exist", "it may have ended; start it again"),
    (
        ("PermissionDeniedError",),
        "E231",
        "may not be attached to",
        "run as the same user; on Linux see /proc/sys/kernel/yama/ptrace_scope",
    ),
    (
        ("ProcessNotRespondingError", "TimedOutError"),
        "E232",
        "does not answer",
        "start it anew; a suspended process must be resumed first",
    ),
    (
        ("TransportError", "ServerNotRunningError", "ProtocolError"),
        "E233",
        "was lost while Frida worked on it",
        "the app or the connection to its device ended; record again",
    ),
    (
        ("NotSupportedError", "InvalidArgumentError"),
        "E234",
        "cannot be instrumented by this Frida",
        "run `consentinel doctor`",
    ),
    (
        ("RPCException", "InvalidOperationError"),
        "E235",
        "has no working agent",
        "the app ended, or its Java runtime is not one Frida knows",
    ),
]
"""Classes of frida's errors, our code, what is said of the subject, and the hint."""
_JAILED = "jailed android"
"""In Frida's words for a phone where it found no server with root rights."""


_beside: dict[int, tuple[Any, Any]] = {}
"""Process of this machine → a Frida beside the usual one, and its Device."""


def avoid(pid: int) -> None:
    """Know that an agent stays in a process of this machine though it was told to go (`record.leaving`).

    Who attached again would wait for its end for ever: Frida 17.26 begins nothing new in a process before. Another
    Frida beside it knows nothing of that agent, and attaches at once.
    """
    import frida

    manager: Any = frida.DeviceManager()  # type: ignore[no-untyped-call]
    _beside[pid] = (manager, manager.get_local_device())


def device_of(frida_host: str | None, pid: int = 0) -> Any:
    """Give the frida Device of this machine (None), or the one behind HOST:PORT once it has answered.

    pid: the process to attach to, where it is one that may be avoided (`avoid`).
    Raises SetupError E292 when nothing answers there, E293 when what answers is no Frida of our major version, and
    those of `frida_errors`.
    """
    import frida

    if frida_host is None:
        return _beside[pid][1] if pid in _beside else frida.get_local_device()
    try:
        with frida_errors(f"Frida at {frida_host}"):
            device = frida.get_device_manager().add_remote_device(frida_host)
            with suppress(frida.NotSupportedError):  # a gateway such as a portal answers so, and is there
                device.query_system_parameters()
            return device
    except SetupError as error:
        raise _unreachable(frida_host, error) from error


def answered(call: Callable[[], T], *, within_s: float) -> T:
    """Give what a call into a process gives, or raises; one that takes longer is left behind on its thread.

    Frida waits for an agent's answer without end (frida-python 17, `Script._rpc_request`), and an app may stop for
    good.
    Raises frida.TimedOutError after `within_s` seconds.
    """
    import frida

    answers: queue.SimpleQueue[tuple[T | None, BaseException | None]] = queue.SimpleQueue()

    def work() -> None:
        try:
            answers.put((call(), None))
        except BaseException as error:  # handed to the thread that waits, which raises it
            answers.put((None, error))

    threading.Thread(target=work, name="consentinel-frida", daemon=True).start()
    try:
        value, error = answers.get(timeout=within_s)
    except queue.Empty:
        raise frida.TimedOutError(f"no answer within {within_s:g} s") from None
    if error is not None:
        raise error
    return value  # type: ignore[return-value] # T, as there was no error


def _unreachable(frida_host: str, error: SetupError) -> SetupError:
    import frida

    if isinstance(error.__cause__, frida.ServerNotRunningError):
        return SetupError(
            f"no Frida answers at {frida_host}",
            code="E292",
            hint="start frida-server on the device as root; `consentinel doctor` with --device checks it",
        )
    if isinstance(error.__cause__, frida.ProtocolError | frida.TransportError):
        return SetupError(
            f"what answers at {frida_host} is no Frida of version {frida.__version__}",
            code="E293",
            hint="use the frida-server of exactly this version; the major versions must match",
        )
    return error


@contextmanager
def frida_errors(subject: str) -> Iterator[None]:
    """Turn Frida's errors into SetupError E230-E235 and E294; `subject` says what was worked on."""
    import frida

    known = {name: row[1:] for row in _KINDS for name in row[0]}
    try:
        yield
    except tuple(getattr(frida, name, frida.core.RPCException) for name in known) as error:
        if _JAILED in str(error).lower():
            raise SetupError(
                f"{subject}: frida-server is not running as root there",
                code="E294",
                hint="stop it, start it as root; without root use Frida's gadget",
            ) from error
        code, what, hint = next(known[kind.__name__] for kind in type(error).__mro__ if kind.__name__ in known)
        raise SetupError(f"{subject} {what} ({type(error).__name__})", code=code, hint=hint) from error
