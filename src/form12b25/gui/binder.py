# SPDX-License-Identifier: MIT
"""Binds the editors of a sheet to the session, and shows the review beside the blanks.

A field is judged when it is left: a fault that arises while its field has the focus waits until then, and one that is
mended vanishes at once. What is to do is said quietly until the person asks to print.
"""

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from form12b25.form import renewal, verdict
from form12b25.form.definition import FIELDS
from form12b25.form.draft import Value
from form12b25.form.findings import Code, Finding, Severity
from form12b25.form.keys import Key
from form12b25.form.review import Review, State, states
from form12b25.gui import field_sign
from form12b25.gui.editors import Editor
from form12b25.gui.field_sign import Look
from form12b25.gui.figures_editor import FiguresEditor
from form12b25.gui.pages import SheetView
from form12b25.gui.session import DraftSession


class Binder(QObject):
    """Joins a session and a sheet.

    Signals: `judged(findings)`, the findings that may be said now; `stood(key)` when the cursor stands on another cell
    of that blank.
    """

    judged = Signal(object)
    stood = Signal(object)

    def __init__(self, session: DraftSession, sheet: SheetView, area: QScrollArea) -> None:
        super().__init__(sheet)
        self._session = session
        self._sheet = sheet
        self._area = area
        self._said: set[tuple[Key, Code]] = set()
        self._demanded = False
        self.findings: tuple[Finding, ...] = ()
        self._shown: dict[Key, Look] = {}
        for key, editor in sheet.editors.items():
            editor.edited.connect(lambda value, key=key: self._edited(key, value))
            editor.left.connect(self._left)
            editor.reached.connect(lambda place, editor=editor: self._show_place(editor, place))
            if isinstance(editor, FiguresEditor):
                editor.stood.connect(lambda key=key: self.stood.emit(key))
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

    def lead_to_finding(self, finding: Finding) -> None:
        """Put the cursor into the blank that a finding is about, and into the cell that it names."""
        editor = self._sheet.editors[finding.key]
        if finding.cell is not None and isinstance(editor, FiguresEditor):
            editor.choose(*finding.cell)
        self.lead_to(finding.key)

    def standing(self, key: Key) -> tuple[str, str]:
        """The sign and the words of a blank as it is shown; of a computed cell, if the cursor stands on one."""
        editor = self._sheet.editors[key]
        if isinstance(editor, FiguresEditor) and editor.computes:
            return verdict.sign(State.COMPUTED), editor.computes
        look = self._shown[key]
        return look.sign, look.words or verdict.described(State.BLANK)

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
        self._mark(review)
        self.judged.emit(self.findings)

    def _mark(self, review: Review) -> None:
        """Let each blank look as it stands, and be read out so; one that stands as before is not touched."""
        said: dict[Key, list[Finding]] = {}
        for finding in self.findings:
            said.setdefault(finding.key, []).append(finding)
        carried, mark = frozenset(review.draft.unconfirmed), renewal.mark(review.draft)
        grounds = {State.FAULTY: "faulty", State.TODO: "faulty" if self._demanded else "todo"}
        for key, state in states(review.draft, self.findings).items():
            about = said.get(key, [])
            words = verdict.described(state, about, mark if key in carried else "")
            look = Look(verdict.sign(state, about), "" if state is State.BLANK and not about else words,
                        grounds.get(state, ""), key in carried)
            if self._shown.get(key) != look:
                self._shown[key] = look
                field_sign.put(self._sheet.editors[key], look)

def _reached_widget(editor: Editor) -> QWidget:
    """The widget of an editor that has the focus."""
    focused = QApplication.focusWidget()
    return focused if focused in editor.stops() and focused is not None else editor.widget
