# SPDX-License-Identifier: MIT
"""Files on disk: read with limits, written whole or not at all.

Writing goes to a temporary file beside the target, readable by its owner only; that is flushed to the disk, takes the
target's place in one step, and the folder is flushed. Nothing is ever written over a file in place. A pipe or a device
has nothing to lose and cannot be replaced: it is written to as it is.
"""

import errno
import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, TypeVar

from form12b25.drafts import document
from form12b25.form import answers
from form12b25.form.draft import Draft, Exhibit
from form12b25.form.editions import Edition
from form12b25.form.keys import Key
from form12b25.form.refusal import Refusal
from form12b25.form.words import printable

_T = TypeVar("_T")
_LARGEST_ANSWERS = 64 * 2**20  # bytes
_UNSUPPORTED = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)  # said by file systems of other kinds

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
    errno.EIO: "the disk reported a fault. Choose another disk",
}


class FileTrouble(Refusal):
    """A file cannot be read or written. The message names the file, says why, and what to do."""

    def __init__(self, path: Path | str, deed: str, reason: str) -> None:
        self.path = Path(path)
        super().__init__(f"{printable(str(path))} cannot be {deed}: {reason}.")


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0) or f"the system says “{error.strerror or error}”"


def read_draft(path: Path, edition: Callable[[str], Edition]) -> Draft:
    """The draft in that file. Raises FileTrouble; the file is never changed."""
    return _reading(path, document.LARGEST, lambda file: document.from_file(file, edition))


def read_answers(path: Path, edition: Callable[[str], Edition]) -> Draft:
    """The draft that a file of answers describes, with the exhibits' files, which stand relative to it.

    Raises FileTrouble, naming the answers or the exhibit's file.
    """
    draft = _reading(path, _LARGEST_ANSWERS, lambda file: parse_answers(file.read(), edition))
    return attach(draft, path.parent, path)


def parse_answers(encoded: bytes, edition: Callable[[str], Edition]) -> Draft:
    """The draft that the bytes of a file of answers describe; its exhibits' files are not read. Raises Refusal."""
    try:
        text = encoded.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal("it is not UTF-8 text") from None
    return answers.from_object(answers.parse_json(text), edition)


def attach(draft: Draft, folder: Path, named_in: Path | str) -> Draft:
    """The draft with the content of its exhibits' files, whose names are relative to the folder.

    Raises FileTrouble, naming the exhibit's file, or what it is `named_in` where it must not have that name.
    """
    exhibits = tuple(_attached(number, exhibit, folder, named_in) for number, exhibit in enumerate(draft.exhibits, 1))
    return draft.enter(Key.EXHIBITS, exhibits) if exhibits else draft


def read_content(path: Path) -> bytes:
    """The bytes of a file to attach. Raises FileTrouble."""
    return _reading(path, document.LARGEST, lambda file: file.read())


def _attached(number: int, exhibit: Exhibit, folder: Path, named_in: Path | str) -> Exhibit:
    if not exhibit.file:
        return exhibit
    if "\0" in exhibit.file or Path(exhibit.file).is_absolute():
        raise FileTrouble(named_in, "read", f'"exhibits": the file “{printable(exhibit.file)}” of exhibit {number} '
                                            "must be named by a path relative to the answers")
    return replace(exhibit, content=read_content(folder / exhibit.file))


def _reading(path: Path, largest: int, read: Callable[[BinaryIO], _T]) -> _T:
    _refuse_impossible(path, "read")
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise FileTrouble(path, "read", "it is a folder, or no ordinary file. Give the name of a file")
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size > largest:
                raise FileTrouble(path, "read", f"it is larger than {largest // 2**20} MB, the most that can be read")
            return read(file)
    except OSError as error:
        raise FileTrouble(path, "read", _reason(error)) from error
    except FileTrouble:
        raise
    except Refusal as refusal:
        raise FileTrouble(path, "read", str(refusal)) from refusal


def _refuse_impossible(path: Path, deed: str) -> None:
    """Refuse names that the system cannot be asked about at all."""
    if "\0" in str(path):
        raise FileTrouble(path, deed, "no file can have such a name. Choose another")
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        raise FileTrouble(path, deed, "the language settings of this computer cannot spell its name. Rename the file, "
                                      "or set the variable LC_ALL to a UTF-8 language, such as C.UTF-8") from None


def write(path: Path, content: bytes) -> None:
    """Put the content into the file, whole or not at all. Raises FileTrouble.

    What was there before then stands, unless the folder alone could not be flushed: then the new content does, whole.
    A pipe or a device may have taken a part of it.
    """
    _refuse_impossible(path, "written")
    try:
        _write(path, content)
    except OSError as error:
        raise FileTrouble(path, "written", _reason(error)) from error


def _write(path: Path, content: bytes) -> None:
    target = Path(os.path.realpath(path))  # through links, so that a link stays one
    try:
        before = target.stat()
    except FileNotFoundError:
        before = None
    if before and not stat.S_ISREG(before.st_mode):
        _write_into(target, before.st_mode, content)
        return
    if before and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "")
    # Named here and not by the system, so that it is cleared away even if the program is stopped while it is made.
    temporary = target.with_name(f".{target.name[:40]}.{os.urandom(8).hex()}.part")
    try:
        with open(temporary, "xb", opener=_for_its_owner) as file:
            file.write(content)
            file.flush()
            if before:
                _keep_owner_and_mode(file.fileno(), before)
            _flush(file.fileno())
        os.replace(temporary, target)  # noqa: PTH105 - the call whose atomicity this relies on, by its name
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _flush_folder(target.parent)


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


def _flush(handle: int) -> None:
    """Make what was written last through a loss of power, where the system can."""
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:  # some network folders cannot
            raise


def _flush_folder(folder: Path) -> None:
    """Make the new name last through a loss of power, where the system can."""
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # one may be allowed to put files into a folder and not to list it
        return
    try:
        _flush(handle)
    finally:
        os.close(handle)
