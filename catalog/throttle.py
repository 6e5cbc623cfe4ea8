"""How much one address, and all together, may send in a day or ask in a minute; counted in Django's cache.

An address is never kept: only a keyed hash of it, whose key is made anew every day and forgotten with the counts.
"""

import hashlib
import hmac
import ipaddress
import secrets
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

MINUTE = 60
DAY = 24 * 3600


def admits(request: HttpRequest) -> bool:
    """Count one more letter, and say whether it may still be taken in today."""
    return within(request, "letters", settings.CORRECTIONS_PER_ADDRESS, settings.CORRECTIONS_PER_DAY)


def within(request: HttpRequest, what: str, per_address: int, per_day: int) -> bool:
    """Count one more of what is sent, and say whether today's two limits for it are kept."""
    day = timezone.localdate().isoformat()
    if count(f"{what}:{day}:{trace(request, day)}") > per_address:
        return False
    return count(f"{what}:{day}") <= per_day


def waits(request: HttpRequest) -> int:
    """Count one more question of a program; 0 if it is to be answered, else the seconds until the next may be asked.

    Where the cache is kept in memory each process counts for itself.
    """
    if not settings.API_PER_MINUTE:
        return 0
    minute, passed = divmod(int(time.time()), MINUTE)
    asked = count(f"api:{minute}:{trace(request, timezone.localdate().isoformat())}", 2 * MINUTE)
    return MINUTE - passed if asked > settings.API_PER_MINUTE else 0


def trace(request: HttpRequest, day: str) -> str:
    """A hash that is the same for one address on one day, and tells nobody the address."""
    salt = cache.get_or_set(f"letters:salt:{day}", secrets.token_hex, DAY)
    return hmac.new(
        salt.encode(), neighbourhood(request.META.get("REMOTE_ADDR", "")).encode(), hashlib.sha256
    ).hexdigest()


def neighbourhood(address: str) -> str:
    """The address; of the new kind only the half that a household has, as the other half changes at will."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 6 and found.ipv4_mapped is None:
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(getattr(found, "ipv4_mapped", None) or found)


def count(key: str, seconds: int = DAY) -> int:
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key)
    except ValueError:  # dropped between the two lines, by a cache that was full
        cache.set(key, 1, seconds)
        return 1
