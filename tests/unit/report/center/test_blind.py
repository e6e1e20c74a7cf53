from __future__ import annotations

from unit.report.sample_report import MANIFEST, SCOPE, SETTINGS, sample, sample_tables

from analyzer.i18n.catalog import LANGUAGES, has
from analyzer.model.enums import GapKind
from analyzer.report.center.blind import blind_spots, gap_kinds, hook_health, permissions
from analyzer.report.center.facts import Facts
from analyzer.report.model import build_report
from analyzer.rules.examples import moment_rows


def test_gaps_are_told_by_kind_with_what_they_mean() -> None:
    opaque, refused = gap_kinds(sample(), "en")
    assert (refused.kind, refused.total, [gap.subject for gap in refused.gaps]) == (
        "tls_refused", 3, ["pinned.example.org"],
    )  # fmt: skip
    assert refused.meaning.startswith("The app did not accept our certificate")
    assert opaque.meaning.startswith("These messages were seen but could not be read")


def test_every_kind_of_gap_that_hides_data_has_its_own_meaning() -> None:
    told = {kind for kind in GapKind if has(f"center.gap.{kind}", "en")}
    assert told == {
        "tls_refused", "opaque_body", "not_decrypted", "hook_absent", "field_reads_unseen", "no_hooks",
        "no_consent_marks", "process_unseen", "quic_not_seen", "bypassed_proxy", "decoy_match",
    }  # fmt: skip


def test_a_blind_spot_is_written_once_and_named_by_number() -> None:
    for lang in LANGUAGES:
        spots, named = blind_spots(sample(), lang)
        assert len(spots) == len(set(spots))
        assert {number for numbers in named.values() for number in numbers} == set(range(1, len(spots) + 1))


def test_a_permission_tells_when_it_was_asked_and_what_it_opened() -> None:
    name = "android.permission.READ_CONTACTS"
    moments = moment_rows([{"event": event, "subject": name, "t": 1_795_300_003.0 + n}
                           for n, event in enumerate(("permission_asked", "permission_denied"))])  # fmt: skip
    data = build_report(MANIFEST, {**sample_tables(), "moments": moments}, [], SETTINGS, scope=SCOPE)
    (row,) = permissions(Facts(data), "en")
    assert (row.name, row.opens, row.seen, row.declared) == (name, "Address book", "Address book", "no")
    assert row.events == (
        "permission asked for at +3.000 s (in use · granted); permission denied at +4.000 s (in use · granted)"
    )
    assert permissions(Facts(data), "zh")[0].name == f"{name}（读取联系人）"


def test_hooks_are_counted_by_their_state() -> None:
    assert [(one.code, one.n) for one in hook_health(sample(), "en")] == [("active", 1), ("failed", 1)]
    assert hook_health(build_report({}, {}, [], {}), "en") == []
