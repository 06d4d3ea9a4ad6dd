# SPDX-License-Identifier: MIT
"""The dialog that asks what of the packet is printed, before the system's own asks on which printer."""

from PySide6.QtCore import QSettings, Qt
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
from form12b25.gui.selection import Packet, Selection

_BOTH_SIDES = "print/both_sides"
_ROWS = 7  # of the list of sets, before it scrolls


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
        row = self.sets.sizeHintForRow(0) + 2 * self.sets.spacing()
        self.sets.setFixedHeight(min(len(self._packet.sets), _ROWS) * row + 2 * self.sets.frameWidth())

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
