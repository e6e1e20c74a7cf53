from __future__ import annotations

import pytest

from analyzer.record.consent.lexicon import label_of
from analyzer.record.consent.objects import agrees_to_another_thing


@pytest.mark.parametrize(
    ("label", "is_another"),
    [
        ("同意拼车", True), ("同意退款", True), ("接受挑战", True), ("允许登录", True), ("同意公约并开播", True),
        ("Accept trade", True), ("Accept quest", True), ("Aceptar pedido", True),
        ("同意", False), ("同意并继续", False), ("同意收集", False), ("接受协议", False), ("单独同意", False),
        ("同意以上协议并开始使用", False), ("同意进入游戏", False), ("同意新版政策", False),
        ("Accept all", False), ("Accept & watch", False), ("Agree and start writing", False),
        ("Tout accepter / Accept all", False), ("Accept the privacy policy", False), ("Alle akzeptieren", False),
    ],
)  # fmt: skip
def test_an_agreement_to_a_thing_of_its_own_is_told(label: str, is_another: bool) -> None:
    read = label_of(label)
    assert read is not None
    assert agrees_to_another_thing(label, read.phrase, read.language) is is_another
