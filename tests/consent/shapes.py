"""The shapes in which apps draw a prompt, as trees of uiautomator nodes. Nothing of the classifier is used here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import quoteattr

V, T, B = "android.view.View", "android.widget.TextView", "android.widget.Button"
G, F, L = "android.view.ViewGroup", "android.widget.FrameLayout", "android.widget.LinearLayout"
R, IMG, S = "android.widget.RelativeLayout", "android.widget.ImageView", "android.widget.ScrollView"
C, W = "android.widget.CheckBox", "android.webkit.WebView"


@dataclass
class N:
    """One node; rid without its package. box: left, top, right, bottom."""

    cls: str
    text: str = ""
    desc: str = ""
    rid: str = ""
    kids: list[N] = field(default_factory=list)
    click: bool = False
    checkable: bool = False
    checked: bool = False
    scroll: bool = False
    enabled: bool = True
    focus: bool = False
    password: bool = False
    box: tuple[int, int, int, int] = (0, 0, 0, 0)
    pkg: str = ""
    plain_rid: bool = False
    hint: str = ""


@dataclass(frozen=True)
class Prompt:
    """What a prompt says. buttons: (label, role) in the order shown. box: label and whether it is ticked."""

    title: str
    body: Sequence[str]
    buttons: Sequence[tuple[str, str]]
    links: Sequence[str] = ()
    box: tuple[str, bool] | None = None
    behind: Sequence[str] = ()
    pkg: str = "com.example.app"


Shape = Callable[[Prompt], N]


def at(node: N, left: int, top: int, right: int, bottom: int) -> N:
    """Place a node."""
    node.box = (left, top, right, bottom)
    return node


def flow(nodes: Sequence[N], left: int, top: int, right: int, heights: Sequence[int]) -> list[N]:
    """Place nodes one below the other."""
    y = top
    for node, height in zip(nodes, heights, strict=True):
        at(node, left, y, right, y + height)
        y += height + 16
    return list(nodes)


def row(nodes: Sequence[N], left: int, top: int, right: int, bottom: int) -> list[N]:
    """Place nodes side by side."""
    width = (right - left) // max(len(nodes), 1)
    return [at(node, left + i * width, top, left + (i + 1) * width - 12, bottom) for i, node in enumerate(nodes)]


def _whole(prompt: Prompt, sep: str = "\n") -> str:
    return sep.join(prompt.body)


def screen(kids: list[N], *, cls: str = F) -> N:
    """A whole window."""
    return at(N(cls, kids=kids), 0, 0, 1080, 2280)


def _box(prompt: Prompt, y: int, rid: str = "cb_agree") -> list[N]:
    if prompt.box is None:
        return []
    label, ticked = prompt.box
    node = N(C, text=label, rid=rid, click=True, checkable=True, checked=ticked)
    return [at(node, 120, y, 960, y + 70)]


def _links(prompt: Prompt, y: int, cls: str = T) -> list[N]:
    return row([N(cls, text=link, click=True) for link in prompt.links], 120, y, 960, y + 60)


def native_alert(prompt: Prompt) -> N:
    """android.app.AlertDialog: title, message, button1 to button3."""
    ids = {"accept": "button1", "reject": "button2"}
    buttons, used = [], set()
    for label, role in prompt.buttons:
        rid = ids.get(role, "button3")
        rid = rid if rid not in used else next(x for x in ("button3", "button2", "button1", "button4") if x not in used)
        used.add(rid)
        buttons.append(N(B, text=label, rid=f"android:id/{rid}", plain_rid=True, click=True))
    bar = at(N(S, rid="buttonPanel", kids=row(buttons, 120, 1500, 960, 1620)), 100, 1480, 980, 1640)
    message = at(N(T, text=_whole(prompt, "\n\n"), rid="android:id/message", plain_rid=True), 120, 700, 960, 1380)
    title = at(N(T, text=prompt.title, rid="android:id/alertTitle", plain_rid=True), 120, 600, 960, 680)
    middle = at(N(S, kids=[message], scroll=True, rid="scrollView"), 100, 690, 980, 1400)
    inner = [title] * bool(prompt.title) + [middle, *_links(prompt, 1400), *_box(prompt, 1410), bar]
    panel = at(N(L, kids=inner, rid="parentPanel"), 100, 580, 980, 1660)
    return at(N(F, kids=[at(N(F, kids=[panel], rid="android:id/content", plain_rid=True), 100, 580, 980, 1660)]),
              60, 540, 1020, 1700)  # fmt: skip


def custom_activity(prompt: Prompt) -> N:
    """A full screen of the app's own with ids; the buttons are clickable TextViews below each other."""
    ids = {"accept": "tv_ok", "reject": "tv_cancel", "settings": "tv_more", "essential_only": "tv_basic"}
    buttons = [N(T, text=label, rid=ids.get(role, "tv_other"), click=True) for label, role in prompt.buttons]
    y = 1500
    kids = [
        at(N(IMG, rid="iv_logo"), 440, 200, 640, 400),
        at(N(T, text=prompt.title, rid="tv_title"), 80, 440, 1000, 520),
    ]
    kids += flow([N(T, text=text, rid="tv_content") for text in prompt.body], 80, 560, 1000, [160] * len(prompt.body))
    kids += _links(prompt, 1400) + _box(prompt, 1430)
    kids += flow(buttons, 140, y, 940, [110] * len(buttons))
    return screen([at(N(R, kids=kids, rid="root"), 0, 0, 1080, 2280)])


def bottom_sheet(prompt: Prompt) -> N:
    """A sheet over the app's home page; both are in the tree."""
    words = prompt.behind or ("Home", "Search", "Profile")
    tabs = [N(L, click=True, kids=[at(N(T, text=word), 10, 2170, 60, 2210)]) for word in words]
    home = at(N(L, kids=row(tabs, 0, 2160, 1080, 2280)), 0, 0, 1080, 2280)
    kids = [at(N(V, rid="drag_handle"), 480, 1000, 600, 1016)]
    if prompt.title:
        kids.append(at(N(T, text=prompt.title, rid="sheet_title"), 60, 1040, 1020, 1110))
    kids.append(at(N(T, text=_whole(prompt), rid="sheet_text"), 60, 1130, 1020, 1600))
    kids += _links(prompt, 1610) + _box(prompt, 1690)
    buttons = [N(B, text=label, rid=f"action_{i}", click=True) for i, (label, _) in enumerate(prompt.buttons)]
    kids += flow(buttons, 60, 1760, 1020, [100] * len(buttons))
    sheet = at(N(F, kids=kids, rid="design_bottom_sheet", click=True), 0, 980, 1080, 2280)
    outside = at(N(V, rid="touch_outside", click=True), 0, 0, 1080, 980)
    return screen([home, at(N(F, kids=[outside, sheet], rid="coordinator"), 0, 0, 1080, 2280)])


def webview(prompt: Prompt) -> N:
    """A page in a WebView: text as text, buttons of class Button, links as clickable views."""
    kids = [at(N("android.widget.TextView", text=prompt.title), 60, 300, 1020, 380)] if prompt.title else []
    kids += flow([N(V, text=text) for text in prompt.body], 60, 400, 1020, [150] * len(prompt.body))
    kids += _links(prompt, 1300, V)
    kids += _box(prompt, 1380, rid="agree-box")
    buttons = [N(B, text=label, click=True) for label, _ in prompt.buttons]
    kids += flow(buttons, 60, 1480, 1020, [110] * len(buttons))
    dialog = at(N("android.app.Dialog", kids=kids), 40, 280, 1040, 2000)
    page = at(N(V, kids=[dialog]), 0, 80, 1080, 2280)
    return screen([at(N(W, text=prompt.title, kids=[page], scroll=True), 0, 80, 1080, 2280)])


def webview_desc(prompt: Prompt) -> N:
    """An older WebView: everything in content-desc, all of class View."""
    kids = flow([N(V, desc=text) for text in [*filter(None, [prompt.title]), *prompt.body]], 60, 400, 1020,
                [140] * (len(prompt.body) + bool(prompt.title)))  # fmt: skip
    kids += row([N(V, desc=link, click=True) for link in prompt.links], 60, 1300, 1020, 1360)
    buttons = [N(V, desc=label, click=True) for label, _ in prompt.buttons]
    kids += row(buttons, 60, 1480, 1020, 1600)
    return screen([at(N(W, kids=[at(N(V, kids=kids), 0, 80, 1080, 2280)]), 0, 80, 1080, 2280)])


def flutter(prompt: Prompt) -> N:
    """Flutter's semantics: content-desc alone, class View."""
    head = "\n".join(filter(None, [prompt.title, *prompt.body]))
    kids = [at(N(V, desc=head), 80, 600, 1000, 1300)]
    kids += row([N(V, desc=link, click=True) for link in prompt.links], 80, 1310, 1000, 1370)
    if prompt.box:
        kids.append(
            at(N(C, desc=prompt.box[0], click=True, checkable=True, checked=prompt.box[1]), 80, 1380, 1000, 1440)
        )
    kids += flow([N(V if i % 2 else B, desc=label, click=True) for i, (label, _) in enumerate(prompt.buttons)],
                 120, 1480, 960, [100] * len(prompt.buttons))  # fmt: skip
    node = N(V, kids=kids)
    for _ in range(4):
        node = at(N(V if node.cls == V else F, kids=[at(node, 0, 0, 1080, 2280)]), 0, 0, 1080, 2280)
    return screen([node])


def react_native(prompt: Prompt) -> N:
    """React Native: clickable ViewGroups with a TextView in them, no ids."""
    kids = [at(N(T, text=prompt.title), 100, 500, 980, 570)] if prompt.title else []
    kids += flow([N(T, text=text) for text in prompt.body], 100, 600, 980, [150] * len(prompt.body))
    kids += row([N(G, click=True, desc=link, kids=[at(N(T, text=link), 0, 0, 1, 1)]) for link in prompt.links],
                100, 1350, 980, 1410)  # fmt: skip
    if prompt.box:
        tick = at(N(G, click=True, desc=prompt.box[0], checkable=True, checked=prompt.box[1]), 100, 1420, 160, 1470)
        kids += [tick, at(N(T, text=prompt.box[0]), 170, 1420, 980, 1470)]
    buttons = [N(G, click=True, focus=True, kids=[N(T, text=label)]) for label, _ in prompt.buttons]
    kids += row(buttons, 100, 1500, 980, 1620)
    for button in buttons:
        left, top, right, bottom = button.box
        at(button.kids[0], left + 40, top + 20, right - 40, bottom - 20)
    for link in kids:
        if link.desc and link.kids:
            link.kids[0].box = link.box
    card = at(N(G, kids=kids), 60, 460, 1020, 1680)
    return screen([at(N(G, kids=[at(N(G, kids=[card]), 0, 0, 1080, 2280)]), 0, 0, 1080, 2280)])


def compose(prompt: Prompt) -> N:
    """Jetpack Compose: clickable Views around texts, nothing has an id."""
    kids = [at(N(T, text=prompt.title), 120, 620, 960, 690)] if prompt.title else []
    kids += [at(N(T, text=_whole(prompt)), 120, 710, 960, 1350)]
    kids += _links(prompt, 1360)
    if prompt.box:
        kids.append(at(N(V, checkable=True, checked=prompt.box[1], click=True), 120, 1420, 180, 1480))
        kids.append(at(N(T, text=prompt.box[0]), 190, 1420, 960, 1480))
    for i, (label, _) in enumerate(prompt.buttons):
        y = 1500 + 130 * i
        text = at(N(T, text=label), 200, y + 20, 880, y + 90)
        kids.append(at(N(V, click=True, focus=True, kids=[text, at(N(B), 120, y, 960, y + 110)]), 120, y, 960, y + 110))
    inner = at(N(V, kids=[at(N(V, kids=kids), 100, 600, 980, 1950)]), 0, 0, 1080, 2280)
    return screen([at(N("androidx.compose.ui.platform.ComposeView", kids=[inner]), 0, 0, 1080, 2280)])


def image_buttons(prompt: Prompt) -> N:
    """A game's window: the buttons are pictures with a content-desc."""
    kids = [at(N(T, text=prompt.title), 300, 100, 1900, 180)] if prompt.title else []
    kids += [at(N(T, text=_whole(prompt)), 300, 200, 1900, 760)]
    kids += row([N(T, text=link, click=True) for link in prompt.links], 300, 770, 1900, 820)
    kids += row([N(IMG, desc=label, click=True) for label, _ in prompt.buttons], 300, 850, 1900, 980)
    return at(N(F, kids=[at(N(R, kids=kids), 240, 60, 2000, 1020)]), 0, 0, 2280, 1080)


def spans(prompt: Prompt) -> N:
    """One TextView holds all text with links as spans; the buttons stand side by side, the refusal left."""
    text = "".join(filter(None, [prompt.title + "\n" if prompt.title else "", _whole(prompt)]))
    order = sorted(prompt.buttons, key=lambda button: button[1] == "accept")
    buttons = [N(T, text=label, rid=f"btn_{'left' if i == 0 else 'right' if i == 1 else 'third'}", click=True)
               for i, (label, _) in enumerate(order)]  # fmt: skip
    kids = [at(N(T, text=text, rid="message_text", focus=True), 130, 640, 950, 1380), *_links(prompt, 1390)]
    kids += [*_box(prompt, 1400), at(N(L, kids=row(buttons, 130, 1480, 950, 1590)), 130, 1480, 950, 1590)]
    return at(N(F, kids=[at(N(L, kids=kids), 110, 600, 970, 1620)]), 90, 560, 990, 1660)


def split_links(prompt: Prompt) -> N:
    """The sentence with the links is cut into a row of TextViews."""
    kids = [at(N(T, text=prompt.title, rid="title"), 130, 560, 950, 630)] if prompt.title else []
    kids += flow([N(T, text=text) for text in prompt.body], 130, 650, 950, [140] * len(prompt.body))
    pieces: list[N] = []
    for link in prompt.links:
        pieces += [N(T, text="·"), N(T, text=link, rid="tv_link", click=True)]
    kids += row(pieces, 130, 1320, 950, 1370)
    kids += _box(prompt, 1390)
    kids += flow([N(B if i == 0 else T, text=label, rid=f"b{i}", click=True) for i, (label, _) in
                  enumerate(prompt.buttons)], 200, 1460, 880, [100] * len(prompt.buttons))  # fmt: skip
    return at(N(F, kids=[at(N("androidx.constraintlayout.widget.ConstraintLayout", kids=kids), 90, 520, 990, 1900)]),
              60, 480, 1020, 1940)  # fmt: skip


def tiny_refusal(prompt: Prompt) -> N:
    """A big bright button to agree; everything else is a small grey text under it."""
    kids = [at(N(T, text=prompt.title, rid="tvDialogTitle"), 130, 560, 950, 640)] if prompt.title else []
    kids += [at(N(T, text=_whole(prompt), rid="tvDialogContent"), 130, 660, 950, 1300), *_links(prompt, 1310)]
    kids += _box(prompt, 1350)
    y = 1420
    for label, role in sorted(prompt.buttons, key=lambda button: button[1] != "accept"):
        if role == "accept":
            kids.append(at(N(B, text=label, rid="btnPrimary", click=True), 150, y, 930, y + 130))
        else:
            kids.append(at(N(T, text=label, rid="tvSub", click=True), 470, y, 610, y + 32))
        y += 150
    return at(N(F, kids=[at(N(L, kids=kids), 90, 520, 990, 1900)]), 60, 480, 1020, 1940)


def untouchable(prompt: Prompt) -> N:
    """The app listens for touches itself: no node says clickable."""
    kids = [at(N(T, text=text), 100, 500 + 160 * i, 980, 640 + 160 * i) for i, text in
            enumerate([*filter(None, [prompt.title]), *prompt.body])]  # fmt: skip
    kids += row([N(T, text=link) for link in prompt.links], 100, 1380, 980, 1440)
    kids += row([N(T, text=label) for label, _ in prompt.buttons], 100, 1500, 980, 1600)
    return screen([at(N("com.example.ui.GameLayer", kids=kids), 0, 0, 1080, 2280)])


def labelled_layout(prompt: Prompt) -> N:
    """Buttons are layouts with an icon, a label and a second, smaller line; rows tell which data are used."""
    kids = [at(N(T, text=prompt.title), 80, 200, 1000, 280)] if prompt.title else []
    y = 320
    for text in prompt.body:
        line = [at(N(IMG), 80, y, 140, y + 60), at(N(T, text=text), 160, y, 1000, y + 110)]
        kids.append(at(N(L, kids=line), 80, y, 1000, y + 120))
        y += 140
    kids += _links(prompt, y) + _box(prompt, y + 80)
    y += 170
    for label, _ in prompt.buttons:
        inner = [at(N(IMG), 140, y + 10, 200, y + 70), at(N(T, text=label), 220, y + 10, 900, y + 70)]
        kids.append(at(N(R, click=True, kids=[at(N(L, kids=inner), 130, y, 950, y + 90)]), 120, y, 960, y + 100))
        y += 120
    return screen([at(N(S, kids=[at(N(L, kids=kids), 0, 0, 1080, 2280)], scroll=True), 0, 0, 1080, 2280)])


def over_home(prompt: Prompt) -> N:
    """A floating card in the same window as a busy home page with its own words."""
    words = prompt.behind or ("Home", "Hot", "Sign in", "Settings")
    feed = [N(T, text=word, click=True) for word in words]
    home = at(N("androidx.recyclerview.widget.RecyclerView", kids=flow(feed, 0, 100, 1080, [120] * len(feed)),
                scroll=True), 0, 80, 1080, 2200)  # fmt: skip
    kids = [at(N(T, text=prompt.title), 140, 700, 940, 770)] if prompt.title else []
    kids += [at(N(T, text=_whole(prompt, " ")), 140, 780, 940, 1300), *_links(prompt, 1310)]
    kids += _box(prompt, 1370)
    kids += row([N(T, text=label, click=True) for label, _ in prompt.buttons], 140, 1440, 940, 1560)
    return screen([home, at(N(F, click=True, kids=[at(N(L, kids=kids, rid="card"), 110, 660, 970, 1600)]),
                            0, 0, 1080, 2280)])  # fmt: skip


def scroll_hidden(prompt: Prompt) -> N:
    """The buttons lie below the fold: the tree does not have them."""
    kids = [at(N(T, text=prompt.title), 80, 200, 1000, 290)] if prompt.title else []
    kids += flow([N(T, text=text) for text in prompt.body], 80, 310, 1000, [500] * len(prompt.body))
    return screen([at(N("androidx.core.widget.NestedScrollView", kids=kids, scroll=True), 0, 80, 1080, 2280)])


def cmp_native(prompt: Prompt) -> N:
    """A consent SDK's own window: scrolling text, a vendor link, its ids on the buttons."""
    ids = {"accept": "button_agree", "reject": "button_disagree", "settings": "button_learn_more",
           "essential_only": "button_necessary"}  # fmt: skip
    kids = [at(N(T, text=prompt.title, rid="text_view_notice_title"), 80, 900, 1000, 980)] if prompt.title else []
    text = at(N(T, text=_whole(prompt, "\n\n"), rid="text_view_content"), 80, 1000, 1000, 1500)
    kids += [at(N(S, kids=[text], scroll=True), 80, 1000, 1000, 1500), *_links(prompt, 1510)]
    buttons = [N(B, text=label, rid=ids.get(role, "button_other"), click=True) for label, role in prompt.buttons]
    kids += flow(buttons, 80, 1600, 1000, [110] * len(buttons))
    return screen([at(N(R, kids=kids, rid="notice_container"), 40, 860, 1040, 2200)])


def cmp_web(prompt: Prompt) -> N:
    """A consent SDK's page in a WebView that lies over the app's page."""
    body = flow([N(V, text=text) for text in prompt.body], 60, 700, 1020, [200] * len(prompt.body))
    title = [at(N(V, text=prompt.title), 60, 600, 1020, 680)] if prompt.title else []
    links = row([N(V, desc=link, text=link, click=True) for link in prompt.links], 60, 1300, 1020, 1360)
    buttons = [
        N(B, text=label, click=True, rid=f"btn-{i}", plain_rid=True) for i, (label, _) in enumerate(prompt.buttons)
    ]
    buttons = flow(buttons, 60, 1400, 1020, [120] * len(buttons))
    page = at(N(V, rid="notice", plain_rid=True, kids=[*title, *body, *links, *buttons]), 0, 560, 1080, 2280)
    home = at(N(L, kids=[at(N(T, text="Loading…"), 400, 1000, 700, 1080)]), 0, 0, 1080, 2280)
    return screen([home, at(N(W, kids=[page]), 0, 0, 1080, 2280)])


def landscape(prompt: Prompt) -> N:
    """A card on a turned screen; the text stands left, the buttons right."""
    left = [at(N(T, text=prompt.title), 100, 80, 1400, 160)] if prompt.title else []
    left += flow([N(T, text=text) for text in prompt.body], 100, 180, 1400, [160] * len(prompt.body))
    left += row([N(T, text=link, click=True) for link in prompt.links], 100, 900, 1400, 960)
    buttons = flow([N(B, text=label, click=True) for label, _ in prompt.buttons], 1500, 300, 2200,
                   [140] * len(prompt.buttons))  # fmt: skip
    parts = [at(N(L, kids=left), 60, 40, 1440, 1040), at(N(L, kids=buttons), 1460, 40, 2240, 1040)]
    return at(N(L, kids=parts), 0, 0, 2280, 1080)


SHAPES: dict[str, Shape] = {
    function.__name__: function
    for function in (
        native_alert, custom_activity, bottom_sheet, webview, webview_desc, flutter, react_native, compose,
        image_buttons, spans, split_links, tiny_refusal, untouchable, labelled_layout, over_home, cmp_native, cmp_web,
        landscape,
    )
}  # fmt: skip
"""The shapes that take any prompt."""


def write(root: N, *, pkg: str, rotation: int = 0) -> str:
    """Give the tree as `uiautomator dump` writes it."""
    lines = ["<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>", f'<hierarchy rotation="{rotation}">']
    _write(root, 0, pkg, lines, 1)
    return "\n".join([*lines, "</hierarchy>", ""])


def _write(node: N, index: int, pkg: str, lines: list[str], depth: int) -> None:
    package = node.pkg or pkg
    rid = node.rid if node.plain_rid or not node.rid else f"{package}:id/{node.rid}"
    left, top, right, bottom = node.box
    values: list[tuple[str, Any]] = [
        ("index", index), ("text", node.text), ("resource-id", rid), ("class", node.cls), ("package", package),
        ("content-desc", node.desc), ("checkable", node.checkable), ("checked", node.checked),
        ("clickable", node.click), ("enabled", node.enabled), ("focusable", node.focus or node.click),
        ("focused", False), ("scrollable", node.scroll), ("long-clickable", False), ("password", node.password),
        ("selected", False), ("bounds", f"[{left},{top}][{right},{bottom}]"),
    ]  # fmt: skip
    if node.hint:
        values.append(("hint", node.hint))
    said = " ".join(f"{name}={_quoted(value)}" for name, value in values)
    if not node.kids:
        lines.append(f"{' ' * depth}<node {said} />")
        return
    lines.append(f"{' ' * depth}<node {said}>")
    for i, kid in enumerate(node.kids):
        _write(kid, i, package, lines, depth + 1)
    lines.append(f"{' ' * depth}</node>")


def _quoted(value: Any) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    quoted = quoteattr(text, {"\n": "&#10;"})
    return quoted if quoted.startswith('"') else '"' + quoted[1:-1].replace('"', "&quot;") + '"'
