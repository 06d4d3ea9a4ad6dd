# SPDX-License-Identifier: MIT
"""Recovery: what is typed and not saved, on the disk within a second, however the program ends.

A draft with unsaved changes has a folder of its own (`kept`). A thread of its own writes there, so that typing never
waits for a disk. The folder goes when its draft has been saved or discarded, and for no other reason.
"""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from form12b25.drafts.fingerprint import Expected
from form12b25.drafts.kept import Kept
from form12b25.drafts.recovered import Found
from form12b25.form.draft import Draft

_PAUSE = 0.3  # seconds from the first change to the disk: what is typed meanwhile goes with it
_AGAIN = 2.0  # seconds until what could not be written is tried again


class Recovery:
    """Keeps the draft of one window. `said` is told, in another thread, why it cannot be kept, and "" when it is again.

    None of its functions waits, but `settled` and `close`.
    """

    def __init__(self, root: Path, said: Callable[[str], None] = lambda _: None, *,
                 now: Callable[[], float] = time.time, pause: float = _PAUSE) -> None:
        self._root = root
        self._said = said
        self._now = now
        self._pause = pause
        self._awake = threading.Condition()
        self._kept: Kept | None = None
        self._draft: Draft | None = None
        self._over: list[Kept] = []
        self._asked = self._done = 0
        self._trouble = ""
        self._hurried = self._closing = False
        self._thread = threading.Thread(target=self._work, name="recovery", daemon=True)
        self._thread.start()

    @property
    def folder(self) -> Path | None:
        """The folder of the draft that is being kept; None while nothing would be lost."""
        kept = self._kept
        return kept.folder if kept else None

    def change(self, draft: Draft, path: Path | None, known: Expected = None) -> None:
        """The draft is now this one, and differs from what stands in its file; `path` is None for one never saved.

        `known`: what that file was known by when it was last read or written.
        """
        with self._awake:
            if self._kept is None:
                self._kept = Kept(self._root, path, self._now, self._wake)
            self._kept.follow(path, known)
            self._draft = draft
            self._asked += 1
            self._awake.notify_all()

    def rest(self) -> None:
        """Nothing would be lost now: the draft was saved or discarded, or is again what it was."""
        with self._awake:
            if self._kept:
                self._over.append(self._kept)
                self._kept = self._draft = None
                self._asked += 1
                self._hurried = True
                self._awake.notify_all()

    def adopt(self, found: Found, path: Path | None) -> None:
        """The draft that was found is on the screen: what is typed from now on is kept in its folder.

        What was found stays there too until the draft has been saved or discarded. Raises Held where another window
        has taken it, and OSError where its folder is gone.
        """
        kept = Kept(self._root, path, self._now, self._wake, found)
        self.rest()
        with self._awake:
            self._kept = kept

    def settled(self, patience: float = 30.0) -> bool:
        """Wait until all is on the disk; gives whether it is."""
        with self._awake:
            self._hurried = True
            self._awake.notify_all()
            return self._awake.wait_for(lambda: self._done == self._asked and not (
                self._kept and self._kept.copying), patience)

    def close(self) -> None:
        """Write what is not yet written, as far as can be, and end."""
        with self._awake:
            self._closing = self._hurried = True
            self._awake.notify_all()
        self._thread.join()
        if self._kept:
            self._kept.release()

    def _wake(self) -> None:
        """An attached file has been copied, or could not be."""
        with self._awake:
            self._asked += 1
            self._awake.notify_all()

    def _work(self) -> None:
        while True:
            with self._awake:
                self._awake.wait_for(lambda: self._asked > self._done or self._closing)
                if self._asked == self._done:
                    return
                self._awake.wait_for(lambda: self._hurried, _AGAIN if self._trouble else self._pause)
                self._hurried = False
                asked, kept, draft, over, self._over = self._asked, self._kept, self._draft, self._over, []
            for ended in over:
                with suppress(OSError):  # someone else deleted it, or it is found and cleared away at the next start
                    ended.remove()
            trouble = self._brought(kept, draft)
            if not trouble and kept and kept.copying:
                trouble = self._trouble  # what could not be copied is being tried again
            if trouble != self._trouble:
                self._said(trouble)
            with self._awake:
                self._trouble = trouble
                if not trouble:
                    self._done = asked
                    self._awake.notify_all()
                elif self._closing:
                    return

    @staticmethod
    def _brought(kept: Kept | None, draft: Draft | None) -> str:
        """Bring the draft to the disk; gives why it could not be, in the system's words."""
        if kept is None or draft is None:
            return ""
        try:
            kept.bring(draft)
        except OSError as error:
            return error.strerror or type(error).__name__
        except Exception as fault:  # noqa: BLE001 - said, and tried again: the thread must outlive whatever comes
            return type(fault).__name__
        return ""
