"""A model's answer that should be JSON, with the fence that many models put around it."""

from __future__ import annotations

import json
from typing import Any


def json_in(reply: str) -> Any:
    """What the reply holds; None where it is no JSON."""
    bare = reply.strip()
    if bare.startswith("```") and bare.endswith("```"):
        bare = bare.removesuffix("```").removeprefix("```").removeprefix("json")
    try:
        return json.loads(bare)
    except (ValueError, RecursionError):
        return None
