# SPDX-License-Identifier: MIT
"""The buttons beneath a list: which of them can be pressed, and where the keyboard goes when one no longer can be."""

from collections.abc import Mapping

from PySide6.QtWidgets import QAbstractButton, QWidget


def enable(wanted: Mapping[QAbstractButton, bool], listed: QWidget) -> None:
    """Enable these buttons and disable those; the keyboard goes from one that is disabled to the list.

    Qt would let it go on to whatever stop comes next, which is another blank.
    """
    at = listed.window().focusWidget()
    for button, enabled in wanted.items():
        button.setEnabled(enabled)
    if any(button is at and not enabled for button, enabled in wanted.items()):
        listed.setFocus()
