"""E-mail addresses as advertising networks want them before they digest them."""

from __future__ import annotations

import hashlib

import pytest

from analyzer.detect.transforms import digests_of
from analyzer.detect.transforms.emails import no_dots, no_tag
from analyzer.detect.transforms.shape import read_shape


def test_what_uid2_takes_off() -> None:
    """The addresses of https://unifiedid.com/docs/getting-started/gs-normalization-encoding."""
    shape = read_shape("email", "JANE.SAOIRSE+UID2@gmail.com")
    assert dict(no_tag(shape)) == {"no_tag": "JANE.SAOIRSE@gmail.com"}
    assert dict(no_dots(shape)) == {
        "no_dots": "JANESAOIRSE+UID2@gmail.com",
        "no_dots(no_tag)": "JANESAOIRSE@gmail.com",
    }


@pytest.mark.parametrize("text", ["jane.saoirse@example.com", "+x@gmail.com", "no address", "a@b", "x y@gmail.com"])
def test_others_stay(text: str) -> None:
    shape = read_shape("email", text)
    assert [*no_tag(shape), *no_dots(shape)] == []


def test_the_digest_that_uid2_publishes() -> None:
    wanted = hashlib.sha256(b"janesaoirse@gmail.com").digest()
    names = [one.transform for one in digests_of("email", "JANE.SAOIRSE+UID2@gmail.com") if one.raw == wanted]
    assert names == ["sha256(lower(no_dots(no_tag)))"]
