"""Steps over e-mail addresses: what advertising networks take off before they digest them.

Google, Meta, TikTok and UID2 ask for addresses in lower case, UID2 and Google for those of Gmail without dots and
without what follows a plus sign (https://unifiedid.com/docs/getting-started/gs-normalization-encoding).
"""

from __future__ import annotations

import re

from analyzer.detect.transforms.model import Example, Ways, value_unit
from analyzer.detect.transforms.shape import Shape

_UID2 = "UID2, Normalization and Encoding"
_OWN = re.compile(r"@(?:gmail|googlemail)\.com\Z", re.IGNORECASE)
"""Domains in which dots tell nothing apart."""


@value_unit("no_tag", Example("janesaoirse+uid2@gmail.com", "janesaoirse@gmail.com", _UID2))
def no_tag(shape: Shape) -> Ways:
    """e-mail address without what follows a plus sign before the @"""
    if shape.kind == "email" and (short := _without_tag(shape.text)) != shape.text:
        yield "no_tag", short


@value_unit(
    "no_dots",
    Example("jane.saoirse@gmail.com", "janesaoirse@gmail.com", _UID2),
    Example("JANE.SAOIRSE+Work@gmail.com", "JANESAOIRSE@gmail.com", _UID2),
)
def no_dots(shape: Shape) -> Ways:
    """e-mail address of Gmail without the dots before the @"""
    if shape.kind != "email" or not _OWN.search(shape.text):
        return
    for name, text in (("no_dots", shape.text), ("no_dots(no_tag)", _without_tag(shape.text))):
        local, _, domain = text.rpartition("@")
        if "." in local:
            yield name, f"{local.replace('.', '')}@{domain}"


def _without_tag(text: str) -> str:
    local, _, domain = text.rpartition("@")
    short = local.partition("+")[0]
    return f"{short}@{domain}" if short else text
