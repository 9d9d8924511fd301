from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from store_world import FACTS, noon

from assistant.store.draft_file import DraftFile
from assistant.store.history import History
from assistant.store.workspace import create_workspace


@pytest.fixture
def workspace(tmp_path):
    return create_workspace(tmp_path / "柳溪镇", FACTS)


@pytest.fixture
def history(workspace):
    return History(workspace.history, noon)


@pytest.fixture
def draft(workspace, history):
    return DraftFile(workspace, history)


@pytest.fixture
def open_folder():
    """A folder that an ordinary user can reach, also when the tests run as root."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)
