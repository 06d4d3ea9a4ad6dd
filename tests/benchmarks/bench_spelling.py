# SPDX-License-Identifier: MIT
"""What the spelling costs: `python tests/benchmarks/bench_spelling.py`.

Needs the program's environment alone, and no screen. The same keystrokes go in turn into two windows, one with the
spelling checked and one without, each with the same long narrative.
Times are those of the window's thread at work, whoever else uses the machine.
"""

import os
import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench_typing import TODAY, TYPED, narrative, percentiles, say
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from form12b25 import assets
from form12b25.form.keys import Key
from form12b25.gui.main_window import MainWindow
from form12b25.gui.start import prepared
from form12b25.spelling.dictionary import Dictionary
from form12b25.spelling.lexicon import Lexicon

SLIPS = ("regsitrant", "unauditted", "restatment", "fiscle", "explainatory", "definately", "quaterly", "becuase")


def loaded() -> Lexicon:
    return Lexicon(Dictionary(str(assets.folder("spelling")), assets.resource("spelling", "securities.txt")))


def resident() -> float:
    """What the program holds of the memory now, in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def words_alone() -> None:
    """The dictionary without a window."""
    before, start = resident(), thread_time()
    lexicon = loaded()
    ready, memory = thread_time() - start, resident() - before
    text, readings, steps = narrative(100_000), [], []
    words = list(dict.fromkeys(text.split()))
    start = thread_time()
    for word in words:
        lexicon.knows(word)
    each = (thread_time() - start) / len(words)
    lexicon.let_pass()  # it forgets what it knows
    for _ in range(2):
        start = last = thread_time()
        for paragraph in text.split("\n"):
            for _ in lexicon.places(paragraph):
                steps.append((thread_time() - last) * 1000)
                last = thread_time()
        readings.append((last - start) * 1000)
    searches = []
    for slip in SLIPS:
        start = thread_time()
        lexicon.suggestions(slip)
        searches.append((thread_time() - start) * 1000)
    say("| ready after, ms | memory, MB | a word, µs | 100,000 characters, ms | a step, most | again, ms | "
        "suggestions, ms: median, most |")
    say("|---|---|---|---|---|---|---|")
    say(f"| {ready * 1000:.1f} | {memory:.1f} | {each * 1e6:.1f} | {readings[0]:.0f} | {max(steps):.1f} "
        f"| {readings[1]:.1f} | {statistics.median(searches):.0f}, {max(searches):.0f} |")
    say()


def keystrokes(application: QApplication) -> None:
    """Keystrokes with the spelling checked, and without."""
    windows, text = {}, narrative(100_000)
    for words in ("checked", "not checked"):
        settings = QSettings(str(Path(tempfile.mkdtemp()) / "window.ini"), QSettings.Format.IniFormat)
        settings.setValue("check_spelling", words == "checked")
        window = windows[words] = MainWindow(settings, lambda: TODAY)
        window.show()
        rest(application, 1)
        window.session.open(assets.example("quantum-2026").enter(Key.NARRATIVE, text), None)
        cursor = box(window).textCursor()
        cursor.setPosition(len(text) // 2)
        box(window).setTextCursor(cursor)
        say(f"After opening, {words}: what a key may have to wait for, at most {rest(application, 3):.0f} ms.")
    say()
    say("| in 100,000 characters | a keystroke, median, ms | 99th percentile | most | what it may have to wait "
        "for, median | 99th percentile | most |")
    say("|---|---|---|---|---|---|---|")
    for pause in (0.06, 0.25):
        strokes, waits = ({words: list[float]() for words in windows} for _ in range(2))
        for begin in range(0, len(TYPED[:200]), 20):
            for words, window in windows.items():
                box(window).setFocus()
                for letter in TYPED[begin:begin + 20]:
                    waits[words].append(rest(application, pause))
                    start = thread_time()
                    QTest.keyClicks(box(window), letter)
                    strokes[words].append((thread_time() - start) * 1000)
        for words in windows:
            say(f"| a key each {pause * 1000:.0f} ms, {words} | {percentiles(strokes[words])} "
                f"| {percentiles(waits[words])} |")
    for window in windows.values():
        window.session.undo.setClean()
        window.close()


def box(window: MainWindow) -> QPlainTextEdit:
    found = window.sheet.editors[Key.NARRATIVE].widget
    assert isinstance(found, QPlainTextEdit)
    return found


def rest(application: QApplication, seconds: float) -> float:
    """Let the window do what it does on its own; gives the longest that a key would have waited meanwhile, in ms."""
    begun, longest = perf_counter(), 0.0
    while perf_counter() - begun < seconds:
        start = thread_time()
        application.processEvents()
        longest = max(longest, thread_time() - start)
    return longest * 1000


if __name__ == "__main__":
    application = prepared()
    words_alone()
    keystrokes(application)
    sys.stdout.flush()
