# SPDX-License-Identifier: MIT
"""The results in figures as a person fills them: typed, pasted, taken back, never lost."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableWidgetSelectionRange

from form12b25 import assets
from form12b25.drafts import store
from form12b25.form.figures import COLUMNS, USUAL, ResultsLine
from form12b25.form.keys import Key

CONTROL = Qt.KeyboardModifier.ControlModifier
BLOCK = "\t2025\t2024\t%\nRevenue\t$1,140\t$1,200\t(5)%\n\"Net \"\"core\"\" loss\"\t(12)\t7\tn/m\n"


@pytest.fixture
def table(window):
    window.binder.lead_to(Key.RESULTS_TABLE)
    return window.sheet.editors[Key.RESULTS_TABLE].widget


@pytest.fixture
def entered(window):
    return lambda: [(row.line, row.current, row.prior) for row in window.session.draft.results_table]


def row(table, number):
    return [table.item(number, column).text() for column in range(len(COLUMNS))]


def choose(table, number, column):
    table.setCurrentCell(number, column)


def strikes(person, text):
    """Press the keys of a text, each wherever the cursor is: the first one opens the cell."""
    for letter in text:
        QTest.keyClick(QApplication.focusWidget(), letter)


def types(person, *words):
    """Type each word into a cell, and go on to the next with Tab."""
    for word in words:
        strikes(person, word)
        person.press(Qt.Key.Key_Tab)


def test_the_usual_lines_are_offered_and_nothing_is_entered(window, table, entered):
    assert [row(table, number)[0] for number in range(table.rowCount())] == [*USUAL]
    assert entered() == []
    assert not window.isWindowModified()


def test_a_line_is_typed_and_its_change_is_computed_as_it_is_typed(window, person, table, entered):
    choose(table, 2, 1)
    strikes(person, "(12)")
    assert entered() == [("Net income", "(12)", "")]
    person.press(Qt.Key.Key_Tab)
    strikes(person, "7")
    assert entered() == [("Net income", "(12)", "7")]
    assert row(table, 2)[3:] == ["(19)", "n/m"]
    assert "gain" in table.item(2, 4).toolTip() or "loss" in table.item(2, 4).toolTip()
    assert "computed" in table.item(2, 3).data(Qt.ItemDataRole.AccessibleTextRole).lower()
    assert "omputed" in table.horizontalHeaderItem(3).text()
    strikes(person, "0")
    assert row(table, 2)[3] == "(82)"


def test_what_is_computed_cannot_be_typed(person, table, entered):
    choose(table, 0, 3)
    strikes(person, "5")
    assert entered() == []
    assert row(table, 0) == ["Net sales", "", "", "", ""]


def test_tab_goes_through_the_cells_and_leaves_after_the_last(window, person, table, entered):
    choose(table, 0, 0)
    person.press(Qt.Key.Key_Tab)
    types(person, "1,140", "1,200")
    assert (table.currentRow(), table.currentColumn()) == (1, 0)
    choose(table, 3, 2)
    strikes(person, "0.5")
    person.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "Add a line"
    assert entered() == [("Net sales", "1,140", "1,200"), ("Earnings per share", "", "0.5")]
    person.press(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is table
    assert (table.currentRow(), table.currentColumn()) == (3, 2)
    choose(table, 0, 0)
    person.press(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is window.sheet.editors[Key.RESULTS_EXPLANATION].widget


def test_who_has_no_figures_passes_the_table_by_with_one_key(window, person, table, entered, qtbot):
    window.binder.lead_to(Key.RESULTS_EXPLANATION)
    person.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is table
    person.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "Add a line"
    person.press(Qt.Key.Key_Backtab)
    person.press(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is window.sheet.editors[Key.RESULTS_EXPLANATION].widget
    for way in ("key", "mouse"):
        person.press(Qt.Key.Key_Tab)
        if way == "key":
            person.press(Qt.Key.Key_Right)
        else:
            cell = table.visualItemRect(table.item(0, 1)).center()
            qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
        person.press(Qt.Key.Key_Tab)  # who begins in the table goes on in it
        assert (table.currentRow(), table.currentColumn()) == (0, 2)
        window.binder.lead_to(Key.RESULTS_EXPLANATION)


def test_enter_goes_down_and_on_to_the_next_column(person, table, entered):
    choose(table, 0, 1)
    for figure in ("10", "20", "30", "40", "1"):
        strikes(person, figure)
        person.press(Qt.Key.Key_Return)
    assert entered() == [("Net sales", "10", "1"), ("Operating income", "20", ""), ("Net income", "30", ""),
                         ("Earnings per share", "40", "")]


def test_a_cell_being_typed_is_in_the_draft_that_is_saved(window, person, table, tmp_path):
    choose(table, 0, 1)
    strikes(person, "1,140")
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    person.file = tmp_path / "notice.12b25"
    window.filing.save_as()
    kept = store.read_draft(person.file, assets.edition)
    assert kept.results_table == (ResultsLine("Net sales", "1,140"),)
    window.filing.read(person.file)
    assert row(table, 0)[:3] == ["Net sales", "1,140", ""]
    assert table.rowCount() == len(USUAL)


def test_a_window_closed_while_a_cell_is_typed_asks(window, person, table, qtbot):
    choose(table, 0, 1)
    strikes(person, "1")
    window.close()
    qtbot.waitUntil(lambda: "Save the changes?" in person.asked)
    assert window.isVisible()


def test_undo_and_redo_are_the_forms(window, person, table, entered):
    choose(table, 0, 1)
    strikes(person, "1140")
    assert window.action("action_undo").text() == "&Undo typing in Part IV, Results in figures"
    person.press(Qt.Key.Key_Tab)
    strikes(person, "1200")
    person.undoes()
    assert entered() == [("Net sales", "1140", "")]
    assert row(table, 0)[:3] == ["Net sales", "1140", ""]
    assert (table.currentRow(), table.currentColumn()) == (0, 2)
    assert window.binder.focused() is Key.RESULTS_TABLE
    person.undoes()
    assert entered() == []
    assert not window.isWindowModified()
    for _ in range(2):
        person.press(Qt.Key.Key_Y, CONTROL)
    assert entered() == [("Net sales", "1140", "1200")]
    assert row(table, 0)[3:] == ["(60)", "(5.0)%"]


def test_a_word_in_a_line_of_ones_own_is_one_step(person, table, entered):
    person.press(Qt.Key.Key_Insert)
    strikes(person, "Backlog")
    person.press(Qt.Key.Key_Tab)
    strikes(person, "50")
    choose(table, 0, 1)
    strikes(person, "70")
    assert entered() == [("Net sales", "70", ""), ("Backlog", "50", "")]
    for left in ([("Backlog", "50", "")], [("Backlog", "", "")], []):
        person.undoes()
        assert entered() == left


def paste(person, text):
    QGuiApplication.clipboard().setText(text)
    person.press(Qt.Key.Key_V, CONTROL)


def test_a_block_is_pasted_as_one_step_and_what_was_left_out_is_said(window, person, table, entered):
    paste(person, BLOCK)
    assert entered() == [("Revenue", "$1,140", "$1,200"), ('Net "core" loss', "(12)", "7")]
    assert row(table, 0)[3:] == ["$(60)", "(5.0)%"]
    said = window.statusBar().currentMessage()
    assert said == "Pasted 2 lines. Left out: the heading “2025, 2024, %” and 1 further column."
    person.undoes()
    assert entered() == []
    assert row(table, 0)[0] == "Net sales"


def test_a_block_pasted_while_a_cell_is_typed_is_a_block_and_a_figure_is_a_figure(person, table, entered):
    choose(table, 1, 1)
    strikes(person, "9")
    paste(person, "5\t4\r\n6\t7\r\n")
    assert entered() == [("Operating income", "5", "4"), ("Net income", "6", "7")]
    choose(table, 0, 1)
    strikes(person, "1")
    paste(person, "23\r\n")
    assert entered()[0] == ("Net sales", "123", "")


def test_lines_are_added_named_moved_and_removed(window, person, table, entered):
    choose(table, 0, 0)
    person.press(Qt.Key.Key_Insert)
    assert entered() == []
    types(person, "Backlog", "5", "4")
    assert row(table, 1)[:3] == ["Backlog", "5", "4"]
    choose(table, 0, 1)
    strikes(person, "1")
    person.press(Qt.Key.Key_Return)
    assert entered() == [("Net sales", "1", ""), ("Backlog", "5", "4")]
    person.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert entered() == [("Backlog", "5", "4"), ("Net sales", "1", "")]
    for name in ("results_up", "results_up", "results_down", "results_remove"):
        person.click(window.sheet.findChild(QPushButton, name))
    assert entered() == [("Net sales", "1", "")]
    person.undoes()
    assert entered() == [("Net sales", "1", ""), ("Backlog", "5", "4")]


def test_a_usual_line_emptied_again_is_no_longer_entered(person, table, entered):
    choose(table, 0, 1)
    strikes(person, "1")
    person.press(Qt.Key.Key_Backspace)
    assert entered() == []
    choose(table, 3, 1)
    types(person, "5")
    choose(table, 3, 1)
    person.press(Qt.Key.Key_Delete)
    assert entered() == []


def test_all_lines_can_be_removed_and_added_again(person, table, entered):
    for _ in range(6):
        person.press(Qt.Key.Key_Delete, CONTROL)
    assert table.rowCount() == 0
    person.press(Qt.Key.Key_Return)
    person.press(Qt.Key.Key_Tab)
    person.window.binder.lead_to(Key.RESULTS_TABLE)
    person.press(Qt.Key.Key_Insert)
    types(person, "Backlog")
    assert entered() == [("Backlog", "", "")]


def test_what_is_no_amount_is_said_when_the_table_is_left_and_marked_in_its_cell(window, person, table):
    choose(table, 0, 1)
    strikes(person, "about 5")
    assert Key.RESULTS_TABLE not in person.remarks()
    person.press(Qt.Key.Key_Tab)
    assert Key.RESULTS_TABLE not in person.remarks()
    window.binder.lead_to(Key.RESULTS_NO_ESTIMATE)
    assert "Net sales, this period: “about 5” cannot be read" in person.remarks()[Key.RESULTS_TABLE]
    faulty = table.item(0, 1).background().color().name()
    assert faulty != table.item(1, 1).background().color().name()
    assert "cannot be read" in table.accessibleDescription()
    window.binder.lead_to(Key.RESULTS_TABLE)
    choose(table, 0, 1)
    strikes(person, "5")
    assert Key.RESULTS_TABLE not in person.remarks()


def test_figures_or_reasons_answer_part_iv_3(window, person, table):
    def to_do():
        return "To do" in person.remarks().get(Key.RESULTS_EXPLANATION, "")

    person.click(person.boxes(Key.RESULTS_CHANGE)["Yes"])
    assert to_do()
    window.binder.lead_to(Key.RESULTS_TABLE)
    choose(table, 0, 1)
    strikes(person, "5")
    assert not to_do()
    person.undoes()
    assert to_do()
    person.type("The count is not done.", Key.RESULTS_NO_ESTIMATE)
    assert not to_do()


def test_the_mouse_wheel_changes_nothing_and_scrolls_the_page(window, person, table, entered):
    choose(table, 0, 1)
    strikes(person, "5")
    table.setFocus()
    bar = window._area.verticalScrollBar()
    before, cell = bar.value(), (table.currentRow(), table.currentColumn())
    spot = table.viewport().mapTo(window, table.viewport().rect().center())
    QTest.wheelEvent(window.windowHandle(), QPointF(spot), QPoint(0, 120))
    assert entered() == [("Net sales", "5", "")]
    assert (table.currentRow(), table.currentColumn()) == cell
    assert table.verticalScrollBar().value() == 0
    assert bar.value() < before


def test_the_table_is_as_high_as_its_lines(person, table):
    paste(person, "\n".join(f"Line {number}\t{number}\t1" for number in range(12)))
    last = table.visualItemRect(table.item(11, 0))
    assert table.viewport().rect().contains(last)
    assert not table.verticalScrollBar().isVisible()


def test_another_edition_may_be_opened_while_a_cell_is_typed(window, person, table, qtbot):
    choose(table, 0, 1)
    strikes(person, "5")
    person.answer = "discard"
    window.filing.new("sec1344-1995")
    assert window.session.draft.entered == {}
    window.binder.lead_to(Key.RESULTS_TABLE)
    fresh = window.sheet.editors[Key.RESULTS_TABLE].widget
    assert row(fresh, 0) == ["Net sales", "", "", "", ""]
    strikes(person, "7")
    qtbot.waitUntil(lambda: window.session.draft.results_table == (ResultsLine("7"),))


def test_cells_are_copied_for_a_spreadsheet(person, table):
    paste(person, "Revenue\t5\t4\nEBIT\t3\t(2)")
    table.setRangeSelected(QTableWidgetSelectionRange(0, 0, 1, 3), True)
    person.press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Revenue\t5\t4\t1\nEBIT\t3\t(2)\t5"


def test_the_invented_notice_shows_how_part_iv_3_is_answered(window, person, table):
    person.chooses("action_example_results")
    assert row(table, 0) == ["Net sales", "$18,240", "$21,460", "$(3,220)", "(15.0)%"]
    assert table.rowCount() == 5
    assert window.findings.summary.text().startswith("Ready to print")
