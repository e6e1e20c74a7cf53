"""Which Frida serves an address, and what is said when none does."""

from __future__ import annotations

import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import frida
import pytest
from support.portal import portal
from unit.record.test_instrument import sleeper

from analyzer.model.errors import SetupError
from analyzer.record.frida_link import answered, avoid, device_of, frida_errors

__all__ = ["sleeper"]


def test_no_address_is_this_machine() -> None:
    assert device_of(None).type == "local"


def test_a_process_behind_an_address_is_reached(sleeper: subprocess.Popen[bytes]) -> None:
    with portal() as there:
        there.join(sleeper.pid)
        session = device_of(there.host).attach(sleeper.pid)
        script = session.create_script("rpc.exports = {id() { return Process.id; }}")
        script.load()
        assert script.exports_sync.id() == sleeper.pid
        session.detach()


def test_a_process_that_is_not_behind_the_address_is_not_reached(sleeper: subprocess.Popen[bytes]) -> None:
    with portal() as there, pytest.raises(SetupError) as caught, frida_errors("process 7"):
        device_of(there.host).attach(sleeper.pid)
    assert (caught.value.code, caught.value.message) == (
        "E230",
        "process 7 does not exist (ProcessNotFoundError)",
    )


def test_a_process_in_which_an_agent_stays_is_entered_by_another_frida(sleeper: subprocess.Popen[bytes]) -> None:
    stays = device_of(None, sleeper.pid).attach(sleeper.pid)
    avoid(sleeper.pid)
    session = device_of(None, sleeper.pid).attach(sleeper.pid)
    script = session.create_script("rpc.exports = {id() { return Process.id; }}")
    script.load()
    assert script.exports_sync.id() == sleeper.pid
    session.detach()
    assert not stays.is_detached
    stays.detach()


def test_an_address_where_nothing_listens_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(SetupError) as caught:
            device_of(host)
    assert (caught.value.code, caught.value.message) == ("E292", f"no Frida answers at {host}")
    assert "as root" in caught.value.hint


@contextmanager
def _stranger() -> Iterator[str]:
    """A server that is no Frida: it refuses whatever is asked, as a web server does."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(1 << 16)
                connection.sendall(b"HTTP/1.0 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        yield f"127.0.0.1:{server.getsockname()[1]}"
        thread.join()


def test_an_address_where_no_frida_answers_is_another_error() -> None:
    with _stranger() as host, pytest.raises(SetupError) as caught:
        device_of(host)
    assert (caught.value.code, caught.value.exit_code) == ("E293", 3)
    assert caught.value.message == f"what answers at {host} is no Frida of version {frida.__version__}"


KINDS = [
    (frida.ProcessNotFoundError, "E230"),
    (frida.PermissionDeniedError, "E231"),
    (frida.ProcessNotRespondingError, "E232"),
    (frida.TimedOutError, "E232"),
    (frida.TransportError, "E233"),
    (frida.ServerNotRunningError, "E233"),
    (frida.ProtocolError, "E233"),
    (frida.NotSupportedError, "E234"),
    (frida.InvalidArgumentError, "E234"),
    (frida.InvalidOperationError, "E235"),
]


@pytest.mark.parametrize(("kind", "code"), KINDS)
def test_each_error_of_frida_has_its_code(kind: type[Exception], code: str) -> None:
    with pytest.raises(SetupError) as caught, frida_errors("the app"):
        raise kind("490154203237518")
    assert caught.value.code == code
    assert "490154203237518" not in str(caught.value)


def test_a_phone_without_a_server_as_root_is_told_from_other_refusals() -> None:
    with pytest.raises(SetupError) as caught, frida_errors("the app"):
        raise frida.NotSupportedError("need Gadget to attach on jailed Android; its default location is: x")
    assert caught.value.code == "E294"


def test_what_is_no_error_of_frida_passes_as_it_is() -> None:
    with pytest.raises(KeyError), frida_errors("the app"):
        raise KeyError("x")


def test_an_answer_or_an_error_in_time_is_that_of_the_call() -> None:
    assert answered(lambda: 7, within_s=30) == 7
    with pytest.raises(ZeroDivisionError):
        answered(lambda: 1 / 0, within_s=30)


def test_a_call_without_an_answer_is_left_behind() -> None:
    never = threading.Event()
    with pytest.raises(frida.TimedOutError):
        answered(never.wait, within_s=0.05)
    never.set()
