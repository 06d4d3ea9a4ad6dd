# SPDX-License-Identifier: MIT
"""A printing system of our own, running, and the window on it."""

import shutil
import tempfile
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from officer import Officer
from printing_service import PrintingService
from PySide6.QtCore import QSettings
from screen_of_its_own import Screen

from form12b25 import assets
from form12b25.gui import cups
from form12b25.gui.main_window import MainWindow
from form12b25.gui.start import lettered
from gui_person import Person


@pytest.fixture(scope="session")
def kept_service():
    """One for all tests; in a folder with a short name, for the name of a socket is short."""
    folder = Path(tempfile.mkdtemp(prefix="form12b25-"))
    service = PrintingService(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CUPS_SERVER", str(service.socket))
        cups._library().cupsSetServer(str(service.socket).encode())  # in this thread it may have looked elsewhere
        yield service
    service.close()
    shutil.rmtree(folder)


@pytest.fixture
def service(kept_service, qtbot):
    """Running, its queues free."""
    kept_service.until = partial(qtbot.waitUntil, timeout=30_000)
    if not kept_service.running:
        kept_service.start()
    yield kept_service
    if not kept_service.running:
        kept_service.resume()
    for queue in (kept_service.queue, kept_service.duplexer):
        kept_service.does("cancel", "-a", queue)
        kept_service.does("cupsaccept", queue)
        kept_service.does("cupsenable", queue)


@pytest.fixture
def folder():
    """Of a short name, for in it are sockets."""
    with tempfile.TemporaryDirectory(prefix="12b25-") as place:
        yield Path(place)


@pytest.fixture
def officer(folder, service):
    """At a screen of their own, with these printers."""
    screen = Screen()
    at = Officer(screen, folder, CUPS_SERVER=str(service.socket))
    yield at
    at.goes()
    screen.close()


@pytest.fixture
def open_window(qtbot, tmp_path):
    """Opens a window with the Quantum filing; with a person at it, or with the dialogs of the system."""
    lettered()
    windows = []
    path = tmp_path / "quantum.json"
    path.write_bytes(assets.resource("examples", "quantum-2026.answers.json"))

    def opened(person):
        settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(settings, lambda: date(2026, 6, 15), person)
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.open(path)
        return window

    yield opened
    for window in windows:
        window.session.undo.setClean()
        qtbot.waitUntil(lambda window=window: not window.printing.work.busy)
        window.close()
        window.deleteLater()


@pytest.fixture
def person(open_window, service):
    """At a window, on a computer with these printers."""
    at = Person()
    at.window = open_window(at)
    at.printer_chosen = lambda printer: printer.setPrinterName(service.queue)
    return at
