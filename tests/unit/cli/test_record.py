"""How a phone is led: what goes together on the command line, before any device is asked."""

from __future__ import annotations

import pytest

from analyzer.cli.record import Route, _led
from analyzer.model.errors import UsageError


def test_what_is_given_becomes_how_the_phone_is_led() -> None:
    assert _led(Route.AUTO, "", "http://127.0.0.1:8081") == {"route": "auto", "endpoint": ""}
    given = _led(Route.WIREGUARD, "192.168.1.20:51820", None)
    assert given == {"route": "wireguard", "endpoint": "192.168.1.20:51820"}


@pytest.mark.parametrize(
    ("route", "endpoint", "upstream"),
    [
        (Route.WIREGUARD, "", "http://127.0.0.1:8081"),
        (Route.AUTO, "192.168.1.20", None),
        (Route.WIREGUARD, "a b", None),
    ],
)
def test_what_does_not_go_together_is_refused(route: Route, endpoint: str, upstream: str | None) -> None:
    with pytest.raises(UsageError) as caught:
        _led(route, endpoint, upstream)
    assert caught.value.code == "E104"
