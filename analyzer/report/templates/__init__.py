"""The templates of report formats; they hold layout, never prose."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent
