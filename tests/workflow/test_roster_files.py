from __future__ import annotations

from pathlib import Path

import pytest

from assistant.config import user_config_path
from assistant.errors import InputError
from assistant.store.workspace import Workspace
from assistant.workflow.roster import read_roster


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    monkeypatch.setenv("ASSISTANT_CONFIG", str(tmp_path / "office" / "config.toml"))
    (tmp_path / "office").mkdir()
    (tmp_path / "半年报告").mkdir()
    return Workspace(tmp_path / "半年报告")


def test_no_roster_is_no_names(workspace):
    assert read_roster(workspace) == ()


@pytest.mark.parametrize("name", ["名册.txt", "名册.md"])
def test_the_office_s_roster_stands_beside_its_settings(workspace, name):
    user_config_path().with_name(name).write_text("村：柳湾、上河\n", "utf-8")
    assert read_roster(workspace) == ("柳湾村", "上河村")


def test_the_workspace_s_own_roster_stands_for_the_office_s(workspace):
    user_config_path().with_name("名册.txt").write_text("柳湾村", "utf-8")
    (workspace.root / "名册.txt").write_text("石桥村", "gb18030")
    assert read_roster(workspace) == ("石桥村",)


def test_a_classified_roster_stops_the_command(workspace):
    (workspace.root / "名册.txt").write_text("机密★1年\n柳湾村", "utf-8")
    with pytest.raises(InputError, match="密级标志"):
        read_roster(workspace)


def test_a_roster_that_is_no_text_is_told(workspace):
    Path(workspace.root / "名册.txt").write_bytes(b"PK\x03\x04\x00\x00\xff\xfe")
    with pytest.raises(InputError, match="名册"):
        read_roster(workspace)
