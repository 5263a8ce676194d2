"""The source of time. Doors ask it; everything below them gets `now` as an argument."""

import os
from datetime import UTC, datetime, timedelta


def now() -> datetime:
    """The present moment, aware, in UTC; JCAS_CLOCK_OFFSET (seconds) moves it for servers that tests start."""
    return datetime.now(UTC) + timedelta(seconds=float(os.environ.get("JCAS_CLOCK_OFFSET", "0")))
