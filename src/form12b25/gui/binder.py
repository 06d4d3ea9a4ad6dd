# SPDX-License-Identifier: MIT
"""Binds the editors of a sheet to the session, and shows the review beside the blanks.

A field is judged when it is left: a fault that arises while its field has the focus waits until then, and one that is
mended vanishes at once. What is to do is said quietly until the person asks to print.
"""

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from form12b25.form.definition import FIELDS
from form12b25.form.draft import Value
from form12b25.form.findings import Code, Finding, Severity
from form12b25.form.keys import Key
from form12b25.form.renewal import MARK
from form12b25.form.review import Review, State
from form12b25.form.verdict import spoken
from form12b25.gui import carried_mark
from form12b25.gui.editors import Editor
from form12b25.gui.pages import SheetView
from form12b25.gui.session import DraftSession


class Binder(QObject):
    """Joins a session and a sheet. Signal: `judged(findings)`, the findings that may be said now."""

    judged = Signal(object)

    def __init__(self, session: DraftSession, sheet: SheetView, area: QScrollArea) -> None:
        super().__init__(sheet)
        self._session = session
        self._sheet = sheet
        self._area = area
        self._said: set[tuple[Key, Code]] = set()
        self._demanded = False
        self.findings: tuple[Finding, ...] = ()
        for key, editor in sheet.editors.items():
            editor.edited.connect(lambda value, key=key: self._edited(key, value))
            editor.left.connect(self._left)
            editor.reached.connect(lambda place, editor=editor: self._show_place(editor, place))
        sheet.margin.wanted.connect(self.lead_to)
        session.entered.connect(self._show)
        session.stepped.connect(self.lead_to)
        session.opened.connect(self.show_all)
        session.reviewed.connect(self._reviewed)
        self.show_all()
        self._reviewed(session.review)

    def release(self) -> None:
        """The sheet goes: its widgets are not to be touched again."""
        self._sheet.margin.release()
        for editor in self._sheet.editors.values():
            editor.release()
        for signal, slot in ((self._session.entered, self._show), (self._session.stepped, self.lead_to),
                             (self._session.opened, self.show_all), (self._session.reviewed, self._reviewed)):
            signal.disconnect(slot)

    def show_all(self) -> None:
        """Put the whole draft on the sheet."""
        self._demanded = False
        self._said.clear()
        for key in Key:
            self._show(key)

    def demand(self) -> None:
        """The person asked to print: what is to do counts as a fault from now on."""
        self._demanded = True
        self._reviewed(self._session.review)

    def lead_to(self, key: Key) -> None:
        """Bring a blank into view and put the cursor into it."""
        editor = self._sheet.editors[key]
        stop = self._checked_or_first(editor)
        stop.setFocus()
        self._area.ensureWidgetVisible(editor.widget, 40, 90)

    def _show_place(self, editor: Editor, place: QRect) -> None:
        """Scroll so that the place in the widget, and a little around it, is in view."""
        inside = self._sheet.mapFromGlobal(_reached_widget(editor).mapToGlobal(place.center()))
        self._area.ensureVisible(inside.x(), inside.y(), 30, place.height() // 2 + 24)

    def focused(self) -> Key | None:
        """The blank that has the focus, if one has."""
        widget = QApplication.focusWidget()
        return next((key for key, editor in self._sheet.editors.items() if editor.holds(widget)), None)

    @staticmethod
    def _checked_or_first(editor: Editor) -> QWidget:
        stops = editor.stops()
        return next((stop for stop in stops if stop.property("checked") is True), stops[0])

    def _edited(self, key: Key, value: Value | None) -> None:
        deed, declared = self._sheet.editors[key].deed, FIELDS[key]
        self._session.enter(key, value, f"{deed} {declared.part}, {declared.label}" if deed else "")

    def _show(self, key: Key) -> None:
        self._sheet.editors[key].show(self._session.draft.entered.get(key))

    def _left(self) -> None:
        self._session.pause()
        self._reviewed(self._session.review)

    def _reviewed(self, review: Review) -> None:
        focused = self.focused()
        self.findings = tuple(finding for finding in review.findings
                              if finding.key is not focused or finding.severity is not Severity.ERROR
                              or (finding.key, finding.code) in self._said)
        self._said = {(finding.key, finding.code) for finding in self.findings}
        self._sheet.margin.show_findings(self.findings, {key: editor.widget for key, editor
                                                         in self._sheet.editors.items()}, demanded=self._demanded)
        carried = set(review.draft.unconfirmed)
        for key, editor in self._sheet.editors.items():
            carried_mark.put(editor, carried=key in carried)
            self._mark(editor, review.states[key], [finding for finding in self.findings if finding.key is key])
        self.judged.emit(self.findings)

    def _mark(self, editor: Editor, judged: State, findings: list[Finding]) -> None:
        """Give the widgets of a blank its state to look by, and its findings to be read out."""
        stops = any(finding.severity.stops for finding in findings)
        state = "" if not stops else "faulty" if judged is State.FAULTY or self._demanded else "todo"
        mark = [MARK] if editor.widget.property("carried") else []
        description = " ".join([*mark, *map(spoken, findings)])
        for widget in {editor.widget, *editor.stops()}:
            if widget.property("state") != state:
                widget.setProperty("state", state)
                widget.style().unpolish(widget)
                widget.style().polish(widget)
            widget.setAccessibleDescription(description)



def _reached_widget(editor: Editor) -> QWidget:
    """The widget of an editor that has the focus."""
    focused = QApplication.focusWidget()
    return focused if focused in editor.stops() and focused is not None else editor.widget
