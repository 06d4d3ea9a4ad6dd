# SPDX-License-Identifier: MIT
"""Settings mended by hand, or damaged: the window opens, and nothing of them comes on the paper."""

import pytest
from PySide6.QtCore import QByteArray

from form12b25.gui.main_window import MainWindow
from gui_person import Person


@pytest.mark.parametrize(("kept", "printed"), [
    ('"May 31, 2028"', "May 31, 2028"), ("May 31, 2028", ""),  # without the marks the system reads two values
    ("May" * 10, ""), ("\\x6771", ""), ("@Invalid()", "")])
def test_only_a_date_that_fits_the_box_is_printed_as_its_expiry(qtbot, settings, tmp_path, today, kept, printed):
    (tmp_path / "window.ini").write_text(f"[General]\nomb_expires={kept}\n")
    settings.sync()
    person = Person()
    window = person.window = MainWindow(settings, lambda: today, person)
    window.show()
    qtbot.waitExposed(window)
    assert window.session.omb_expires == printed
    window.close()
    window.deleteLater()


_SCREEN_WIDTH = slice(46, 50)  # bytes in what Qt keeps of a window's place


def test_a_window_left_on_a_much_larger_screen_opens_no_larger_than_this_one(window, settings, today, qtbot):
    left = bytearray(window.saveGeometry().data())
    width = int.from_bytes(left[_SCREEN_WIDTH], "big")
    assert width == window.screen().geometry().width()
    left[_SCREEN_WIDTH] = (3 * width).to_bytes(4, "big")
    settings.setValue("geometry", QByteArray(bytes(left)))
    person = Person()
    opened = person.window = MainWindow(settings, lambda: today, person)
    opened.panes.fit_the_screen()
    opened.show()
    qtbot.waitExposed(opened)
    assert opened.screen().availableGeometry().contains(opened.geometry())
    opened.close()
    opened.deleteLater()
