"""A study whose sessions, file, parts and results lie in S3: asked of a real server on loopback."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.cli import consentinel
from unit.survey.populations import small_study

from analyzer.model.errors import SetupError
from analyzer.survey import storage
from analyzer.survey.engine import Workers
from analyzer.survey.output import tables_of, write_study
from analyzer.survey.reread import from_package
from analyzer.survey.run import Counted, run
from analyzer.survey.study import load_study

pytestmark = pytest.mark.slow

STUDY = "name: small\nsessions: ['s/*']\nlabels: labels.csv\ngroup_by: [category, store]\n"


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    import s3fs
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    before = dict(os.environ)
    os.environ |= {"AWS_ENDPOINT_URL": f"http://{host}:{port}", "AWS_ACCESS_KEY_ID": "k", "AWS_SECRET_ACCESS_KEY": "s",
                   "AWS_DEFAULT_REGION": "us-east-1"}  # fmt: skip
    s3fs.S3FileSystem.clear_instance_cache()
    try:
        s3fs.S3FileSystem().mkdir("studies")
        yield "s3://studies"
    finally:
        server.stop()
        os.environ.clear()
        os.environ.update(before)
        s3fs.S3FileSystem.clear_instance_cache()


@pytest.fixture(scope="module")
def local(bucket: str, tmp_path_factory: pytest.TempPathFactory) -> Counted:
    """The study as it lies here, and a copy of it in the bucket; sessions there hold what a survey reads."""
    folder = tmp_path_factory.mktemp("here")
    small_study(folder)
    (folder / "labels.csv").write_text("app_id,store\ncom.pay0,one\n")
    (folder / "study.yaml").write_text(STUDY)
    for file in [*(folder / "s").rglob("*"), folder / "labels.csv", folder / "study.yaml"]:
        if file.is_file() and "raw" not in file.parts:
            storage.write(f"{bucket}/in/{file.relative_to(folder).as_posix()}", file.read_bytes())
    study, base = load_study(folder / "study.yaml")
    return run(study, base, folder / "parts", where=Workers())


@pytest.mark.parametrize("workers", [0, 2])
def test_the_numbers_are_those_of_the_disk(workers: int, bucket: str, local: Counted) -> None:
    study, base = load_study(f"{bucket}/in/study.yaml")
    counted = run(study, base, f"{bucket}/out{workers}/.parts", where=Workers(workers))
    assert counted.tally.as_json() == local.tally.as_json()
    assert repr(tables_of(counted)) == repr(tables_of(local))
    assert counted.parts == [f"{bucket}/out{workers}/.parts/part-00000.json.gz"]


def test_finished_parts_are_used_and_a_session_analyzed_anew_is_counted_anew(bucket: str, local: Counted) -> None:
    study, base = load_study(f"{bucket}/in/study.yaml")
    work = f"{bucket}/again/.parts"
    run(study, base, work, where=Workers())
    first = storage.read(f"{work}/part-00000.json.gz")
    storage.write(f"{work}/part-00007.json.gz", b"of an earlier run")
    run(study, base, work, where=Workers())
    assert storage.read(f"{work}/part-00000.json.gz") == first
    assert storage.listed(work, "*") == [f"{work}/part-00000.json.gz"]
    copy, other = f"{base}/s/p0/tables/findings.parquet", storage.read(f"{base}/s/m0/tables/findings.parquet") or b""
    kept = storage.read(copy) or b""
    storage.write(copy, other)
    changed = run(study, base, work, where=Workers())
    storage.write(copy, kept)
    assert changed.tally.as_json() != local.tally.as_json()


def test_results_are_written_there_and_read_again(bucket: str, local: Counted, tmp_path: Path) -> None:
    write_study(local, f"{bucket}/results", tables_of(local))
    write_study(local, tmp_path / "results", tables_of(local))
    here = {file.relative_to(tmp_path / "results").as_posix(): file.read_bytes()
            for file in (tmp_path / "results").rglob("*") if file.is_file()}  # fmt: skip
    names = [name for name in storage.listed(bucket, "results/**") if not storage.is_folder(name)]
    there = {name.removeprefix(f"{bucket}/results/"): storage.read(name) for name in names}
    assert there == here
    again = from_package(f"{bucket}/results/data", tmp_path / "w")
    assert again.tally.as_json() == local.tally.as_json()


def test_the_command_takes_addresses(bucket: str, local: Counted, tmp_path: Path) -> None:
    done = consentinel(
        "survey", f"{bucket}/in/study.yaml", "-o", f"{bucket}/cli", "--format", "json", captures=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert storage.read(f"{bucket}/cli/report.zh.html") is not None
    absent = consentinel("survey", f"{bucket}/absent.yaml", "-o", f"{bucket}/cli", captures=tmp_path)
    assert (absent.returncode, "E385" in absent.stderr) == (4, True)


def test_patterns_may_be_addresses_themselves(bucket: str, local: Counted, tmp_path: Path) -> None:
    (tmp_path / "study.yaml").write_text(f"name: small\nsessions: ['{bucket}/in/s/p?']\n")
    study, base = load_study(tmp_path / "study.yaml")
    counted = run(study, base, tmp_path / "w", where=Workers())
    assert sorted({row["app_id"] for part in counted.parts for row in _apps(part)}) == [f"com.pay{n}" for n in range(5)]


def _apps(part: str) -> list[dict[str, str]]:
    from analyzer.survey.parts import read_part

    held = read_part(part)
    assert held is not None
    apps: list[dict[str, str]] = held["apps"]
    return apps


def test_a_bucket_that_is_not_there_and_a_server_that_is_gone_are_said(bucket: str, tmp_path: Path) -> None:
    with pytest.raises(SetupError) as raised:
        storage.write("s3://nobody-made-this/x", b"1")
    assert raised.value.code == "E251"
    environment = {"AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_MAX_ATTEMPTS": "1"}
    gone = consentinel("survey", "s3://studies/in/study.yaml", "-o", tmp_path / "o", captures=tmp_path, **environment)
    assert (gone.returncode, gone.stdout) == (3, "") and "E251" in gone.stderr
