"""How likely an accident is, and what is not worth looking for alone."""

from __future__ import annotations

import pytest

from analyzer.detect.chance import Opportunities, confidence, information_bits, is_searchable_alone, p_chance


def test_more_bytes_and_fewer_bits_mean_more_accidents() -> None:
    assert p_chance(20, 10**6) > p_chance(30, 10**6) > p_chance(30, 10**3)


def test_confidence_follows_the_probability() -> None:
    assert [str(confidence(p)) for p in (1e-9, 1e-4, 0.5)] == ["certain", "possible", "possible"]
    assert [str(confidence(p, is_named=True)) for p in (1e-9, 1e-4, 0.5)] == ["certain", "likely", "likely"]


def test_what_could_have_been_a_text_is_what_has_its_alphabet_and_length() -> None:
    data = b'{"id":"123456","n":"654321","word":"abcxyz"} ' * 100
    counted = Opportunities(memoryview(data), len(data) * 2)
    assert counted.of_text(b"777777") == 400
    assert counted.of_text(b"qwerty") == 200
    assert counted.of_text(b"31.777777") == 2
    assert counted.of_bytes() == len(data) * 2


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("356938035643809", 40, 50),
        ("1209d0b9-b959-42e6-b921-aa5d9d08c1af", 120, 130),
        ("beijing", 10, 20),
        ("贺兰亭晚", 30, 40),
        ("", 0, 0),
        ("1", 0, 2),
        ("ee:8b:b:ae:bb:be", 44, 44),
        ("ee:8b:b:8e:bb:be", 20, 30),
        ("ee:ee:e:ee:ee:ee", 0, 5),
    ],
)
def test_information_is_that_of_the_alphabet(text: str, low: float, high: float) -> None:
    assert low <= information_bits(text) <= high


def test_letters_without_end_before_a_digit_are_read_once() -> None:
    assert information_bits("abcdefghijklm" * 500 + "1") > 1_000


@pytest.mark.parametrize("text", ["1", "true", "33", "zh_CN", "unknown", "wifi", "aaaaaaaaaaaa", "", "张三"])
def test_what_says_little_is_not_searched_alone(text: str) -> None:
    assert not is_searchable_alone(text)


@pytest.mark.parametrize(
    "text", ["15407318264", "c3f19a7e52d8046b", "贺兰亭晚", "Lanqiao-7F-5G", "cn.lanqiao.wallet.plus"]
)
def test_what_says_enough_is(text: str) -> None:
    assert is_searchable_alone(text)


def test_numbers_of_documents_have_as_many_chances_as_documents_have_room_for() -> None:
    opportunities = Opportunities(memoryview(b"a=1"), 9_000)
    assert opportunities.of_numbers(b"12345678") == 1_000
    assert opportunities.of_numbers(b"1") < opportunities.of_bytes()


def test_in_long_runs_of_text_no_binary_number_stands() -> None:
    head, body = (
        b"GET /v1/collect?a=1 HTTP/1.1\r\nUser-Agent: okhttp/4.9.3\r\nHost: a.example\r\n\r\n",
        bytes(range(128, 228)),
    )
    opportunities = Opportunities(memoryview((head + body) * 9), 9 * len(head + body) + 900)
    assert opportunities.of_numbers(b"123456789") == 9 * 100 / 10 + 90
    assert opportunities.of_bytes() == 9 * len(head + body) + 900
    assert Opportunities(memoryview(head * 9), len(head * 9)).of_numbers(b"123456789") == len(head * 9) / 20
