"""Rule packs written for tests."""

from __future__ import annotations

from pathlib import Path

_DOC = "{{title: {title}, what: Some words, why: Some words, fix: Some words, limits: Some words}}"
_RULE = """\
id: {id}
version: 1
since: 0.1.0
decidable: runtime
severity: {severity}
confidence: certain
category: security
where: {{act: [sent, accessed], data_type: {data_type}}}
doc:
  en: {doc}
  zh: {doc}
sources: [pipl-13]
bad: [{{act: sent, data_type: {data_type}}}]
good: [{{act: sent, data_type: gait}}]
"""


def rule_text(
    rule_id: str = "acme_imei", *, title: str = "Acme sees it", severity: str = "high", data_type: str = "imei"
) -> str:
    """Give the text of a rule file that flags a data type; `title` is written as it would stand in YAML."""
    return _RULE.format(id=rule_id, severity=severity, data_type=data_type, doc=_DOC.format(title=title))


def write_pack(folder: Path, about: str = "{name: acme, version: 1.20}", **rules: str) -> Path:
    """Write a pack with the texts of its rules by id, by default one; about: what pack.yaml holds, "" for none."""
    folder.mkdir(parents=True, exist_ok=True)
    if about:
        (folder / "pack.yaml").write_text(about + "\n", encoding="utf-8")
    for rule_id, text in (rules or {"acme_imei": rule_text()}).items():
        (folder / f"{rule_id}.yaml").write_text(text, encoding="utf-8")
    return folder
