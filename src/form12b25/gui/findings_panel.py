# SPDX-License-Identifier: MIT
"""The one list of what is left to do; each entry leads to its blank."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from form12b25.form.definition import FIELDS
from form12b25.form.findings import Finding, Severity, sentence
from form12b25.form.keys import Key
from form12b25.gui.margin import SIGNS, WORDS

_KEY = Qt.ItemDataRole.UserRole
READY = "Ready to print, sign and send."


class FindingsPanel(QWidget):
    """The findings in paper order, under a line that sums them up. Signal: `wanted(key)` when an entry is chosen."""

    wanted = Signal(object)

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

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """List them."""
        if tuple(findings) == self._shown:
            return
        self._shown = tuple(findings)
        row = self.list.currentRow()
        self.list.clear()
        for finding in findings:
            declared = FIELDS[finding.key]
            source = f" ({finding.citation})" if finding.citation else ""
            item = QListWidgetItem(self._icon(SIGNS[finding.severity]),
                                   f"{declared.part}, {declared.label}\n"
                                   f"{WORDS[finding.severity]}: {sentence(finding)}{source}")
            item.setData(_KEY, finding.key)
            self.list.addItem(item)
        if row >= 0:
            self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.summary.setText(_summary(findings))

    def following(self, key: Key | None) -> Key | None:
        """The next blank to do or to mend after that one, in paper order, from the top again at the end."""
        keys = [self.list.item(row).data(_KEY) for row in range(self.list.count())]
        order = list(Key)
        after = [found for found in keys if key is not None and order.index(found) > order.index(key)]
        return next(iter([*after, *keys]), None)

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


def _summary(findings: Sequence[Finding]) -> str:
    counts = {severity: sum(finding.severity is severity for finding in findings) for severity in Severity}
    counted = ((Severity.ERROR, "to mend"), (Severity.TODO, "still to do"), (Severity.WARNING, "to consider"))
    parts = [f"{counts[severity]} {words}" for severity, words in counted if counts[severity]]
    stopped = counts[Severity.ERROR] or counts[Severity.TODO]
    if stopped or not parts:
        return f"{', '.join(parts)}." if stopped else READY
    return f"{READY} Before that, {', '.join(parts)}."
