# SPDX-License-Identifier: MIT
"""Starts one window, and says when a person could type in it and what that took: `bench_start.py` runs this.

    watched_start.py NAME BEGAN AT_REST

NAME is `bare`, `form` or `page`, BEGAN the monotonic clock in nanoseconds when the process was begun, AT_REST how many
seconds to wait before the memory is read again. The program itself knows nothing of it: only the loop of events is
another, one that types a letter into the blank in focus and waits until that is on the screen; for `page`, one that
presses Tab on the start page and waits until the next button is painted.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPlainTextEdit, QPushButton, QWidget

PATIENCE = 30  # seconds
MEASURES = {"VmHWM": "/proc/self/status", "RssAnon": "/proc/self/status", "Pss": "/proc/self/smaps_rollup"}


class Painted(QObject):
    """Counts how often a widget is painted."""

    count = 0

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 - as Qt has it
        self.count += event.type() is QEvent.Type.Paint
        return False


def memory() -> dict[str, int]:
    """What the process holds, in kB."""
    return {name: int(line.split()[1]) for name, place in MEASURES.items()
            for line in Path(place).read_text().splitlines() if line.startswith(name + ":")}


def until(reached: Callable[[], object]) -> None:
    """Let events happen until that is so."""
    last = time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > last:
            sys.exit("the window was not ready in time")
        QApplication.processEvents()
        time.sleep(0.0005)


def focused(*kinds: type[QWidget]) -> QWidget | None:
    """What has the focus, if it is of such a kind, in a window that is on the screen."""
    widget = QApplication.focusWidget()
    return widget if isinstance(widget, kinds) and widget.window().windowHandle().isExposed() else None


def watched(name: str, began: int, at_rest: float) -> int:
    """In place of the loop of events: until what a key did can be seen."""
    kinds = (QPushButton,) if name == "page" else (QLineEdit, QPlainTextEdit)
    key, letter = (Qt.Key.Key_Tab, "\t") if name == "page" else (Qt.Key.Key_7, "7")
    until(lambda: focused(*kinds))
    box, painted = focused(*kinds), Painted()
    following = box.nextInFocusChain() if name == "page" else box
    following.installEventFilter(painted)
    QApplication.sendEvent(box, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter))
    if QApplication.focusWidget() is not following:
        sys.exit("the keyboard is not where the key should have led")
    painted.count = 0
    until(lambda: painted.count)
    ended, used = time.monotonic_ns(), resource.getrusage(resource.RUSAGE_SELF)
    typed = "" if name == "page" else box.text() if isinstance(box, QLineEdit) else box.toPlainText()
    said = {"wall": (ended - began) / 1e6, "cpu": (used.ru_utime + used.ru_stime) * 1000, "typed": typed,
            "modules": len(sys.modules), "widgets": len(QApplication.allWidgets()), "memory": memory()}
    rest = QEventLoop()  # one of its own: to quit the program would have it ask about the letter
    QTimer.singleShot(round(at_rest * 1000), rest.quit)
    rest.exec()
    print(json.dumps(said | {"at_rest": memory()}), flush=True)  # noqa: T201
    os._exit(0)  # what closing the window takes is not asked here


def bare() -> None:
    """A window of Qt with one blank, as small as such a program can be."""
    application = QApplication(sys.argv)
    window = QMainWindow()
    window.setCentralWidget(QLineEdit())
    window.show()
    application.exec()


def ours() -> None:
    """The program, begun as its command begins it; its settings say whether with the start page."""
    from form12b25.__main__ import main

    main()


if __name__ == "__main__":
    _, name, began, at_rest = sys.argv
    sys.argv[1:] = []
    QApplication.exec = lambda application=None: watched(name, int(began), float(at_rest))
    (bare if name == "bare" else ours)()
