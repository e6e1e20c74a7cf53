"""Pages of vendors: current, complete, and reached by `consentinel help`."""

from __future__ import annotations

import os

import pytest

from analyzer import resources
from analyzer.cli.help import page as help_page
from analyzer.cli.help import topics
from analyzer.decode.endpoint_files import document, vendors
from analyzer.decode.endpoint_pages import overview, page, pages

DOCS = resources.path("docs")


def test_golden_pages_are_what_the_files_make() -> None:
    made = pages()
    if os.environ.get("CONSENTINEL_WRITE_GOLDEN"):
        for file in DOCS.rglob("vendors/*.md"):
            file.unlink()
        for path, text in made.items():
            (DOCS / path).parent.mkdir(exist_ok=True)
            (DOCS / path).write_text(text, encoding="utf-8")
    there = {file.relative_to(DOCS) for name in ("vendors.md", "vendors/*.md") for file in DOCS.rglob(name)}
    assert there == set(made), "run `make golden`"
    assert {path: (DOCS / path).read_text(encoding="utf-8") for path in made} == made, "run `make golden`"


@pytest.mark.parametrize("vendor", vendors())
@pytest.mark.parametrize(("lang", "place"), [("en", "`{}` in {}"), ("zh", "`{}`（{}）")])
def test_a_page_names_every_request_field_and_source(vendor: str, lang: str, place: str) -> None:
    data, text = document(vendor), page(vendor, lang)
    wanted = [row["id"] for row in data["endpoints"]] + list(data["sources"])
    fields = [field for row in data["endpoints"] for field in row["fields"]]
    wanted += [place.format(field["path"].replace("|", "\\|"), field["in"]) for field in fields]
    assert [word for word in wanted if word not in text] == []
    assert sum(line.startswith("| `") for line in text.splitlines()) == len(fields)


def test_the_overview_names_every_vendor_and_those_without_a_source() -> None:
    text = overview()
    assert [vendor for vendor in vendors() if f"`vendors/{vendor}`" not in text] == []
    assert "## Vendors without a public source" in text and "**JPush / JIGUANG**" in text


def test_help_prints_the_overview_and_each_page() -> None:
    assert "vendors" in topics()
    assert help_page("vendors") == overview()
    assert help_page("vendors/umeng") == page("umeng")
    assert help_page("vendors/umeng", "zh") == page("umeng", "zh")
