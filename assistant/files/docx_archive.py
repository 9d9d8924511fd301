"""A Word file opened with care."""

from __future__ import annotations

import re
from typing import ClassVar

from assistant.files.office_archive import OfficeArchive


class DocxArchive(OfficeArchive):
    """The parts of a Word file."""

    kind: ClassVar[str] = "Word"
    default_main: ClassVar[str] = "word/document.xml"
    main_pattern: ClassVar[re.Pattern[str]] = re.compile(r"(?:^|/)\w*document\d*\.xml$")
    next_step: ClassVar[str] = "请在 Word 或 WPS 里打开它，另存为新的 .docx 再运行。"
