# SPDX-License-Identifier: MIT
"""One file put in the place of another, whole or not at all.

Writing goes to a temporary file beside the target, readable by its owner only; that is flushed to the disk, read back,
takes the target's place in one step, and the folder is flushed. Nothing is ever written over a file in place. A pipe or
a device has nothing to lose and cannot be replaced: it is written to as it is.
"""

import errno
import os
import shutil
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from form12b25.drafts import fingerprint
from form12b25.drafts.fingerprint import NONE_THERE, Absence, Expected, Fingerprint
from form12b25.drafts.flushing import flush, flush_folder
from form12b25.drafts.trouble import ChangedOnDisk, FileTrouble, NoBackup, NotFlushed, reason
from form12b25.form.steps import Stage, Step, unwatched

_UNSUPPORTED = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)  # said by file systems of other kinds
_PIECE = 2**20  # bytes written between two steps
_BACKUP = ".backup"  # stands before the ending in the name of the previous version


def backup_of(path: Path) -> Path:
    """Where the previous version of a file is kept, so that it opens like the file itself."""
    return path.with_name(f"{path.stem}{_BACKUP}{path.suffix}")


def write(path: Path, content: bytes, expected: Expected, *, backup: bool,
          step: Step = unwatched) -> Fingerprint | None:
    """Put the content into the file; gives what it is now known by, None for a pipe or a device.

    `expected`: what was read there before, or that none was; nothing else is replaced. Raises FileTrouble, OSError.
    """
    target = _through_links(path)
    before = _status(target)
    if before and not stat.S_ISREG(before.st_mode):
        if expected and not stat.S_ISDIR(before.st_mode):  # what goes into a pipe or a device is not kept
            raise FileTrouble(path, "written", "it is no ordinary file any more. Give another name")
        _write_into(target, before.st_mode, content)
        return None
    import hashlib  # loads a library of the system, for which no window waits

    digest = hashlib.sha256(content).hexdigest()
    present = fingerprint.of_path(target) if before and (expected or backup) else None
    if expected:
        _refuse_changed(path, expected, present, digest, len(content))
    if before:
        os.close(os.open(target, os.O_WRONLY))  # a file that is write-protected is to stay as it is
    if backup and present and not present.same_content(len(content), digest):
        _keep_previous(path, target)

    def look_again() -> None:
        if expected and not (present and (now := _status(target)) and present.untouched(now)):
            _refuse_changed(path, expected, fingerprint.of_path(target), digest, len(content))
        step(len(content), len(content), Stage.WRITING)  # the last at which nothing has happened yet

    def fill(file: BinaryIO) -> str:
        for start in range(0, len(content), _PIECE):
            step(start, len(content), Stage.WRITING)
            file.write(content[start:start + _PIECE])
        return digest

    kept = _put(target, fill, before, look_again)
    try:
        flush_folder(target.parent)
    except OSError as error:
        raise NotFlushed(path, kept, reason(error)) from error
    return kept


def _status(target: Path) -> os.stat_result | None:
    """What the system knows of a file; None where there is none."""
    try:
        return target.stat()
    except FileNotFoundError:
        return None


def _through_links(path: Path) -> Path:
    """The file that the name leads to, there or not, so that a link stays one. Raises OSError if it cannot be told."""
    if sys.platform == "win32":
        return Path(os.path.realpath(path))
    try:
        return Path(os.path.realpath(path, strict=True))
    except FileNotFoundError:  # a file to be made, or a link to one
        place = Path(os.path.realpath(path.parent, strict=True)) / path.name
        try:
            return _through_links(place.parent / os.readlink(place))  # noqa: PTH115 - Path.readlink leaves out "./"
        except OSError as error:
            if error.errno == errno.ENOENT and not os.path.lexists(place):
                return place
            raise


def _refuse_changed(path: Path, expected: Fingerprint | Absence, present: Fingerprint | None, digest: str,
                    size: int) -> None:
    """Refuse to lose what another program wrote; what is the same as that which is to be written cannot be lost."""
    if expected is NONE_THERE:
        if present and not present.same_content(size, digest):
            raise ChangedOnDisk(path, present, appeared=True)
        return
    harmless = (expected.size, expected.digest), (size, digest)
    if present is None or (present.size, present.digest) not in harmless:
        raise ChangedOnDisk(path, present)


def _keep_previous(path: Path, target: Path) -> None:
    """Keep the previous version beside the file, for its owner only. Raises NoBackup."""
    def fill(file: BinaryIO) -> str:
        with target.open("rb") as previous:
            found = fingerprint.of_file(previous)
            shutil.copyfileobj(previous, file, 2**20)
        return found.digest

    place = backup_of(target)
    try:
        _put(place, fill, None, lambda: None)
        flush_folder(place.parent)
    except OSError as error:
        raise NoBackup(path, place, reason(error)) from error


def _put(target: Path, fill: Callable[[BinaryIO], str], before: os.stat_result | None,
         look_again: Callable[[], None]) -> Fingerprint:
    """Let `fill` make a new file and give the SHA-256 it is to have; put it in the target's place if it has that.

    `look_again` is called right before that, and may still refuse.
    """
    # Named here and not by the system, so that it is cleared away even if the program is stopped while it is made.
    temporary = target.with_name(f".{target.name[:40]}.{os.urandom(8).hex()}.part")
    try:
        with open(temporary, "x+b", opener=_for_its_owner) as file:
            digest = fill(file)
            file.flush()
            if before:
                _keep_owner_and_mode(file.fileno(), before)
            flush(file.fileno())
            _forget(file.fileno())
            kept = fingerprint.of_file(file)
        if kept.digest != digest:
            raise FileTrouble(target, "written", "it was to be written, and does not read back from the disk as it "
                                                 "was meant. Choose another disk")
        look_again()
        os.replace(temporary, target)  # noqa: PTH105 - the call whose atomicity this relies on, by its name
    except BaseException as trouble:
        try:
            temporary.unlink(missing_ok=True)
        except OSError:
            trouble.add_note(f"What was written of it stays in {temporary.name} beside it; delete that file")
        raise
    return kept


def _for_its_owner(name: str, flags: int) -> int:
    return os.open(name, flags, stat.S_IRUSR | stat.S_IWUSR)


def _write_into(target: Path, mode: int, content: bytes) -> None:
    """Write into what is no ordinary file, if that is possible without harm and without waiting for another."""
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "")
    if not (stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)):
        raise FileTrouble(target, "written", "it is a socket or a disk. Give the name of a file")
    try:
        device = open(target, "wb", opener=_without_waiting)  # noqa: SIM115 - closed three lines below
    except OSError as error:
        if error.errno == errno.ENXIO and stat.S_ISFIFO(mode):
            raise FileTrouble(target, "written", "it is a pipe, and nothing reads from it. Start what is to read it, "
                                                 "or give the name of a file") from error
        raise
    with device:
        device.write(content)


def _without_waiting(name: str, flags: int) -> int:
    """Open a pipe or a device at once or not at all; what is written then waits for its reader."""
    handle = os.open(name, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
    if hasattr(os, "set_blocking") and sys.platform != "win32":
        os.set_blocking(handle, True)
    return handle


def _keep_owner_and_mode(handle: int, before: os.stat_result) -> None:
    """Give a new file the owner and the permissions of the old one; where the system will not, it stays stricter."""
    if not hasattr(os, "fchmod"):
        return
    mode, made = stat.S_IMODE(before.st_mode), os.fstat(handle)
    if made.st_gid != before.st_gid and not _chowned(handle, -1, before.st_gid):
        mode &= ~stat.S_IRWXG  # meant for another group
    if made.st_uid != before.st_uid:
        _chowned(handle, before.st_uid, -1)
    try:
        os.fchmod(handle, mode)
    except OSError as error:
        if error.errno not in (*_UNSUPPORTED, errno.EPERM):
            raise


def _chowned(handle: int, owner: int, group: int) -> bool:
    """Whether the file could be given to that owner or group; only root, or a member, may."""
    try:
        os.fchown(handle, owner, group)
    except OSError:
        return False
    return True


def _forget(handle: int) -> None:
    """Ask the system to read the file from the disk and not from its memory, where it can."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
