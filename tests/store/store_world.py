"""What the store's tests share: a fixed clock, sections, and a system that refuses."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from assistant.store.records import SectionVersion

FACTS = "---\ntownship: 柳溪镇\n---\n## 理论学习\n- 集中学习8次\n"
NOBODY = 65534


def noon():
    return dt.datetime(2026, 7, 3, 12, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def version(key="study", text="开展集中学习8次。", heading="强化理论武装", origin="model", **more):
    return SectionVersion((key,), heading, text, origin, **more)


def block(key, text):
    return f"### {key} {{#{key}}}\n\n{text}\n"


def appended(key, text):
    """A pure splice: the section at the draft's end."""
    return lambda draft: draft + ("\n" if draft else "") + block(key, text)


def own_python_path():
    """The environment in which a process of its own finds what this one finds."""
    return os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}


def temporary_files(folder):
    return [p.name for p in Path(folder).iterdir() if p.suffix == ".tmp"]


@contextlib.contextmanager
def as_ordinary_user():
    """Root may write what is read-only; so these tests give root up for a while."""
    if not hasattr(os, "geteuid"):
        pytest.skip("这个系统没有文件权限位")
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@contextlib.contextmanager
def read_only(folder):
    mode = stat.S_IMODE(folder.stat().st_mode)
    folder.chmod(0o555)
    try:
        with as_ordinary_user():
            yield
    finally:
        folder.chmod(mode)


@contextlib.contextmanager
def files_limited_to(size):
    """No file may grow beyond `size` bytes: what a disk does that refuses to take more."""
    resource = pytest.importorskip("resource", reason="这个系统不能限制文件大小")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def healthy(path):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
