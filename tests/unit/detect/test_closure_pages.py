"""Pages of transforms and layers: current, complete, and reached by `consentinel help`."""

from __future__ import annotations

import os
import re

from analyzer import resources
from analyzer.cli.help import page, topics
from analyzer.decode.codecs import load_all
from analyzer.detect.closure_pages import layers_page, pages, transforms_page
from analyzer.detect.kernel import MIN_RUN
from analyzer.detect.search import TOO_OFTEN
from analyzer.detect.transforms import CLOSURE_VERSION, describe_transforms
from analyzer.i18n.catalog import LANGUAGES

DOCS = resources.path("docs")
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


def test_golden_pages_are_what_the_units_make() -> None:
    made = pages()
    if os.environ.get("CONSENTINEL_WRITE_GOLDEN"):
        for name, text in made.items():
            (DOCS / name).write_text(text, encoding="utf-8")
    assert {name: (DOCS / name).read_text(encoding="utf-8") for name in made} == made, "run `make golden`"


def test_every_transform_has_its_section_with_an_example() -> None:
    text = transforms_page()
    assert HEADING.findall(text) == sorted({row["name"] for row in describe_transforms()} | {"joined"})
    assert [row["name"] for row in describe_transforms() if f"    {row['example']}\n" not in text] == []
    assert f"version {CLOSURE_VERSION};" in text


def test_every_layer_has_its_section_and_every_codec_an_example() -> None:
    text = layers_page()
    headings = HEADING.findall(text)
    assert headings == sorted(set(headings))
    second_names = {"base64url", "percent_plus", "unicode_escape", "xml_refs"}
    assert set(headings) == {*load_all(), *second_names, "cookie", "decrypted"}
    bodies = dict(zip(headings, HEADING.split(text)[2::2], strict=True))
    assert [name for name in load_all() if "→" not in bodies[name]] == []


def test_examples_stay_on_their_lines_and_are_printable() -> None:
    for text in pages().values():
        assert [char for char in text if ord(char) < 0x20 and char != "\n"] == []
        assert [line for line in text.split("\n") if line != line.rstrip()] == []


def test_the_limits_that_are_stated_are_those_that_hold() -> None:
    assert f"first {TOO_OFTEN:,} times" in transforms_page()
    assert f"fewer than {MIN_RUN} digits" in transforms_page()


def test_both_pages_are_topics() -> None:
    assert {"transforms", "layers"} <= set(topics())
    for lang in LANGUAGES:
        assert (page("transforms", lang), page("layers", lang)) == (transforms_page(lang), layers_page(lang))
