"""The site: every page of `consentinel help`, in both languages, built by MkDocs Material. `make docs` runs it.

python -m support.site [FOLDER]   builds below FOLDER, build/ by default; open FOLDER/site/index.html
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import Any

import rjieba

from analyzer.cli import pages
from analyzer.cli.console import settings
from analyzer.i18n.catalog import LANGUAGES
from analyzer.reference import error_codes

ROOT = Path(__file__).resolve().parents[2]

SECTIONS: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "start": (
        {"en": "Start", "zh": "入门"},
        ("index", "tutorial", "cookbook", "phones", "ci", "survey_weekend", "faq"),
    ),
    "use": (
        {"en": "Use", "zh": "使用"},
        (
            *("scenarios", "scope", "policy", "settings", "pytest", "library", "farm", "survey", "consent", "own_hook"),
            *("reports", "evidence"),
        ),
    ),
    "know": (
        {"en": "Method", "zh": "方法"},
        (
            *("method", "truth", "transforms", "layers", "patterns", "hooks", "native", "devices", "vendors"),
            *("features",),
        ),
    ),
    "reference": (
        {"en": "Reference", "zh": "参考"},
        (
            *("commands", "contracts", "marks", "tables", "events", "files", "errors"),
            *("rules", "hook_list", "datatypes"),
        ),
    ),
    "house": ({"en": "House", "zh": "内部"}, ("architecture", "contributing")),
}
"""The parts of the site and their pages; a page that no part names stands with the method."""

_FOLDERS = {"rules": {"en": "Each rule", "zh": "各条规则"}, "vendors": {"en": "Each vendor", "zh": "各家厂商"}}
"""Pages that a page above them lists."""
_HELP = re.compile(r"`consentinel help ([\w/]+)`")
_RULE = re.compile(r"`consentinel rules show ([a-z_]+)`")
_FENCE = re.compile(r"^(```.*?^```$)", re.MULTILINE | re.DOTALL)
_NAMED_FENCE = re.compile(r"^```([a-z]+) \S+$", re.MULTILINE)
_NOT_OFFERED = {"zh": "_本页只有英文。_\n"}
_README = {"en": "README.md", "zh": "README.zh.md"}


def build(folder: Path) -> Path:
    """Write the sources of both languages and build them strictly; give the folder of the site."""
    site = folder / "site"
    shutil.rmtree(site, ignore_errors=True)
    for lang in LANGUAGES:
        source = folder / "site-src" / lang
        shutil.rmtree(source, ignore_errors=True)
        nav = write_sources(source, lang)
        _mkdocs(source, site / lang, lang, nav)
    (site / "index.html").write_text(_DOOR, encoding="utf-8")
    return site


_DOOR = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>consentinel</title></head>
<body><p><a href="en/index.html">English</a></p><p><a href="zh/index.html" lang="zh">中文</a></p></body></html>
"""


def write_sources(folder: Path, lang: str) -> list[dict[str, Any]]:
    """Write the Markdown of every page of one language; give the navigation."""
    settings.lang = lang
    texts = {"index": _readme(lang)} | {topic: _page(topic, lang) for topic in [*pages.topics(lang), *pages.below()]}
    texts["errors"] += "".join(f"\n\n#{pages.page(code, lang)}" for code in error_codes())
    for topic, text in texts.items():
        file = folder / f"{topic}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_linked(text, topic, set(texts)), encoding="utf-8")
    _copy_pictures(folder)
    return _nav(texts, lang)


def _readme(lang: str) -> str:
    """Give the README as the first page: without the link to its twin; its picture lies beside it."""
    text = (ROOT / _README[lang]).read_text(encoding="utf-8")
    return re.sub(r"^\[[^\]]+\]\(README[^)]*\)\n\n", "", text, flags=re.MULTILINE)


def _page(topic: str, lang: str) -> str:
    text = pages.page(topic, lang)
    return text if pages.is_offered(topic, lang) else f"{text.rstrip()}\n\n{_NOT_OFFERED[lang]}"


def _copy_pictures(folder: Path) -> None:
    place = Path("analyzer", "docs", "pictures")
    shutil.copytree(ROOT / place, folder / place, dirs_exist_ok=True)


def _linked(text: str, topic: str, known: set[str]) -> str:
    """Turn `consentinel help TOPIC` outside of code blocks into a link; fences lose the names of their files."""
    parts = _FENCE.split(text)
    for place in range(0, len(parts), 2):
        parts[place] = _HELP.sub(lambda found: _link(found, found[1], topic, known), parts[place])
        parts[place] = _RULE.sub(lambda found: _link(found, f"rules/{found[1]}", topic, known), parts[place])
    return _NAMED_FENCE.sub(r"```\1", "".join(parts))


def _link(found: re.Match[str], target: str, topic: str, known: set[str]) -> str:
    up = "../" * topic.count("/")
    if re.fullmatch(r"E\d{3}", target):
        return f"[{found[0]}]({up}errors.md#{target.lower()})"
    return f"[{found[0]}]({up}{target}.md)" if target in known else found[0]


def _nav(texts: dict[str, str], lang: str) -> list[dict[str, Any]]:
    placed = {topic for _, topics in SECTIONS.values() for topic in topics}
    left = sorted(topic for topic in texts if topic not in placed and "/" not in topic)
    nav: list[dict[str, Any]] = []
    for name, (titles, topics) in SECTIONS.items():
        shown = [topic for topic in topics if topic in texts] + (left if name == "know" else [])
        entries: list[Any] = [{_short(topic, texts[topic]): f"{topic}.md"} for topic in shown]
        entries += [
            {_FOLDERS[folder][lang]: [f"{one}.md" for one in sorted(texts) if one.startswith(f"{folder}/")]}
            for folder in _FOLDERS
            if folder in topics
        ]
        nav.append({titles[lang]: entries})
    return nav


def _short(topic: str, text: str) -> str:
    """Give the title of a page up to its colon."""
    return re.split("[:：]", text.splitlines()[0].lstrip("# "))[0] if topic != "index" else "consentinel"


class _Words:
    """What Material's search asks of jieba, whose last release is of 2020: words of Chinese text, by jieba-rs."""

    @staticmethod
    def cut(text: bytes) -> list[str]:
        """Give the words of a run of Chinese, in their order; without them whole clauses are what can be found."""
        words: list[str] = rjieba.cut(text.decode("utf-8"))
        return words


def _mkdocs(source: Path, target: Path, lang: str, nav: list[dict[str, Any]]) -> None:
    """Build one language; a warning (a dead link, a page that no navigation names) is an error."""
    from material.plugins.search import plugin
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config

    plugin.jieba = _Words
    config = load_config(
        str(Path(__file__).with_name("mkdocs.yml")),
        docs_dir=str(source.resolve()),
        site_dir=str(target.resolve()),
        nav=nav,
    )
    config.theme["language"] = lang
    config.extra["alternate"] = [
        {"name": name, "link": f"../{code}/index.html", "lang": code}
        for code, name in (("en", "English"), ("zh", "中文"))
    ]
    config.plugins.run_event("startup", command="build", dirty=False)
    try:
        mkdocs_build(config)
    finally:
        config.plugins.run_event("shutdown")


if __name__ == "__main__":
    built = build(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build")
    print(f"wrote {built / 'index.html'}\nPASS {len(LANGUAGES)}/{len(LANGUAGES)}")
