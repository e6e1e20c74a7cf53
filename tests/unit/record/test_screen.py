from __future__ import annotations

from support.fake_controls import APP, node, tree

from analyzer.record.screen import find_text, nodes_of, tappable


def test_nodes_are_those_that_can_be_seen_and_used() -> None:
    found = nodes_of(
        tree(
            node(" 同意 ", "[0,10][20,30]"),
            node("off", "[0,0][9,9]", enabled="false"),
            node("nothing", "[5,5][5,9]"),
            node("no bounds", "here"),
            node("", "[-4,0][4,8]", content_desc="Agree", scrollable="true", clickable="false"),
        )
    )
    assert [(one.text, one.name, one.area, one.middle, one.is_clickable, one.is_scrollable) for one in found] == [
        ("同意", "", (0, 10, 20, 30), (10, 20), True, False),
        ("", "Agree", (-4, 0, 4, 8), (0, 4), False, True),
    ]


def test_hostile_trees_give_nothing() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><hierarchy><node text="&a;" bounds="[0,0][1,1]"/></hierarchy>'
    assert [nodes_of(text) for text in (bomb, b"", b"<hierarchy>", b"\xff\xfe\x00", b"a" * ((16 << 20) + 1))] == [
        []
    ] * 5


def test_text_is_found_exactly_first_and_clickable_first() -> None:
    found = nodes_of(
        tree(
            node("设置与隐私", "[0,0][2,2]"),
            node("设置", "[0,4][2,6]", clickable="false"),
            node("", "[0,8][2,10]", content_desc="设置"),
        )
    )
    exact, longer = find_text(found, "设置"), find_text(found, "隐私")
    assert exact is not None and exact.middle == (1, 9)
    assert longer is not None and longer.middle == (1, 1)
    assert find_text(found, "注销") is None


def test_only_the_app_s_own_buttons_are_tapped_at_random() -> None:
    found = nodes_of(
        tree(
            node("mine", "[0,0][2,2]"),
            node("write", "[0,4][2,6]", **{"class": "android.widget.EditText"}),
            node("label", "[0,8][2,10]", clickable="false"),
            node("system", "[0,12][2,14]", package="com.android.systemui"),
        )
    )
    assert [one.text for one in tappable(found, APP)] == ["mine"]
