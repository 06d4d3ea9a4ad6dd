# SPDX-License-Identifier: MIT
"""What a keystroke in Part III costs: `python tests/benchmarks/bench_typing.py`.

Needs the program's environment alone, and no screen. The narrative is that of the Quantum filing, and longer ones made
of its sentences; no two of their paragraphs are alike. The window and a bare text box of Qt with the same text get the
same keystrokes in turn.
"""

import os
import random
import statistics
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from form12b25 import assets
from form12b25.form.calendar import federal_calendar
from form12b25.form.draft import Draft
from form12b25.form.keys import Key
from form12b25.form.review import review
from form12b25.gui.main_window import MainWindow
from form12b25.gui.start import prepared

TODAY = date(2026, 6, 15)
PAGE = 3_000  # characters
TYPED = "the ledgers of the plant in Denver burned, and with them all that was needed; " * 4
REVIEWS = 150


def narrative(characters: int) -> str:
    """A narrative of about that length, in paragraphs of its own."""
    sentences = assets.example("quantum-2026").text(Key.NARRATIVE).replace("\n\n", " ").split(". ")
    chosen, length, paragraphs = random.Random(1), 0, []  # noqa: S311 - the same words each time
    while length < characters:
        paragraph = ". ".join(" ".join(chosen.sample(words, len(words))) for words in
                              (sentence.split() for sentence in chosen.sample(sentences, 4))) + "."
        paragraphs.append(paragraph)
        length += len(paragraph) + 2
    return "\n\n".join(paragraphs)


def drafts() -> dict[str, Draft]:
    """The drafts to type into, by what they are."""
    quantum = assets.example("quantum-2026")
    return {"the Quantum draft": quantum} | {
        f"{count:,} characters, {count // PAGE} pages": quantum.enter(Key.NARRATIVE, narrative(count))
        for count in (100_000, 1_000 * PAGE)}


def percentiles(times: list[float]) -> str:
    ordered = sorted(times)
    return (f"{statistics.median(ordered):.2f} | {ordered[int(len(ordered) * 0.99)]:.2f} | {ordered[-1]:.2f}")


def reviews() -> None:
    """The review alone, of a narrative into whose middle one character after another is typed."""
    say("| review after a keystroke | median, ms | 99th percentile | most | the first one |")
    say("|---|---|---|---|---|")
    for name, draft in drafts().items():
        text = draft.text(Key.NARRATIVE)
        middle, times = len(text) // 2, []
        for count in range(REVIEWS):
            typed = draft.enter(Key.NARRATIVE, text[:middle] + TYPED[:count] + text[middle:])
            start = perf_counter()
            review(typed, TODAY, calendar=federal_calendar())
            times.append((perf_counter() - start) * 1000)
        say(f"| {name} | {percentiles(times[1:])} | {times[0]:.0f} |")
    say()


def keystrokes(application: QApplication) -> None:
    """Keystroke to updated findings, in the window; beside it a bare text box."""
    window = MainWindow(QSettings(str(Path(tempfile.mkdtemp()) / "window.ini"), QSettings.Format.IniFormat),
                        lambda: TODAY)
    window.show()
    say("| a keystroke | median, ms | 99th percentile | most | a bare text box | times |")
    say("|---|---|---|---|---|---|")
    for name, draft in drafts().items():
        window.session.open(draft, None)
        box = window.sheet.editors[Key.NARRATIVE].widget
        bare = QPlainTextEdit(draft.text(Key.NARRATIVE))
        bare.show()
        for area in (box, bare):
            cursor = area.textCursor()
            cursor.setPosition(len(draft.text(Key.NARRATIVE)) // 2)
            area.setTextCursor(cursor)
        times: dict[str, list[float]] = {"window": [], "bare": []}
        for letter in TYPED:
            for which, area in (("window", box), ("bare", bare)):
                area.setFocus()
                application.processEvents()
                start = perf_counter()
                QTest.keyClicks(area, letter)
                times[which].append((perf_counter() - start) * 1000)
        least = statistics.median(times["bare"])
        times_as_much = statistics.median(times["window"]) / least
        say(f"| {name} | {percentiles(times['window'])} | {least:.2f} | {times_as_much:.1f} |")
        bare.deleteLater()
    window.session.undo.setClean()
    window.close()


def say(line: str = "") -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    reviews()
    keystrokes(prepared())
