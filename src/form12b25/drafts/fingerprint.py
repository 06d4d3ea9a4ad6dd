# SPDX-License-Identifier: MIT
"""What a file is known by: whether another program has changed it since."""

import os
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True)
class Fingerprint:
    """A file as it was: size in bytes, time of its last change in nanoseconds, number on the disk, SHA-256."""

    size: int
    changed: int
    inode: int
    digest: str

    def same_content(self, size: int, digest: str) -> bool:
        """Whether that is what it held; a file that was only touched, copied or moved is the same."""
        return (self.size, self.digest) == (size, digest)

    def untouched(self, status: os.stat_result) -> bool:
        """Whether the system knows the file by the same marks: a look at it that reads nothing."""
        return (self.size, self.changed, self.inode) == (status.st_size, status.st_mtime_ns, status.st_ino)


class Absence(Enum):
    """That no file has the name, which is to be so until one is written."""

    NONE_THERE = "none there"


NONE_THERE = Absence.NONE_THERE
Expected = Fingerprint | Absence | None  # what a file is to be still; None where a person has said that it may be any


def of_file(file: BinaryIO) -> Fingerprint:
    """The fingerprint of an open file, which is left at its beginning. Raises OSError."""
    import hashlib  # loads a library of the system, for which no window waits

    status = os.fstat(file.fileno())
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(2**20):
        digest.update(chunk)
    file.seek(0)
    return Fingerprint(status.st_size, status.st_mtime_ns, status.st_ino, digest.hexdigest())


def of_path(path: Path) -> Fingerprint | None:
    """The fingerprint of the file of that name; None if there is none. Raises OSError."""
    try:
        with path.open("rb") as file:
            return of_file(file)
    except FileNotFoundError:
        return None


def expected_at(path: Path) -> Fingerprint | Absence:
    """What the file of that name is to be still when it is written; one that cannot be read is not to be there."""
    try:
        return of_path(path) or NONE_THERE
    except OSError:
        return NONE_THERE
