"""The closure of how a value may be written: the names that `observations.transform` prints, and what each writes.

A name is read outermost first: `base64(sha256(lower))`; steps of a place stand in the order taken: `gcj02|rounded:4`.
A name belongs to a value only when no name with fewer steps writes the same.
"""

from __future__ import annotations

from functools import cache

from truth import code_steps, number_steps, place_steps, text_steps
from truth.digests import DIGESTS
from truth.forms import STEPS, Context, Form, Ways, as_text
from truth.values import Keys, Value

__all__ = ["closure", "parse", "steps_of", "write", "written_forms"]

STEP_MODULES = (text_steps, code_steps, number_steps, place_steps)
_OVER_BYTES = frozenset(
    {"raw", "hex", "base32", "base64", "base64url", "plain", "decimal", "base58", "byte_list", "percent"}
)
_DIGEST_NAMES = tuple(name for name in DIGESTS if name != "crc32")
_HMACS = ("hmac_md5", "hmac_sha1", "hmac_sha256", "hmac_sha512", "hmac_sm3")

ALL_TEXTS = (
    *("plain", "lower", "upper", "reversed"),
    *("percent", "percent(percent)", "percent(percent(percent))", "percent_plus"),
    *("json_escape", "unicode_escape", "xml_escape", "xml_refs", "c_escape", "quoted_printable", "percent_unicode"),
    *("byte_list", "byte_list(md5)", "pairs(hex)", "pairs(upper(hex))"),
    *("pairs(md5)", "pairs(upper(sha1))", "pairs(sha256)", "byte_list(sha256)"),
    *("gbk", "md5(gbk)", "base64(gbk)", "percent(gbk)"),
    *("hex", "upper(hex)", "base32", "lower(base32)", "base64", "base64url"),
    *_DIGEST_NAMES,
    *("crc32", "upper(crc32)", "decimal(crc32)", "crc32(lower)", "crc32(upper)"),
    *(f"upper({name})" for name in ("md5", "sha1", "sha256", "sha512", "sm3")),
    *(f"raw({name})" for name in ("md5", "sha1", "sha256", "sm3")),
    *(f"base64({name})" for name in ("md5", "sha1", "sha256", "sha512", "sm3")),
    *("base64url(md5)", "base64url(sha1)", "base64url(sha256)", "base32(md5)", "base32(sha1)"),
    *(f"{name}({case})" for name in ("md5", "sha1", "sha256", "sha512", "sm3") for case in ("lower", "upper")),
    *("truncated:16(md5)", "truncated:8-24(md5)", "upper(truncated:8-24(md5))", "truncated:16-32(md5)"),
    *(
        "truncated:16(sha1)",
        "truncated:32(sha1)",
        "truncated:16(sha256)",
        "truncated:32(sha256)",
        "truncated:32(sm3)",
    ),
    *("base64(truncated:32(sha256))", "truncated:8-24(md5(lower))", "truncated:8-24(md5(upper))"),
    *(
        "md5(md5)",
        "sha1(md5)",
        "sha256(md5)",
        "md5(sha1)",
        "sha1(sha1)",
        "sha256(sha256)",
        "sm3(md5)",
        "sha256(sha1)",
    ),
    *("md5(raw(md5))", "sha256(raw(md5))", "sha256(raw(sha256))"),
    *("md5(base64)", "sha256(base64)", "md5(hex)", "md5(reversed)", "sha256(reversed)", "reversed(md5)"),
    *("sha256(md5(lower))", "sha256(md5(upper))", "md5(md5(lower))", "md5(md5(upper))", "md5(upper(md5))"),
    *("md5(sha1(lower))", "sha1(md5(lower))", "md5(md5(md5))", "upper(md5(lower))", "upper(md5(upper))"),
    *(
        "upper(sha256(lower))",
        "upper(sha1(upper))",
        "base64(md5(upper))",
        "base64(sha256(lower))",
        "base64(sha1(lower))",
    ),
    *(
        "base64(hex(md5))",
        "base64(hex(sha1))",
        "base64(hex(sha256))",
        "base64(upper(md5))",
        "base64url(hex(sha256))",
    ),
    *(
        "base64(base64)",
        "base64(hex)",
        "hex(base64)",
        "hex(reversed)",
        "base64(reversed)",
        "reversed(base64)",
    ),
    *("base64(lower)", "base64(upper)", "hex(lower)", "hex(upper)", "percent(base64)", "base64(percent)"),
    *("base64(base64(base64))", "percent(lower)", "percent(upper)"),
    *("separators:-(md5)", "upper(separators:-(md5))", "separators:-(md5(lower))", "base64(separators:-(md5))"),
    *("uuid3", "upper(uuid3)", "uuid3(lower)", "uuid3(upper)", "base64(uuid3)"),
    *("utf16le", "utf16be", "base64(utf16le)", "md5(utf16le)", "sha256(utf16le)", "sha1(utf16be)"),
    *_HMACS,
    *("upper(sha3_256)", "base64(sha3_256)", "sha3_256(lower)", "base64(blake2b_256)", "blake2s(upper)"),
    *("base64(hmac_sha1)", "base64(hmac_sha256)", "upper(hmac_md5)", "hmac_sha256(lower)", "hmac_sha1(md5)"),
    *(
        "md5(salt_before)",
        "md5(salt_after)",
        "sha1(salt_before)",
        "sha256(salt_before)",
        "sha256(salt_after)",
    ),
    *("md5(salt_after(lower))", "sha256(salt_before(md5))", "sm3(salt_before)"),
)
"""Names for every value that is text."""

GROUPED = (
    "no_separators",
    *(f"separators:{mark}" for mark in ("-", ":", ".", "_", "/", "space")),
    *("upper(no_separators)", "lower(no_separators)", "upper(separators:-)", "lower(separators:-)"),
    *("upper(separators::)", "lower(separators::)", "dotted", "lower(dotted)", "reversed(no_separators)"),
    *(f"{name}(no_separators)" for name in ("md5", "sha1", "sha256", "sm3", "base64", "hex", "hmac_sha256")),
    *(f"{name}({case}(no_separators))" for name in ("md5", "sha1", "sha256") for case in ("lower", "upper")),
    *(
        "md5(separators:-)",
        "md5(lower(separators::))",
        "sha1(upper(separators::))",
        "md5(lower(separators:-))",
    ),
    *("upper(md5(no_separators))", "base64(lower(no_separators))", "base64(md5(no_separators))"),
)
"""Names for values in groups."""

HEX_IDS = ("raw", "base64(raw)", "base64url(raw)", "base32(raw)", "md5(raw)", "sha1(raw)", "sha256(raw)")
UUIDS = ("guid", "base64(guid)", "hex(guid)", "decimal(raw)", "base58(raw)", "decimal(halves)")
MACS = ("no_zeros", "lower(no_zeros)", "md5(no_zeros)", "decimal(raw)", "byte_list(raw)")
ADDRESSES = (
    *("raw", "decimal(raw)", "decimal(little_endian)", "hex(raw)", "upper(hex(raw))", "byte_list(raw)"),
    *("reversed_groups", "separators:-", "base64(raw)"),
)
LONG_ADDRESSES = (
    *("raw", "base64(raw)", "byte_list(raw)", "expanded", "upper(expanded)", "compressed"),
    *("md5(expanded)", "sha256(compressed)"),
)
EMAILS = tuple(
    f"{outer}({inner})" if outer else inner
    for inner in ("no_tag", "no_dots", "no_dots(no_tag)", "lower(no_tag)", "lower(no_dots(no_tag))")
    for outer in ("", "md5", "sha1", "sha256")
)
NUMBERS = ("hexadecimal", "upper(hexadecimal)", "scientific")
ICCIDS = ("no_check_digit", "md5(no_check_digit)", "sha256(no_check_digit)")
DATES = (
    *("dmy", "mdy", *(f"separators:{mark}({order})" for mark in ("/", ".") for order in ("dmy", "mdy"))),
    *("unpadded", "separators:/(unpadded)", "separators:/(unpadded(mdy))", "separators:.(unpadded(dmy))"),
    *("han", "month_name", "epoch"),
)
NAMES = ("split", "swapped", "md5(swapped)", "md5(split)", "sha256(split)", "sha256(lower(split))")
IMEIS = tuple(
    f"{outer}({digit})" if outer else digit
    for digit in ("no_check_digit", "check_digit")
    for outer in ("", "md5", "sha1", "sha256", "base64", "hex", "reversed")
)


def _place_names() -> tuple[str, ...]:
    systems = ("", "gcj02", "bd09")
    precisions = ("", *(f"rounded:{n}" for n in range(1, 7)), *(f"cut:{n}" for n in range(3, 7)))
    precisions += ("float32", *(f"scaled:{n}" for n in (5, 6, 7)), "dms")
    precisions += (*(f"geohash:{n}" for n in range(5, 13)), "plus_code:10", "plus_code:11")
    names = []
    for system in systems:
        for precision in precisions:
            orders = ("",) if precision.startswith(("geohash", "plus_code")) else ("", "lng_lat")
            names += ["|".join(filter(None, (system, precision, order))) or "plain" for order in orders]
    return (*names, *(f"{name}{order}" for name in _drawn_names() for order in ("", "|lng_lat")))


def _drawn_names() -> list[str]:
    metres = ("", *(f"|{step}:{n}" for step in ("rounded", "cut") for n in range(4)))
    drawn = [f"{system}{precision}" for system in ("mercator", "gcj02|mercator", "bd09mc") for precision in metres]
    return [*drawn, "bd09mc|scaled:2", "ddm", *(f"rounded:{n}|comma" for n in range(3, 7))]


_OF_KINDS = {
    "date": DATES,
    "uuid": UUIDS,
    "mac": MACS,
    "ip": ADDRESSES,
    "ip6": LONG_ADDRESSES,
    "email": EMAILS,
    "imei": ("separators:-(no_check_digit)",),
    "iccid": ICCIDS,
}

PLACES = (
    *_place_names(),
    *(
        f"{code}({inner})"
        for code in ("base64", "hex", "percent")
        for inner in ("plain", "rounded:4", "gcj02|rounded:6")
    ),
    *(
        "md5(geohash:7)",
        "upper(geohash:8)",
        "md5(plain)",
        "sha256(gcj02|rounded:6)",
        "base64(bd09|rounded:6|lng_lat)",
    ),
)


def closure(value: Value) -> list[str]:
    """Give the names to try on a value, those with fewer steps first; `write` says which of them apply."""
    draft = value.draft
    if value.kind == "place":
        names = [*PLACES]
    else:
        names = [*ALL_TEXTS]
        names += [*GROUPED] if draft.groups else []
        names += [*HEX_IDS] if value.kind in ("mac", "uuid", "hex") else []
        names += [*_OF_KINDS.get(value.kind, ())]
        names += [*NAMES] if value.kind.startswith("name_") else []
        names += [*IMEIS] if value.kind.startswith("imei") else []
        names += [*NUMBERS] if draft.text.isdigit() else []
        names += ["decimal(raw)", "byte_list(raw)"] if value.kind == "hex" and len(draft.text) == 16 else []
        names += _phone_names(draft.country) if value.kind == "phone" else []
    names = [name.replace("(plain)", "") for name in names]
    return sorted(dict.fromkeys(names), key=lambda name: len(parse(name)))


def _phone_names(country: str) -> list[str]:
    marks = [f"+{country}", country, f"00{country}", *(["0"] if country in ("44", "33") else [])]
    names = ["no_prefix", "md5(no_prefix)", "sha256(no_prefix)", "separators:space(no_prefix)"]
    names += ["separators:-(no_prefix)", *(["separators:.(no_prefix)"] if country == "1" else [])]
    for mark in marks:
        names += [f"prefix:{mark}", f"separators:space(prefix:{mark})", f"separators:-(prefix:{mark})"]
        names += [f"{outer}(prefix:{mark})" for outer in ("md5", "sha1", "sha256", "base64", "hex", "percent")]
    return names


@cache
def parse(name: str) -> tuple[str, ...]:
    """Give the steps of a name, innermost first."""
    outer, bracket, inner = name.partition("(")
    if not bracket:
        return tuple(name.split("|"))
    return (*parse(inner[:-1]), outer)


def steps_of(name: str) -> list[str]:
    """Give the plain names of a name's steps, without their arguments."""
    return [part.partition(":")[0] for part in parse(name)]


def _start(value: Value) -> Form:
    if value.kind == "place":
        lat, lng = value.text.split(",")
        return Form(value.text.encode(), pair=(lat, lng))
    return Form(value.text.encode())


def _take(steps: tuple[str, ...], context: Context, memo: dict[tuple[str, ...], Ways]) -> Ways:
    """Give the ways of the last step over the first way of those before it; `memo` keeps what was made."""
    if not steps:
        return {"": _start(context.value)}
    if steps not in memo:
        before = _take(steps[:-1], context, memo)
        memo[steps] = _next(next(iter(before.values())), steps[-1], context) if before else {}
    return memo[steps]


def _next(form: Form, step: str, context: Context) -> Ways:
    base, _, argument = step.partition(":")
    is_digest = base in DIGESTS or base.startswith("hmac_")
    if form.kind == "pair" and form.pair and (is_digest or base == "lower"):
        form = as_text(form, form.pair[0])  # one part of a name by itself
    if form.kind == "pair" or (form.kind == "bytes" and not (is_digest or base in _OVER_BYTES)):
        return {}
    if form.kind == "halves" and base != "decimal":
        return {}
    return STEPS[base](form, argument, context)


def _write(name: str, context: Context, memo: dict[tuple[str, ...], Ways]) -> Ways:
    steps = parse(name)
    ways = _take(steps, context, memo)
    if not ways or steps == ("plain",):
        return ways
    shorter = {
        (form.written, form.pair)
        for at in range(len(steps))
        for form in _take(steps[:at] + steps[at + 1 :] or ("plain",), context, memo).values()
    }
    return {key: form for key, form in ways.items() if (form.written, form.pair) not in shorter and form.written}


def write(name: str, value: Value, keys: Keys) -> Ways:
    """Give the ways a value is written under a name (variant -> form); empty where fewer steps write the same."""
    return _write(name, Context(value, keys), {})


def _mark(form: Form) -> tuple[bytes, str]:
    return form.written, form.kind if form.kind == "pair" else ""


def written_forms(value: Value, keys: Keys) -> dict[tuple[str, str], Form]:
    """Give every form of a value: (name, variant) -> form; of names that write the same only the first is kept, and
    nothing that is made of a name that was not."""
    seen: dict[tuple[bytes, str], str] = {}
    forms: dict[tuple[str, str], Form] = {}
    context = Context(value, keys)
    memo: dict[tuple[str, ...], Ways] = {}
    names = closure(value)
    for name in names:
        inner = name.partition("(")[2][:-1]
        made_of = next(iter(_write(inner, context, memo).values()), None) if inner in names else None
        if made_of and seen.get(_mark(made_of)) not in (None, inner):
            continue
        for variant, form in _write(name, context, memo).items():
            mark = _mark(form)
            if mark not in seen:
                seen[mark] = name
                forms[name, variant] = form
    return forms
