from __future__ import annotations

import pytest

from analyzer.datatypes import data_types
from analyzer.scope.store_types import StoreForm, apple, play


@pytest.mark.parametrize(("form", "n_types"), [(play(), 38), (apple(), 35)])
def test_every_type_means_known_kinds(form: StoreForm, n_types: int) -> None:
    assert len(form.types) == n_types
    for store_type in form.types.values():
        meanings = [data_type for data_type, _confidence in store_type.meanings()]
        assert meanings
        assert len(meanings) == len(set(meanings))
        assert set(meanings) <= set(data_types())


def test_a_type_is_known_by_id_name_and_in_chinese() -> None:
    found = {play().named(name) for name in ("PSL_SMS_CALL_LOG", "SMS or MMS", "sms OR mms", "短信或彩信")}
    assert len(found) == 1
    assert play().named("nothing") is None
    assert play().named(None) is None
