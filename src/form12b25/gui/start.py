# SPDX-License-Identifier: MIT
"""Starts Qt and shows the window."""

import os
import signal
import stat
import sys
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QByteArray, QSettings, QTimer
from PySide6.QtGui import QFontDatabase, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from form12b25 import __version__, assets
from form12b25.gui.keeping import Keeping, raised_elsewhere
from form12b25.gui.main_window import MainWindow
from form12b25.paths import Folders

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
    if path is not None and raised_elsewhere(folders.state, path):
        return 0
    settings = QSettings(str(folders.settings / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(settings, _today)
    _report_the_unexpected(window, folders.logs)
    _let_signals_in(window)
    keeping = Keeping(window, folders)
    if path is None and window.arriving.at_start:
        window.arriving.stand()
    window.show()
    if path is not None:
        window.open(path)
    if not window.arriving.stands:  # the start page offers it itself
        keeping.recovering.offer()
    try:
        return application.exec()
    finally:
        keeping.close()


def _today() -> date:
    return datetime.now().astimezone().date()


def _report_the_unexpected(window: MainWindow, logs: Path) -> None:
    """An error nobody foresaw keeps the draft on the screen, and says where it arose without what was typed."""
    place = logs / "faults.log"

    def report(kind: type[BaseException], _: BaseException, trace: TracebackType | None) -> None:
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f"{Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}" if trace else "unknown place"
        print(f"form12b25: unexpected {kind.__name__} at {where}", file=sys.stderr)  # noqa: T201
        with suppress(OSError), open(place, "a", encoding="utf-8", opener=_for_its_owner) as log:
            log.write(f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S} {__version__} {kind.__name__} at {where}\n")
        window.ask.tell("Something unexpected happened", "The draft is still here; save it now. The fault is at "
                        f"{where} ({kind.__name__}).")

    sys.excepthook = report


def _for_its_owner(name: str, flags: int) -> int:
    return os.open(name, flags, stat.S_IRUSR | stat.S_IWUSR)


def _let_signals_in(window: MainWindow) -> None:
    """Ctrl+C in the terminal and the system's request to end close the window as its own button does."""
    for number in _ENDINGS:
        signal.signal(number, lambda *_: window.close())
    timer = QTimer(window, interval=300)  # Python sees a signal only when it runs
    timer.timeout.connect(lambda: None)
    timer.start()
