# SPDX-License-Identifier: MIT
"""A shelf: a folder of answers, one small file for each name that a person gave, readable by its owner only.

The profiles of registrants stand on one, templates on another. The name of the file is the name, so that a person can
copy, mend and take away files with the system's own means.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from form12b25.drafts import store
from form12b25.drafts.fingerprint import NONE_THERE
from form12b25.drafts.trouble import FileTrouble, reason
from form12b25.form import answers
from form12b25.form.draft import Draft
from form12b25.form.editions import Edition
from form12b25.form.patterns import Pattern
from form12b25.form.refusal import Refusal
from form12b25.form.words import printable

_ENDING = ".json"
_LARGEST = 4 * 2**20  # bytes of a file
_MOST = 200  # files that are listed
_LONGEST = 180  # bytes of a name; file systems take 255, and the temporary file beside it needs some
_NO_NAME = Pattern(r'[<>:"/\\|?*]|^[.~]|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)', re.IGNORECASE)


class Shelf:
    """What stands in that folder, which is made when something is first kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self) -> tuple[str, ...]:
        """The names, in alphabetical order; a folder that cannot be read has none."""
        return tuple(sorted(self._all(), key=lambda name: (name.casefold(), name))[:_MOST])

    def known(self, name: str) -> str | None:
        """The name that stands there already, whether in capitals or not; None if none does."""
        return next((held for held in self._all() if held.casefold() == _tidy(name).casefold()), None)

    def read(self, name: str, edition: Callable[[str], Edition]) -> Draft:
        """The answers of that name. Raises FileTrouble, naming the file."""
        return store.read_answers(self._path(name), edition, _LARGEST)

    def keep(self, name: str, draft: Draft) -> str:
        """Keep the answers under that name, in place of what has it; gives the name as it is kept. Raises Refusal."""
        known = self.known(name)
        kept = known or _fit(name)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise FileTrouble(self.folder, "made", reason(error)) from error
        with suppress(OSError):  # made by someone else, or on a disk without owners
            self.folder.chmod(0o700)
        store.write(self._path(kept), answers.to_json(answers.to_object(draft)).encode(),
                    expected=None if known else NONE_THERE)
        return kept

    def rename(self, name: str, to: str) -> str:
        """Give it another name, and give that name as it is kept. Raises Refusal where another has it."""
        named = _fit(to)
        taken = self.known(named)
        if taken is not None and taken != name:
            raise Refusal(f"There is “{taken}” already. Choose another name, or delete that first.")
        try:
            self._path(name).rename(self._path(named))
        except OSError as error:
            raise FileTrouble(self._path(name), "renamed", reason(error)) from error
        return named

    def remove(self, name: str) -> None:
        """Delete it. Raises FileTrouble."""
        try:
            self._path(name).unlink()
        except OSError as error:
            raise FileTrouble(self._path(name), "deleted", reason(error)) from error

    def _all(self) -> list[str]:
        try:
            return [path.stem for path in self.folder.iterdir() if path.suffix == _ENDING and path.is_file()
                    and path.stem.isprintable() and not path.name.startswith(".")]
        except OSError:
            return []

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}{_ENDING}"


def _tidy(name: str) -> str:
    return " ".join(name.split())


def _fit(name: str) -> str:
    """The name, as a file can have it on any system. Raises Refusal."""
    tidy = _tidy(name)
    if not tidy:
        raise Refusal("It needs a name. Give one, such as that of the registrant.")
    if not tidy.isprintable() or _NO_NAME.search(tidy):
        raise Refusal(f"“{printable(tidy)}” cannot be the name of a file. Choose one without the signs "
                      '< > : " / \\ | ? * and without a full stop at its beginning.')
    if len(tidy.encode()) > _LONGEST:
        raise Refusal("That name is too long. Choose a shorter one.")
    return tidy
