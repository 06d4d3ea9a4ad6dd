# SPDX-License-Identifier: MIT
"""The margin at the right of the sheet, in which findings stand beside their blanks."""

import html
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from form12b25.form.findings import Finding, sentence
from form12b25.form.keys import Key
from form12b25.form.verdict import reason, wording
from form12b25.gui.scale import at

_WIDTH, _SLIM = 170, 20  # pixels at 100 %, with the words and without
_GAP = 4


def width(zoom: float, *, slim: bool) -> int:
    """The width of the margin in pixels at that zoom."""
    return at(_SLIM if slim else _WIDTH, zoom)


class _Remark(QLabel):
    """One finding. An answered one gives its reason alone, quietly, for who reads the draft after."""

    def __init__(self, parent: QWidget, finding: Finding, *, demanded: bool) -> None:
        super().__init__(parent)
        self.key = finding.key
        severity = "error" if demanded and finding.severity.stops else finding.severity.value
        self.setProperty("severity", "considered" if finding.considered else severity)
        self.setObjectName(f"remark_{finding.key}")
        self.setTextFormat(Qt.TextFormat.PlainText)
        words = wording(finding)
        said = reason(finding.considered) if finding.considered else f"{words.word}: {sentence(finding)}"
        self.said = f"{words.mark} {said}"
        self._mark = words.mark
        self._source = f"{sentence(finding)} {finding.citation}".strip() if finding.considered else finding.citation
        self.setAccessibleName(self.said)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def put(self, width: int, *, slim: bool) -> None:
        """Say it in that width; where that is slim, only the sign stands there, and the words are its tip."""
        self.setText(self._mark if slim else self.said)
        self.setWordWrap(not slim)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter if slim else Qt.AlignmentFlag.AlignLeft)
        tip = f"{self.said} {self._source}".strip() if slim else self._source
        self.setToolTip(html.escape(tip) if tip and (slim or self.property("severity") == "considered") else tip)
        self.setFixedWidth(width)


class Margin(QWidget):
    """Places each remark at the height of its blank, or below the one before where there is no room.

    Signal: `wanted(key)` when a remark is clicked.
    """

    wanted = Signal(object)

    def __init__(self, sheet: QWidget) -> None:
        super().__init__(sheet)
        self.setObjectName("margin")
        self._zoom, self._slim = 1.0, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._sheet = sheet
        self._remarks: list[_Remark] = []
        self._anchors: dict[Key, QWidget] = {}
        self._shown: tuple[tuple[Finding, ...], bool] = ((), False)
        sheet.installEventFilter(self)

    def show_findings(self, findings: Sequence[Finding], anchors: dict[Key, QWidget], *, demanded: bool) -> None:
        """Show these findings beside the widgets of their blanks. `demanded`: what is to do now counts as a fault."""
        self._anchors = anchors
        shown = (tuple(findings), demanded)
        if shown == self._shown:
            return  # nothing to lay out anew with each keystroke
        self._shown = shown
        for remark in self._remarks:
            remark.deleteLater()
            remark.hide()
        self._remarks = [_Remark(self, finding, demanded=demanded) for finding in findings]
        for remark in self._remarks:
            self._put(remark)
            remark.show()
        self.place()

    def put(self, zoom: float, *, slim: bool) -> None:
        """The sheet is shown at that zoom. `slim`: there is room for the signs alone."""
        self._zoom, self._slim = zoom, slim
        self.setProperty("slim", slim)
        self.setFixedWidth(width(zoom, slim=slim))
        for remark in self._remarks:
            self._put(remark)
        self.place()

    def _put(self, remark: _Remark) -> None:
        remark.put(width(self._zoom, slim=self._slim) - (0 if self._slim else 2 * _GAP), slim=self._slim)

    def release(self) -> None:
        """The sheet goes: place nothing beside it any more."""
        self._sheet.removeEventFilter(self)

    def remarks(self) -> "list[_Remark]":
        """What stands in the margin, from the top."""
        return sorted(self._remarks, key=self._top)

    def place(self) -> None:
        """Put each remark where it belongs."""
        foot = 0
        for remark in self.remarks():
            remark.setVisible(self._anchors[remark.key].isVisibleTo(self._sheet))  # else its page is still to come
            remark.adjustSize()
            top = max(self._top(remark), foot)
            remark.move(0 if self._slim else _GAP, top)
            foot = top + remark.height() + _GAP

    def _top(self, remark: _Remark) -> int:
        return self.mapFrom(self._sheet, self._anchors[remark.key].mapTo(self._sheet, QPoint(0, 0))).y()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The sheet was laid out anew."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a remark leads to its blank."""
        remark = self.childAt(event.position().toPoint())
        if isinstance(remark, _Remark):
            self.wanted.emit(remark.key)
