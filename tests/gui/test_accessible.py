# SPDX-License-Identifier: MIT
"""For who cannot see the screen or hold a mouse: each control of each window is named, reached by Tab, and framed."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QToolBar,
    QWidget,
)
from test_keys_of_dialogs import MAKERS, dialogs, menus_of

import every_window
import sight
from form12b25.gui import spoken
from form12b25.gui.focus_frame import FocusFrames

WINDOWS = every_window.makers(MAKERS)
# A button on which Tab does not stop, lest there be too many stops: the action that a key or a menu does instead.
INSTEAD = {"deadline_line": "action_show_dates", "help_more": "action_help_field",
           "not_kept_line": "action_save"}


@pytest.fixture(scope="module", autouse=True)
def _as_it_starts(qapp):
    """What the program sets up before its first window."""
    spoken.speak()
    frames = FocusFrames(qapp)
    yield
    qapp.focusChanged.disconnect(frames._moved)
    frames.deleteLater()


@pytest.fixture
def room(request, window, qtbot, tmp_path):
    """A window of the program, open."""
    shown = every_window.opened(WINDOWS[request.param], window, tmp_path, qtbot)
    yield shown
    if shown is not window:
        shown.close()


in_every_window = pytest.mark.parametrize("room", WINDOWS, indirect=True)


def of_the_program(widget):
    """Whether it is a control that a person meets, not a part of one that Qt makes for itself."""
    return not widget.objectName().startswith("qt_") and not isinstance(widget.parentWidget(), QComboBox)


def controls(room):
    """Everything that takes the keyboard or is there to be pressed, shown or not."""
    kinds = QAbstractButton, QLineEdit, QComboBox, QAbstractScrollArea, QProgressBar
    return [widget for widget in room.findChildren(QWidget) if of_the_program(widget) and widget.window() is room
            and (widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(widget, kinds))
            and not (isinstance(widget, QAbstractScrollArea) and widget.focusPolicy() == Qt.FocusPolicy.NoFocus)
            and not isinstance(widget, QLabel) and widget.focusProxy() is None]


def own_name(widget):
    """The name that was given to it: its own, that of its label, the words on it; never that of the box around it."""
    labels = [label.text() for label in widget.window().findChildren(QLabel) if label.buddy() is widget]
    words = widget.text() if isinstance(widget, QAbstractButton) else widget.title() if isinstance(
        widget, QGroupBox) else ""
    names = (name.replace("&", "").strip() for name in (widget.accessibleName(), *labels, words))
    return next(filter(None, names), "")


def heard(widget, what=QAccessible.Text.Name):
    return QAccessible.queryAccessibleInterface(widget).text(what)


def shown(widget):
    return widget.isVisible() and widget.isEnabled()


def test_no_window_of_the_program_is_forgotten_here(window, tmp_path, qtbot):
    assert set(dialogs()) <= set(MAKERS)
    met = {type(window).__name__}
    for maker in MAKERS.values():
        dialog = maker(window, tmp_path)
        met.update(kind.__name__ for kind in type(dialog).__mro__)
        met.update(type(widget).__name__ for widget in dialog.findChildren(QWidget))
        dialog.deleteLater()
    met.update(type(widget).__name__ for widget in window.findChildren(QWidget))
    assert set(every_window.classes()) - met == set()


@in_every_window
def test_each_control_has_a_name_of_its_own(room):
    nameless = [f"{type(widget).__name__} {widget.objectName()}" for widget in controls(room) if not own_name(widget)]
    assert nameless == []
    for widget in controls(room):
        assert heard(widget).strip(), widget.objectName()


@in_every_window
def test_no_two_stops_have_the_same_name(room):
    names = [heard(widget) for widget in every_window.stops(room)]
    assert len(names) == len(set(names)), sorted(name for name in set(names) if names.count(name) > 1)


@in_every_window
def test_nothing_is_read_out_with_its_markup(room):
    for widget in room.findChildren(QWidget):
        if of_the_program(widget) and isinstance(widget.parentWidget(), QWidget):
            for what in (QAccessible.Text.Name, QAccessible.Text.Description):
                assert not re.search(r"</?\w+>|&(amp|lt|quot);", heard(widget, what)), heard(widget, what)


@in_every_window
def test_each_label_that_names_a_blank_leads_to_it(room):
    """A mnemonic in a label without a buddy would lead nowhere; a label before a control names just that one."""
    for label in room.findChildren(QLabel):
        if re.search(r"&\w", label.text()) and label.textFormat() != Qt.TextFormat.RichText:
            assert label.buddy() is not None, label.text()
        if label.buddy() is not None and label.isVisible():
            assert label.buddy().focusPolicy() != Qt.FocusPolicy.NoFocus or label.buddy().findChildren(
                QAbstractButton), label.text()


@in_every_window
def test_tab_reaches_every_control_and_leaves_it(room):
    reached = every_window.stops(room)
    groups = {stop.parentWidget() for stop in reached if isinstance(stop, QRadioButton)}
    missed = [f"{type(widget).__name__} {own_name(widget)}" for widget in controls(room)
              if shown(widget) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget not in reached
              and not (isinstance(widget, QRadioButton) and widget.parentWidget() in groups)]
    assert missed == []
    assert reached


def by_keyboard_too(button, window):
    """Whether what a button does that takes no focus is in a menu, or done by a key."""
    if isinstance(button.parentWidget(), QToolBar):
        action = button.defaultAction()
        return action is None or any(action in entries for _, entries in menus_of(window))
    if button.objectName() in INSTEAD:
        return not window.action(INSTEAD[button.objectName()]).shortcut().isEmpty()
    if isinstance(button.parentWidget(), QLineEdit):  # a button in a line
        return button.defaultAction() is not None and not button.defaultAction().shortcut().isEmpty()
    return isinstance(button.parentWidget(), QAbstractItemView)  # the corner of a table: Ctrl+A


@in_every_window
def test_nothing_is_for_the_mouse_alone(room, window):
    mute = [f"{type(button).__name__} {own_name(button)}" for button in room.findChildren(QAbstractButton)
            if of_the_program(button) and button.focusPolicy() == Qt.FocusPolicy.NoFocus
            and not by_keyboard_too(button, window)]
    assert mute == []


@pytest.fixture
def no_blinking():
    """The caret stands still, and is no sign of the focus: it is too small."""
    application = QApplication.instance()
    before = application.cursorFlashTime()
    application.setCursorFlashTime(0)
    yield
    application.setCursorFlashTime(before)


def focused(stop):
    """How a control looks with the keyboard in it and nothing marked."""
    stop.setFocus(Qt.FocusReason.TabFocusReason)
    if isinstance(stop, QLineEdit):
        stop.deselect()
    return looks(stop)


def looks(stop):
    """How a control looks on the ground of what it stands in."""
    around = stop.parentWidget()
    return stop.grab() if around is None or stop.isWindow() else around.grab(stop.geometry())


@pytest.mark.parametrize("scheme", every_window.SCHEMES)
@in_every_window
def test_it_is_seen_where_the_keyboard_is(room, scheme, no_blinking):
    unseen = []
    with every_window.scheme(scheme):
        walk = every_window.stops(room)
        for place, stop in enumerate(walk):
            at = focused(stop)
            focused(walk[place - 1] if len(walk) > 1 else room)
            seen = sight.change(looks(stop), at)
            if seen < stop.width() + stop.height():  # half of what goes once around it
                unseen.append(f"{type(stop).__name__} {heard(stop)}: {seen} dots of {stop.width()} x {stop.height()}")
    assert unseen == []
