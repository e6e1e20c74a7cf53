"""raw/log.txt: what consentinel decided while it recorded, without captured values."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analyzer.store.files import PRIVATE_FILE, writing


@contextmanager
def session_log(path: Path) -> Iterator[None]:
    """Write everything our loggers say in the block to `path`, from debug on. Raises SetupError E280–E282."""
    with writing(path):
        stream = os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, PRIVATE_FILE), "a", encoding="utf-8")
    logger = logging.getLogger("analyzer")
    before = logger.level
    handler = logging.StreamHandler(stream)
    formatter = logging.Formatter("%(asctime)s.%(msecs)03dZ %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
        stream.close()
