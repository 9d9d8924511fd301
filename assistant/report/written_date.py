"""A date as people write it (日期的写法): 2026年7月3日, 2026/7/3, 2026.7.3, ２０２６－７－３."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

_WRITTEN = re.compile(r"(\d{4}) ?(?:年|[-/.]) ?(\d{1,2}) ?(?:月|[-/.]) ?(\d{1,2}) ?[日号]?")


def iso_date(written: str) -> str:
    """2026-07-03; empty where it is no whole date, or none that there is."""
    match = _WRITTEN.fullmatch(unicodedata.normalize("NFKC", written).strip())
    try:
        return dt.date(*(int(part) for part in match.groups())).isoformat() if match else ""
    except ValueError:
        return ""
