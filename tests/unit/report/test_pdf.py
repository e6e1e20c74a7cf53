from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from analyzer.report.pdf import dated

MOMENT = datetime(2026, 11, 22, 1, 2, 3, tzinfo=timezone(timedelta(hours=8)))


def test_the_time_of_printing_becomes_that_of_the_session_and_no_byte_moves() -> None:
    pdf = b"<</CreationDate (D:20300101000000+00'00')\n/ModDate (D:20300101000000+00'00')>> /Other (D:20300101000000Z)"
    made = dated(pdf, MOMENT)
    assert made == (
        b"<</CreationDate (D:20261121170203+00'00')\n/ModDate (D:20261121170203+00'00')>> /Other (D:20300101000000Z)"
    )


def test_a_date_of_another_form_is_left_alone() -> None:
    odd = b"/ModDate (D:20300101000000+01)"
    assert dated(odd, MOMENT.astimezone(UTC)) == odd
