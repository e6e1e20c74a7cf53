from __future__ import annotations

from analyzer.record.consent import letters as module
from analyzer.record.consent.letters import as_label, normalise


def test_text_is_normalised() -> None:
    assert normalise("　ＡＢ　隱私\u200b權  x\n y") == "ab 隐私权 x\ny"
    assert as_label("→ Accept ✓ (12 s)") == "accept"
    assert normalise("İZİN VER") == "izin ver"
    assert normalise("ΣΥΜΦΩΝΏ") == normalise("συμφωνώ")


def test_both_rows_of_old_and_new_characters_are_as_long() -> None:
    assert len(module._TRADITIONAL) == len(module._SIMPLIFIED)
