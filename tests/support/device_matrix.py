"""What the recorder reaches on each simulated phone: runs its own code on all of them and writes docs/devices.md.

python -m support.device_matrix            rewrite the page in both languages
python -m support.device_matrix --check    say whether they are what a run gives
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fake_android import installer, vpn
from fake_android.android import Android
from fake_android.apk import make_apk
from fake_android.profiles import Profile, profiles
from fake_android.state import differences

from analyzer.model.errors import SetupError
from analyzer.record.devices.android import ca, route, wireguard
from analyzer.record.devices.android.frida_server import version_on, wanted_version
from analyzer.record.devices.android.honey import plant
from analyzer.record.devices.android.honey_values import make_honey
from analyzer.record.devices.android.identity import read_identity
from analyzer.record.devices.android.prepare import prepare, restore
from analyzer.record.devices.android.shell import DeviceShell, RootKind
from analyzer.record.devices.android.undo import SESSION, Journal
from analyzer.record.persona import load_persona
from analyzer.record.proxy import find_mitmdump
from support.direct_link import DirectLink
from support.phones import certificate, frida_server

DOCS = Path(__file__).resolve().parents[2] / "analyzer" / "docs"
PAGES = {"en": DOCS / "devices.md", "zh": DOCS / "zh" / "devices.md"}
APP = "com.example.app"
NOW_MS = 1_790_000_000_000
_PER_SERVER = 14
"""After ten handshakes the server answers with cookies, which the phone's simulated client does not know."""


@dataclass(frozen=True)
class Reached:
    """One row. n_read: identifiers read, of n_asked. refused: honey that the version did not take. tunnel: `led` by the
    route `wireguard`, `uncounted` where the firewall does not count what goes round it, or the code of why not."""

    profile: Profile
    root: str
    has_server: bool
    ca: str
    route: str
    tunnel: str
    n_read: int
    n_asked: int
    refused: tuple[str, ...]
    n_left: int


def reach(profile: Profile, folder: Path, server: wireguard.Server) -> Reached:
    """Prepare, read, plant and restore one simulated phone; gives what was reached."""
    phone = Android(profile)
    app = installer.install(phone, [make_apk(APP, launcher=".Main")], set(), None)
    for other in ("com.example.other", vpn.APP):
        installer.install(phone, [make_apk(other, launcher=".Main")], set(), None)
    phone.misc.accounts.append(("lin.8f3k2w@example.org", "com.example"))
    before = phone.snapshot()
    shell = DeviceShell(DirectLink(phone), probe_timeout_s=0.3)
    journal = Journal(shell, folder / profile.name)
    pem = certificate()
    prepare(shell, journal, pem, frida_server(folder / "server"))
    has_root = shell.root_kind is not RootKind.NONE
    placed = ca.where(shell, pem).kind if has_root else "none"
    tunnel = _tunnel(shell, journal, server, app.uid)
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
        tunnel=tunnel,
        n_read=sum(1 for reading in readings if reading.values),
        n_asked=len(readings),
        refused=tuple(dict.fromkeys(piece.what for piece in planting.pieces if piece.state == "refused")),
        n_left=len(differences(before, phone.snapshot())),
    )


def _tunnel(shell: DeviceShell, journal: Journal, server: wireguard.Server, uid: int) -> str:
    """Lead the app into the tunnel and take that back; gives what was reached."""
    try:
        wireguard.check_app(shell)
        laid = wireguard.lay(shell, journal, server, APP, uid)
        up = wireguard.is_up(shell)
    except SetupError as error:
        return error.code
    finally:
        journal.restore(SESSION)
    return "uncounted" if laid.why else "led" if up and not wireguard.is_up(shell) else "left behind"


@contextmanager
def _served() -> Iterator[wireguard.Server]:
    """Give the server of a tunnel, a real mitmdump, that every phone uses in turn."""
    server = wireguard.Server(wireguard.find_endpoint(None, "127.0.0.1"))  # type: ignore[arg-type]
    command = [*find_mitmdump(None), "--quiet", "--listen-host", "127.0.0.1", "--listen-port", "0", *server.arguments()]
    proxy = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    try:
        until, port = time.monotonic() + 60, f":{server.endpoint.port:04X} "
        while port not in Path("/proc/net/udp").read_text(encoding="ascii"):
            assert proxy.poll() is None and time.monotonic() < until
            time.sleep(0.05)
        yield server
    finally:
        server.forget()
        proxy.terminate()
        proxy.wait()


def reach_all() -> list[Reached]:
    """Give a row for each simulated phone, oldest version first."""
    rows: list[Reached] = []
    every = list(profiles().values())
    for start in range(0, len(every), _PER_SERVER):
        with tempfile.TemporaryDirectory() as folder, _served() as server:
            rows += [reach(profile, Path(folder), server) for profile in every[start : start + _PER_SERVER]]
    return rows


_WORDS = {
    "en": {
        "head": ("Simulated phone", "API", "Root by", "frida-server", "CA", "Route", "`--route wireguard`",
                 "Identifiers", "Honey refused", "Left after restore"),
        "emulator": "emulator image", "magisk": "Magisk phone", "production": "phone without root",
        "yes": "placed", "no": "not placed", "none": "none", "root none": "none", "system": "system store",
        "apex": "system store and APEX, in every zygote", "user": "user's store",
        "redirect": "redirect by uid", "global_proxy": "global proxy", "left": "nothing",
        "led": "tunnel of the app", "uncounted": "tunnel, not counted", "E284": "needs root",
        "clipboard": "clipboard", "account": "account", "message": "SMS", "mock place": "mock place",
        "of": "{read} of {asked}", "comma": ", ",
    },
    "zh": {
        "head": ("模拟手机", "API", "root 方式", "frida-server", "CA 证书", "流量路径", "`--route wireguard`",
                 "可读标识", "未植入的诱饵数据",
                 "还原后残留"),
        "emulator": "模拟器镜像", "magisk": "Magisk 手机", "production": "未 root 的手机",
        "yes": "已放置", "no": "未放置", "none": "无", "root none": "无", "system": "系统证书库",
        "apex": "系统证书库及 APEX，进入每个 zygote", "user": "用户证书库",
        "redirect": "按 uid 重定向", "global_proxy": "全局代理", "left": "无",
        "led": "该应用的隧道", "uncounted": "隧道，不计数", "E284": "需要 root",
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
        words[row.tunnel],
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
