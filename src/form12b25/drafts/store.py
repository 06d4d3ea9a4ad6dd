# SPDX-License-Identifier: MIT
"""Files on disk: read with limits, written whole or not at all.

Writing goes to a temporary file beside the target, readable by its owner only; that is flushed to the disk, takes the
target's place in one step, and the folder is flushed. Nothing is ever written over a file in place.
"""

import errno
import os
import stat
import sys
import tempfile
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

_T = TypeVar("_T")
_LARGEST_ANSWERS = 64 * 2**20  # bytes

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
        super().__init__(f"{path} cannot be {deed}: {reason}.")


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0) or f"the system says “{error.strerror or error}”"


def read_draft(path: Path, edition: Callable[[str], Edition]) -> Draft:
    """The draft in that file. Raises FileTrouble; the file is never changed."""
    return _reading(path, document.LARGEST, lambda file: document.from_file(file, edition))


def read_answers(path: Path, edition: Callable[[str], Edition]) -> Draft:
    """The draft that a file of answers describes, with the exhibits' files, which stand relative to it.

    Raises FileTrouble, naming the answers or the exhibit's file.
    """
    return attach(_reading(path, _LARGEST_ANSWERS, lambda file: parse_answers(file.read(), edition)), path.parent)


def parse_answers(encoded: bytes, edition: Callable[[str], Edition]) -> Draft:
    """The draft that the bytes of a file of answers describe; its exhibits' files are not read. Raises Refusal."""
    try:
        text = encoded.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal("it is not UTF-8 text") from None
    return answers.from_object(answers.parse_json(text), edition)


def attach(draft: Draft, folder: Path) -> Draft:
    """The draft with the content of its exhibits' files, whose names are relative to the folder. Raises FileTrouble."""
    exhibits = tuple(_attached(exhibit, folder) for exhibit in draft.exhibits)
    return draft.enter(Key.EXHIBITS, exhibits) if exhibits else draft


def read_content(path: Path) -> bytes:
    """The bytes of a file to attach. Raises FileTrouble."""
    return _reading(path, document.LARGEST, lambda file: file.read())


def _attached(exhibit: Exhibit, folder: Path) -> Exhibit:
    if not exhibit.file:
        return exhibit
    if "\0" in exhibit.file or Path(exhibit.file).is_absolute():
        raise Refusal(f'"exhibits": the file {exhibit.file!r} must be named by a path relative to the answers.')
    return replace(exhibit, content=read_content(folder / exhibit.file))


def _reading(path: Path, largest: int, read: Callable[[BinaryIO], _T]) -> _T:
    if "\0" in str(path):
        raise FileTrouble(str(path).replace("\0", "\\0"), "read", "no file can have such a name. Check the name")
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


def write(path: Path, content: bytes) -> None:
    """Put the content into the file, whole or not at all. Raises FileTrouble.

    What was there before then stands, unless the folder alone could not be flushed: then the new content does, whole.
    """
    if "\0" in str(path):
        raise FileTrouble(str(path).replace("\0", "\\0"), "written", "no file can have such a name. Choose another")
    try:
        _write(path, content)
    except OSError as error:
        raise FileTrouble(path, "written", _reason(error)) from error


def _write(path: Path, content: bytes) -> None:
    target = Path(os.path.realpath(path))  # through links, so that a link stays one
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        mode = stat.S_IFREG | stat.S_IRUSR | stat.S_IWUSR
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "")
    if not stat.S_ISREG(mode):  # a device or a pipe has nothing to lose and cannot be replaced
        with target.open("wb") as device:
            device.write(content)
        return
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "")
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            if hasattr(os, "fchmod"):
                os.fchmod(file.fileno(), stat.S_IMODE(mode))
            os.fsync(file.fileno())
        os.replace(temporary, target)  # noqa: PTH105 - the call whose atomicity this relies on, by its name
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise
    _flush_folder(target.parent)


def _flush_folder(folder: Path) -> None:
    """Make the new name last through a loss of power, where the system can."""
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # one may be allowed to put files into a folder and not to list it
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network folders cannot; the file itself is safe
            raise
    finally:
        os.close(handle)
