"""A real phone or emulator: its shell, what is changed on it and put back, and how an app is driven there."""
