"""The rules of the house style (规则), one a module; every module here has a `RULE`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from assistant.style.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by family and name."""
    modules = (importlib.import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__))
    return tuple(sorted((module.RULE for module in modules), key=lambda rule: (rule.family, rule.name)))
