"""Salts that digests show, and digests over known values."""

from __future__ import annotations

import base64
import gzip
import hashlib
import zlib
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.fuzz import examples

from analyzer.detect.salted import (
    MAX_INPUT,
    MAX_SALTS,
    Digested,
    HookedDigest,
    algorithm_name,
    hooked_digests,
    recomputed,
    salts_of,
)

IMEI = "356938035643809"
ANDROID_ID = "c3f19a7e52d8046B"
EMAIL = "Mei.Lin@example.org"


def _made(algorithm: str, content: bytes, event_id: str = "a:1") -> Digested:
    output = recomputed(algorithm, content, None)
    assert output is not None
    return Digested(algorithm, content, output, event_id)


@pytest.mark.parametrize(
    ("content", "salt"),
    [
        (b"S4lt!" + IMEI.encode(), b"S4lt!"),
        (IMEI.encode() + b"|k9", b"|k9"),
        (IMEI.encode() + b"#pepper", b"#pepper"),
        (b"\x00\xfe\x01\x9c" + ANDROID_ID.lower().encode(), b"\x00\xfe\x01\x9c"),
        (EMAIL.upper().encode() + b"x" * 30 + b"yz" * 17, b"x" * 30 + b"yz" * 17),
    ],
)
def test_what_stands_beside_a_known_value_in_any_case_is_a_salt(content: bytes, salt: bytes) -> None:
    expected = (salt,) if len(salt) >= 4 else ()
    assert salts_of([content], [IMEI, ANDROID_ID, EMAIL]) == expected


@pytest.mark.parametrize(
    "content",
    [
        IMEI.encode(),
        b"abc" + IMEI.encode(),
        b"00000000" + IMEI.encode(),
        b"before" + IMEI.encode() + b"after",
        IMEI.encode() + ANDROID_ID.encode(),
        IMEI.encode() + b"&id=" + ANDROID_ID.upper().encode(),
        bytes(range(65)) + IMEI.encode(),
        b"nothing known here",
        b"",
        b"salt" + IMEI.encode() + b"x" * MAX_INPUT,
    ],
    ids=[
        "alone",
        "short",
        "says_nothing",
        "both_sides",
        "two_values",
        "two_named",
        "long",
        "none",
        "empty",
        "document",
    ],
)
def test_what_is_no_salt(content: bytes) -> None:
    assert salts_of([content], [IMEI, ANDROID_ID]) == ()


def test_a_value_that_says_little_shows_no_salt() -> None:
    assert salts_of([b"true-salt", b"33-pepper"], ["true", "33"]) == ()


def test_salts_of_most_inputs_come_first_and_are_bounded() -> None:
    stamps = [f"{IMEI}17{n:04}32085".encode() for n in range(40)]
    salts = salts_of([*stamps, b"app-salt" + IMEI.encode(), b"app-salt" + EMAIL.encode()], [IMEI, EMAIL])
    assert salts[0] == b"app-salt"
    assert len(salts) == MAX_SALTS


def test_a_constant_beginning_or_end_of_three_inputs_is_a_salt_without_any_known_value() -> None:
    starts = [b"pepper-0" + value for value in (b"13800138000", b"13900139001", b"zhou@example.org")]
    assert salts_of(starts, []) == (b"pepper-0",)
    assert salts_of(starts[:2], []) == ()
    assert salts_of([value[::-1] for value in starts], []) == (b"0-reppep",)
    assert salts_of([b"short" + bytes([n, n + 1]) for n in range(5)], []) == ()


def test_digests_of_a_value_and_of_more_are_told_apart() -> None:
    made = [
        _made("md5", IMEI.encode(), "a:1"),
        _made("sha256", EMAIL.lower().encode(), "a:2"),
        _made("md5", f"{IMEI}|{EMAIL}".encode(), "a:3"),
        _made("sha1", b"nothing of ours", "a:4"),
    ]
    assert hooked_digests(made, [IMEI, EMAIL]) == [
        HookedDigest(IMEI, made[0].output, "md5", 1, "a:1"),
        HookedDigest(EMAIL, made[1].output, "sha256(lower)", 2, "a:2"),
        HookedDigest(IMEI, made[2].output, "md5(joined)", 64, "a:3"),
        HookedDigest(EMAIL, made[2].output, "md5(joined)", 64, "a:3"),
    ]


def test_a_digest_of_a_seen_digest_leads_back_to_the_value() -> None:
    inner = _made("md5", IMEI.encode(), "a:1")
    outer = _made("sha256", inner.output.hex().upper().encode(), "a:2")
    salted = _made("sha256", b"salt:" + inner.output.hex().encode(), "a:3")
    assert [(found.event_id, found.transform) for found in hooked_digests([inner, outer, salted], [IMEI])] == [
        ("a:1", "md5"),
        ("a:2", "sha256(upper(md5))"),
        ("a:3", "sha256(joined)"),
    ]


def test_a_chain_of_seen_digests_is_followed_through_its_writings_and_not_through_a_loop() -> None:
    first = _made("md5", IMEI.encode(), "a:1")
    second = _made("md5", first.output.hex().encode(), "a:2")
    third = _made("md5", second.output.hex().upper().encode(), "a:3")
    fourth = _made("sha1", base64.b64encode(third.output), "a:4")
    fifth = _made("sha256", fourth.output, "a:5")
    chain = [first, second, third, fourth, fifth]
    assert [found.transform for found in hooked_digests(chain, [IMEI])] == [
        "md5",
        "md5(md5)",
        "md5(upper(md5(md5)))",
        "sha1(base64(md5(upper(md5(md5)))))",
        "sha256(raw(sha1(base64(md5(upper(md5(md5)))))))",
    ]
    loop = [first]
    for _ in range(30):
        loop.append(_made("md5", loop[-1].output.hex().encode()))
    assert max(found.transform.count("(") for found in hooked_digests(loop, [IMEI])) < 10


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"c3f19a7e52d8046B".hex().encode(), "md5(hex)"),
        (EMAIL.encode().hex().upper().encode(), "md5(upper(hex))"),
        (base64.b64encode(EMAIL.encode()), "md5(base64)"),
        (base64.b64encode(EMAIL.upper().encode()).rstrip(b"="), "md5(base64(upper))"),
        (base64.urlsafe_b64encode("梅 林?>~~~".encode()), "md5(base64url)"),
        (quote(EMAIL, safe="").encode(), "md5(percent)"),
        (quote(quote(EMAIL, safe=""), safe="").encode(), "md5(percent(percent))"),
        (base64.b64encode(hashlib.md5(EMAIL.encode()).hexdigest().encode()), "md5(base64(hex(md5)))"),
        (b"02-0A-00-00-10-0B", "md5(separators:-)"),
        (b"020a0000100b", "md5(lower(no_separators))"),
    ],
)
def test_an_encoding_that_is_the_whole_of_an_input_is_named(content: bytes, name: str) -> None:
    known = [ANDROID_ID, EMAIL, "梅 林?>~~~", "02:0A:00:00:10:0B"]
    seen = [_made("md5", EMAIL.encode(), "a:1"), _made("md5", content, "a:2")]
    assert [found.transform for found in hooked_digests(seen, known) if found.event_id == "a:2"] == [name]


def test_a_digest_over_a_salted_digest_is_followed_where_the_salt_is_known() -> None:
    inner = _made("sha256", b"pepper" + IMEI.encode(), "a:1")
    outer = _made("md5", inner.output.hex().encode() + b"pepper", "a:2")
    found = hooked_digests([inner, outer], [IMEI], [b"pepper"])
    assert [one.transform for one in found] == ["sha256(salt_before)", "md5(salt_after(sha256(salt_before)))"]
    assert [one.transform for one in hooked_digests([inner, outer], [IMEI])] == ["sha256(joined)"]


def test_a_value_without_its_separators_shows_a_salt_and_a_prefix_is_none() -> None:
    assert salts_of([b"pepper:020a0000100b"], ["02:0A:00:00:10:0B"]) == (b"pepper:",)
    assert salts_of([b"008613800138000", b"k3y#+8613800138000"], ["+8613800138000"]) == (b"k3y#",)


_PARTS = st.sampled_from([IMEI.encode(), EMAIL.upper().encode(), b"pepper", b"%41", b"QUJD", b"00ff", b"=", b"\xff"])
_INPUTS = st.lists(st.lists(_PARTS | st.binary(max_size=9), max_size=4).map(b"".join), max_size=6)


@given(inputs=_INPUTS, output=st.binary(max_size=40), is_whole=st.booleans())
@settings(max_examples=examples(60), deadline=None)
def test_fuzz_any_inputs_are_read_to_the_end(inputs: list[bytes], output: bytes, is_whole: bool) -> None:
    seen = [Digested("md5", content, output, f"a:{n}", is_whole) for n, content in enumerate(inputs)]
    seen += [_made("sha256", content, f"b:{n}") for n, content in enumerate(inputs)]
    found = hooked_digests(seen, [IMEI, EMAIL], salts_of(inputs, [IMEI, EMAIL]))
    assert len({(one.raw, one.text) for one in found}) == len(found)
    assert {one.text for one in found} <= {IMEI, EMAIL}


def test_an_output_that_does_not_follow_from_the_input_is_of_more_than_the_value() -> None:
    copy = Digested("md5", IMEI.encode(), bytes(16), "a:1", is_whole=False)
    assert [found.transform for found in hooked_digests([copy], [IMEI])] == ["md5(joined)"]


def test_each_output_is_named_once_by_its_fewest_steps() -> None:
    cut = Digested("md5", IMEI.encode(), hashlib.md5(IMEI.encode()).digest(), "a:1", is_whole=False)
    whole = _made("md5", IMEI.encode(), "a:2")
    assert hooked_digests([cut, whole, whole], [IMEI]) == [HookedDigest(IMEI, whole.output, "md5", 1, "a:2")]


@pytest.mark.parametrize(
    "content",
    [
        f"imei={IMEI}&t=1732243085&key=4fd1".encode(),
        f'{{"imei":"{IMEI}"}}'.encode(),
        f"<i>{IMEI}</i>".encode(),
        f"POST\n/v1/{IMEI}".encode(),
        IMEI.encode() + b"x" * 65,
        IMEI.encode() + bytes(MAX_INPUT),
        gzip.compress(IMEI.encode(), compresslevel=0, mtime=0),
        zlib.compress(IMEI.encode(), 0),
    ],
    ids=["form", "json", "xml", "lines", "much_beside", "long", "gzip", "zlib"],
)
def test_the_digest_of_a_document_is_no_form_of_its_values(content: bytes) -> None:
    assert hooked_digests([_made("md5", content)], [IMEI]) == []


def test_what_is_within_a_value_does_not_make_a_document() -> None:
    url = "https://example.org/?a=b&c=d"
    [found] = hooked_digests([_made("md5", b"salt" + url.encode())], [url])
    assert found.transform == "md5(joined)"


@pytest.mark.parametrize(
    ("algorithm", "content", "key", "digits"),
    [
        ("md5", b"abc", None, "900150983cd24fb0d6963f7d28e17f72"),
        ("sha1", b"abc", None, "a9993e364706816aba3e25717850c26c9cd0d89d"),
        ("hmac_md5", b"Hi There", b"\x0b" * 16, "9294727a3638bb1c13f48ef8158bfc9d"),
        ("hmac_sha1", b"Hi There", b"\x0b" * 20, "b617318655057264e28bc0b6fb378c8ef146be00"),
    ],
)
def test_digests_are_computed_as_published(algorithm: str, content: bytes, key: bytes | None, digits: str) -> None:
    """RFC 1321 A.5, FIPS 180-4 examples, RFC 2202 §2 and §3."""
    assert recomputed(algorithm, content, key) == bytes.fromhex(digits)


def test_what_cannot_be_computed_is_none() -> None:
    assert recomputed("hmac_sha256", b"x", None) is None
    assert recomputed("whirlpool_of_none", b"x", None) is None
    assert recomputed("hmac_whirlpool_of_none", b"x", b"k") is None


def test_names_of_algorithms_follow_those_of_transforms() -> None:
    names = [
        "MD5",
        "SHA1",
        "SHA-1",
        "SHA-224",
        "SHA-512/224",
        "HmacSHA512",
        "HMAC-SHA256",
        "HmacSHA512/256",
        "GOST3411",
    ]
    assert [algorithm_name(name) for name in names] == [
        "md5", "sha1", "sha1", "sha224", "sha512_224", "hmac_sha512", "hmac_sha256", "hmac_sha512_256", "gost3411",
    ]  # fmt: skip
