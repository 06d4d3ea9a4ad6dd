# SPDX-License-Identifier: MIT
"""What is seen of the tour: a panel with a few words in a corner of the window, and a frame around what they are of."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QHideEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QRegion,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from form12b25.gui import forms
from form12b25.gui.scheme import colours, embolden, outline

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow

_AROUND = 12  # pixels between the panel and the edges of the window
_READABLE = 44  # letters, the width of the panel
_WIDE, _EDGE = 5, 3  # pixels of the frame, and of its colour; the rest on either side is of the ground
_FOCUSED = 1000  # how much worse it is to lie over the blank in focus than over what is framed
_NEXT, _LAST, _SKIP = "Ne&xt", "E&xit the tour", "Skip (Esc)"  # the same key to the end


class Ring(QWidget):
    """A frame that shows on any ground, and lets the mouse through."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("tour_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def frame(self, place: QRect) -> None:
        """Lie around that place of the window, on its edge."""
        if place == self.geometry() and not self.isHidden():
            return
        self.setGeometry(place)
        within = self.rect().adjusted(_WIDE, _WIDE, -_WIDE, -_WIDE)
        self.setMask(QRegion(self.rect()) - QRegion(within))
        self.setVisible(not place.isEmpty())
        self.raise_()

    def paintEvent(self, _: QPaintEvent) -> None:
        """The ground, and on it the frame."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))
        pen = QPen(_ink(self.palette()), _EDGE)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        half = _WIDE // 2
        painter.drawRect(self.rect().adjusted(half, half, -half - 1, -half - 1))
        painter.end()


class TourPanel(QFrame):
    """Says one step of the tour, and lies where it covers least."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._room: QWidget = forms.child(window, QWidget, "central")
        self.setObjectName("tour")
        self.setAccessibleName("Tour")
        self.setAutoFillBackground(True)
        self.ring = Ring(window)
        self.title, self.words = QLabel(), QLabel()
        for label in (self.title, self.words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        embolden(self.title)
        self.skip, self.next = QPushButton(_SKIP), QPushButton()
        across = QHBoxLayout()
        across.addStretch(1)
        for button in (self.skip, self.next):
            button.setAutoDefault(True)  # Return presses it
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor in its blank
            across.addWidget(button)
        self._down = down = QVBoxLayout(self)
        for part in (self.title, self.words):
            down.addWidget(part)
        down.addLayout(across)
        outline(self)
        self.hide()

    def say(self, title: str, words: str, *, last: bool) -> None:
        """Say it; the last step can be ended, and not be skipped."""
        self.title.setText(title)
        self.words.setText(words)
        button = _LAST if last else _NEXT
        key = QKeySequence.mnemonic(button).toString(QKeySequence.SequenceFormat.NativeText)  # some systems have none
        self.next.setText(f"{button} ({key})" if key else button)
        self.next.setAccessibleDescription(f"Tour, {title}. {words}")
        if last and self.skip.hasFocus():
            self.next.setFocus()
        self.skip.setVisible(not last)

    def announce(self) -> None:
        """Have a screen reader say it, without the keyboard coming here."""
        buttons = [self.next.text().replace("&", ""), *([] if self.skip.isHidden() else [self.skip.text()])]
        said = f"{self.next.accessibleDescription()} {', '.join(buttons)}."
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def place(self, framed: QRect, focused: QRect) -> None:
        """Frame that place of the window, and lie in the corner where least of it and of the blank in focus is covered.

        If nothing of either is, at the right below, where the pages are; the buttons then stay where they are.
        """
        room = self._room.geometry().adjusted(_AROUND, _AROUND, -_AROUND, -_AROUND)
        width = max(min(_READABLE * self.fontMetrics().averageCharWidth(), room.width()),
                    self._down.totalMinimumSize().width())
        size = QSize(width, min(self._down.totalHeightForWidth(width), room.height()))
        below, right = room.bottom() + 1 - size.height(), room.right() + 1 - size.width()
        corners = [QRect(QPoint(x, y), size) for x, y in ((right, below), (right, room.top()), (room.left(), below),
                                                           (room.left(), room.top()))]
        self.setGeometry(min(corners, key=lambda at: _area(at & framed) + _FOCUSED * _area(at & focused)))
        self.ring.frame(framed)
        self.raise_()

    def showEvent(self, event: QShowEvent) -> None:
        """The frame comes with it."""
        super().showEvent(event)
        self.ring.setVisible(not self.ring.size().isEmpty())
        self.raise_()

    def hideEvent(self, event: QHideEvent) -> None:
        """The frame goes with it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.ring.hide()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Its edge, in the colour of the frame."""
        painter = QPainter(self)
        painter.setPen(QPen(_ink(self.palette()), _EDGE))
        painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        painter.end()


def _ink(palette: QPalette) -> QColor:
    return QColor(colours(palette)["note"])


def _area(place: QRect) -> int:
    return place.width() * place.height()
