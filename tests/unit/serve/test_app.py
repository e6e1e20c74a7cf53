"""The local page: who is answered, that nothing is written, and that what apps say is text."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analyzer.api import Options, analyze
from analyzer.serve.app import Access, make_app
from analyzer.serve.shelf import Shelf

if TYPE_CHECKING:
    from flask.testing import FlaskClient

SAMPLES = Path(__file__).resolve().parents[3] / "captures" / "samples"
ACCESS = Access("right-token", 8123, "en")
HERE = "http://127.0.0.1:8123"
HOSTILE = "<script>alert(1)</script>\u202e=1+1"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two analyzed sessions, one of them with a hostile name, and one that was not analyzed."""
    top = tmp_path_factory.mktemp("served")
    for name in ("leaky", "clean", "pinned"):
        shutil.copytree(SAMPLES / name, top / name, ignore=shutil.ignore_patterns("tables", "reports"))
    for name in ("leaky", "clean"):
        analyze(top / name, Options(captures=top))
    file = top / "clean" / "session.json"
    manifest = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(manifest | {"app": {"id": HOSTILE}}), encoding="utf-8")
    return top


@pytest.fixture
def stranger(folder: Path) -> FlaskClient:
    """Somebody on this machine who has not got the address."""
    return make_app(Shelf(folder), ACCESS).test_client()


@pytest.fixture
def client(stranger: FlaskClient) -> FlaskClient:
    """The user, who opened the printed address."""
    answer = stranger.get(ACCESS.address)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/?lang=en")
    return stranger


def _fingerprint(folder: Path) -> dict[str, tuple[int, str]]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file): (file.stat().st_mtime_ns, hashlib.sha256(file.read_bytes()).hexdigest()) for file in files}


ADDRESSES = ("/", "/report?session=leaky", "/compare?session=leaky&session=clean", "/table?session=leaky&name=flows")


@pytest.mark.parametrize("address", [*ADDRESSES, "/static/serve.css", "/nothing"])
def test_nobody_is_answered_without_the_token(address: str, stranger: FlaskClient) -> None:
    wrong = [{}, {"Cookie": "consentinel-8123=wrong"}, {"Cookie": "consentinel-8124=right-token"}]
    assert {stranger.get(HERE + address, headers=headers).status_code for headers in wrong} == {403}
    separator = "&" if "?" in address else "?"
    assert stranger.get(f"{HERE}{address}{separator}token=wrong").status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8123", "127.0.0.1", "127.0.0.1:8124", "0.0.0.0:8123"])
def test_other_names_of_this_machine_are_refused_even_with_the_token(host: str, client: FlaskClient) -> None:
    assert client.get(f"http://{host}/?token=right-token").status_code == 421


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_only_reading_is_answered(method: str, client: FlaskClient) -> None:
    assert {getattr(client, method)(HERE + address).status_code for address in ADDRESSES} == {405}


def test_the_token_leaves_the_address_and_the_cookie_is_for_this_page_only(stranger: FlaskClient) -> None:
    answer = stranger.get(f"{HERE}/report?session=leaky&token=right-token")
    assert answer.headers["Location"] == "/report?session=leaky"
    assert answer.headers["Set-Cookie"] == "consentinel-8123=right-token; HttpOnly; Path=/; SameSite=Strict"


def test_every_page_is_given_and_no_file_is_touched(client: FlaskClient, folder: Path) -> None:
    before = _fingerprint(folder)
    answers = {address: client.get(HERE + address) for address in ADDRESSES}
    assert {address: answer.status_code for address, answer in answers.items()} == dict.fromkeys(ADDRESSES, 200)
    assert _fingerprint(folder) == before
    for answer in answers.values():
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_the_list_shows_each_session_and_offers_what_can_be_done(client: FlaskClient) -> None:
    page = client.get(f"{HERE}/").text
    assert page.count('type="checkbox"') == 2
    assert '/report?session=leaky&amp;lang=en"' in page
    assert "not analyzed yet" in page
    assert client.get(f"{HERE}/?severity=critical").text.count("<tr>") == 2
    assert "会话" in client.get(f"{HERE}/?lang=zh").text


def test_the_report_is_that_of_the_session(client: FlaskClient, folder: Path) -> None:
    findings = analyze(folder / "leaky", Options(captures=folder)).findings
    page = client.get(f"{HERE}/report?session=leaky").text
    assert [finding.fingerprint for finding in findings if finding.fingerprint not in page] == []


def test_rows_come_as_csv_without_clear_values(client: FlaskClient) -> None:
    answer = client.get(f"{HERE}/table?session=leaky&name=observations")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="observations.csv"'
    assert answer.text.splitlines()[0].startswith("session_id,")
    assert client.get(f"{HERE}/table?session=leaky&name=raw").status_code == 400


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/report", 404, "E393"),
        ("/report?session=../leaky", 404, "E393"),
        ("/report?session=pinned", 404, "E392"),
        ("/compare?session=leaky", 400, "E104"),
        ("/compare?" + "&".join(["session=leaky"] * 9), 400, "E104"),
        ("/compare?session=leaky&session=nothing", 404, "E393"),
    ],
)
def test_what_cannot_be_shown_says_why(address: str, status: int, code: str, client: FlaskClient) -> None:
    answer = client.get(HERE + address)
    assert (answer.status_code, f"<h1>{code}: " in answer.text) == (status, True)


def test_what_apps_say_is_text(client: FlaskClient) -> None:
    for address in ("/", f"/report?session={HOSTILE}", "/compare?session=leaky&session=clean"):
        page = client.get(HERE + address).text
        assert "<script>alert" not in page
        assert "\u202e" not in page
    assert "<script>alert" not in client.get(f"{HERE}/?text={HOSTILE}").text


def test_a_page_that_does_not_exist_is_said_in_both_languages(client: FlaskClient) -> None:
    assert "There is no such page." in client.get(f"{HERE}/nothing").text
    assert "没有这个页面。" in client.get(f"{HERE}/nothing?lang=zh").text


def test_many_sessions_come_in_pages(tmp_path: Path) -> None:
    manifest = json.loads((SAMPLES / "clean" / "session.json").read_text(encoding="utf-8"))
    for number in range(53):
        (tmp_path / f"s{number:02}").mkdir()
        started = manifest | {"started": f"2026-01-01T00:{number:02}:00Z"}
        (tmp_path / f"s{number:02}" / "session.json").write_text(json.dumps(started), encoding="utf-8")
    client = make_app(Shelf(tmp_path), ACCESS).test_client()
    client.get(ACCESS.address)
    pages = [client.get(f"{HERE}/?page={number}").text for number in (1, 2, 99)]
    shown = [[f"s{number:02}" for number in range(53) if f">s{number:02}<" in page] for page in pages]
    assert [len(names) for names in shown] == [50, 3, 3]
    assert shown[1] == ["s00", "s01", "s02"]
    assert "page 2 of 2" in pages[2]
