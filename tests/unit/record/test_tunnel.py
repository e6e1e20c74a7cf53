from __future__ import annotations

from typing import Any

import pytest

from analyzer.model.enums import GapKind
from analyzer.model.errors import SetupError
from analyzer.record import tunnel
from analyzer.record.devices.base import Owners
from analyzer.record.devices.none import NoDevice


class _Phone(NoDevice):
    """Its tunnel is gone when `since` says since when."""

    def __init__(self) -> None:
        super().__init__()
        self.since: float | None = None
        self.n_looks = 0

    def mend(self) -> float | None:
        self.n_looks += 1
        return self.since


def _watch(device: NoDevice, told: list[tuple[Any, ...]]) -> tunnel.TunnelWatch:
    return tunnel.TunnelWatch(device, lambda kind, detail, **more: told.append((kind, more)))


def test_a_lost_tunnel_is_mended_and_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tunnel, "LOOK_EVERY_S", 0.0)
    phone, told = _Phone(), list[tuple[Any, ...]]()
    watch = _watch(phone, told)
    watch.look()
    phone.since = 12.5
    watch.look()
    phone.since = None
    watch.look()
    assert (phone.n_looks, told) == (3, [(GapKind.PROXY_LOST, {"first_t": 12.5})])


def test_it_looks_every_two_seconds_and_not_at_what_has_no_tunnel() -> None:
    phone, told = _Phone(), list[tuple[Any, ...]]()
    watch = _watch(phone, told)
    for _ in range(100):
        watch.look()
    assert phone.n_looks == 0
    _watch(NoDevice(), told).look()
    assert told == []


class _Shows(_Phone):
    """It shows who holds connections; nobody does at the second look."""

    def owners_now(self) -> Owners | None:
        self.n_looks += 1
        return Owners(1.0, 1.1, 10123, (1000, 10123)) if self.n_looks != 2 else None


def test_who_holds_connections_is_told_as_often_as_somebody_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tunnel, "OWNERS_EVERY_S", 0.0)
    phone, seen = _Shows(), list[Owners]()
    watch = tunnel.TunnelWatch(phone, lambda kind, detail, **more: None, seen.append)
    for _ in range(3):
        watch.look()
    assert seen == [Owners(1.0, 1.1, 10123, (1000, 10123))] * 2
    monkeypatch.setattr(tunnel, "OWNERS_EVERY_S", 60.0)
    watch.look()
    assert phone.n_looks == 3


class _Sees(_Phone):
    """It counts packets, and sees who else used its proxy."""

    def escaped(self) -> list[tuple[str, int]]:
        return [("quic_refused", 12)]

    def led_along(self) -> list[str]:
        return ["com.other", "uid 1000"]


def test_at_the_end_it_is_told_what_went_round_and_who_went_along() -> None:
    told: list[tuple[Any, ...]] = []
    for device in (NoDevice(), _Sees()):
        tunnel.tell_past(device, lambda kind, detail, **more: told.append((kind, more)))
    assert told == [
        (GapKind.BYPASSED_PROXY, {"subject": "quic_refused", "n": 12}),
        (GapKind.NOT_ATTRIBUTED, {"subject": "com.other"}),
        (GapKind.NOT_ATTRIBUTED, {"subject": "uid 1000"}),
    ]


class _Gone(_Phone):
    """It is gone when it is asked what it counted."""

    def escaped(self) -> list[tuple[str, int]]:
        raise SetupError("the device is gone", code="E314")


def test_what_could_not_be_counted_is_told() -> None:
    told: list[tuple[Any, ...]] = []
    with pytest.raises(SetupError):
        tunnel.tell_past(_Gone(), lambda kind, detail, **more: told.append((kind, more)))
    assert told == [(GapKind.BYPASSED_PROXY, {"subject": "not counted"})]


class _Half(_Phone):
    """Hooks see a part of its app."""

    def unseen_code(self) -> str:
        return "native code is translated"


def test_code_that_no_hook_sees_is_told_when_the_watch_begins() -> None:
    told: list[tuple[Any, ...]] = []
    _watch(_Half(), told)
    assert told == [(GapKind.HOOK_FAILED, {"subject": "native code"})]
