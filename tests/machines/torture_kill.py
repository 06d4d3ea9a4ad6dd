#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Torture: the program is typed into, saved, printed, and killed at random moments, again and again.

    QT_QPA_PLATFORM= python3 tests/machines/torture_kill.py 1000 [LANES [SEED]]

Each lane has a screen of its own (Xvfb, openbox, xdotool) and one draft, which lives through all the kills. A life of
the program begins with its start, takes up what was recovered, goes on with keys alone, and ends by SIGKILL. Then what
is on the disk is compared with each state the draft was in, and the hour of the key that brought it there.
"""

import random
import shutil
import statistics
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2] / "src"))

import pikepdf
from screen_of_its_own import SAID, Screen, kill

from form12b25 import assets
from form12b25.drafts import document, recovered, store
from form12b25.form.differences import differences
from form12b25.form.keys import Key

AGE = 1.0  # seconds: what is older may not be lost
_TABS = 8  # from the first blank to the former name, which nothing on the form depends on
_LONGEST_LIFE = 6.0  # seconds; the first of them goes by before a window is there
_LONGEST_TEXT = 400  # characters, and the draft begins anew


@dataclass
class Figures:
    """What came of it."""

    kills: int = 0
    before_the_window: int = 0
    recovered: int = 0  # times that something unsaved was found, and taken up by the next life
    saves: int = 0
    packets: int = 0
    undone: int = 0
    ages: list[float] = field(default_factory=list)  # seconds, of the oldest key that a kill took away
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def __str__(self):
        lost = f"the oldest was {max(self.ages):.2f} s old, the median {statistics.median(self.ages):.2f} s" if (
            self.ages) else "none"
        return (f"{self.kills} kills, {self.before_the_window} of them before there was a window; {self.saves} saves, "
                f"{self.packets} packets asked for, {self.undone} words undone; {self.recovered} times unsaved work "
                f"was found. {len(self.ages)} kills took keys away; of the first keys lost {lost}.")


class Lane:
    """A screen, a folder, a draft, and the program's lives on it."""

    def __init__(self, seed, figures):
        self.chance = random.Random(seed)  # noqa: S311 - to try, not to guard
        self.figures = figures
        self.folder = Path(tempfile.mkdtemp(prefix="12b25-"))
        self.path = self.folder / "draft.12b25"
        self.example = assets.example("quantum-2026")
        self.screen = Screen()
        self.words = count(1)
        self.begin()

    def begin(self):
        shutil.rmtree(self.folder / "own", ignore_errors=True)
        (self.folder / "own").mkdir()
        self.path.write_bytes(document.to_bytes(self.example))
        self.text = "N/A"
        self.offered = False

    def close(self):
        self.screen.close()
        shutil.rmtree(self.folder)

    def live(self):
        """One life of the program, and what is left of it."""
        if len(self.text) > _LONGEST_TEXT:
            self.begin()
        self.states = [(0.0, self.text)]  # each state of the blank, and when the key that made it was sent
        self.saved = [(0.0, store.read_draft(self.path, assets.edition).typed(Key.FORMER_NAME))]
        self.killed = 0.0
        self.seen = False
        process = self.screen.program(self.folder, self.path)
        timer = threading.Timer(self.chance.uniform(0.1, _LONGEST_LIFE), self.kill, [process])
        timer.start()
        try:
            self.work(lambda: self.killed == 0.0)
        finally:
            timer.join()
        assert process.returncode == -9, f"it ended by itself with {process.returncode}: {self.last_words()}"
        self.judge()

    def last_words(self):
        """What the program said, and where in its code the system ended it."""
        left = [self.folder / SAID, self.folder / "own" / "logs" / "crashes.log"]
        return "".join(path.read_text(encoding="utf-8", errors="replace") for path in left if path.exists())[-4000:]

    def kill(self, process):
        self.killed = time.monotonic()
        kill(process)

    def work(self, alive):
        """Use the program by its keys, as long as it lives."""
        here = self.screen

        def awaited(holds):
            return here.until(lambda: not alive() or holds()) and alive()

        if not awaited(lambda: here.active().startswith("Recovered work" if self.offered else "draft.12b25")):
            return
        self.seen = True
        if self.offered:
            here.press("Return")
            if not awaited(lambda: here.active().startswith("draft.12b25*")):
                return
        here.press(*["Tab"] * _TABS, "End")
        while alive():
            match self.chance.choices(["type", "undo", "save", "packet"], [70, 10, 12, 8])[0]:
                case "type":
                    self.type()
                case "undo":
                    self.type()
                    if alive():
                        self.pressed("ctrl+z", self.text.rpartition(" ")[0] + " ")
                        self.figures.undone += 1
                case "save":
                    self.saved.append((time.monotonic(), self.text))
                    here.press("ctrl+s")
                    self.figures.saves += 1
                case "packet":
                    here.press("ctrl+shift+p")
                    if awaited(lambda: here.active() == "Save the packet"):
                        here.type(str(self.folder / f"packet{next(self.words)}.pdf"))
                        here.press("Return")
                        awaited(lambda: here.active().startswith("draft.12b25"))
                        self.figures.packets += 1

    def type(self):
        """Type a word, letter by letter, and remember when."""
        word = f" word{next(self.words)}"
        for start in range(0, len(word), 3):
            if self.killed:
                return
            sent = time.monotonic()
            for letter in word[start:start + 3]:
                self.text += letter
                self.states.append((sent, self.text))
            self.screen.type(word[start:start + 3])

    def pressed(self, key, text):
        self.states.append((time.monotonic(), text))
        self.text = text
        self.screen.press(key)

    def judge(self):
        """Compare what is on the disk with what was done."""
        saved = store.read_draft(self.path, assets.edition)  # raises where the file is damaged
        self.refuse_other_changes(saved)
        asked = [text for when, text in self.saved if when < self.killed]
        done = max(place for place, (when, _) in enumerate(self.saved) if when < self.killed - AGE or not place)
        assert saved.typed(Key.FORMER_NAME) in asked[done:], (saved.typed(Key.FORMER_NAME), self.saved, self.killed)
        for packet in self.folder.glob("packet*.pdf"):
            with pikepdf.open(packet) as pdf:  # raises where it is damaged
                assert len(pdf.pages) > 5
            packet.unlink()
        left = recovered.found(self.folder / "own" / "state" / "recovery", assets.edition,
                               lambda path: store.read_draft(path, assets.edition))
        troubles = [one.troubles for one in left if one.troubles]
        assert not troubles, troubles
        unsaved = [one for one in left if one.draft != saved]
        assert len(unsaved) < 2
        best = unsaved[0].draft if unsaved else saved
        self.refuse_other_changes(best)
        self.compare(best.typed(Key.FORMER_NAME))
        self.offered = bool(unsaved)
        with self.figures.lock:
            self.figures.kills += 1
            self.figures.before_the_window += not self.seen
            self.figures.recovered += bool(unsaved)

    def refuse_other_changes(self, draft):
        """No blank may have changed but the one that is typed into."""
        expected = self.example.enter(Key.FORMER_NAME, draft.typed(Key.FORMER_NAME))
        assert draft == expected, differences(expected, draft)

    def compare(self, text):
        """Nothing that is older than a second is lost."""
        known = [state for state in self.states if state[0] <= self.killed]
        places = [place for place, (_, state) in enumerate(known) if state == text]
        assert places, f"the draft never was {text!r}; it was {known[-1][1]!r}"
        lost = known[places[-1] + 1:]
        if lost:
            age = self.killed - lost[0][0]
            assert age <= AGE, f"lost after {age:.2f} s: the draft is {text!r} and was {known[-1][1]!r}"
            self.figures.ages.append(age)
        self.text = text


def torture(kills, lanes, seed):
    """Kill the program so many times; gives the figures. Raises AssertionError for anything lost or damaged."""
    figures = Figures()
    assets.example("quantum-2026")  # the edition is read once, here, and shared by the lanes

    def lane(number):
        here = Lane(seed * 1000 + number, figures)
        try:
            for _ in range(kills // lanes + (number < kills % lanes)):
                here.live()
        finally:
            here.close()

    with ThreadPoolExecutor(lanes) as pool:
        list(pool.map(lane, range(lanes)))
    return figures


if __name__ == "__main__":
    how_many, how_wide, sown = (int(given) for given in (*sys.argv[1:], *("200", "3", "1")[len(sys.argv) - 1:]))
    begun = time.monotonic()
    print(torture(how_many, how_wide, sown))  # noqa: T201
    print(f"{time.monotonic() - begun:.0f} s in {how_wide} lanes, seed {sown}")  # noqa: T201
