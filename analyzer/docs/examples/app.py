"""The app of the example: it opens, and after consent it logs in. SERVER is where it talks to."""

import json
import os
import sys
import urllib.request

BODIES = {"open": {"page": "welcome"}, "login": {"phone": "13912345678"}}

for step in sys.argv[1:]:
    data = json.dumps(BODIES[step]).encode()
    request = urllib.request.Request(os.environ["SERVER"] + "/" + step, data, {"Content-Type": "application/json"})
    urllib.request.urlopen(request, timeout=20).close()
