# SPDX-License-Identifier: MIT
"""How a field stands is told by colour, by a sign and in words; each of the three by itself tells all states apart."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from form12b25 import assets
from form12b25.form import guide
from form12b25.form.figures import ResultsLine
from form12b25.form.keys import Key
from form12b25.form.review import State
from form12b25.form.verdict import sign
from form12b25.gui import signs
from form12b25.gui.field_sign import FieldSign
from form12b25.gui.help_strip import HelpStrip

SAID = guide.read_fields(assets.help_text(guide.FIELDS))
GROUNDS = ("#ffffff", "#fcfcfc", "#fff8dd", "#fdeaea", "#ece6f6", "#e4effb", "#f0f0f0", "#f2f2f2", "#cfe2f7")
MARKS = [sign(state) for state in State]


def light(colour):
    """The relative luminance of WCAG 2."""
    channels = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
                for part in (colour.redF(), colour.greenF(), colour.blueF())]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), channels, strict=True))


def contrast(one, other):
    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def drawn(mark, side):
    """A sign in gray, as a list of how dark each pixel is."""
    picture = QImage(side + 2, side + 2, QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    signs.draw(painter, mark, QRectF(1, 1, side, side), QColor(Qt.GlobalColor.black))
    painter.end()
    return [255 - picture.pixelColor(x, y).lightness() for y in range(side + 2) for x in range(side + 2)]


def corner(window, key):
    """What stands in the corner of a blank: the sign, or nothing."""
    found = window.sheet.editors[key].widget.findChild(FieldSign)
    return found.sign if found.isVisibleTo(window.sheet) else ""


def strip(window):
    return window.help.strip.state


@pytest.mark.parametrize("side", [7, 9, 14, 28])
def test_the_signs_are_told_apart_without_colour_at_any_size(side):
    pictures = {mark: drawn(mark, side) for mark in [*MARKS, "!"]}
    assert len(pictures) == 7
    for one, other in combinations(pictures, 2):
        unlike = sum(abs(a - b) for a, b in zip(pictures[one], pictures[other], strict=True))
        least = min(sum(filled) for mark, filled in pictures.items() if mark)
        assert unlike > least / 2, (one, other)


@pytest.mark.parametrize("ground", GROUNDS)
def test_each_sign_on_the_sheet_stands_out_from_every_ground(ground):
    for mark, ink in signs.INKS.items():
        assert contrast(QColor(ink), QColor(ground)) >= 4.5, mark


@pytest.mark.parametrize("window_colour", ["#efefef", "#ffffff", "#000000", "#2b2b2b"])
def test_what_is_late_is_read_with_ease_in_each_scheme(qapp, window_colour):
    palette = QPalette(QColor(window_colour))
    assert contrast(signs.alarm(palette), palette.color(QPalette.ColorRole.Window)) >= 4.5


def test_a_field_goes_from_to_do_to_entered_to_faulty_and_says_so(window, person):
    field = person.field(Key.PERIOD_ENDED)
    window.binder.lead_to(Key.PERIOD_ENDED)
    assert corner(window, Key.PERIOD_ENDED) == "○"
    assert strip(window).sign == "○"
    assert strip(window).words == "To do: Give the day on which the period of the report ended."
    assert field.accessibleDescription() == strip(window).words
    person.type("December 32, 2025")
    assert (corner(window, Key.PERIOD_ENDED), strip(window).words) == ("✓", "Entered.")  # quiet while it is typed
    person.press(Qt.Key.Key_Tab)
    assert corner(window, Key.PERIOD_ENDED) == "✕"
    window.binder.lead_to(Key.PERIOD_ENDED)
    assert strip(window).words.startswith("To mend: Period ended: “December 32, 2025” cannot be read")
    assert "cannot be read" in field.toolTip()
    person.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    person.type("December 31, 2025")
    assert (corner(window, Key.PERIOD_ENDED), strip(window).words) == ("✓", "Entered.")
    assert field.toolTip() == "<qt>Entered.</qt>"


def test_a_blank_that_may_stay_blank_has_no_sign_and_is_called_so(window):
    window.binder.lead_to(Key.FORMER_NAME)
    assert corner(window, Key.FORMER_NAME) == ""
    assert strip(window).words == "Blank."
    assert window.sheet.editors[Key.FORMER_NAME].widget.accessibleDescription() == ""


def test_a_warning_takes_the_place_of_the_tick(window, person):
    person.chooses("action_example_quantum")
    assert corner(window, Key.SIGNER_IS_OFFICER) == "✓"
    window.binder.lead_to(Key.SIGNER_IS_OFFICER)
    person.press(Qt.Key.Key_Space)
    assert corner(window, Key.SIGNER_IS_OFFICER) == "!"
    assert strip(window).words.startswith("Blank. Consider: The person signing is not marked")


def test_what_was_carried_over_says_so_until_it_is_confirmed_even_when_it_is_faulty(window, person):
    person.chooses("action_example_quantum")
    person.chooses("action_new_from_this")
    window.binder.lead_to(Key.SIGNER_NAME)
    assert corner(window, Key.SIGNER_NAME) == "◥"
    assert strip(window).words == "Carried over from an earlier notice; confirm or change it."
    person.press(Qt.Key.Key_F9)
    assert corner(window, Key.SIGNER_NAME) == "✓"
    assert strip(window).words == "Entered."


def test_an_amendment_names_the_notice_from_which_it_was_carried_over(window, person):
    person.chooses("action_example_quantum")
    person.fill = lambda dialog: dialog.way.setCurrentText("through EDGAR")
    person.chooses("action_mark_filed")
    person.answer = "discard"
    person.chooses("action_amend")
    window.binder.lead_to(Key.NARRATIVE)
    assert strip(window).words.startswith("Carried over from the notice filed June 15, 2026, through EDGAR;")


def test_the_changes_in_the_table_are_computed_and_a_cell_that_is_no_amount_is_crossed(window, person):
    rows = (ResultsLine("Net sales", "110", "100"), ResultsLine("Net income", "abc", "5"))
    window.session.enter(Key.RESULTS_TABLE, rows)
    table = person.field(Key.RESULTS_TABLE)
    window.binder.lead_to(Key.RESULTS_TABLE)
    table.setCurrentCell(0, 3)
    assert strip(window).sign == "="
    assert strip(window).words == "Computed: this period less the same period last year."
    table.setCurrentCell(0, 0)
    assert strip(window).words.startswith("To mend: ")
    for row, column, mark in ((0, 3, "="), (2, 1, "✕")):
        ink = QColor(signs.INKS[mark])
        place = table.visualRect(table.model().index(row, column))
        place.setSize(place.size() / 2)
        seen = table.viewport().grab(place).toImage()
        near = min(abs(seen.pixelColor(x, y).red() - ink.red()) + abs(seen.pixelColor(x, y).green() - ink.green())
                   for x in range(seen.width()) for y in range(seen.height()))
        assert near < 40, (row, column)


@pytest.mark.parametrize("points", [9, 12, 24])
def test_the_sign_is_as_large_as_the_letters_and_over_none_of_them(window, person, points):
    person.chooses("action_example_quantum")
    sides = []
    for key in (Key.REGISTRANT_NAME, Key.SIGNER_IS_OFFICER, Key.OTHER_REPORTS_FILED, Key.RELIEF_REQUESTED):
        widget = person.field(key)
        for stop in {widget, *window.sheet.editors[key].stops()}:
            stop.setStyleSheet(f"font-size: {points}pt")
        QApplication.processEvents()
        found = widget.findChild(FieldSign)
        assert found.geometry().right() == widget.rect().right()
        assert found.height() >= widget.fontMetrics().capHeight()
        sides.append(found.width())
        if key is Key.REGISTRANT_NAME:
            assert widget.textMargins().right() >= found.width()
        else:
            boxes = window.sheet.editors[key].stops()
            assert all(box.x() * (box is not widget) + box.sizeHint().width() <= found.x() for box in boxes)
    assert max(sides) - min(sides) <= 1


@pytest.mark.parametrize("percent", [90, 100, 200])
def test_the_sign_of_a_date_stands_beside_its_calendar(window, percent):
    window.zoom.set_percent(percent)
    QApplication.processEvents()
    for key in (Key.PERIOD_ENDED, Key.SIGNATURE_DATE):
        line = window.sheet.editors[key].widget
        sign, [button] = line.findChild(FieldSign), line.findChildren(QToolButton)
        assert sign.isVisibleTo(line)
        assert not sign.geometry().intersects(button.geometry())


def test_the_worksheets_signs_are_seen_in_a_dark_scheme(window, person, qapp, request):
    before = qapp.palette()
    request.addfinalizer(lambda: qapp.setPalette(before))
    palette = QPalette(QColor("#202020"))
    qapp.setPalette(palette)
    window.setStyleSheet(f"{window.styleSheet()} ")  # as of a window that opens in this scheme
    window.session.enter(Key.EXCHANGES, ("NYSE",))
    window.session.enter(Key.EXPECTED_FILING_DATE, "June 20, 2026")
    QApplication.processEvents()
    for key in (Key.EXPECTED_FILING_DATE, Key.EXCHANGES):
        found = person.field(key).findChild(FieldSign)
        seen = person.field(key).grab(found.geometry()).toImage()
        colours = [seen.pixelColor(x, y).rgb() for x in range(seen.width()) for y in range(seen.height())]
        ground = QColor(max(colours, key=colours.count))
        assert max(contrast(QColor(colour), ground) for colour in colours) >= 4.5


@pytest.mark.parametrize("points", [9, 16, 24])
def test_the_line_beneath_the_sheet_is_never_cut_in_height(qtbot, points):
    shown = HelpStrip(SAID)
    qtbot.addWidget(shown)
    font = QFont(shown.font())
    font.setPointSize(points)
    shown.setFont(font)
    shown.resize(700, 10)
    shown.show()
    for key in Key:
        shown.show_field(key)
        QApplication.processEvents()
        line = shown.state
        assert line.geometry().bottom() <= shown.rect().bottom()
        assert line.height() >= line.fontMetrics().lineSpacing()
        assert line.y() > shown.sentence.geometry().bottom()


def test_typing_leaves_alone_what_stands_as_before(window, person, monkeypatch):
    person.chooses("action_example_quantum")
    touched = []
    monkeypatch.setattr("form12b25.gui.field_sign.put", lambda editor, look: touched.append(editor))
    window.binder.lead_to(Key.NARRATIVE)
    QTest.keyClicks(person.field(Key.NARRATIVE), "more words")
    assert touched == []
