"""The pages `transforms` and `layers`: what a value may be written as and what it may lie in. Made from the units."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from analyzer.decode import limits
from analyzer.decode.codecs import load_all
from analyzer.decode.parts import DECRYPTED
from analyzer.detect.transforms import CLOSURE_VERSION, describe_transforms
from analyzer.i18n.catalog import DEFAULT, LANGUAGES
from analyzer.i18n.phrases import page_in, phrase
from analyzer.i18n.talk import translated

_KINDS = {
    "content": "comes off a whole body, by its header or its magic bytes",
    "archive": "holds pieces that are decoded one by one",
    "container": "a document whose places have names",
    "carrier": "a run inside text",
}
_HEAD_LAYERS = {
    "cookie": "Header `Cookie` or `Set-Cookie`: pairs by name, the path is `cookie:<name>`.",
    DECRYPTED: "Ciphertext that a crypto hook saw: what follows is the plaintext the hook reported for exactly these "
    "bytes. The row's method is `decrypted`.",
}
"""Layers that no codec file makes."""
_HOOKED = {
    "joined": "A digest that a hook saw being made of more than the value: the value stands in what was digested, "
    "beside other text that is no salt of this session, as in a signature. `sha256(joined)` names the digest alone.",
}
"""Steps that no unit makes."""
_LONG_EXAMPLE = 160
_NOTHING = "(nothing)"
_TRANSFORMS = """\
# Transforms: how a value itself may be written

Made from the units of the closure, version {version}; a test keeps it current.

`observations.transform` names the steps outermost first: `base64(sha256(lower))` is the value in lower case, digested,
then in base64. `plain` alone is the value as known. Steps of a place stand in the order taken, joined by `|`:
`gcj02|rounded:4|lng_lat`. Of names that write the same bytes the one with fewest steps is reported. An encoding over
exactly the value is a transform; over more than the value it is a layer (`consentinel help layers`). A digest of an
algorithm that is none of these, which only a hook saw being made, has the algorithm's own name (`whirlpool`).

{n} steps: {names}.
"""
_UNSEEN = (
    (
        "Digests and HMACs with a salt or key that no hook saw, also where it stands in the same message: each "
        "salt would make all digests anew."
    ),
    (
        "RIPEMD, Keccak before SHA-3, MurmurHash, xxHash, and MD5 or SHA, whole or cut short, as one decimal number: "
        "hardly any app uses them for identifiers, and a hook names those that it sees."
    ),
    (
        "Digests over several values together, as a device id made of IMEI, Android id and MAC: which ones, in which "
        "order and with which marks, only a hook knows."
    ),
    "UUIDs of version 5, and of version 3 with a namespace: their namespaces are the apps' own.",
    (
        "Encryption that no hook saw, XOR with a key, ROT13, base64 with an alphabet of its own, base64 whose "
        "cases are swapped: whoever writes these hides, and guessing keys finds accidents."
    ),
    (
        "base85, base36, base45 and uuencode; UTF-32 and EBCDIC; base64 over more than the value that is turned round "
        "as a whole; numbers with separators of thousands, or in BCD (an IMEI in the half bytes of eight bytes), "
        "swapped or not."
    ),
    (
        "Lists of single characters, backslashes before marks that need none (also `\\:` in Java's properties), and "
        "digits of full width."
    ),
    (
        "Values of which a part is hidden by stars, names of which one part alone is in capitals, and phone numbers in "
        "groups that are not customary in their country."
    ),
    "The part of an e-mail address before the @ by itself: other addresses have it, too.",
    (
        "A part of a value by itself, as the beginning of a message, a street without its town, or the first half of "
        "an IPv6 address, a cell in fields of its own, and sentences without their blanks: other values have such "
        "parts, too."
    ),
    (
        "Year, month and day, TAC and serial number, country, network and subscriber of an IMSI, or the parts of "
        "a postal address in fields of their own: each says too little, and no customary order tells that they "
        "belong together."
    ),
    (
        "Adler-32; base58 of other than UUIDs; the second half of a digest (but of MD5); the bytes of a MAC or hex id "
        "turned round, and hex ids in groups of four; digits in words, `[at]` in place of @, and names in pinyin that "
        "are known in Han characters: hardly any program writes these."
    ),
    (
        "Halves of a place that are more than 256 bytes apart, that have an exponent, or that are encoded or digested "
        "each by itself, and texts of CBOR that are sent in chunks."
    ),
    (
        "S2 cells, quadkeys and map tiles, encoded polylines, MGRS and UTM, degrees in radians, places in rationals as "
        "EXIF has them, degrees × 3,600: a place in these is only found beside one that is written otherwise."
    ),
    (
        "Raw deflate (without the head of zlib or gzip), Brotli, and blocks of Snappy or LZ4 without a frame, inside "
        "other bytes or a code: they have no sign by which they could be seen."
    ),
    (
        "Numbers below 65,536 as numbers of a binary document, such as metres of a map beside a meridian or the "
        "equator: their two bytes stand everywhere, and the other half alone names no place."
    ),
    (
        "Digits of a digest that are all decimal by chance, as a number of a binary document: nobody writes them so on "
        "purpose."
    ),
    (
        "Quoted-printable that only breaks lines, without three escapes in a row anywhere: an equals sign at the end "
        "of a line is no sign. Texts in UTF-16 outside of documents are searched for values as they are known alone."
    ),
    (
        "Codes of fewer than 15 digits (hex, base64, base32) that hold more than the value, and bodies of fewer than "
        "12 bytes that are packed without a head: words and numbers read as such, too."
    ),
    (
        "Hex digits, also those of a digest, that read as the decimals of a number below one: figures alone behind "
        "`0.`, with no letter, figure or dot before it, in what is no head."
    ),
    "Encodings over hex, base64 or escapes in a host name that no head of the message repeats.",
    (
        "What says little, as a place to one decimal does, beyond the first 5,000 times that it, or half of it, is met "
        "in a session: table `gaps` then names the data type."
    ),
)
"""Ways of writing that are not looked for, and why."""
_UNSEEN_HEAD = """\
# What is not looked for

A value that is written in one of these ways is not found. Where a body stays unreadable, table `gaps` names its
host.
"""
_LAYERS = """\
# Layers: what a value may lie in

Made from the codecs; a test keeps it current.

`observations.layers` names the encodings of the container, outermost first: `gzip>json>base64>json`. `path` is the
place in the innermost layer that names its places. `location` is url, query, header, cookie, body, message (of a
WebSocket) or chunk (of a raw stream); a URL's places are `host`, `segment:<n>` and `query:<name>`. What a container's
own rules undo (escapes of JSON strings, entities of XML, percent-encoding of pairs) is no layer.

Every layer may lie in every other. Where a limit ends the work, what is left is searched as it stands and table `gaps`
says so: {depth} layers deep; {size} MiB, {pieces:,} pieces and {seconds:g} s for one body; {ratio} times its size.

{n} layers: {names}.
"""


def pages() -> dict[str, str]:
    """Give the text of both pages in every language, by file name below the docs folder."""
    made: dict[str, str] = {}
    for lang in LANGUAGES:
        folder = "" if lang == DEFAULT else f"{lang}/"
        made |= {f"{folder}transforms.md": transforms_page(lang), f"{folder}layers.md": layers_page(lang)}
    return made


def transforms_page(lang: str = DEFAULT) -> str:
    """Give the page of every step that a transform's name may hold."""
    sections = {
        row["name"]: [_sentence(translated(row["doc"], lang), lang), "", f"    {row['example']}"]
        for row in describe_transforms()
    }
    sections |= {name: [text] for name, text in _HOOKED.items()}
    names = sorted(sections)
    lines = [_TRANSFORMS.format(version=CLOSURE_VERSION, n=len(names), names=_codes(names))]
    for name in names:
        lines += [f"## {name}", "", *sections[name], ""]
    return page_in("\n".join([*lines, _UNSEEN_HEAD, *(f"- {item}" for item in _UNSEEN), ""]), lang)


def layers_page(lang: str = DEFAULT) -> str:
    """Give the page of every encoding that a value may lie in."""
    sections = {name: section for module in load_all().values() for name, section in _sections(module).items()}
    sections |= {name: [text] for name, text in _HEAD_LAYERS.items()}
    head = _LAYERS.format(
        depth=limits.MAX_DEPTH,
        size=limits.MAX_OUT_BYTES >> 20,
        pieces=limits.MAX_LEAVES,
        seconds=limits.MAX_SECONDS,
        ratio=limits.MAX_RATIO,
        n=len(sections),
        names=_codes(sorted(sections)),
    )
    lines = [head]
    for name in sorted(sections):
        lines += [f"## {name}", "", *sections[name], ""]
    return page_in("\n".join(lines), lang).replace(f"→ {_NOTHING}\n", f"→ {phrase(_NOTHING, lang)}\n")


def _codes(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _sections(module: ModuleType) -> dict[str, list[str]]:
    """Give layer name → lines; a codec may have further names, in constants that end in `_NAME`."""
    text = " ".join(part.strip() for part in (module.__doc__ or "").split("\n\n")[0].splitlines())
    lines = [_sentence(text), "", f"Kind: {module.KIND}, {_KINDS[module.KIND]}."]
    short = [example for example in module.EXAMPLES if len(example[0]) <= _LONG_EXAMPLE]
    for encoded, decoded in short or module.EXAMPLES[:1]:
        lines += _example(encoded, decoded)
    others = sorted(value for name, value in vars(module).items() if name.endswith("_NAME") and isinstance(value, str))
    return {module.NAME: lines} | {name: [f"See `{module.NAME}`, whose codec tells them apart."] for name in others}


def _example(encoded: bytes, decoded: Any) -> list[str]:
    lines = ["", f"    {_shown(encoded)}"]
    pieces = decoded.items() if isinstance(decoded, dict) else [("", decoded)]
    for path, value in pieces:
        for piece in value if isinstance(value, list) else [value]:
            lines.append(f"      {path} → {_shown(piece)}" if path else f"      → {_shown(piece)}")
    return lines


def _shown(data: bytes | str) -> str:
    """Give text as it is, line ends as signs, and bytes that are no text as hex."""
    raw = data.encode("utf-8", "surrogateescape") if isinstance(data, str) else data
    try:
        text = raw.decode("utf-8").replace("\r", "␍").replace("\n", "␊")
    except UnicodeDecodeError:
        text = ""
    if text.isprintable() and (text or not raw):
        return text or _NOTHING
    return f"hex {raw.hex(' ')}"


def _sentence(text: str, lang: str = DEFAULT) -> str:
    stop = "." if lang == DEFAULT else "。"
    return text if text.endswith(stop) else f"{text}{stop}"
