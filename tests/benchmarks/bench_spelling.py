# SPDX-License-Identifier: MIT
"""What the spelling costs: `python tests/benchmarks/bench_spelling.py`.

Needs the program's environment alone, and no screen. The same keystrokes go in turn into two windows, one with the
spelling checked and one without, each with the same long narrative. A keystroke is followed by what the window does on
its own until the next keystroke. Times are those of the window's thread at work, whoever else uses the machine.
"""

import os
import statistics
import sys
import tempfile
import tracemalloc
from pathlib import Path
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench_typing import TODAY, TYPED, narrative, percentiles, say
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from form12b25 import assets
from form12b25.form.keys import Key
from form12b25.gui.main_window import MainWindow
from form12b25.gui.start import prepared
from form12b25.spelling.lexicon import Lexicon
from form12b25.spelling.suggestions import suggestions

SLIPS = ("regsitrant", "unauditted", "restatment", "fiscle", "explainatory", "definately", "quaterly", "becuase")
REST = 0.06  # seconds between keystrokes; the pause after which the text is read anew is longer


def lists() -> None:
    """The lists alone."""
    tracemalloc.start()
    start = thread_time()
    lexicon = Lexicon(assets.resource("spelling", "english.txt"), assets.resource("spelling", "securities.txt"))
    ready, memory = thread_time() - start, tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    words = list(dict.fromkeys(narrative(100_000).split()))
    start = thread_time()
    for word in words:
        lexicon.size(word)
    each = (thread_time() - start) / len(words)
    text, readings = narrative(100_000), []
    for _ in range(2):
        start = thread_time()
        for paragraph in text.split("\n"):
            list(lexicon.places(paragraph))
        readings.append((thread_time() - start) * 1000)
    searches, steps = [], []
    for slip in SLIPS:
        start = last = thread_time()
        for _ in suggestions(slip, lexicon):
            steps.append((thread_time() - last) * 1000)
            last = thread_time()
        searches.append((thread_time() - start) * 1000)
    say("| ready after, ms | memory, MB | a word, µs | 100,000 characters, ms | again, ms | suggestions, ms: median, "
        "most | a step, most |")
    say("|---|---|---|---|---|---|---|")
    say(f"| {ready * 1000:.1f} | {memory / 1e6:.1f} | {each * 1e6:.1f} | {readings[0]:.0f} | {readings[1]:.1f} "
        f"| {statistics.median(searches):.0f}, {max(searches):.0f} | {max(steps):.1f} |")
    say()


def keystrokes(application: QApplication) -> None:
    """Keystrokes with the spelling checked, and without."""
    windows = {}
    text = narrative(100_000)
    for words in ("checked", "not checked"):
        settings = QSettings(str(Path(tempfile.mkdtemp()) / "window.ini"), QSettings.Format.IniFormat)
        settings.setValue("check_spelling", words == "checked")
        window = windows[words] = MainWindow(settings, lambda: TODAY)
        window.show()
        window.session.open(assets.example("quantum-2026").enter(Key.NARRATIVE, text), None)
        area = window.sheet.editors[Key.NARRATIVE].widget
        cursor = area.textCursor()
        cursor.setPosition(len(text) // 2)
        area.setTextCursor(cursor)
    say("| a keystroke in 100,000 characters | median, ms | 99th percentile | most |")
    say("|---|---|---|---|")
    for kind, rest in (("one every 60 ms", REST), ("one every 200 ms, the text read anew after each", 0.2)):
        times: dict[str, list[float]] = {words: [] for words in windows}
        for letter in TYPED[:150]:
            for words, window in windows.items():
                area = window.sheet.editors[Key.NARRATIVE].widget
                area.setFocus()
                begun, late = perf_counter(), 0.0
                while perf_counter() - begun < rest:  # what is done meanwhile delays the key that comes then
                    started = thread_time()
                    application.processEvents()
                    late = thread_time() - started
                start = thread_time()
                QTest.keyClicks(area, letter)
                times[words].append((thread_time() - start + late) * 1000)
        for words, taken in times.items():
            say(f"| {kind}: {words} | {percentiles(taken)} |")
    for window in windows.values():
        window.session.undo.setClean()
        window.close()


if __name__ == "__main__":
    application = prepared()
    lists()
    keystrokes(application)
    sys.stdout.flush()
