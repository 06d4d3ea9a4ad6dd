# SPDX-License-Identifier: MIT
"""What the preview costs a keystroke, and how soon it is up to date: `python tests/benchmarks/bench_preview.py`.

Needs the program's environment alone, and no screen. Two windows with the same draft get the same letters in turn, in
the middle of Part III, at the pace of a fast typist, so that pressing falls between and upon keystrokes; one shows the
pages, the other does not. The time of a keystroke is counted from the moment it is due until nothing is left to be done
for it, so that a thread that holds the window up is seen.
"""

import os
import random
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, sleep

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench_typing import TODAY, TYPED, drafts, percentiles, say
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from form12b25.form.draft import Draft
from form12b25.form.keys import Key
from form12b25.gui.main_window import MainWindow
from form12b25.gui.start import prepared

PACE = (0.03, 0.22)  # seconds between two letters, from fast to slow
ROUND = 20  # letters into one window before the other has its turn
PAUSES = 25


def opened(application: QApplication, draft: Draft, *, pages: bool) -> tuple[MainWindow, QWidget]:
    """A window with that draft, and its Part III with the cursor in the middle."""
    window = MainWindow(QSettings(str(Path(tempfile.mkdtemp()) / "window.ini"), QSettings.Format.IniFormat),
                        lambda: TODAY)
    window.action("action_show_preview").setChecked(pages)
    window.resize(1400, 900)
    window.show()
    window.session.open(draft, None)
    box = window.sheet.editors[Key.NARRATIVE].widget
    cursor = box.textCursor()
    cursor.setPosition(len(draft.text(Key.NARRATIVE)) // 2)
    box.setTextCursor(cursor)
    idle(application, 2.0)
    if pages:
        until(application, lambda: len(window.preview.pages) >= 3)
    return window, box


def idle(application: QApplication, seconds: float) -> None:
    """Let the window do what it has to do."""
    due = perf_counter() + seconds
    while perf_counter() < due:
        application.processEvents()
        sleep(0.0005)


def until(application: QApplication, done: Callable[[], bool]) -> None:
    """Let it do so until that is true."""
    while not done():
        application.processEvents()
        sleep(0.0005)


def typed(application: QApplication, box: QWidget, letters: str, chance: random.Random) -> list[float]:
    """Milliseconds of each of those keystrokes."""
    times = []
    box.window().activateWindow()
    box.setFocus()
    due = perf_counter()
    for letter in letters:
        due = max(due, perf_counter()) + chance.uniform(*PACE)
        idle(application, due - perf_counter())
        QTest.keyClicks(box, letter)
        application.processEvents()
        times.append((perf_counter() - due) * 1000)
    return times


def keystrokes(application: QApplication) -> None:
    """With the pages and without them; and from the last keystroke before a pause to the pages that have it."""
    rows = []
    say("| a keystroke, ms | without the pages: median | 99th percentile | most | with them: median | 99th percentile "
        "| most | times, median | times, 99th |")
    say("|---|---|---|---|---|---|---|---|---|")
    for name, draft in drafts().items():
        bare, box_bare = opened(application, draft, pages=False)
        window, box = opened(application, draft, pages=True)
        letters = TYPED[:240]
        times: dict[bool, list[float]] = {False: [], True: []}
        for start in range(0, len(letters), ROUND):
            for pages, area in ((False, box_bare), (True, box)):
                times[pages] += typed(application, area, letters[start:start + ROUND], random.Random(start))  # noqa: S311
                idle(application, 0.4)
        ratios = [figure(times[True], share) / figure(times[False], share) for share in (0.5, 0.99)]
        say(f"| {name} | {percentiles(times[False])} | {percentiles(times[True])} | {ratios[0]:.2f} "
            f"| {ratios[1]:.2f} |")
        waits = pauses(application, window, box)
        rows.append(f"| {name} | {len(window.preview.pages)} | {percentiles(waits)} |")
        for one in (bare, window):
            one.session.undo.setClean()
            one.close()
            one.deleteLater()
        application.processEvents()
    say()
    say("| from the last keystroke to the pages that have it | pages | median, ms | 99th percentile | most |")
    say("|---|---|---|---|---|")
    for row in rows:
        say(row)


def pauses(application: QApplication, window: MainWindow, box: QWidget) -> list[float]:
    """Milliseconds from a keystroke to new pages on the screen."""
    waits = []
    shown: list[float] = []
    window.preview.shown.connect(lambda: shown.append(perf_counter()))
    for letter in TYPED[:PAUSES]:
        idle(application, 1.5)
        shown.clear()
        start = perf_counter()
        QTest.keyClicks(box, letter)
        until(application, lambda: bool(shown))
        waits.append((shown[-1] - start) * 1000)
    return waits


def figure(times: list[float], share: float) -> float:
    """The time that such a share of them does not exceed."""
    return sorted(times)[int(len(times) * share)]


if __name__ == "__main__":
    keystrokes(prepared())
