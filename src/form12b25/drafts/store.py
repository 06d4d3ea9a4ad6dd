# SPDX-License-Identifier: MIT
"""Files on disk: read with limits, written whole or not at all (`replacement`)."""

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, TypeVar

from form12b25.drafts import document, fingerprint, replacement
from form12b25.drafts.fingerprint import NONE_THERE, Expected, Fingerprint
from form12b25.drafts.trouble import FileTrouble as FileTrouble
from form12b25.drafts.trouble import reason
from form12b25.form import answers
from form12b25.form.draft import Draft, Exhibit
from form12b25.form.editions import Edition
from form12b25.form.keys import Key
from form12b25.form.refusal import Refusal
from form12b25.form.steps import Step, unwatched
from form12b25.form.words import printable

_T = TypeVar("_T")
_LARGEST_ANSWERS = 16 * 2**20  # bytes


def read_draft(path: Path, edition: Callable[[str], Edition], step: Step = unwatched, *,
               attached: bool = True) -> Draft:
    """The draft in that file, on request without what is `attached`. Raises FileTrouble; the file is never changed."""
    return _reading(path, document.LARGEST, lambda file: document.from_file(file, edition, step, attached=attached))


def read_known(path: Path, edition: Callable[[str], Edition],
               step: Step = unwatched) -> tuple[Draft, Fingerprint]:
    """The draft in that file, and what the file is known by, for `write` to see that it is still the one that was read.

    Raises FileTrouble; the file is never changed.
    """
    def read(file: BinaryIO) -> tuple[Draft, Fingerprint]:
        known = fingerprint.of_file(file)  # first: what changes while it is read then counts as changed
        return document.from_file(file, edition, step), known
    return _reading(path, document.LARGEST, read)


def read_answers(path: Path, edition: Callable[[str], Edition], largest: int = _LARGEST_ANSWERS) -> Draft:
    """The draft that a file of answers describes, with the exhibits' files, which stand relative to it.

    `largest`, in bytes, is what the answers may have. Raises FileTrouble, naming the answers or the exhibit's file.
    """
    draft = _reading(path, largest, lambda file: parse_answers(file.read(), edition))
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


def extent(path: Path) -> int:
    """How many bytes a draft, answers or a packet will be when read, as the file says; 0 where that cannot be told."""
    try:
        if not path.is_file():  # a pipe would be waited for
            return 0
        with path.open("rb") as file:
            return document.extent(file)
    except (OSError, ValueError, Refusal):
        return 0


def gone(path: Path) -> bool:
    """Whether nothing has that name. What cannot be asked about, such as on a drive that is lost, is not known to."""
    try:
        return not path.exists()
    except OSError:
        return False


def same(chosen: Path, draft: Path | None) -> bool:
    """Whether both are names of one file; a draft that was taken away, or cannot be reached, is no other's file."""
    with suppress(OSError):
        return draft is not None and chosen.samefile(draft)
    return False


def agreed(path: Path) -> Expected:
    """What may be replaced where a person has just chosen that name, and has confirmed it if something had it."""
    return NONE_THERE if gone(path) else None


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
        raise FileTrouble(path, "read", reason(error)) from error
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


def write(path: Path, content: bytes, *, expected: Expected = None,
          backup: bool = False, step: Step = unwatched) -> Fingerprint | None:
    """Put the content into the file, whole or not at all; gives what the file is now known by. Raises FileTrouble.

    `expected` is what the file was known by when it was read, or that none was there: if another program has changed it
    or put one there since, it is left as it is (ChangedOnDisk). `backup`: keep the previous version beside it. What was
    there before stands after any trouble but NotFlushed: then the new content does, whole. A pipe or a device, of which
    nothing is known, may have taken a part of it. When `step` raises, nothing is written.
    """
    _refuse_impossible(path, "written")
    try:
        return replacement.write(path, content, expected, backup=backup, step=step)
    except OSError as error:
        raise FileTrouble(path, "written", reason(error)) from error
