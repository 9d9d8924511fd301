"""Word files opened and saved by LibreOffice, in one start. For tests marked `libreoffice`."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path


def saved(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Name → the file as LibreOffice writes it after opening and saving it."""
    source, target = folder / "opened", folder / "saved"
    for each in (source, target):
        each.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (source / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target)]
    paths = [str(source / f"{name}.docx") for name in files]
    subprocess.run([*command, *paths], check=True, capture_output=True, timeout=300)
    return {name: (target / f"{name}.docx").read_bytes() for name in files}
