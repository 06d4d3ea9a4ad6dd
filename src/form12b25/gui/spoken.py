# SPDX-License-Identifier: MIT
"""What a screen reader is told of the widgets that we paint ourselves: Qt knows them only as fillers.

The remarks of the margin are not told again: each is the description of its blank and an entry of the list.
"""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from form12b25.gui.help_strip import StateLine
from form12b25.gui.margin import Margin
from form12b25.gui.pages_view import PagesView

_ROLES: Mapping[type[QObject], QAccessible.Role] = MappingProxyType({
    PagesView: QAccessible.Role.Document, StateLine: QAccessible.Role.StaticText, Margin: QAccessible.Role.Pane})


class _Leaf(QAccessibleWidget):
    """A widget that is told as a whole."""

    def childCount(self) -> int:
        """None that is worth a stop."""
        return 0

    def text(self, kind: QAccessible.Text) -> str:
        """Qt would describe the widget by the tip for the mouse, which repeats its name."""
        return self.widget().accessibleDescription() if kind == QAccessible.Text.Description else super().text(kind)


def speak() -> None:
    """From now on, tell screen readers so. Once for a program."""
    QAccessible.installFactory(_told)


def _told(_: str, thing: QObject) -> QAccessibleInterface | None:
    role = _ROLES.get(type(thing))
    return _Leaf(thing, role) if role is not None and isinstance(thing, QWidget) else None
