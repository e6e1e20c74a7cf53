"""SDKs as their makers publish them, on Robolectric, under real hooks and proxy: none of the traffic is ours."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import need
from jvm.app import JAVAC
from support.waiting import wait_for

from analyzer.api import Options, analyze
from analyzer.record.devices.base import ProxyEndpoint
from analyzer.record.devices.embedded.sink import Sink
from analyzer.record.devices.jvm import arguments_to
from analyzer.record.hooking import HookOptions
from analyzer.record.recorder import Recorder

pytestmark = pytest.mark.slow

SOURCES = Path(__file__).resolve().parents[1] / "realsdk"
HOSTS = {
    "bugly": ["android.bugly.qq.com", "h.trace.qq.com"],
    "baidu_mobstat": ["hmma.baidu.com"],
    "mixpanel": ["api.mixpanel.com"],
    "amplitude": ["api2.amplitude.com"],
    "sentry": ["o123456.ingest.sentry.io"],
}
"""Where each SDK sends by itself."""
READS = {
    ("baidu_mobstat", "android_id"),
    ("baidu_mobstat", "imei"),
    ("baidu_mobstat", "installed_apps"),
    ("baidu_mobstat", "mac_address"),
    ("mixpanel", "device_info"),
    ("mixpanel", "install_id"),
    ("amplitude", "network_info"),
    ("bugly", "device_info"),
}
"""What each reads at least; more with other versions of Robolectric, whose answers decide how far an SDK goes."""
ANDROID_ID = "8f3b2c1d4e5f6071"


@pytest.fixture(scope="module")
def class_path() -> str:
    """Give the class path: artifacts from Maven Central by Maven's client, the classes of AARs, ours compiled."""
    need(shutil.which("mvn") is not None, "Maven")
    need(shutil.which("javac") is not None, "javac")
    folder = Path(tempfile.mkdtemp(prefix="consentinel-real-sdks-"))
    listing = folder / "class-path.txt"
    plugin = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath"
    command = ["mvn", "-q", "-B", "-f", str(SOURCES / "pom.xml"), plugin, f"-Dmdep.outputFile={listing}"]
    subprocess.run(command, check=True, timeout=900, stdout=subprocess.DEVNULL)
    found = [Path(name) for name in listing.read_text(encoding="utf-8").strip().split(os.pathsep)]
    jars = [_classes_of(file, folder) if file.suffix == ".aar" else file for file in found]
    # The real framework goes last: Robolectric's own copies of its classes come first.
    jars.sort(key=lambda jar: "android-all" in jar.name)
    path = os.pathsep.join([str(folder / "classes"), *map(str, jars)])
    sources = [str(file) for file in sorted(SOURCES.rglob("*.java"))]
    subprocess.run(
        [*JAVAC, "-nowarn", "-d", str(folder / "classes"), "-cp", path, *sources], check=True, timeout=300,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return path


def _classes_of(aar: Path, folder: Path) -> Path:
    out = folder / f"{aar.stem}.jar"
    with zipfile.ZipFile(aar) as archive:
        out.write_bytes(archive.read("classes.jar"))
    return out


class RealSdkApp:
    """The JVM in which the SDKs run."""

    app_id, version, name = "org.robolectric.default", "3.2.1", "real SDKs"
    source, permissions = "", ()

    def __init__(self, class_path: str, proxy: ProxyEndpoint, talk: Path) -> None:
        framework = next(Path(part) for part in class_path.split(os.pathsep) if "android-all-instrumented" in part)
        settings = {
            "robolectric.offline": "true",
            "robolectric.dependency.dir": str(framework.parent),
            "http.nonProxyHosts": "",
        }
        for scheme in ("http", "https"):
            settings |= {f"{scheme}.proxyHost": proxy.host, f"{scheme}.proxyPort": str(proxy.port)}
        self._process = subprocess.Popen(
            [
                "java", "-Xss16m", "-XX:+UnlockDiagnosticVMOptions",
                # Class files made for Android's compiler, of which HotSpot refuses some.
                "-XX:-BytecodeVerificationRemote",
                *(f"-D{name}={value}" for name, value in settings.items()),
                "-cp", class_path, "realsdk.Play",
            ],
            stdin=subprocess.PIPE, stdout=talk.open("w"), stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        self.pid = self._process.pid
        wait_for(lambda: "ready" in talk.read_text(encoding="utf-8"), "the JVM did not get ready")

    def resume(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write("go\n")
        self._process.stdin.flush()

    def poll(self) -> int | None:
        return self._process.poll()

    def stop(self, timeout_s: float = 5.0) -> None:
        self._process.kill()
        self._process.wait(timeout_s)


class RealSdkDevice:
    """Implements `Device` for the SDKs."""

    backend, is_instrumented, app_id = "robolectric", True, RealSdkApp.app_id
    frida_host: str | None = None

    def __init__(self, class_path: str, folder: Path) -> None:
        self._class_path, self.talk = class_path, folder / "talk.txt"
        self._sink = Sink([host for hosts in HOSTS.values() for host in hosts], folder)

    def ensure_ready(self) -> None:
        return None

    def describe(self) -> dict[str, Any]:
        return {"backend": self.backend, "model": "Robolectric 4.13, API 34"}

    def proxy_arguments(self, session_path: Path) -> list[str]:
        self._sink.start()
        return arguments_to(self._sink)

    def planted(self) -> dict[str, list[str]]:
        return {"android_id": [ANDROID_ID]}

    def launch(
        self, proxy: ProxyEndpoint, on_mark: Callable[[str, str, float, float], None], session_path: Path
    ) -> RealSdkApp:
        return RealSdkApp(self._class_path, proxy, self.talk)

    def close(self) -> None:
        self._sink.close()


def test_real_sdks_are_seen_reading_and_sending_by_hooks_proxy_and_detection(class_path: str, tmp_path: Path) -> None:
    java = shutil.which("java")
    version = subprocess.run([java, "-version"], capture_output=True, text=True).stderr if java else ""
    need(re.search(r'version "17\.', version) is not None, "Java 17 with all its modules")
    device = RealSdkDevice(class_path, tmp_path)
    recorder = Recorder(parent=tmp_path, device=device, hooks=HookOptions(unpin=True), duration_s=240)
    outcome = recorder.run(on_ready=lambda ready: None)
    assert (outcome.state, outcome.reason) == ("complete", "the app ended"), device.talk.read_text(encoding="utf-8")
    tables = analyze(outcome.session.path, Options(fail_on="never")).tables
    own = {hosts[0] for hosts in HOSTS.values()}
    assert own <= set(tables["flows"]["host"]) <= {host for hosts in HOSTS.values() for host in hosts}
    seen = tables["observations"]
    reads = seen[seen["act"] == "accessed"]
    assert set(zip(reads["sdk_id"], reads["data_type"], strict=True)) >= READS
    sent = seen[(seen["act"] == "sent") & (seen["data_type"] == "android_id") & seen["sdk_id"].notna()]
    assert set(zip(sent["sdk_id"], sent["host"], strict=True)) == {("baidu_mobstat", "hmma.baidu.com")}
    # Code that no entry of the file claims is named by nobody.
    assert set(reads[reads["caller"].str.startswith("org.robolectric.", na=False)]["sdk_id"].dropna()) == set()
