"""Texts for people, one catalog per language, and the choice of the language."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from analyzer.model.errors import UsageError, did_you_mean

LANGUAGES: tuple[str, ...] = ("en", "zh")
"""Languages that are offered: each has every key (tests/unit/i18n)."""

DEFAULT = "en"
_FOLDER = Path(__file__).resolve().parent


def t(key: str, lang: str, /, **args: object) -> str:
    """Give the text of `key` in `lang`, its placeholders filled.

    Raises KeyError for a key or placeholder that the catalog lacks.

    >>> t("severity.high", "en"), t("severity.high", "zh")
    ('high', '高')
    """
    text = texts(lang)[key]
    return text.format(**args) if args else text


def has(key: str, lang: str) -> bool:
    """Tell whether the catalog of `lang` has `key`."""
    return key in texts(lang)


def t_or(key: str, lang: str, otherwise: str) -> str:
    """Give the text of a key made from data (a phase a scenario named, a gap kind), or `otherwise`."""
    return texts(lang).get(key, otherwise)


@cache
def texts(lang: str) -> Mapping[str, str]:
    """Give the whole catalog of a language, key to text."""
    data: dict[str, str] = json.loads((_FOLDER / f"{lang}.json").read_text(encoding="utf-8"))
    return data


def choose_language(option: str | None = None, environment: Mapping[str, str] | None = None) -> str:
    """Give the language to talk in: `--lang`, else CONSENTINEL_LANG, else the locale, else English.

    Raises UsageError E107 when the option or CONSENTINEL_LANG names a language that is not offered.
    """
    environment = os.environ if environment is None else environment
    asked = option or environment.get("CONSENTINEL_LANG")
    if asked:
        language = _normalized(asked)
        if language in LANGUAGES:
            return language
        hint = did_you_mean(language, LANGUAGES) or f"offered: {', '.join(LANGUAGES)}"
        raise UsageError(f"no texts in language {asked!r}", code="E107", hint=hint)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            language = _normalized(environment[name])
            return language if language in LANGUAGES else DEFAULT
    return DEFAULT


def _normalized(text: str) -> str:
    """`zh_CN.UTF-8`, `zh-Hans` → `zh`."""
    return text.replace("-", "_").split(".")[0].split("_")[0].strip().lower()
