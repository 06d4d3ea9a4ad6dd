# SPDX-License-Identifier: MIT
"""The strip beneath the sheet: one sentence on the field that has the focus, always in view."""

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

from form12b25.form.definition import FIELDS
from form12b25.form.guide import FieldHelp
from form12b25.form.keys import Key

_LEAST = 2  # lines
_TALL = 10_000  # pixels: no sentence is higher


class HelpStrip(QFrame):
    """Says the sentence of one field. Signal: `asked()` when more is wanted.

    As high as its longest sentence needs at this width and in this font, so that it never jumps from field to field. It
    never takes the focus.
    """

    asked = Signal()

    def __init__(self, words: Mapping[str, FieldHelp]) -> None:
        super().__init__()
        self.setObjectName("help_strip")
        self._words = words
        self.sentence = QLabel()
        self.sentence.setObjectName("help_sentence")
        self.sentence.setTextFormat(Qt.TextFormat.RichText)
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.more = QToolButton()
        self.more.setText("More (F1)")
        self.more.setAutoRaise(True)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more.clicked.connect(lambda _=False: self.asked.emit())
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(12, 4, 8, 4)
        self._across.addWidget(self.sentence, 1)
        self._across.addWidget(self.more)

    def show_field(self, key: Key) -> None:
        """Say the sentence of that field."""
        label, sentence = FIELDS[key].label, self._words[key].sentence
        self.sentence.setText(f"<b>{escape(label)}.</b> {escape(sentence)}")
        self.sentence.setAccessibleName(f"{label}. {sentence}")
        self.more.setAccessibleName(f"More help on {label}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """So may another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        font = self.sentence.font()
        font.setBold(True)  # the label is, and what is broader never needs less
        metrics = QFontMetrics(font)
        margins = self._across.contentsMargins()
        width = (self.width() - margins.left() - margins.right() - self._across.spacing()
                 - self.more.sizeHint().width())
        room = QRect(0, 0, max(width, 1), _TALL)
        lines = max(metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, f"{FIELDS[key].label}. "
                                         f"{self._words[key].sentence}").height() for key in FIELDS)
        self.setFixedHeight(max(lines, _LEAST * metrics.lineSpacing()) + margins.top() + margins.bottom() + 2)
