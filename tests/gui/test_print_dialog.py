# SPDX-License-Identifier: MIT
"""What of the packet is printed: the dialog, by keyboard, and what follows from its answers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QListWidget

from form12b25.gui.print_dialog import PrintDialog
from form12b25.gui.selection import Packet, Selection

SETS = ("Signed original", *(f"Conformed copy {number}" for number in range(1, 5)), "Manually signed copy for NYSE")
PACKET = Packet(b"", SETS, 5, (0, 5))


@pytest.fixture
def dialog(qtbot, settings):
    def opened(packet=PACKET):
        shown = PrintDialog(None, packet, settings)
        qtbot.addWidget(shown)
        shown.show()
        qtbot.waitExposed(shown)
        shown.activateWindow()
        qtbot.waitUntil(shown.isActiveWindow)
        return shown
    return opened


def press(dialog, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(dialog.focusWidget() or dialog, key, modifier)


@pytest.fixture
def alt(qtbot):
    """Presses a key with Alt; Qt shows the button go down before it takes effect."""
    def pressed(dialog, key, takes_effect):
        press(dialog, key, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(takes_effect)
    return pressed


def test_every_set_and_page_is_chosen_at_first_on_one_side(dialog):
    shown = dialog()
    assert shown.selection() == Selection.of_all(PACKET)
    assert shown.selection().whole
    assert shown.summary.text() == "30 pages on 30 sheets of letter paper, in true size."
    assert [shown.sets.item(row).text() for row in (0, 4, 5)] == [
        "1.  Signed original", "5.  Conformed copy 4", "6.  Manually signed copy for NYSE"]


def test_set_3_pages_2_to_4_are_chosen_by_keyboard_alone(dialog, alt):
    shown = dialog()
    alt(shown, Qt.Key.Key_N, lambda: shown.summary.text() == "Check at least one set.")
    assert not shown.choose.isEnabled()
    assert not shown.save.isEnabled()
    shown.sets.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        press(shown, key)
    alt(shown, Qt.Key.Key_P, shown.some_pages.isChecked)
    press(shown, Qt.Key.Key_Tab)
    assert shown.focusWidget() is shown.first
    press(shown, Qt.Key.Key_2)
    press(shown, Qt.Key.Key_Tab)
    press(shown, Qt.Key.Key_4)
    assert shown.selection() == Selection(PACKET, (2,), 2, 4)
    assert shown.summary.text() == "3 pages on 3 sheets of letter paper, in true size."
    assert shown.selection().faces() == [11, 12, 13]
    accepted = []
    shown.accepted.connect(lambda: accepted.append(shown.to_file))
    press(shown, Qt.Key.Key_Return)
    assert accepted == [False]


def test_the_last_page_does_not_come_before_the_first(dialog):
    shown = dialog()
    shown.last.setValue(2)
    shown.first.setValue(4)
    assert (shown.selection().first, shown.selection().last) == (4, 4)
    shown.last.setValue(3)
    assert (shown.selection().first, shown.selection().last) == (3, 3)


def test_on_both_sides_each_set_begins_on_a_front_side(dialog, alt):
    shown = dialog()
    alt(shown, Qt.Key.Key_B, shown.both_sides.isChecked)
    assert shown.selection().faces()[:12] == [0, 1, 2, 3, 4, None, 5, 6, 7, 8, 9, None]
    assert shown.summary.text() == "30 pages on 18 sheets of letter paper, in true size."


def test_on_both_sides_whole_sheets_are_printed_again_and_the_dialog_says_so(dialog, alt):
    shown = dialog()
    alt(shown, Qt.Key.Key_B, shown.both_sides.isChecked)
    shown.first.setValue(2)
    shown.last.setValue(3)
    assert list(shown.selection().pages) == [1, 2, 3, 4]
    assert shown.summary.text().endswith("Pages 1 and 4 come along on the other side of the paper.")
    shown.last.setValue(5)
    assert list(shown.selection().pages) == [1, 2, 3, 4, 5]
    assert shown.summary.text().endswith("Page 1 comes along on the other side of the paper.")


@pytest.mark.parametrize(("pages", "first", "last"), [(n, a, b) for n in range(1, 6) for a in range(1, n + 1)
                                                      for b in range(a, n + 1)])
@pytest.mark.parametrize("both", [False, True])
def test_no_page_that_was_asked_for_is_left_out_and_fronts_stay_fronts(pages, first, last, both):
    selection = Selection(Packet(b"", SETS, pages), (0, 2), first, last, both)
    faces = selection.faces()
    for one in (0, 2):
        assert {one * pages + page - 1 for page in range(first, last + 1)} <= set(faces)
    assert len(faces) == selection.sheets * (2 if both else 1)
    if both:
        assert all(face is None or face % pages % 2 == place % 2 for place, face in enumerate(faces))
        assert all(face is not None for face in faces[::2])


def test_the_sides_are_remembered_but_not_what_was_printed_again(dialog, alt):
    first = dialog()
    alt(first, Qt.Key.Key_N, lambda: not first.choose.isEnabled())
    first.sets.item(1).setCheckState(Qt.CheckState.Checked)
    first.first.setValue(2)
    alt(first, Qt.Key.Key_B, first.both_sides.isChecked)
    first.accept()
    assert dialog().selection() == Selection.of_all(PACKET).on(both_sides=True)


def test_escape_leaves_everything_as_it_was(dialog, alt):
    first = dialog()
    alt(first, Qt.Key.Key_B, first.both_sides.isChecked)
    press(first, Qt.Key.Key_Escape)
    assert not first.isVisible()
    assert not dialog().both_sides.isChecked()


def test_a_pdf_can_be_asked_for_instead_of_a_printer(dialog, alt):
    shown = dialog()
    alt(shown, Qt.Key.Key_S, lambda: shown.to_file)
    assert shown.result() == PrintDialog.DialogCode.Accepted


def test_every_control_says_what_it_is(dialog):
    shown = dialog()
    controls = [control for kind in (QAbstractButton, QAbstractSpinBox, QListWidget)
                for control in shown.findChildren(kind) if not control.objectName().startswith("qt_")]
    assert len(controls) >= 12
    for control in controls:
        spoken = QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
        assert spoken, control.objectName()


def test_many_sets_scroll_and_long_names_do_not_widen_the_dialog(dialog):
    many = tuple(f"Manually signed copy for the exchange of a very long name indeed, number {n}" for n in range(40))
    shown = dialog(Packet(b"", many, 400))
    assert shown.width() < 700
    assert shown.height() < 700
    assert shown.summary.text() == "16,000 pages on 16,000 sheets of letter paper, in true size."
    assert dialog(Packet(b"", SETS[:1], 1)).summary.text() == "1 page on 1 sheet of letter paper, in true size."
