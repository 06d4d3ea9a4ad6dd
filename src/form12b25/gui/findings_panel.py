# SPDX-License-Identifier: MIT
"""The one list of what is left to do; each entry leads to its blank."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from form12b25.form.definition import FIELDS
from form12b25.form.findings import Finding, sentence
from form12b25.form.keys import Key
from form12b25.form.verdict import READY, finished, headings, reason, summary, wording
from form12b25.form.words import shown
from form12b25.gui.entries import HEADING, QUIET, SIGN, WORDS, Entries
from form12b25.gui.scheme import dress, edged, embolden, outline

_LABEL = 24  # characters of the name of a blank on a button
_KEY = Qt.ItemDataRole.UserRole


class FindingsPanel(QWidget):
    """The findings in paper order, Part by Part, under lines that sum them up.

    Signals: `wanted(finding)` when an entry is chosen; `answer_wanted(finding)` and `withdrawal_wanted(finding)` when
    the person wants to answer a warning, or to take the answer back; `rule_wanted(finding)` when the rule cited is
    wanted; `taken(key, day)` when a day that may have been meant is to be entered; `print_wanted()` when nothing stops
    the notice, and it is to be printed; `walked()` when a key chose an entry, which then is to be in view.
    """

    wanted = Signal(object)
    print_wanted = Signal()
    answer_wanted = Signal(object)
    withdrawal_wanted = Signal(object)
    rule_wanted = Signal(object)
    walked = Signal()
    taken = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Finding, ...] | None = None
        self._ready = READY
        self.summary, self.finished = QLabel(), QLabel()
        self.summary.setObjectName("summary")
        for label in (self.summary, self.finished):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.print = QPushButton("P&rint…")
        self.print.setAccessibleName("Print the signed original and its copies")
        self.print.clicked.connect(lambda _=False: self.print_wanted.emit())
        self.list = QListWidget()
        self.list.setObjectName("findings")
        dress(self.list)
        embolden(self.summary)
        self.list.setAccessibleName("What is left to do")
        self.list.setWordWrap(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not move what it points at
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(False)
        self.list.setItemDelegate(Entries(self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.itemClicked.connect(self._lead)
        self.list.itemActivated.connect(self._lead)
        down = QVBoxLayout(self)
        down.setContentsMargins(8, 8, 8, 4)
        down.addWidget(self.summary)
        down.addWidget(self.print, alignment=Qt.AlignmentFlag.AlignLeft)
        down.addWidget(self.finished)
        down.addWidget(self.list)
        self.answer = self._deed("Answer this warning…", ("Ctrl+Return", "Ctrl+Enter"), self.answer_wanted)
        self.withdraw = self._deed("Withdraw the answer", ("Del",), self.withdrawal_wanted)
        self.rule = self._deed("Show the rule cited", ("Shift+F1",), self.rule_wanted)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.list.currentRowChanged.connect(lambda _: self._enable())
        self.answering = QWidget()  # beneath the pane, which scrolls
        across = QHBoxLayout(self.answering)
        across.setContentsMargins(8, 4, 8, 4)
        for action, words in ((self.answer, "A&nswer…"), (self.withdraw, "With&draw")):
            across.addWidget(self._button(action, words))
        across.addStretch(1)
        self.offers: list[QPushButton] = []  # of days that may have been meant, from the top
        self._offers = QVBoxLayout()
        down.insertLayout(down.indexOf(self.list), self._offers)
        for room in (self, self.answering):
            outline(room)
        self._enable()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """List them."""
        if tuple(findings) == self._shown:
            return
        row = self._row_in(findings)
        self._shown = tuple(findings)
        self.list.clear()
        headed = dict(headings(findings))
        for finding in findings:
            self.list.addItem(_entry(finding, headed.pop(FIELDS[finding.key].part, "")))
        if row >= 0:
            self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._enable()
        self._sum_up()
        self._offer([(finding.key, day) for finding in findings for day in finding.meant])

    def show_ready(self, words: str) -> None:
        """What is to be said where nothing stops the notice; it may be late, or filed."""
        if words != self._ready:
            self._ready = words
            self._sum_up()

    def walk(self) -> list[Key]:
        """The blanks in which something is left: those that stop the notice, then what is to consider.

        Each in paper order; what was answered is passed by.
        """
        shown = self._shown or ()
        stopping = dict.fromkeys(finding.key for finding in shown if finding.severity.stops)
        others = dict.fromkeys(finding.key for finding in shown
                               if not finding.considered and finding.key not in stopping)
        return [*stopping, *others]

    def following(self, key: Key | None, step: int = 1) -> Key | None:
        """The next blank of the walk after that one, or with a step of -1 the one before; from the end it goes round.

        From a blank in which nothing is left it goes on in the order of the paper.
        """
        walk = self.walk()
        if key in walk:
            return walk[(walk.index(key) + step) % len(walk)]
        order = list(Key)
        stopping = {finding.key for finding in self._shown or () if finding.severity.stops}
        near = [found for found in walk[::step] if key is not None and (not stopping or found in stopping)
                and (order.index(found) - order.index(key)) * step > 0]
        return next(iter([*near, *walk[::step]]), None)

    def choose(self, key: Key) -> None:
        """Let the first entry of that blank which is not answered be the chosen one."""
        rows = [row for row, finding in enumerate(self._shown or ()) if finding.key is key]
        unanswered = [row for row in rows if self._shown and not self._shown[row].considered]
        self.list.setCurrentRow(next(iter([*unanswered, *rows]), self.list.currentRow()))
        self.walked.emit()

    def first(self) -> None:
        """Let the first entry that stops the notice be the chosen one, and the keyboard be in the list."""
        stopping = [row for row, finding in enumerate(self._shown or ()) if finding.severity.stops]
        self.list.setCurrentRow(next(iter(stopping), 0))
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.walked.emit()

    def finding(self, key: Key) -> Finding | None:
        """The chosen finding if it is about that blank."""
        chosen = self._chosen()
        return chosen if chosen is not None and chosen.key is key else None

    def _lead(self, item: QListWidgetItem) -> None:
        if self._shown:
            self.wanted.emit(self._shown[self.list.row(item)])

    def _offer(self, days: Sequence[tuple[Key, str]]) -> None:
        """A button above the list for each day that may have been meant by what cannot be read as a date."""
        words = [f"{FIELDS[key].label}: enter {day}" for key, day in days]
        if words == [button.accessibleName() for button in self.offers]:
            return
        if any(gone.hasFocus() for gone in self.offers):
            self.list.setFocus()  # Qt would go on to the pages, or to another day
        for gone in self.offers:
            self._offers.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.offers = []
        for (key, day), name in zip(days, words, strict=True):
            # On a line of its own the day is read to its end, however narrow the list and large the type.
            button = QPushButton(f"{shown(FIELDS[key].label, _LABEL)}:\nenter {day}")
            button.setMinimumWidth(1)  # it never asks for more room than the list has
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(lambda _=False, key=key, day=day: self.taken.emit(key, day))
            self._offers.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
            button.show()
            self.offers.append(button)
        edged(self, QApplication.palette())

    def _sum_up(self) -> None:
        """Say what is left in all, and of which Parts nothing is."""
        shown = self._shown or ()
        self.summary.setText(summary(shown, self._ready))
        self.list.setAccessibleDescription(self.summary.text())
        self.finished.setText(finished(shown))
        self.finished.setVisible(bool(self.finished.text()))
        self.print.setVisible(not any(finding.severity.stops for finding in shown))

    def _deed(self, words: str, keys: Sequence[str], wanted: SignalInstance) -> QAction:
        """Something to do with the chosen entry, by a key in the list or from its menu."""
        action = QAction(words, self.list)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: wanted.emit(self._chosen()))
        self.list.addAction(action)
        return action

    def _button(self, action: QAction, words: str) -> QPushButton:
        """A button that does the same, for the mouse and for who does not know the key."""
        button = QPushButton(words)
        button.setToolTip(f"{action.text()} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        button.setAccessibleName(action.text())
        button.clicked.connect(lambda: action.trigger())
        action.enabledChanged.connect(button.setEnabled)
        return button

    def _chosen(self) -> Finding | None:
        row = self.list.currentRow()
        return self._shown[row] if self._shown and 0 <= row < len(self._shown) else None

    def _row_in(self, findings: Sequence[Finding]) -> int:
        """Where the chosen finding stands among others, lest another be answered for it; else the row it had."""
        chosen = self._chosen()
        same = (row for row, found in enumerate(findings) if chosen and (found.key, found.code, found.about) == (
            chosen.key, chosen.code, chosen.about))
        return next(same, self.list.currentRow())

    def _enable(self) -> None:
        """Only what does not stop can be answered; the buttons are there while there is such."""
        chosen = self._chosen()
        self.answer.setEnabled(chosen is not None and not chosen.severity.stops)
        self.withdraw.setEnabled(chosen is not None and bool(chosen.considered))
        self.rule.setEnabled(chosen is not None and bool(chosen.citation))
        self.answering.setVisible(any(not finding.severity.stops for finding in self._shown or ()))


def _entry(finding: Finding, heading: str) -> QListWidgetItem:
    """A finding as an entry; the first of its Part has the heading, which is read out before it."""
    declared, words = FIELDS[finding.key], wording(finding)
    source = f" ({finding.citation})" if finding.citation else ""
    said = f"{sentence(finding)}{source}"
    said = f"{reason(finding.considered)}\n{said}" if finding.considered else f"{words.word}: {said}"
    item = QListWidgetItem(f"{declared.part}, {declared.label}\n{said}")
    for role, value in ((_KEY, finding.key), (SIGN, words.mark), (WORDS, f"{declared.label}\n{said}"),
                        (HEADING, heading), (QUIET, bool(finding.considered))):
        item.setData(role, value)
    if heading:
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{heading}. {item.text()}")
    return item
