"""Write the schemas beside this file, or with --check tell which are not current."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent


def schemas() -> dict[str, dict[str, Any]]:
    """Give file name → JSON Schema of every published format."""
    from pydantic import BaseModel, TypeAdapter

    from analyzer.config import config_schema
    from analyzer.detect.known import KnownFile
    from analyzer.farm.jobs import JobRow
    from analyzer.model.events import FILES
    from analyzer.record.behavior import BehaviorFile
    from analyzer.record.consent.schema import InspectionDocument
    from analyzer.record.scenario import ScenarioFile
    from analyzer.record.specs import HookSpec
    from analyzer.report.schema import AnalysisDocument, AnalysisDocuments
    from analyzer.rules.baseline import Baseline
    from analyzer.rules.packs import PackFile
    from analyzer.rules.yaml_rules import rule_schema
    from analyzer.scope.model import Scope
    from analyzer.store.schema import PackageDocument, VerdictDocument
    from analyzer.survey.import_table import TableMap
    from analyzer.survey.package import DataPackage
    from analyzer.survey.study import Study

    models: dict[str, type[BaseModel]] = {
        "analysis": AnalysisDocument,
        "analyses": AnalysisDocuments,
        "baseline": Baseline,
        "behavior": BehaviorFile,
        "consent-inspection": InspectionDocument,
        "datapackage": DataPackage,
        "hook": HookSpec,
        "jobs": JobRow,
        "known": KnownFile,
        "package": PackageDocument,
        "rule-pack": PackFile,
        "scenario": ScenarioFile,
        "scope": Scope,
        "study": Study,
        "tables": TableMap,
        "verdict": VerdictDocument,
    }
    made = {f"{name}.schema.json": model.model_json_schema() for name, model in models.items()}
    raw = {f"raw-{name.removesuffix('.jsonl')}.schema.json": TypeAdapter(union) for name, union in FILES.items()}
    made |= {"config.schema.json": config_schema(), "rule.schema.json": rule_schema()}
    return made | {name: adapter.json_schema() for name, adapter in raw.items()}


def texts() -> dict[str, str]:
    """Give file name → text of every schema file."""
    return {name: json.dumps(schema, ensure_ascii=False, indent=1) + "\n" for name, schema in schemas().items()}


def stale() -> list[str]:
    """Give the names of schema files that are absent, differ from the models, or belong to none."""
    made = texts()
    on_disk = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.json")}
    return sorted(name for name in made.keys() | on_disk.keys() if made.get(name) != on_disk.get(name))


def main() -> int:
    """Write or check; the exit code says whether all are current."""
    if "--check" in sys.argv[1:]:
        return 1 if stale() else 0
    made = texts()
    for file in FOLDER.glob("*.json"):
        file.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
