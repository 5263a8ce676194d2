"""How often an address or an account may try: counted in the queue server, in memory while that is away."""

from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

limiter = Limiter(get_remote_address, in_memory_fallback_enabled=True)
