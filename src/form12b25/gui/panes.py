# SPDX-License-Identifier: MIT
"""The panes of the window: which are shown, how large they are, and going from one to the other by key."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSettings, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from form12b25.form.keys import Key
from form12b25.gui import forms

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow

_SHOWN = (("action_show_findings", "findings_place"), ("action_show_preview", "preview_place"))


class Panes(QObject):
    """The form at the left; at its right the list of what is left to do, and the pages as they will print."""

    def __init__(self, window: "MainWindow", settings: QSettings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._across: QSplitter = forms.child(window, QSplitter, "panes")
        self._side: QSplitter = forms.child(window, QSplitter, "side")
        self._left_at = Key.SEC_FILE_NUMBER
        for name, place in _SHOWN:
            window.action(name).toggled.connect(forms.child(window, QWidget, place).setVisible)
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

    def restore(self) -> None:
        """The window as it was left."""
        self._across.setStretchFactor(0, 1)
        self._across.setSizes([1064, 336])
        self._side.setSizes([540, 350])
        for name, restore in (("geometry", self._window.restoreGeometry), ("panes", self._across.restoreState),
                              ("side", self._side.restoreState)):
            kept = self._settings.value(name)
            if isinstance(kept, QByteArray):
                restore(kept)

    def remember(self) -> None:
        """Keep how the window is left."""
        self._settings.setValue("geometry", self._window.saveGeometry())
        self._settings.setValue("panes", self._across.saveState())
        self._settings.setValue("side", self._side.saveState())
