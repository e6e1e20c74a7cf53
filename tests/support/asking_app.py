"""An app on a fake phone that asks for consent when it is first opened, then for a permission; no program runs.

What it was told it keeps in its own folder on the phone, so that clearing its data makes it ask again, and a kill not.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fake_android.apk import make_apk
from fake_android.device import FakeDevice
from fake_android.state import Package, Process

from support.fake_controls import node, tree

PACKAGE = "com.example.asking"
PERMISSION = "android.permission.ACCESS_FINE_LOCATION"
_LABEL = {"class": "android.widget.TextView", "clickable": "false"}
_ALLOW, _DENY = "permission_allow_foreground_only_button", "permission_deny_button"
_OLD_ALLOW = "permission_allow_button"


@dataclass(frozen=True)
class Words:
    """What the app says in one language. way: the texts to tap, from its first page to the withdrawal."""

    title: str
    text: str
    refuse: str
    accept: str
    way: tuple[str, ...]
    question: str
    allow: str
    deny: str


WORDS = {
    "zh": Words(
        "个人信息保护提示",
        "我们非常重视您的个人信息和隐私保护，请您仔细阅读《用户协议》和《隐私政策》，"
        "同意后我们才会收集您的个人信息。",
        "不同意", "同意", ("我的", "设置", "隐私", "撤回同意"),
        "要允许“示例”获取此设备的位置信息吗？", "仅在使用该应用时允许", "不允许",
    ),
    "en": Words(
        "Your privacy",
        "We and our partners process your personal data to show personalised ads and to measure them. "
        "Read our privacy policy. Do you consent?",
        "Reject all", "Accept all", ("Profile", "Settings", "Privacy", "Withdraw consent"),
        "Allow Example to access this device's location?", "While using the app", "Don't allow",
    ),
    "de": Words(
        "Datenschutz",
        "Wir und unsere Partner verarbeiten deine personenbezogenen Daten, um dir personalisierte Werbung zu zeigen. "
        "Lies unsere Datenschutzerklärung. Stimmst du zu?",
        "Alle ablehnen", "Alle akzeptieren", ("Profil", "Einstellungen", "Privatsphäre", "Einwilligung widerrufen"),
        "Darf Beispiel auf den Standort dieses Geräts zugreifen?", "Bei Nutzung der App zulassen", "Nicht zulassen",
    ),
}  # fmt: skip


class AskingApp:
    """The app. told: every answer it was given, in order: accept, refuse, withdraw, grant, deny.

    Where a program plays the app as well, it has been given to the phone before.
    """

    def __init__(self, device: FakeDevice, language: str, package: str = PACKAGE) -> None:
        self.words = WORDS[language]
        self.told: list[str] = []
        self._package = package
        self._phone = device.phone
        self._page = 0
        device.phone.screen.shows = self._shows
        device.phone.screen.on_input = self._on_input
        self._start = device.phone.hooks.on_app_start
        device.phone.hooks.on_app_start = self._begin

    def apk(self, folder: Path) -> Path:
        """Give its file."""
        file = folder / "asking.apk"
        facts = {"version_name": "2.1", "launcher": ".Main", "requested": [PERMISSION], "target_sdk": 33}
        file.write_bytes(make_apk(self._package, **facts))
        return file

    def take_back(self) -> None:
        """Withdraw the consent by hand, as the person does who holds the phone."""
        self._remember("withdraw")

    def has_permission(self) -> bool:
        """Tell whether it may read the place."""
        return self._phone.packages[self._package].runtime[PERMISSION][0]

    # --- what it knows ---------------------------------------------------------------------------

    @property
    def _memory(self) -> str:
        return f"/data/data/{self._package}/shared_prefs/answers.xml"

    def _known(self) -> list[str]:
        found = self._phone.view().find(self._memory)
        return found.content().decode().split() if found is not None else []

    def _remember(self, answer: str) -> None:
        self.told.append(answer)
        view = self._phone.view()
        folder = self._memory.rpartition("/")[0]
        if view.find(folder) is None:
            view.mkdir(folder, with_parents=True)
        view.write(self._memory, " ".join([*self._known(), answer]).encode())

    def _begin(self, package: Package, process: Process) -> None:
        self._page = 0
        if self._start is not None:
            self._start(package, process)

    # --- what it shows ---------------------------------------------------------------------------

    def _is_in_front(self) -> bool:
        screen = self._phone.screen
        return screen.is_on and screen.foreground.startswith(f"{self._package}/")

    def _asks(self) -> str:
        known = self._known()
        if not {"accept", "refuse"} & set(known):
            return "consent"
        return "" if {"grant", "deny"} & set(known) else "permission"

    def _shows(self) -> bytes | None:
        if not self._is_in_front():
            return tree(node("", "[0,0][1080,2160]", package="com.android.launcher3", clickable="false"))
        words, of_app = self.words, {"package": self._package}
        match self._asks():
            case "consent":
                return tree(
                    node(words.title, "[100,400][980,480]", **_LABEL, **of_app),
                    node(words.text, "[100,500][980,1200]", **_LABEL, **of_app),
                    node(words.refuse, "[100,1300][500,1400]", **of_app),
                    node(words.accept, "[580,1300][980,1400]", **of_app),
                )
            case "permission":
                return self._question()
        return tree(node(self.words.way[self._page], "[100,1800][980,1900]", **of_app))

    def _question(self) -> bytes:
        """The system's question, by the package that asks it in this version."""
        api, kind = self._phone.api, self._phone.profile.name.partition("-")[2]
        maker = "com.android" if kind == "emulator" else "com.google.android"
        package = f"{maker}.permissioncontroller" if api >= 29 else f"{maker}.packageinstaller"
        ids = "com.android.permissioncontroller" if api >= 29 else "com.android.packageinstaller"
        allow = _ALLOW if api >= 29 else _OLD_ALLOW
        return tree(
            node(self.words.question, "[100,500][980,700]", package=package, **_LABEL),
            node(self.words.allow, "[100,800][980,900]", package=package, resource_id=f"{ids}:id/{allow}"),
            node(self.words.deny, "[100,920][980,1020]", package=package, resource_id=f"{ids}:id/{_DENY}"),
        )

    # --- what is done to it ----------------------------------------------------------------------

    def _on_input(self, words: tuple[str, ...]) -> None:
        if words[0] == "tap" and self._is_in_front():
            self._tapped(int(words[1]), int(words[2]))

    def _tapped(self, x: int, y: int) -> None:
        asks = self._asks()
        if asks == "consent" and 1300 <= y <= 1400 and (100 <= x <= 500 or 580 <= x <= 980):
            self._remember("refuse" if x <= 500 else "accept")
        elif asks == "permission" and 800 <= y <= 1020:
            is_granted = y <= 900
            self._remember("grant" if is_granted else "deny")
            flags = ("USER_SET",)
            self._phone.packages[self._package].runtime[PERMISSION] = (is_granted, flags)
        elif not asks and 1800 <= y <= 1900:
            self._page += 1
            if self._page == len(self.words.way):
                self._page = 0
                self._remember("withdraw")
