# SPDX-License-Identifier: MIT
"""What nobody foresaw: the draft is kept at once, the person is told, and a report without any of the draft is offered.

An error in another thread is told as well. One that Python could not raise, such as while something is taken away, is
noted only: nothing that the person did is concerned.
"""

import faulthandler
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QObject, QTimer, Signal

import form12b25
from form12b25.gui import faults
from form12b25.gui.faults import Fault, FaultLog

if TYPE_CHECKING:
    from form12b25.gui.fault_dialog import FaultDialog
    from form12b25.gui.main_window import MainWindow

_AGAIN = 1.0  # seconds from one keeping of the draft to the next, where faults come in a row
_GATHERING = 250  # milliseconds: faults that come in a row are counted, and told together
_LARGEST = 2**18  # bytes of the log of crashes, before it is begun anew
_REPEATED = "The fault at {place} has happened {count} times now. The draft is still here; save it."


class Reporting(QObject):
    """Takes the errors of one window's program that nothing else takes. Signal: `said(words)`, for the status bar.

    `keep` brings what is typed to the disk at once, and gives whether it is there.
    """

    said = Signal(str)
    _caught = Signal(object)

    def __init__(self, window: "MainWindow", logs: Path, keep: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window, self._keep, self.log = window, keep, FaultLog(logs)
        self._counts: Counter[Fault] = Counter()
        self._told: set[Fault] = set()
        self._kept, self._kept_at = True, -_AGAIN
        self._dialog: FaultDialog | None = None
        self._writing = threading.Lock()
        self._crashes: TextIO | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._tell)
        self._caught.connect(self._take)  # a slot of this object: it may come from another thread
        self.said.connect(window.say)

    def install(self) -> None:
        """From now on they come here; and where the system itself stops the program, the place is written down."""
        sys.excepthook = self.catch
        threading.excepthook = self._catch_in_thread
        sys.unraisablehook = self._catch_unraisable
        with suppress(OSError, RuntimeError):
            path = self.log.crashes
            if path.exists() and path.stat().st_size > _LARGEST:
                path.unlink()
            self._crashes = open(path, "a", encoding="utf-8", opener=faults.for_its_owner)  # noqa: SIM115 - to the end
            faulthandler.enable(self._crashes, all_threads=False)

    def remove(self) -> None:
        """The window is closed: they go where they went before."""
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        if self._crashes is not None:
            faulthandler.disable()
            self._crashes.close()
            self._crashes = None

    def catch(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Note an error and have it told. Whatever happens here, nothing is raised: there is nobody left to take it."""
        with suppress(Exception):
            self._caught.emit(self._noted(kind, error, trace))

    def _catch_in_thread(self, failed: threading.ExceptHookArgs) -> None:
        if failed.exc_type is not SystemExit:
            self.catch(failed.exc_type, failed.exc_value, failed.exc_traceback)

    def _catch_unraisable(self, failed: "sys.UnraisableHookArgs") -> None:
        with suppress(Exception):
            self._noted(failed.exc_type, failed.exc_value, failed.exc_traceback)

    def _noted(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> Fault:
        """Write it down. One that comes again and again is written each time that it has happened twice as often."""
        fault = faults.of(kind, error, trace)
        with self._writing:
            self._counts[fault] += 1
            count = self._counts[fault]
            if count & (count - 1) == 0:
                times = f" ({count} times)" if count > 1 else ""
                self.log.note(form12b25.__version__, f"{fault}{times}")
                with suppress(OSError, ValueError, AttributeError):  # closed, or none
                    print(f"form12b25: unexpected {fault.short}{times}", file=sys.stderr)  # noqa: T201
        return fault

    def _take(self, fault: Fault) -> None:
        """Keep the draft at once, and tell soon: an error may arise in the middle of painting."""
        now = time.monotonic()
        if now - self._kept_at >= _AGAIN:
            self._kept, self._kept_at = False, now
            with suppress(Exception):  # it is told as not kept
                self._kept = self._keep()
        if self._dialog is not None or fault not in self._told:
            if not self._soon.isActive():
                self._soon.start(0 if self._dialog is None else _GATHERING)
        else:
            self.said.emit(_REPEATED.format(place=fault.short.partition(" at ")[2], count=self._counts[fault]))

    def _tell(self) -> None:
        """Open the dialog; if it stands open, count in it."""
        from form12b25.gui.fault_dialog import FaultDialog  # never needed, as a rule

        new = self._dialog is None
        if self._dialog is None:
            self._dialog = FaultDialog(self._window, self._window.filing)
            self._dialog.finished.connect(self._closed)
        with self._writing:
            counts = Counter(self._counts)
            self._told.update(counts)
        self._dialog.tell(counts, self.log, kept=self._kept)
        if new:
            self._window.ask.dialog(self._dialog, lambda: None)

    def _closed(self, _: int) -> None:
        self._dialog = None
