from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from analyzer.i18n.catalog import LANGUAGES, choose_language, t, texts
from analyzer.model.enums import PHASES, ConsentState, GapKind, PartyRelation, Result, SessionState, Severity
from analyzer.model.errors import UsageError

PACKAGE = Path(__file__).resolve().parents[3] / "analyzer"
CJK = "[\u3000-\u9fff]"


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_language_has_the_same_keys_and_placeholders() -> None:
    shapes = {lang: {key: _placeholders(text) for key, text in texts(lang).items()} for lang in LANGUAGES}
    assert shapes["zh"] == shapes["en"]


def test_chinese_texts_use_chinese_punctuation() -> None:
    wrong = {key: text for key, text in texts("zh").items() if re.search(f"{CJK}[,;:?()]|[,;:?()]{CJK}", text)}
    assert not wrong


def test_no_text_is_a_verdict_of_law() -> None:
    words = re.compile("illegal|unlawful|violat|违法|违规", re.IGNORECASE)
    assert not {key for lang in LANGUAGES for key, text in texts(lang).items() if words.search(text)}


def _names(prefix: str, members: object) -> set[str]:
    return {f"{prefix}.{member}" for member in members}  # type: ignore[attr-defined]


def test_every_closed_vocabulary_has_its_texts() -> None:
    needed = _names("consent", ConsentState) | _names("gap", GapKind) | _names("relation", PartyRelation)
    needed |= _names("result", Result) | _names("state", SessionState) | _names("severity", Severity)
    assert needed | _names("phase", PHASES) <= set(texts("en"))


def _literals() -> tuple[set[str], set[str]]:
    """Give the string literals of code and templates, and the fixed parts before the first brace of the others."""
    exact: set[str] = set()
    prefixes: set[str] = set()
    for folder in ("", "report", "rules", "i18n", "survey", "cli", "serve"):
        below = "*" if not folder else "**/*"
        for file in [path for end in ("py", "j2", "html") for path in (PACKAGE / folder).glob(f"{below}.{end}")]:
            found = re.findall(
                r"""["']([a-z_]+(?:\.[a-z0-9_.]*)?(?:\{[^"']*)?)["']""", file.read_text(encoding="utf-8")
            )
            exact |= {text for text in found if "{" not in text}
            prefixes |= {text.partition("{")[0] for text in found if "{" in text and "." in text}
    return exact, prefixes


def test_every_key_is_used() -> None:
    exact, prefixes = _literals()
    prefixes |= {"report.", "blind.standing.", "reason.", "method."}
    unused = {
        key
        for key in texts("en")
        if key not in exact
        and not (key.rpartition(".")[2] in exact | {"1", "2", "3", "4", "5"} or _is_made(key, prefixes))
    }
    assert not unused


def _is_made(key: str, prefixes: set[str]) -> bool:
    vocabularies = (
        "consent.",
        "serve.4",
        "gap.",
        "relation.",
        "result.",
        "state.",
        "severity.",
        "phase.",
        "moment.",
        "blind.shown.",
        "confidence.",
        "location.",
    )
    others = (
        "scope.conflict.",
        "scope.diff.",
        "hook_state.",
        "cited.",
        "compare.",
        "country.",
        "figure.",
        "letter.",
        "cite.",
        "decidable.",
        "chart.",
        "live.",
        "survey.",
        "blind.standing.",
        "rule.",
        "center.",
    )
    return key.startswith((*vocabularies, *others)) and any(key.startswith(prefix) for prefix in prefixes)


def test_placeholders_are_filled() -> None:
    assert t("report.n_findings", "en", n=3) == "Findings: 3"
    with pytest.raises(KeyError):
        t("report.n_findings", "en", m=3)


@pytest.mark.parametrize(
    ("option", "environment", "language"),
    [
        ("zh", {"CONSENTINEL_LANG": "en"}, "zh"),
        (None, {"CONSENTINEL_LANG": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        (None, {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        (None, {"LANG": "zh_Hans_CN.UTF-8"}, "zh"),
        (None, {"LANG": "de_DE.UTF-8"}, "en"),
        (None, {}, "en"),
    ],
)
def test_language_follows_option_then_variable_then_locale(
    option: str | None, environment: dict[str, str], language: str
) -> None:
    assert choose_language(option, environment) == language


def test_a_language_that_is_not_offered_is_refused() -> None:
    with pytest.raises(UsageError, match="no texts in language 'fr'") as caught:
        choose_language("fr", {})
    assert caught.value.code == "E107"
