"""consentinel: what an app read, what it sent, to whom, and whether the user had agreed."""

__version__ = "0.1.0"
