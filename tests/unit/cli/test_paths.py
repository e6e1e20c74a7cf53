"""`consentinel paths` names what is there."""

from __future__ import annotations

from analyzer import resources
from analyzer.cli.paths import known_paths


def test_every_path_is_there_but_the_captures_that_do_not_exist_yet() -> None:
    found = known_paths()
    assert list(found) == ["addon", *resources.names(), "captures"]
    assert [name for name, path in found.items() if name != "captures" and not path.exists()] == []
    assert found["captures"].is_absolute()
