"""The photo, read back by a reader that is not ours."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from analyzer.record.devices.android.exif_photo import photo_at


@pytest.mark.parametrize(
    ("latitude", "longitude", "references"),
    [
        (30.7092521191, 122.9627894492, ("N", "E")),
        (-33.25, -0.5000000001, ("S", "W")),
        (0.0, 179.9999999999, ("N", "E")),
    ],
)
def test_the_place_is_in_the_exif(latitude: float, longitude: float, references: tuple[str, str]) -> None:
    image = Image.open(io.BytesIO(photo_at(latitude, longitude)))
    image.load()
    gps = image.getexif().get_ifd(0x8825)

    def degrees(parts: tuple[float, float, float]) -> float:
        return float(parts[0]) + float(parts[1]) / 60 + float(parts[2]) / 3600

    assert (gps[1], gps[3]) == references
    assert degrees(gps[2]) == pytest.approx(abs(latitude), abs=1e-10)
    assert degrees(gps[4]) == pytest.approx(abs(longitude), abs=1e-10)
    assert (image.format, image.size) == ("JPEG", (1, 1))
