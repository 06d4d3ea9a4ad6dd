# SPDX-License-Identifier: MIT
"""A person at the window: presses keys, clicks, and answers the questions that the program asks."""

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest


class Person:
    """Takes the place of the system's dialogs. What is to be answered is set beforehand; what was asked is kept."""

    def __init__(self):
        self.window = None
        self.file = None
        self.answer = "cancel"
        self.printed_on = None
        self.typed = ""  # where one line is asked for; None to cancel
        self.resolution = 200  # dots per inch of the printer
        self.copies = 1  # that the printer is told to make
        self.printer_chosen = None  # called with the printer that is offered, to choose another or set it up
        self.fill = lambda dialog: None
        self.shown = []  # folders
        self.asked = []
        self.told = []

    # What the program asks

    def file_to_open(self, title, kind, folder, then):
        self.asked.append(title)
        if self.file:
            then(self.file)

    def file_to_save(self, title, kind, suggested, then):
        self.asked.append(title)
        self.suggested = suggested
        if self.file:
            then(self.file)

    def choose(self, title, words, answers, then):
        self.asked.append(title)
        self.words = words
        assert self.answer in [answer.name for answer in answers]
        then(self.answer)

    def line(self, title, words, present, then):
        self.asked.append(title)
        self.words, self.present = words, present
        if self.typed is not None:
            then(self.typed)

    def tell(self, title, words):
        self.told.append((title, words))

    def inform(self, title, words):
        self.told.append((title, words))

    def printer(self, printer, then):
        self.asked.append("printer")
        if self.printed_on:
            printer.setOutputFileName(str(self.printed_on))
            printer.setResolution(self.resolution)
            printer.setCopyCount(self.copies)
            then(printer)
        elif self.printer_chosen:
            self.printer_chosen(printer)
            then(printer)

    def dialog(self, dialog, then):
        self.fill(dialog)
        then()

    def show_folder(self, folder):
        self.shown.append(folder)

    # What the person does

    def field(self, key):
        return self.window.sheet.editors[key].widget

    def boxes(self, key):
        """The check boxes of a choice, by their captions."""
        return {box.text(): box for box in self.window.sheet.editors[key].stops()}

    def click(self, widget):
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
                         QPoint(8, widget.height() // 2))

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        """Press a key wherever the cursor is."""
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def type(self, text, key=None):
        """Type where the cursor is, or into a blank after a click on it; what no American keyboard has is pasted."""
        if key is not None:
            self.window.binder.lead_to(key)
        widget = self.window.focusWidget()
        if text.isascii() and "\n" not in text:
            QTest.keyClicks(widget, text)
        else:
            QGuiApplication.clipboard().setText(text)
            self.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def chooses(self, name):
        """Choose an action from the menus."""
        action = self.window.action(name)
        assert action.isEnabled()
        action.trigger()

    def undoes(self):
        self.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    # What the person sees

    def listed(self):
        """The list of what is left to do, as lines."""
        entries = self.window.findings.list
        return [entries.item(row).text() for row in range(entries.count())]

    def remarks(self):
        """What stands in the margin, by key."""
        said = {}
        for remark in self.window.sheet.margin.remarks():
            said[remark.key] = f"{said.get(remark.key, '')} {remark.said}".strip()
        return said


def copied(text="", html=""):
    """What another program has put on the clipboard, or lets be dropped."""
    given = QMimeData()
    if text:
        given.setText(text)
    if html:
        given.setHtml(html)
    return given
