"""The sheet of camille, early and late, in three formats of file."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlwt

from analyzer.ingest.hook_logs import camille
from analyzer.ingest.hook_logs.calls import ForeignCall
from analyzer.model.errors import DataError

STACK = (
    "java.lang.Throwable\n\tat android.telephony.TelephonyManager.getDeviceId(Native Method)\n"
    "\tat cn.jpush.a.b(SourceFile:3)\n"
)
FRAMES = ("android.telephony.TelephonyManager.getDeviceId", "cn.jpush.a.b")
EARLY = [
    ["时间点", "操作行为", "行为描述", "传入参数", "调用堆栈"],
    ["2023-03-14 10:00:01", "获取电话相关信息", "获取IMEI", "", STACK],
]
LATE = [
    ["时间点", "操作行为", "行为主体", "行为描述", "传入参数", "调用堆栈", "隐私政策状态"],
    ["2023-03-14 10:00:01", "获取电话相关信息", "APP本身", "获取IMEI", "slot", STACK, "同意隐私政策前"],
    ["2023-03-14 10:00:09", "获取电话相关信息", "APP本身", "获取IMEI", "", STACK, "同意隐私政策后"],
    ["2023-03-14 10:00:10", "获取电话相关信息", "APP本身", "获取IMEI", "", "no stack", "同意隐私政策后"],
]


def _t(second: int) -> float:
    return datetime(2023, 3, 14, 10, 0, second, tzinfo=UTC).timestamp()


def _xls(file: Path, rows: list[list[str]]) -> Path:
    book = xlwt.Workbook(encoding="utf-8")
    book.add_sheet("cover").write(0, 0, "x")
    sheet = book.add_sheet("App_privacy_compliance_testing")
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    book.save(str(file))
    return file


def _csv(file: Path, rows: list[list[str]]) -> Path:
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(rows)
    return file


def _head(file: Path) -> str:
    data = file.read_bytes()[:4096]
    return data.decode("utf-8", "replace") if file.suffix == ".csv" else data.decode("latin-1")


@pytest.mark.parametrize("file", ["log.xls", "log.csv"])
def test_a_sheet_is_read_by_its_titles(file: str, tmp_path: Path) -> None:
    path = (_xls if file.endswith("xls") else _csv)(tmp_path / file, EARLY)
    assert camille.fits(_head(path), file)
    log = camille.read(path)
    assert log.calls == [ForeignCall(FRAMES, _t(1))]
    assert len(log.losses) == 2


def test_what_the_tool_believed_of_consent_is_kept_and_said(tmp_path: Path) -> None:
    log = camille.read(_csv(tmp_path / "log.csv", LATE))
    assert log.calls == [
        ForeignCall(FRAMES, _t(1), "slot", consent="before"),
        ForeignCall(FRAMES, _t(9), consent="after"),
    ]
    assert (log.n_skipped, len(log.losses)) == (1, 3)


def test_other_sheets_are_one_error(tmp_path: Path) -> None:
    broken = tmp_path / "broken.xls"
    broken.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    for file in (_xls(tmp_path / "other.xls", [["a", "b"], ["1", "2"]]), broken):
        with pytest.raises(DataError) as raised:
            camille.read(file)
        assert raised.value.code == "E344"


def test_a_zip_is_a_sheet_only_by_its_name() -> None:
    assert camille.fits("PK\x03\x04", "a.xlsx")
    assert not any(camille.fits(head, "a.zip") for head in ("PK\x03\x04", "时间点,数值", ""))
