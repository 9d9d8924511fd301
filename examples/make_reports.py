"""The sample's earlier reports as Word files, made with the program from the texts in earlier-reports/.

python examples/make_reports.py
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SAMPLE = HERE / "清河镇-2026上半年"


def main() -> None:
    for source in sorted((HERE / "earlier-reports").glob("*.md")):
        _export(source.read_text("utf-8"), SAMPLE / f"{source.stem}.docx")


def _export(text: str, target: Path) -> None:
    """A report with front matter is split into the two files of a workspace, and that is exported."""
    front, body = text.split("\n---\n", 1)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "facts.md").write_text(f"{front}\n---\n", "utf-8")
        (Path(folder) / "draft.md").write_text(body.lstrip("\n"), "utf-8")
        program = [sys.executable, "-m", "assistant.cli.main"]
        command = [*program, "export", "-C", folder, "-o", str(target), "--overwrite"]
        subprocess.run(command, check=True, cwd=HERE.parent)


if __name__ == "__main__":
    main()
