# SPDX-License-Identifier: MIT
"""The zoom of the sheet: by key, by wheel, from the menu, or as wide as its pane; kept for the next time."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QPlainTextEdit, QScrollArea, QToolButton, QWidget

from form12b25.gui import forms, pages

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow

LEAST, MOST = 90, 300  # per cent
_STEPS = (LEAST, 100, 110, 125, 150, 175, 200, 250, MOST)
_NORMAL = 100
_NOTCH = 120  # of a wheel, in eighths of a degree
_PASSES = 5  # at most, until nothing moves any more; two or three do as a rule
_AROUND = 12  # pixels in view around the blank in focus
_SETTING, _FIT = "zoom", "fit"


def fitting(room: int) -> tuple[int, bool]:
    """The zoom in per cent at which the sheet fits into that width in pixels, and whether its margin is slim.

    The words in the margin give way before the sheet becomes smaller than the least zoom; until there is room for them
    the sheet stays at that zoom, for it must never be smaller in more room.
    """
    taken = [percent for percent in range(LEAST, MOST + 1) if pages.breadth(percent / 100, slim=False) <= room]
    return (taken[-1], False) if taken else (LEAST, True)


class Zoom(QObject):
    """Puts the sheet at its zoom, whichever edition's it is. Signal: `changed(per cent)`."""

    changed = Signal(int)

    def __init__(self, window: "MainWindow", settings: QSettings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._area: QScrollArea = forms.child(window, QScrollArea, "sheet_area")
        self._sheet: QWidget | None = None
        self._shown: tuple[QWidget, int, bool] | None = None  # a sheet, its zoom, and whether its margin is slim
        self._turned = 0  # of the wheel, and not yet a notch
        self._mouse: QPoint | None = None  # on the screen, while its wheel zooms
        self.fits = True
        self.percent = _NORMAL
        self._read()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._put)
        self._fit_action = window.action("action_zoom_width")
        window.action("action_zoom_in").triggered.connect(lambda _=False: self.step(1))
        window.action("action_zoom_in").setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        window.action("action_zoom_out").triggered.connect(lambda _=False: self.step(-1))
        window.action("action_zoom_normal").triggered.connect(lambda _=False: self.set_percent(_NORMAL))
        self._fit_action.triggered.connect(lambda _=False: self.fit())
        self.control = self._control()
        window.statusBar().addPermanentWidget(self.control)
        window.scheme.changed.connect(self._recolour)
        window.session.opened.connect(self._attach)
        window.session.opened.connect(self.control.show)
        window.arriving.arrived.connect(self.control.hide)  # where no sheet is in sight
        self._area.viewport().installEventFilter(self)
        self._attach()
        self._say()

    def set_percent(self, percent: int) -> None:
        """Show the sheet at that zoom until another is chosen."""
        self.fits, self.percent = False, min(max(percent, LEAST), MOST)
        self._settings.setValue(_SETTING, self.percent)
        self._put()

    def fit(self) -> None:
        """Show the sheet as wide as its pane, now and when that changes."""
        self.fits = True
        self._settings.setValue(_SETTING, _FIT)
        self._put()

    def step(self, direction: int) -> None:
        """One step larger or smaller."""
        beyond = [step for step in _STEPS if (step - self.percent) * direction > 0]
        if beyond:
            self.set_percent(min(beyond, key=lambda step: abs(step - self.percent)))

    def _read(self) -> None:
        """What was kept; anything else than a number means the width of the pane."""
        kept = str(self._settings.value(_SETTING, _FIT))
        if kept.isdecimal():
            self.fits, self.percent = False, min(max(int(kept), LEAST), MOST)

    def _control(self) -> QToolButton:
        """In the status bar: the zoom in per cent, and the ways to change it."""
        control = QToolButton()
        control.setObjectName("zoom")
        control.setAutoRaise(True)
        control.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        control.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(control)
        menu.addActions([self._window.action(f"action_zoom_{way}") for way in ("in", "out", "normal", "width")])
        control.setMenu(menu)
        return control

    def _attach(self) -> None:
        """Take the sheet that is shown, which another edition replaces."""
        if self._sheet is self._window.sheet:
            return
        self._sheet = self._window.sheet
        self._window.sheet.completed.connect(self._settle)
        for scrolling in self._sheet.findChildren(QAbstractScrollArea):  # they would keep the wheel to themselves
            scrolling.viewport().installEventFilter(self)
        if self._window.isVisible():
            self._put()

    def _put(self) -> None:
        """Lay the sheet out at its zoom; what the person looks at stays where it is."""
        sheet, room = self._window.sheet, self._room()
        if self.fits:
            self.percent, slim = fitting(room)
        else:
            slim = pages.breadth(self.percent / 100, slim=False) > room
        self._say()
        if self._shown == (sheet, self.percent, slim):
            sheet.settle()
            return
        self._shown = (sheet, self.percent, slim)
        focused = self._focused()
        widget, part = self._anchor(focused)
        height = self._height_of(widget, part)
        if not sheet.isVisible():
            sheet.put_off(self.percent / 100, self._window.height())
        sheet.put(self.percent / 100, slim=slim)
        self._settle()
        moved = self._height_of(widget, part) - height
        self._area.verticalScrollBar().setValue(self._area.verticalScrollBar().value() + moved)
        if focused is not None and widget is focused:
            self._keep_in_view(focused)
        self.changed.emit(self.percent)

    def _settle(self) -> None:
        """The blanks of the sheet find their width, then their height, and what stands below them its place."""
        sheet, stood = self._window.sheet, None
        for _ in range(_PASSES):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            sheet.settle()
            if stood == (stood := (sheet.size(), sheet.sizeHint())):
                break
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        sheet.margin.place()

    def _recolour(self) -> None:
        sheet = self._window.sheet
        sheet.put(sheet.zoom, slim=sheet.slim)

    def _room(self) -> int:
        """The width for the sheet in pixels, beside the scroll bar that a sheet always needs."""
        return self._area.maximumViewportSize().width() - self._area.verticalScrollBar().sizeHint().width()

    def _say(self) -> None:
        self._fit_action.setChecked(self.fits)
        self.control.setText(f"{self.percent} %")
        how = ", as wide as its pane" if self.fits else ""
        self.control.setAccessibleName(f"Zoom of the sheet: {self.percent} %{how}")
        self.control.setToolTip(f"Zoom of the sheet{how} (Ctrl++, Ctrl+-, Ctrl+0, Ctrl and the wheel)")
        self._window.action("action_zoom_in").setEnabled(self.percent < MOST)
        self._window.action("action_zoom_out").setEnabled(self.percent > LEAST)

    def _focused(self) -> QWidget | None:
        """The widget on the sheet that has the focus."""
        focused = self._window.focusWidget()
        return focused if focused is not None and self._window.sheet.isAncestorOf(focused) else None

    def _anchor(self, focused: QWidget | None) -> tuple[QWidget, float]:
        """The widget that is to stay where it is, and the part of its height above the point that is looked at.

        Under the mouse if its wheel turns; else the blank in focus if it is in view; else what is in the middle.
        """
        viewport, sheet = self._area.viewport(), self._window.sheet
        if self._mouse is None and focused is not None and not focused.visibleRegion().isEmpty():
            return focused, 0.0
        point = viewport.mapFromGlobal(self._mouse) if self._mouse else viewport.rect().center()
        widget = sheet.childAt(sheet.mapFrom(viewport, point)) or sheet
        return widget, widget.mapFrom(viewport, point).y() / max(widget.height(), 1)

    def _height_of(self, widget: QWidget, part: float) -> int:
        return widget.mapTo(self._area.viewport(), QPoint(0, round(widget.height() * part))).y()

    def _keep_in_view(self, focused: QWidget) -> None:
        """Scroll until the blank in focus is in view, or as much of it as can be; in a narrative the caret at least."""
        caret = focused.cursorRect() if isinstance(focused, QPlainTextEdit) else focused.rect()
        room = self._area.viewport().width() - 2 * _AROUND
        for place in (QRect(0, caret.top(), focused.width(), caret.height()), caret):
            inside = QRect(focused.mapTo(self._window.sheet, place.topLeft()), place.size())
            half = min(inside.width(), room) // 2
            self._area.ensureVisible(inside.left() + half, inside.center().y(), half + _AROUND,
                                     inside.height() // 2 + _AROUND)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The pane has another width, or the wheel is turned while Ctrl is held."""
        if event.type() == QEvent.Type.Resize and watched is self._area.viewport():
            if not self._window.sheet.isVisible():
                self._shown = None
                self._put()  # before the sheet is painted for the first time
            self._later.start()
        elif event.type() == QEvent.Type.Wheel:
            wheel = cast("QWheelEvent", event)
            if wheel.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self._turn(wheel)
                return True
        return super().eventFilter(watched, event)

    def _turn(self, wheel: QWheelEvent) -> None:
        """A step for each notch; what is under the mouse stays there."""
        self._turned += wheel.angleDelta().y()
        self._mouse = wheel.globalPosition().toPoint()
        while abs(self._turned) >= _NOTCH:
            direction = 1 if self._turned > 0 else -1
            self.step(direction)
            self._turned -= direction * _NOTCH
        self._mouse = None
