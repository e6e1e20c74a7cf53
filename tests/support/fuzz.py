"""How many examples a fuzz test tries: few in the usual run, as many as asked for by `make fuzz`."""

from __future__ import annotations

import os


def examples(usual: int) -> int:
    """Give the number of examples; CONSENTINEL_FUZZ_EXAMPLES overrides what is usual."""
    return int(os.environ.get("CONSENTINEL_FUZZ_EXAMPLES", usual))
