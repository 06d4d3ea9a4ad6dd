# SPDX-License-Identifier: MIT
"""The answers to warnings on the worksheet: which warning, the reason, and whether it still stands."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from form12b25.form import considered, verdict
from form12b25.form.draft import Consideration, Value
from form12b25.form.review import Review
from form12b25.gui import beneath_a_list, forms
from form12b25.gui.considering import Considering
from form12b25.gui.editors import Editor


class ConsideredEditor(Editor):
    """The answers in the order in which they were given; `follow` says who asks for reasons."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._list: QListWidget = forms.child(widget, QListWidget, "considered_list")
        self._edit: QPushButton = forms.child(widget, QPushButton, "considered_edit")
        self._withdraw: QPushButton = forms.child(widget, QPushButton, "considered_withdraw")
        self._given: tuple[Consideration, ...] = ()
        self._considering: Considering | None = None
        self._list.currentRowChanged.connect(lambda _: self._enable())
        self._enable()

    def stops(self) -> list[QWidget]:
        """The list, then its buttons."""
        return [self._list, self._edit, self._withdraw]

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - as Qt has it
        """The answers can still be read."""
        super().set_read_only(read_only)
        self._enable()

    def follow(self, considering: Considering) -> None:
        """Let that one ask, and say of each answer whether its warning stands, as the draft changes."""
        self._considering = considering
        considering.session.reviewed.connect(self._judge)
        self._list.itemActivated.connect(lambda _: considering.revise(self._chosen()))
        self._edit.clicked.connect(lambda: considering.revise(self._chosen()))
        self._withdraw.clicked.connect(lambda: considering.withdraw(self._chosen()))
        self._judge(considering.session.review)

    def release(self) -> None:
        """Follow the draft no longer."""
        super().release()
        if self._considering is not None:
            self._considering.session.reviewed.disconnect(self._judge)

    def show(self, value: Value | None) -> None:
        """Take the answers; the review that comes with them lists them."""
        self._given = tuple(item for item in value if isinstance(item, Consideration)
                            ) if isinstance(value, tuple) else ()

    def _judge(self, review: Review) -> None:
        lines = [_line(held, self._given, review) for held in self._given]
        if lines == [self._list.item(row).text() for row in range(self._list.count())]:
            return  # nothing to list anew with each keystroke
        row = self._list.currentRow()
        with QSignalBlocker(self._list):  # else nothing is chosen for a moment, and the buttons lose the keyboard
            self._list.clear()
            for line in lines:
                self._list.addItem(QListWidgetItem(line))
            self._list.setCurrentRow(min(row, len(lines) - 1))
        self._enable()

    def _enable(self) -> None:
        enabled = self._list.currentRow() >= 0 and not self.read_only
        beneath_a_list.enable(dict.fromkeys((self._edit, self._withdraw), enabled), self._list)

    def _chosen(self) -> Consideration:
        return self._given[self._list.currentRow()]


def _line(held: Consideration, given: tuple[Consideration, ...], review: Review) -> str:
    """An answer in lines: of which blank, what the warning says as long as it stands, and the reason."""
    lines = considered.where(held.key), considered.stands(held, given, review.findings), verdict.reason(held.reason)
    return "\n".join(lines)
