"""A package gives what the session gave: rules and reports from the redacted copy, detection too from the full one."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.evidence import in_memory
from support.rule_packs import rule_text, write_pack

from analyzer import replay
from analyzer.api import Analysis, Options, analyze
from analyzer.store import package
from analyzer.store.pack import pack
from analyzer.store.session import Session

MARKER = "marker-7f3a9c2e@example.org"
"""A value that only a known-values file tells of."""


@pytest.fixture(scope="module")
def options(tmp_path_factory: pytest.TempPathFactory) -> Options:
    folder = tmp_path_factory.mktemp("inputs")
    (folder / "known.yaml").write_text(f'values: {{email: ["{MARKER}"], imei: ["001017482639153"]}}\n')
    (folder / "scope.yaml").write_text(
        "version: 1\napp_id: com.qingzhou.memo\nfirst_party: [qingzhou.com]\n"
        "items:\n  - {data_type: android_id, party: third, purpose: ads, when: after_consent}\n"
    )
    pack = write_pack(folder / "acme", acme_imei=rule_text(severity="medium"))
    return Options(
        rule_packs=(pack,),
        known=folder / "known.yaml",
        scope=folder / "scope.yaml",
        marks=("phase:checkout@2",),
        ignore=("cleartext_personal_data",),
        severity={"pre_consent_send": "info"},
        captures=folder / "captures",
    )


@pytest.fixture(scope="module")
def analyzed(tmp_path_factory: pytest.TempPathFactory, root: Path, options: Options) -> Analysis:
    folder = tmp_path_factory.mktemp("session") / "memo"
    shutil.copytree(root / "captures" / "samples" / "leaky", folder)
    return analyze(folder, options)


def packed(analyzed: Analysis, options: Options, out: Path, *, is_full: bool) -> dict[str, bytes]:
    repeats = replay.contents(options, replay.address_table(analyzed.session), is_full=is_full)
    extra = package.Extra(repeats, ((MARKER, "email"),))
    files = (package.full if is_full else package.redacted)(analyzed.session, extra)
    pack(files, out, top="memo")
    return in_memory(files)


def judged(result: Analysis) -> Any:
    findings = result.tables["findings"].to_dict("records")
    columns = ("rule_id", "severity", "fingerprint", "finding_id", "evidence", "message_args", "confidence", "baseline")
    rows = [{name: row[name] for name in columns} | {"evidence": list(row["evidence"])} for row in findings]
    return rows, result.assessments


@pytest.mark.parametrize("is_full", [False, True], ids=["redacted", "full"])
def test_a_package_gives_the_same_findings_and_assessments(
    analyzed: Analysis, options: Options, tmp_path: Path, is_full: bool
) -> None:
    packed(analyzed, options, tmp_path / "memo.zip", is_full=is_full)
    again = analyze(tmp_path / "memo.zip", Options(captures=tmp_path / "captures", rebuild=is_full))
    assert judged(again) == judged(analyzed)
    assert len(analyzed.tables["findings"]) > 3
    assert "acme_imei" in set(again.tables["findings"]["rule_id"].astype("str"))
    hashes = [one.settings["rule_packs"][0]["sha256"] for one in (again, analyzed)]
    assert hashes[0] == hashes[1]
    ids = [list(one.tables["observations"]["observation_id"]) for one in (again, analyzed)]
    assert ids[0] == ids[1]
    assert again.report_data().manifest_hash == analyzed.report_data().manifest_hash == analyzed.session.manifest_hash
    used = ["ignore", "marks", "rule_packs", "scope", "severity"]
    names = ", ".join(sorted([*used, "known"] if is_full else used))
    assert f"options of the package are used: {names}" in again.warnings


def test_the_full_package_detects_anew_what_its_tables_do_not_say(
    analyzed: Analysis, options: Options, tmp_path: Path
) -> None:
    files = packed(analyzed, options, tmp_path / "memo.zip", is_full=True)
    without = {name: data for name, data in files.items() if not name.startswith("tables/")}
    pack(without, tmp_path / "raw.zip", top="memo")
    again = analyze(tmp_path / "raw.zip", Options(captures=tmp_path / "captures"))
    for name, table in analyzed.tables.items():
        assert again.tables[name].astype("str").to_dict("list") == table.astype("str").to_dict("list"), name


def test_no_clear_value_no_salt_and_no_body_is_in_the_redacted_copy(
    analyzed: Analysis, options: Options, tmp_path: Path
) -> None:
    """All bytes of the zip file, of each file in it, and of each table as it is read."""
    files = packed(analyzed, options, tmp_path / "memo.zip", is_full=False)
    raw = analyzed.session.raw
    planted = json.loads((raw / "planted.json").read_text(encoding="utf-8"))["values"]
    public = {"device_info", "installed_apps", "network_info", "sensor_data"}
    markers = {value for kind, values in planted.items() if kind not in public for value in values}
    markers |= {MARKER, (raw / "salt").read_text().strip()}
    texts = {marker.encode() for marker in markers} | {json.dumps(marker)[1:-1].encode() for marker in markers}
    package.write_folder(files, tmp_path / "copy")
    tables = {
        f"table {name}": table.astype("str").to_csv().encode()
        for name, table in analyze(tmp_path / "copy", Options(captures=tmp_path)).tables.items()
    }
    searched = {"the zip file": (tmp_path / "memo.zip").read_bytes(), **files, **tables}
    assert {(name, text) for name, data in searched.items() for text in texts if text in data} == set()
    assert [name for name in files if name.startswith("raw/") or name.endswith(("known.yaml", "mapping.txt"))] == []
    secret = [(raw / name).read_bytes() for name in ("bodies.bin", "events.jsonl", "flows.jsonl")]
    assert all(any(text in data for data in secret) for text in [b"001017482639153"])


def test_what_is_asked_goes_before_what_the_package_says(analyzed: Analysis, options: Options, tmp_path: Path) -> None:
    packed(analyzed, options, tmp_path / "memo.zip", is_full=False)
    asked = Options(captures=tmp_path / "captures", select=("pre_consent_send",), severity={"pre_consent_send": "low"})
    again = analyze(tmp_path / "memo.zip", asked)
    assert set(again.tables["findings"]["rule_id"].astype("str")) == {"pre_consent_send"}
    assert set(again.tables["findings"]["severity"].astype("str")) == {"low"}


def test_other_versions_are_named_with_the_way_to_get_the_same(analyzed: Analysis, tmp_path: Path) -> None:
    files = packed(analyzed, Options(), tmp_path / "memo.zip", is_full=True)
    facts = json.loads(files["package.json"])
    facts["made_with"]["mitmproxy"] = "9.9.9"
    package.write_folder(files | {"package.json": json.dumps(facts).encode()}, tmp_path / "copy")
    place = tmp_path / "copy" / "replay" / "requirements.txt"
    assert replay.replayed(Session.open(tmp_path / "copy"), Options())[1] == [
        f"it was analyzed with other versions (mitmproxy 9.9.9); the same ones: pip install -r {place}"
    ]
    pinned = dict(line.split("==") for line in place.read_text().splitlines())
    assert pinned == {name: number for name, number in package.versions().items() if name != "python"}


@pytest.mark.parametrize(
    "settings",
    [
        [],
        7,
        {
            "marks": 5,
            "severity": "x",
            "rules": [],
            "scope": 7,
            "category": {},
            "first_party": [{}],
            "select": None,
            "rule_packs": [5, {}, {"name": ".."}, {"name": 7}],
        },
    ],
)
def test_hostile_options_are_no_options(tmp_path: Path, analyzed: Analysis, settings: Any) -> None:
    (tmp_path / "replay").mkdir()
    (tmp_path / "replay" / "options.json").write_text(json.dumps(settings))
    session = Session(tmp_path, analyzed.session.manifest)
    assert replay.replayed(session, Options()) == (Options(), [])


def test_a_path_in_the_options_of_a_package_leads_nowhere_else(tmp_path: Path, analyzed: Analysis) -> None:
    (tmp_path / "replay").mkdir()
    (tmp_path / "replay" / "options.json").write_text(json.dumps({"scope": "../../etc/passwd", "together": ["/x"]}))
    options, _ = replay.replayed(Session(tmp_path, analyzed.session.manifest), Options())
    assert options == replace(Options(), scope=tmp_path / "replay" / "passwd")
