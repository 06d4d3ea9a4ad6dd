# SPDX-License-Identifier: MIT
"""What is typed cannot be kept for recovery: a line says so for as long as it is so, and pushes nothing out."""

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

import sight
from form12b25.form.keys import Key
from form12b25.gui.keeping import Keeping
from form12b25.gui.main_window import MainWindow
from gui_person import Person

NOT_KEPT = "! What you type is not kept for recovery (File exists). Save often."


@pytest.fixture
def in_the_way(folders, monkeypatch):
    """A file where the folder for recovery is to be: nothing can be kept, by whatever account."""
    monkeypatch.setattr("form12b25.drafts.recovery._AGAIN", 0.05)
    folders.recovery.rmdir()
    folders.recovery.write_bytes(b"")
    return folders.recovery


@pytest.fixture
def kept(window, folders, in_the_way):
    keeping = Keeping(window, folders)
    yield window
    keeping.close()


def line(window):
    return window.findChild(QPushButton, "not_kept_line")


def shows(window):
    return line(window) is not None and line(window).isVisible()


def test_it_stands_with_its_sign_and_words_until_what_is_typed_is_kept_again(kept, person, in_the_way, qtbot):
    person.type("Crested", Key.REGISTRANT_NAME)
    qtbot.waitUntil(lambda: shows(kept))
    assert line(kept).text() == NOT_KEPT
    kept.say("Something else is said in the status bar.")
    person.type(" Corp.", Key.REGISTRANT_NAME)
    QTest.qWait(500)  # it is tried several times meanwhile
    assert shows(kept)
    heard = QAccessible.queryAccessibleInterface(line(kept))
    assert heard.text(QAccessible.Text.Name) == NOT_KEPT
    assert heard.text(QAccessible.Text.Description).endswith("A click saves the draft, as Ctrl+S does.")
    assert not heard.state().invisible
    ground, [(ink, _), *_] = sight.inks(sight.large(line(kept)))
    assert sight.contrast(ground, ink) >= sight.TEXT
    in_the_way.unlink()
    qtbot.waitUntil(lambda: not shows(kept))
    assert list(in_the_way.glob("*/*.journal"))


def test_a_click_on_it_saves_and_it_goes_when_nothing_would_be_lost_any_more(kept, person, tmp_path, qtbot):
    person.type("Crested", Key.REGISTRANT_NAME)
    qtbot.waitUntil(lambda: shows(kept))
    person.file = tmp_path / "saved.12b25"
    person.click(line(kept))
    assert person.file.exists()
    assert not kept.isWindowModified()
    qtbot.waitUntil(lambda: not shows(kept))
    assert kept.statusBar().currentMessage() == "saved.12b25 was saved."  # not that it is kept again, which it is not


@pytest.fixture(params=[9, 12, 24])
def points(request):
    """The system's type has that size, in points."""
    usual, font = QApplication.font(), QApplication.font()
    font.setPointSize(request.param)
    QApplication.setFont(font)
    yield request.param
    QApplication.setFont(usual)


@pytest.mark.usefixtures("points")
def test_in_a_small_window_it_pushes_nothing_out(qtbot, tmp_path, today, folders, in_the_way):
    person = Person()
    window = person.window = MainWindow(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat), lambda: today,
                                        person)
    keeping = Keeping(window, folders)
    window.resize(1024, 700)
    window.show()
    qtbot.waitExposed(window)
    window.filing.example("igene-1998")
    qtbot.waitUntil(lambda: window.session.review.deadlines is not None, timeout=20_000)
    person.type(" Inc.", Key.REGISTRANT_NAME)
    qtbot.waitUntil(lambda: shows(window))
    QApplication.processEvents()
    mark, strip = line(window), window.help.strip
    assert window.size().toTuple() == (1024, 700)
    assert window.minimumSizeHint().height() <= 700
    assert mark.width() == 1024
    needed = mark.fontMetrics().boundingRect(mark.rect().adjusted(12, 0, -12, 10_000), Qt.TextFlag.TextWordWrap,
                                             mark.text())
    assert mark.height() >= needed.height()
    assert strip.mapTo(window, QPoint(0, strip.height())).y() <= window.statusBar().y()
    assert window.statusBar().geometry().bottom() < 700
    assert window._area.viewport().height() >= 4 * mark.fontMetrics().lineSpacing()
    window.session.undo.setClean()
    window.close()
    keeping.close()
    window.deleteLater()
