"""Run a program behind the proxy; say what it sent, and fail when that was too early.

python consent_check.py COMMAND…
"""

import os
import subprocess
import sys
from pathlib import Path

from analyzer import ConsentinelError, Options, RecordOptions, load_scope, record_session


def check(command: list[str]) -> int:
    """Record `command` as an app that nobody has agreed to yet; give the exit code of a build step."""
    options = Options(known=Path("known.yaml"), scope=Path("scope.yaml"), app_id=load_scope(Path("scope.yaml")).app_id)
    with record_session(RecordOptions(captures=Path("captures"))) as session:
        session.mark("app_launched")
        subprocess.run(command, env=os.environ | session.environment, check=True)
        session.mark("consent_asked")
    result = session.analyze(options)
    for finding in result.findings:
        print(f"{finding.severity} {finding.rule_id}: {', '.join(finding.data_types)} to {finding.host}")
    Path("report.html").write_text(result.report("html"), encoding="utf-8")
    return 1 if result.failures("high") else 0


if __name__ == "__main__":
    try:
        sys.exit(check(sys.argv[1:]))
    except ConsentinelError as error:
        sys.exit(f"{error.code} {error.message}\n{error.hint}")
