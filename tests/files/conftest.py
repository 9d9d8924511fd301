"""The page as config.toml ships it, and a small report of every part."""

from __future__ import annotations

import tomllib

import pytest

from assistant import resources
from assistant.config import PageSettings
from assistant.report.report import Heading, Report, Section


@pytest.fixture(scope="session")
def page() -> PageSettings:
    return PageSettings(**tomllib.loads(resources.default_config())["page"])


@pytest.fixture(scope="session")
def report() -> Report:
    return Report(
        title="中共柳河镇委员会关于2026年上半年文化工作情况的报告",
        recipient="中共安平县委宣传部",
        opening=("按照通知要求，现将有关情况报告如下：",),
        sections=(
            Section(Heading(1, "工作开展情况")),
            Section(
                Heading(2, "组织文化活动，丰富群众生活"), ("culture",), ("举办演出6场，观众1200余人次。",), run_in=True
            ),
            Section(
                Heading(2, "管好文化阵地"), ("positions",), ("检查农家书屋9个。  <!-- 数待核 -->", "更新图书300册。")
            ),
            Section(Heading(1, "下一步打算"), ("plans",), ("一是补齐设备。二是培训管理员。",)),
            Section(Heading(3, "补齐设备"), (), ("10月底前添置音响2套。",)),
            Section(Heading(4, "音响"), (), ("放在文化站。",)),
        ),
        closing=("特此报告。",),
        attachments=("文化活动统计表", "农家书屋检查清单"),
        issuer="中共柳河镇委员会",
        date="2026-07-03",
    )


@pytest.fixture(scope="session")
def ordinals() -> tuple[str, ...]:
    return ("一、", "（一）", "（二）", "二、", "1.", "（1）")
