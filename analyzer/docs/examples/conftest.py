"""The app under test: here a small program; on a phone, a driver that is given the proxy."""

import os
import subprocess
import sys

import pytest


@pytest.fixture
def app(consentinel_session):
    """Run the app with arguments, behind the session's proxy."""

    def run(*arguments):
        command = [sys.executable, "app.py", *arguments]
        subprocess.run(command, env=os.environ | consentinel_session.environment, check=True)

    return run
