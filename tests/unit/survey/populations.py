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


def rich_study(folder: Path, **settings: object) -> Counted:
    """Write and count a study that has everything: two years, weights, scopes, scores, raters, clusters, consent."""
    sessions = folder / "rich"
    for number in range(12):
        category = "map_navigation" if number % 2 else "news"
        early = (("imei", "umeng"),) if number % 3 == 0 else ()
        late = (("location_precise", "amap"), ("imei", "umeng"))[: 1 + number % 2]
        for year in (2025, 2026)[number % 4 == 0 :]:
            found = (("pre_consent_send", ("imei",)),) if early and (year == 2025 or number % 6 == 0) else ()
            write_session(
                sessions / f"a{number}-{year}", f"com.app{number:02d}", category=category, reads=("imei", "contacts"),
                sends=early, granted=late, findings=found, states=("none_asked", "granted"), n_flows=4,
                started=f"{year}-06-01T00:00:00Z",
            )  # fmt: skip
    write_session(sessions / "again", "com.app00", category="news", states=("none_asked",))
    rows = [f"com.app{number:02d},dev{number % 5},{50 + 4 * number}" for number in range(12)]
    (sessions / "labels.csv").write_text("\n".join(["app_id,developer,score", *rows]) + "\n")
    for number in range(8):
        write_scope(
            sessions / "scopes" / f"{number}.yaml",
            f"com.app{number:02d}",
            ("contacts", "location_precise")[: 1 + number % 2],
        )
    for name, shift in (("a", 0), ("b", 1), ("c", 3)):
        labels = [f"s{unit},{'yes' if (unit + shift * (unit % 4 == 0)) % 2 else 'no'}" for unit in range(20)]
        (sessions / f"{name}.csv").write_text("\n".join(["id,dialog", *labels]) + "\n")
    told: dict[str, object] = {
        "name": "rich", "labels": "labels.csv", "populations": {"news": 40, "map_navigation": 160},
        "cluster": "developer", "scopes": "scopes/*.yaml", "policy_score": "score",
        "raters": [{"name": name.upper(), "file": f"{name}.csv"} for name in "abc"],
    }  # fmt: skip
    return run(Study.model_validate(told | settings), sessions, folder / "wr", where=Workers())


def write_scope(file: Path, app_id: str, data_types: tuple[str, ...]) -> None:
    """Write a scope file that declares some data types."""
    file.parent.mkdir(parents=True, exist_ok=True)
    items = "".join(f"  - {{data_type: {name}, declared: collected}}\n" for name in data_types)
    file.write_text(f"version: 1\napp_id: {app_id}\nitems:\n{items}")
