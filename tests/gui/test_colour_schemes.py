# SPDX-License-Identifier: MIT
"""Light, dark and of high contrast: the sheet stays paper, what is around it follows the system, all can be read."""

from datetime import date

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from form12b25.form.keys import Key

LEGIBLE = 4.5
ROLES = QPalette.ColorRole
SCHEMES = {
    "light": {},
    "dark": {ROLES.Window: "#202124", ROLES.WindowText: "#e8e8e8", ROLES.Base: "#181818", ROLES.Text: "#e8e8e8",
             ROLES.Button: "#303134", ROLES.ButtonText: "#e8e8e8", ROLES.Mid: "#606060",
             ROLES.ToolTipBase: "#303030", ROLES.ToolTipText: "#e8e8e8", ROLES.PlaceholderText: "#a0a0a0"},
    "high contrast": {ROLES.Window: "#000000", ROLES.WindowText: "#ffff00", ROLES.Base: "#000000",
                      ROLES.Text: "#ffff00", ROLES.Button: "#000000", ROLES.ButtonText: "#ffff00",
                      ROLES.Mid: "#ffff00", ROLES.ToolTipBase: "#000000", ROLES.ToolTipText: "#ffff00",
                      ROLES.PlaceholderText: "#ffff00"},
    "black on yellow": {ROLES.Window: "#ffff00", ROLES.WindowText: "#000000", ROLES.Base: "#ffff00",
                        ROLES.Text: "#000000", ROLES.Button: "#ffff00", ROLES.ButtonText: "#000000",
                        ROLES.Mid: "#000000", ROLES.ToolTipBase: "#ffff00", ROLES.ToolTipText: "#000000",
                        ROLES.PlaceholderText: "#000000"},
}


@pytest.fixture(params=SCHEMES)
def tinted(request, window, qtbot):
    """The window while the system changes to that scheme; the report is overdue, much is to do, one blank is faulty."""
    usual = QApplication.palette()
    palette = QPalette(usual)
    for role, colour in SCHEMES[request.param].items():
        palette.setColor(role, QColor(colour))
    QApplication.setPalette(palette)
    window.session.enter(Key.REPORT_FORM, "10-K")
    window.session.enter(Key.PERIOD_ENDED, "2025-12-31")
    window.session.enter(Key.FILER_STATUS, "non-accelerated")
    window.session.enter(Key.CUSIP_NUMBER, "123")
    window.session.enter(Key.FURTHER_STATEMENTS, "See the next page.")
    window.printing.print()
    qtbot.waitUntil(lambda: window.session.review.deadlines is not None, timeout=8_000)
    assert window.session.review.deadlines.due < date(2026, 6, 15)
    yield window
    QApplication.setPalette(usual)


def luminance(colour):
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
             for part in (colour.redF(), colour.greenF(), colour.blueF())]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def seen(widget):
    """The contrast of what stands on a widget and its ground, from its pixels: the darkest against the lightest."""
    picture = widget.window().grab(widget.rect().translated(widget.mapTo(widget.window(), widget.rect().topLeft())))
    image = picture.toImage()
    found = [luminance(image.pixelColor(x, y)) for x in range(image.width()) for y in range(image.height())]
    return (max(found) + 0.05) / (min(found) + 0.05)


def test_the_words_around_the_sheet_can_be_read(tinted):
    assert tinted.dates.standing.property("late") is True
    labels = [tinted.dates.standing, tinted.findings.summary, tinted.help.strip.sentence, tinted.menuBar(),
              tinted.zoom.control, tinted.findings.list, *tinted.sheet.margin.remarks()]
    assert len(labels) > 10
    tinted._area.verticalScrollBar().setValue(0)
    for label in labels:
        if not label.visibleRegion().isEmpty():
            assert seen(label) >= LEGIBLE, label.objectName()


def test_red_and_orange_are_those_of_the_scheme(tinted):
    ink = tinted.dates.standing.palette().color(tinted.dates.standing.foregroundRole())
    ground = tinted.palette().color(ROLES.Window)
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= LEGIBLE


def test_the_sheet_stays_white_with_dark_ink(tinted):
    pages = [frame for frame in tinted.sheet.findChildren(QFrame) if frame.property("role") == "page"]
    assert len(pages) == 3
    for page in pages:
        image = page.grab().toImage()
        assert image.pixelColor(20, 20) == QColor("white")
        for kind in (QLabel, QCheckBox, QLineEdit, QPlainTextEdit, QPushButton):
            for widget in page.findChildren(kind):
                ink = widget.palette().color(widget.foregroundRole())
                assert 1.05 / (luminance(ink) + 0.05) >= LEGIBLE * 1.2, widget.objectName()  # also on tinted grounds


def test_the_worksheet_can_be_read(tinted):
    page = tinted.sheet.findChild(QFrame, "page_worksheet")
    ground = luminance(page.grab().toImage().pixelColor(12, 12))
    for kind in (QLabel, QCheckBox):
        for widget in page.findChildren(kind):
            ink = luminance(widget.palette().color(widget.foregroundRole()))
            assert (max(ink, ground) + 0.05) / (min(ink, ground) + 0.05) >= LEGIBLE, widget.text()


def test_menus_over_the_sheet_are_the_systems(tinted):
    line = tinted.sheet.editors[Key.SEC_FILE_NUMBER].widget
    menu = line.createStandardContextMenu()
    menu.ensurePolished()
    image = menu.grab().toImage()
    found = [luminance(image.pixelColor(x, y)) for x in range(0, image.width(), 2) for y in range(image.height())]
    assert (max(found) + 0.05) / (min(found) + 0.05) >= LEGIBLE
    menu.deleteLater()


def test_icons_follow_the_scheme_while_it_changes(tinted):
    words = tinted.palette().color(ROLES.ButtonText)
    for name in ("action_open", "action_print"):
        image = tinted.action(name).icon().pixmap(20, 20).toImage()
        inked = [image.pixelColor(x, y) for x in range(20) for y in range(20) if image.pixelColor(x, y).alpha() > 200]
        assert inked
        assert all(abs(luminance(colour) - luminance(words)) < 0.05 for colour in inked), name
