"""Pages of `consentinel help`."""

from __future__ import annotations

from analyzer.cli.help import page, topics


def test_every_topic_has_a_title_and_a_page() -> None:
    found = topics()
    assert {"contracts", "marks", "tables", "errors", "method"} <= set(found)
    assert [name for name, title in found.items() if not title or not page(name).strip()] == []
