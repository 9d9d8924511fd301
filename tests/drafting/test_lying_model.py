"""Whatever a model lies, the gate's section has every fact and no lie."""

from __future__ import annotations

import pytest
from gated_lies import gated_fault
from lying_model import LIES, cases, fault

_PARTS = 10


@pytest.mark.parametrize("part", range(_PARTS))
def test_no_lie_stands_unmarked_and_no_fact_is_lost(part):
    for case in cases(700 + part, 50):
        assert gated_fault(case) == ""


def test_every_lie_is_told():
    told = {kind for part in range(_PARTS) for case in cases(700 + part, 50) for kind in case.kinds}
    assert told == set(LIES)


def test_a_lie_that_passes_is_seen():
    lying = [case for case in cases(700, 200) if case.kinds]
    assert [case for case in lying if not fault(case, case.reply)] == []
