"""When things happen in the worlds of tests."""

from datetime import UTC, datetime, timedelta

ARRIVAL = datetime(2026, 1, 20, 9, 30, tzinfo=UTC)
"""When submissions arrive unless a test says otherwise: Nº 24 (1) 2026 takes manuscripts."""
DAY = timedelta(days=1)
