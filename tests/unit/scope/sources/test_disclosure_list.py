from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from analyzer.model.errors import UsageError
from analyzer.scope.kinds import document
from analyzer.scope.sources import disclosure_list

SDK_HEAD = ["SDK名称", "第三方公司名称", "收集个人信息类型", "使用目的", "第三方隐私政策"]
SDK_ROWS = [
    ["友盟+统计SDK", "友盟同欣科技", "IMEI、MAC地址", "统计分析", "https://www.umeng.com/policy"],
    ["某某SDK", "某某公司", "无", "x", ""],
    ["推送SDK", "甲公司", "IP地址", "推送", "https://docs.qq.com/doc/1"],
]
SDK_ITEMS = {
    ("imei", "shared", "umeng", ("友盟+统计SDK", "友盟同欣科技", "umeng", "umeng.com"), "统计分析"),
    ("mac_address", "shared", "umeng", ("友盟+统计SDK", "友盟同欣科技", "umeng", "umeng.com"), "统计分析"),
    ("ip_address", "shared", "third", ("推送SDK", "甲公司"), "推送"),
}
HTML_HEAD = "<html><script>var t='<table><tr><td>SDK名称</td></tr></table>';</script><style>td{}</style><table>"


def _markdown() -> str:
    lines = [SDK_HEAD, ["---"] * 5, *SDK_ROWS]
    return "# 第三方SDK清单\n\n" + "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"


def _html() -> str:
    body = "".join("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in SDK_ROWS)
    return HTML_HEAD + "<tr>" + "".join(f"<th>{cell}</th>" for cell in SDK_HEAD) + "</tr>\n" + body


def _separated(delimiter: str) -> str:
    return "\n".join(delimiter.join(row) for row in [SDK_HEAD, *SDK_ROWS])


def _records() -> str:
    return "\n".join(f"{name}：{value}" for row in SDK_ROWS for name, value in zip(SDK_HEAD, row, strict=True) if value)


def _written(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    file = folder / name
    file.write_bytes(text.encode(encoding))
    return file


def _items(file: Path) -> set[tuple[Any, ...]]:
    items = disclosure_list.read(file).items
    return {(item.data_type, item.declared, item.party, item.recipients, item.purpose) for item in items}


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.md", _markdown()),
        ("list.html", _html()),
        ("list.csv", _separated(",")),
        ("list.tsv", _separated("\t")),
        ("list.txt", _records()),
    ],
)
def test_an_sdk_list_reads_the_same_in_every_form(tmp_path: Path, name: str, text: str, encoding: str) -> None:
    file = _written(tmp_path, name, text, encoding)
    assert disclosure_list.sniff(file)
    assert _items(file) == SDK_ITEMS


def test_each_item_names_its_cell(tmp_path: Path) -> None:
    imei = next(
        item
        for item in disclosure_list.read(_written(tmp_path, "list.md", _markdown())).items
        if item.data_type == "imei"
    )
    assert (imei.locator, imei.quote) == ("line 5, column 3", "IMEI、MAC地址")


def test_a_collected_list_is_an_inventory(tmp_path: Path) -> None:
    text = "信息种类,使用目的,使用场景,收集情况\n手机号码,注册,注册时,1次\n精确位置,叫车,下单时,3次\n"
    declared = disclosure_list.read(_written(tmp_path, "list.csv", text))
    assert declared.is_inventory
    assert {(item.data_type, item.declared, item.party, item.purpose) for item in declared.items} == {
        ("phone_number", "collected", "first", "注册"),
        ("location_precise", "collected", "first", "叫车"),
    }


def test_cells_that_reach_over_rows_are_filled(tmp_path: Path) -> None:
    text = "<table><tr><td>SDK名称<td>个人信息种类<td>使用目的<tr><td rowspan=2>高德SDK<td>IMEI<td rowspan=2>定位"
    text += "<tr><td>IP地址</table>"
    file = _written(tmp_path, "list.html", text)
    assert {(*entry[:3], entry[4]) for entry in _items(file)} == {
        ("imei", "shared", "amap", "定位"),
        ("ip_address", "shared", "amap", "定位"),
    }


def test_a_permission_list_declares_permissions(tmp_path: Path) -> None:
    text = "权限名称|使用目的|是否询问\n---|---|---\nREAD_CONTACTS 读取联系人|找朋友|是\n"
    items = disclosure_list.read(_written(tmp_path, "list.md", text)).items
    assert [(item.data_type, item.declared, item.permission, item.purpose) for item in items] == [
        ("contacts", "permission", "android.permission.READ_CONTACTS", "找朋友")
    ]


def test_words_that_name_no_type_are_a_warning_with_place(tmp_path: Path) -> None:
    file = _written(tmp_path, "list.csv", "信息种类,使用目的,使用场景\n手机号吗,x,y\n不收集IMEI,x,y\n")
    declared = disclosure_list.read(file)
    assert declared.items == [] or {item.data_type for item in declared.items} == {"phone_number"}
    text = "信息种类,使用目的,使用场景\n神秘代码,x,y\n"
    assert disclosure_list.read(_written(tmp_path, "list.csv", text)).warnings == [
        f"{file}:2:1: no known data type in '神秘代码'; name a data type there by hand"
    ]


def test_a_misspelt_column_is_told_with_the_nearest_word(tmp_path: Path) -> None:
    file = _written(tmp_path, "list.md", "|信息种累|使用目标|备注|\n|--|--|--|\n|a|b|c|\n")
    with pytest.raises(UsageError) as caught:
        disclosure_list.read(file)
    assert caught.value.code == "E179"
    assert caught.value.message.startswith(f"{file}:1:1: ")
    assert "did you mean" in caught.value.hint


def test_a_policy_with_a_table_is_no_list(tmp_path: Path) -> None:
    prose = "我们非常重视您的个人信息保护，并将按照法律法规的要求处理您的信息。\n" * 20
    assert not disclosure_list.sniff(_written(tmp_path, "policy.md", prose + _markdown()))


def test_the_parties_that_companies_belong_to_are_known() -> None:
    from analyzer import resources, yamlio

    known = {row["id"] for row in yamlio.load_data(resources.path("data") / "parties.yaml")["parties"]}
    assert set(document()["companies"]) <= known


def test_a_link_on_a_host_of_many_names_nobody() -> None:
    assert disclosure_list._domain("https://docs.qq.com/doc") is None
    assert disclosure_list._domain("见 https://www.example.com.cn/privacy") == "example.com.cn"
    assert disclosure_list._domain("http://192.168.1.1/x") is None


def test_of_very_many_unknown_cells_the_first_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    rows = "".join(f"SDK{number},神秘字段{number},登录\n" for number in range(20_000))
    file.write_text("SDK名称,收集个人信息类型,使用目的\n" + rows, encoding="utf-8")
    warnings = disclosure_list.read(file).warnings
    assert (len(warnings), warnings[-1]) == (51, f"{file}: 19950 more cells like these")
