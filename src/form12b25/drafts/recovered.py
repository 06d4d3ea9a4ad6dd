# SPDX-License-Identifier: MIT
"""What was found of drafts that were not saved when the program or the computer stopped.

Nothing here raises for a damaged folder: it is found with its `troubles`, and hides no other. Nothing is deleted unless
`delete` is called, but folders that were given up before and only not cleared away.
"""

import hashlib
import json
import shutil
import stat
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path

from form12b25.drafts import document, fingerprint, journal
from form12b25.drafts.fingerprint import NONE_THERE, Expected, Fingerprint
from form12b25.drafts.holding import Hold, is_held
from form12b25.form.draft import Draft, Exhibit
from form12b25.form.editions import Edition
from form12b25.form.refusal import Refusal
from form12b25.form.words import printable

ABOUT, HELD, GONE = "about.json", "held", ".gone"
_LARGEST_ABOUT = 2**16  # bytes
Saved = Callable[[Path], Draft]  # reads a saved draft; raises Refusal


@dataclass(frozen=True)
class About:
    """Whose draft it is: account, computer, process, since when (seconds since 1970); the saved file and its `mark`."""

    who: str = ""
    computer: str = ""
    process: int = 0
    since: float = 0.0
    path: str = ""
    saved: str = ""

    @staticmethod
    def mark(path: Path | None, known: Expected = None) -> str:
        """By what a saved file is known again: its length and the hour it was written; "" for none.

        It is that of the file that is `known`, whatever another program may have put in its place meanwhile, and if its
        drive is away.
        """
        before = f"{known.size} {known.changed}" if isinstance(known, Fingerprint) else ""
        with suppress(OSError, ValueError):
            if path and known is not NONE_THERE:
                written = path.stat()
                if isinstance(known, Fingerprint) and not known.untouched(written) and stat.S_ISREG(written.st_mode):
                    present = written.st_size == known.size and fingerprint.of_path(path)
                    if not (present and known.same_content(present.size, present.digest)):
                        return before
                return f"{written.st_size} {written.st_mtime_ns}"
        return before


@dataclass(frozen=True)
class Found:
    """A draft that was found. `draft` is None where nothing of it can be read; `at` is when it was typed in last.

    `contents` are the attached files that could be read, with their digests, by the names under which they are kept.
    """

    folder: Path
    about: About = field(default_factory=About)
    draft: Draft | None = None
    at: float = 0.0
    troubles: tuple[str, ...] = ()
    contents: Mapping[str, tuple[bytes, str]] = field(default_factory=dict, repr=False)
    generation: int = 0

    @property
    def path(self) -> Path | None:
        """Where the draft was saved; None if it never was."""
        return Path(self.about.path) if self.about.path else None

    @property
    def saved_since(self) -> bool:
        """Whether the saved file is not what it was when the draft was opened: written by someone, or gone."""
        return self.path is not None and About.mark(self.path) != self.about.saved


def found(root: Path, edition: Callable[[str], Edition], saved: Saved) -> list[Found]:
    """All that was left behind, the latest first. What a running program keeps is not among it."""
    try:
        folders = [folder for folder in root.iterdir() if folder.is_dir()]
    except OSError:
        return []
    for given_up in folders:
        if given_up.name.endswith(GONE):
            shutil.rmtree(given_up, ignore_errors=True)
    left = [_found(folder, edition, saved) for folder in folders if not folder.name.endswith(GONE) and _is_left(folder)]
    there = [one for one in left if one.folder.is_dir()]  # not those that their programs took away meanwhile
    return sorted(there, key=lambda one: one.at, reverse=True)


def _is_left(folder: Path) -> bool:
    """Whether something is in it that no running program holds; one may have taken it away meanwhile."""
    with suppress(FileNotFoundError):
        return any(folder.glob("*.journal")) and not is_held(folder / HELD)
    return False


def anything(root: Path) -> bool:
    """Whether something may have been left behind, told at a glance: whether it can be read, and is missed, is not."""
    try:
        return any(any(folder.glob("*.journal")) and not folder.name.endswith(GONE) and not is_held(folder / HELD)
                   for folder in root.iterdir())
    except OSError:
        return False


def delete(left: Found) -> None:
    """Give up what was found. Raises Held where a window has taken it, and OSError where it cannot be deleted."""
    vanish(left.folder, Hold(left.folder / HELD))


def vanish(folder: Path, hold: Hold | None) -> None:
    """Take a folder away that is held: in one step, so that no part of it is ever found. Raises OSError."""
    if hold and sys.platform == "win32":
        hold.release()  # there no folder can be renamed while a file in it is open
    try:
        gone = folder.rename(folder.with_name(folder.name + GONE))
    finally:
        if hold:
            hold.release()
    shutil.rmtree(gone, ignore_errors=True)


def number(path: Path) -> int:
    """The number with which the name of a journal or an attached file begins; 0 for a name without."""
    digits = path.name.partition(".")[0]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0


def _found(folder: Path, edition: Callable[[str], Edition], saved: Saved) -> Found:
    about, troubles = _about(folder / ABOUT)
    generation = 0
    written = 0.0
    try:
        journals = sorted(folder.glob("*.journal"), key=number, reverse=True)
        generation = max(map(number, journals))
        written = max(place.stat().st_mtime for place in journals)
        for place in journals:
            if reading := _read(place):
                break
            if place.stat().st_size:
                troubles.append("A part of what was kept is damaged; an earlier state was read.")
        else:
            return Found(folder, about, at=written, generation=generation,
                         troubles=("Nothing of what was typed can be read.",))
        if reading.ended:
            troubles.append("What was typed last is damaged and was left out.")
        files = _Files(folder, reading.kept, about, saved)
        draft = reading.draft(edition, files.content)
        return Found(folder, about, draft, reading.at, (*troubles, *files.troubles), files.contents, generation)
    except Refusal as refusal:
        why = f"What was typed cannot be read: {refusal}."
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError, MemoryError) as damage:
        why = f"What was typed cannot be read ({type(damage).__name__})."
    return Found(folder, about, at=written, troubles=(*troubles, why), generation=generation)


def _about(place: Path) -> tuple[About, list[str]]:
    try:
        given = json.loads(place.read_bytes()[:_LARGEST_ABOUT])
        known = {known.name: given[known.name] for known in fields(About) if known.name in given}
        about = About(**known)
        if all(isinstance(value, str | int | float) and not isinstance(value, bool) for value in known.values()) and (
                all(isinstance(text, str) for text in (about.who, about.computer, about.path, about.saved))) and (
                "\0" not in about.path):
            return about, []
    except (OSError, ValueError, TypeError, RecursionError):
        pass
    return About(), ["Whose it is, and where it was saved, is not known."]


def _read(place: Path) -> journal.Reading | None:
    if place.stat().st_size > document.LARGEST:
        raise Refusal("it is larger than any draft")
    return journal.read(f"{place.parent.name}/{place.name}", place.read_bytes())


class _Files:
    """The attached files in a folder; one that is not whole is taken from the saved draft, if it stands there."""

    def __init__(self, folder: Path, digests: Mapping[str, str], about: About, saved: Saved) -> None:
        self._folder = folder
        self._digests = digests
        self._about = about
        self._saved = saved
        self.contents: dict[str, tuple[bytes, str]] = {}
        self.troubles: list[str] = []

    def content(self, exhibit: Exhibit, name: str, length: int) -> bytes | None:
        """The bytes of the exhibit's file, kept under that name, of that length; None if they are lost."""
        digest = self._digests.get(name, "")
        if name in self.contents:
            return self.contents[name][0]
        with suppress(OSError):
            place = self._folder / name
            if digest and number(place) and place.parent == self._folder and place.stat().st_size == length:
                content = place.read_bytes()
                if hashlib.sha256(content).hexdigest() == digest:
                    self.contents[name] = content, digest
                    return content
        return self._elsewhere(exhibit, length)

    def _elsewhere(self, exhibit: Exhibit, length: int) -> bytes | None:
        """The exhibit's file in the saved draft, if that is still what it was and has one such file."""
        if self._about.path and About.mark(Path(self._about.path)) == self._about.saved:
            with suppress(Refusal):
                there = [other.content for other in self._saved(Path(self._about.path)).exhibits
                         if other.content and other.file == exhibit.file and len(other.content) == length]
                if len(there) == 1:
                    return there[0]
        self.troubles.append(f"The attached file “{printable(exhibit.file)}” was not yet kept whole. Attach it again.")
        return None
