"""Loopback servers, good and bad, and the clients that reach them through a proxy."""
