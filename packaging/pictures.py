#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the pictures of the program, from its own window: `python3 packaging/go.py pictures [FOLDER [NAME...]]`.

Each picture has one place: the manual's in `resources/manual/pictures`, which ship with the program; those of the
sheet, for whoever changes it to look at, in `tests/pictures`; the README shows some of both. With a FOLDER they go
there instead, all or those named. It needs no screen. The date is fixed, the drafts are the examples, there is no
caret, and nothing of the person's own folders is read or shown. A picture of the sheet carries the places of its
blanks, by which a test tells that it is old.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QMenu, QSplitter, QTabWidget, QWidget
from studio import LAYOUT, Studio, reduced

from form12b25 import assets
from form12b25.drafts import document, store
from form12b25.form.keys import Key
from form12b25.gui.about_dialog import AboutDialog
from form12b25.gui.calendars import CalendarPopup
from form12b25.gui.main_window import MainWindow
from form12b25.gui.print_dialog import PrintDialog
from form12b25.paper import kit, reader
from form12b25.paths import Folders

ROOT = Path(__file__).resolve().parents[1]
MANUAL, SHEETS = ROOT / "resources" / "manual" / "pictures", ROOT / "tests" / "pictures"
TODAY = date(2026, 6, 15)  # the day on which Quantum's report was due
EDITIONS = {"2018": "quantum-2026", "1995": "igene-1998"}
_NORMAL = 100  # per cent
_ROOM = {_NORMAL: (1280, 860), 200: (1780, 1100)}  # width and height in pixels, by per cent; a whole page is wide
_CTRL = Qt.KeyboardModifier.ControlModifier


def places(window: MainWindow) -> dict[str, list[int]]:
    """Where the blanks stand on their page: left, top, width and height in pixels, by key."""
    found = {}
    for page in window.sheet.findChildren(QFrame):
        if page.property("role") != "page":
            continue
        for key, editor in window.sheet.editors.items():
            if page.isAncestorOf(editor.widget):
                at = editor.widget.mapTo(page, QPoint(0, 0))
                found[str(key)] = [at.x(), at.y(), editor.widget.width(), editor.widget.height()]
    return found


def sheet(studio: Studio, edition: str, percent: int, *, dark: bool) -> QImage:
    """The sheet of an edition, filled with its example."""
    wide, high = _ROOM[percent]
    window = studio.window(wide, high, dark=dark)
    window.filing.example(EDITIONS[edition])
    studio.until(lambda: window.sheet.edition.id.endswith(edition))
    window.zoom.set_percent(percent)
    for name in ("action_show_findings", "action_show_preview"):
        window.action(name).setChecked(percent == _NORMAL)
    seen = studio.shot(window)
    seen.setText(LAYOUT, json.dumps(places(window)))
    return seen


def filled(studio: Studio, wide: int, high: int, example: str, key: Key | None = None) -> MainWindow:
    """A window with an example in it, and the keyboard in a blank."""
    window = studio.window(wide, high)
    window.filing.example(example)
    studio.until(lambda: window.session.draft == assets.example(example))
    if key is not None:
        window.binder.lead_to(key)
    return window


def press(window: MainWindow, key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key, where the keyboard is."""
    QTest.keyClick(window.focusWidget() or window, key, with_)


def start_page(studio: Studio) -> QImage:
    """Where a person arrives, with drafts that were open before."""
    window = studio.window(820, 700)
    for name, example in (("IGENE, 1997", "igene-1998"), ("Quantum, fiscal 2026", "quantum-2026")):
        path = Path("Notices") / f"{name}{document.ENDING}"
        path.parent.mkdir(exist_ok=True)
        store.write(path, document.to_bytes(assets.example(example)))
        window.filing._remember(path)
    window.arriving.stand()
    studio.until(lambda: len(window.arriving.drafts.entries) == 2
                 and all("…" not in entry.dates for entry in window.arriving.drafts.entries))
    return studio.shot(window)


def window(studio: Studio) -> QImage:
    """The whole window, with something left to do and the keyboard in a blank."""
    shown = filled(studio, 1280, 860, "quantum-2026", Key.REGISTRANT_NAME)
    shown.session.enter(Key.CONTACT_TELEPHONE, None)
    shown.session.enter(Key.RESULTS_CHANGE, None)
    return studio.shot(shown)


def what_is_left(studio: Studio) -> QImage:
    """The list, in paper order, after F8 was pressed."""
    shown = filled(studio, 1280, 760, "quantum-2026", Key.SEC_FILE_NUMBER)
    short = "The audit is not complete, and more time is needed to complete it."
    for key, value in ((Key.CUSIP_NUMBER, "74790620"), (Key.NARRATIVE, short), (Key.CONTACT_TELEPHONE, None)):
        shown.session.enter(key, value)
    shown.action("action_show_preview").setChecked(False)
    press(shown, Qt.Key.Key_F8)
    part = shown.findChild(QWidget, "findings_place")
    assert part is not None  # noqa: S101 - the pane has this name in ui/
    return studio.shot(shown, part)


def carried_over(studio: Studio) -> QImage:
    """A new notice begun from the last one."""
    shown = filled(studio, 1280, 960, "quantum-2026")
    shown.zoom.set_percent(100)
    shown.action("action_new_from_this").trigger()
    studio.until(lambda: shown.session.draft.carried)
    seen = studio.shot(shown, shown._area.viewport())
    return seen.copy(0, 280, seen.width(), 470)


def calendar(studio: Studio) -> QImage:
    """The calendar of a date, opened with Alt+Down."""
    shown = filled(studio, 1280, 860, "quantum-2026", Key.PERIOD_ENDED)
    press(shown, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = shown.findChild(CalendarPopup)
    assert popup is not None  # noqa: S101 - Alt+Down opened it
    seen = studio.shot(shown, over=popup)
    at = popup.mapToGlobal(QPoint(0, 0)) - shown.mapToGlobal(QPoint(0, 0))
    popup.close()
    return seen.copy(QRect(at.x() - 220, at.y() - 110, 560, popup.height() + 130))


def find_bar(studio: Studio) -> QImage:
    """The bar for finding and replacing, under Part III."""
    shown = filled(studio, 1280, 860, "quantum-2026", Key.NARRATIVE)
    press(shown, Qt.Key.Key_Home, _CTRL)
    press(shown, Qt.Key.Key_H, _CTRL)
    QTest.keyClicks(shown.focusWidget(), "Form 10-K")
    part = shown.findChild(QWidget, "sheet_place_and_help")
    assert part is not None  # noqa: S101 - the pane has this name in ui/
    seen = studio.shot(shown, part)
    return seen.copy(0, seen.height() - 540, seen.width(), 540)


def spelling(studio: Studio) -> QImage:
    """A misspelt word, and what F7 offers for it."""
    shown = filled(studio, 1280, 960, "invented-results", Key.NARRATIVE)
    press(shown, Qt.Key.Key_Home, _CTRL)
    QTest.keyClicks(shown.focusWidget(), "The recievables of the plant, which was closed that day, were writen off. ")
    scroll = shown._area.verticalScrollBar()
    area = shown.sheet.editors[Key.NARRATIVE].widget
    scroll.setValue(scroll.value() + area.mapTo(shown._area, QPoint(0, 0)).y() - 150)
    press(shown, Qt.Key.Key_F7)
    studio.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert menu is not None  # noqa: S101 - it has just been seen
    seen = studio.shot(shown, over=menu)
    at = menu.mapToGlobal(QPoint(0, 0)) - shown.mapToGlobal(QPoint(0, 0))
    menu.close()
    return seen.copy(QRect(at.x() - 150, at.y() - 90, 720, menu.height() + 100))


def preview(studio: Studio) -> QImage:
    """The pages as they will print; the field in focus is marked."""
    shown = filled(studio, 1280, 960, "quantum-2026", Key.NARRATIVE)
    shown.action("action_show_findings").setChecked(False)
    panes = shown.findChild(QSplitter, "panes")
    assert panes is not None  # noqa: S101 - it has this name in ui/
    panes.setSizes([760, 520])
    return studio.shot(shown, shown.preview)


def _dialog(studio: Studio, kind: type[QDialog], window: MainWindow) -> QImage:
    studio.until(lambda: any(dialog.isVisible() for dialog in window.findChildren(kind)))
    dialog = next(dialog for dialog in window.findChildren(kind) if dialog.isVisible())
    seen = studio.still(dialog).toImage()
    dialog.close()
    return seen


def printing(studio: Studio) -> QImage:
    """What is asked before the packet is printed."""
    shown = filled(studio, 1280, 860, "quantum-2026")
    shown.action("action_print").trigger()
    return _dialog(studio, PrintDialog, shown)


def about(studio: Studio) -> QImage:
    """What the program says of itself, kept on a USB stick."""
    shown = studio.window(1280, 860)
    stick = Path("/media/stick/form12b25")
    folders = Folders(stick / "settings", stick / "state", stick / "logs")
    dialog = AboutDialog(shown, folders, shown.ask.show_folder)
    tabs = dialog.findChild(QTabWidget)
    assert tabs is not None  # noqa: S101 - the dialog has tabs
    tabs.setCurrentIndex(tabs.count() - 1)  # versions differ from one machine to the next
    shown.ask.dialog(dialog, lambda: None)
    return _dialog(studio, AboutDialog, shown)


def filing_kit(studio: Studio) -> QImage:
    """The first page of the filing kit."""
    shown = filled(studio, 1280, 860, "quantum-2026")
    review = shown.session.review
    assert review.notice is not None  # noqa: S101 - the example is complete
    page = reader.dots(kit.filing_kit(review.notice, review.deadlines), 720)[0]
    return QImage(page.rows, page.width, page.height, 4 * page.width, QImage.Format.Format_RGB32).copy()


PICTURES: dict[Path, Callable[[Studio], QImage]] = {
    **{MANUAL / f"{name}.png": deed for name, deed in {
        "window": window, "start-page": start_page, "what-is-left": what_is_left, "calendar": calendar,
        "find-bar": find_bar, "spelling": spelling, "carried-over": carried_over, "preview": preview,
        "print": printing, "filing-kit": filing_kit, "about": about}.items()},
    **{SHEETS / f"sheet-{edition}-{'dark' if dark else 'light'}-{percent}.png":
       partial(sheet, edition=edition, percent=percent, dark=dark)
       for edition in EDITIONS for dark in (False, True) for percent in _ROOM}}


def main(arguments: list[str]) -> None:
    """Make them, in place of those that were there."""
    into, names = (Path(arguments[0]).resolve(), arguments[1:]) if arguments else (None, [])
    wanted = {(into / place.name if into else place): deed for place, deed in PICTURES.items()
              if place.stem in names or not names}
    for folder in {path.parent for path in wanted}:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.png"):
            old.unlink()
    with tempfile.TemporaryDirectory() as temporary:
        os.chdir(temporary)  # so that no picture shows where the drafts of the examples lie
        studio = Studio(Path(temporary), TODAY)
        for path, deed in wanted.items():
            path.write_bytes(reduced(deed(studio)))
            studio.clear()
            print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB", flush=True)
        os.chdir(ROOT)


if __name__ == "__main__":
    main(sys.argv[1:])
