from __future__ import annotations

import time
from typing import Any

import pytest

from analyzer.model.tables import OBSERVATIONS
from analyzer.rules.examples import observation_rows
from analyzer.rules.where import WhereError, columns_in, compile_where, with_settings

ROWS = observation_rows(
    [
        {"data_type": "imei", "host": "a.example.cn", "access_lag_ms": 10.0, "is_encrypted": True},
        {
            "data_type": "oaid",
            "host": "b.example.com",
            "access_lag_ms": 900.0,
            "is_encrypted": False,
            "byte_length": 16,
        },
        {"data_type": "oaid", "host": "10.1.2.3", "access_event_id": "e1", "near_mark": True},
        {"act": "accessed", "data_type": "contacts", "caller": "com.中文.Reader\nx"},
    ]
)


@pytest.mark.parametrize(
    ("where", "rows"),
    [
        ({"act": "accessed"}, [3]),
        ({"data_type": ["imei", "contacts"]}, [0, 3]),
        ({"act": "sent", "data_type": "oaid"}, [1, 2]),
        ({"host|contains": ["example", "10."]}, [0, 1, 2]),
        ({"host|contains": "e.c"}, [0, 1]),
        ({"host|startswith": ["a.", "b."]}, [0, 1]),
        ({"host|endswith": ".cn"}, [0]),
        ({"host|re": r"^[ab]\.example\.(cn|com)$"}, [0, 1]),
        ({"host|re": ["^a", "3$"]}, [0, 2]),
        ({"caller|re": r"^com\..*Reader.x$"}, [3]),
        ({"host|cidr": ["10.0.0.0/8", "::1/128"]}, [2]),
        ({"access_lag_ms|gt": 500}, [1]),
        ({"access_lag_ms|lt": 500}, [0]),
        ({"byte_length|gt": 15}, [1]),
        ({"byte_length": 16}, [1]),
        ({"host|exists": False}, [3]),
        ({"access_event_id|exists": True}, [2]),
        ({"is_encrypted": False}, [1]),
        ({"near_mark": True}, [2]),
        ({"not": {"act": "sent", "data_type": "oaid"}}, [0, 3]),
        ({"not": [{"data_type": "oaid"}, {"host|exists": False}]}, [0]),
        ({"act": "sent", "not": {"not": {"data_type": "imei"}}}, [0]),
    ],
)
def test_rows_are_chosen(where: dict[str, Any], rows: list[int]) -> None:
    assert compile_where(where, OBSERVATIONS).mask(ROWS).nonzero()[0].tolist() == rows


def test_a_null_matches_nothing_but_its_absence() -> None:
    for where in ({"host|re": "."}, {"host|contains": "a"}, {"access_lag_ms|lt": 1e9}, {"is_encrypted": [True, False]}):
        assert not compile_where(where, OBSERVATIONS).mask(ROWS)[3]


def test_no_rows_give_no_matches() -> None:
    spec = {"host|re": "a", "access_lag_ms|gt": 1, "not": {"act": "sent"}}
    assert compile_where(spec, OBSERVATIONS).mask(observation_rows([])).tolist() == []


@pytest.mark.parametrize(
    ("where", "path", "message"),
    [
        ({}, ["where"], "mapping"),
        ([], ["where"], "mapping"),
        ({"hots": "x"}, ["where", "hots"], "did you mean 'host'?"),
        ({"host|contians": "x"}, ["where", "host|contians"], "did you mean 'contains'?"),
        ({"act": "snet"}, ["where", "act"], "did you mean 'sent'?"),
        ({"act": []}, ["where", "act"], "match nothing"),
        ({"host": 5}, ["where", "host"], "should be text"),
        ({"is_encrypted": "no"}, ["where", "is_encrypted"], "does not fit"),
        ({"near_mark": 1}, ["where", "near_mark"], "does not fit"),
        ({"byte_length": True}, ["where", "byte_length"], "does not fit"),
        ({"access_lag_ms|gt": "a"}, ["where", "access_lag_ms|gt"], "one number"),
        ({"host|gt": 5}, ["where", "host|gt"], "needs a column of numbers"),
        ({"byte_length|contains": "1"}, ["where", "byte_length|contains"], "needs a column of text"),
        ({"host|exists": "yes"}, ["where", "host|exists"], "true or false"),
        ({"host|cidr": "10.0.0.1/8"}, ["where", "host|cidr"], "is no network"),
        ({"not": [{"act": "sent"}, {"hots": "x"}]}, ["where", "not", 1, "hots"], "unknown column"),
        ({"host|re": "("}, ["where", "host|re"], "is no pattern"),
        ({"host|re": "(?=a)b"}, ["where", "host|re"], "not offered"),
        ({"host|re": r"\u0041?(a+)+$"}, ["where", "host|re"], "an escape that is not offered"),
        ({"host|re": r"\N{DIGIT ONE}?(a+)+$"}, ["where", "host|re"], "an escape that is not offered"),
        ({"host|re": "(?#c)a"}, ["where", "host|re"], "comments in a pattern"),
        ({"host|re": r"[\b]"}, ["where", "host|re"], "an escape that is not offered"),
        ({"host|re": "[[a]"}, ["where", "host|re"], "is no pattern"),
        ({"host|re": r"(a)\1"}, ["where", "host|re"], "not offered"),
        ({"host|re": "(?i)a"}, ["where", "host|re"], "flags"),
        ({"host|re": "(a{30}){30}"}, ["where", "host|re"], "repeats"),
        ({"host|re": "a" * 201}, ["where", "host|re"], "at most 200"),
        ({"host|re": "é"}, ["where", "host|re"], "ASCII"),
    ],
)
def test_a_mistake_names_its_path(where: Any, path: list[Any], message: str) -> None:
    with pytest.raises(WhereError, match=message.replace("?", r"\?")) as caught:
        compile_where(where, OBSERVATIONS)
    assert list(caught.value.path) == path


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$", "^(a|a?)+$", "a*a*a*a*a*a*b", "(.*a){12}b", r"\x41?(a+)+\Z"])
def test_a_hostile_pattern_takes_linear_time(pattern: str) -> None:
    rows = observation_rows([{"host": "a" * 4000 + "é"}])
    where = compile_where({"host|re": pattern}, OBSERVATIONS)
    before = time.process_time()
    assert not where.mask(rows).any()
    assert time.process_time() - before < 10


def test_any_needs_one_of_its_mappings_and_a_setting_is_a_value() -> None:
    spec = {"act": "sent", "any": [{"data_type": "imei"}, {"access_lag_ms|lt": {"setting": "soon_ms"}}]}
    rows = observation_rows([{"data_type": "imei"}, {"data_type": "oaid", "access_lag_ms": 5.0}, {"data_type": "oaid"}])
    where = compile_where(with_settings(spec, {"soon_ms": 9}), OBSERVATIONS)
    assert where.mask(rows).tolist() == [True, True, False]
    assert columns_in(spec) == {"act", "data_type", "access_lag_ms"}


def test_a_setting_that_is_not_declared_names_its_path() -> None:
    with pytest.raises(WhereError, match="did you mean 'soon_ms'") as caught:
        with_settings({"any": [{"access_lag_ms|lt": {"setting": "son_ms"}}]}, {"soon_ms": 9})
    assert list(caught.value.path) == ["where", "any", 0, "access_lag_ms|lt", "setting"]
