"""When a call that has brought nothing yet is made again: 429, 5xx, and once where an idle connection had been closed."""

from __future__ import annotations

import email.utils
import random
import time

LONGEST = 120.0
"""Seconds; a server that asks for more is not waited for."""

_HOPELESS = {501, 505}
NO_MONEY = "insufficient_quota"
"""The error code that comes with 429 but does not go away by waiting."""


def pause(error: Exception, attempt: int, first: float) -> float | None:
    """Seconds to wait before attempt + 1 (the first attempt is 0); None where a second call would not help.

    Obeys Retry-After; else `first` doubled with each attempt, a quarter more or less, so that the sections of one run
    do not return all at once.
    """
    status = getattr(error, "status_code", None)
    if status is None:
        return 0.0 if attempt == 0 and _lost_connection(error) else None
    if getattr(error, "code", None) == NO_MONEY or status in _HOPELESS or (status != 429 and status < 500):
        return None
    asked = retry_after(error)
    if asked is not None:
        return asked if asked <= LONGEST else None
    return min(first * 2.0**attempt, LONGEST) * random.uniform(0.75, 1.25)  # noqa: S311  # no secret


def retry_after(error: Exception) -> float | None:
    """Seconds of the Retry-After header, a number or a date; None without one."""
    headers = getattr(getattr(error, "response", None), "headers", {})
    text = headers.get("retry-after", "").strip()
    try:
        return max(0.0, float(text))
    except ValueError:
        pass
    try:
        return max(0.0, email.utils.parsedate_to_datetime(text).timestamp() - time.time())
    except (ValueError, TypeError):
        return None


def causes(error: BaseException) -> list[BaseException]:
    """The error and what caused it, outermost first."""
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain:
        chain.append(current)
        current = current.__cause__ or current.__context__
    return chain


def _lost_connection(error: Exception) -> bool:
    return any(type(cause).__name__ in ("RemoteProtocolError", "ReadError", "WriteError") for cause in causes(error))
