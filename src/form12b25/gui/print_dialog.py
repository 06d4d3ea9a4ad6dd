# SPDX-License-Identifier: MIT
"""The dialog that asks what of the packet is printed, before the system's own asks on which printer."""

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from form12b25.gui import forms
from form12b25.gui.asking import give_room
from form12b25.gui.selection import Packet, Selection

_BOTH_SIDES = "print/both_sides"
_ROWS, _LEAST = 7, 2  # of the list of sets, before it scrolls, and on the smallest screen
_EDGE = 3  # pixels around the list
_WIDE, _HIGH = 76, 20  # letters and lines


class PrintDialog(QDialog):
    """Which sets, which pages, on one side or both.

    All sets and pages are chosen at first, each time: what was printed again after a jam must not decide what is sent
    of the next notice. Only the sides are remembered. `to_file` says that a PDF file was asked for, not a printer.
    """

    def __init__(self, parent: QWidget | None, packet: Packet, settings: QSettings) -> None:
        super().__init__(parent)
        forms.load("print", self)
        self._packet = packet
        self._settings = settings
        self.to_file = False
        self.sets: QListWidget = forms.child(self, QListWidget, "sets")
        self.some_pages: QRadioButton = forms.child(self, QRadioButton, "some_pages")
        self.both_sides: QRadioButton = forms.child(self, QRadioButton, "both_sides")
        self.first: QSpinBox = forms.child(self, QSpinBox, "first")
        self.last: QSpinBox = forms.child(self, QSpinBox, "last")
        self.summary: QLabel = forms.child(self, QLabel, "summary_print")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        buttons: QDialogButtonBox = forms.child(self, QDialogButtonBox, "buttons")
        self.choose: QPushButton = buttons.addButton("Choose p&rinter…", QDialogButtonBox.ButtonRole.AcceptRole)
        self.save: QPushButton = buttons.addButton("&Save as PDF…", QDialogButtonBox.ButtonRole.ActionRole)
        self.choose.setDefault(True)
        self._list_sets()
        for page in (self.first, self.last):
            page.setMaximum(packet.pages)
        self.last.setValue(packet.pages)
        self.both_sides.setChecked(settings.value(_BOTH_SIDES, defaultValue=False, type=bool) is True)
        self._connect(buttons)
        self._say()
        give_room(self, _WIDE, _HIGH)

    def selection(self) -> Selection:
        """What is chosen now."""
        chosen = tuple(row for row in range(self.sets.count())
                       if self.sets.item(row).checkState() is Qt.CheckState.Checked)
        some = self.some_pages.isChecked()
        return Selection(self._packet, chosen, self.first.value() if some else 1,
                         self.last.value() if some else self._packet.pages, self.both_sides.isChecked())

    def _list_sets(self) -> None:
        for number, name in enumerate(self._packet.sets, 1):
            entry = QListWidgetItem(f"{number}.  {name}", self.sets)
            entry.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            entry.setToolTip(name)
        self._check(Qt.CheckState.Checked)
        self.sets.setCurrentRow(0)
        row = self.sets.fontMetrics().lineSpacing() + 2 * self.sets.spacing()
        self.sets.setMinimumHeight(min(len(self._packet.sets), _LEAST) * row + 2 * _EDGE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A long name of an exchange has as many lines as it needs in the width that there is."""
        super().resizeEvent(event)
        self._fit_sets()

    def showEvent(self, event: QShowEvent) -> None:
        """All sets are in view if the screen has room for them."""
        super().showEvent(event)
        if layout := self.layout():
            layout.activate()  # how many lines a name needs depends on the width
        missing = self._fit_sets() - self.sets.height()
        room = self.screen().availableGeometry().height()
        if missing > 0 and self.height() < room:
            self.resize(self.width(), min(self.height() + missing, room))

    def _fit_sets(self) -> int:
        """Let the list be no higher than its sets, or so many lines of them; gives that height in pixels."""
        self.sets.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # as narrow as they may become
        self.sets.doItemsLayout()
        rows = [self.sets.visualItemRect(self.sets.item(row)).height() + 2 * self.sets.spacing()
                for row in range(self.sets.count())]
        self.sets.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        height = sum(rows[:_ROWS]) + 2 * _EDGE
        self.sets.setMaximumHeight(max(height, self.sets.minimumHeight()))
        return height

    def _connect(self, buttons: QDialogButtonBox) -> None:
        self.sets.itemChanged.connect(lambda _: self._say())
        for name, state in (("all_sets", Qt.CheckState.Checked), ("no_sets", Qt.CheckState.Unchecked)):
            forms.child(self, QPushButton, name).clicked.connect(lambda _=False, state=state: self._check(state))
        self.first.valueChanged.connect(lambda page: self.last.setValue(max(page, self.last.value())))
        self.last.valueChanged.connect(lambda page: self.first.setValue(min(page, self.first.value())))
        for changed in (self.first.valueChanged, self.last.valueChanged):
            changed.connect(lambda _: self.some_pages.setChecked(True))
            changed.connect(lambda _: self._say())
        for button in (self.some_pages, self.both_sides):
            button.toggled.connect(lambda _: self._say())
        self.save.clicked.connect(lambda _=False: self._accept_for_file())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    def _check(self, state: Qt.CheckState) -> None:
        for row in range(self.sets.count()):
            self.sets.item(row).setCheckState(state)

    def _accept_for_file(self) -> None:
        self.to_file = True
        self.accept()

    def accept(self) -> None:
        """Remember the sides."""
        self._settings.setValue(_BOTH_SIDES, self.both_sides.isChecked())
        super().accept()

    def _say(self) -> None:
        selection = self.selection()
        self.summary.setText(_described(selection))
        for button in (self.choose, self.save):
            button.setEnabled(bool(selection.sets))


def _described(selection: Selection) -> str:
    """What will be printed, in words."""
    if not selection.sets:
        return "Check at least one set."
    pages = len(selection.pages) * len(selection.sets)
    words = (f"{counted(pages, 'page')} on {counted(selection.sheets, 'sheet')} of letter paper, in true size.")
    along = [page for page in selection.pages if not selection.first <= page <= selection.last]
    if along:
        pages_along = " and ".join(map(str, along))
        words += (f" {'Page' if len(along) == 1 else 'Pages'} {pages_along} {'comes' if len(along) == 1 else 'come'} "
                  "along on the other side of the paper.")
    return words


def counted(number: int, thing: str) -> str:
    """A number and its noun."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
