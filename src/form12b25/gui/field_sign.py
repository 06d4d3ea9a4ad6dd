# SPDX-License-Identifier: MIT
"""How a blank shows its state: a ground, a sign in its upper right corner, and words."""

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QToolButton, QWidget

from form12b25.form.review import State
from form12b25.form.verdict import sign
from form12b25.gui import signs
from form12b25.gui.editors import Editor

_LOWEST = 7  # pixels: smaller, and a ring is a dot
_CORNER = sign(State.CARRIED)
_MOVED = QEvent.Type.Move
_AT_THE_EDGE = frozenset((QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.StyleChange))


class FieldSign(QWidget):
    """A small sign over the corner of a widget, in nobody's way. As large as a capital of the widget's own letters."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("field_sign")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sign = ""
        over.installEventFilter(self)
        self.hide()
        self._place(over)

    def show_sign(self, sign: str) -> None:
        """Show that sign, or with an empty one nothing."""
        if sign != self.sign:
            self.sign = sign
            self._place(self._over)  # a button may have come to the line since
            self.setVisible(bool(sign))
            self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The widget has another size, or its letters have."""
        kind = event.type()
        if kind in _AT_THE_EDGE or (kind == _MOVED and watched is not self._over):
            self._place(self._over)
        return False

    def _place(self, over: QWidget) -> None:
        boxes = over.findChild(QCheckBox)  # of a group of boxes, their letters are meant
        side = max(_LOWEST, (boxes or over).fontMetrics().capHeight())
        inset = max(2, side // 4)
        self.setFixedSize(side + inset, side + inset)
        end = over.width()
        for button in over.findChildren(QToolButton) if isinstance(over, QLineEdit) else ():  # a calendar, at its end
            button.installEventFilter(self)
            end = min(end, button.x())
        self.move(end - self.width(), 0)
        if isinstance(over, QLineEdit):  # no letter stands under the sign
            if over.textMargins().right() != over.width() - self.x():
                over.setTextMargins(0, 0, over.width() - self.x(), 0)
        elif isinstance(over, QCheckBox):
            over.setMinimumWidth(over.sizeHint().width() + self.width())
        elif (row := over.layout()) is not None and boxes is not None:
            around = row.contentsMargins()
            if around.right() != self.width():
                around.setRight(self.width())
                row.setContentsMargins(around)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the sign; that of what was carried over fills the corner, as in a spreadsheet."""
        inset = min(max(2, self.width() // 5), self.width() - 1)
        side = self.width() - inset
        square = QRectF(inset, 0, side, side) if self.sign == _CORNER else QRectF(0, inset, side, side)
        painter = QPainter(self)
        signs.draw(painter, self.sign, square, self._ink())
        painter.end()

    def _ink(self) -> QColor:
        """Fixed on the white sheet and on the ground of what was carried over; elsewhere that of the letters."""
        written = isinstance(self._over, QLineEdit | QPlainTextEdit)
        if (written and self._over.property("carried") is True) or on_paper(self._over):
            return QColor(signs.INKS[self.sign])
        return self._over.palette().color(QPalette.ColorRole.Text if written else QPalette.ColorRole.WindowText)


@dataclass(frozen=True)
class Look:
    """How a blank shows its state: the sign, the words that are read out and stand in its tip, the ground.

    `ground` and `carried` are what the style knows it by: "todo", "faulty" or nothing, and whether it was carried over.
    """

    sign: str
    words: str
    ground: str
    carried: bool


def put(editor: Editor, look: Look) -> None:
    """Let a blank look so."""
    for widget in {editor.widget, *editor.stops()}:
        if (widget.property("state") or "", bool(widget.property("carried"))) != (look.ground, look.carried):
            widget.setProperty("state", look.ground)
            widget.setProperty("carried", look.carried)
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        widget.setAccessibleDescription(look.words)
    editor.widget.setToolTip(f"<qt>{escape(look.words)}</qt>" if look.words else "")
    shown = editor.widget.findChild(FieldSign, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (shown or FieldSign(editor.widget)).show_sign(look.sign)


def on_paper(widget: QWidget) -> bool:
    """Whether it stands on a page of the form, which is white in every scheme; the worksheet is not."""
    above = widget.parentWidget()
    while above is not None:
        if above.property("role") in ("page", "worksheet"):
            return bool(above.property("role") == "page")
        above = above.parentWidget()
    return False
