from __future__ import annotations

from typing import get_args

from consent.measure import load
from consent.writer import ODD

from analyzer.record.consent.classify import ROLES
from analyzer.record.consent.decide import inspect
from analyzer.record.consent.schema import InspectionDocument, ShownButton


def test_every_reading_fits_the_schema() -> None:
    for name, _, raw in load(ODD):
        InspectionDocument.model_validate_json(
            InspectionDocument(**inspect(raw, name=name).as_dict()).model_dump_json()
        )


def test_the_roles_are_those_of_buttons() -> None:
    assert get_args(ShownButton.model_fields["role"].annotation) == ROLES
