# SPDX-License-Identifier: MIT
"""The panes of the window: which are shown, where, how large they are, and going from one to the other by key.

Where the window is too narrow for a whole page with the other panes beside it, they stand below it.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, QRect, QSettings, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QListWidget, QScrollArea, QSplitter, QVBoxLayout, QWidget

from form12b25.form.keys import Key
from form12b25.gui import forms, pages
from form12b25.gui.asking import FRAME
from form12b25.gui.zoom import LEAST

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow

_SHOWN = (("action_show_findings", "findings_place"), ("action_show_preview", "preview_place"))
_SMALLEST = QSize(780, 480)  # pixels of a window: a page at the least zoom
_LEAST_OF_THE_FORM = 116  # pixels of its height that are always seen
_LINES = 3  # of text, the least height of a pane that scrolls
_BELOW = (2, 1)  # parts of the height, of the form and of the panes below it


class Scrolled(QScrollArea):
    """A pane that can be lower than what is in it, and then scrolls; it is never narrower."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._inner = inner
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)

    def show_chosen(self) -> None:
        """Bring the chosen entry of the list in it into view, its first line where it is higher than the pane."""
        for entries in self._inner.findChildren(QListWidget):
            place = entries.visualItemRect(entries.currentItem()) if entries.currentItem() else QRect()
            end = entries.viewport().mapTo(self._inner, (place & entries.viewport().rect()).bottomLeft())
            begin = entries.viewport().mapTo(self._inner, place.topLeft())
            for at in (end, begin):
                self.ensureVisible(at.x(), at.y(), 0, 0)

    def minimumSizeHint(self) -> QSize:
        """A few lines of what is in it, beside the scroll bar."""
        return QSize(self._inner.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width(),
                     _LINES * self.fontMetrics().lineSpacing())

    def sizeHint(self) -> QSize:
        """All that is in it."""
        return self._inner.sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is in it may need another room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class Panes(QObject):
    """The form at the left; at its right the list of what is left to do, and the pages as they will print."""

    def __init__(self, window: "MainWindow", settings: QSettings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._across: QSplitter = forms.child(window, QSplitter, "panes")
        self._side: QSplitter = forms.child(window, QSplitter, "side")
        self._left_at = Key.SEC_FILE_NUMBER
        self._beside: QByteArray | None = None  # the sizes of the panes, while they stand below
        self._placed = False  # the window, where and as large as it was left
        listed: QWidget = forms.child(window, QWidget, "findings_place")
        scrolled, pane = Scrolled(listed), QWidget()
        down = QVBoxLayout(pane)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(scrolled)
        down.addWidget(window.findings.answering)  # in view, however long the list above it is
        self._side.insertWidget(0, pane)
        listed.show()
        window.findings.walked.connect(scrolled.show_chosen)
        self._shown = {_SHOWN[0][0]: pane, _SHOWN[1][0]: forms.child(window, QWidget, _SHOWN[1][1])}
        for name, _ in _SHOWN:
            window.action(name).toggled.connect(self._show)
        area: QScrollArea = forms.child(window, QScrollArea, "sheet_area")
        area.setMinimumWidth(pages.breadth(LEAST / 100, slim=True) + area.verticalScrollBar().sizeHint().width())
        area.setMinimumHeight(_LEAST_OF_THE_FORM)
        window.setMinimumSize(_SMALLEST)
        window.installEventFilter(self)
        self._side.installEventFilter(self)
        window.action("action_other_pane").triggered.connect(lambda _=False: self.go_on())

    def go_on(self) -> None:
        """From the form to the list, to the pages, and back to the blank that was left."""
        window = self._window
        self._left_at = window.binder.focused() or self._left_at
        panes: list[QWidget] = [pane for pane in (window.findings.list, window.preview.view) if pane.isVisible()]
        at = next((place for place, pane in enumerate(panes) if pane.hasFocus()), -1)
        if at + 1 < len(panes):
            panes[at + 1].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            window.binder.lead_to(self._left_at)

    @property
    def below(self) -> bool:
        """Whether the other panes stand below the form."""
        return self._across.orientation() == Qt.Orientation.Vertical

    def _show(self) -> None:
        """Only the panes that are wanted."""
        wanted = {name: self._window.action(name).isChecked() for name in self._shown}
        for name, pane in self._shown.items():
            pane.setVisible(wanted[name])
        self._side.setVisible(any(wanted.values()))
        self._arrange()

    def _arrange(self) -> None:
        """The other panes beside the form if there is room for both."""
        side = max(pane.minimumSizeHint().width() for pane in self._shown.values() if not pane.isHidden()
                   ) if not self._side.isHidden() else 0
        form: QWidget = forms.child(self._window, QWidget, "sheet_place_and_help")
        needed = form.minimumSizeHint().width() + self._across.handleWidth() + side
        below = self._window.width() < needed
        if below is self.below:
            return
        if below:
            self._beside = self._across.saveState()
            self._across.setOrientation(Qt.Orientation.Vertical)
            self._side.setOrientation(Qt.Orientation.Horizontal)
            QTimer.singleShot(0, self, self._share)  # when the panes have said what they need there
        else:
            self._across.setOrientation(Qt.Orientation.Horizontal)
            self._side.setOrientation(Qt.Orientation.Vertical)
            if self._beside is not None:
                self._across.restoreState(self._beside)

    def _share(self) -> None:
        """Divide the room between the form and the panes below it, which are as wide as each other."""
        if self.below:
            # Were it more than there is, Qt would take the rest from the form alone.
            room = self._across.height() - self._across.handleWidth()
            self._across.setSizes([part * room // sum(_BELOW) for part in _BELOW])
            self._side.setSizes([self._across.width() // len(self._shown)] * len(self._shown))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window has another size, or a pane needs another one."""
        if (event.type() == QEvent.Type.Resize and watched is self._window) or (
                event.type() == QEvent.Type.LayoutRequest and watched is self._side):
            self._arrange()
        return super().eventFilter(watched, event)

    def restore(self) -> None:
        """The window as it was left."""
        self._across.setStretchFactor(0, 1)
        self._across.setSizes([1064, 336])
        self._side.setSizes([540, 350])
        for name, restore in (("geometry", self._window.restoreGeometry), ("panes", self._across.restoreState),
                              ("side", self._side.restoreState)):
            kept = self._settings.value(name)
            if isinstance(kept, QByteArray) and restore(kept) and name == "geometry":
                self._placed = True

    def fit_the_screen(self) -> None:
        """A window that opens for the first time is no larger than the screen, the frame of the system included.

        So is one whose place Qt refuses, as it was left on a screen of quite another size.
        """
        if not self._placed:
            self._window.resize(self._window.size().boundedTo(self._window.screen().availableSize() - FRAME))

    def remember(self) -> None:
        """Keep how the window is left."""
        self._settings.setValue("geometry", self._window.saveGeometry())
        if not self.below:  # how they stand below follows from the window
            self._settings.setValue("panes", self._across.saveState())
            self._settings.setValue("side", self._side.saveState())
