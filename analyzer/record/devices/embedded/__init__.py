"""The embedded device: a Java player with stand-ins for Android's classes, and a sink for what it sends."""
