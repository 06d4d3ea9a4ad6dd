# SPDX-License-Identifier: MIT
"""The strip beneath the sheet: one sentence on the field that has the focus, always in view."""

from collections.abc import Callable, Mapping
from html import escape

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from form12b25.form.definition import FIELDS
from form12b25.form.guide import FieldHelp
from form12b25.form.keys import Key
from form12b25.gui import signs

_LEAST = 2  # lines
_SHARE = 5  # part of the window's height that the strip may take; beyond it the sentence is in the tip, and is read out
_TALL = 10_000  # pixels: no sentence is higher


class StateLine(QWidget):
    """How the field stands: its sign and its words, on one line. What does not fit it stands in the tip, whole."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("help_state")
        self.sign, self.words = "", ""

    def say(self, sign: str, words: str) -> None:
        """Say it."""
        if (sign, words) != (self.sign, self.words):
            self.sign, self.words = sign, words
            self.setAccessibleName(words)
            self.setToolTip(f"<qt>{escape(words)}</qt>")
            self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """The sign, and as many of the words as there is room for."""
        painter, letters = QPainter(self), self.fontMetrics()
        ink, side = self.palette().color(QPalette.ColorRole.WindowText), letters.capHeight()
        indent = round(side * 1.6) if self.sign else 0
        painter.setPen(ink)
        room = self.rect().adjusted(indent, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                         letters.elidedText(self.words, Qt.TextElideMode.ElideRight, room.width()))
        signs.draw(painter, self.sign, QRectF(1, (self.height() - side) / 2, side, side), ink)
        painter.end()


class HelpStrip(QFrame):
    """Says the sentence of one field, and how it stands. Signal: `asked()` when more is wanted.

    As high as its longest sentence needs at this width and in this font, so that it never jumps from field to field; in
    a window that is too low for that it says the names of the fields alone. It never takes the focus.
    """

    asked = Signal()

    def __init__(self, words: Mapping[str, FieldHelp]) -> None:
        super().__init__()
        self.setObjectName("help_strip")
        self._words = words
        self._key, self._short = Key.SEC_FILE_NUMBER, False
        self.sentence = QLabel()
        self.sentence.setObjectName("help_sentence")
        self.sentence.setTextFormat(Qt.TextFormat.RichText)
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # the strip has the room
        self.more = QToolButton()
        self.more.setObjectName("help_more")
        self.more.setText("More (F1)")
        self.more.setAutoRaise(True)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more.clicked.connect(lambda _=False: self.asked.emit())
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(12, 4, 8, 4)
        self.state = StateLine()
        down = QVBoxLayout()
        down.setSpacing(0)
        down.addWidget(self.sentence, 1)
        down.addWidget(self.state)
        self._across.addLayout(down, 1)
        self._across.addWidget(self.more)

    def show_field(self, key: Key) -> None:
        """Say the sentence of that field."""
        self._key = key
        label, sentence = FIELDS[key].label, self._words[key].sentence
        self.sentence.setText(f"<b>{escape(label)}.</b>{'' if self._short else f' {escape(sentence)}'}")
        self.sentence.setToolTip(f"<qt>{escape(sentence)}</qt>" if self._short else "")
        self.sentence.setAccessibleName(f"{label}. {sentence}")
        self.more.setAccessibleName(f"More help on {label}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line parts it from what stands above."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self.palette().mid())
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        """From now on it matters how high the window is."""
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window has another size."""
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self._fit()
        return False

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

        def highest(words: Callable[[Key], str]) -> int:
            return max(metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words(key)).height() for key in FIELDS)

        line = metrics.lineSpacing()
        around = line + margins.top() + margins.bottom() + 2
        lines = max(highest(lambda key: f"{FIELDS[key].label}. {self._words[key].sentence}"), (_LEAST - 1) * line)
        short = not self.isWindow() and lines + around > max(self.window().height() // _SHARE, _LEAST * line + around)
        if short is not self._short:
            self._short = short
            self.show_field(self._key)
        self.state.setFixedHeight(line)
        self.setFixedHeight((highest(lambda key: f"{FIELDS[key].label}.") if short else lines) + around)
        self._across.setGeometry(self.contentsRect())  # within a resize the layout may not hear of the new height
