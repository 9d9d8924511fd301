"""What the system says in English is said in Chinese."""

from __future__ import annotations

import errno
import os
import re

import pytest

from assistant.errors import reason


@pytest.mark.parametrize("number", [*errno.errorcode, 99999])
def test_every_reason_is_chinese(number):
    told = reason(OSError(number, os.strerror(number)))
    assert re.search(r"[\u4e00-\u9fff]", told)
    assert not re.search(r"[A-Za-z]", told)


def test_an_error_without_a_number_has_a_reason():
    assert reason(OSError("something")).startswith("系统不允许")
