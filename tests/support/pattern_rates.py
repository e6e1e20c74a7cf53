"""How often the validated formats match what has none: writes docs/patterns.md in every language.

    python -m support.pattern_rates CAPTURES    CAPTURES: folder of .har and .mitm files without labelled values

Counted are claims, not candidates: in real captures (what the client sent, and everything), in tokens that look random
under names that say nothing, and, harder than any traffic, in the same tokens under the names that support a claim.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from analyzer.detect.engine import Engine
from analyzer.detect.patterns import PATTERNS, load_all, read_match
from analyzer.ingest.importer import open_or_import
from analyzer.ingest.raw import load_capture
from analyzer.model.errors import DataError
from support.twins import write_page

PAGE = Path(__file__).resolve().parents[2] / "analyzer" / "docs" / "patterns.md"
LABELLED = ("reporthar", "labels")
N_TOKENS = 1_000_000
NEUTRAL = ("v", "ts", "id", "key", "seq", "build", "hash", "trace", "x")
NAMES = {
    "bank_card": "card_no",
    "email": "email",
    "iccid": "iccid",
    "imei": "imei",
    "imsi": "imsi",
    "mac": "mac",
    "phone": "phone",
    "place": "location",
    "resident_id": "id_card",
}


_INTRODUCTION = (
    "Made by `make patterns-page`. Formats are claimed only in what the app sends, and only where no known value "
    "explains the same bytes. A placeholder is never claimed."
)


@dataclass
class Rates:
    """claims by pattern id, in so many bytes or tokens."""

    claims: Counter[str]
    n_bytes: int
    n_tokens: int = 0


def of_parts(parts: Iterable[bytes]) -> Rates:
    """Count the claims in pieces of bytes, each place once per pattern."""
    engine = Engine([pattern.expression for pattern in PATTERNS])
    claims: Counter[str] = Counter()
    n_bytes = 0
    for content in parts:
        n_bytes += len(content)
        found = engine.scan(content)
        places = {
            (PATTERNS[item].id, match.start)
            for item, end in zip(found.item.tolist(), found.end.tolist(), strict=True)
            if (match := read_match(PATTERNS[item], content, end))
        }
        claims.update(name for name, _ in places)
    return Rates(claims, n_bytes)


def of_captures(folder: Path) -> tuple[Rates, Rates, int]:
    """Give the rates in what was sent, in everything, and the number of captures read."""
    sent: list[bytes] = []
    everything: list[bytes] = []
    n_read = 0
    with tempfile.TemporaryDirectory() as sessions:
        for file in sorted(folder.rglob("*")):
            if file.suffix not in (".har", ".mitm") or set(file.parts) & set(LABELLED):
                continue
            try:
                session, _ = open_or_import(file, captures=Path(sessions), session_dir=None)
                capture = load_capture(session.raw)
            except DataError:
                continue
            n_read += 1
            for span in capture.spans:
                content = bytes(capture.data[span["start"] : span["start"] + span["length"]])
                everything.append(content)
                if span["from_client"]:
                    sent.append(content)
    return of_parts(sent), of_parts(everything), n_read


def tokens(seed: int = 1) -> Iterable[str]:
    """Give tokens of the kinds that fill traffic: times, numbers, versions, hex, UUIDs, decimals, addresses."""
    rng = random.Random(seed)
    second, at = 1_700_000_000, partial(datetime.fromtimestamp, tz=UTC)
    kinds = (
        lambda: str(second + rng.randrange(10**8)),
        lambda: str((second + rng.randrange(10**8)) * 1000 + rng.randrange(1000)),
        lambda: str((second + rng.randrange(10**8)) * 10**6 + rng.randrange(10**6)),
        lambda: at(second + rng.randrange(10**8)).strftime("%Y%m%d%H%M%S%f")[: rng.choice((14, 17, 18, 20))],
        lambda: at(second + rng.randrange(10**8)).isoformat(),
        lambda: ".".join(str(rng.randrange(100)) for _ in range(rng.randrange(2, 5))),
        lambda: f"{rng.getrandbits(4 * 40):040x}"[: rng.choice((8, 12, 16, 24, 32, 40))],
        lambda: str(uuid.UUID(int=rng.getrandbits(128), version=4)),
        lambda: str(rng.randrange(10 ** rng.randrange(6, 21))),
        lambda: str(1_500_000_000_000_000_000 + rng.randrange(10**18)),
        lambda: f"{rng.uniform(-200, 200):.{rng.randrange(1, 8)}f}",
        lambda: ".".join(str(rng.randrange(256)) for _ in range(4)),
        lambda: f"{rng.getrandbits(64):x}@{rng.choice((2, 3))}x.png",
    )  # fmt: skip
    for _ in range(N_TOKENS):
        yield rng.choice(kinds)()


def of_tokens(names: Iterable[str]) -> Rates:
    """Count the claims in the tokens, as values of JSON objects under these names in turn."""
    chosen = list(names)
    lines, line = [], {}
    for number, token in enumerate(tokens()):
        line[chosen[number % len(chosen)]] = token
        if len(line) == len(chosen):
            lines.append(line)
            line = {}
    content = "\n".join(json.dumps(line) for line in lines).encode()
    rates = of_parts([content])
    rates.n_tokens = N_TOKENS
    return rates


def page(folder: Path) -> str:
    """Give the page: what each format asks for, and what was measured."""
    sent, everything, n_captures = of_captures(folder)
    neutral, named = of_tokens(NEUTRAL), of_tokens(NAMES.values())
    parts = [
        "# Validated formats",
        _INTRODUCTION,
    ]
    for name, module in load_all().items():
        pattern = module.PATTERN
        kinds = [pattern.data_type, *(data_type for _, data_type in pattern.other)]
        parts.append(f"## {name}\n\nData type: {', '.join(f'`{kind}`' for kind in kinds)}. {pattern.rule}")
        parts.append("Sources: " + "; ".join(pattern.sources) + ".")
        parts.append("\n".join(f"- {_code(text)} → {claim[0]}, {claim[2]}" for text, claim in module.EXAMPLES.items()))
        parts.append("Not: " + ", ".join(_code(text) for text in module.NEAR_MISSES) + ".")
    parts.append("## Claims where there is nothing to claim")
    parts.append(
        f"Real captures: {n_captures} files of browsers and tools, {everything.n_bytes / 1e6:.1f} MB, of which "
        f"{sent.n_bytes / 1e6:.2f} MB were sent. They have no labels: a claim in them may be right, and is counted. "
        f"Tokens: {N_TOKENS:,} times, numbers, versions, hex digits, UUIDs, decimals and addresses, under names that "
        "say nothing, and under the very names that support a claim, spread evenly."
    )
    parts.append(_table(sent, everything, neutral, named))
    return "\n\n".join(parts) + "\n"


def _code(text: str) -> str:
    return "`" + text.replace("\r", "␍").replace("\n", "␊").replace("`", "'") + "`"


def _table(sent: Rates, everything: Rates, neutral: Rates, named: Rates) -> str:
    columns = (
        "format",
        "sent, claims",
        "sent, per MB",
        "all bytes, claims",
        "all bytes, per MB",
        "tokens, per million",
    )
    lines = [f"| {' | '.join(columns)} | tokens under its name, per million |", "| --- " * (len(columns) + 1) + "|"]
    for pattern in PATTERNS:
        n_sent, n_all = sent.claims[pattern.id], everything.claims[pattern.id]
        under_name = named.claims[pattern.id] * len(NAMES) * 1e6 / named.n_tokens
        figures = (
            f"{n_sent} | {n_sent * 1e6 / sent.n_bytes:.2f}",
            f"{n_all} | {n_all * 1e6 / everything.n_bytes:.2f}",
            f"{neutral.claims[pattern.id] * 1e6 / neutral.n_tokens:.1f} | {under_name:.1f}",
        )
        lines.append(f"| {pattern.id} | {' | '.join(figures)} |")
    return "\n".join(lines)


def main() -> int:
    """Write the page."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        print("usage: python -m support.pattern_rates CAPTURES", file=sys.stderr)
        return 2
    write_page(PAGE, page(Path(sys.argv[1])))
    print(f"PASS 1/1 {PAGE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
