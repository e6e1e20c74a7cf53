from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from analyzer.model.errors import UsageError
from analyzer.scope.declared import DeclaredItem
from analyzer.scope.sources import play_data_safety

HEAD = (
    "Question ID (machine readable),Response ID (machine readable),Response value,Answer requirement,"
    "Human-friendly question label"
)
U = "PSL_DATA_USAGE_RESPONSES:PSL_"
FORM = f"""{HEAD}
PSL_DATA_COLLECTION_COLLECTS_PERSONAL_DATA,,true,REQUIRED,"Does your app collect or share, any data?"
PSL_DATA_TYPES_PERSONAL,PSL_EMAIL,true,MULTIPLE_CHOICE,Personal info / Email address
PSL_DATA_TYPES_PERSONAL,PSL_PHONE,,MULTIPLE_CHOICE,Personal info / Phone number
PSL_DATA_TYPES_LOCATION,PSL_APPROX_LOCATION,TRUE,MULTIPLE_CHOICE,Location / Approximate location
{U}EMAIL:PSL_DATA_USAGE_COLLECTION_AND_SHARING,PSL_DATA_USAGE_ONLY_COLLECTED,true,,
{U}EMAIL:PSL_DATA_USAGE_COLLECTION_AND_SHARING,PSL_DATA_USAGE_ONLY_SHARED,,,
{U}EMAIL:DATA_USAGE_COLLECTION_PURPOSE,PSL_ACCOUNT_MANAGEMENT,true,,
{U}EMAIL:DATA_USAGE_COLLECTION_PURPOSE,PSL_ANALYTICS,false,,
{U}APPROX_LOCATION:PSL_DATA_USAGE_COLLECTION_AND_SHARING,PSL_DATA_USAGE_ONLY_COLLECTED,true,,
{U}APPROX_LOCATION:PSL_DATA_USAGE_COLLECTION_AND_SHARING,PSL_DATA_USAGE_ONLY_SHARED,true,,
{U}APPROX_LOCATION:DATA_USAGE_SHARING_PURPOSE,PSL_ADVERTISING,true,,
"""
DECLARED = {
    ("email", "collected", "first", "Account management"),
    ("location_coarse", "collected", "first", ""),
    ("location_coarse", "shared", "third", "Advertising or marketing"),
}


def _written(folder: Path, text: str, name: str = "form.csv", encoding: str = "utf-8") -> Path:
    file = folder / name
    file.write_bytes(text.encode(encoding))
    return file


def _sure(items: list[DeclaredItem]) -> set[tuple[str, str, str, str]]:
    return {
        (item.data_type, item.declared, item.party, item.purpose) for item in items if item.confidence != "possible"
    }


def _dialects() -> list[Any]:
    lines = FORM.split("\n")
    three = "\n".join(",".join(line.split(",")[:3]) for line in lines).replace("Response value", "Answer")
    swapped = FORM.replace(",", ";").replace(";true", ";1")
    return [
        pytest.param(FORM, "utf-8", id="five columns"),
        pytest.param(three, "utf-8", id="three columns"),
        pytest.param(swapped, "utf-8-sig", id="semicolons with a mark"),
        pytest.param(FORM.replace(",", "\t"), "utf-16", id="tabs in UTF-16"),
        pytest.param(FORM.replace("\n", "\r\n"), "gbk", id="line ends of Windows"),
        pytest.param("\n".join(lines[1:]), "utf-8", id="no head"),
    ]


@pytest.mark.parametrize(("text", "encoding"), _dialects())
def test_every_dialect_of_the_console_declares_the_same(tmp_path: Path, text: str, encoding: str) -> None:
    file = _written(tmp_path, text, encoding=encoding)
    assert play_data_safety.sniff(file)
    declared = play_data_safety.read(file)
    assert _sure(declared.items) == DECLARED
    assert declared.is_inventory
    assert declared.warnings == []


def test_what_a_type_may_hold_unnamed_is_only_possible(tmp_path: Path) -> None:
    items = play_data_safety.read(_written(tmp_path, FORM)).items
    assert {item.data_type for item in items if item.confidence == "possible"} == {
        "cell_info",
        "ip_address",
        "wifi_info",
    }


def test_each_item_names_its_line_and_answer(tmp_path: Path) -> None:
    email = next(item for item in play_data_safety.read(_written(tmp_path, FORM)).items if item.data_type == "email")
    assert (email.locator, email.quote) == ("line 6", "PSL_EMAIL: collected")


def test_a_plain_table_of_types_is_read(tmp_path: Path) -> None:
    text = "Category,Data type,Collected,Shared,Purpose\nLocation,Approximate location,Yes,No,App functionality\n"
    file = _written(tmp_path, text + "Contacts,**Contacts**,no,yes,Analytics\n")
    assert play_data_safety.sniff(file)
    assert _sure(play_data_safety.read(file).items) == {
        ("location_coarse", "collected", "first", "App functionality"),
        ("contacts", "shared", "third", "Analytics"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Form\n\nCategory,Data type,Is it collected?,Is it shared?,Why\nContacts,Contacts,Yes,No,Analytics\n",
        "Data type,Collected,Purpose\nContacts,Yes,Analytics\nPhotos,No,\n",
        "数据类型\t是否收集\t是否共享\t用途\n联系人\t是\t否\tAnalytics\n",
    ],
    ids=["a title above its head", "without a column for shared", "Chinese, with tabs"],
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_plain_table_in_other_words(tmp_path: Path, text: str, encoding: str) -> None:
    file = _written(tmp_path, text, encoding=encoding)
    assert play_data_safety.sniff(file)
    assert _sure(play_data_safety.read(file).items) == {("contacts", "collected", "first", "Analytics")}


@pytest.mark.parametrize(
    "document",
    [
        {"dataSafety": {"Contacts": {"Contacts": {"collected": False, "shared": True}, "x": {"collected": True}}}},
        {
            "data_safety_list": [
                {"section": "Data shared", "entries": ["Contacts"]},
                {"section": "Security", "x": ["a"]},
            ]
        },
        {"sharedData": [{"type": "联系人", "purpose": ""}], "collectedData": []},
    ],
    ids=["types as keys", "titled lists", "a further spelling"],
)
def test_a_document_of_another_page_reader(tmp_path: Path, document: dict[str, Any]) -> None:
    file = _written(tmp_path, json.dumps(document, ensure_ascii=False), name="form.json")
    assert play_data_safety.sniff(file)
    assert _sure(play_data_safety.read(file).items) == {("contacts", "shared", "third", "")}


@pytest.mark.parametrize(
    ("change", "told", "hint"),
    [
        (("PSL_EMAIL,true", "PSL_EMAIL,maybe"), ":3:3: an answer that is neither", "true, false"),
        (("PSL_EMAIL,true", "PSL_EMAIL,tru"), ":3:3: an answer that is neither", "did you mean 'true'?"),
        (("Response value", "Respons value"), ":1:1: the head has no columns", "did you mean 'Response value'?"),
        ((",PSL_PHONE,", ",PSL_EMAIL,"), ":4:3: answered otherwise in line 3", "keep one"),
        (("utf", "utf"), "", ""),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, change: tuple[str, str], told: str, hint: str) -> None:
    file = _written(tmp_path, FORM.replace(*change))
    if not told:
        assert play_data_safety.read(file).warnings == []
        return
    with pytest.raises(UsageError) as caught:
        play_data_safety.read(file)
    assert caught.value.code == "E177"
    assert f"{file}{told}" in caught.value.message
    assert hint in caught.value.hint


def test_a_misspelt_type_is_a_warning_with_the_nearest_word(tmp_path: Path) -> None:
    declared = play_data_safety.read(_written(tmp_path, FORM.replace("PSL_EMAIL", "PSL_EMIAL")))
    assert "form.csv:3: unknown data type 'PSL_EMIAL'; did you mean 'PSL_EMAIL'?" in declared.warnings[0]


def test_a_tick_without_use_and_a_use_without_tick_are_warnings(tmp_path: Path) -> None:
    text = f"{HEAD}\nPSL_DATA_TYPES_PERSONAL,PSL_NAME,true,,\nPSL_DATA_TYPES_PERSONAL,PSL_PHONE,,,\n"
    text += f"{U}PHONE:PSL_DATA_USAGE_COLLECTION_AND_SHARING,PSL_DATA_USAGE_ONLY_SHARED,true,,\n"
    declared = play_data_safety.read(_written(tmp_path, text))
    assert _sure(declared.items) == {("name", "collected", "first", "")}
    assert ["taken for collected" in declared.warnings[0], "is not ticked" in declared.warnings[1]] == [True, True]


SCRAPED = {
    "sharedData": [{"data": "Approximate location", "optional": False, "purpose": "Advertising or marketing",
                    "type": "Location"}],
    "collectedData": [
        {"data": "Email address", "optional": True, "purpose": "Account management", "type": "Personal info"},
        {"data": "大致位置", "optional": True, "purpose": "", "type": "位置"},
    ],
    "securityPractices": [{"practice": "Data is encrypted in transit", "description": "…"}],
}  # fmt: skip
BY_CATEGORY = {
    "data_shared": {"Location": [{"name": "Approximate location", "purposes": ["Advertising or marketing"]}]},
    "data_collected": [
        {"category": "Personal info", "types": [{"name": "Email address", "purposes": ["Account management"]}]},
        {"category": "Location", "types": ["Approximate location"]},
    ],
}
FLAGS = [
    {"name": "Email address", "collected": True, "shared": False, "purpose": "Account management"},
    {"name": "Approximate location", "collected": True, "shared": False},
    {"name": "Approximate location", "collected": False, "shared": True, "purpose": "Advertising or marketing"},
]
PAGE = [
    [[[[0, "Location"], 0, 0, 0, [["Approximate location", False, "Advertising or marketing"]]]]],
    [
        [
            [[0, "Personal info"], 0, 0, 0, [["Email address", True, "Account management"]]],
            [[0, "Location"], 0, 0, 0, [["Approximate location", True, None]]],
        ]
    ],
]


@pytest.mark.parametrize(
    "document", [SCRAPED, BY_CATEGORY, {"dataSafety": FLAGS}, {"ds:3": [1, [0, {"137": 0}, PAGE]], "dataSafety": 1}]
)
def test_every_form_of_a_store_page_declares_the_same(tmp_path: Path, document: Any) -> None:
    file = _written(tmp_path, json.dumps(document, ensure_ascii=False), "page.json")
    assert play_data_safety.sniff(file)
    assert _sure(play_data_safety.read(file).items) == DECLARED


def test_an_item_of_a_page_names_its_path(tmp_path: Path) -> None:
    items = play_data_safety.read(_written(tmp_path, json.dumps(SCRAPED), "page.json")).items
    assert [item.locator for item in items if item.data_type == "email"] == ["$.collectedData[0]"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"sharedData": [}', ":1:17: no valid JSON"),
        ('{"sharedData": [],\n "sharedData": []}', ":2:2: repeated key 'sharedData'"),
        ('{"a": "Device or other IDs"}', ":1:1: no data safety section"),
        ("[" * 100_000, ":1:1: JSON nested too deep"),
    ],
)
def test_a_broken_page_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    file = _written(tmp_path, text, "page.json")
    with pytest.raises(UsageError) as caught:
        play_data_safety.read(file)
    assert f"{file}{told}" in caught.value.message


def test_a_page_that_declares_nothing_is_an_empty_inventory(tmp_path: Path) -> None:
    declared = play_data_safety.read(_written(tmp_path, '{"sharedData": [], "collectedData": []}', "page.json"))
    assert (declared.items, declared.is_inventory) == ([], True)


def test_of_very_many_unknown_types_the_first_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    file = tmp_path / "form.csv"
    rows = "".join(f"PSL_DATA_TYPES_X,PSL_FOO{number},true\n" for number in range(20_000))
    file.write_text("Question ID (machine readable),Response ID (machine readable),Response value\n" + rows)
    warnings = play_data_safety.read(file).warnings
    assert (len(warnings), warnings[-1]) == (51, f"{file}: 19950 more like these")


def test_an_export_with_a_translated_head_is_read(tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    path.write_text(
        "ID da pergunta,ID da resposta,Valor da resposta\n"
        "PSL_DATA_TYPES_PERSONAL,PSL_EMAIL,true\n"
        "PSL_DATA_USAGE_RESPONSES:PSL_EMAIL:PSL_DATA_USAGE_COLLECTION_AND_SHARING,PSL_DATA_USAGE_ONLY_COLLECTED,true\n",
        encoding="utf-8",
    )
    assert [(item.data_type, item.declared) for item in play_data_safety.read(path).items] == [("email", "collected")]
