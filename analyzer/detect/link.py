"""The link between a value that was sent and the API call that read it before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analyzer.detect.rows import seconds
from analyzer.model.errors import DataError

if TYPE_CHECKING:
    import pandas as pd

_NEEDED = ("act", "t", "value_hash")


def link_accesses(
    observations: pd.DataFrame, reads: pd.DataFrame, *, window_s: float = float("inf"), uncertainty_s: float = 0.0
) -> pd.DataFrame:
    """Join each sent value to the latest earlier API read of the same value.

    observations: table `observations`, n rows, any order; needs act, t, value_hash.
    reads: event_id, t (seconds), value_hash; one row per value of a call, in order of the calls.
    window_s: reads older than this before the send are ignored, seconds.
    uncertainty_s: clock uncertainty of the session, seconds; a read up to this much *after* the send still links.
    Returns the same n rows in the same order with access_event_id (str, null) and access_lag_ms (float, ms) filled.
    Raises DataError E310 if a needed column is absent.
    Ties: the latest read wins; equal times, the later row of `reads`. Cost: O(n log n).
    """
    missing = [name for name in _NEEDED if name not in observations]
    if missing:
        raise DataError(f"observations lack {', '.join(missing)}", code="E310", hint="analyze again with --rebuild")
    sent = np.flatnonzero((observations["act"] == "sent").to_numpy())
    event_ids = np.full(len(observations), None, dtype=object)
    lags = np.full(len(observations), np.nan)
    if len(sent) and len(reads):
        t_sent = seconds(observations["t"])[sent]
        found = _latest_before(reads, observations["value_hash"].to_numpy()[sent], t_sent + uncertainty_s)
        t_read = reads["t"].to_numpy(dtype=float)
        linked = found >= 0
        linked[linked] = t_sent[linked] - t_read[found[linked]] <= window_s
        rows = sent[linked]
        event_ids[rows] = reads["event_id"].to_numpy(dtype=object)[found[linked]]
        lags[rows] = (t_sent[linked] - t_read[found[linked]]) * 1000
    linked_rows = observations.copy()
    linked_rows["access_event_id"] = _texts(event_ids)
    linked_rows["access_lag_ms"] = lags
    return linked_rows


def name_readers(observations: pd.DataFrame) -> pd.DataFrame:
    """Say of each linked send which SDK read the value.

    observations: table `observations`, n rows, any order; needs act, ref_id, sdk_id, access_event_id.
    Returns the same n rows in the same order; sdk_id of a linked send is that of the read, null included.
    """
    own = observations["sdk_id"].astype("object").where(observations["sdk_id"].notna(), None)
    is_read = observations["act"] == "accessed"
    by_event = dict(zip(observations.loc[is_read, "ref_id"], own[is_read], strict=True))
    linked = observations["access_event_id"]
    return observations.assign(sdk_id=own.where(linked.isna(), linked.map(by_event)).astype("category"))


def _latest_before(reads: pd.DataFrame, hashes: np.ndarray, t_until: np.ndarray) -> np.ndarray:
    """Give for each (hash, time) the row of the latest read of that hash up to the time, −1 where there is none."""
    t_read = reads["t"].to_numpy(dtype=float)
    read_hashes = reads["value_hash"].to_numpy()
    names, codes = np.unique(read_hashes.astype(str), return_inverse=True)
    order = np.lexsort((np.arange(len(reads)), t_read, codes))
    position = np.searchsorted(names, hashes.astype(str))
    position = np.minimum(position, len(names) - 1)
    is_known = names[position] == hashes.astype(str)
    bounds = np.searchsorted(codes[order], np.arange(len(names) + 1))
    found = np.full(len(hashes), -1, dtype=np.int64)
    sorted_times = t_read[order]
    for i in np.flatnonzero(is_known).tolist():
        low, high = bounds[position[i]], bounds[position[i] + 1]
        at = low + int(np.searchsorted(sorted_times[low:high], t_until[i], side="right")) - 1
        if at >= low:
            found[i] = order[at]
    return found


def _texts(values: np.ndarray) -> pd.Series:
    import pandas as pd

    return pd.Series(values, dtype="str")
