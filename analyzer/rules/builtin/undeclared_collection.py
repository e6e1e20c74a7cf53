"""A data type that was read or sent and that no item of the declared scope names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    from analyzer.rules.model import RuleContext

_EN = {
    "title": "Data type observed but not in the declared scope",
    "what": "This data was read or sent, and no item of the declared scope names its data type.",
    "why": "Users and reviewers rely on the declared list. What is collected beside it was neither told nor agreed to.",
    "fix": "Stop collecting it, or declare it with purpose, recipients and time, and ask again where consent "
    "is needed.",
    "limits": "As good as the scope file: a wrong or old scope makes wrong findings. A broad item "
    "(device_info) never covers a specific one (imei). Whether the declared purpose fits is for a person to "
    "check.",
}
_ZH = {
    "title": "超出声明范围收集",
    "what": "读取或发送了该信息，而声明范围（scope）中没有任何一项列出这一类型。",
    "why": "用户和审核者以声明的清单为准；清单之外的收集既未告知，也未取得同意。",
    "fix": "停止收集；或补充声明其目的、接收方和时机，需要同意的重新取得同意。",
    "limits": "结论取决于声明范围文件，文件有误或过时则结论有误。宽泛的条目（如device_info）不涵盖具体类型（如imei）"
    "。实际用途是否与声明的目的相符，须由人核对。",
}
RULE = {
    "id": "undeclared_collection",
    "version": 1,
    "since": "0.1.0",
    "decidable": "partial",
    "severity": "high",
    "confidence": "certain",
    "category": "scope",
    "needs": ["scope"],
    "acts": ["accessed", "sent"],
    "group_by": ["recipient", "data_type"],
    "doc": {"en": _EN, "zh": _ZH},
    "sources": [
        *("method2019-2.1", "method2019-3.3", "method2019-3.9", "miit164-q1", "pipl-7", "pipl-14", "pipl-17"),
        *(
            "csl2016-41",
            "ndsr-21",
            "gbt35273-5.4",
            "gbt35273-5.5",
            "gdpr-5-1-a",
            "gdpr-13",
            "ftc-5",
            "ccpa-1798.100",
        ),
    ],
}
_SCOPE = {"version": 1, "items": [{"data_type": "device_info"}, {"data_type": "oaid", "party": "third"}]}
BAD = [
    {"rows": [{"act": "sent", "data_type": "imei"}], "scope": _SCOPE},
    {"rows": [{"act": "accessed", "data_type": "contacts"}], "scope": _SCOPE},
]
GOOD = [
    {
        "rows": [{"act": "sent", "data_type": "oaid"}, {"act": "accessed", "data_type": "oaid"}],
        "scope": _SCOPE,
    },
    {"rows": [{"act": "received", "data_type": "imei"}], "scope": _SCOPE},
]


def check(context: RuleContext) -> np.ndarray:
    """Flag rows whose data type no item declares."""
    assert context.scope is not None
    return ~context.observations["data_type"].isin(context.scope.declared()).to_numpy(dtype=bool)
