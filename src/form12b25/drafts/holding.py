# SPDX-License-Identifier: MIT
"""A file that is held by a running program. The system lets go of it when the program ends, in whatever way it ends.

So nothing has to be guessed from the number of a process, which another program may have by now.
"""

import errno
import os
import stat
import sys
import time
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

_TRIES, _BETWEEN = 5, 0.02  # seconds
_HELD = (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)


class Held(Exception):  # noqa: N818 - a fact, no error
    """A program that is running holds the file."""


class Hold:
    """Holds a file, which is made if there is none, until it is released or the program ends.

    Raises Held, and OSError where the file can be neither opened nor made. It is tried more than once, for another
    program that only looks whether the file is held holds it for a moment.
    """

    def __init__(self, path: Path, tries: int = _TRIES) -> None:
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT, stat.S_IRUSR | stat.S_IWUSR)
        for left in reversed(range(tries)):
            try:
                _lock(self._handle)
                return
            except OSError as error:
                if error.errno not in _HELD:
                    return  # a disk that knows no locks: the hold is then a hope
            if left:
                time.sleep(_BETWEEN)
        self.release()
        raise Held

    def release(self) -> None:
        """Let go of it."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def is_held(path: Path) -> bool:
    """Whether a running program, this one included, holds that file."""
    if not path.exists():
        return False
    try:
        Hold(path, tries=1).release()
    except Held:
        return True
    except OSError:
        return False
    return False
