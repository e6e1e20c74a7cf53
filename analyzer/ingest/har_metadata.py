"""What a HAR tells of how it was made, and a TweaselHAR of the app and the device, in the extension `log._tweasel`.

Source: the shape of metaVersion 1.0 as public HARs of the project carry it (seen).
"""

from __future__ import annotations

from typing import Any

METADATA = "_tweasel"
"""Name of the extension in a HAR's log."""
TOLD = frozenset({METADATA, "creator"})
"""What is kept of a HAR's log beside its entries."""
_APP = {"id": "id", "name": "name", "version": "version"}
_DEVICE = {"platform": "os", "osVersion": "os_version", "model": "model", "modelCodeName": "model_code_name"}
_MAX_LENGTH = 200


def told_by(metadata: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the entries `app` and `device` of a manifest, as far as the metadata tells them; a log of several apps
    tells none.

    >>> told_by({"apps": [{"id": "a.b", "version": "1"}], "device": {"platform": "android", "osVersion": "11"}})
    ({'id': 'a.b', 'version': '1'}, {'os': 'android', 'os_version': '11'})
    """
    if not isinstance(metadata, dict):
        return {}, {}
    apps, device = metadata.get("apps"), metadata.get("device")
    app = apps[0] if isinstance(apps, list) and len(apps) == 1 else None
    return _texts(app, _APP), _texts(device, _DEVICE)


def is_of_packets(creator: Any) -> bool:
    """Tell whether a HAR was made from captured packets, by the name of who wrote it.

    >>> is_of_packets({"name": "pcap2har", "version": "0.1.2"}), is_of_packets({"name": "Firefox"})
    (True, False)
    """
    return isinstance(creator, dict) and "pcap" in str(creator.get("name") or "").lower()


def _texts(found: Any, names: dict[str, str]) -> dict[str, Any]:
    if not isinstance(found, dict):
        return {}
    return {ours: text[:_MAX_LENGTH] for theirs, ours in names.items() if isinstance(text := found.get(theirs), str)}
