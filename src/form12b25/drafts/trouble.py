# SPDX-License-Identifier: MIT
"""What can go wrong with a file on disk, in sentences that name the file, say why, and what to do."""

import errno
import sys
from pathlib import Path

from form12b25.drafts.fingerprint import Fingerprint
from form12b25.form.refusal import Refusal
from form12b25.form.words import printable

_WINDOWS: bool = sys.platform == "win32"  # which says the same of a file that is open elsewhere and of a forbidden one
_HELD_OR_FORBIDDEN = ("another program has it open, such as a viewer of PDF files, or this account is not allowed to. "
                      "Close it there and try again, or choose another name")
_HELD = "another program has it open. Close it there and try again, or choose another name"
_REASONS = {
    errno.ENOENT: "there is no such file or folder. Check the name and the folder",
    errno.EACCES: "this account is not allowed to. Choose another folder",
    errno.EPERM: "this account is not allowed to. Choose another folder",
    errno.EISDIR: "it is a folder. Give the name of a file",
    errno.ENOTDIR: "a part of its path is not a folder. Check the path",
    errno.ENOSPC: "the disk is full. Make room, or choose another disk",
    errno.EDQUOT: "the space allowed to this account is used up. Make room, or choose another disk",
    errno.EROFS: "the disk is read-only. Choose another disk",
    errno.ENAMETOOLONG: "its name is too long. Choose a shorter one",
    errno.EBUSY: _HELD,
    errno.ETXTBSY: _HELD,
    errno.EIO: "the disk reported a fault. Choose another disk",
}


def reason(error: OSError) -> str:
    """Why the system refused, and what to do; what it left behind besides, where a note says so."""
    number = error.errno or 0
    held = _WINDOWS and number in (errno.EACCES, errno.EPERM)
    why = (_HELD_OR_FORBIDDEN if held else _REASONS.get(number)) or f"the system says “{error.strerror or error}”"
    return ". ".join([why, *getattr(error, "__notes__", ())])


class FileTrouble(Refusal):
    """A file cannot be read or written. The message names the file, says why, and what to do."""

    def __init__(self, path: Path | str, deed: str, reason: str) -> None:
        self.path, self.reason = Path(path), reason
        super().__init__(f"{printable(str(path))} cannot be {deed}: {reason}.")


class ChangedOnDisk(FileTrouble):
    """Another program changed the file, or took it away, since it was read; nothing was written.

    `found` is what the file is known by now; None where there is none any more. `appeared`: there was none before.
    """

    def __init__(self, path: Path, found: Fingerprint | None, *, appeared: bool = False) -> None:
        self.found, self.appeared = found, appeared
        what = "taken away" if found is None else "changed by another program"
        super().__init__(path, "written", "a file of that name is there now, and was not before. Give another name"
                         if appeared else f"it was {what} after it was read here. Give another name")


class NoBackup(FileTrouble):
    """The previous version could not be kept, so that nothing was put in its place."""

    def __init__(self, path: Path, backup: Path, reason: str) -> None:
        super().__init__(path, "written", f"its previous version could not be kept as {printable(backup.name)}, so it "
                                          f"was left as it is; {reason}")


class CarriesNone(Refusal):
    """A PDF file was to be opened, and carries no draft."""


class NotFlushed(FileTrouble):
    """The file stands there whole, but its folder could not be flushed. `kept` is the fingerprint of what stands."""

    def __init__(self, path: Path, kept: Fingerprint, reason: str) -> None:
        self.kept = kept
        super().__init__(path, "made safe", "it was written whole, but a loss of power might still undo that; "
                                            f"{reason}")
