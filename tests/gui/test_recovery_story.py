# SPDX-License-Identifier: MIT
"""Whatever is entered, undone, saved, reopened and crashed through, in whatever order: nothing is lost."""

import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QObject, QSettings

from form12b25 import assets
from form12b25.drafts import recovered, store
from form12b25.form.draft import Draft, Exhibit
from form12b25.form.keys import Key
from form12b25.gui.filing import Filing
from form12b25.gui.recovering import Recovering
from form12b25.gui.session import DraftSession
from form12b25.paths import Folders
from gui_person import Person

EXHIBITS = st.lists(st.builds(Exhibit, title=st.text(max_size=3), file=st.just("a.pdf"), content=st.binary(max_size=9)),
                    max_size=2).map(tuple)
ENTRIES = st.one_of(
    st.tuples(st.sampled_from([Key.NARRATIVE, Key.NOTES, Key.REGISTRANT_NAME, Key.PERIOD_ENDED]),
              st.text(st.characters(codec="utf-8"), max_size=30)
              | st.text("ab ", min_size=190, max_size=260)),
    st.tuples(st.just(Key.RELIEF_REQUESTED), st.booleans()),  # never checked, and cleared, are two states of a draft
    st.tuples(st.just(Key.EXHIBITS), EXHIBITS.map(lambda listed: listed or None)))


class Story(RuleBasedStateMachine):
    """One person, one draft file, programs that come and go. The model is plain: blanks and their values."""

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp(prefix="form12b25-story-"))
        self.path = self.folder / "draft.12b25"
        self.folders = Folders(self.folder, self.folder, self.folder)
        self.running = False
        self.saved = None  # what stands in the file
        self.history = [{}]  # what can be undone, the present, what can be redone
        self.at = self.clean = 0  # the present; where nothing is unsaved, None if nowhere
        self.start()

    def start(self):
        self.person = Person()
        self.parent = QObject()
        self.session = DraftSession(Draft(assets.edition("sec1344-2018")), lambda: date(2026, 6, 15), self.parent)
        self.filing = Filing(self.session, self.person, QSettings(str(self.folder / "x.ini"),
                                                                  QSettings.Format.IniFormat), self.parent)
        self.recovering = Recovering(self.session, self.filing, self.person, self.folders, self.parent)
        self.running = True
        self.person.file = self.path
        self.history, self.at, self.clean = [{}], 0, 0

    @property
    def present(self):
        return self.history[self.at]

    @precondition(lambda self: self.running)
    @rule(entry=ENTRIES)
    def enter(self, entry):
        key, value = entry
        after = {name: held for name, held in {**self.present, key: value}.items() if held not in (None, "")}
        self.session.enter(key, value)
        self.session.pause()
        if after != self.present:
            if self.clean is not None and self.clean > self.at:
                self.clean = None
            self.history[self.at + 1:] = [after]
            self.at += 1

    @precondition(lambda self: self.running and self.at > 0)
    @rule()
    def undo(self):
        self.session.undo.undo()
        self.at -= 1

    @precondition(lambda self: self.running and self.at + 1 < len(self.history))
    @rule()
    def redo(self):
        self.session.undo.redo()
        self.at += 1

    @precondition(lambda self: self.running)
    @rule()
    def save(self):
        self.filing.save()
        assert self.person.told == []
        self.saved, self.clean = self.present, self.at

    @precondition(lambda self: self.running and self.saved is not None)
    @rule()
    def discard_and_reopen(self):
        self.person.answer = "discard"
        self.filing.open_path(self.path)
        self.history, self.at, self.clean = [self.saved], 0, 0

    @precondition(lambda self: self.running)
    @rule()
    def wait(self):
        assert self.recovering.recovery.settled()

    @precondition(lambda self: self.running)
    @rule()
    def crash(self):
        """The program is gone a second after the last change; what it held, the system lets go."""
        assert self.recovering.recovery.settled()
        self.gone, self.unsaved = self.present, self.at != self.clean
        self.recovering.recovery.close()
        self.filing.locks.release()
        self.parent.deleteLater()
        self.running = False

    @precondition(lambda self: not self.running)
    @rule(late=st.booleans())
    def recover(self, late):
        """The next start finds what was unsaved, and nothing else; it is taken at once or at the second start."""
        for _ in range(1 + late):
            self.start()
            listed = self.recovering._listed()
            assert [{**one.left.draft.entered} for one in listed] == ([self.gone] if self.unsaved else [])
            assert all(one.left.troubles == () for one in listed)
            if late and _ == 0:
                self.recovering.close()
        if listed:
            self.recovering._put(listed[0].left)
            assert self.person.told == []
            self.history, self.at, self.clean = [self.gone], 0, None
        elif self.saved is not None:
            self.filing.open_path(self.path)
            self.history, self.at, self.clean = [self.saved], 0, 0

    @invariant()
    def what_is_on_the_screen_is_what_was_entered(self):
        if getattr(self, "running", False):
            assert {**self.session.draft.entered} == self.present
            assert self.session.modified == (self.at != self.clean)

    @invariant()
    def the_file_is_as_it_was_saved(self):
        if getattr(self, "saved", None) is not None:
            assert {**store.read_draft(self.path, assets.edition).entered} == self.saved

    @invariant()
    def what_runs_is_not_found(self):
        if getattr(self, "running", False):
            assert recovered.found(self.folders.recovery, assets.edition, None) == []

    def teardown(self):
        if getattr(self, "running", False):
            self.session.undo.setClean()
            self.recovering.close()
            assert not self.folders.recovery.exists() or list(self.folders.recovery.iterdir()) == []
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)


@pytest.mark.usefixtures("qapp")
def test_nothing_is_lost_in_whatever_order():
    run_state_machine_as_test(Story, settings=settings(max_examples=60, stateful_step_count=25, deadline=None))
