"""What the recorder reaches on each simulated phone: runs its own code on all of them and writes docs/devices.md.

python -m support.device_matrix            rewrite the page in both languages
python -m support.device_matrix --check    say whether they are what a run gives
"""

from __future__ import annotations

import hashlib
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fake_android import installer
from fake_android.android import Android
from fake_android.apk import make_apk
from fake_android.profiles import Profile, profiles
from fake_android.state import differences

from analyzer.record.devices.android import ca, route
from analyzer.record.devices.android.frida_server import version_on, wanted_version
from analyzer.record.devices.android.honey import plant
from analyzer.record.devices.android.honey_values import make_honey
from analyzer.record.devices.android.identity import read_identity
from analyzer.record.devices.android.prepare import prepare, restore
from analyzer.record.devices.android.shell import DeviceShell, RootKind
from analyzer.record.devices.android.undo import Journal
from analyzer.record.persona import load_persona
from support.direct_link import DirectLink
from support.phones import certificate, frida_server

DOCS = Path(__file__).resolve().parents[2] / "analyzer" / "docs"
PAGES = {"en": DOCS / "devices.md", "zh": DOCS / "zh" / "devices.md"}
APP = "com.example.app"
NOW_MS = 1_790_000_000_000


@dataclass(frozen=True)
class Reached:
    """One row. n_read: identifiers read, of n_asked. refused: honey that the version did not take."""

    profile: Profile
    root: str
    has_server: bool
    ca: str
    route: str
    n_read: int
    n_asked: int
    refused: tuple[str, ...]
    n_left: int


def reach(profile: Profile, folder: Path) -> Reached:
    """Prepare, read, plant and restore one simulated phone; gives what was reached."""
    phone = Android(profile)
    app = installer.install(phone, [make_apk(APP, launcher=".Main")], set(), None)
    installer.install(phone, [make_apk("com.example.other")], set(), None)
    phone.misc.accounts.append(("lin.8f3k2w@example.org", "com.example"))
    before = phone.snapshot()
    shell = DeviceShell(DirectLink(phone), probe_timeout_s=0.3)
    journal = Journal(shell, folder / profile.name)
    pem = certificate()
    prepare(shell, journal, pem, frida_server(folder / "server"))
    has_root = shell.root_kind is not RootKind.NONE
    placed = ca.where(shell, pem).kind if has_root else "none"
    laid = route.lay(shell, journal, 8080, app.uid)
    readings = read_identity(shell, APP).readings
    planting = plant(shell, journal, make_honey(load_persona("lin"), "matrix"), now_ms=NOW_MS)
    has_server = version_on(shell) == wanted_version()
    restore(shell, journal)
    assert phone.unknown == [], phone.unknown
    return Reached(
        profile=profile,
        root=str(shell.root_kind),
        has_server=has_server,
        ca=placed,
        route=laid.kind,
        n_read=sum(1 for reading in readings if reading.values),
        n_asked=len(readings),
        refused=tuple(dict.fromkeys(piece.what for piece in planting.pieces if piece.state == "refused")),
        n_left=len(differences(before, phone.snapshot())),
    )


def reach_all() -> list[Reached]:
    """Give a row for each simulated phone, oldest version first."""
    with tempfile.TemporaryDirectory() as folder:
        return [reach(profile, Path(folder)) for profile in profiles().values()]


_WORDS = {
    "en": {
        "head": ("Simulated phone", "API", "Root by", "frida-server", "CA", "Route", "Identifiers", "Honey refused",
                 "Left after restore"),
        "emulator": "emulator image", "magisk": "Magisk phone", "production": "phone without root",
        "yes": "placed", "no": "not placed", "none": "none", "root none": "none", "system": "system store",
        "apex": "system store and APEX, in every zygote", "user": "user's store",
        "redirect": "redirect by uid", "global_proxy": "global proxy", "left": "nothing",
        "clipboard": "clipboard", "account": "account", "message": "SMS", "mock place": "mock place",
        "of": "{read} of {asked}", "comma": ", ",
    },
    "zh": {
        "head": ("模拟手机", "API", "root 方式", "frida-server", "CA 证书", "流量路径", "可读标识", "未植入的诱饵数据",
                 "还原后残留"),
        "emulator": "模拟器镜像", "magisk": "Magisk 手机", "production": "未 root 的手机",
        "yes": "已放置", "no": "未放置", "none": "无", "root none": "无", "system": "系统证书库",
        "apex": "系统证书库及 APEX，进入每个 zygote", "user": "用户证书库",
        "redirect": "按 uid 重定向", "global_proxy": "全局代理", "left": "无",
        "clipboard": "剪贴板", "account": "账号", "message": "短信", "mock place": "模拟位置",
        "of": "{asked} 项中的 {read} 项", "comma": "，",
    },
}  # fmt: skip


def table(rows: list[Reached], language: str) -> str:
    """Give the rows as a Markdown table in one language."""
    words = _WORDS[language]
    head = words["head"]
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    lines += ["| " + " | ".join(_cells(row, language)) + " |" for row in rows]
    return "\n".join(lines)


def _cells(row: Reached, language: str) -> list[str]:
    words: dict[str, str] = {key: text for key, text in _WORDS[language].items() if isinstance(text, str)}
    kind = row.profile.name.partition("-")[2]
    return [
        f"Android {row.profile.version}{words['comma']}{words[kind]}",
        str(row.profile.api),
        words["root none"] if row.root == "none" else f"`{row.root}`",
        words["yes"] if row.has_server else words["no"],
        words[row.ca],
        words[row.route],
        words["of"].format(read=row.n_read, asked=row.n_asked),
        ("、" if language == "zh" else ", ").join(words[what] for what in row.refused),
        words["left"] if row.n_left == 0 else str(row.n_left),
    ]


def page(text: str, rows: list[Reached], language: str) -> str:
    """Give a page with its table made anew: the one whose head begins as ours does."""
    first = _WORDS[language]["head"][0]
    made = table(rows, language) + "\n"
    return re.sub(rf"(?m)^\| {first} [^\n]*\n(?:\|[^\n]*\n)+", lambda _: made, text, count=1)


def fresh_pages(rows: list[Reached]) -> dict[str, str]:
    """Give both pages with fresh tables. A translation that was current stays so: only the table differs."""
    texts = {language: file.read_text(encoding="utf-8") for language, file in PAGES.items()}
    fresh = {language: page(text, rows, language) for language, text in texts.items()}
    fresh["zh"] = fresh["zh"].replace(_fingerprint(texts["en"]), _fingerprint(fresh["en"]))
    return fresh


def _fingerprint(english: str) -> str:
    """Give what a translated page names its English page by; see tests/contracts/test_i18n.py."""
    return hashlib.sha256(re.sub(r"[\d./, ]+", "", english).encode()).hexdigest()[:16]


def main(arguments: list[str]) -> int:
    """Write or check both pages; the exit code is 0 when they are fresh."""
    fresh = fresh_pages(reach_all())
    stale = [language for language, file in PAGES.items() if file.read_text(encoding="utf-8") != fresh[language]]
    if stale and "--check" in arguments:
        print(f"FAIL {', '.join(stale)}: run `make device-matrix`")
        return 1
    for language in stale:
        PAGES[language].write_text(fresh[language], encoding="utf-8")
    print("PASS 1/1")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
