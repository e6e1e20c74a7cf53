"""What /proc tells of processes."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from support.waiting import wait_for

from analyzer.record.local_processes import children_of, is_alive, name_of, parent_of, started_at

NOBODY = 4194304
"""Above the highest process number that Linux gives."""


def test_a_child_is_known_by_its_parent_its_name_and_its_beginning() -> None:
    before = time.time()
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE) as child:
        wait_for(lambda: name_of(child.pid) == "cat", "the program runs")
        began = started_at(child.pid)
        assert (parent_of(child.pid), child.pid in children_of(os.getpid())) == (os.getpid(), True)
        assert is_alive(child.pid)
        assert began is not None
        assert before - 0.05 < began < time.time() + 0.05
        child.kill()
    assert (parent_of(child.pid), name_of(child.pid), started_at(child.pid)) == (0, "", None)


def test_one_that_ended_and_was_not_asked_for_is_not_alive() -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    wait_for(lambda: not is_alive(child.pid), "it ends")
    assert child.pid not in children_of(os.getpid())
    assert child.wait() == 0


def test_a_number_of_nobody_has_nothing() -> None:
    found = (parent_of(NOBODY), children_of(NOBODY), is_alive(NOBODY), started_at(NOBODY), name_of(NOBODY))
    assert found == (0, set(), False, None, "")
