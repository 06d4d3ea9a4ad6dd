# SPDX-License-Identifier: MIT
"""Whether the window answers during long work: `python tests/benchmarks/bench_long_work.py`.

Needs the program's environment alone, and no screen. A draft with 5,000 attached pages, and one with a narrative of
1,000 pages, are opened, saved and made a packet of. A clock in the window's thread is to tick every 5 ms: the longest
time between two ticks is what a keystroke waits at most. The same is measured while a bare thread counts, which is what
Python and the machine take of it.
"""

import io
import os
import sys
import tempfile
from datetime import date
from pathlib import Path
from threading import Thread
from time import perf_counter, sleep

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from form12b25 import assets
from form12b25.drafts import document
from form12b25.form.draft import Exhibit
from form12b25.form.keys import Key
from form12b25.gui.main_window import MainWindow
from form12b25.gui.start import prepared

PAGES, PARAGRAPHS = 5_000, 13_000
SENTENCE = ("{0}. The registrant could not complete the count of its inventory of part {0} without unreasonable effort "
            "or expense, since the count at its plant took longer than was planned and the persons who were to do it "
            "were not there.")


class Person:
    """Chooses the same name of a file whatever is asked, and discards what is not saved."""

    file = None

    def file_to_save(self, title, kind, suggested, then):
        then(self.file)

    def choose(self, title, words, answers, then):
        then("discard")

    def tell(self, title, words):
        raise SystemExit(f"{title}: {words}")


class Clock:
    """The longest time between two ticks in the window's thread, in milliseconds, and in what stage it was."""

    def __init__(self, window):
        self._window = window
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self.begin()

    def begin(self):
        self.longest, self.stage, self._last = 0.0, "", perf_counter()

    def _tick(self):
        now = perf_counter()
        if (waited := (now - self._last) * 1000) > self.longest:
            self.longest, self.stage = waited, self._window.work.progress.words.text() if self._window.work.busy else ""
        self._last = now


def attached():
    file = io.BytesIO()
    canvas = Canvas(file, pageCompression=1)
    for number in range(1, PAGES + 1):
        for line in range(20):
            canvas.drawString(72, 720 - line * 14, f"Sheet {number}, line {line}: {number * 37 + line * 11:,} units")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def counted(seconds):
    """A bare thread that takes its turn for so long."""
    until = perf_counter() + seconds
    while perf_counter() < until:
        pass


def main():
    application = prepared()
    folder = Path(tempfile.mkdtemp())
    person = Person()
    window = MainWindow(QSettings(str(folder / "x.ini"), QSettings.Format.IniFormat), lambda: date(2026, 6, 15), person)
    window.show()
    window.preview.hide()
    clock = Clock(window)

    def wait(done):
        while not done():
            QApplication.processEvents()
            sleep(0.0005)

    def measured(name, begin, done):
        until = perf_counter() + 0.5
        wait(lambda: perf_counter() > until)
        clock.begin()
        began = perf_counter()
        begin()
        wait(lambda: done() and not window.work.busy)
        took = perf_counter() - began
        wait(lambda: perf_counter() > began + took + 0.2)
        sys.stdout.write(f"| {name} | {took:.1f} s | {clock.longest:.0f} ms | {clock.stage} |\n")

    quantum = assets.example("quantum-2026")
    exhibit = Exhibit("other", "Inventory", file="inventory.pdf", content=attached())
    long = "\n\n".join(map(SENTENCE.format, range(PARAGRAPHS)))
    drafts = {f"{PAGES:,} attached pages": quantum.enter(Key.EXHIBITS, (exhibit,)),
              "a narrative of 1,000 pages": quantum.enter(Key.NARRATIVE, long)}
    bare = Thread(target=counted, args=(3,))
    measured("a bare thread", bare.start, lambda: not bare.is_alive())
    for place, (name, draft) in enumerate(drafts.items()):
        path = folder / f"{place}.12b25"
        path.write_bytes(document.to_bytes(draft))
        measured(f"{name}: open", lambda path=path: window.open(path), lambda path=path: window.session.path == path)
        person.file = folder / f"{place} copy.12b25"
        measured(f"{name}: save", window.action("action_save_as").trigger, lambda: window.session.path == person.file)
        person.file = folder / f"{place}.pdf"
        measured(f"{name}: packet", window.action("action_save_packet").trigger, person.file.exists)
    window.session.undo.setClean()
    window.close()
    del application


if __name__ == "__main__":
    main()
