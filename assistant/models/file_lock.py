"""A lock that the operating system lets go of when its holder dies, kill -9 included."""

from __future__ import annotations

import contextlib
import sys
import time
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PAUSE = 0.2


@contextlib.contextmanager
def locked(path: Path) -> Iterator[bool]:
    """Waits for the lock and holds it. Yields False where the file system knows no locks (some network drives)."""
    with path.open("a+b") as file:
        held = _wait_for(file)
        try:
            yield held
        finally:
            if held:
                _release(file)


def _wait_for(file: IO[bytes]) -> bool:
    while True:
        try:
            _acquire(file)
        except (BlockingIOError, PermissionError):
            time.sleep(_PAUSE)
        except OSError:
            return False
        else:
            return True


if sys.platform == "win32":
    import msvcrt

    def _acquire(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _release(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _acquire(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
