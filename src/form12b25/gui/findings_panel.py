# SPDX-License-Identifier: MIT
"""The one list of what is left to do; each entry leads to its blank."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QColor, QIcon, QKeySequence, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from form12b25.form.definition import FIELDS
from form12b25.form.findings import Finding, sentence
from form12b25.form.keys import Key
from form12b25.form.verdict import reason, summary, wording

_KEY = Qt.ItemDataRole.UserRole


class FindingsPanel(QWidget):
    """The findings in paper order, under a line that sums them up.

    Signals: `wanted(key)` when an entry is chosen; `answer_wanted(finding)` and `withdrawal_wanted(finding)` when the
    person wants to answer a warning, or to take the answer back; `rule_wanted(finding)` when the rule cited is wanted.
    """

    wanted = Signal(object)
    answer_wanted = Signal(object)
    withdrawal_wanted = Signal(object)
    rule_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Finding, ...] | None = None
        self.summary = QLabel()
        self.summary.setObjectName("summary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.list = QListWidget()
        self.list.setObjectName("findings")
        self.list.setAccessibleName("What is left to do")
        self.list.setWordWrap(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not move what it points at
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(False)
        self.list.itemClicked.connect(lambda item: self.wanted.emit(item.data(_KEY)))
        self.list.itemActivated.connect(lambda item: self.wanted.emit(item.data(_KEY)))
        down = QVBoxLayout(self)
        down.setContentsMargins(8, 8, 8, 4)
        down.addWidget(self.summary)
        down.addWidget(self.list)
        self.answer = self._deed("Answer this warning…", ("Ctrl+Return", "Ctrl+Enter"), self.answer_wanted)
        self.withdraw = self._deed("Withdraw the answer", ("Del",), self.withdrawal_wanted)
        self.rule = self._deed("Show the rule cited", ("Shift+F1",), self.rule_wanted)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.list.currentRowChanged.connect(lambda _: self._enable())
        self._answering = QWidget()
        across = QHBoxLayout(self._answering)
        across.setContentsMargins(0, 0, 0, 0)
        for action, words in ((self.answer, "A&nswer…"), (self.withdraw, "With&draw")):
            across.addWidget(self._button(action, words))
        across.addStretch(1)
        down.addWidget(self._answering)
        self._enable()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """List them."""
        if tuple(findings) == self._shown:
            return
        row = self._row_in(findings)
        self._shown = tuple(findings)
        self.list.clear()
        for finding in findings:
            declared = FIELDS[finding.key]
            source = f" ({finding.citation})" if finding.citation else ""
            words = wording(finding)
            said = f"{sentence(finding)}{source}"
            said = f"{reason(finding.considered)}\n{said}" if finding.considered else f"{words.word}: {said}"
            item = QListWidgetItem(self._icon(words.mark), f"{declared.part}, {declared.label}\n{said}")
            item.setData(_KEY, finding.key)
            if finding.considered:
                item.setForeground(self._quiet())
            self.list.addItem(item)
        if row >= 0:
            self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._enable()
        self.summary.setText(summary(findings))

    def changeEvent(self, event: QEvent) -> None:
        """In other colours, the signs are drawn anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for row, finding in enumerate(self._shown or ()):
                self.list.item(row).setIcon(self._icon(wording(finding).mark))

    def following(self, key: Key | None) -> Key | None:
        """The next blank after that one: what stops first, then what is to consider, then from the top again.

        Each in paper order; what was answered is passed by.
        """
        shown = self._shown or ()
        stopping = dict.fromkeys(finding.key for finding in shown if finding.severity.stops)
        others = dict.fromkeys(finding.key for finding in shown
                               if not finding.considered and finding.key not in stopping)
        walk = [*stopping, *others]
        if key in walk:
            return walk[(walk.index(key) + 1) % len(walk)]
        order = list(Key)
        after = [found for found in stopping or others if key is not None and order.index(found) > order.index(key)]
        return next(iter([*after, *walk]), None)

    def choose(self, key: Key) -> None:
        """Let the first entry of that blank which is not answered be the chosen one."""
        rows = [row for row, finding in enumerate(self._shown or ()) if finding.key is key]
        unanswered = [row for row in rows if self._shown and not self._shown[row].considered]
        self.list.setCurrentRow(next(iter([*unanswered, *rows]), self.list.currentRow()))

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
        self._answering.setVisible(any(not finding.severity.stops for finding in self._shown or ()))

    def _quiet(self) -> QColor:
        """The colour of the words, somewhat nearer to the ground behind them."""
        palette = self.list.palette()
        ink, ground = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
        parts = ((ink.red(), ground.red()), (ink.green(), ground.green()), (ink.blue(), ground.blue()))
        return QColor(*(round(0.7 * one + 0.3 * other) for one, other in parts))

    def _icon(self, sign: str) -> QIcon:
        picture = QPixmap(22, 22)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(picture.rect(), Qt.AlignmentFlag.AlignCenter, sign)
        painter.end()
        return QIcon(picture)
