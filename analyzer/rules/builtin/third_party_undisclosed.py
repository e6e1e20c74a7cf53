"""Data that went to a third party which no item of the declared scope names for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    from analyzer.rules.model import RuleContext

_EN = {
    "title": "Recipient host or company not named",
    "what": "This data went to a third party, and no item of the declared scope names that party for this data type.",
    "why": "Who gets the data is part of what users are told. A recipient that is not named cannot be agreed to.",
    "fix": "Name the recipient and what it gets, in the policy and its list of third parties, or stop sending.",
    "limits": "Whether a company is a third party comes from its domains; a processor on the app's behalf "
    "looks the same. 'Third parties' in general names nobody. Device model and network state alone do not count.",
}
_ZH = {
    "title": "未披露第三方",
    "what": "该信息发送给了第三方，而声明范围（scope）中没有任何一项就这一类型列明该接收方。",
    "why": "接收方是须向用户告知的内容；未列明的接收方，用户无从同意。",
    "fix": "在隐私政策及第三方清单中列明接收方及其获得的信息，或停止发送。",
    "limits": "是否为第三方依域名归属判断，受托处理者从流量上看并无区别。笼统写“第三方”不算列明。仅有设备型号或"
    "网络状态的不计入。",
}
RULE = {
    "id": "third_party_undisclosed",
    "version": 1,
    "since": "0.1.0",
    "decidable": "partial",
    "severity": "high",
    "confidence": "certain",
    "category": "scope",
    "needs": ["scope", "relation", "traffic"],
    "acts": ["sent"],
    "group_by": ["recipient", "data_type"],
    "doc": {"en": _EN, "zh": _ZH},
    "sources": [
        *("method2019-2.1", "method2019-5.1", "miit337-p3", "miit164-q3", "pipl-23", "csl2016-42", "ndsr-21"),
        *("gbt35273-9.2", "gbt35273-9.7", "gdpr-13", "cnil-apps", "ccpa-1798.100", "coppa-312.4"),
    ],
}
_ITEMS = [{"data_type": "oaid", "party": "third", "recipients": ["ads.example"]}, {"data_type": "imei"}]
_SCOPE = {"version": 1, "first_party": ["shop.example"], "items": _ITEMS}
_TO = {"act": "sent", "party_relation": "third"}
BAD = [
    {"rows": [{**_TO, "data_type": "oaid", "host": "api.other.example"}], "scope": _SCOPE},
    {"rows": [{**_TO, "data_type": "imei", "host": "x.ads.example"}], "scope": _SCOPE},
]
GOOD = [
    {"rows": [{**_TO, "data_type": "oaid", "host": "x.ads.example"}], "scope": _SCOPE},
    {"rows": [{**_TO, "data_type": "imei", "host": "cdn.shop.example"}], "scope": _SCOPE},
    {"rows": [{"act": "sent", "party_relation": "unknown", "data_type": "imei"}], "scope": _SCOPE},
]
_WEAK_ALONE = ("device_info", "network_info")


def check(context: RuleContext) -> np.ndarray:
    """Flag rows sent to a third party that no item names for the data type."""
    assert context.coverage is not None
    rows = context.observations
    to_third = (rows["party_relation"] == "third") & ~rows["data_type"].isin(_WEAK_ALONE)
    return to_third.to_numpy(dtype=bool, na_value=False) & ~context.coverage.named_mask(rows)
