"""Every transform is checked against a published vector; the source stands beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from truth import places, wire
from truth.carriers import CARRIERS
from truth.digests import DIGESTS, crc32, hmac, sm3
from truth.forms import STEPS, Context, Form
from truth.shapes import Draft, iban_check, id_check, luhn_digit, vin_check
from truth.transforms import write
from truth.values import Keys, Value

KEYS = Keys(b"Jefe", b"message ")


def _value(text: str, kind: str = "text", groups: tuple[int, ...] = (), country: str = "") -> Value:
    return Value("x/0", "x", Draft(text, kind, 64, groups, country))


def _written(name: str, value: Value, variant: str = "") -> bytes:
    return write(name, value, KEYS)[variant].written


def _step(name: str, data: bytes) -> Iterator[bytes]:
    base, _, argument = name.partition(":")
    context = Context(_value(data.decode("latin-1")), KEYS)
    yield from (form.written for form in STEPS[base](Form(data), argument, context).values())


DIGEST_VECTORS = [
    ("md5", "abc", "900150983cd24fb0d6963f7d28e17f72", "RFC 1321 A.5"),
    ("md5", "message digest", "f96b697d7cb7938d525a2f31aaf161d0", "RFC 1321 A.5"),
    ("sha1", "abc", "a9993e364706816aba3e25717850c26c9cd0d89d", "FIPS 180-2 A.1"),
    ("sha224", "abc", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7", "RFC 3874 3"),
    ("sha256", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "FIPS 180-2 B.1"),
    (
        "sha384",
        "abc",
        "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
        "FIPS 180-2 D.1",
    ),
    (
        "sha512",
        "abc",
        (
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
        ),
        "FIPS 180-2 C.1",
    ),
    ("sha512_224", "abc", "4634270f707b6a54daae7530460842e20e37ed265ceee9a43e8924aa", "FIPS 180-4 examples"),
    (
        "sha512_256",
        "abc",
        "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23",
        "FIPS 180-4 examples",
    ),
    ("sm3", "abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0", "GB/T 32905-2016 A.1"),
    ("sm3", "abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732", "GB/T 32905-2016 A.2"),
    ("sha3_256", "abc", "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532", "NIST, SHA3-256"),
    (
        "sha3_384",
        "abc",
        "ec01498288516fc926459f58e2c6ad8df9b473cb0fc08c2596da7cf0e49be4b298d88cea927ac7f539f1edf228376d25",
        "NIST, SHA3-384",
    ),
    (
        "sha3_512",
        "abc",
        (
            "b751850b1a57168a5693cd924b6b096e08f621827444f70d884f5d0240d2712e"
            "10e116e9192af3c91a7ec57647e3934057340b4cf408d5a56592f8274eec53f0"
        ),
        "NIST, SHA3-512",
    ),
    (
        "blake2b",
        "abc",
        (
            "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
            "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"
        ),
        "RFC 7693 A",
    ),
    ("blake2s", "abc", "508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982", "RFC 7693 B"),
    (
        "blake2b_256",
        "abc",
        "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319",
        "libsodium",
    ),
    ("crc32", "123456789", "cbf43926", "check value of CRC-32/ISO-HDLC, catalogue of parametrised CRC algorithms"),
]


@pytest.mark.parametrize(("name", "text", "expected", "source"), DIGEST_VECTORS, ids=lambda item: str(item)[:24])
def test_digest_is_the_published_one(name: str, text: str, expected: str, source: str) -> None:
    assert DIGESTS[name](text.encode()).hex() == expected, source
    assert _written(name, _value(text)) == expected.encode(), source


HMAC_VECTORS = [
    ("md5", b"Jefe", b"what do ya want for nothing?", "750c783e6ab0b503eaa86e310a5db738", "RFC 2202 2, case 2"),
    (
        "sha1",
        b"Jefe",
        b"what do ya want for nothing?",
        "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
        "RFC 2202 3, case 2",
    ),
    (
        "sha256",
        b"Jefe",
        b"what do ya want for nothing?",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "RFC 4231 4.3",
    ),
    (
        "sha512",
        b"Jefe",
        b"what do ya want for nothing?",
        (
            "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
            "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
        ),
        "RFC 4231 4.3",
    ),
    (
        "sha256",
        b"\xaa" * 131,
        b"Test Using Larger Than Block-Size Key - Hash Key First",
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        "RFC 4231 4.7",
    ),
    (
        "sm3",
        bytes(range(1, 0x21)),
        b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq" * 2,
        "ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a",
        "GM/T 0042-2015 D.3, case 1",
    ),
    (
        "sm3",
        b"Jefe",
        b"what do ya want for nothing?",
        "2e87f1d16862e6d964b50a5200bf2b10b764faa9680a296a2405f24bec39f882",
        "GM/T 0042-2015 D.3, case 4",
    ),
]


@pytest.mark.parametrize(("name", "key", "data", "expected", "source"), HMAC_VECTORS, ids=lambda item: str(item)[:16])
def test_hmac_is_the_published_one(name: str, key: bytes, data: bytes, expected: str, source: str) -> None:
    assert hmac(name, key, data).hex() == expected, source


CODE_VECTORS = [
    ("base64", b"fo", b"Zm8=", "RFC 4648 10"),
    ("base64", b"foobar", b"Zm9vYmFy", "RFC 4648 10"),
    ("base32", b"fooba", b"MZXW6YTB", "RFC 4648 10"),
    ("base32", b"foob", b"MZXW6YQ=", "RFC 4648 10"),
    ("hex", b"foobar", b"666f6f626172", "RFC 4648 10 (base16)"),
    ("percent", "ア".encode(), b"%E3%82%A2", "RFC 3986 2.5"),
    ("percent", "À".encode(), b"%C3%80", "RFC 3986 2.5"),
    ("percent_plus", b"a b&c", b"a+b%26c", "URL Standard 5.2: blank is +"),
    ("json_escape", '𝄞/"'.encode(), b'\\ud834\\udd1e\\/\\"', "RFC 8259 7: G clef is \\uD834\\uDD1E"),
    ("unicode_escape", "𝄞".encode(), b"\\ud834\\udd1e", "RFC 8259 7"),
    ("xml_escape", b"AT&T <x>", b"AT&amp;T &lt;x&gt;", "XML 1.0 4.6"),
    ("xml_refs", b"<", b"&#x3c;", "XML 1.0 4.1: (&#x3C;)"),
    ("percent_unicode", "ä中".encode(), b"%E4%u4E2D", "ECMA-262 B.2.1.1"),
    ("quoted_printable", "é".encode(), b"=C3=A9", "RFC 2045 6.7 (1)"),
    ("c_escape", b"Zh", b"\\x5a\\x68", "C17 6.4.4.4"),
    ("gbk", "中文".encode(), bytes.fromhex("d6d0cec4"), "GB 2312-80: rows 54 and 46"),
    ("pairs", b"900150983cd2", b"90:01:50:98:3c:d2", "OpenSSL's fingerprints"),
    ("byte_list", bytes.fromhex("00005e0053af"), b"0,0,94,0,83,175", "by hand"),
    ("base58", b"Hello World!", b"2NEpo7TZRRrLZSi2U", "draft-msporny-base58 6"),
    ("base58", bytes.fromhex("0000287fb4cd"), b"11233QC4", "draft-msporny-base58 6"),
]


@pytest.mark.parametrize(("name", "data", "expected", "source"), CODE_VECTORS, ids=lambda item: str(item)[:16])
def test_code_is_the_published_one(name: str, data: bytes, expected: bytes, source: str) -> None:
    assert next(_step(name, data)) == expected, source


def test_base64_of_78_characters_breaks_after_76_as_rfc_2045_6_8_says() -> None:
    lines = write("base64", _value("x" * 60), KEYS)["lines of 76"].written.split(b"\n")
    assert [len(line) for line in lines] == [76, 4, 0]


def test_base64url_uses_the_alphabet_of_rfc_4648_5() -> None:
    form = Form(b"\xfb\xff\xfe")
    assert [way.written for way in STEPS["base64url"](form, "", Context(_value("x"), KEYS)).values()] == [b"-__-"]


GCJ_VECTORS = [
    ((31.1774276, 121.5272106), (31.17530398364597, 121.531541859215)),
    ((22.543847, 113.912316), (22.540796131694766, 113.9171764808363)),
    ((39.911954, 116.377817), (39.91334545536069, 116.38404722455657)),
]
"""googollee/eviltransform, python/test.py: Shanghai, Shenzhen, Beijing."""


@pytest.mark.parametrize(("wgs", "expected"), GCJ_VECTORS)
def test_gcj02_gives_the_points_of_eviltransform(wgs: tuple[float, float], expected: tuple[float, float]) -> None:
    assert places.gcj02(*wgs) == pytest.approx(expected, abs=1e-12)


def test_shifts_give_the_points_of_coordtransform() -> None:
    """wandergis/coordtransform, test/app.js, of 116.404, 39.915."""
    assert places.gcj02(39.915, 116.404) == pytest.approx((39.91640428150164, 116.41024449916938), abs=1e-12)
    assert places.bd09(39.915, 116.404) == pytest.approx((39.92133699351021, 116.41036949371029), abs=1e-12)


def test_nothing_is_shifted_outside_china() -> None:
    """googollee/eviltransform, matlab/test/testSuite.m: Denver, Brisbane, Rio de Janeiro."""
    for place in ((39.7392, -104.9903), (-27.4698, 153.0251), (-22.9068, -43.1729)):
        assert places.gcj02(*place) == place


def test_geohashes_are_the_published_ones() -> None:
    """Wikipedia, Geohash: ezs42 is 42.6, -5.6; u4pruydqqvj is 57.64911, 10.40744."""
    assert places.geohash(42.605, -5.603, 5) == "ezs42"
    assert places.geohash(57.64911, 10.40744, 11) == "u4pruydqqvj"


def test_web_mercator_is_that_of_the_guidance_note() -> None:
    """IOGP Guidance Note 7-2, 1024: 24°22'54.433"N, 100°20'W is 2,800,000.00 north, 11,169,055.58 west."""
    north, east = places.mercator(24 + 22 / 60 + 54.433 / 3600, -100 - 20 / 60)
    assert (round(north, 1), round(east, 2)) == (2800000.0, -11169055.58)


def test_metres_of_baidu_lead_back_by_its_other_polynomial() -> None:
    """Baidu's JavaScript API, MC2LL, from 3,481,989.83 m on: what it makes of metres, to a hundredth of a metre."""
    first, per_metre, *factors = (
        *(-1.981981304930552e-8, 0.000008983055099779535, 0.03278182852591, 40.31678527705744, 0.65659298677277),
        *(-4.44255534477492, 0.85341911805263, 0.12923347998204, -0.04625736007561),
    )
    north, east = places.bd09mc(39.915, 116.404)
    back = sum(factor * (north / 4482777.06) ** power for power, factor in enumerate(factors))
    assert (back, first + per_metre * east) == (pytest.approx(39.915, abs=1e-6), pytest.approx(116.404, abs=1e-7))


def test_plus_codes_are_the_published_ones() -> None:
    """google/open-location-code, test_data/encoding.csv."""
    assert places.plus_code(20.3701125, 2.782234375, 11) == "7FG49QCJ+2VX"
    assert places.plus_code(47.0000625, 8.0000625, 10) == "8FVC2222+22"
    assert places.plus_code(-41.2730625, 174.7859375, 10) == "4VCPPQGP+Q9"


def test_degrees_and_minutes_are_written_as_people_do() -> None:
    """NMEA 0183, GGA: 4807.038,N,01131.000,E is 48°07.038' N, 11°31.000' E; Geocaching; Location#convert."""
    assert (places.nmea("48.1173", 2, 3), places.nmea("11.516666667", 3, 3)) == ("4807.038", "01131.000")
    assert places.ddm("30.674183333", "N", 3, "side first") == "N30 40.451"
    assert places.ddm("30.674183333", "N", 3, "side last") == "30 40.451N"
    assert places.ddm("-6.5056202778", "W", 4, "marks") == "6°30.3372'W"
    assert places.ddm("-6.5056202778", "W", 5, "colons") == "-6:30.33722"


def test_degrees_minutes_seconds_of_iso_6709() -> None:
    """ISO 6709:2008 annex D: 50°40′46,461″N 95°48′26,533″W (here to two decimals)."""
    assert places.dms("50.6795725", "NS", "primes") == "50°40′46.46″N"
    assert places.dms("-95.8073703", "EW", "primes") == "95°48′26.53″W"
    assert places.dms("-50.0629058", "NS", "primes") == "50°03′46.46″S"
    assert places.dms("-50.0629058", "NS", "marks") == "50°3'46.46\"S"
    assert places.dms("-50.0629058", "NS", "colons") == "-50:3:46.46"
    assert places.dms("-50.0629058", "NS", "tenths") == "50°03'46.5\"S"
    assert places.dms("-50.0629058", "NS", "whole") == "50°3'46\"S"


PLACE = _value("31.1774276,121.5272106", "place")
MERCATOR = _value("24.381786944444445,-100.33333333333333", "place")
GUID = _value("00112233-4455-6677-8899-aabbccddeeff", "uuid")
SMALL_VECTORS = [
    ("rounded:4", PLACE, b"31.1774,121.5272", "by hand"),
    ("cut:6", PLACE, b"", "equals rounded:6? no: 31.177427,121.527210 ends in 0"),
    ("cut:5", PLACE, b"31.17742,121.52721", "by hand"),
    ("scaled:6", PLACE, b"31177428,121527211", "by hand"),
    ("gcj02|rounded:6", PLACE, b"31.175304,121.531542", "eviltransform, rounded"),
    ("gcj02|rounded:6|lng_lat", PLACE, b"121.531542,31.175304", "the same, turned"),
    ("lower", _value("AbC"), b"abc", "by hand"),
    ("upper", _value("AbC"), b"ABC", "by hand"),
    ("reversed", _value("abc"), b"cba", "by hand"),
    ("no_separators", _value("00-00-5E-00-53-AF", "mac", (2,) * 6), b"00005E0053AF", "RFC 7042 2.1.2"),
    ("separators::", _value("00-00-5E-00-53-AF", "mac", (2,) * 6), b"00:00:5E:00:53:AF", "RFC 7042 2.1.2"),
    ("dotted", _value("00-00-5E-00-53-AF", "mac", (2,) * 6), b"0000.5E00.53AF", "Cisco's notation"),
    ("raw", _value("00-00-5E-00-53-AF", "mac", (2,) * 6), bytes.fromhex("00005e0053af"), "RFC 7042 2.1.2"),
    ("prefix:+86", _value("13812345678", "phone", (3, 4, 4), "86"), b"+8613812345678", "E.164"),
    ("no_prefix", _value("+447700900123", "phone", (4, 6), "44"), b"7700900123", "E.164"),
    ("separators:space(prefix:+44)", _value("7700900123", "phone", (4, 6), "44"), b"+44 7700 900123", "E.123"),
    ("no_zeros", _value("08:00:2B:01:02:03", "mac", (2,) * 6), b"8:0:2B:1:2:3", "ifconfig(1M) of Solaris"),
    ("decimal(raw)", _value("00-00-5E-00-53-AF", "mac", (2,) * 6), b"1577079727", "0x00005E0053AF, by hand"),
    ("byte_list(raw)", _value("00-00-5E-00-53-AF", "mac", (2,) * 6), b"0,0,94,0,83,175", "by hand"),
    ("decimal(raw)", _value("192.0.2.235", "ip"), b"3221226219", "Wikipedia, IPv4: 192.0.2.235"),
    ("hex(raw)", _value("192.0.2.235", "ip"), b"c00002eb", "Wikipedia, IPv4: 0xC00002EB"),
    ("decimal(little_endian)", _value("192.0.2.235", "ip"), b"3942777024", "0xEB0200C0, by hand"),
    ("reversed_groups", _value("192.0.2.235", "ip"), b"235.2.0.192", "RFC 1035 3.5"),
    ("separators:-", _value("192.0.2.235", "ip"), b"192-0-2-235", "by hand"),
    ("expanded", _value("2001:DB8:0:0:8:800:200C:417A", "ip6"), b"2001:0db8:0000:0000:0008:0800:200c:417a", "RFC 4291"),
    ("compressed", _value("2001:DB8:0:0:8:800:200C:417A", "ip6"), b"2001:db8::8:800:200c:417a", "RFC 4291 2.2, 5952 4"),
    ("guid", GUID, bytes.fromhex("33221100554477668899aabbccddeeff"), "MS-DTYP 2.3.4"),
    ("no_tag", _value("janesaoirse+uid2@gmail.com", "email"), b"janesaoirse@gmail.com", "UID2, normalization"),
    ("no_dots", _value("jane.saoirse@gmail.com", "email"), b"janesaoirse@gmail.com", "UID2, normalization"),
    ("hexadecimal", _value("3735928559", "digits"), b"deadbeef", "by hand"),
    ("scientific", _value("1234567890", "digits"), b"1.23456789E9", "java.lang.Double#toString"),
    ("separators:-(no_check_digit)", _value("490154203237518", "imei", (2, 6, 6, 1)), b"49015420-323751", "RFC 7254"),
    ("no_check_digit", _value("89860000502000180722", "iccid"), b"8986000050200018072", "ITU-T E.118"),
    ("unpadded", _value("1987-03-04", "date", (4, 2, 2)), b"1987-3-4", "by hand"),
    ("separators:/(unpadded(mdy))", _value("1987-03-04", "date", (4, 2, 2)), b"3/4/1987", "CLDR, en"),
    ("han", _value("1987-03-04", "date", (4, 2, 2)), "1987年3月4日".encode(), "CLDR, zh, long date"),
    ("month_name", _value("1987-03-04", "date", (4, 2, 2)), b"March 4, 1987", "CLDR, en, long date"),
    ("epoch", _value("2001-09-09", "date", (4, 2, 2)), b"999993600", "by hand: an hour and 46:40 before 10^9"),
    ("mercator|rounded:2", MERCATOR, b"", "28,000,000.00 ends in 0"),
    ("rounded:4|comma", PLACE, b"31,1774;121,5272", "by hand"),
    ("ddm", PLACE, b"3110.6457,12131.6326", "NMEA 0183, by hand"),
    ("uuid3", _value("abc"), b"90015098-3cd2-3fb0-9696-3f7d28e17f72", "RFC 1321 A.5 marked as RFC 9562 4 says"),
    ("separators:-(md5)", _value("abc"), b"90015098-3cd2-4fb0-d696-3f7d28e17f72", "RFC 1321 A.5, grouped"),
    ("utf16le", _value("=Ra"), bytes.fromhex("3d0052006100"), "RFC 2781 4.4"),
    ("utf16be", _value("=Ra"), bytes.fromhex("003d00520061"), "RFC 2781 4.4"),
    ("float32", PLACE, b"31.177427,121.527214", "IEEE 754 binary32, by hand"),
    ("dmy", _value("1987-03-14", "date", (4, 2, 2)), b"14-03-1987", "by hand"),
    ("mdy", _value("1987-03-14", "date", (4, 2, 2)), b"03-14-1987", "by hand"),
    ("separators:/(dmy)", _value("1987-03-14", "date", (4, 2, 2)), b"14/03/1987", "by hand"),
    ("no_check_digit", _value("490154203237518", "imei", (2, 6, 6, 1)), b"49015420323751", "Wikipedia, IMEI"),
    ("check_digit", _value("49015420323751", "imei14"), b"490154203237518", "Wikipedia, IMEI"),
    ("swapped", _value("Alan Turing", "name_en", (4, 6)), b"Turing Alan", "by hand"),
    ("decimal(crc32)", _value("123456789"), b"3421780262", "CRC catalogue: 0xCBF43926"),
    ("truncated:16(md5)", _value("abc"), b"900150983cd24fb0", "RFC 1321 A.5, first half"),
    ("truncated:8-24(md5)", _value("abc"), b"3cd24fb0d6963f7d", "RFC 1321 A.5, the middle"),
    ("upper(md5)", _value("abc"), b"900150983CD24FB0D6963F7D28E17F72", "RFC 1321 A.5"),
    ("raw(md5)", _value("abc"), bytes.fromhex("900150983cd24fb0d6963f7d28e17f72"), "RFC 1321 A.5"),
    ("base64(md5)", _value("abc"), b"kAFQmDzST7DWlj99KOF/cg==", "RFC 1321 A.5 in RFC 4648"),
    ("md5(lower)", _value("ABC"), b"900150983cd24fb0d6963f7d28e17f72", "RFC 1321 A.5"),
    ("hmac_sha256", _value("what do ya want for nothing?"), HMAC_VECTORS[2][3].encode(), "RFC 4231 4.3"),
    ("md5(salt_before)", _value("digest"), b"f96b697d7cb7938d525a2f31aaf161d0", "RFC 1321 A.5, message digest"),
    ("hmac_sm3", _value("what do ya want for nothing?"), HMAC_VECTORS[6][3].encode(), "GM/T 0042-2015 D.3, case 4"),
    (
        "sha256(sha256)",
        _value("abc"),
        b"dfe7a23fefeea519e9bbfdd1a6be94c4b2e4529dd6b7cbea83f9959c2621b13c",
        "of the hex",
    ),
]


@pytest.mark.parametrize(("name", "value", "expected", "source"), SMALL_VECTORS, ids=lambda item: str(item)[:28])
def test_step_writes_what_its_source_says(name: str, value: Value, expected: bytes, source: str) -> None:
    ways = [form.written for form in write(name, value, KEYS).values()]
    assert (ways[0] if ways else b"") == expected, source


def test_check_digits_are_the_published_ones() -> None:
    assert luhn_digit("7992739871") == "3"  # Wikipedia, Luhn algorithm
    assert luhn_digit("49015420323751") == "8"  # Wikipedia, IMEI
    assert id_check("11010519491231002") == "X"  # GB 11643-1999, example
    assert vin_check("1M8GDM9A_KP042788".replace("_", "0")) == "X"  # Wikipedia, VIN
    assert iban_check("GB", "WEST12345698765432") == "82"  # Wikipedia, IBAN


def test_protobuf_is_that_of_the_encoding_guide() -> None:
    """protobuf.dev, Encoding: field 1 = 150, field 2 = "testing", field 3 = {1: 150}."""
    assert wire.protobuf_field(1, 150).hex() == "089601"
    assert wire.protobuf_field(2, "testing").hex() == "120774657374696e67"
    assert wire.protobuf_field(3, bytes.fromhex("089601")).hex() == "1a03089601"


def test_grpc_frame_is_that_of_the_protocol() -> None:
    """grpc/grpc, doc/PROTOCOL-HTTP2.md: Compressed-Flag, Message-Length as 4 bytes big-endian, Message."""
    assert wire.grpc_frame(b"\x08\x96\x01", False).hex() == "0000000003089601"


def test_cbor_is_that_of_rfc_8949_appendix_a() -> None:
    examples = {
        0: "00",
        23: "17",
        24: "1818",
        100: "1864",
        1000: "1903e8",
        1000000: "1a000f4240",
        1.1: "fb3ff199999999999a",
    }
    assert {number: wire.cbor(number).hex() for number in examples} == examples
    assert wire.cbor(1.1).hex() == "fb3ff199999999999a"
    assert wire.cbor({"a": 1, "b": [2, 3]}).hex() == "a26161016162820203"
    assert wire.cbor("IETF").hex() == "6449455446"
    assert wire.cbor(bytes([1, 2, 3, 4])).hex() == "4401020304"


def test_msgpack_is_that_of_its_home_page() -> None:
    """msgpack.org: {"compact": true, "schema": 0} is 82 A7 compact C3 A6 schema 00 (here with 0 for both)."""
    assert wire.msgpack({"compact": 0, "schema": 0}) == b"\x82\xa7compact\x00\xa6schema\x00"
    assert wire.msgpack([1 << 32, 1.5, b"ab"]).hex() == "93cf0000000100000000cb3ff8000000000000c4026162"


def test_jwt_is_that_of_rfc_7515_a_1() -> None:
    from random import Random

    token = CARRIERS["jwt"](b'{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}', Random(1))
    expected = b"eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
    assert token.split(b".")[1] == expected


def test_halves_of_a_uuid_are_its_significant_bits() -> None:
    """RFC 9562 A.6 by java.util.UUID#getMostSignificantBits."""
    ways = write("decimal(halves)", _value("f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "uuid"), KEYS)
    assert ways["signed"].pair == ("-568210367123287600", "-6384696206158828554")


CARRIED = [
    ("base32", b"fooba", {b"MZXW6YTB", b"mzxw6ytb"}, "RFC 4648 10"),
    ("pairs", b"900150983cd2", {b"90:01:50:98:3c:d2", b"90 01 50 98 3c d2", b"90-01-50-98-3c-d2"}, "by hand"),
    ("byte_list", b"fo\xe9", {b"102,111,233", b"102, 111, 233", b"102,111,-23", b"102, 111, -23"}, "by hand"),
    ("json_escape", b'a"b\n', {b'a\\"b\\n'}, "RFC 8259 7"),
    ("unicode_escape", "𝄞".encode(), {b"\\ud834\\udd1e"}, "RFC 8259 7"),
    ("xml_escape", b"AT&T <x>", {b"AT&amp;T &lt;x&gt;"}, "XML 1.0 4.6"),
    ("xml_refs", b"<", {b"&#x3c;", b"&#60;"}, "XML 1.0 4.1"),
    ("percent_plus", b"a b&c", {b"a+b%26c"}, "URL Standard 5.2"),
    ("percent_unicode", "ä中".encode(), {b"%E4%u4E2D"}, "ECMA-262 B.2.1.1"),
    ("quoted_printable", "a=中".encode(), {b"=61=3D=E4=B8=AD"}, "RFC 2045 6.7"),
    ("c_escape", b'Z"', {b"\\x5a\\x22", b"\\132\\042", b"Z\\x22"}, "C17 6.4.4.4"),
]


@pytest.mark.parametrize(("name", "data", "expected", "source"), CARRIED, ids=[name for name, *_ in CARRIED])
def test_carrier_writes_what_its_source_says(name: str, data: bytes, expected: set[bytes], source: str) -> None:
    from random import Random

    assert {CARRIERS[name](data, Random(seed)) for seed in range(40)} == expected, source


def test_packed_streams_have_the_signs_of_their_formats() -> None:
    from random import Random

    begins = {
        "snappy": b"\xff\x06\x00\x00sNaPpY",  # framing_format.txt 4.1
        "lz4": b"\x04\x22\x4d\x18",  # lz4_Frame_format.md
        "bzip2": b"BZh91AY&SY",
    }
    assert {name: CARRIERS[name](b"abc", Random(1))[: len(sign)] for name, sign in begins.items()} == begins
    levels = {CARRIERS["zlib"](b"abc", Random(seed))[:2] for seed in range(20)}
    assert levels == {b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda"}  # RFC 1950 2.2
    both = {CARRIERS["xz"](b"abc", Random(seed))[:5] for seed in range(20)}
    assert both == {b"\xfd7zXZ", b"]\x00\x00\x80\x00"}  # xz-file-format.txt 2.1.1.1, lzma-file-format.txt


def test_sm3_and_crc32_are_our_own() -> None:
    assert sm3(b"").hex() == "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"
    assert crc32(b"").hex() == "00000000"
