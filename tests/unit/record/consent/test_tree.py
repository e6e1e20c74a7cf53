# ruff: noqa: E501 — one case a line
from __future__ import annotations

import pytest

from analyzer.model.errors import DataError
from analyzer.record.consent import tree
from analyzer.record.consent.tree import MAX_ALL_TEXT, MAX_DEPTH, MAX_NODES, MAX_TEXT, parse

NODE = '<node text="{}" class="android.widget.TextView" bounds="[0,0][10,10]"/>'


def _tree(inner: str) -> bytes:
    return f'<?xml version="1.0"?><hierarchy rotation="0">{inner}</hierarchy>'.encode()


def test_nodes_carry_what_the_tree_says() -> None:
    raw = _tree(
        '<node class="a.B" text="hi" content-desc="d" resource-id="p:id/x" package="p" clickable="true" checkable="true"'
        ' checked="true" enabled="false" scrollable="true" selected="true" password="true" hint="h" bounds="[1,2][30,40]">'
        '<node class="c"/></node>'
    )
    root, child = parse(raw).nodes
    assert (root.cls, root.words, root.desc, root.short_id, root.package, root.box) == (
        "a.B", "hi", "d", "x", "p", (1, 2, 30, 40))  # fmt: skip
    assert root.is_clickable and root.is_checkable and root.is_checked and not root.is_enabled
    assert root.is_scrollable and root.is_selected and root.is_password and root.hint == "h"
    assert (root.area, child.area, child.box, child.is_enabled) == (29 * 38, 0, None, True)
    assert list(child.ancestors()) == [root] and list(root.below()) == [root, child]


def test_what_tools_print_around_is_cut_off() -> None:
    raw = b"UI hierchary dumped to: /dev/tty\n" + _tree(NODE.format("x")) + b"UI hierchary dumped to: /dev/tty\n"
    assert [node.text for node in parse(raw).nodes] == ["x"]


def test_names_of_elements_are_classes_in_an_appium_source() -> None:
    raw = b'<hierarchy><android.widget.Button text="OK" bounds="[0,0][1,1]"/></hierarchy>'
    assert parse(raw).nodes[0].cls == "android.widget.Button"


def test_several_windows_get_one_root() -> None:
    nodes = parse(_tree(NODE.format("a") + NODE.format("b") + NODE.format("c"))).nodes
    assert [child.text for child in nodes[0].children] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a&#1;b", "ab"),
        ("a\x01b\x0b", "ab"),
        ("&#55357;&#56832;", "😀"),
        ("&#xD83D;&#xDE00;", "😀"),
        ("half &#55357;", "half �"),
        ("&#10;x&amp;&#x4e2d;", "\nx&中"),
        ("&#99999999;z", "z"),
    ],
)
def test_control_characters_and_halves_of_emoji_are_forgiven(text: str, read: str) -> None:
    assert parse(_tree(NODE.format(text))).nodes[0].text == read


def test_bytes_that_are_no_utf_8_and_utf_16_are_read() -> None:
    assert parse(_tree(NODE.format("?")).replace(b'"?"', b'"\xff"')).nodes[0].text == "�"
    assert parse(_tree(NODE.format("中")).decode().encode("utf-16")).nodes[0].text == "中"


def _bare(nodes: str) -> str:
    return f"<hierarchy>{nodes}</hierarchy>"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030", "big5", "shift_jis"]
)
def test_encodings_are_told_by_mark_by_zero_bytes_and_by_what_is_declared(encoding: str) -> None:
    declared = f"<?xml version='1.0' encoding='{encoding}' standalone='yes' ?>\n"
    assert parse((declared + _bare(NODE.format("同意"))).encode(encoding)).nodes[0].text == "同意"


def test_an_encoding_that_no_tool_writes_is_not_believed() -> None:
    raw = b"<?xml version='1.0' encoding='rot13'?>" + _bare(NODE.format("same")).encode()
    assert parse(raw).nodes[0].text == "same"


def test_several_displays_and_windows_are_one_tree() -> None:
    inside = _bare(NODE.format("a"))
    window = f"<window index='0' title='x'>{inside}</window>"
    raw = f"<displays><display id='0'>{window * 2}</display></displays>\nUI hierchary dumped to: /dev/tty"
    assert [node.text for node in parse(raw.encode()).nodes if node.text] == ["a", "a"]
    nested = f"<hierarchy rotation='0'><hierarchy rotation='1'>{inside}</hierarchy></hierarchy>"
    assert [node.text for node in parse(nested.encode()).nodes if node.text] == ["a"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "E380"),
        (b"ERROR: could not get idle state.", "E380"),
        (b"<hierarchy><node class='a'>", "E380"),
        (b"<hierarchy><node class='a' text='&'/></hierarchy>", "E380"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><hierarchy><node class='&a;'/></hierarchy>", "E380"),
        (b"<!DOCTYPE x [<!ENTITY a '&a;'>]><hierarchy><node class='a' text='&a;'/></hierarchy>", "E380"),
        (b"<!DOCTYPE hierarchy SYSTEM 'file:///etc/passwd'><hierarchy/>", "E380"),
        (b"<hierarchy/>", "E381"),
        (b"<manifest><a/></manifest>", "E381"),
        (b"<hierarchy>" + b'<node class="a">' * (MAX_DEPTH + 1), "E382"),
        (_tree('<node class="a"/>' * (MAX_NODES + 1)), "E382"),
    ],
)
def test_what_is_no_tree_is_refused(raw: bytes, code: str) -> None:
    with pytest.raises(DataError) as refused:
        parse(raw)
    assert refused.value.code == code


def test_a_file_too_large_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MAX_BYTES", 10)
    with pytest.raises(DataError, match="11 bytes"):
        parse(b"x" * 11)


def test_as_many_nodes_as_are_read_and_text_beyond_measure_is_left_out() -> None:
    n_nodes = len(parse(_tree('<node class="a"/>' * MAX_NODES)).nodes)
    assert n_nodes == MAX_NODES + 1, "and the root that holds them"
    long = parse(_tree(NODE.format("x" * 2 * MAX_TEXT) * 40)).nodes
    assert len(long[1].text) == MAX_TEXT
    assert sum(len(node.text) for node in long) <= MAX_ALL_TEXT
