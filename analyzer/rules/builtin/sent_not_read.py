"""Data that was sent and that no hooked API was seen returning."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    from analyzer.rules.model import RuleContext

_EN = {
    "title": "Data sent, and no read of it seen",
    "what": "This data was seen in the traffic, and no API under a hook returned it or anything of its type.",
    "why": "It has another origin: stored earlier, typed in, read by native code, or by an API without a hook. "
    "The list of reads of this session is then incomplete.",
    "fix": "Find the origin. If it is an API, add a hook for it; if it was stored, look at when it was stored.",
    "limits": "Says nothing about whether sending is right. A read before the hooks were in place, or in a "
    "process they did not reach, is not seen. Device model and network state alone do not count.",
}
_ZH = {
    "title": "已发送，未见读取",
    "what": "流量中出现了该信息，而没有任何挂钩的接口返回过它或同类信息。",
    "why": "它另有来源：早先存储、用户输入、原生代码读取，或没有挂钩的接口。本次会话的读取清单因此并不完整。",
    "fix": "查明来源：是接口的，为其增加挂钩；是存储的，查看何时存入。",
    "limits": "不说明发送是否恰当。挂钩就位之前的读取，以及未覆盖的进程中的读取看不到。"
    "仅有设备型号或网络状态的不计入。",
}
RULE = {
    "id": "sent_not_read",
    "version": 1,
    "since": "0.1.0",
    "decidable": "runtime",
    "severity": "info",
    "confidence": "likely",
    "category": "insight",
    "needs": ["hooks", "traffic"],
    "acts": ["accessed", "sent"],
    "group_by": ["recipient", "data_type"],
    "doc": {"en": _EN, "zh": _ZH},
    "sources": ["consentinel-read-and-sent"],
}
_READ = {"act": "accessed", "data_type": "imei", "value_hash": "a"}
_SENT = {"act": "sent", "data_type": "imei", "value_hash": "a"}
BAD = [{"rows": [_SENT]}, {"rows": [_SENT, {**_READ, "data_type": "oaid", "value_hash": "b"}]}]
GOOD = [
    {"rows": [_READ, _SENT]},
    {"rows": [{**_READ, "data_type": "device_serial"}, _SENT]},
    {"rows": [_READ]},
    {"rows": [{**_SENT, "data_type": "network_info"}]},
]
_WEAK_ALONE = ("device_info", "network_info")


def check(context: RuleContext) -> np.ndarray:
    """Flag sends of which neither the data type nor the value was read."""
    rows = context.observations
    read = rows[rows["act"] == "accessed"]
    known = rows["data_type"].isin(set(read["data_type"])) | rows["value_hash"].isin(set(read["value_hash"]))
    return ((rows["act"] == "sent") & ~known & ~rows["data_type"].isin(_WEAK_ALONE)).to_numpy(dtype=bool)
