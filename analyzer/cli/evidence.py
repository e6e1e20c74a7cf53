"""`consentinel session pack`, `redact`, `verify` and `sign`: evidence for the other side."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analyzer.cli import options as shared
from analyzer.cli.console import out, printable, say, spoken, warn
from analyzer.cli.options import ListFormat, ListFormatOption
from analyzer.cli.output import as_json
from analyzer.model.errors import DataError, UsageError

if TYPE_CHECKING:
    from analyzer.store.package import Files
    from analyzer.store.session import Session
    from analyzer.store.verdict import Verdict
    from analyzer.store.verify import Proof

_EITHER = Annotated[
    Path,
    typer.Argument(
        metavar="PATH", help="Session folder or package.", readable=False, autocompletion=shared.complete_session
    ),
]
_MAX_SHOWN = 40


def pack_command(
    session: shared.SessionArgument,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Default: SESSION.zip.")] = None,
    full: Annotated[
        bool, typer.Option("--full", help="With raw files, salt and known values: repeats the detection, too.")
    ] = False,
    lang: shared.LangOption = None,
) -> None:
    """Pack a session as evidence for others: redacted, unless --full."""
    from analyzer.store.pack import pack

    opened, files = _package(session, is_full=full)
    name = opened.path.resolve().name
    target = output or opened.path.with_name(name + (".full.zip" if full else ".zip"))
    pack(files, target, top=name)
    _tell(opened, files)
    if full:
        warn("this package holds clear values: give it only to who may see them")
    out(str(target))


def redact_command(
    session: shared.SessionArgument,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="Default: SESSION.redacted.")
    ] = None,
    lang: shared.LangOption = None,
) -> None:
    """Write a redacted copy of a session as a folder: no raw file, no salt, no clear value."""
    from analyzer.store.package import write_folder

    opened, files = _package(session, is_full=False)
    target = output or opened.path.with_name(opened.path.resolve().name + ".redacted")
    write_folder(files, target)
    _tell(opened, files)
    out(str(target))


def _package(path: Path, *, is_full: bool) -> tuple[Session, Files]:
    """Analyze a session as it was last analyzed, and give the files of its package."""
    from analyzer import replay
    from analyzer.api import Options, analyze
    from analyzer.options import last_packs
    from analyzer.store.package import Extra, full, redacted
    from analyzer.store.session import Session

    asked = Options(captures=shared.captures_folder())
    options, _ = replay.with_settings(asked, replay.last_settings(path))
    options = dataclasses.replace(options, rule_packs=last_packs(path))
    if Session.open(path).manifest.get("redacted"):
        if is_full:
            raise UsageError("a redacted copy has no raw files to pack", code="E187",
                             hint="pack the session that it was made of, or leave out --full")  # fmt: skip
        options = asked
    result = analyze(path, options)
    options, _ = replay.replayed(result.session, options)
    repeats = replay.contents(options, replay.address_table(result.session), is_full=is_full)
    extra = Extra(repeats, () if is_full else _known_values(options.known))
    return result.session, (full if is_full else redacted)(result.session, extra)


def _known_values(known: Path | None) -> tuple[tuple[str, str], ...]:
    from analyzer.detect.known import load_known

    if known is None:
        return ()
    return tuple((value.secret.clear(), value.data_type) for value in load_known(known).values)


def _tell(session: Session, files: Files) -> None:
    from analyzer.store.package import package_hash

    if session.named_hash:
        say(f"manifest hash of the recording: {session.named_hash}")
    say(f"manifest hash of this package: {package_hash(files)}")
    say("keep both where the package does not lie: they are what it is verified against")


def verify_command(
    path: _EITHER,
    manifest_hash: Annotated[
        str | None,
        typer.Option("--manifest-hash", metavar="HASH", help="Of the recording or of the package, from elsewhere."),
    ] = None,
    signature: Annotated[
        Path | None, typer.Option("--signature", metavar="FILE", help="Ed25519 signature of the list of hashes.")
    ] = None,
    public_key: Annotated[
        Path | None, typer.Option("--public-key", metavar="FILE", help="Key of the signer (PEM), from elsewhere.")
    ] = None,
    timestamp_token: Annotated[
        Path | None, typer.Option("--timestamp-token", metavar="FILE", help="Time stamp of RFC 3161 of that list.")
    ] = None,
    tsa_ca: Annotated[
        Path | None, typer.Option("--tsa-ca", metavar="FILE", help="CA of who made the time stamp (PEM).")
    ] = None,
    format: ListFormatOption = ListFormat.TEXT,
    lang: shared.LangOption = None,
) -> None:
    """Say whether a session or package is what its hash or signature was given for."""
    from analyzer.store.contents import contents_of
    from analyzer.store.verify import verify

    asked = _hash(manifest_hash)
    proofs = _signature(signature, public_key)
    stamp, is_checked = _stamp(timestamp_token, tsa_ca)
    proofs, claims = (proofs | stamp, {}) if is_checked else (proofs, stamp)
    with contents_of(path) as contents:
        verdict = verify(contents, proofs, claims, manifest_hash=asked)
    out(as_json(verdict.as_json()) if format is ListFormat.JSON else "\n".join(_lines(verdict)))
    if verdict.result == "altered":
        raise DataError(f"{str(path)!r} is not as it was", code="E350", hint="ask for another copy of what is named")
    if verdict.result == "not_verified":
        raise DataError(f"{str(path)!r} could not be verified", code="E351", hint="see the notes above")


def _hash(text: str | None) -> str | None:
    if text is None:
        return None
    found = text.strip().lower().removeprefix("sha256:")
    if not re.fullmatch(r"[0-9a-f]{64}", found):
        raise UsageError("--manifest-hash is no SHA-256", code="E187", hint="64 characters: 0 to 9 and a to f")
    return found


def _signature(signature: Path | None, key: Path | None) -> dict[str, Proof]:
    from analyzer.store.signature import signed_by

    if (signature is None) != (key is None):
        hint = "a key that comes with the signature proves nothing: have it from the signer"
        raise UsageError("--signature and --public-key belong together", code="E187", hint=hint)
    return {"--signature": signed_by(signature, key)} if signature is not None and key is not None else {}


def _stamp(token: Path | None, ca: Path | None) -> tuple[dict[str, Proof], bool]:
    """Give what a time stamp says of bytes, and whether a CA vouches for it: anybody can make another one."""
    from analyzer.store.timestamp import read_stamp

    if token is None:
        if ca is not None:
            raise UsageError("--tsa-ca needs --timestamp-token", code="E187", hint="give the time stamp, too")
        return {}, False
    stamp = read_stamp(token, ca)
    who = printable(stamp.name) or "?"

    def proof(data: bytes) -> str | None:
        if not stamp.matches(data):
            return None
        if stamp.is_checked:
            return f"time-stamped {stamp.time} by {who}"
        return f"a time stamp says {stamp.time}, by {who}; who made it was not checked, which needs --tsa-ca"

    return {"--timestamp-token": proof}, stamp.is_checked


def _lines(verdict: Verdict) -> list[str]:
    """Give the verdict for people: what it is, the hashes, what is altered, absent and not covered, and notes."""
    package = spoken("(the package)")
    altered = [f"  {printable(one.file) or package}{spoken(': ')}{spoken(one.text)}" for one in verdict.altered]
    hidden = spoken("(its hash would give values away)")
    absent = [f"  {printable(one.file)}  {one.sha256 or hidden}" for one in verdict.absent]
    return [
        "; ".join(spoken(one) for one in verdict.headline),
        *(f"  {spoken(line)}" for line in _hashes(verdict)),
        *_first(altered),
        *([spoken("raw files that are not in this copy:"), *_first(absent)] if absent else []),
        *_uncovered(verdict),
        *(spoken(note) for note in verdict.notes),
    ]


def _hashes(verdict: Verdict) -> list[str]:
    lines = [f"manifest hash of the recording: {verdict.manifest_hash}"] if verdict.manifest_hash else []
    return lines + ([f"manifest hash of this package: {verdict.package_hash}"] if verdict.package_hash else [])


def _uncovered(verdict: Verdict) -> list[str]:
    if not verdict.uncovered:
        return []
    in_package = "not covered by what was given; the package's own hash covers them:"
    beside = "not covered by what was given; made of the recording, or put beside it:"
    names = [f"  {printable(name)}" for name in verdict.uncovered]
    return [spoken(in_package if verdict.package_hash else beside), *_first(names)]


def _first(lines: list[str]) -> list[str]:
    n_more = len(lines) - _MAX_SHOWN
    return [*lines[:_MAX_SHOWN], "  " + spoken(f"and {n_more} more")] if n_more > 0 else lines


def sign_command(
    path: _EITHER,
    key: Annotated[
        Path | None, typer.Option("--key", metavar="FILE", help="Private Ed25519 key (PEM, no password).")
    ] = None,
    new_key: Annotated[
        Path | None, typer.Option("--new-key", metavar="FILE", help="Make a key first, and FILE.pub for others.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Default: PATH.sig.")] = None,
    lang: shared.LangOption = None,
) -> None:
    """Sign a session or package with an Ed25519 key."""
    from analyzer.store import signature
    from analyzer.store.contents import contents_of
    from analyzer.store.files import write_atomic
    from analyzer.store.verify import head_of

    if (key is None) == (new_key is None):
        raise UsageError("give --key or --new-key", code="E187", hint=signature.MAKE)
    with contents_of(path) as contents:
        name, data = head_of(contents)
    if new_key is not None:
        say(f"public key, for who verifies: {signature.new_key(new_key)}")
    made, key_name = signature.sign(data, key or new_key or Path())
    target = output or path.with_name(path.resolve().name + ".sig")
    write_atomic(target, made)
    say(f"signed {name} with {key_name}")
    out(str(target))


COMMANDS: dict[str, tuple[Callable[..., Any], str]] = {
    "pack": (
        pack_command,
        "`consentinel session pack captures/2026… -o share.zip` · `consentinel session pack captures/2026… --full`",
    ),
    "redact": (redact_command, "`consentinel session redact captures/2026… -o share`"),
    "verify": (
        verify_command,
        "`consentinel session verify share.zip` · `consentinel session verify share.zip --manifest-hash 3f9a…`",
    ),
    "sign": (
        sign_command,
        "`consentinel session sign share.zip --key lab.pem` · `consentinel session sign share.zip --new-key lab.pem`",
    ),
}
"""Commands of the group `session`, with their examples."""
