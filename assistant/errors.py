"""One error tree, caught once, in cli/main.py.

AssistantError                 exit 2, nothing was done that could not be kept
├── InputError                 a file a person wrote is missing, unreadable or not understood
│   └── SectionNameError       a section name matches nothing, or several
├── WorkspaceError             no workspace here, or another program holds a file
│   └── HistoryDamaged         history.db cannot be read; main.py moves it aside and runs the command again
├── DiskError                  the disk is full or refuses to be written
├── ConfigError                a setting or a template is wrong
├── ModelError                 the endpoint, the embedded model, or its reply
│   ├── EndpointRefused        nothing listens there, or the connection broke
│   ├── EndpointDenied         401, 403: the key
│   ├── EndpointBusy           429, 5xx after all retries
│   ├── ReplyCut               the reply did not end with finish_reason "stop"
│   ├── ReplyEmpty             the reply holds no text
│   ├── GrammarRefused         the endpoint takes no such grammar: drafted again without
│   ├── ContextExceeded        the facts alone are longer than the context
│   └── ModelFileError         a part is missing, the checksum is wrong, no room to join
└── OpenMarks                  export found 【待核实】 or 【待补】 and wrote nothing

Every message is Chinese, names the file and line or the address, and ends with what to do next.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_REASONS = {
    errno.ENOENT: "路径不存在",
    errno.EISDIR: "那里是文件夹",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘满了",
    errno.EIO: "磁盘读写出错",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EBUSY: "正被别的程序占用",
    errno.ELOOP: "链接绕成了圈",
    errno.EMFILE: "打开的文件太多",
}


def reason(error: OSError) -> str:
    """Why the system refused, in Chinese, for the middle of a message."""
    return _REASONS.get(error.errno or 0, f"系统不允许，错误号{error.errno or 0}")


class AssistantError(Exception):
    """A failure that the user can act on; `message` is what they see, `next_step` what they can do."""

    def __init__(self, message: str, next_step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.message}\n  {self.next_step}" if self.next_step else self.message


class InputError(AssistantError):
    pass


class SectionNameError(InputError):
    pass


class WorkspaceError(AssistantError):
    pass


class HistoryDamaged(WorkspaceError):
    """`path` is the history that cannot be read, or is none of ours."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"历史记录 {path} 损坏，或者不是本程序写的；它没有被改动。",
            f"请把它改名（例如 {path.stem}-旧{path.suffix}）再运行一次，程序会新建一份；"
            "facts.md 和 draft.md 不受影响，只是查不到以前的版本。",
        )
        self.path = path


class DiskError(AssistantError):
    pass


class ConfigError(AssistantError):
    pass


class ModelError(AssistantError):
    pass


class EndpointRefused(ModelError):
    pass


class EndpointDenied(ModelError):
    pass


class EndpointBusy(ModelError):
    pass


class ReplyCut(ModelError):
    pass


class ReplyEmpty(ModelError):
    pass


class GrammarRefused(ModelError):
    pass


class ContextExceeded(ModelError):
    pass


class ModelFileError(ModelError):
    pass


class OpenMarks(AssistantError):
    pass
