# SPDX-License-Identifier: MIT
"""A warning is answered in the window: by key, by button, by menu; and what becomes of the answer."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from form12b25 import assets
from form12b25.drafts import document, store
from form12b25.form.draft import Consideration, Draft
from form12b25.form.keys import Key

REASON = "We sign tomorrow."
ABOUT = Consideration("signature_date", "signed-in-future", "June 16, 2026", REASON)
SENTENCE = "Date of signature: June 16, 2026 is still to come."
IDLE = "No warning is answered by this now: its warning is gone, or speaks of something else."
UNREASONED = "No warning is answered by this: it has no reason."


@pytest.fixture(params=["sec1344-2018", "sec1344-1995"])
def warned(request, window, person):
    """A form that is ready, with two warnings, in either edition."""
    draft = Draft(assets.edition(request.param), assets.example("quantum-2026").entered)
    window.session.open(draft.enter(Key.SIGNATURE_DATE, "June 16, 2026").enter(Key.SIGNER_IS_OFFICER, None), None)
    return window


def choose(window, row=0):
    """Go to the list with F6 and down to an entry."""
    window.binder.lead_to(Key.NARRATIVE)
    window.ask.chooses("action_other_pane")
    QTest.keyClick(window.findings.list, Qt.Key.Key_Home)
    for _ in range(row):
        QTest.keyClick(window.findings.list, Qt.Key.Key_Down)
    assert window.findings.list.currentRow() == row


def answer(window, person, reason=REASON, row=0, key=Qt.Key.Key_Return):
    choose(window, row)
    person.typed = reason
    QTest.keyClick(window.findings.list, key, Qt.KeyboardModifier.ControlModifier)


def given(window):
    """The list on the worksheet, as the lines of each answer."""
    entries, *_ = window.sheet.editors[Key.CONSIDERED].stops()
    return [entries.item(row).text().split("\n") for row in range(entries.count())]


def worksheet(window, *, row=None, button=None):
    entries, edit, withdraw = window.sheet.editors[Key.CONSIDERED].stops()
    if row is not None:
        entries.setCurrentRow(row)
    return {None: entries, "edit": edit, "withdraw": withdraw}[button]


def button(window, words):
    return next(found for found in window.findings.answering.findChildren(QPushButton) if found.text() == words)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_on_a_warning_asks_for_the_reason_and_shows_it_as_answered(warned, person, key):
    assert warned.findings.summary.text() == "Ready to print, sign and send. Before that, 2 to consider."
    answer(warned, person, key=key)
    assert person.asked == ["Answer to Signature, Date of signature"]
    assert person.words == (f"{SENTENCE}\n\nWhy may it stand as it is? The reason is kept in the draft and never "
                            "printed.")
    assert warned.session.draft.considered == (ABOUT,)
    assert person.listed()[0].split("\n") == ["Signature, Date of signature", f"Considered: {REASON}", SENTENCE]
    assert warned.findings.summary.text() == (
        "Ready to print, sign and send. Before that, 1 to consider. 1 warning considered.")
    answer(warned, person, "On file.", row=1)
    assert "(Form 12b-25, Instruction)" in person.words
    assert warned.findings.summary.text() == "Ready to print, sign and send. 2 warnings considered."
    assert [finding.considered for finding in warned.binder.findings] == [REASON, "On file."]


def test_enter_on_an_answered_warning_leads_to_its_blank_as_on_any_other(warned, person):
    answer(warned, person)
    QTest.keyClick(warned.findings.list, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is person.field(Key.SIGNATURE_DATE)
    assert len(person.asked) == 1


def test_the_buttons_under_the_list_do_what_the_keys_do(warned, person):
    entries = warned.findings.list
    middle = entries.visualItemRect(entries.item(0)).center()
    QTest.mouseClick(entries.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    person.typed = REASON
    assert not button(warned, "With&draw").isEnabled()
    person.click(button(warned, "A&nswer…"))
    assert warned.session.draft.considered == (ABOUT,)
    person.click(button(warned, "With&draw"))
    assert warned.session.draft.considered == ()
    assert Key.CONSIDERED not in warned.session.draft.entered
    assert warned.findings.summary.text().endswith("2 to consider.")


def test_what_arises_above_the_chosen_warning_does_not_put_another_in_its_place(warned, person):
    choose(warned, 1)
    assert "executive officer" in person.listed()[1]
    warned.binder.lead_to(Key.SIGNER_TITLE)
    person.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    person.press(Qt.Key.Key_Delete)
    person.typed = "On file."
    person.click(button(warned, "A&nswer…"))
    assert [held.code for held in warned.session.draft.considered] == ["authority-missing"]


def test_the_menu_of_the_list_offers_it_too(warned, person):
    choose(warned, 1)
    person.typed = "On file."
    offered = {action.text(): action for action in warned.findings.list.actions()}
    assert {words: action.isEnabled() for words, action in offered.items()} == {
        "Answer this warning…": True, "Withdraw the answer": False, "Show the rule cited": True}
    offered["Answer this warning…"].trigger()
    assert person.listed()[1].split("\n")[1] == "Considered: On file."


def test_an_answer_can_be_edited_and_withdrawn_where_it_was_given(warned, person):
    answer(warned, person)
    answer(warned, person, "We sign at noon.")
    assert person.present == REASON
    assert [held.reason for held in warned.session.draft.considered] == ["We sign at noon."]
    choose(warned)
    QTest.keyClick(warned.findings.list, Qt.Key.Key_Delete)
    assert warned.session.draft.considered == ()
    assert warned.action("action_undo").text() == "&Undo withdrawal of the answer to Signature, Date of signature"


@pytest.mark.parametrize("reason", [" ", "", "\t", None])
def test_without_a_reason_nothing_is_answered(warned, person, reason):
    answer(warned, person, reason)
    assert Key.CONSIDERED not in warned.session.draft.entered
    assert not warned.isWindowModified()
    told = [] if reason is None else ["The warning was not answered"]
    assert [title for title, _ in person.told] == told
    answer(warned, person)
    answer(warned, person, reason)
    assert warned.session.draft.considered == (ABOUT,)


def test_what_is_to_do_or_to_mend_cannot_be_answered(warned, person):
    warned.binder.lead_to(Key.REGISTRANT_NAME)
    person.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    person.press(Qt.Key.Key_Delete)
    assert person.listed()[0].startswith("Part I, Full name of registrant\nTo do:")
    answer(warned, person)
    assert person.asked == []
    assert not button(warned, "A&nswer…").isEnabled()
    answer(warned, person, row=1)
    assert warned.session.draft.considered == (ABOUT,)


def test_where_nothing_can_be_answered_there_are_no_buttons_for_it(window):
    assert not button(window, "A&nswer…").isVisible()
    window.filing.example("quantum-2026")
    assert not button(window, "A&nswer…").isVisible()


def test_an_answer_is_one_step_back_and_forth(warned, person):
    answer(warned, person)
    answer(warned, person, "On file.", row=1)
    assert warned.action("action_undo").text() == (
        "&Undo answer to Signature, The person signing is an executive officer of the registrant")
    person.undoes()
    assert warned.action("action_undo").text() == "&Undo answer to Signature, Date of signature"
    assert len(given(warned)) == 1
    person.undoes()
    assert (given(warned), warned.session.draft.considered) == ([], ())
    assert not warned.isWindowModified()
    assert warned.findings.summary.text().endswith("2 to consider.")
    person.press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert warned.session.draft.considered == (ABOUT,)
    assert person.listed()[0].split("\n")[1] == f"Considered: {REASON}"


def test_the_remark_in_the_margin_becomes_quiet_and_gives_the_reason(warned, person):
    remark = next(found for found in warned.sheet.margin.remarks() if found.key is Key.SIGNATURE_DATE)
    assert (remark.text(), remark.property("severity")) == (f"! Consider: {SENTENCE}", "warning")
    answer(warned, person)
    remark = next(found for found in warned.sheet.margin.remarks() if found.key is Key.SIGNATURE_DATE)
    assert (remark.text(), remark.property("severity")) == (f"✓ Considered: {REASON}", "considered")
    assert remark.toolTip() == SENTENCE
    warned.sheet.margin.mousePressEvent(_press(remark.geometry().center()))
    assert QApplication.focusWidget() is person.field(Key.SIGNATURE_DATE)


def _press(place):
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    return QMouseEvent(QEvent.Type.MouseButtonPress, QPointF(place), QPointF(place), Qt.MouseButton.LeftButton,
                       Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def darkest(entries, item):
    """The ink of an entry, as it is seen: the least light of its pixels, without the heading."""
    place = entries.visualItemRect(item)
    seen = entries.viewport().grab(place.adjusted(0, place.height() // 2, 0, 0)).toImage()
    return min(seen.pixelColor(x, y).lightness() for x in range(seen.width()) for y in range(seen.height()))


def test_an_answered_entry_is_quieter_and_says_so_in_words_to_those_who_cannot_see(warned, person):
    answer(warned, person)
    entries = warned.findings.list
    first, second = entries.item(0), entries.item(1)
    assert darkest(entries, first) > darkest(entries, second)
    read_out = QAccessible.queryAccessibleInterface(entries)
    names = [read_out.child(row).text(QAccessible.Text.Name) for row in range(2)]
    assert f"Considered: {REASON}" in names[0]
    assert "Consider: " in names[1]
    assert person.field(Key.SIGNATURE_DATE).accessibleDescription() == f"Entered. {SENTENCE} Considered: {REASON}"


def test_an_answer_whose_warning_is_mended_stays_on_the_worksheet_as_idle_and_returns_with_it(warned, person):
    answer(warned, person)
    assert given(warned) == [["Signature, Date of signature", SENTENCE, f"Considered: {REASON}"]]
    retype(warned, person, "June 15, 2026")
    assert not any("Date of signature" in line for line in person.listed())
    assert given(warned) == [["Signature, Date of signature", f"{IDLE} (signed-in-future, June 16, 2026)",
                              f"Considered: {REASON}"]]
    assert warned.findings.summary.text().endswith("1 to consider.")
    retype(warned, person, "June 17, 2026")
    assert person.listed()[0].split("\n")[1] == "Consider: Date of signature: June 17, 2026 is still to come."
    assert given(warned)[0][1].startswith(IDLE)
    retype(warned, person, "June 16, 2026")
    assert person.listed()[0].split("\n")[1] == f"Considered: {REASON}"
    assert given(warned)[0][1] == SENTENCE


def retype(window, person, text):
    window.binder.lead_to(Key.SIGNATURE_DATE)
    person.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    person.type(text)
    person.press(Qt.Key.Key_Tab)


def test_the_answers_are_edited_and_withdrawn_on_the_worksheet_idle_ones_too(warned, person):
    assert [worksheet(warned, button=name).isEnabled() for name in ("edit", "withdraw")] == [False, False]
    answer(warned, person)
    answer(warned, person, "On file.", row=1)
    retype(warned, person, "June 17, 2026")
    person.typed = "We signed."
    person.click(worksheet(warned, row=0, button="edit"))
    assert (person.present, person.words.startswith(IDLE)) == (REASON, True)
    assert warned.action("action_undo").text() == "&Undo answer to Signature, Date of signature"
    person.typed = "It is on file."
    worksheet(warned, row=1).setFocus()
    person.press(Qt.Key.Key_Return)
    assert [lines[2] for lines in given(warned)] == ["Considered: We signed.", "Considered: It is on file."]
    person.click(worksheet(warned, row=0, button="withdraw"))
    assert [lines[2] for lines in given(warned)] == ["Considered: It is on file."]
    person.click(worksheet(warned, row=0, button="withdraw"))
    assert Key.CONSIDERED not in warned.session.draft.entered
    assert not worksheet(warned, button="withdraw").isEnabled()


def test_what_only_a_newer_program_knows_is_listed_and_an_answer_without_a_reason_is_named_as_such(warned):
    strange = (Consideration("results_forecast", "odd\n", "a\x1b", "b", unknown={"by": 1}),
               Consideration("signature_date", "signed-in-future", "June 16, 2026", " "))
    warned.session.enter(Key.CONSIDERED, strange)
    assert given(warned) == [
        ["results_forecast", rf"{IDLE} (odd\n, a\x1b)", "Considered: b"],
        ["Signature, Date of signature", f"{UNREASONED} (signed-in-future, June 16, 2026)", "Considered:"]]
    assert warned.findings.summary.text().endswith("2 to consider.")


def test_f8_goes_to_what_stops_first_then_to_what_is_to_consider_never_to_what_was_answered(warned, person):
    warned.session.enter(Key.EXCHANGES, ("NYSE", "nyse"))
    warned.session.enter(Key.SIGNER_TITLE, None)
    visited = walk(warned, person, 5)
    assert visited == [Key.SIGNER_TITLE, Key.SIGNATURE_DATE, Key.SIGNER_IS_OFFICER, Key.EXCHANGES, Key.SIGNER_TITLE]
    answer(warned, person)
    assert walk(warned, person, 4) == [Key.SIGNER_TITLE, Key.SIGNER_IS_OFFICER, Key.EXCHANGES, Key.SIGNER_TITLE]
    warned.session.enter(Key.SIGNER_TITLE, "Treasurer")
    answer(warned, person, "On file.", row=1)
    answer(warned, person, "Both want one.", row=2)
    warned.binder.lead_to(Key.NARRATIVE)
    person.chooses("action_next")
    assert warned.binder.focused() is Key.NARRATIVE
    assert warned.statusBar().currentMessage() == "Nothing is left to do."


def test_f8_visits_a_warning_after_the_last_fault_even_where_it_stands_above_it(warned, person):
    """A blank that both stops and warns is visited once in a round."""
    warned.session.enter(Key.PERIOD_ENDED, "June 30, 2026")
    warned.session.enter(Key.SIGNER_NAME, None)
    warned.session.enter(Key.EXCHANGES, ("NYSE", "nyse", ""))
    assert walk(warned, person, 5) == [Key.SIGNER_NAME, Key.EXCHANGES, Key.PERIOD_ENDED, Key.SIGNATURE_DATE,
                                       Key.SIGNER_NAME]


def walk(window, person, steps):
    window.binder.lead_to(Key.NARRATIVE)
    visited = []
    for _ in range(steps):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_F8)
        visited.append(window.binder.focused())
    return visited


def test_an_answer_is_saved_and_reopened_and_gone_on_another_notice(warned, person, tmp_path):
    answer(warned, person)
    person.file = tmp_path / "answered.12b25"
    person.chooses("action_save")
    assert store.read_draft(person.file, assets.edition).considered == (ABOUT,)
    for another in ("action_new_1995", "action_new_2018"):
        person.chooses(another)
        assert given(warned) == []
    person.chooses("action_open")
    assert not warned.isWindowModified()
    assert given(warned) == [["Signature, Date of signature", SENTENCE, f"Considered: {REASON}"]]
    assert person.listed()[0].split("\n")[1] == f"Considered: {REASON}"
    person.typed = "We sign at noon."
    person.click(worksheet(warned, row=0, button="edit"))
    assert warned.session.draft.considered[0].reason == "We sign at noon."
    assert warned.isWindowModified()


def test_the_answers_of_one_draft_do_not_speak_in_another(warned, person, tmp_path):
    answer(warned, person)
    other = tmp_path / "other.12b25"
    draft = warned.session.draft.enter(Key.CONSIDERED, None)
    store.write(other, document.to_bytes(draft))
    person.answer = "discard"
    warned.open(other)
    assert given(warned) == []
    assert warned.findings.summary.text().endswith("2 to consider.")


def test_words_of_a_reason_are_never_markup(warned, person):
    answer(warned, person, "<b>bold</b> & <img src=x>")
    assert "Considered: <b>bold</b> & <img src=x>" in person.remarks()[Key.SIGNATURE_DATE]
    assert person.listed()[0].split("\n")[1] == "Considered: <b>bold</b> & <img src=x>"


def test_the_buttons_under_the_list_do_not_crowd_it(warned):
    entries = warned.findings.list
    below = button(warned, "A&nswer…").mapTo(warned, QPoint(0, 0)).y()
    shown = entries.visibleRegion().boundingRect()
    assert below >= entries.mapTo(warned, shown.bottomLeft()).y()
    assert entries.height() > 60
