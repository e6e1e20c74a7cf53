"""Data that was read and of which nothing was seen leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    from analyzer.rules.model import RuleContext

_EN = {
    "title": "Data read, and not seen leaving",
    "what": "An API returned this data, and neither its values nor others of its type were seen in the traffic.",
    "why": "Reading is an act of its own: the read may be needless, or the data may leave where we cannot look.",
    "fix": "Ask what the read is for. Remove it where nothing needs it; else check the hosts that could not be read.",
    "limits": "Not seen is not the same as not sent: encrypted bodies, pinned hosts, forms outside the closure "
    "of transforms and traffic beside the proxy stay dark. Device model and network state alone do not count.",
}
_ZH = {
    "title": "已读取，未见发送",
    "what": "有接口返回了该信息，而流量中既未见其取值，也未见同类信息。",
    "why": "读取本身就是一种行为：可能没有必要，也可能从看不到的地方发出。",
    "fix": "确认读取的用途，无用的予以移除；否则检查无法解读的主机。",
    "limits": "未见发送不等于没有发送：加密的内容、固定证书的主机、变换范围之外的写法以及未经代理的流量都看不到"
    "。仅有设备型号或网络状态的不计入。",
}
RULE = {
    "id": "read_not_sent",
    "version": 1,
    "since": "0.1.0",
    "decidable": "runtime",
    "severity": "info",
    "confidence": "likely",
    "category": "insight",
    "needs": ["hooks", "traffic"],
    "acts": ["accessed", "sent"],
    "group_by": ["data_type"],
    "doc": {"en": _EN, "zh": _ZH},
    "sources": ["consentinel-read-and-sent"],
}
_READ = {"act": "accessed", "data_type": "imei", "value_hash": "a"}
_SENT = {"act": "sent", "data_type": "imei", "value_hash": "a"}
BAD = [{"rows": [_READ]}, {"rows": [_READ, {"act": "sent", "data_type": "oaid", "value_hash": "b"}]}]
GOOD = [
    {"rows": [_READ, _SENT]},
    {"rows": [_READ, {**_SENT, "data_type": "device_serial"}]},
    {"rows": [_SENT]},
    {"rows": [{**_READ, "data_type": "device_info"}]},
]
_WEAK_ALONE = ("device_info", "network_info")


def check(context: RuleContext) -> np.ndarray:
    """Flag reads of which neither the data type nor the value was sent."""
    rows = context.observations
    sent = rows[rows["act"] == "sent"]
    left = rows["data_type"].isin(set(sent["data_type"])) | rows["value_hash"].isin(set(sent["value_hash"]))
    return ((rows["act"] == "accessed") & ~left & ~rows["data_type"].isin(_WEAK_ALONE)).to_numpy(dtype=bool)
