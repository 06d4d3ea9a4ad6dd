# SPDX-License-Identifier: MIT
"""Confirming what was carried over from an earlier notice: field by field, or all at once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from form12b25.form.definition import FIELDS
from form12b25.gui.true_until_changed import TrueUntilChanged

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow


class Confirming(QObject):
    """The two entries of the menu Edit; each makes one step that can be undone. Signal: `said(sentence)`."""

    said = Signal(str)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._field, self._all = window.action("action_confirm_field"), window.action("action_confirm_all")
        self._field.triggered.connect(lambda _=False: self.confirm_field())
        self._all.triggered.connect(lambda _=False: self.confirm_all())
        self._session.reviewed.connect(lambda _: self._enable())
        self.said.connect(TrueUntilChanged(window).keep)
        self._enable()

    def confirm_field(self) -> None:
        """Confirm the field that has the cursor; from any other field go to the next one that is to be confirmed."""
        left, key = self._session.draft.unconfirmed, self._window.binder.focused()
        if key in left and key is not None:
            self._session.confirm([key])
            remain = len(left) - 1
            self.said.emit(f"{FIELDS[key].label} is confirmed. "
                           + (f"{remain} left; F9 goes to the next." if remain else "Nothing is left to confirm."))
        elif left:
            order = list(FIELDS)
            here = order.index(key) if key is not None else -1
            self._window.binder.lead_to(next((one for one in left if order.index(one) > here), left[0]))

    def confirm_all(self) -> None:
        """Confirm everything that is still marked."""
        left = self._session.draft.unconfirmed
        self._session.confirm(left)
        self.said.emit(f"All {len(left)} are confirmed." if len(left) > 1 else "It is confirmed.")

    def _enable(self) -> None:
        free = bool(self._session.draft.unconfirmed) and not self._session.read_only
        for action in (self._field, self._all):
            action.setEnabled(free)
