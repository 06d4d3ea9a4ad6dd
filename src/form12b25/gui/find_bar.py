# SPDX-License-Identifier: MIT
"""The bar beneath the sheet in which words to find are typed, and those that are to stand in their place."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from form12b25.gui.boxes import Line


class FindBar(QWidget):
    """Says what the person wants. Signals: `changed()` with each letter, `next()`, `previous()`, `replace()`,
    `replace_all()`, `closed()`; `replacing_wanted()` on Ctrl+H anywhere in the window.
    """

    changed = Signal()
    next = Signal()
    previous = Signal()
    replace = Signal()
    replace_all = Signal()
    closed = Signal()
    replacing_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("find_bar")
        self._find, self._by = Line(), Line()
        self.counted = QLabel()
        self._case, self._words = QCheckBox("Match case"), QCheckBox("Whole words")
        self._one, self._all = QPushButton("Replace"), QPushButton("Replace all")
        back, on, close = QPushButton("Previous"), QPushButton("Next"), QPushButton("Close")
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 4, 8, 4)
        rows = (("Find", self._find, (back, on, close)), ("Replace with", self._by, (self._one, self._all)))
        for row, (words, line, others) in enumerate(rows):
            label = QLabel(words)
            label.setBuddy(line)
            line.setAccessibleName(words)
            grid.addWidget(label, row, 0)
            grid.addWidget(line, row, 1)
            for column, button in enumerate(others, 2):
                button.setAutoDefault(True)  # Return presses it
                grid.addWidget(button, row, column)
        beneath = QHBoxLayout()
        for box in (self._case, self._words):
            beneath.addWidget(box)
            box.toggled.connect(self.changed)
        beneath.addWidget(self.counted, 1)
        grid.addLayout(beneath, 2, 0, 1, 5)
        grid.setColumnStretch(1, 1)
        self.counted.setTextFormat(Qt.TextFormat.PlainText)
        self._find.textChanged.connect(self.changed)
        for stop, following in pairwise((self._find, self._by, back, on, self._one, self._all, self._case,
                                         self._words, close)):
            QWidget.setTabOrder(stop, following)
        for button, signal in ((back, self.previous), (on, self.next), (close, self.closed),
                               (self._one, self.replace), (self._all, self.replace_all)):
            button.clicked.connect(signal)
        QShortcut(QKeySequence("Ctrl+H"), window).activated.connect(self.replacing_wanted)

    @property
    def wanted(self) -> str:
        """The words to find."""
        return self._find.text()

    @property
    def by(self) -> str:
        """The words that take their place."""
        return self._by.text()

    @property
    def match_case(self) -> bool:
        """Whether capitals count."""
        return self._case.isChecked()

    @property
    def whole_words(self) -> bool:
        """Whether a part of a word does not count."""
        return self._words.isChecked()

    def begin(self, words: str) -> None:
        """Let the words to find be typed, over those given or those of the last time."""
        self.blockSignals(True)  # noqa: FBT003 - Qt takes it by its place
        if words:
            self._find.setText(words)
        self.blockSignals(False)  # noqa: FBT003 - as above
        _begin(self._find)

    def begin_replacing(self) -> None:
        """Let the words that take their place be typed."""
        _begin(self._by)

    def allow_replacing(self, allowed: bool) -> None:  # noqa: FBT001 - as Qt has it
        """What is read only can be searched and not be changed."""
        for widget in (self._by, self._one, self._all):
            widget.setEnabled(allowed)

    def count(self, present: int, of: int, *, replaced: bool = False) -> None:
        """Say which of the places is shown; where there is none, whether they have all been `replaced`."""
        none = "All replaced." if replaced else "Not found in the narratives."
        words = "" if not self.wanted else f"{present + 1} of {of}" if of else none
        if words != self.counted.text():
            self.counted.setText(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.counted, words))

    def add(self, words: str) -> None:
        """Say something beside the count."""
        self.counted.setText(f"{self.counted.text()}. {words}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In a line or a box Return goes on, with Shift back, and replaces from the lower line; Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.replace if self._by.hasFocus() else self.previous if back else self.next).emit()
        else:
            super().keyPressEvent(event)


def _begin(line: QLineEdit) -> None:
    line.setFocus(Qt.FocusReason.ShortcutFocusReason)
    line.selectAll()
