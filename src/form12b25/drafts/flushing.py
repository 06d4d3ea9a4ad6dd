# SPDX-License-Identifier: MIT
"""Makes what was written last through a loss of power, where the system can."""

import errno
import os
import sys
from pathlib import Path

_UNSUPPORTED = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)  # said by file systems of other kinds


def flush(handle: int) -> None:
    """Bring what was written into an open file to the disk. Raises OSError where the disk fails."""
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise


def flush_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk. Raises OSError where the disk fails."""
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # one may be allowed to put files into a folder and not to list it
        return
    try:
        flush(handle)
    finally:
        os.close(handle)
