# SPDX-License-Identifier: MIT
"""Where a person arrives: the start page in place of the form, until a draft is opened or a notice begun."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSettings, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from form12b25 import assets
from form12b25.form import editions
from form12b25.form.draft import Draft
from form12b25.gui import forms
from form12b25.gui.looking import Looking
from form12b25.gui.recent_drafts import RecentDrafts
from form12b25.gui.scheme import dress

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow
    from form12b25.gui.recovering import Recovering
    from form12b25.gui.start_page import StartPage

_AT_START = "start_page/at_start"
_RECOVERED = "recovered"
# What can be done without a notice on the screen; everything else rests.
_WITHOUT_A_NOTICE = frozenset((
    "action_new_2018", "action_new_1995", "action_open", "action_example_quantum", "action_example_igene",
    "action_example_results", "action_recovered", "action_show_recovery_folder", "action_show_backups_folder",
    "action_show_settings_folder", "action_show_logs_folder", "action_quit", "action_help_rules", "action_manual",
    "action_about", "action_closed_days", "action_keep_backups", "action_omb_expires"))


class Arriving(QObject):
    """Puts the start page up and takes it away. `stands`: whether it is there; `recovering` may be set from outside.

    Made before the other rooms, for it is to be the first that hears of a draft: the form is then in sight again when
    they turn to it. Signals: `arrived()` when the page was put up; `said(sentence)`.
    """

    arrived = Signal()
    said = Signal(str)

    def __init__(self, window: "MainWindow", settings: QSettings, today: Callable[[], date]) -> None:
        super().__init__(window)
        self._window, self._settings, self._today = window, settings, today
        self.stands = False
        self.recovering: Recovering | None = None
        self.page: StartPage | None = None  # built when it is first wanted
        self.drafts = RecentDrafts(self)
        self._looking = Looking(self)
        self._looking.answered.connect(self._tell_recovered)
        self._resting = QActionGroup(self)  # a group at rest remembers what others enable in it meanwhile
        self._resting.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.look)
        self.drafts.changed.connect(self._show)
        self.drafts.wanted.connect(window.filing.open_path)
        self.drafts.said.connect(self.said)
        window.action("action_start_page").triggered.connect(lambda _=False: self.come_back())
        window.session.opened.connect(self._leave)
        window.session.reviewed.connect(self._count_anew)
        window.filing.recent_changed.connect(self._list)
        self._counted_by: object = None

    @property
    def at_start(self) -> bool:
        """Whether the page is to stand when the program starts without a draft."""
        return self._settings.value(_AT_START, defaultValue=True, type=bool) is True

    def come_back(self) -> None:
        """Back to the page, once what is on the screen is safe; the draft is closed."""
        self._window.filing.unless_lost(self._close_draft)

    def stand(self) -> None:
        """Put the page up in place of the form."""
        page = self._built()
        self.stands = True
        self._window.statusBar().clearMessage()
        self._panes.hide()
        self._rest()
        self._list()
        page.show_recovered(None if self.recovering and self.recovering.anything else 0)
        page.show()
        page.begin()
        self._window.installEventFilter(self)
        page.content.installEventFilter(self)
        self.arrived.emit()

    def close(self) -> None:
        """The window is closed: nothing more is begun."""
        self._soon.stop()
        self._window.removeEventFilter(self)
        if self.page is not None:
            self.page.content.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the files once the page is painted, and again when the person comes back to the window."""
        if self.stands and self.page is not None:
            if watched is self.page.content and event.type() is QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, self.page, self.page.show_focus)
                self._soon.start()
            elif watched is self._window and event.type() is QEvent.Type.WindowActivate:
                self._soon.start()
        return False

    @property
    def _panes(self) -> QWidget:
        panes: QWidget = forms.child(self._window, QWidget, "panes")
        return panes

    def _built(self) -> "StartPage":
        if self.page is None:
            from form12b25.gui.start_page import StartPage  # not where the program is opened with a draft

            page = self.page = StartPage(self._window)
            forms.child(self._window, QWidget, "central").layout().addWidget(page)
            dress(page)
            beginnings = self._window.beginnings
            page.form_wanted.connect(beginnings.of_form)
            page.profile_wanted.connect(beginnings.of_profile)
            page.template_wanted.connect(beginnings.of_template)
            page.recent.wanted.connect(self.drafts.ask_for)
            page.recent.unwanted.connect(self._take_from_list)
            page.at_start.setChecked(self.at_start)
            page.at_start.toggled.connect(self._remember)
        return self.page

    def _rest(self) -> None:
        """What needs a notice cannot be chosen."""
        for action in self._window.findChildren(QAction):
            name = action.objectName()
            if name.startswith("action_") and name not in _WITHOUT_A_NOTICE and action.actionGroup() is None:
                self._resting.addAction(action)
        self._resting.setEnabled(False)

    def _close_draft(self) -> None:
        self._window.session.open(Draft(assets.edition(editions.DEFAULT)), None)
        self.stand()

    def _leave(self) -> None:
        """A draft is in the window: the form takes its place again."""
        self.drafts.forget_asking()
        if self.stands and self.page is not None:
            self.stands = False
            self._soon.stop()
            self._window.removeEventFilter(self)
            self.page.hide()
            self._panes.show()
            self._resting.setEnabled(True)

    def _list(self) -> None:
        if self.stands:
            self.drafts.follow(self._window.filing.recent())

    def look(self) -> None:
        """Read the drafts and count their dates, and see what was left behind."""
        if not self.stands:
            return
        today, calendar = self._today(), self._window.office_days.own.calendar
        self._counted_by = today, calendar
        self.drafts.look(today, calendar)
        if self.recovering is not None and self.recovering.anything:
            self._looking.begin(_RECOVERED, self.recovering.look)
        elif self.page is not None:
            self.page.show_recovered(0)

    def _count_anew(self, _: object) -> None:
        """Midnight has passed, or the person has closed or opened a day."""
        if self.stands and self._counted_by not in (None, (self._today(), self._window.office_days.own.calendar)):
            self.look()

    def _tell_recovered(self, _: object, found: object) -> None:
        if self.page is not None and self.recovering is not None and isinstance(found, list):
            self.page.show_recovered(self.recovering.worth_offering(found))

    def _show(self) -> None:
        if self.stands and self.page is not None:
            self.page.show_entries(self.drafts.entries)

    def _take_from_list(self, path: Path) -> None:
        self._window.filing.forget(path)
        self.said.emit(f"{path.name} was taken from the list. The file itself stays as it is.")

    def _remember(self, wanted: bool) -> None:  # noqa: FBT001 - as Qt has it
        self._settings.setValue(_AT_START, wanted)
