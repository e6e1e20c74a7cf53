"""Validated formats: what they claim and, above all, what they do not."""

from __future__ import annotations

import pytest

from analyzer.detect.engine import Engine
from analyzer.detect.patterns import PATTERNS, read_match

ENGINE = Engine([pattern.expression for pattern in PATTERNS])


def _claims(text: str) -> set[tuple[str, str, str]]:
    content = text.encode() + b"\n"
    found = ENGINE.scan(content)
    matches = [
        read_match(PATTERNS[item], content, end)
        for item, end in zip(found.item.tolist(), found.end.tolist(), strict=True)
    ]
    return {(match.data_type, match.text, str(match.confidence)) for match in matches if match}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ('{"imei":"356938035643809"}', ("imei", "356938035643809", "likely")),
        ("a=1&device_id=356938035643809&b=2", ("imei", "356938035643809", "likely")),
        ('{"mac":"5e:7a:19:c3:b4:08"}', ("mac_address", "5e:7a:19:c3:b4:08", "likely")),
        ('["5E:7A:19:C3:B4:08"]', ("mac_address", "5E:7A:19:C3:B4:08", "possible")),
        ('{"email":"li.wei+x@mail.qq.com"}', ("email", "li.wei+x@mail.qq.com", "likely")),
        ("dear li.wei@mail.cn, hello", ("email", "li.wei@mail.cn", "possible")),
        ('{"lat":31.230416,"lng":121.473701}', ("location_precise", "31.230416,121.473701", "possible")),
        ('{"loc":"31.230416,121.473701"}', ("location_precise", "31.230416,121.473701", "possible")),
        ("lat=31.230416&lng=121.473701", ("location_precise", "31.230416,121.473701", "possible")),
    ],
)
def test_a_valid_text_is_claimed(text: str, claim: tuple[str, str, str]) -> None:
    assert _claims(text) == {claim}


@pytest.mark.parametrize(
    "text",
    [
        '{"imei":"356938035643808"}',
        '{"t":"356938035643809"}',
        '{"imei":"000000000000000"}',
        '{"imei":"1679330124000123"}',
        '{"imei":"x356938035643809"}',
        '{"mac":"02:00:00:00:00:00"}',
        '{"mac":"01:00:5e:00:00:fb"}',
        "AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01",
        "fe80::5e7a:19ff:fec3:b408",
        "icon@2x.png sprite@3x.webp user@host",
        '{"email":"someone@example.com"}',
        "https://abc123@o1.ingest.sentry.io/1",
        '<path d="M12.3456,78.1234 90.1234,12.9876"/>',
        '{"scale":[1.23456,2.34567]}',
        '{"lat":931.230416,"lng":121.473701}',
        '{"lat":0.00000,"lng":0.00000}',
        '{"lat":"31.2","lng":"121.4"}',
    ],
)
def test_a_text_that_only_looks_like_it_is_not(text: str) -> None:
    assert _claims(text) == set()
