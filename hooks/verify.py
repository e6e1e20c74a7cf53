"""Resolve every hook spec against the real framework and the real SDKs, and keep what was found as a table.

`python hooks/verify.py` fetches all jars by Maven, extracts them again, compares with the committed table
analyzer/data/hook_surface.tsv, and checks every spec; `--level N` does so with one level of Android only.
`--write` writes the table instead, and specs.json with what it proves.
Jars lie in Maven's own cache (MAVEN_REPOSITORY=… chooses another). Needs `mvn`, and for java.* a JDK 17.
"""

from __future__ import annotations

import argparse
import difflib
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from analyzer import resources
from analyzer.record import specs
from analyzer.record.specs import HookSpec, claimed_specs
from analyzer.record.surface import extract, table, verdict

FRAMEWORK = "org.robolectric:android-all"
LEVELS = {
    23: "6.0.1_r3-robolectric-r1",
    24: "7.0.0_r1-robolectric-r1",
    25: "7.1.0_r7-robolectric-r1",
    26: "8.0.0_r4-robolectric-r1",
    27: "8.1.0-robolectric-4611349",
    28: "9-robolectric-4913185-2",
    29: "10-robolectric-5803371",
    30: "11-robolectric-6757853",
    31: "12-robolectric-7732740",
    32: "12.1-robolectric-8229987",
    33: "13-robolectric-9030017",
    34: "14-robolectric-10818077",
    35: "15-robolectric-13954326",
    36: "16-robolectric-13921718",
}
"""Builds of AOSP that the Robolectric project publishes, one for each level."""

GETTER = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:get"
LIBRARIES = Path(os.environ.get("MAVEN_REPOSITORY", Path.home() / ".m2" / "repository"))


class NotFetched(Exception):
    """Maven could not give an artifact."""


def main() -> int:
    """Compare or write the table, and check every spec; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--level", type=int, choices=LEVELS, help="this level of Android only")
    parser.add_argument("--write", action="store_true", help="write the table and specs.json")
    options = parser.parse_args()
    listed = claimed_specs()
    try:
        if options.write:
            surface = extracted(listed, places_of(listed))
            (resources.path("data") / table.FILE).write_text(table.render(surface), encoding="utf-8")
            specs.write()
        elif not is_current(listed, options.level):
            return 1
    except NotFetched as error:
        sys.stdout.write(f"FAIL {error}\n")
        return 1
    return report(listed, table.load())


def say(text: str) -> None:
    """Write a line to stderr."""
    sys.stderr.write(text + "\n")


def places_of(listed: list[HookSpec]) -> dict[str, str]:
    """Give place → Maven coordinate of all that specs are to be resolved against."""
    sdks = sorted({spec.verified_by.removeprefix("maven ") for spec in listed if spec.verified_by.startswith("maven ")})
    levels = {str(level): f"{FRAMEWORK}:{version}" for level, version in LEVELS.items()}
    return levels | {verdict.CORE_PLACE: "java.base"} | {sdk: sdk for sdk in sdks}


def extracted(listed: list[HookSpec], places: dict[str, str]) -> table.Surface:
    """Fetch jars and give the surface of the classes that specs name."""
    surface = table.Surface()
    with ThreadPoolExecutor(2) as pool:
        jars = dict(zip(places, pool.map(jar_of, places.values()), strict=True))
    for place, jar in jars.items():
        surface.sources[place] = table.Source(places[place], "" if place == verdict.CORE_PLACE else extract.digest(jar))
        extract.add_jar(surface, place, jar, verdict.wanted(specs_for(listed, place)))
    extract.prune(surface, {spec.class_name for spec in listed})
    return surface


def specs_for(listed: list[HookSpec], place: str) -> list[HookSpec]:
    """Give the specs that one place may have."""
    if ":" in place:
        return [spec for spec in listed if spec.verified_by == f"maven {place}"]
    if place == verdict.CORE_PLACE:
        return [spec for spec in listed if spec.class_name.startswith(("java.", "javax."))]
    return [spec for spec in listed if not spec.verified_by.startswith("maven ")]


def jar_of(coordinate: str) -> Path:
    """Give the file of a Maven coordinate, fetched if Maven's cache lacks it; `java.base` is the JDK's own.

    Raises NotFetched.
    """
    if coordinate == "java.base":
        return java_base()
    group, name, version = coordinate.split(":")
    folder = LIBRARIES / group.replace(".", "/") / name / version
    for kind in ("jar", "aar"):
        file = folder / f"{name}-{version}.{kind}"
        if file.is_file() or fetch(f"{coordinate}:{kind}"):
            return file
    raise NotFetched(f"Maven has no {coordinate}")


def fetch(artifact: str) -> bool:
    """Have Maven put an artifact into its cache; tells whether there is one."""
    command = ["mvn", "-q", "-B", GETTER, f"-Dartifact={artifact}", "-Dtransitive=false"]
    command.append(f"-Dmaven.repo.local={LIBRARIES}")
    return subprocess.run(command, check=False, capture_output=True, timeout=600).returncode == 0


def java_base() -> Path:
    """Give the module of java.* and javax.* of the JDK on the path."""
    javac = shutil.which("javac")
    module = Path(javac).resolve().parent.parent / "jmods" / "java.base.jmod" if javac else None
    if module is None or not module.is_file() or not _is_17(module.parent.parent / "release"):
        raise NotFetched("no JDK 17 with jmods/java.base.jmod on the path")
    return module


def _is_17(release: Path) -> bool:
    return release.is_file() and 'JAVA_VERSION="17' in release.read_text(encoding="utf-8")


def is_current(listed: list[HookSpec], level: int | None) -> bool:
    """Tell whether the committed table says what the jars say, of one level or of all; prints the difference."""
    places = places_of(listed)
    if level is not None:
        places = {str(level): places[str(level)]}
    committed = table.load().only(places)
    found = extracted(listed, places)
    extract.prune(committed, {spec.class_name for spec in listed})
    before, after = table.render(committed), table.render(found)
    if before == after:
        say(f"the table is what {len(places)} jars give")
        return True
    for line in difflib.unified_diff(before.splitlines(), after.splitlines(), "committed", "extracted", lineterm=""):
        say(line)
    sys.stdout.write("FAIL the table is not what the jars say; run: make hook-surface\n")
    return False


def report(listed: list[HookSpec], surface: table.Surface) -> int:
    """Print what is wrong with each spec and the closing line; gives the exit code."""
    verdicts = {spec.id: verdict.judge(spec, surface) for spec in listed}
    for hook, one in verdicts.items():
        for problem in one.problems:
            say(f"{hook}: {problem}")
    wrong = sum(bool(one.problems) for one in verdicts.values())
    proven = sum(one.verified for one in verdicts.values())
    say(f"{proven} resolved, {len(verdicts) - proven - wrong} unverified with a reason, {wrong} wrong")
    sys.stdout.write(f"{'FAIL' if wrong else 'PASS'} {len(verdicts) - wrong}/{len(verdicts)}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
