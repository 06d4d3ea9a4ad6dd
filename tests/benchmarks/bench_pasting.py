# SPDX-License-Identifier: MIT
"""What a giant paste into Part III costs: `python tests/benchmarks/bench_pasting.py`, about a minute, on no screen.

Each is pasted with its key into an empty narrative, the question whether to paste so much is answered at once, and then
letters are typed into its middle. A wait is the longest time in which the window answers nobody.
"""

import sys
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter

from bench_typing import TODAY, TYPED, narrative, say  # sets the platform before Qt is loaded
from PySide6.QtCore import QMimeData, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from form12b25.form.keys import Key
from form12b25.gui.main_window import MainWindow
from form12b25.gui.start import prepared

sys.path.append(str(Path(__file__).parents[1]))
from gui_person import Person

KEYS = 30
SENTENCE = "The Company could not complete the audit of its subsidiary in Ohio. "
_QUIET = 0.5  # seconds without anything to do


def pastes() -> dict[str, tuple[str, str]]:
    """What is pasted, by what it is: the plain text and the HTML."""
    ordinary = "".join(f"<p class=MsoNormal style='{'mso-x:y;' * 20}'><b>{SENTENCE}</b>{number}</p>"
                       for number in range(10_000_000 // 270))
    return {"1 MB of paragraphs": (narrative(1_000_000), ""),
            "1 MB in one paragraph": (narrative(1_000_000).replace("\n\n", " "), ""),
            "one word of 200,000 letters": ("a" * 200_000, ""),
            "a log of 3 MB": ("\n".join(f"2026-06-15 04:05:06 ERROR module.{number}: failed at 0x{number * 7919:08x}"
                                        for number in range(50_000)), ""),
            "10 MB of HTML as Word has it": ("", ordinary),
            "10 MB of styles": ("", f"<style>{'p.a {mso: 1}' * 830_000}</style><p>{SENTENCE}</p>"),
            "20,000 elements in one another": ("", f"<div>{SENTENCE}" * 20_000),
            "a table of 100,000 cells": ("", f"<table>{('<tr>' + '<td>12,345</td>' * 10 + '</tr>') * 10_000}</table>")}


def settled(application: QApplication, window: MainWindow) -> float:
    """Wait until nothing is left to do; gives the longest wait meanwhile, in seconds."""
    longest, since = 0.0, perf_counter()
    while perf_counter() - since < _QUIET or window.work.busy or window.session.judging:
        start = perf_counter()
        application.processEvents()
        took = perf_counter() - start
        longest = max(longest, took)
        if took > 0.02:
            since = perf_counter()
    return longest


def pasted(application: QApplication) -> None:
    """One row for each."""
    person = Person()
    person.answer = "paste"
    window = MainWindow(QSettings(str(Path(tempfile.mkdtemp()) / "window.ini"), QSettings.Format.IniFormat),
                        _today, person)
    window.show()
    window.activateWindow()
    settled(application, window)
    say("| pasted | characters | the key to paste, ms | longest wait then | a key in the middle: median | most |")
    say("|---|---|---|---|---|---|")
    for name, (plain, html) in pastes().items():
        window.session.open(window.session.draft.enter(Key.NARRATIVE, None), None)
        window.binder.lead_to(Key.NARRATIVE)
        box, given = person_box(window), QMimeData()
        if plain:
            given.setText(plain)
        if html:
            given.setHtml(html)
        QGuiApplication.clipboard().setMimeData(given)
        start = perf_counter()
        QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        key = perf_counter() - start
        longest = settled(application, window)
        held = len(window.session.draft.text(Key.NARRATIVE))
        cursor = box.textCursor()
        cursor.setPosition(held // 2)
        box.setTextCursor(cursor)
        settled(application, window)
        times = []
        for letter in TYPED[:KEYS]:
            start = perf_counter()
            QTest.keyClicks(box, letter)
            application.processEvents()
            times.append(1000 * (perf_counter() - start))
        say(f"| {name} | {held:,} | {1000 * key:.0f} | {1000 * longest:.0f} | {sorted(times)[KEYS // 2]:.0f} "
            f"| {max(times):.0f} |")
    window.session.undo.setClean()
    window.close()


def person_box(window: MainWindow):
    return window.sheet.editors[Key.NARRATIVE].widget


def _today() -> date:
    return TODAY


if __name__ == "__main__":
    pasted(prepared())
