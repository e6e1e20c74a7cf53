"""Every module with logic has a test file at the same place below tests/unit."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

EXCEPTIONS = {
    "__main__.py": "one call; every end-to-end test goes through it",
    "cli/baseline.py": "tests/unit/cli/test_diff.py accepts findings with it",
    "cli/demo.py": "tests/e2e/test_full_chain.py runs it for every behavior under real Frida",
    "cli/doctor.py": "tests/unit/cli/test_app.py runs it",
    "cli/listing.py": "tests/unit/cli/test_app.py runs each of its commands",
    "cli/report.py": "tests/e2e/test_report_in_browser.py renders through it",
    "cli/run.py": "tests/e2e/test_farm.py runs it",
    "cli/serve.py": "tests/e2e/test_serve.py runs it",
    "cli/session.py": "tests/e2e/test_samples.py and test_bad_input.py run its commands",
    "decode/codecs/*": "one test file for all codecs, tests/unit/decode/test_codecs.py",
    "decode/limits.py": "budgets of tests/unit/decode/test_peel.py",
    "decode/parts.py": "two declarations; used by every test of tests/unit/decode",
    "detect/flows.py": "the flows table of tests/unit/detect/test_pipeline.py",
    "detect/hosts.py": "host columns of tests/unit/detect/test_pipeline.py",
    "detect/patterns/*": "one test file for all formats, tests/unit/detect/test_patterns.py",
    "detect/rows.py": "rows of tests/unit/detect/test_pipeline.py",
    "detect/sweep.py": "swept through tests/unit/detect/test_pipeline.py",
    "ingest/exchange.py": "declarations without logic",
    "model/events.py": "declarations; the readers' tests feed every kind of line",
    "model/line.py": "declarations; the readers' tests feed every kind of line",
    "model/version.py": "one constant; tests/unit/report/center/test_page.py finds it on a page",
    "model/tls_lines.py": "declarations; tests/e2e/test_second_witness.py checks every line",
    "model/tables.py": "declarations; tests/unit/model/test_columns.py goes through each table",
    "cli/init.py": "tests/e2e/test_examples.py starts a project with it",
    "live.py": "tests/e2e/test_library.py records through it",
    "pytest_plugin.py": "tests/e2e/test_pytest_plugin.py runs it in real pytest runs",
    "record/bundle.py": "tests/unit/record/test_instrument.py reads good and bad bundles",
    "record/check.py": "tests/e2e/test_hook_specs.py runs it on the embedded device",
    "record/devices/base.py": "protocols without logic",
    "record/devices/none.py": "tests/e2e/test_proxy_session.py records with it",
    "record/devices/android/adb_app.py": "tests/unit/record/devices/test_adb.py kills it and starts it again",
    "record/devices/android/link.py": "tests/e2e/test_device_cli.py and others speak through it",
    "record/devices/android/prepare.py": "tests/e2e/test_device_prepare.py prepares each kind of phone",
    "record/ending.py": "tests/e2e/test_kills.py ends sessions in every way",
    "record/java_gate.py": "tests/e2e/test_processes.py starts a second Java behind it",
    "record/newcomers.py": "tests/e2e/test_processes.py and test_remote_processes.py hold processes with it",
    "record/processes.py": "tests/e2e/test_processes.py and test_remote_processes.py follow apps with it",
    "record/recording.py": "tests/unit/record/test_recorder.py records through it",
    "record/signals.py": "tests/e2e/test_cli_record.py sends the signals",
    "record/talk.py": "tests/e2e/test_cli_record.py reads its lines",
    "record/spec_model.py": "tests/unit/record/test_specs.py reads every kind of mistake",
    "report/baseline_view.py": "tests/unit/report/formats/test_markdown_format.py shows every state",
    "report/clock.py": "tests/unit/report/test_model.py",
    "report/finding_view.py": "tests/unit/report/test_outline.py",
    "report/formats/dual_list_format.py": "tests/unit/report/formats/test_papers.py",
    "report/formats/inventory_format.py": "tests/unit/report/formats/test_papers.py",
    "report/formats/safe_net_format.py": "tests/unit/report/formats/test_papers.py",
    "report/formats/self_assessment_format.py": "tests/unit/report/formats/test_papers.py",
    "report/paper.py": "tests/unit/report/test_paper_syntaxes.py writes papers in every syntax",
    "report/paper_head.py": "tests/unit/report/formats/test_papers.py",
    "report/standing.py": "tests/unit/report/formats/test_papers.py",
    "rules/builtin/*": "each rule carries good and bad examples, run by tests/unit/rules/test_examples.py",
    "rules/derived.py": "tests/unit/rules/test_facts_of_observations.py and test_facts_of_moments.py ask through it",
    "rules/model.py": "tests/unit/rules/test_catalog.py loads every rule through it",
    "rules/python_rules.py": "tests/unit/rules/test_sources.py loads Python rules through it",
    "schemas/__main__.py": "tests/contracts/test_schemas.py",
}
"""Modules without a file of their own, and where they are tested instead."""


def _modules() -> list[Path]:
    package = ROOT / "analyzer"
    found = (file.relative_to(package) for file in package.rglob("*.py"))
    return sorted(file for file in found if file.name != "__init__.py" and file.parts[0] not in ("_addons", "docs"))


def _exception(module: Path) -> str | None:
    for name in (module.as_posix(), f"{module.parent.as_posix()}/*"):
        if name in EXCEPTIONS:
            return name
    return None


def _test_file(module: Path) -> Path:
    return ROOT / "tests" / "unit" / module.parent / f"test_{module.name}"


def test_every_module_has_a_test_file_at_its_place() -> None:
    missing = [str(module) for module in _modules() if not _test_file(module).is_file() and not _exception(module)]
    assert missing == [], "write tests/unit/<path>/test_<module>.py"


def test_every_exception_is_still_one() -> None:
    used = {_exception(module) for module in _modules() if not _test_file(module).is_file()}
    assert sorted(set(EXCEPTIONS) - used) == [], "these modules have test files now, or are gone"


def test_the_files_that_exceptions_name_are_there() -> None:
    named = {word.strip(",;") for reason in EXCEPTIONS.values() for word in reason.split() if word.startswith("tests/")}
    assert sorted(name for name in named if not (ROOT / name).exists()) == []
