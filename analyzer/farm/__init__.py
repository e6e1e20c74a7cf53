"""Many apps on many devices: one recorder for each device, resumable."""
