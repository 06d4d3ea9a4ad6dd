# SPDX-License-Identifier: MIT
"""The editors of blanks in which a box is checked."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QWidget

from form12b25.form.draft import Value
from form12b25.gui.editors import Editor
from form12b25.gui.forms import PaperBox

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ARROWS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class CheckEditor(Editor):
    """One check box."""

    def __init__(self, widget: QCheckBox) -> None:
        super().__init__(widget)
        self._box = widget
        widget.clicked.connect(lambda checked: self.edited.emit(bool(checked)))

    def show(self, value: Value | None) -> None:
        """Check the box, or not."""
        self._box.setChecked(value is True)


class BoxesEditor(Editor):
    """Check boxes of which one at most is checked; a click on the checked one clears it, as an eraser would."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._boxes: dict[str, QCheckBox] = {}

    def offer(self, captions: dict[str, str]) -> None:
        """Make the boxes, in the order given."""
        layout = cast("QBoxLayout", self.widget.layout())
        for value, caption in captions.items():
            box = PaperBox(caption.replace("&", "&&"), self.widget)
            box.setObjectName(f"{self.widget.objectName()}={value}")
            box.clicked.connect(lambda checked, value=value: self._clicked(value, checked=checked))
            layout.addWidget(box)
            self._boxes[value] = box
        self._let_tab_stop_at(self.stops()[0])

    def stops(self) -> list[QWidget]:
        """Each box."""
        return list(self._boxes.values())

    def show(self, value: Value | None) -> None:
        """Check the box of that value and clear the others."""
        for option, box in self._boxes.items():
            box.setChecked(option == value)
            if option == value:
                self._let_tab_stop_at(box)
        if not any(box.hasFocus() for box in self._boxes.values()):
            self._let_tab_begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab stops once at the boxes; among them the arrow keys move, without checking any."""
        kind = event.type()
        if kind == QEvent.Type.FocusIn:
            self._let_tab_stop_at(cast("QWidget", watched))
        elif kind == QEvent.Type.FocusOut:
            self._let_tab_begin()
        elif kind == QEvent.Type.KeyPress and (step := _ARROWS.get(cast("QKeyEvent", event).key())):
            stops = self.stops()
            stops[(stops.index(cast("QWidget", watched)) + step) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _let_tab_stop_at(self, chosen: QWidget) -> None:
        for box in self._boxes.values():
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus if box is chosen else Qt.FocusPolicy.ClickFocus)

    def _let_tab_begin(self) -> None:
        """While none is checked Tab comes to the first box, and not to the one that another notice had checked."""
        if not any(box.isChecked() for box in self._boxes.values()):
            self._let_tab_stop_at(self.stops()[0])

    def _clicked(self, value: str, *, checked: bool) -> None:
        chosen = value if checked else None
        self.show(chosen)
        self.edited.emit(chosen)
