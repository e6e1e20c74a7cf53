from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.model.errors import UsageError
from analyzer.scope.sources.scope_file import load_scope

FULL = """\
version: 1
app_id: com.example.weather
category: weather
first_party: [Weather.example]
items:
  - data_type: location_precise
    party: first
    purpose: local forecast
    when: on_function
    necessary: true
    permission: android.permission.ACCESS_FINE_LOCATION
    source: policy.html
    locator: "12:3"
    quote: 为提供本地天气预报,我们需要获取您的位置信息
  - {data_type: oaid, party: third, recipients: [umeng, ads.example], when: after_consent, waiver: pipl-13-2}
"""


def test_every_key_of_the_contract_is_read(tmp_path: Path) -> None:
    file = tmp_path / "scope.yaml"
    file.write_text(FULL, encoding="utf-8")
    scope = load_scope(file)
    assert (scope.app_id, scope.category, scope.first_party) == ("com.example.weather", "weather", ("weather.example",))
    first, second = scope.items
    assert (first.when, first.necessary, first.locator) == ("on_function", True, "12:3")
    assert (second.party, second.recipients, second.waiver) == ("third", ("umeng", "ads.example"), "pipl-13-2")


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("version: 1\nitems:\n  - {data_type: imie}\n", "3:6", "unknown data type 'imie'; did you mean 'imei'?"),
        ("version: 2\nitems: []\n", "1:1", "version: should be 1"),
        ("version: 1\n", "1:1", "items: Field required"),
        ("version: 1\nitems: []\nappid: x\n", "3:1", "unknown key 'appid' did you mean 'app_id'?"),
        ("version: 1\nitems:\n  - data_type: imei\n    when: allways\n", "4:5", "did you mean 'always'?"),
        ("version: 1\nitems:\n  - data_type: imei\n    party: thrid\n", "4:5", "did you mean 'third'?"),
        ("version: 1\nitems:\n  - data_type: imei\n    party: Some Company\n", "4:5", "is no party"),
        (f"version: 1\nitems:\n  - data_type: imei\n    quote: {'x' * 61}\n", "4:5", "at most 60 characters"),
        ("version: 1\nitems: []\nfirst_party: shop.example\n", "3:1", "first_party: should be a list"),
        ("version: 1\nitems: []\nfirst_party: ['https://shop.example/']\n", "3:1", "is no domain"),
        ("version: 1\nitems: []\nitems: []\n", "3:1", "not valid YAML"),
        ("version: 1\nitems: [\n", "3:1", "not valid YAML"),
        ("- data_type: imei\n", "1:1", "should be a mapping"),
        ("", "1:1", "should be a mapping"),
    ],
)
def test_a_mistake_is_shown_at_its_place(tmp_path: Path, text: str, place: str, message: str) -> None:
    file = tmp_path / "scope.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load_scope(file)
    assert caught.value.message.startswith(f"{file}:{place}: ")
    assert message in f"{caught.value.message} {caught.value.hint}"


def test_an_unreadable_file_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        load_scope(tmp_path / "absent.yaml")
    assert caught.value.code == "E110"
