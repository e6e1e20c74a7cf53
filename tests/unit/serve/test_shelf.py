"""The list of sessions: what is found below a folder, what it is narrowed to, and what is not read twice."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from analyzer.api import Options, analyze
from analyzer.model.errors import DataError
from analyzer.serve.shelf import Card, Counts, Query, Shelf, choices

SAMPLES = Path(__file__).resolve().parents[3] / "captures" / "samples"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two analyzed sessions, one that was not, two that cannot be opened, and one behind a link."""
    top = tmp_path_factory.mktemp("shelf")
    for name, place in (("leaky", "leaky"), ("clean", "farm/job-1/clean"), ("pinned", "pinned")):
        shutil.copytree(SAMPLES / name, top / place, ignore=shutil.ignore_patterns("tables", "reports"))
    for place in ("leaky", "farm/job-1/clean"):
        analyze(top / place, Options(captures=top))
    (top / "broken").mkdir()
    (top / "broken" / "session.json").write_text("{", encoding="utf-8")
    (top / "headless" / "raw").mkdir(parents=True)
    (top / "headless" / "raw" / "flows.jsonl").touch()
    (top / "linked").symlink_to(top / "leaky")
    return top


def _card(folder: Path, key: str) -> Card:
    return next(card for card in Shelf(folder).cards() if card.key == key)


def test_sessions_are_found_with_the_youngest_first_and_broken_ones_at_the_end(folder: Path) -> None:
    cards = Shelf(folder).cards()
    assert {card.key for card in cards} == {"leaky", "pinned", "farm/job-1/clean", "broken", "headless"}
    assert {card.key for card in cards[-2:]} == {"broken", "headless"}
    started = [card.started for card in cards[:-2]]
    assert started == sorted(started, reverse=True)


def test_a_card_says_what_the_manifest_says(folder: Path) -> None:
    manifest = json.loads((folder / "leaky" / "session.json").read_text(encoding="utf-8"))
    card = _card(folder, "leaky")
    assert card == Card(
        "leaky", manifest["app"]["id"], manifest["app"]["version"], "jvm", manifest["device"]["scenario"],
        "complete", manifest["started"],
    )  # fmt: skip
    assert _card(folder, "broken") == Card("broken", problem="E305")
    assert _card(folder, "headless") == Card("headless", problem="E301")


def test_counts_are_those_of_the_tables(folder: Path) -> None:
    result = analyze(folder / "leaky", Options(captures=folder))
    counts = Shelf(folder).counts("leaky")
    severities = [str(finding.severity) for finding in result.findings]
    observed = result.tables["observations"]["act"].astype("str").tolist()
    assert counts == Counts(
        {name: severities.count(name) for name in dict.fromkeys(severities)},
        observed.count("accessed"),
        observed.count("sent"),
        len(result.tables["gaps"]),
    )
    assert (Shelf(folder).counts("pinned"), Shelf(folder).counts("broken")) == (None, None)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(), {"leaky", "pinned", "farm/job-1/clean", "broken", "headless"}),
        (Query(text="JOB-1 clean"), {"farm/job-1/clean"}),
        (Query(text="job-1 leaky"), set()),
        (Query(state="complete", device="jvm"), {"leaky", "pinned", "farm/job-1/clean"}),
        (Query(state="recording"), set()),
        (Query(severity="critical"), {"leaky"}),
        (Query(device="phone"), set()),
    ],
)
def test_a_query_leaves_exactly_what_fits(query: Query, expected: set[str], folder: Path) -> None:
    assert {card.key for card in Shelf(folder).select(query)} == expected


@pytest.mark.parametrize("key", ["", ".", "..", "farm", "../leaky", "linked", "/etc", "leaky/", "leaky/raw"])
def test_only_sessions_of_the_list_are_given(key: str, folder: Path) -> None:
    assert Shelf(folder).find("farm/job-1/clean") == folder / "farm" / "job-1" / "clean"
    with pytest.raises(DataError) as raised:
        Shelf(folder).find(key)
    assert raised.value.code == "E393"


def test_a_changed_session_is_read_again(tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / "clean", tmp_path / "a", ignore=shutil.ignore_patterns("tables"))
    shelf = Shelf(tmp_path)
    before, file = shelf.cards()[0], tmp_path / "a" / "session.json"
    manifest = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(manifest | {"app": {"id": "another.app"}}), encoding="utf-8")
    assert shelf.cards() == [Card("a", "another.app", "", before.device, before.scenario, before.state, before.started)]
    assert shelf.counts("a") is None
    analyze(tmp_path / "a", Options(captures=tmp_path))
    assert shelf.counts("a") is not None


def test_choices_are_what_occurs() -> None:
    assert choices(
        [Card("a", device="jvm"), Card("b"), Card("c", device="adb"), Card("d", device="jvm")], "device"
    ) == [
        "adb",
        "jvm",
    ]


def test_a_severity_is_reached_by_itself_and_those_above() -> None:
    counts = Counts({"high": 1})
    assert [counts.reaches(level) for level in ("info", "medium", "high", "critical")] == [True, True, True, False]
