"""A phone or emulator behind the session's proxy, driven by Appium; needs adb and Appium-Python-Client.

The app must trust the session's CA (a debug build whose network security config names user certificates, or a
prepared device); what it refuses is shown as a gap, never as "nothing was sent".
"""

import os
import subprocess

import pytest
from appium import webdriver
from appium.options.android import UiAutomator2Options

SERIAL = os.environ.get("ANDROID_SERIAL", "emulator-5554")


def adb(*arguments):
    subprocess.run(["adb", "-s", SERIAL, *arguments], check=True)


@pytest.fixture
def driver(consentinel_session):
    """An app that has just been installed and started, every request of which passes the proxy."""
    port = consentinel_session.proxy.rpartition(":")[2]
    adb("reverse", f"tcp:{port}", f"tcp:{port}")
    adb("shell", "settings", "put", "global", "http_proxy", f"127.0.0.1:{port}")
    adb("push", str(consentinel_session.ca_cert), "/sdcard/Download/consentinel-ca.crt")
    options = UiAutomator2Options()
    options.udid, options.app, options.full_reset = SERIAL, "app-debug.apk", True
    consentinel_session.mark("app_launched")
    driver = webdriver.Remote("http://127.0.0.1:4723", options=options)
    try:
        yield driver
    finally:
        driver.quit()
        adb("shell", "settings", "put", "global", "http_proxy", ":0")
        adb("reverse", "--remove", f"tcp:{port}")
