"""A program in the place of mitmdump that leads nothing: for sessions in which no app sends anything.

It says that it is ready, and at the end that it has written all, as the recorder's addon does.
"""

from __future__ import annotations

from pathlib import Path

_PROGRAM = """#!/bin/sh
for word; do
  case "$word" in
    session_dir=*) folder="${word#*=}" ;;
    confdir=*) ca="${word#*=}/mitmproxy-ca-cert.pem" ;;
  esac
done
net="$folder/raw/net.jsonl"
trap 'echo "{\\"kind\\":\\"done\\"}" >> "$net"; exit 0' TERM
listen='"listen":[["127.0.0.1",9]]'
echo "{\\"kind\\":\\"ready\\",$listen,\\"ca_cert\\":\\"$ca\\",\\"versions\\":{},\\"pid\\":$$}" >> "$net"
exec 3<&0  # what a shell starts beside itself reads nothing
cat <&3 > /dev/null &
wait $!
"""


def quiet_proxy(folder: Path) -> Path:
    """Give the file of the program, made in `folder`."""
    file = folder / "quiet-mitmdump"
    file.write_text(_PROGRAM, encoding="ascii")
    file.chmod(0o755)
    return file
