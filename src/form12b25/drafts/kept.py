# SPDX-License-Identifier: MIT
"""A folder that keeps one draft: whose it is, its journal, and the files attached to it.

`about.json` says whose; `1.journal` and, where that has grown long or could not be continued, `2.journal` and so on,
of which the last counts; `1.content` and so on are the attached files; `held` is held while the program runs. All are
readable by their owner only. Nothing is written over: a journal only grows, and the next one is whole before the one
before it goes.
"""

import getpass
import hashlib
import json
import os
import platform
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from form12b25.drafts import flushing, journal
from form12b25.drafts.fingerprint import Expected
from form12b25.drafts.holding import Hold
from form12b25.drafts.recovered import ABOUT, HELD, About, Found, number, vanish
from form12b25.form.draft import Draft

_LONG = 4 * 2**20  # bytes that a journal may grow by before the next one is begun
_CHUNK = 2**20
_BYTES = getattr(os, "O_BINARY", 0)  # Windows would change the ends of lines
_ADD, _ANEW = os.O_WRONLY | os.O_APPEND | _BYTES, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BYTES


@dataclass
class _Content:
    """An attached file: its bytes, what it is kept as, its digest once it is on the disk, whether copying has begun."""

    content: bytes
    name: str
    digest: str = ""
    begun: bool = False


class Kept:
    """Writes that folder, which is made when there is something to write. `wake` is called by the thread that copies.

    Raises Held and OSError where the folder of a draft that was `found` cannot be taken.
    """

    def __init__(self, root: Path, path: Path | None, now: Callable[[], float], wake: Callable[[], None],
                 found: Found | None = None) -> None:
        self._root, self._now, self._wake = root, now, wake
        self._file: tuple[Path | None, Expected] = path, None  # where it is saved; what that is known by
        self._described: tuple[Path | None, Expected] | None = None
        self._since = now()
        self.folder: Path | None = found.folder if found else None
        self._hold: Hold | None = Hold(found.folder / HELD) if found else None
        self._generation = self._earlier = found.generation if found else 0  # what was found stays as it is
        self._contents = {id(content): _Content(content, name, digest, begun=True)
                          for name, (content, digest) in (found.contents if found else {}).items()}
        self._number = max(map(number, found.folder.glob("*.content*")), default=0) if found else 0
        self._handle = -1
        self._seal = b""
        self._good = self._most = 0  # bytes of the journal that are whole, and that it may have
        self._written: Draft | None = None
        self._told: set[str] = set()
        self._copier: ThreadPoolExecutor | None = None
        self._copies: list[Future[None]] = []
        self._trouble: OSError | None = None  # of copying
        self._removed = False

    @property
    def copying(self) -> bool:
        """Whether an attached file is not yet on the disk."""
        return any(not copy.done() for copy in self._copies)

    def follow(self, path: Path | None, known: Expected) -> None:
        """The draft is saved there, and the file is known by that."""
        self._file = path, known

    def bring(self, draft: Draft) -> None:
        """Write what changed. Raises OSError; what was written before stands, and it can be tried again."""
        if self._handle < 0 or self._written is None or os.fstat(self._handle).st_nlink == 0 or self._good > self._most:
            self._begin(draft)
        elif draft is not self._written:
            record = journal.change(self._written, draft, self._named(draft))
            if record:
                self._append(record)
        self._written = draft
        if self._described != self._file and self.folder:
            self._describe(self.folder)
        self._copy()
        if trouble := self._trouble:
            self._trouble = None
            raise trouble
        if fresh := {held.name: held.digest for held in self._contents.values()
                     if held.digest and held.name not in self._told}:
            self._append({"kept": fresh})
            self._told.update(fresh)

    def release(self) -> None:
        """The program ends: what stands here stays."""
        self._stop()
        if self._hold:
            self._hold.release()

    def remove(self) -> None:
        """The draft was saved or discarded."""
        self._stop()
        if self.folder:
            vanish(self.folder, self._hold)

    def _stop(self) -> None:
        self._removed = True
        if self._copier:
            self._copier.shutdown(wait=True, cancel_futures=True)
        self._leave()

    def _leave(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def _begin(self, draft: Draft) -> None:
        """Begin the next journal with the whole draft; the one before it goes only then."""
        before = self._generation
        self._leave()
        folder = self._folder()
        self._generation += 1
        place = folder / f"{self._generation}.journal"
        self._handle = os.open(place, _ADD | os.O_CREAT | os.O_EXCL, 0o600)
        self._seal = journal.first_seal(f"{folder.name}/{place.name}")
        self._good = 0
        digests = {held.name: held.digest for held in self._contents.values() if held.digest}
        try:
            self._append(journal.whole(draft, self._named(draft)) | {"kept": digests})
        except OSError:
            self._leave()
            with suppress(OSError):
                place.unlink()
            raise
        self._told = set(digests)
        self._most = 4 * self._good + _LONG
        flushing.flush_folder(folder)
        for past in range(self._earlier + 1, before + 1):
            with suppress(OSError):
                (folder / f"{past}.journal").unlink()

    def _append(self, record: dict[str, Any]) -> None:
        """Write a record to the disk, whole or not at all. Raises OSError."""
        line, seal = journal.line(self._seal, {"at": self._now()} | record)
        try:
            rest = memoryview(line)
            while rest:
                rest = rest[os.write(self._handle, rest):]
            flushing.flush(self._handle)
        except OSError:
            try:
                os.ftruncate(self._handle, self._good)
            except OSError:
                self._leave()  # begins the next journal
            raise
        self._seal = seal
        self._good += len(line)

    def _folder(self) -> Path:
        """The folder, made if there is none, or none any more. Raises OSError."""
        if self.folder and self.folder.is_dir():
            if self._generation == self._earlier:
                self._describe(self.folder)  # it was found, and is ours now
            return self.folder
        if self._hold:
            self._hold.release()
        self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = self._root / os.urandom(8).hex()
        folder.mkdir(mode=0o700)
        try:
            self._hold = Hold(folder / HELD)
        except OSError:
            folder.rmdir()  # it will be tried again, and must not leave a folder each time
            raise
        self.folder = folder
        self._generation = self._earlier = 0
        self._contents = {}
        self._describe(folder)
        flushing.flush_folder(self._root)
        return folder

    def _describe(self, folder: Path) -> None:
        saved = path, known = self._file
        about = About(_account(), platform.node(), os.getpid(), self._since, str(path) if path else "",
                      About.mark(path, known))
        written = folder / f"{ABOUT}.part"
        with os.fdopen(os.open(written, _ANEW, 0o600), "wb") as file:
            file.write(json.dumps(asdict(about), indent=2).encode("ascii"))
            file.flush()
            flushing.flush(file.fileno())
        written.replace(folder / ABOUT)
        self._described = saved

    def _named(self, draft: Draft) -> journal.Contents:
        """What the file of each exhibit is kept as, and its length."""
        return [None if exhibit.content is None else (self._name(exhibit.content), len(exhibit.content))
                for exhibit in draft.exhibits]

    def _name(self, content: bytes) -> str:
        if id(content) not in self._contents:  # the entry keeps the content, and so the number, alive
            self._number += 1
            self._contents[id(content)] = _Content(content, f"{self._number}.content")
        return self._contents[id(content)].name

    def _copy(self) -> None:
        """Have the attached files copied that are not yet; a large one must not hold up what is typed."""
        self._copies = [copy for copy in self._copies if not copy.done()]
        for held in self._contents.values():
            if not held.begun:
                held.begun = True
                self._copier = self._copier or ThreadPoolExecutor(1, "recovery of attached files")
                self._copies.append(self._copier.submit(self._copied, held))

    def _copied(self, held: _Content) -> None:
        """Copy an attached file, under its name only once it is whole."""
        folder = self.folder
        if folder is None:
            return
        place = folder / f"{held.name}.part"
        digest = hashlib.sha256()
        try:
            with os.fdopen(os.open(place, _ANEW, 0o600), "wb") as file:
                for start in range(0, len(held.content), _CHUNK):
                    if self._removed:
                        return
                    chunk = memoryview(held.content)[start:start + _CHUNK]
                    file.write(chunk)
                    digest.update(chunk)
                file.flush()
                flushing.flush(file.fileno())
            place.replace(folder / held.name)
            flushing.flush_folder(folder)
            held.digest = digest.hexdigest()
        except OSError as error:
            held.begun, self._trouble = False, error
            with suppress(OSError):
                place.unlink()
        self._wake()


def _account() -> str:
    """The name of this account, as far as the system has one."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
