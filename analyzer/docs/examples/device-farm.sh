#!/bin/sh
# One job for each device: sh device-farm.sh DEVICE COMMAND…
# COMMAND drives the app on DEVICE. It finds the proxy in CONSENTINEL_PROXY, the CA in CONSENTINEL_CA, and the session
# to mark (`consentinel mark "$CONSENTINEL_SESSION" consent_granted`) in CONSENTINEL_SESSION.
# Exit: 0 passed; 1 findings, fail the build; 3 environment, try another device; others call a person.
set -u
device=$1
shift
out=results/$device
format=${FORMAT:-junit}
result=$out/result.$([ "$format" = junit ] && echo xml || echo "$format")
mkdir -p "$out" || exit 3

consentinel record --device none --session-dir "$out/session" >"$out/ready.json" 2>"$out/record.log" &
recorder=$!
until [ -s "$out/ready.json" ]; do
    kill -0 "$recorder" 2>/dev/null || { cat "$out/record.log" >&2; exit 3; }
    sleep 0.1
done
ready() { python -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$out/ready.json" "$1"; }
CONSENTINEL_DEVICE=$device CONSENTINEL_SESSION=$(ready session)
CONSENTINEL_PROXY=$(ready proxy) CONSENTINEL_CA=$(ready ca_cert)
export CONSENTINEL_DEVICE CONSENTINEL_SESSION CONSENTINEL_PROXY CONSENTINEL_CA

"$@"
driven=$?
consentinel stop "$CONSENTINEL_SESSION"
wait "$recorder" || { cat "$out/record.log" >&2; exit 3; }
[ "$driven" -eq 0 ] || { echo "$device: the driver ended with $driven" >&2; exit 3; }

consentinel analyze "$CONSENTINEL_SESSION" --known known.yaml --scope scope.yaml --ignore cleartext_personal_data \
    --format "$format" --output "$result"
verdict=$?
consentinel report "$CONSENTINEL_SESSION" --format html --output "$out/report.html"
exit "$verdict"
