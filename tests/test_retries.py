"""External servers that fail are not contacted again for a while."""

from articles import retries
from articles.retries import CircuitBreaker


def test_a_server_that_failed_is_not_contacted_for_some_seconds(monkeypatch):
    now = 100.0
    monkeypatch.setattr(retries, "monotonic", lambda: now)
    breaker = CircuitBreaker(10)
    assert not breaker.is_open
    breaker.open()
    now = 109.9
    assert breaker.is_open
    now = 110.0
    assert not breaker.is_open
    breaker.open()
    breaker.close()
    assert not breaker.is_open
