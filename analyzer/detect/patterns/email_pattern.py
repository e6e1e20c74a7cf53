"""E-mail address (RFC 5321 §4.1.2, of the common form)."""

from __future__ import annotations

import re

from analyzer.detect.engine import Expression
from analyzer.detect.parties import has_public_suffix
from analyzer.detect.patterns.model import Pattern, always, words

_FILE_ENDINGS = frozenset(("java", "map", "mov", "py", "rs", "sh", "so", "zip"))
"""Endings of file names that are top-level domains, too; right below them hardly anybody has mail."""
_NOBODY = re.compile(r"(?:\A|\.)(?:example\.(?:com|org|net)|sentry\.io|localhost|[a-z.-]*\.(?:test|invalid|example))\Z")
_NO_ADDRESS = re.compile(r"\A\d+(?:\.\d+)*\Z|\A\dx\.|\.\d+\.")


def check(text: str) -> str | None:
    """Give the text when it can be an address of somebody: a suffix under which names are registered, no file name
    (`icon@2x.png`), no release (`lib@1.2.so`), no reserved domain.

    >>> check("li.wei@mail.cn"), check("icon@2x.app"), check("a@b.invalid"), check("x@a..cn")
    ('li.wei@mail.cn', None, None, None)
    """
    local, _, domain = text.lower().rpartition("@")
    last = domain.rpartition(".")[2]
    is_file = last in _FILE_ENDINGS and domain.count(".") == 1
    if is_file or _NOBODY.search(domain) or _NO_ADDRESS.search(domain) or local.endswith(".") or ".." in text:
        return None
    return text if has_public_suffix(domain) and domain.count(".") >= 1 else None


PATTERN = Pattern(
    id="email",
    data_type="email",
    expression=Expression(rb"[0-9A-Za-z_+-]@[0-9A-Za-z][0-9A-Za-z.-]{3}"),
    text=re.compile(
        rb"(?<![A-Za-z0-9._+@%/:-])(?P<value>[A-Za-z0-9](?:[A-Za-z0-9._+-]{0,62}[A-Za-z0-9_+-])?"
        rb"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,24})(?![A-Za-z0-9@:/-])"
    ),
    check=check,
    name=words("(?:[a-z]+_)?e?_?mail(?:_?addr(?:ess)?)?|account|user(?:_?name)?|login"),
    is_plain=always,
    rule="local@domain with a registrable public suffix; no reserved domain, no file name, no user of a URL. Likely "
    "under a field name that says mail, account, user or login, possible without one.",
    sources=("RFC 5321 §4.1.2", "RFC 2606", "publicsuffix.org"),
)
EXAMPLES = {
    '{"email":"li.wei+x@mail.qq.com"}': ("email", "li.wei+x@mail.qq.com", "likely"),
    "dear li.wei@mail.cn, hello": ("email", "li.wei@mail.cn", "possible"),
    "userEmail=li_wei@163.com&a=1": ("email", "li_wei@163.com", "likely"),
    "mailto: li@foxmail.com.": ("email", "li@foxmail.com", "possible"),
}
NEAR_MISSES = (
    "icon@2x.png sprite@3x.webp user@host",
    '{"email":"someone@example.com"}',
    "https://abc123@o1.ingest.sentry.io/1",
    "https://user@mail.qq.com/x",
    "lib@1.2.so react@18.2.0",
    "a@b.invalid",
    "git@github.com:consentinel/x.git",
    "Class@7f3a9c.java",
    "a..b@mail.cn",
)
NEGATIVES = ("@media screen", "@Override public")
