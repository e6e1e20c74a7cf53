"""A small study whose every figure is known: written by hand, not computed."""

from __future__ import annotations

from pathlib import Path

from unit.survey.sessions import write_session

from analyzer.survey.engine import Workers
from analyzer.survey.run import Counted, run
from analyzer.survey.study import Study

HOSTILE = "com.evil.=HYPERLINK(1)<script>alert(1)</script>"


def small_study(folder: Path, study: Study | None = None) -> Counted:
    """Write and count it: ten apps of two categories, one that could not be judged, two sessions that do not count."""
    pre = (("pre_consent_send", ("location_precise",)),)
    blind = ("pre_consent_read", "pre_consent_send", "undeclared_collection", "unnecessary_collection")
    sessions = folder / "s"
    for number in range(4):
        write_session(sessions / f"p{number}", f"com.pay{number}", category="payment",
                      sends=(("location_precise", "umeng"),), findings=pre)  # fmt: skip
    write_session(sessions / "p4", "com.pay4", category="payment", reads=("contacts",))
    for number in range(4):
        write_session(sessions / f"m{number}", f"com.map{number}", category="map_navigation", reads=("imei",),
                      sends=(("imei", "nowhere"),) if number else ())  # fmt: skip
    write_session(sessions / "m4", HOSTILE, category="map_navigation", not_assessed=blind)
    for number in range(4):  # after refusal, nothing is sent any more
        write_session(sessions / f"r{number}", f"com.pay{number}", category="payment", scenario="first-run-refuse")
    write_session(sessions / "x", "com.lost", state="interrupted")
    write_session(sessions / "y", "com.pay4", scenario="first-run-refuse", dark=("a", "b", "c"))
    return run(study or Study(name="small"), sessions, folder / "w", where=Workers())
