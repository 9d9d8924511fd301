"""What several rules ask of one manuscript is worked out once and kept with it, as cached_property keeps its value."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from assistant.style.manuscript import Manuscript

_Result = TypeVar("_Result")


def once_per_manuscript(work_out: Callable[[Manuscript], _Result]) -> Callable[[Manuscript], _Result]:
    """The function, which for each manuscript is called once."""
    name = f"{work_out.__module__}.{work_out.__qualname__}"

    @wraps(work_out)
    def remembered(manuscript: Manuscript) -> _Result:
        kept = manuscript.__dict__
        if name not in kept:
            kept[name] = work_out(manuscript)
        return cast("_Result", kept[name])

    return remembered
