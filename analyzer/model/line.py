"""What every raw line carries, and every line of an agent (`analyzer.model.events` has the lines themselves)."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

PROTOCOL = 1
"""Protocol number `v` of every line."""

Segment = tuple[int, int]
Header = tuple[str, str]
Address = tuple[str, int]


class Line(BaseModel):
    """What every line carries."""

    model_config = ConfigDict(extra="allow", strict=False)

    v: int = PROTOCOL
    kind: str
    t: float = Field(description="wall clock of the sender when the thing happened, seconds since the epoch")
    t_mono: float = Field(description="monotonic clock of the sender, seconds")
    seq: int = Field(description="position in this sender's own count, from 0, without holes unless lines were lost")


class AgentLine(Line):
    """What the agent sends: `event_id` is `<agent>:<seq>`; t and t_mono are the app's clocks."""

    agent: str = Field(description="one instance of the agent in one process, random")
    pid: int
    event_id: str = ""
    t_host: float | None = Field(default=None, description="host clock when the batch arrived, seconds")
