"""The sorted ids of all units stand in one committed file, so that a review shows what appeared or went."""

from __future__ import annotations

import os
from pathlib import Path

from analyzer.datatypes import data_types
from analyzer.decode.endpoint_files import vendors
from analyzer.detect.patterns import PATTERNS
from analyzer.detect.transforms import describe_transforms
from analyzer.record.behavior import behavior_names
from analyzer.record.native_specs import load_native_specs
from analyzer.record.scenario import scenario_names
from analyzer.record.specs import load_specs
from analyzer.report.model import format_names
from analyzer.rules.engine import load_rules

INDEX = Path(__file__).resolve().parents[1] / "golden" / "index.txt"
ROOT = Path(__file__).resolve().parents[2]


def _ids() -> list[str]:
    codecs = (ROOT / "analyzer" / "decode" / "codecs").glob("*_codec.py")
    units = {
        "behavior": behavior_names(),
        "codec": [file.stem.removesuffix("_codec") for file in codecs],
        "datatype": list(data_types()),
        "format": format_names(),
        "pattern": [pattern.id for pattern in PATTERNS],
        "hook": [spec.id for spec in load_specs()],
        "native_hook": [spec.id for spec in load_native_specs()],
        "scenario": scenario_names(),
        "rule": [rule.id for rule in load_rules()],
        "transform": [entry["name"] for entry in describe_transforms()],
        "vendor": vendors(),
    }
    return [f"{kind} {unit}" for kind in sorted(units) for unit in sorted(units[kind])]


def test_golden_index_lists_every_unit() -> None:
    text = "\n".join(_ids()) + "\n"
    if os.environ.get("CONSENTINEL_WRITE_GOLDEN"):
        INDEX.write_text(text, encoding="utf-8")
    assert INDEX.read_text(encoding="utf-8") == text, "run `make golden` and read the difference"
