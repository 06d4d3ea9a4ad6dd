# SPDX-License-Identifier: MIT
"""Every window and dialog of the program, each opened as the program opens it; a new one cannot be forgotten.

Here too are the schemes of colours in which they are looked at, and the walk through them by Tab.
"""

import importlib
import pkgutil
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QDialog, QDockWidget, QMainWindow, QMessageBox

import form12b25.gui
from form12b25.form.keys import Key
from form12b25.gui.asking import CANCEL, Answer, Dialogs

LONG = ("It was changed after you opened it, at 11:42. Saving would replace those changes; look at them first, or save "
        "what is on the screen under another name.")
_KINDS = QDialog, QMainWindow, QCalendarWidget, QDockWidget


def classes():
    """The classes of windows that the code has, by name."""
    for module in pkgutil.walk_packages(form12b25.gui.__path__, "form12b25.gui."):
        importlib.import_module(module.name)
    found, waiting = {}, list(_KINDS)
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("form12b25."):
            found[kind.__name__] = kind
    return found


def _help(window, _):
    window.help.open_page("period_ended.md")
    return window.help.book


def _asked(how):
    """What the one door for questions puts on the screen."""
    def made(window, _):
        how(Dialogs(window))
        return next(box for box in window.findChildren(QDialog) if box.isVisible())
    return made


def with_a_draft(window, folder):
    """The window with findings of every kind, figures, an exhibit, a computed date and something carried over."""
    window.filing.example("igene-1998")
    person = window.ask
    person.type("12/31/97 or so", Key.TRANSITION_PERIOD_ENDED)
    window.binder.lead_to(Key.NARRATIVE)
    return window


def with_the_tour(window, _):
    """The window with the tour over it, as the menu shows it, at a step whose frame lies over no words."""
    window.ask.chooses("action_tour")
    window.tour.go_on()
    return window


def _find_bar(window, folder):
    with_a_draft(window, folder).action("action_find").trigger()
    return window


def _start_page(window, _):
    window.arriving.stand()
    return window


def makers(dialogs):
    """How each is opened, by its name: a function of the main window and a folder; the dialogs' are given."""
    return {
        "the window": lambda window, _: window,
        "the window with a draft": with_a_draft,
        "the start page": _start_page,
        "the window with the find bar": _find_bar,
        "the window with the tour": with_the_tour,
        "the help": _help,
        "a question": _asked(lambda ask: ask.choose("Save the changes?", "Else they are lost.", (
            Answer("save", "Save"), Answer("lose", "Discard", QMessageBox.ButtonRole.DestructiveRole), CANCEL), print)),
        "a long question": _asked(lambda ask: ask.choose("Another program has changed the file", LONG, (
            Answer("differences", "Show the differences…"), Answer("as", "Save under &another name…"),
            Answer("replace", "Replace what is in the file", QMessageBox.ButtonRole.DestructiveRole), CANCEL), print)),
        "a line": _asked(lambda ask: ask.line("Expiry date", "As your copy of the form has it.", "", print)),
        "a refusal": _asked(lambda ask: ask.tell("The file was not read", "It is not a draft.")),
        **dialogs}


def opened(maker, window, folder, qtbot):
    """Open it, wait until it stands, and make it the active one."""
    shown = maker(window, folder)
    if not shown.isVisible():
        Dialogs(window).dialog(shown, lambda: None)
    qtbot.waitExposed(shown)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def stops(window, most=200):
    """The widgets on which Tab stops, in the order in which it does, until it comes round."""
    found = []
    if window.focusWidget() is None:
        QTest.keyClick(window, Qt.Key.Key_Tab)
    for _ in range(most):
        at = QApplication.focusWidget()
        if at is None or (len(found) > 1 and at is found[0]):
            break
        if not found or at is not found[-1]:  # within a page of the help Tab goes from link to link
            assert at not in found, f"Tab goes round without coming back to the first stop: {at} {at.objectName()}"
            found.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    return found


def _palette(ground, ink, base, button, mark, marked, link, quiet):
    """A scheme as a desktop gives it."""
    role = QPalette.ColorRole
    made = QPalette(QColor(button), QColor(ground))
    for which, colour in ((role.Window, ground), (role.WindowText, ink), (role.Base, base),
                          (role.AlternateBase, ground),
                          (role.Text, ink), (role.Button, button), (role.ButtonText, ink), (role.BrightText, ink),
                          (role.Highlight, mark), (role.HighlightedText, marked), (role.Link, link),
                          (role.LinkVisited, link), (role.ToolTipBase, base), (role.ToolTipText, ink),
                          (role.Accent, mark), (role.PlaceholderText, quiet)):
        made.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(quiet))
    return made


SCHEMES = {
    "light": lambda: _palette("#efefef", "#000000", "#ffffff", "#efefef", "#1a5fb4", "#ffffff", "#0a4fb0", "#5f5f5f"),
    "dark": lambda: _palette("#323232", "#f0f0f0", "#242424", "#323232", "#62a0ea", "#000000", "#8ab8f5", "#a8a8a8"),
    "high contrast": lambda: _palette("#000000", "#ffff00", "#000000", "#000000", "#ffff00", "#000000", "#80ffff",
                                      "#c0c000"),
}


def _turn(application, palette):
    """The desktop turns, and the windows hear of it, and what they put off is done."""
    application.setPalette(palette)
    for _ in range(4):
        application.processEvents()


@contextmanager
def scheme(name):
    """While it lasts, the desktop has those colours."""
    application = QApplication.instance()
    before = application.palette()
    _turn(application, SCHEMES[name]())
    try:
        yield
    finally:
        _turn(application, before)


