# SPDX-License-Identifier: MIT
"""Starts Qt and shows the window."""

import gc
import signal
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QTimer
from PySide6.QtGui import QFontDatabase, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from form12b25 import assets
from form12b25.gui.after_painting import AfterPainting
from form12b25.gui.focus_frame import FocusFrames
from form12b25.gui.main_window import MainWindow
from form12b25.gui.reporting import Reporting
from form12b25.gui.spoken import speak
from form12b25.gui.sweeping import Sweeping
from form12b25.paths import Folders

if TYPE_CHECKING:
    from form12b25.gui.keeping import Keeping

# Ctrl+C in the terminal, the system's request to end, the terminal closed: where the system has them.
_ENDINGS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
_FACES = ("Regular", "Bold", "Italic")


def prepared() -> QApplication:
    """The application, with the typeface of the paper and the icon."""
    application = QApplication([sys.argv[0]])
    application.setApplicationName("form12b25")
    application.setApplicationDisplayName("")
    application.setDesktopFileName("form12b25")
    lettered()
    speak()
    FocusFrames(application)
    picture = QPixmap()
    picture.loadFromData(QByteArray(assets.resource("icons", "form12b25.png")))
    application.setWindowIcon(QIcon(picture))
    return application


def lettered() -> None:
    """Make the typeface of the paper known to Qt."""
    for face in _FACES:
        QFontDatabase.addApplicationFontFromData(QByteArray(assets.resource("fonts", f"LiberationSerif-{face}.ttf")))


def run(folders: Folders, path: Path | None) -> int:
    """Show the window until it is closed; gives the exit status. A draft that another window has comes to the front."""
    application = prepared()
    if path is not None:
        from form12b25.gui.keeping import raised_elsewhere

        if raised_elsewhere(folders.state, path):
            return 0
    settings = QSettings(str(folders.settings / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(settings, _today)
    Sweeping(window, lambda: window.work.busy)
    window.panes.fit_the_screen()
    _let_signals_in(window)
    kept: list[Keeping] = []

    def keep() -> None:
        from form12b25.gui.keeping import Keeping  # what keeps drafts is loaded while the person looks at the form

        kept.append(Keeping(window, folders))
        if path is not None:
            window.open(path)
        if window.arriving.stands:  # the start page offers what was left behind itself
            window.arriving.look()
        else:
            kept[0].recovering.offer()
        if path is None:  # who comes with a draft comes to work
            window.tour.offer()
        gc.freeze()  # what was loaded so far stays to the end, and need not be looked through while someone types

    def keep_at_once() -> bool:
        return bool(kept) and kept[0].recovering.keep_at_once()  # before the window is painted there is none

    reporting = Reporting(window, folders.logs, keep_at_once)
    reporting.install()
    if path is None:
        if window.arriving.at_start:
            window.arriving.stand()
        AfterPainting(window, lambda: QTimer.singleShot(0, window, keep))  # a key that was pressed meanwhile goes first
    window.show()
    if path is not None:
        keep()
    try:
        return application.exec()
    finally:
        for keeping in kept:
            keeping.close()
        reporting.remove()


def _today() -> date:
    return datetime.now().astimezone().date()


def _let_signals_in(window: MainWindow) -> None:
    """Ctrl+C in the terminal and the system's request to end close the window as its own button does."""
    for number in _ENDINGS:
        signal.signal(number, lambda *_: window.close())
    timer = QTimer(window, interval=300)  # Python sees a signal only when it runs
    timer.timeout.connect(lambda: None)
    timer.start()
