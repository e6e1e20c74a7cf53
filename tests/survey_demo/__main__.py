"""`make survey-demo`: records twenty apps on embedded devices, counts them, and compares with what they really did."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from survey_demo.population import behaviors, declared, load, truth

from analyzer.api import Options, analyze
from analyzer.record.behavior import load_behavior
from analyzer.record.devices.jvm import JvmDevice
from analyzer.record.recorder import Recorder
from analyzer.report.paper_syntaxes import write_paper
from analyzer.store.session import Session
from analyzer.survey.engine import Workers
from analyzer.survey.output import tables_of, write_study
from analyzer.survey.paper import study_paper
from analyzer.survey.reread import from_package
from analyzer.survey.run import Counted, run
from analyzer.survey.study import Study


def main() -> int:
    """Print the study, and which of its figures are the truth; exit 0 when all are."""
    parser = argparse.ArgumentParser(prog="survey_demo")
    parser.add_argument("--out", type=Path, default=Path("captures") / "survey-demo", help="where the study goes")
    parser.add_argument("--lang", choices=["en", "zh"], default="en")
    options = parser.parse_args()
    population = load()
    with TemporaryDirectory() as name:
        for app, behavior in behaviors(population):
            print(f"{app} …", file=sys.stderr, flush=True)
            record(behavior, Path(name))
        write_scopes(population, Path(name) / "scopes")
        study = Study(name="survey-demo", sessions=("sessions/*",), scopes="scopes/*.yaml")
        counted = run(study, Path(name), options.out / ".parts", where=Workers())
        write_study(counted, options.out, tables_of(counted))
        again = from_package(options.out / "data", Path(name) / "parts")
        write_study(again, Path(name) / "again", tables_of(again))
        same = same_files(options.out, Path(name) / "again")
    show(counted, options.out, options.lang)
    return report(
        truth(population) | {"package": {(name,) for name in same}},
        found(options.out) | {"package": {(name,) for name, is_same in same.items() if is_same}},
    )


def record(behavior: dict[str, object], folder: Path, duration_s: float | None = None) -> Session:
    """Record one app into `folder`/sessions, for so long or until it ends, analyze it, and give the session."""
    file = folder / "behavior.yaml"
    file.write_text(json.dumps(behavior, ensure_ascii=False), encoding="utf-8")
    device = JvmDevice(load_behavior(str(file)))
    outcome = Recorder(parent=folder / "sessions", device=device, duration_s=duration_s).run()
    if outcome.error is not None:
        raise outcome.error
    spec = device.behavior.spec
    analyze(
        outcome.session.path,
        Options(category=spec.app.category, app_id=spec.app.id, first_party=(_own(spec.hosts[0].host),)),
    )
    return outcome.session


def write_scopes(population: dict[str, object], folder: Path) -> None:
    """Write the scope file of each app that declares anything."""
    for app_id, data_types in declared(population).items():
        items = [{"data_type": one, "declared": "collected"} for one in data_types]
        folder.mkdir(exist_ok=True)
        (folder / f"{app_id}.yaml").write_text(json.dumps({"version": 1, "app_id": app_id, "items": items}))


def same_files(out: Path, again: Path) -> dict[str, bool]:
    """Tell of each table and page whether the data package gave it again, to the byte."""
    files = [file.relative_to(out) for part in ("tables", "figures", "data") for file in sorted((out / part).iterdir())]
    return {str(file): (again / file).read_bytes() == (out / file).read_bytes() for file in files}


def _own(host: str) -> str:
    return host.partition(".")[2]


def show(counted: Counted, out: Path, lang: str) -> None:
    """Print the study as `consentinel survey` does."""
    from analyzer.survey.tables import all_tables

    write_paper(study_paper(counted, all_tables(counted), {}, lang), sys.stdout, "text")
    print(f"\n{out}: tables, figures and data")


def found(out: Path) -> dict[str, set[tuple[str, ...]]]:
    """Give the same tables as `truth`, as they stand in the folder of the study."""
    rows = {name: list(_rows(out / "tables" / f"{name}.csv")) for name in ("cca", "prevalence", "recipients")}
    whole = [row for row in rows["prevalence"] if row["group"] == ""]
    counted = ("read", "sent", "sent_third", "before_consent", "unnecessary", "overcollected")
    return {
        "cca": {(row["value"], row["class"], row["k"], row["n"]) for row in rows["cca"]},
        "declared": {(row["value"], row["class"], row["declared_k"], row["declared_n"]) for row in rows["cca"]},
        "any": {(row["key"], row["k"], row["n"]) for row in whole if row["measure"] == "any" and row["key"] in counted},
        "recipients": {(row["key"], row["k"], row["n"]) for row in rows["recipients"]},
        "before": {(row["key"], row["k"]) for row in whole if row["measure"] == "before_consent"},
    }


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def report(expected: dict[str, set[tuple[str, ...]]], got: dict[str, set[tuple[str, ...]]]) -> int:
    """Print every figure that differs, and the last line."""
    total = right = 0
    for name, rows in expected.items():
        for row in sorted(rows ^ got[name]):
            print(f"{name}: {' '.join(row)} is {'missing' if row in rows else 'not the truth'}")
        total += len(rows | got[name])
        right += len(rows & got[name])
    print(f"{'PASS' if right == total else 'FAIL'} {right}/{total}")
    return 0 if right == total else 1


if __name__ == "__main__":
    sys.exit(main())
