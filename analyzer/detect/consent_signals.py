"""What an app stores or tells an SDK of the user's choice, read as granted or refused (data/consent_signals.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analyzer import knowledge
from analyzer.detect.parties import party_of_code

Row = dict[str, Any]

_YES, _NO = {"true", "1", "granted", "yes"}, {"false", "0", "denied", "no", "not_granted"}


class Signals:
    """Reads calls in order of time; keys of a consent string count together, so what was written before is kept."""

    def __init__(self) -> None:
        data = knowledge.consent_signals()
        self._meanings = {row["key"]: row["meaning"] for row in data["preferences"]}
        self._vendors = {row["party_id"]: int(row["tcf_id"]) for row in data["vendors"]}
        self._calls = {(row["class"], row["method"]): row["party_id"] for row in data["calls"]}
        self._written: dict[str, str] = {}

    def told_by(self, event: str, hook: Mapping[str, Any], call: Mapping[str, Any]) -> list[Row]:
        """Give {subject, setting, party_id} of each signal of one call; party_id None: for everybody."""
        if event == "preference_written":
            key = next((text for text in call.get("args") or () if text), "")
            return self._preference(key, str(call.get("value") or ""))
        texts = [text for text in [call.get("value"), *(call.get("values") or ()), *(call.get("args") or ())] if text]
        setting = next((found for text in texts if (found := answer_of(str(text)))), None)
        if event == "opt_out_call":
            setting = "granted" if setting == "refused" else "refused"
        if setting is None:
            return []
        if event == "ad_tracking_read":
            is_limited = setting == "granted"
            return [_signal("limit_ad_tracking", "refused" if is_limited else "granted")]
        name = f"{hook.get('class') or ''}.{hook.get('method') or ''}"
        known = self._calls.get((str(hook.get("class")), str(hook.get("method"))))
        party = party_of_code(name) if known is None else None
        return [_signal(name, setting, known or (party.id if party else None))]

    def _preference(self, key: str, value: str) -> list[Row]:
        meaning = self._meanings.get(key)
        if meaning in (None, "none"):
            return []
        self._written[str(meaning)] = value
        if meaning == "us_privacy":
            return [_signal(key, "refused" if value[2:3].upper() == "Y" else "granted")] if len(value) == 4 else []
        if self._written.get("gdpr_applies") not in ("1", "true"):
            return []
        return [*self._purposes(), *(self._of_vendors() if meaning != "purpose_bits" else ())]

    def _purposes(self) -> list[Row]:
        bits = self._written.get("purpose_bits")
        return [_signal("IABTCF_PurposeConsents", "granted" if bits[0] == "1" else "refused")] if bits else []

    def _of_vendors(self) -> list[Row]:
        bits = self._written.get("vendor_bits")
        if not bits:
            return []
        interest = self._written.get("vendor_interest_bits", "")
        rows = []
        for party_id, number in self._vendors.items():
            is_granted = "1" in (bits[number - 1 : number], interest[number - 1 : number])
            rows.append(_signal("IABTCF_VendorConsents", "granted" if is_granted else "refused", party_id))
        return rows


def _signal(subject: str, setting: str, party_id: str | None = None) -> Row:
    return {"subject": subject, "setting": setting, "party_id": party_id}


def answer_of(text: str) -> str | None:
    """Give granted or refused for what a switch or a map of switches says, else None.

    >>> answer_of("false"), answer_of("ad_storage=denied;analytics_storage=granted"), answer_of("7")
    ('refused', 'refused', None)
    """
    word = text.strip().lower()
    if word in _NO or "denied" in word:
        return "refused"
    return "granted" if word in _YES or "granted" in word else None
