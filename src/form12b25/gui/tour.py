# SPDX-License-Identifier: MIT
"""The tour: four short steps that show a new filer where things are, once by itself and again on request."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenuBar, QPushButton, QScrollArea, QToolBar, QWidget
from shiboken6 import isValid

from form12b25.form.keys import Key
from form12b25.gui import forms

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow
    from form12b25.gui.tour_panel import TourPanel


class Step(NamedTuple):
    """One step. `places`: what it may point to; the first of them that is in view is framed."""

    title: str
    words: str  # {next} and its kin stand for the keys of the actions of that name
    places: Callable[["MainWindow"], tuple[QWidget, ...]]


def _sheet(window: "MainWindow") -> tuple[QWidget, ...]:
    return (forms.child(window, QScrollArea, "sheet_area"),)


def _list(window: "MainWindow") -> tuple[QWidget, ...]:
    return window.findings, _on_toolbar(window, "action_next")


def _dates(window: "MainWindow") -> tuple[QWidget, ...]:
    return window.dates, forms.child(window, QPushButton, "deadline_line")


def _print(window: "MainWindow") -> tuple[QWidget, ...]:
    return _on_toolbar(window, "action_print"), window.menuBar()


def _on_toolbar(window: "MainWindow", name: str) -> QWidget:
    toolbar: QToolBar = forms.child(window, QToolBar, "toolbar")
    return toolbar.widgetForAction(window.action(name))


STEPS = (
    Step("The sheet", "This is the form as it will stand on paper. Type into its blanks and go on with Tab; "
         "{help_field} explains the blank that you are in.", _sheet),
    Step("What is left to do", "All that is still to be filled in or mended stands in one list. {next} leads to the "
         "next of it, from wherever you are.", _list),
    Step("The dates", "Once you have entered which report is late, and for which period, these stand here: when it was "
         "due, the last day for this notice, and until when the report may follow.", _dates),
    Step("Print", "When nothing is left to do, print the original to sign and its copies ({print}). Help, Show the "
         "tour, goes through these steps again.", _print),
)
_SHOWN = "tour/shown"
_LEAST = 8  # pixels: what is smaller is out of view
_CHANGES = frozenset((QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide))


class Tour(QObject):
    """Shows the panel in a corner of the window, and a frame around what it speaks of.

    By itself it never takes the keyboard: the cursor stays in its blank. Of the keys that are typed there it has those
    of its buttons, and an Esc that nothing else wants.
    """

    def __init__(self, window: "MainWindow", settings: QSettings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self.panel: TourPanel | None = None  # built when it is first wanted
        self._at = 0
        self._left: QWidget | None = None  # where the keyboard was before it went into the panel
        self._watched: list[QWidget] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._begin_unasked)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._place)
        window.action("action_tour").triggered.connect(lambda _=False: self.show())
        window.arriving.arrived.connect(self.end)

    @property
    def stands(self) -> bool:
        """Whether it is on the screen."""
        return self.panel is not None and not self.panel.isHidden()

    def offer(self) -> None:
        """Show it as soon as a form is on the screen, if that was never done; the start page may come before it."""
        if not self._known:
            self._window.session.opened.connect(self._soon.start)
            self._soon.start()

    def show(self) -> None:
        """Show it on request, with the keyboard in it until it ends."""
        panel = self._begun() if not self.stands or self.panel is None else self.panel
        panel.next.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_on(self) -> None:
        """To the next step; after the last one it ends."""
        if self.panel is None or self._at + 1 == len(STEPS):
            self.end()
            return
        self._turn_to(self.panel, self._at + 1)
        self.panel.announce()

    def end(self) -> None:
        """Take it away; if the keyboard is in it, it goes back to where it was."""
        if self.panel is None or not self.stands:
            return
        within = self._has(self._window.focusWidget())
        self._watch([])
        self._later.stop()
        self._focus_changed(heard=False)
        self.panel.hide()
        if within:
            self._go_back()

    @property
    def _known(self) -> bool:
        return self._settings.value(_SHOWN, defaultValue=False, type=bool) is True

    def _begin_unasked(self) -> None:
        """A form is on the screen. Whoever has unsaved work in it, or a question before it, is left alone."""
        window = self._window
        if not (self._known or window.arriving.stands or window.session.modified or QApplication.activeModalWidget()):
            self._begun().announce()

    def _begun(self) -> "TourPanel":
        self._settings.setValue(_SHOWN, True)  # noqa: FBT003 - Qt takes it by its place
        if self.panel is None:
            from form12b25.gui.tour_panel import TourPanel  # whoever has seen the tour does without

            self.panel = TourPanel(self._window)
            self.panel.next.clicked.connect(lambda _=False: self.go_on())
            self.panel.skip.clicked.connect(lambda _=False: self.end())
        self._focus_changed(heard=True)
        self._turn_to(self.panel, 0)
        self.panel.show()
        return self.panel

    def _focus_changed(self, *, heard: bool) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            signal = application.focusChanged
            (signal.connect if heard else signal.disconnect)(self._follow)

    def _turn_to(self, panel: "TourPanel", at: int) -> None:
        self._at = at
        step = STEPS[at]
        panel.say(f"{at + 1} of {len(STEPS)}: {step.title}", step.words.format_map(_Keys(self._window)),
                  last=at + 1 == len(STEPS))
        wanted, *_ = step.places(self._window)
        for area in _above(wanted) if wanted.isVisible() else ():
            if isinstance(area, QScrollArea) and (inner := area.widget()) is not None:
                area.ensureWidgetVisible(wanted, 0, 0)
                area.ensureVisible(0, wanted.mapTo(inner, QPoint(0, 0)).y(), 0, 0)  # of what is tall, the top
        self._place()

    def _place(self) -> None:
        """Frame what is spoken of, and keep the panel away from it and from the blank in focus."""
        if self.panel is None:
            return
        places = STEPS[self._at].places(self._window)
        self._watch([self._window, self.panel, *places, *(above for place in places for above in _above(place))])
        seen = (in_view(place) for place in places)
        framed = next((place for place in seen if min(place.width(), place.height()) >= _LEAST), QRect())
        focused = QApplication.focusWidget()
        at = in_view(focused) if focused is not None and self._window.sheet.isAncestorOf(focused) else QRect()
        self.panel.place(framed, at)

    def _watch(self, widgets: list[QWidget]) -> None:
        """Notice when one of them has another size or place, and no others."""
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = list(dict.fromkeys(widgets))
        for widget in self._watched:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is framed has moved, or the letters have another size; or Esc was pressed, and nothing else wants it."""
        if event.type() is QEvent.Type.LayoutRequest if watched is self.panel else event.type() in _CHANGES:
            self._later.start()
        elif (watched is self._window and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
                and event.key() == Qt.Key.Key_Escape and not self._window.work.busy):
            self.end()
            return True
        return False

    def _has(self, widget: QWidget | None) -> bool:
        return self.panel is not None and widget is not None and self.panel.isAncestorOf(widget)

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        """The keyboard goes elsewhere."""
        if old is not None and self._has(now) and not self._has(old) and not isinstance(old, QMenuBar):
            self._left = old
        self._later.start()

    def _go_back(self) -> None:
        if self._left is not None and isValid(self._left) and self._left.isVisible():
            self._left.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._window.binder.lead_to(Key.SEC_FILE_NUMBER)


class _Keys(dict[str, str]):
    """The keys of the actions of a window as this system writes them, by the names of the actions."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self._window = window

    def __missing__(self, name: str) -> str:
        action: QAction = self._window.action(f"action_{name}")
        return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _above(widget: QWidget) -> list[QWidget]:
    """What a widget lies in, short of its window."""
    found, parent = [], widget.parentWidget()
    while parent is not None and not parent.isWindow():
        found.append(parent)
        parent = parent.parentWidget()
    return found


def in_view(widget: QWidget) -> QRect:
    """The part of a widget that is not scrolled or cut away, in its window."""
    window = widget.window()
    seen = QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size()) if widget.isVisible() else QRect()
    for around in _above(widget):
        seen &= QRect(around.mapTo(window, around.rect().topLeft()), around.size())
    return seen
