from __future__ import annotations

from unit.report.sample_report import sample

from analyzer.report.center.facts import Facts
from analyzer.report.center.who import who_rows
from analyzer.report.model import build_report


def test_a_line_tells_who_read_and_who_got_it() -> None:
    who = who_rows(Facts(sample()), "en")
    line = next(row for row in who.lines if (row.name, row.act) == ("Android ID (SSAID)", "sent"))
    assert (line.by, line.to, line.forms, line.states, line.n, line.declared) == (
        "Umeng [SDK]", "Umeng [third party, CN]: alog.umeng.com", "md5", "granted, not asked yet", 2, "yes",
    )  # fmt: skip
    assert who.left_out == 0


def test_a_session_without_observations_has_no_line() -> None:
    assert who_rows(Facts(build_report({}, {}, [], {})), "zh").lines == []
