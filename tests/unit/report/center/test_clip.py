from __future__ import annotations

import json
from dataclasses import replace

from unit.report.sample_report import sample

from analyzer.model.tables import TABLES
from analyzer.report.center.clip import LIMIT, clip, clipped


def test_a_long_text_says_how_much_is_cut() -> None:
    assert clipped("x" * LIMIT) == "x" * LIMIT
    assert clipped("x" * (LIMIT + 5)) == "x" * LIMIT + "… +5"


def test_a_report_without_long_texts_stays_as_it_is() -> None:
    data = sample()
    cut = clip(data)
    assert all(cut.tables[name] is data.tables[name] for name in TABLES)
    assert cut.manifest == data.manifest
    assert cut.assessments == json.loads(json.dumps(data.assessments))


def test_long_texts_of_every_kind_are_cut() -> None:
    data, long = sample(), "y" * (LIMIT + 1)
    observations, findings = data.tables["observations"].copy(), data.tables["findings"].copy()
    observations.loc[0, "path"] = long
    observations["phase"] = observations["phase"].cat.rename_categories({"launch": long})
    args = json.loads(findings["message_args"].iloc[0])
    findings.loc[findings.index[0], "message_args"] = json.dumps({**args, "hosts": [long]})
    tables = data.tables | {"observations": observations, "findings": findings}
    cut = clip(replace(data, tables=tables, manifest={"app": {"name": long}}, values={"a": long}))
    shorter = clipped(long)
    assert cut.tables["observations"]["path"].iloc[0] == shorter
    assert shorter in set(cut.tables["observations"]["phase"])
    assert json.loads(cut.tables["findings"]["message_args"].iloc[0])["hosts"] == [shorter]
    assert (cut.manifest, cut.values) == ({"app": {"name": shorter}}, {"a": shorter})
    assert cut.tables["observations"].dtypes.to_dict().keys() == observations.dtypes.to_dict().keys()
