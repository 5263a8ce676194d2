"""Rate limits between tests: what one test used up is not held against the next."""

from jcas.web.limits import limiter


def forget_limits() -> None:
    """Forgets what was counted in memory while the queue server was away, and that it was away."""
    limiter._storage_dead = False
    if limiter._fallback_storage is not None:
        limiter._fallback_storage.reset()
