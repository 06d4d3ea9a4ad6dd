# SPDX-License-Identifier: MIT
"""The tour: whoever has the form before them for the first time is shown around, and is never held up."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSettings, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QToolBar, QWidget
from test_keys_of_dialogs import key_of, keys_in, menus_of, twice

import every_window
import sight
from form12b25.drafts import document, store
from form12b25.form.keys import Key
from form12b25.gui.main_window import MainWindow
from form12b25.gui.tour import STEPS, in_view
from gui_person import Person

ALT = Qt.KeyboardModifier.AltModifier
SOURCE = Path(__file__).parents[2] / "src"
TITLES = ["1 of 4: The sheet", "2 of 4: What is left to do", "3 of 4: The dates", "4 of 4: Print"]


@pytest.fixture
def heard(monkeypatch):
    """What a screen reader is told of the tour at once."""
    told = []
    monkeypatch.setattr("form12b25.gui.tour_panel.QAccessible.updateAccessibility",
                        lambda event: told.extend([event.message()] * (event.object().objectName() == "tour")))
    return told


@pytest.fixture
def offered(window, qtbot):
    """The window as the program opens it for somebody new, on the form."""
    window.tour.offer()
    qtbot.waitUntil(lambda: window.tour.stands)
    return window


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def goes_on(window, qtbot):
    """The key of the tour, pressed in the form; gives the title of what is shown then."""
    before = title(window)
    press(Qt.Key.Key_X, ALT)
    qtbot.waitUntil(lambda: title(window) != before)  # the button is seen to go down first
    return title(window)


def title(window):
    return window.tour.panel.title.text() if window.tour.stands else None


def framed(window):
    """The place in the window with the frame around it."""
    ring = window.tour.panel.ring
    return ring.geometry() if ring.isVisible() else QRect()


def on_toolbar(window, name):
    return window.findChild(QToolBar, "toolbar").widgetForAction(window.action(name))


def test_there_are_at_most_four_steps_of_at_most_two_sentences():
    assert len(STEPS) <= 4
    assert all(1 <= step.words.count(". ") + 1 <= 2 for step in STEPS)
    assert all(step.words.endswith(".") for step in STEPS)


def test_it_waits_behind_the_start_page_and_comes_with_the_first_form(window, person, qtbot, heard):
    window.arriving.stand()
    window.tour.offer()
    QApplication.processEvents()
    assert not window.tour.stands
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.tour.stands)
    assert title(window) == TITLES[0]
    assert QApplication.focusWidget() is person.field(Key.SEC_FILE_NUMBER)
    assert len(heard) == 1
    assert heard[0].startswith("Tour, 1 of 4: The sheet. This is the form")
    assert heard[0].endswith("Next (Alt+X), Skip (Esc).")


def test_what_is_typed_goes_into_the_form_all_the_while(offered, person, qtbot):
    person.type("0-12345")
    press(Qt.Key.Key_Tab)
    assert goes_on(offered, qtbot) == TITLES[1]
    person.type("747906501")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    assert goes_on(offered, qtbot) == TITLES[2]
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Space):
        press(key)
        assert title(offered) == TITLES[2]
    assert offered.binder.focused() is not None
    entered = offered.session.draft
    assert (entered.text(Key.SEC_FILE_NUMBER), entered.text(Key.CUSIP_NUMBER), entered.text(Key.REPORT_FORM)) == (
        "000-12345", "747906501", "10-K")


def test_its_key_leads_through_the_steps_and_out_and_the_cursor_stays(offered, person, qtbot, heard):
    assert title(offered) == TITLES[0]
    assert [goes_on(offered, qtbot) for _ in range(4)] == [*TITLES[1:], None]
    assert QApplication.focusWidget() is person.field(Key.SEC_FILE_NUMBER)
    assert person.field(Key.SEC_FILE_NUMBER).text() == ""
    assert framed(offered) == QRect()
    assert [words.split(".")[0] for words in heard] == [f"Tour, {step}" for step in TITLES[1:]]
    assert heard[-1].endswith("Exit the tour (Alt+X).")


def test_it_frames_what_it_speaks_of_and_names_its_keys(offered, qtbot):
    spoken_of = (offered._area, offered.findings, offered.dates, on_toolbar(offered, "action_print"))
    for widget, keys in zip(spoken_of, ("F1", "F8", "", "Ctrl+P"), strict=True):
        assert framed(offered) == in_view(widget)
        assert not framed(offered).isEmpty()
        assert keys in offered.tour.panel.words.text()
        goes_on(offered, qtbot)


def test_where_a_pane_is_hidden_it_points_to_what_stands_for_it(window, qtbot):
    for pane in ("action_show_findings", "action_show_preview"):
        window.action(pane).setChecked(False)
    window.tour.offer()
    qtbot.waitUntil(lambda: window.tour.stands)
    goes_on(window, qtbot)
    assert framed(window) == in_view(on_toolbar(window, "action_next"))
    goes_on(window, qtbot)
    line = window.findChild(QPushButton, "deadline_line")
    assert framed(window) == in_view(line)
    window.action("action_show_findings").setChecked(True)
    qtbot.waitUntil(lambda: framed(window) == in_view(window.dates))
    assert not line.isVisible()


def test_without_the_toolbar_it_points_to_the_menus(window, person):
    window.findChild(QToolBar, "toolbar").toggleViewAction().trigger()
    person.chooses("action_tour")
    for _ in range(3):
        press(Qt.Key.Key_Return)
    assert title(window) == TITLES[3]
    assert framed(window) == in_view(window.menuBar())


@pytest.mark.parametrize("place", ["a line", "a narrative", "a box", "the table", "the list", "the pages"])
def test_escape_ends_it_wherever_the_keyboard_is_and_changes_nothing_else(offered, person, place):
    person.type("Late for good reasons.", Key.NARRATIVE)
    offered.binder.lead_to({"a narrative": Key.NARRATIVE, "a box": Key.RELIEF_REQUESTED,
                            "the table": Key.RESULTS_TABLE}.get(place, Key.PERIOD_ENDED))
    if place == "the list":
        offered.findings.list.setFocus()
    elif place == "the pages":
        offered.preview.view.setFocus()
    at, before = QApplication.focusWidget(), offered.session.draft
    press(Qt.Key.Key_Escape)
    assert not offered.tour.stands
    assert framed(offered) == QRect()
    assert QApplication.focusWidget() is at
    assert offered.session.draft == before


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # said by Qt's offscreen screen of its menus
def test_escape_that_something_else_wants_is_not_the_tours(offered, person, qtbot):
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = offered.findChild(QWidget, "find_bar")
    assert bar.isVisible()
    press(Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert offered.tour.stands
    offered.binder.lead_to(Key.PERIOD_ENDED)
    press(Qt.Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert offered.tour.stands
    press(Qt.Key.Key_Escape)
    assert not offered.tour.stands


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # said by Qt's offscreen screen of its menus
def test_the_menu_shows_it_again_and_its_keys_walk_it_and_lead_back(window, person, heard):
    window.binder.lead_to(Key.CUSIP_NUMBER)
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_H, ALT)
        QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_T)
        assert QApplication.focusWidget() is window.tour.panel.next
        assert "This is the form" in window.tour.panel.next.accessibleDescription()  # read when the keyboard is there
        assert heard == []
        walked = [title(window)]
        for _ in range(4):
            press(Qt.Key.Key_Return)
            walked.append(title(window))
        assert walked == [*TITLES, None]
        assert QApplication.focusWidget() is person.field(Key.CUSIP_NUMBER)
        assert len(heard) == 3
        heard.clear()


@pytest.mark.parametrize("way", ["escape", "skip"])
def test_asked_for_from_the_list_it_leads_back_to_the_list(window, person, way):
    window.findings.list.setFocus()
    person.chooses("action_tour")
    press(Qt.Key.Key_Return)
    if way == "skip":
        press(Qt.Key.Key_Backtab)
        assert QApplication.focusWidget() is window.tour.panel.skip
        press(Qt.Key.Key_Space)
    else:
        press(Qt.Key.Key_Escape)
    assert not window.tour.stands
    assert QApplication.focusWidget() is window.findings.list


def test_while_it_stands_the_menu_leads_the_keyboard_into_it(offered, person, qtbot):
    goes_on(offered, qtbot)
    person.chooses("action_tour")
    assert title(offered) == TITLES[1]
    assert QApplication.focusWidget() is offered.tour.panel.next
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is person.field(Key.SEC_FILE_NUMBER)


class Seen(QObject):
    """What happens to a widget."""

    def __init__(self, widget):
        super().__init__(widget)
        self.kinds = []
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802 - as Qt has it
        self.kinds.append(event.type())
        return False


def test_while_nobody_does_anything_it_does_nothing_either(offered, qtbot):
    qtbot.waitUntil(lambda: offered.session.review.deadlines is not None or offered.session.calendar is not None)
    for _ in range(20):
        QApplication.processEvents()
    panel = offered.tour.panel
    seen = [Seen(widget) for widget in (panel, panel.ring, offered.centralWidget())]
    for _ in range(50):
        QApplication.processEvents()
    busy = {QEvent.Type.LayoutRequest, QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.ZOrderChange,
            QEvent.Type.ChildAdded}
    assert [kind for one in seen for kind in one.kinds if kind in busy] == []


def test_a_click_on_it_leaves_the_cursor_in_its_blank_and_one_on_the_frame_goes_through(offered, person):
    panel = offered.tour.panel
    QTest.mouseClick(panel.next, Qt.MouseButton.LeftButton)
    assert title(offered) == TITLES[1]
    assert QApplication.focusWidget() is person.field(Key.SEC_FILE_NUMBER)
    within = panel.ring.rect().topLeft() + QPoint(2, 2)
    assert panel.ring.mask().contains(within)
    assert offered.childAt(panel.ring.mapTo(offered, within)) is offered.findings
    QTest.mouseClick(panel.skip, Qt.MouseButton.LeftButton)
    assert not offered.tour.stands
    assert QApplication.focusWidget() is person.field(Key.SEC_FILE_NUMBER)


def test_it_comes_once_and_never_again_by_itself(offered, settings, today, qtbot):
    press(Qt.Key.Key_Escape)
    offered.filing.example("quantum-2026")
    QApplication.processEvents()
    assert not offered.tour.stands
    settings.sync()
    kept = QSettings(settings.fileName(), QSettings.Format.IniFormat)
    other = MainWindow(kept, lambda: today, Person())
    qtbot.addWidget(other)
    other.show()
    other.tour.offer()
    other.filing.example("quantum-2026")
    QApplication.processEvents()
    assert not other.tour.stands
    other.close()


def test_whoever_has_work_on_the_screen_that_is_not_saved_is_left_alone(window, person, qtbot):
    window.arriving.stand()
    window.tour.offer()
    draft = window.session.draft.enter(Key.REGISTRANT_NAME, "Typed before the crash, Inc.")
    window.session.open(draft, None)
    window.session.undo.resetClean()  # as recovered work stands on the screen
    QApplication.processEvents()
    assert not window.tour.stands
    person.answer = "discard"
    person.chooses("action_new_2018")
    qtbot.waitUntil(lambda: window.tour.stands)


def test_it_does_not_stand_over_the_start_page(offered, person, qtbot):
    goes_on(offered, qtbot)
    person.chooses("action_start_page")
    assert not offered.tour.stands
    assert framed(offered) == QRect()
    assert not offered.action("action_tour").isEnabled()


def test_a_question_comes_before_it(window, qtbot):
    box = QMessageBox(window)
    box.open()
    window.tour.offer()
    QApplication.processEvents()
    assert not window.tour.stands
    box.reject()


def test_it_stays_through_the_opening_of_another_edition_and_the_closing_of_the_window(offered, person, qtbot):
    goes_on(offered, qtbot)
    person.chooses("action_tour")
    person.chooses("action_new_1995")
    assert title(offered) == TITLES[1]
    QApplication.processEvents()
    assert framed(offered) == in_view(offered.findings)
    offered.tour.panel.next.setFocus()
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is not None
    assert offered.sheet.isAncestorOf(QApplication.focusWidget())
    person.chooses("action_tour")  # and so it is closed


@pytest.fixture
def points(request, qapp):
    """The size of the system's letters, before there is a window."""
    usual, font = qapp.font(), QFont(qapp.font())
    font.setPointSize(request.param)
    qapp.setFont(font)
    yield request.param
    qapp.setFont(usual)


@pytest.mark.parametrize("points", [9, 14, 24], indirect=True)
@pytest.mark.parametrize("size", [(1400, 900), (1024, 700)])
def test_its_words_are_whole_and_it_lies_within_the_window_and_off_what_it_speaks_of(points, size, window, person):
    window.resize(*size)
    person.chooses("action_tour")
    panel = window.tour.panel
    assert panel.words.font().pointSize() == panel.next.font().pointSize() == points
    for _ in STEPS:
        QApplication.processEvents()
        for label in (panel.title, panel.words):
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            assert panel.rect().contains(label.geometry())
        for button in (panel.next, panel.skip):
            assert button.isHidden() or panel.rect().contains(button.geometry())
            assert button.width() >= button.minimumSizeHint().width()
        assert window.rect().contains(panel.geometry())
        if panel.title.text() != TITLES[0]:  # the sheet is too large for that
            assert not panel.geometry().intersects(framed(window)), panel.title.text()
        press(Qt.Key.Key_Return)
    assert not window.tour.stands


@pytest.mark.parametrize("hidden", [(), ("action_show_preview",), ("action_show_preview", "action_show_findings")])
def test_it_makes_way_for_the_blank_that_is_gone_to(offered, qtbot, hidden):
    for pane in hidden:
        offered.action(pane).setChecked(False)
    seen = set()
    for key in (key for key in Key if key != Key.NARRATIVE):
        offered.binder.lead_to(key)
        QApplication.processEvents()
        blank, panel = in_view(QApplication.focusWidget()), offered.tour.panel.geometry()
        assert not panel.intersects(blank), key
        seen.add((panel.x(), panel.y()))
    assert len(seen) == (1 if len(hidden) < 2 else len(seen))  # over the panes at the right it need not move


def test_no_letter_leads_to_two_places_while_it_stands(offered):
    found = keys_in(offered, hidden=True)
    for entry in offered.menuBar().actions():
        found[key_of(entry.text())].append(entry.text())
    assert {"x", "f", "h"} <= set(found)
    assert twice(found) == {}
    assert "t" in {key_of(entry.text()) for name, entries in menus_of(offered) if name == "&Help" for entry in entries}


@pytest.mark.parametrize("scheme", every_window.SCHEMES)
def test_its_frame_is_seen_on_the_sheet_and_on_what_is_around_it(offered, scheme, qtbot):
    with every_window.scheme(scheme):
        for _ in STEPS:
            ring = offered.tour.panel.ring
            picture = ring.grab().toImage()
            across = [QColor(picture.pixel(x, picture.height() // 2)).rgb() for x in range(5)]
            outer, ink, inner = across[0], across[2], across[4]
            assert outer == inner
            assert sight.contrast(outer, ink) >= sight.SIGN
            goes_on(offered, qtbot)
        assert not offered.tour.stands


_STARTED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from form12b25.gui import main_window, start
from form12b25.paths import Folders
shown = main_window.MainWindow.showEvent

def look(window):
    if "form12b25.gui.keeping" not in sys.modules:  # it is not yet painted
        QTimer.singleShot(50, window, lambda: look(window))
        return
    print(window.tour.stands)
    if window.arriving.stands:
        window.action("action_new_2018").trigger()
        QTimer.singleShot(300, window, lambda: look(window))
    else:
        print(window.focusWidget().objectName())
        window.close()

def show_event(window, event):
    shown(window, event)
    QTimer.singleShot(300, window, lambda: look(window))

main_window.MainWindow.showEvent = show_event
here = Path(sys.argv[1])
for folder in ("settings", "state", "logs"):
    (here / folder).mkdir(exist_ok=True)
start.run(Folders(here / "settings", here / "state", here / "logs"), Path(sys.argv[2]) if sys.argv[2:] else None)
"""


def start(folder, *draft):
    """The program as it starts; what is on the screen is told, a notice is begun, and it is told again."""
    ran = subprocess.run([sys.executable, "-c", _STARTED, str(folder), *map(str, draft)], capture_output=True,
                         text=True, timeout=60, check=False,
                         env={"PYTHONPATH": str(SOURCE), "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder)})
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout.split()


def test_the_program_shows_it_to_who_begins_a_notice_and_not_to_who_brings_a_draft(tmp_path, igene):
    path = tmp_path / "igene.12b25"
    store.write(path, document.to_bytes(igene))
    assert start(tmp_path, path) == ["False", "sec_file_number"]
    assert start(tmp_path) == ["False", "True", "sec_file_number"]
    assert start(tmp_path) == ["False", "False", "sec_file_number"]
