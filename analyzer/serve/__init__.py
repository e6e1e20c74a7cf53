"""A local page over many sessions: list, filter, compare, open reports. Loopback only, read only."""
