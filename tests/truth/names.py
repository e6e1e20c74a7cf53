"""NAMES.md: every step and every name of the closure with a line of definition, made from the code."""

from __future__ import annotations

from truth import transforms
from truth.forms import STEPS
from truth.values import known_values

INTRO = """# Names of transforms and layers

Made by `python -m truth names`; a test keeps it current. The corpus labels its transmissions with these names, and
`observations.transform`, `.layers` and `.path` are to print them.

## How a name is read

- Outermost first: `base64(sha256(lower))` is the value in lower case, digested, then in base64. `plain` alone is the
  value as known; it never stands inside another name.
- Steps of a place stand in the order taken, joined by `|`: `gcj02|rounded:4|lng_lat` (system, precision, order).
- Order of steps where it makes no difference: separators or prefix or check digit innermost, then case, then digests,
  then encodings: `md5(lower(no_separators))`.
- A digest is written as lower-case hex; so is the digest that another digest or a text step takes
  (`sha256(md5)` digests 32 hex digits, `upper(md5)` is upper-case hex). Directly inside `base64`, `base64url` and
  `base32` a digest is its raw bytes; `base64(hex(md5))` is base64 of the hex digits. `raw(md5)` are the raw bytes
  themselves, also inside a digest: `sha256(raw(md5))`.
- The name with fewest steps that writes the same bytes is the name: no `lower` of what has no capitals, no
  `separators::` of a MAC known with colons, `rounded:4` and not `cut:4` where both agree, no system where rounding
  hides the shift.
- Padding, line ends, case of percent digits, and the marks of degrees are not part of a name (`variant` in the labels).
- Of matches of one value that overlap, the longest is reported (`prefix:+86`, not `plain` inside it); between equal
  ranges, the one with fewest steps.
- An encoding over exactly the value is a transform; over more than the value it is a layer. What a container's own
  rules undo (form, query and URL percent-encoding, JSON string escapes, XML entities) is neither.
- The data type is that of the known value, however coarse the form.

## Two fields, one value

Halves of a place (or of a name: `split`) in neighbouring fields are one row, and its path is that of the half that
stands first. Longitude first, in a text or in neighbouring fields, is `lng_lat`.

## Layers

Outermost first, `>` between: `gzip>json>base64>json`. `path` is that of the innermost layer that names its places;
carriers (gzip, deflate, br, zstd, base64, base64url, hex, percent, jwt, grpc) name none. Without such a layer it is
`segment:<n>`, `host`, the header's name in lower case, or empty.

| layer | path |
| --- | --- |
| `json`, `msgpack`, `cbor`, `plist` (XML), `bplist` (binary) | `$.device.ids[0].value`, `$['x-info'].imei` |
| `form`, `query`, `cookie`, `multipart` | `form:uid`, `query:uid`, `cookie:uid`, `multipart:uid` |
| `xml` | `/req/device/imei`, attribute `/req/device/@imei` |
| `protobuf` | field numbers from the top: `protobuf:2.5.1` |
| `zip` | entry: `zip:log/device.txt` |
| `jwt` | `jwt>json`, path in the payload |
| `grpc` | `grpc>protobuf`; compressed message `grpc>gzip>protobuf` |
| `gzip`, `zstd`, `deflate`, `br` | the same name whether a header declares it or its magic bytes show it |
| `percent` | a whole document percent-encoded once more than its container does |
| `query` in a text, header or query | `json>query`, `query>query`, header `query`; a URL may stand before it |

A number leaf (JSON number, MessagePack or CBOR integer or float, protobuf varint or fixed64) that spells the form is
that form.

## Left out of the corpus

- Pairs that cannot be: raw bytes in containers of text, forms that no host name, cookie or header can carry, split
  names where there are no fields.
- Values as keys of objects, values joined to others without a mark between them, one half of a place
  or of a name alone, dates as day numbers, ages instead of birth dates.
- Digits of digests that are all decimal, and integers below 65,536, as numbers of binary documents; quoted-printable
  that only breaks lines.
- Digests over more than one value, or with an unknown salt; password hashing (PBKDF2, bcrypt); ciphertext.
- HTTP/2 heads, trailers, several gRPC frames or WebSocket fragments for one message, responses, multi-line JSON logs.
"""


def render() -> str:
    """Give the text of NAMES.md."""
    out = [INTRO, "## Steps", "", "| step | what it writes |", "| --- | --- |"]
    arguments = {
        "separators": ":X",
        "prefix": ":X",
        "truncated": ":N, :A-B",
        "rounded": ":N",
        "cut": ":N",
        "scaled": ":N",
        "geohash": ":N",
    }
    for name, step in sorted(STEPS.items()):
        out.append(f"| `{name}{arguments.get(name, '')}` | {' '.join((step.__doc__ or '').split())} |")
    kinds: dict[str, list[str]] = {}
    for value in known_values(1):
        for name in transforms.closure(value):
            kinds.setdefault(name, [])
            if value.kind not in kinds[name]:
                kinds[name].append(value.kind)
    n_kinds = len({value.kind for value in known_values(1)})
    out += ["", "## Closure", "", f"{len(kinds)} names; `all texts` is every kind but places.", ""]
    out += ["| name | kinds of values |", "| --- | --- |"]
    for name, where in sorted(kinds.items()):
        text = "all texts" if len(where) == n_kinds - 1 and "place" not in where else ", ".join(sorted(where))
        out.append(f"| `{name.replace('|', chr(92) + '|')}` | {'all' if len(where) == n_kinds else text} |")
    return "\n".join(out) + "\n"
