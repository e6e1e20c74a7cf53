from __future__ import annotations

from unit.report.sample_report import sample, sample_tables

from analyzer.report.inventory import MAX_ROWS, make_inventory
from analyzer.rules.examples import observation_rows


def test_reads_and_sends_are_summed_up_by_recipient() -> None:
    rows, left_out = make_inventory(sample(), "en")
    assert left_out == 0
    assert [(row.data_type.rpartition(" ")[2], row.to[:20], row.n, row.forms, row.states) for row in rows] == [
        ("(android_id)", "read by the app", 1, "", "not asked yet"),
        ("(android_id)", "Umeng [third party]", 2, "md5", "granted, not asked yet"),
        ("(contacts)", "read by the app", 1, "", "granted"),
        ("(imei)", "<script>alert(1)</sc", 1, "plain", "granted"),
        ("(location_precise)", "read by the app", 1, "", "not asked yet"),
        ("(location_precise)", "weather.example [fir", 1, "plain", "asked, no answer yet"),
    ]


def test_a_long_list_is_cut_and_counted() -> None:
    hosts = [{"host": f"h{number}.example{number}.cn"} for number in range(MAX_ROWS + 4)]
    data = sample(tables={**sample_tables(), "observations": observation_rows(hosts)})
    rows, left_out = make_inventory(data, "zh")
    assert (len(rows), left_out) == (MAX_ROWS, 4)
