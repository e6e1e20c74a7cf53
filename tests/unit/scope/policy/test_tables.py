"""Columns of tables and key lines."""

from __future__ import annotations

from analyzer.scope.policy.tables import is_pair, party_of, read_head, read_pairs


def test_a_head_names_data_and_more() -> None:
    head = read_head(["SDK名称", "共享信息类型", "使用目的"])
    assert head is not None
    assert head.is_shared
    assert head.cell("purpose", ["Bugly", "IMEI", "崩溃分析"]) == "崩溃分析"
    assert read_head(["Bugly", "IMEI", "崩溃分析"]) is None


def test_the_party_is_named_or_third_or_first() -> None:
    named = read_head(["SDK", "Data collected"])
    own = read_head(["信息种类", "使用目的"])
    assert named is not None and own is not None
    assert party_of(named, ["Adjust", "IMEI"]) == ("adjust", ())
    assert party_of(named, ["Nobody's kit", "IMEI"]) == ("third", ("Nobody's kit",))
    assert party_of(own, ["IMEI", "登录"]) == ("first", ())


def test_a_column_whose_words_only_say_data_is_that_of_the_data() -> None:
    head = read_head(["Purpose", "Data categories concerned", "Legal basis"])
    assert head is not None
    assert head.cell("data", ["Support", "E-mail", "Art. 6"]) == "E-mail"


def test_all_but_the_cells_of_a_role_is_blank() -> None:
    head = read_head(["Category", "Purpose", "Examples"])
    assert head is not None
    cells = ["Identifiers", "Support", "E-mail"]
    assert head.only("data", cells, [0, 14, 24], " | ".join(cells)) == "Identifiers" + " " * 13 + "E-mail"


def test_key_lines_make_a_row() -> None:
    found = read_pairs("SDK名称：某组件；收集的个人信息：IMEI；使用目的：统计")
    assert found is not None
    assert found[1] == ["某组件", "IMEI", "统计"]
    assert read_pairs("我们收集：IMEI") is None
    assert is_pair("使用目的：统计") and not is_pair("我们会收集IMEI")
