import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))  # scripted_endpoint stands above the rooms


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch, tmp_path):
    """No setting of this machine's user reaches a test."""
    monkeypatch.setenv("ASSISTANT_CONFIG", str(tmp_path / "none" / "config.toml"))
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
