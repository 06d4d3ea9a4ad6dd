# SPDX-License-Identifier: MIT
"""Misspelt words are marked in the narratives, and mended from the keyboard; the draft knows nothing of the marks."""

import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from form12b25 import assets
from form12b25.drafts import document
from form12b25.form.draft import Draft, Filed
from form12b25.form.keys import Key
from form12b25.gui.main_window import MainWindow
from form12b25.gui.spelling import Spelling

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")  # menus on no screen
NO_LIBRARY = ("Spelling is not checked, for the package chunspell cannot be loaded. Install the program anew; "
              "everything else works.")
WRONG = "The regsitrant could not file its statemnts in time."


def marked(window, key=Key.NARRATIVE):
    """The words under which a wave is drawn."""
    area = window.sheet.editors[key].widget
    return [one.cursor.selectedText() for one in area.extraSelections()
            if one.format.underlineStyle() is QTextCharFormat.UnderlineStyle.WaveUnderline]


def description(window, key=Key.NARRATIVE):
    return window.sheet.editors[key].widget.accessibleDescription()


def menu():
    """The menu that is open."""
    shown = QApplication.activePopupWidget()
    return shown if isinstance(shown, QMenu) else None


def entries():
    return [action.text() for action in menu().actions() if not action.isSeparator()]


def pick(words, qtbot):
    """Choose an entry of the open menu with the arrow keys and Enter."""
    assert words in entries()
    for _ in range(40):
        if menu().activeAction() and menu().activeAction().text() == words:
            QTest.keyClick(menu(), Qt.Key.Key_Return)
            qtbot.waitUntil(lambda: menu() is None and QApplication.activeWindow() is not None)
            return
        QTest.keyClick(menu(), Qt.Key.Key_Down)
    raise AssertionError(words)


@pytest.fixture
def narrative(window, person, qtbot):
    """Part III with two misspelt words, both marked."""
    window.session.open(window.session.draft.enter(Key.NARRATIVE, WRONG), None)
    qtbot.waitUntil(lambda: marked(window) == ["regsitrant", "statemnts"])
    return window.sheet.editors[Key.NARRATIVE].widget


@pytest.fixture(autouse=True)
def no_menu_stays_open(window):
    yield
    while menu():
        menu().close()


def test_words_that_no_dictionary_has_are_marked_in_an_ink_that_can_be_read(narrative, window):
    mark = narrative.extraSelections()[0]
    wave = mark.format.underlineColor()
    assert contrast(wave, QColor("#e4effb")) >= 4.5  # the ground of a box in focus, the darkest there is
    assert not window.session.modified
    assert window.session.undo.count() == 0


def contrast(one, other):
    light = sorted(luminance(colour) for colour in (one, other))
    return (light[1] + 0.05) / (light[0] + 0.05)


def luminance(colour):
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
             for part in (colour.redF(), colour.greenF(), colour.blueF())]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_marking_changes_neither_the_text_nor_the_history_nor_the_file(window, qtbot):
    before = window.session.draft.enter(Key.NARRATIVE, WRONG)
    changes = []
    window.session.open(before, None)
    window.sheet.editors[Key.NARRATIVE].widget.textChanged.connect(lambda: changes.append(1))
    qtbot.waitUntil(lambda: len(marked(window)) == 2)
    assert (changes, window.session.undo.count()) == ([], 0)
    assert document.to_bytes(window.session.draft) == document.to_bytes(before)


def test_a_word_is_not_marked_while_it_is_being_typed_but_once_it_is_left(window, person, qtbot):
    person.type("The statemnts of the regsitrant", Key.NARRATIVE)
    qtbot.waitUntil(lambda: marked(window) == ["statemnts"])
    person.press(Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: marked(window) == ["statemnts", "regsitrant"])
    person.press(Qt.Key.Key_End)
    person.type("y")
    qtbot.waitUntil(lambda: marked(window) == ["statemnts"])
    window.binder.lead_to(Key.SIGNER_NAME)
    qtbot.waitUntil(lambda: marked(window) == ["statemnts", "regsitranty"])


def test_a_mark_goes_with_its_word_and_behind_a_character_that_counts_twice(window, person, qtbot):
    window.session.open(window.session.draft.enter(Key.NARRATIVE, "𝔸𝔹 the regsitrant.\nIts statemnts."), None)
    qtbot.waitUntil(lambda: marked(window) == ["regsitrant", "statemnts"])
    person.type("So ", Key.NARRATIVE)
    assert marked(window) == ["regsitrant", "statemnts"]


def test_the_number_of_misspelt_words_is_told_to_a_screen_reader_beside_the_findings(narrative, window, person, qtbot):
    qtbot.waitUntil(lambda: description(window).endswith("2 words in it are in no dictionary."))
    person.type("y", Key.SIGNER_NAME)  # the form is judged anew, and what is said of each blank
    assert description(window).endswith("2 words in it are in no dictionary.")
    window.ask.chooses("action_check_spelling")
    qtbot.waitUntil(lambda: "dictionary" not in description(window))


def test_f7_goes_from_word_to_word_and_opens_the_suggestions(narrative, window, person, qtbot):
    person.chooses("action_next_misspelt")
    assert narrative.textCursor().selectedText() == "regsitrant"
    assert entries()[:1] == ["registrant"]
    assert menu().activeAction().text() == "registrant"
    menu().close()
    person.chooses("action_next_misspelt")
    assert narrative.textCursor().selectedText() == "statemnts"
    menu().close()
    person.chooses("action_next_misspelt")
    assert narrative.textCursor().selectedText() == "regsitrant"


def test_f7_goes_through_the_narratives_in_paper_order(window, person):
    draft = window.session.draft.enter(Key.NARRATIVE, WRONG).enter(Key.FURTHER_STATEMENTS, "A restatment.")
    window.session.open(draft, None)
    gone = []
    for _ in range(4):
        person.chooses("action_next_misspelt")
        menu().close()
        gone.append((window.binder.focused(), window.focusWidget().textCursor().selectedText()))
    assert gone == [(Key.NARRATIVE, "regsitrant"), (Key.NARRATIVE, "statemnts"),
                    (Key.FURTHER_STATEMENTS, "restatment"), (Key.NARRATIVE, "regsitrant")]


def test_a_suggestion_takes_the_place_of_the_word_as_one_step_with_a_name(narrative, window, person, qtbot):
    person.chooses("action_next_misspelt")
    pick("registrant", qtbot)
    mended = WRONG.replace("regsitrant", "registrant")
    assert window.session.draft.text(Key.NARRATIVE) == mended
    assert window.action("action_undo").text() == "&Undo correction of “regsitrant”"
    assert narrative.textCursor().position() == len("The registrant")
    qtbot.waitUntil(lambda: marked(window) == ["statemnts"])
    person.type("!")
    person.chooses("action_undo")
    assert window.session.draft.text(Key.NARRATIVE) == mended
    person.chooses("action_undo")
    assert window.session.draft.text(Key.NARRATIVE) == WRONG


def test_a_correction_of_one_letter_is_no_part_of_the_typing_before_it(window, person, qtbot):
    person.type("The acountant", Key.NARRATIVE)
    person.chooses("action_suggest")
    pick("accountant", qtbot)
    assert window.session.draft.text(Key.NARRATIVE) == "The accountant"
    person.chooses("action_undo")
    assert window.session.draft.text(Key.NARRATIVE) == "The acountant"


def test_what_was_entered_around_the_word_stays_as_it_was_entered(window, person, qtbot):
    """A text with line ends that no box can show."""
    window.session.open(window.session.draft.enter(Key.NARRATIVE, "One.\r\nTwo.\r\nThe acountant.\r\n"), None)
    person.chooses("action_next_misspelt")
    pick("accountant", qtbot)
    assert window.session.draft.entered[Key.NARRATIVE] == "One.\r\nTwo.\r\nThe accountant.\r\n"


def test_the_menu_of_the_mouse_offers_the_word_under_it_and_keeps_its_other_entries(narrative, window, qtbot):
    caret = narrative.textCursor()
    caret.setPosition(WRONG.index("statemnts") + 3)
    narrative.setTextCursor(caret)
    place = narrative.cursorRect().center()
    caret.setPosition(0)
    narrative.setTextCursor(caret)
    viewport = narrative.viewport()
    QApplication.sendEvent(viewport, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place,
                                                       viewport.mapToGlobal(place)))
    assert entries()[0] == "statements"
    assert {"Add to my words", "Ignore in this draft", "Select All"} <= {words.split("\t")[0] for words in entries()}


def test_elsewhere_the_menu_is_as_it_was(narrative):
    narrative.moveCursor(narrative.textCursor().MoveOperation.Start)
    QApplication.sendEvent(narrative, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(2, 2),
                                                        narrative.mapToGlobal(QPoint(2, 2))))
    assert "Add to my words" not in entries()


def test_a_word_that_is_like_no_other_has_no_suggestions(window, person, qtbot):
    person.type("The xqzvbrtklm was late.", Key.NARRATIVE)
    person.chooses("action_next_misspelt")
    assert entries()[0] == "No suggestions"
    assert not menu().actions()[0].isEnabled()


def test_the_first_suggestion_is_chosen_and_stands_above_all_else(window, person):
    person.type("The explainatory notes.", Key.NARRATIVE)
    person.chooses("action_next_misspelt")
    assert entries()[0] == menu().activeAction().text() == "explanatory"
    assert grounds(menu(), 2) == [menu().palette().highlight().color(), menu().palette().window().color()]


def grounds(shown, count):
    """The colours behind the first entries of a menu, as they are painted."""
    picture = shown.grab().toImage()
    ratio = picture.devicePixelRatio()
    rooms = [shown.actionGeometry(action) for action in shown.actions()[:count]]
    return [picture.pixelColor(int((room.right() - 4) * ratio), int(room.center().y() * ratio)) for room in rooms]


def test_a_word_of_ones_own_is_kept_and_known_in_the_next_window(narrative, window, person, settings, today, tmp_path,
                                                                 qtbot):
    person.chooses("action_next_misspelt")
    pick("Add to my words", qtbot)
    qtbot.waitUntil(lambda: marked(window) == ["statemnts"])
    assert (tmp_path / "my-words.txt").read_text(encoding="utf-8") == "regsitrant\n"
    again = MainWindow(settings, lambda: today, person)
    again.session.open(window.session.draft, None)
    again.show()
    qtbot.waitUntil(lambda: marked(again) == ["statemnts"])
    again.close()
    again.deleteLater()


def test_words_that_cannot_be_kept_are_right_all_the_same_and_the_sentence_says_so(narrative, window, person, settings,
                                                                                  tmp_path, qtbot):
    (tmp_path / "my-words.txt").mkdir()
    person.chooses("action_next_misspelt")
    pick("Add to my words", qtbot)
    assert "it could not be kept in" in window.statusBar().currentMessage()
    qtbot.waitUntil(lambda: marked(window) == ["statemnts"])


def test_a_word_ignored_is_ignored_in_this_draft_only(narrative, window, person, qtbot):
    person.chooses("action_next_misspelt")
    pick("Ignore in this draft", qtbot)
    qtbot.waitUntil(lambda: marked(window) == ["statemnts"])
    window.session.open(window.session.draft, None)
    qtbot.waitUntil(lambda: marked(window) == ["regsitrant", "statemnts"])


def test_my_words_can_be_added_to_and_taken_back(narrative, window, person, qtbot):
    def change(dialog):
        dialog.typed.setText("regsitrant")
        dialog.add.click()
        dialog.typed.setText("not a word 7")
        dialog.add.click()
        assert dialog.said.text().startswith("“not a word 7” was not added")
        dialog.typed.setText("statemnts")
        dialog.add.click()
        assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == ["regsitrant", "statemnts"]
        dialog.remove.click()

    person.fill = change
    person.chooses("action_my_words")
    qtbot.waitUntil(lambda: marked(window) == ["statemnts"])


def test_checking_can_be_turned_off_and_that_is_remembered(narrative, window, person, settings, qtbot):
    person.chooses("action_check_spelling")
    qtbot.waitUntil(lambda: marked(window) == [])
    person.chooses("action_next_misspelt")
    assert window.statusBar().currentMessage().startswith("Spelling is not checked.")
    assert settings.value("check_spelling", defaultValue=True, type=bool) is False
    person.chooses("action_check_spelling")
    qtbot.waitUntil(lambda: marked(window) == ["regsitrant", "statemnts"])


def test_the_names_in_the_notice_are_right_as_soon_as_they_are_entered(window, person, qtbot):
    person.type("The books of quuxcorp were lost.", Key.NARRATIVE)
    qtbot.waitUntil(lambda: marked(window) == ["quuxcorp"])
    person.type("quuxcorp Limited", Key.REGISTRANT_NAME)
    qtbot.waitUntil(lambda: marked(window) == [])


def test_what_was_filed_is_not_checked(narrative, window, qtbot):
    window.session.file(Filed("June 15, 2026", "paper"))
    qtbot.waitUntil(lambda: marked(window) == [])
    window.session.file(None)
    qtbot.waitUntil(lambda: marked(window) == ["regsitrant", "statemnts"])


def test_another_edition_has_its_marks_too(narrative, window, qtbot):
    window.session.open(Draft(assets.edition("sec1344-1995")).enter(Key.NARRATIVE, WRONG), None)
    qtbot.waitUntil(lambda: marked(window) == ["regsitrant", "statemnts"])


@pytest.mark.parametrize("name", ["quantum-2026", "invented-results", "igene-1998"])
def test_f7_says_where_nothing_is_misspelt(window, person, name):
    window.session.open(assets.example(name), None)
    person.chooses("action_next_misspelt")
    assert window.statusBar().currentMessage().startswith("No word in the narratives is misspelt")


def test_nothing_is_read_before_a_narrative_has_a_text(window, qtbot):
    spelling = window.findChild(Spelling)
    qtbot.wait(800)  # longer than the pause after which a text is read for the first time
    assert not spelling.loaded
    window.session.open(window.session.draft.enter(Key.NARRATIVE, WRONG), None)
    qtbot.waitUntil(lambda: spelling.loaded)


def test_the_dictionary_is_not_loaded_while_someone_types(window, person, qtbot):
    for word in ("The", "statemnts", "of", "the", "regsitrant"):
        person.type(f"{word} ", Key.NARRATIVE)
        qtbot.wait(200)  # longer than the pause after which a text is read again
        assert not window.findChild(Spelling).loaded
    qtbot.waitUntil(lambda: marked(window) == ["statemnts", "regsitrant"])


def test_without_the_library_the_window_says_so_once_and_everything_else_works(window, person, qtbot, monkeypatch):
    monkeypatch.setitem(sys.modules, "hunspell", None)
    said = []
    window.findChild(Spelling).said.connect(said.append)
    person.type(WRONG, Key.NARRATIVE)
    qtbot.waitUntil(lambda: said != [])
    person.type(" So.")
    person.type("y", Key.SIGNER_NAME)
    qtbot.wait(400)  # longer than the pause after which a text is read again
    assert said == [NO_LIBRARY]
    assert (marked(window), window.session.draft.text(Key.NARRATIVE)) == ([], WRONG + " So.")
    person.chooses("action_next_misspelt")
    person.chooses("action_suggest")
    assert said[1:] == said[:1] * 2
    person.chooses("action_my_words")
    person.chooses("action_undo")
    assert menu() is None


def test_a_missing_list_of_words_is_said_too(window, person, qtbot, monkeypatch):
    def gone(*path):
        raise FileNotFoundError(path)

    monkeypatch.setattr(assets, "resource", gone)
    person.type(WRONG, Key.NARRATIVE)
    qtbot.waitUntil(lambda: "for a list of its words cannot be read" in window.statusBar().currentMessage())


def test_words_that_another_window_added_meanwhile_are_kept(narrative, window, person, tmp_path, qtbot):
    own = tmp_path / "my-words.txt"
    own.write_text("Igene\n", encoding="utf-8")  # by another window, after this one had looked
    person.chooses("action_next_misspelt")
    pick("Add to my words", qtbot)
    assert own.read_text(encoding="utf-8") == "Igene\nregsitrant\n"

    def change(dialog):
        own.write_text("Igene\nregsitrant\nzweigniederlassung\n", encoding="utf-8")
        dialog.list.setCurrentRow(0)
        dialog.remove.click()
        assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == ["regsitrant",
                                                                                        "zweigniederlassung"]

    person.fill = change
    person.chooses("action_my_words")
    assert own.read_text(encoding="utf-8") == "regsitrant\nzweigniederlassung\n"


def test_what_could_not_be_kept_is_neither_forgotten_nor_comes_back(narrative, window, person, tmp_path, qtbot):
    own = tmp_path / "my-words.txt"
    own.mkdir()

    def change(dialog):
        for word in ("Igene", "regsitrant", "statemnts"):
            dialog.typed.setText(word)
            dialog.add.click()
        dialog.list.setCurrentRow(0)
        dialog.remove.click()
        own.rmdir()
        own.write_text("Igene\n", encoding="utf-8")
        dialog.list.setCurrentRow(0)
        dialog.remove.click()

    person.fill = change
    person.chooses("action_my_words")
    assert own.read_text(encoding="utf-8") == "statemnts\n"
