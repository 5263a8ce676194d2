from datetime import UTC, datetime, timedelta

from jcas.config import clock

BRIEF = timedelta(minutes=1)


def test_now_is_aware_and_in_utc():
    assert clock.now().tzinfo is UTC
    assert abs(clock.now() - datetime.now(UTC)) < BRIEF


def test_the_clock_of_a_server_under_test_can_be_moved(monkeypatch):
    monkeypatch.setenv("JCAS_CLOCK_OFFSET", "-86400")
    assert abs(clock.now() + timedelta(days=1) - datetime.now(UTC)) < BRIEF
