# SPDX-License-Identifier: MIT
"""Files and texts dropped onto the window: opened, attached, or refused by name, and never lost or crashed on."""

import io
import os
from threading import Event

import pikepdf
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QMessageBox, QWidget
from reportlab.pdfgen.canvas import Canvas

from drafting import example
from form12b25 import assets
from form12b25.drafts import document, store
from form12b25.form import answers
from form12b25.form.draft import Draft, Exhibit, Filed
from form12b25.form.keys import Key
from form12b25.gui import exhibit_list
from form12b25.gui.asking import Dialogs
from form12b25.gui.exhibit_list import ExhibitDialog
from form12b25.gui.main_window import MainWindow
from form12b25.paper.enclosure import Enclosure, enclose

BUTTON, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


class Hand:
    """Drags something over the window, as the system lets the window know of it."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot
        self.data = QMimeData()
        self.offered = COPY | MOVE

    def takes(self, *paths):
        self.data = QMimeData()
        self.data.setUrls([path if isinstance(path, QUrl) else QUrl.fromLocalFile(str(path)) for path in paths])
        return self

    def takes_text(self, text):
        self.data = QMimeData()
        self.data.setText(text)
        return self

    def middle(self, widget):
        seen = widget.visibleRegion().boundingRect()
        return QPointF(self.window.mapFromGlobal(widget.mapToGlobal(seen.center())))

    def exhibits(self):
        self.window.binder.lead_to(Key.EXHIBITS)
        return self.middle(self.window.sheet.editors[Key.EXHIBITS].widget)

    def blank(self, key):
        self.window.binder.lead_to(key)
        return self.middle(self.window.sheet.editors[key].widget)

    def holds_over(self, place):
        """Come in, or move on; gives whether it may be dropped there."""
        for kind in (QDragEnterEvent, QDragMoveEvent):
            event = kind(place, self.offered, self.data, BUTTON, NONE)
            event.ignore()
            QApplication.sendEvent(self.window.windowHandle(), event)
        return event.isAccepted() and event.dropAction() == COPY

    def lets_go(self, place):
        event = QDropEvent(place, self.offered, self.data, BUTTON, NONE)
        event.ignore()
        QApplication.sendEvent(self.window.windowHandle(), event)
        QApplication.processEvents()
        return event.isAccepted()

    def drops(self, *paths, at=None):
        """The whole of it, onto the middle of the window if no place is given."""
        place = at or QPointF(self.window.rect().center())
        self.takes(*paths)
        return self.holds_over(place) and self.lets_go(place)

    @property
    def words(self):
        place = self.window.findChild(QWidget, "drop_place")
        return place.words.text() if place.isVisible() else ""


@pytest.fixture
def hand(window, qtbot):
    return Hand(window, qtbot)


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "crested.12b25"
    store.write(path, document.to_bytes(Draft(assets.edition("sec1344-2018")).enter(
        Key.REGISTRANT_NAME, "Crested Corp.")))
    return path


def a_pdf(path, words="The accountant cannot furnish its report."):
    canvas = Canvas(str(path))
    canvas.drawString(72, 700, words)
    canvas.save()
    return path


@pytest.fixture
def statement(tmp_path):
    return a_pdf(tmp_path / "statement.pdf")


@pytest.fixture
def packet(tmp_path):
    """A PDF file that carries a draft, as a packet does."""
    path = a_pdf(tmp_path / "packet.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        enclose(pdf, Enclosure("quantum.12b25", document.to_bytes(answers.from_object(
            example("quantum-2026"), assets.edition))))
        pdf.save(path)
    return path


def exhibits(window):
    return [(exhibit.title, exhibit.file, exhibit.text) for exhibit in window.session.draft.exhibits]


def test_a_draft_opens_where_it_is_dropped(window, person, hand, draft):
    assert hand.drops(draft)
    assert window.session.path == draft
    assert person.field(Key.REGISTRANT_NAME).text() == "Crested Corp."


def test_a_draft_dropped_on_a_blank_opens_and_is_no_text_in_it(window, person, hand, draft):
    assert hand.drops(draft, at=hand.blank(Key.NARRATIVE))
    assert window.session.path == draft
    assert window.session.draft.text(Key.NARRATIVE) == ""


def test_answers_begin_a_notice_that_was_never_saved(window, hand, tmp_path):
    path = tmp_path / "quantum.json"
    path.write_bytes(assets.resource("examples", "quantum-2026.answers.json"))
    assert hand.drops(path)
    assert (window.session.draft.text(Key.REGISTRANT_NAME), window.session.path) == ("QUANTUM CORPORATION", None)


def test_a_packet_opens_the_draft_that_it_carries(window, person, hand, packet):
    assert hand.drops(packet)
    assert window.session.draft.text(Key.REGISTRANT_NAME) == "QUANTUM CORPORATION"
    assert person.asked == []


@pytest.mark.parametrize("answer", ["cancel", "discard"])
def test_what_is_on_the_screen_is_asked_about_first(window, person, hand, draft, answer):
    person.type("Quantum", Key.REGISTRANT_NAME)
    person.answer = answer
    hand.drops(draft)
    assert person.asked == ["Save the changes?"]
    assert window.session.draft.text(Key.REGISTRANT_NAME) == ("Quantum" if answer == "cancel" else "Crested Corp.")


def test_a_pdf_without_a_draft_becomes_an_exhibit_when_it_is_asked_for(window, person, hand, statement):
    person.answer = "cancel"
    hand.drops(statement)
    assert person.asked == ["Attach as an exhibit?"]
    assert person.words == ("“statement.pdf” carries no draft inside. Attached, it becomes an exhibit of the notice on "
                            "the screen.")
    assert exhibits(window) == []
    person.answer = "attach"
    hand.drops(statement)
    assert exhibits(window) == [("statement", "statement.pdf", "")]
    assert window.session.draft.exhibits[0].content == statement.read_bytes()
    person.undoes()
    assert exhibits(window) == []


def test_on_the_exhibits_files_become_exhibits_in_order_each_with_its_dialog(window, person, hand, statement, tmp_path):
    picture, text, titles = tmp_path / "Letter.PNG", tmp_path / "reasons.txt", []
    content = io.BytesIO()
    Image.new("RGB", (200, 100), "white").save(content, "PNG")
    picture.write_bytes(content.getvalue())
    text.write_bytes("\ufeffThe audit — is late.\r\nWhy: fire.".encode())
    person.fill = lambda dialog: (titles.append(dialog.windowTitle()), dialog.signed_by.setText("BDO"))
    assert hand.drops(statement, picture, text, at=hand.exhibits())
    assert exhibits(window) == [("statement", "statement.pdf", ""), ("Letter", "Letter.PNG", ""),
                                ("reasons", "", "The audit — is late.\nWhy: fire.")]
    assert {exhibit.signed_by for exhibit in window.session.draft.exhibits} == {"BDO"}
    assert titles == [f"Exhibit ({number} of 3 dropped)" for number in (1, 2, 3)]
    assert person.asked == []
    assert window.statusBar().currentMessage() == "3 exhibits were added."


def test_a_dialog_that_is_cancelled_leaves_out_its_file_and_goes_on(qtbot, settings, today, statement, tmp_path):
    window = MainWindow(settings, lambda: today)  # asks with real dialogs
    qtbot.addWidget(window)
    window.show()
    hand = Hand(window, qtbot)
    hand.drops(statement, a_pdf(tmp_path / "authority.pdf"), at=hand.exhibits())
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ExhibitDialog))
    QApplication.activeModalWidget().reject()  # asks, for a file would be left out
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    next(button for button in box.buttons() if button.text() == "Discard").click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ExhibitDialog)
                    and QApplication.activeModalWidget().titled.text() == "authority")
    QApplication.activeModalWidget().accept()
    assert exhibits(window) == [("authority", "authority.pdf", "")]
    assert window.statusBar().currentMessage() == "The exhibit was added."
    window.session.undo.setClean()


def test_files_that_cannot_be_printed_are_named_and_the_others_attached(window, person, hand, statement, tmp_path):
    broken, latin = tmp_path / "broken.pdf", tmp_path / "latin.txt"
    broken.write_bytes(b"%PDF-1.7 and then nothing")
    latin.write_bytes(b"na\xefve")
    hand.drops(broken, statement, latin, at=hand.exhibits())
    assert exhibits(window) == [("statement", "statement.pdf", "")]
    [(title, words)] = person.told
    assert title == "Not everything was attached"
    assert "broken.pdf" in words
    assert "“latin.txt” is no text in UTF-8. Save it as such, or as PDF, and drop it again." in words


def locked(path):
    """A PDF file that no one opens without its password."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path, encryption=pikepdf.Encryption(owner="o", user="u"))
    return path


@pytest.mark.parametrize("make", [locked, lambda path: path.write_bytes(b"%PDF-1.7 broken") and path])
def test_a_file_that_is_refused_changes_nothing_and_no_exhibit_is_spoken_of(window, person, hand, tmp_path, make):
    path, draft = make(tmp_path / "opinion.pdf"), window.session.draft
    shown = []
    person.fill = shown.append
    hand.drops(path, at=hand.exhibits())
    hand.drops(path)
    assert shown == []
    (_, exhibits_), (_, anywhere) = person.told
    assert exhibits_.startswith("The file 'opinion.pdf' cannot be printed: ")
    assert "opinion.pdf" in anywhere
    assert "exhibit" not in anywhere
    assert window.session.draft is draft
    assert not window.isWindowModified()


def test_return_after_a_file_was_refused_adds_no_empty_exhibit(window, person, tmp_path):
    dialog, taken = window.sheet.editors[Key.EXHIBITS].begun(), []
    dialog.accepted.connect(lambda: taken.append(dialog.exhibit()))
    dialog.accept()
    assert dialog.trouble.startswith("There is nothing in this exhibit yet.")
    dialog.attach(locked(tmp_path / "opinion.pdf"))
    dialog.accept()
    assert dialog.trouble.startswith("The file 'opinion.pdf' cannot be printed: ")
    assert taken == []
    dialog.titled.setText("Opinion, to come")
    dialog.accept()
    assert [exhibit.title for exhibit in taken] == ["Opinion, to come"]
    dialog.deleteLater()


def test_an_exhibit_that_was_emptied_is_said_to_be_so_whatever_was_said_before(window, person, tmp_path):
    dialog = ExhibitDialog(window, Exhibit(text="The statement."), person)
    QGuiApplication.clipboard().setText("One.\n\nTwo.")
    dialog.typed.paste()
    assert dialog.trouble.startswith("Pasted 2 paragraphs.")
    dialog.typed.clear()
    dialog.accept()
    assert dialog.trouble == ("There is nothing left in this exhibit. Type it or attach a file; Cancel leaves it as it "
                              "was. To take it off the list, use Remove there.")
    dialog.attach(locked(tmp_path / "opinion.pdf"))
    QGuiApplication.clipboard().setText("Three.\n\nFour.")
    dialog.typed.paste()
    dialog.typed.clear()
    dialog.accept()
    assert dialog.trouble.startswith("The file 'opinion.pdf' cannot be printed: ")
    dialog.deleteLater()


def test_a_dialog_keeps_its_title_and_its_file_when_another_is_refused(window, person, statement, tmp_path):
    dialog = window.sheet.editors[Key.EXHIBITS].begun()
    dialog.attach(locked(tmp_path / "opinion.pdf"))
    assert dialog.trouble.startswith("The file 'opinion.pdf' cannot be printed: ")
    assert not dialog.changed
    dialog.attach(statement)
    dialog.attach(locked(tmp_path / "opinion.pdf"))
    assert dialog.trouble.startswith("The file 'opinion.pdf' of exhibit 'statement' cannot be printed: ")
    assert (dialog.exhibit().title, dialog.exhibit().file) == ("statement", "statement.pdf")
    dialog.deleteLater()


def test_what_cannot_be_used_is_told_by_name_and_reason(window, person, hand, draft, tmp_path):
    (tmp_path / "notes.docx").write_bytes(b"PK")
    (tmp_path / "drafts").mkdir()
    os.mkfifo(tmp_path / "pipe.12b25")
    hand.drops(tmp_path / "notes.docx", tmp_path / "drafts", tmp_path / "gone.pdf",
               QUrl("https://www.sec.gov/form.pdf"), draft)
    [(title, words)] = person.told
    assert title == "Not everything was taken"
    assert words.splitlines() == [
        ("“notes.docx” is of a kind that this program does not read. It takes drafts (.12b25), answers (.json), and "
         "PDF files, PNG and JPEG pictures and plain text as exhibits."),
        "“drafts” is a folder. Drop the files in it.",
        "“gone.pdf” cannot be found. It may have been moved or deleted.",
        "“https://www.sec.gov/form.pdf” is no file on this computer. Save it as a file first."]
    assert window.session.path == draft
    hand.drops(tmp_path / "pipe.12b25")
    assert "no ordinary file" in person.told[-1][1]


def test_one_window_opens_one_notice(window, person, hand, draft, statement, tmp_path):
    other = tmp_path / "other.json"
    other.write_text("{}")
    hand.drops(draft, other)
    assert person.told == [
        ("None was opened", "A window holds one notice. Drop one of “crested.12b25” and “other.json”.")]
    assert window.session.path is None
    hand.drops(statement, draft)
    title, words = person.told[-1]
    assert title == "Not everything was taken"
    assert words == ("“statement.pdf” was dropped together with a notice and not attached. Drop it again once the "
                     "notice is open to which it belongs.")
    assert window.session.path == draft


def test_a_filed_notice_takes_no_exhibit_and_says_why(window, person, hand, statement, draft):
    window.session.file(Filed("June 15, 2026", "on paper, by mail"))
    window.session.undo.setClean()
    place = hand.exhibits()
    hand.takes(statement).holds_over(place)
    assert hand.words == "This notice cannot be changed, so nothing can be attached to it."
    hand.lets_go(place)
    assert exhibits(window) == []
    assert window.statusBar().currentMessage().startswith("This notice is marked as filed and cannot be changed")
    hand.drops(statement)
    [(title, words)] = person.told
    assert title == "The file was not opened"
    assert words == ("“statement.pdf” carries no draft inside. This notice cannot be changed, so nothing can be "
                     "attached to it.")
    hand.takes_text("late").holds_over(place)
    hand.lets_go(place)
    assert exhibits(window) == []
    hand.drops(draft)
    assert window.session.path == draft


def test_while_a_file_is_held_over_the_window_the_place_is_framed_and_the_deed_said(window, hand, statement, draft):
    middle, over_exhibits = QPointF(window.rect().center()), hand.exhibits()
    frame = window.findChild(QWidget, "drop_place")
    hand.takes(draft).holds_over(middle)
    assert hand.words == "Drop to open “crested.12b25”."
    assert frame.framed == window.centralWidget().geometry()
    hand.takes(statement).holds_over(over_exhibits)
    assert hand.words == "Drop to attach “statement.pdf” as an exhibit."
    assert frame.framed.contains(over_exhibits.toPoint())
    assert frame.framed.height() < window.height() / 3
    assert not frame.words.geometry().intersects(frame.framed)
    QApplication.sendEvent(window.windowHandle(), QDragLeaveEvent())
    assert hand.words == ""
    hand.takes(statement).holds_over(middle)
    assert hand.words == "Drop to open the draft that “statement.pdf” carries; if it carries none, to attach it."
    hand.takes(statement, "/nowhere/gone.pdf", draft.parent).holds_over(over_exhibits)
    assert hand.words == "Drop to attach “statement.pdf” as an exhibit. 2 more cannot be used."
    hand.takes("/nowhere/gone.pdf").holds_over(middle)
    assert hand.words == "“gone.pdf” cannot be found. It may have been moved or deleted."
    hand.lets_go(middle)
    assert hand.words == ""


def test_a_text_that_is_dragged_is_still_text_in_a_narrative(window, hand):
    place = hand.blank(Key.NARRATIVE)
    hand.takes_text("The audit is late.")
    assert hand.holds_over(place)
    assert hand.words == ""
    assert hand.lets_go(place)
    assert window.session.draft.text(Key.NARRATIVE) == "The audit is late."


def test_a_text_that_is_dropped_on_the_exhibits_becomes_one(window, person, hand):
    person.fill = lambda dialog: dialog.titled.setText("Statement")
    hand.takes_text("The audit is late.")
    hand.holds_over(hand.blank(Key.NARRATIVE))
    place = hand.exhibits()
    assert hand.holds_over(place)
    assert hand.words == "Drop to make this text an exhibit."
    hand.lets_go(place)
    assert exhibits(window) == [("Statement", "", "The audit is late.")]
    assert window.session.draft.text(Key.NARRATIVE) == ""


def test_a_link_is_left_to_the_blanks(window, hand):
    place = hand.blank(Key.NARRATIVE)
    hand.takes(QUrl("https://www.sec.gov/form"))
    assert hand.holds_over(place)
    hand.lets_go(place)
    assert window.session.draft.text(Key.NARRATIVE) == "https://www.sec.gov/form"


def test_odd_data_is_not_taken_and_hurts_nobody(window, person, hand):
    before = window.session.draft
    for kind, content in (("text/uri-list", b"\xff\xfe\0\0nonsense"), ("text/uri-list", b""),
                          ("image/png", b"no image"),
                          ("application/x-qabstractitemmodeldatalist", b"\0\1"), ("text/html", b"<b>")):
        hand.data = QMimeData()
        hand.data.setData(kind, content)
        for place in (hand.exhibits(), QPointF(2, 2), QPointF(-50, 99_999)):
            hand.holds_over(place)
            hand.lets_go(place)
    hand.drops(QUrl("file:"), QUrl("file:///\0.pdf"), QUrl("file:///" + "x" * 5000 + ".pdf"))
    assert window.session.draft is before
    assert hand.words == ""
    hand.drops(*[f"/nowhere/{number}.pdf" for number in range(1000)])
    assert person.told[-1] == ("It was not taken", "1000 files are too many at once. Drop 20 at most.")


def test_a_file_that_could_only_be_moved_away_is_left_where_it_is(window, hand, draft):
    hand.offered = MOVE
    assert not hand.drops(draft)
    assert window.session.path is None
    assert draft.exists()


def test_while_a_question_stands_open_nothing_can_be_dropped(window, person, hand, draft, qtbot):
    Dialogs(window).tell("The file was not opened", "It is damaged.")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    assert not hand.drops(draft)
    assert hand.words == ""
    QApplication.activeModalWidget().reject()
    assert hand.drops(draft)


@pytest.mark.parametrize("place", ["text", "title", "file"])
def test_a_file_dropped_anywhere_on_the_dialog_of_an_exhibit_is_attached(window, person, statement, qtbot, place):
    dialog = ExhibitDialog(window, Exhibit(), person)
    Dialogs(window).dialog(dialog, lambda: None)
    qtbot.waitExposed(dialog)
    hand = Hand(dialog, qtbot)
    at = hand.middle(dialog.findChild(QWidget, place))
    assert not hand.drops(statement, statement, at=at)
    assert hand.drops(statement, at=at)
    qtbot.waitUntil(lambda: dialog.exhibit().content == statement.read_bytes())
    assert (dialog.exhibit().file, dialog.exhibit().text) == ("statement.pdf", "")
    hand.takes_text("The audit is late.")
    box = hand.middle(dialog.typed)
    assert hand.holds_over(box)
    hand.lets_go(box)
    assert dialog.exhibit().text == "The audit is late."
    QDialog.reject(dialog)


def test_an_exhibit_that_is_only_looked_at_takes_no_file(window, person, statement, qtbot):
    dialog = ExhibitDialog(window, Exhibit("other", "Letter", text="As it was."), person)
    dialog.show_only()
    Dialogs(window).dialog(dialog, lambda: None)
    qtbot.waitExposed(dialog)
    hand = Hand(dialog, qtbot)
    hand.drops(statement, at=hand.middle(dialog.typed))
    QApplication.processEvents()
    assert (dialog.exhibit().content, dialog.exhibit().text) == (None, "As it was.")
    dialog.reject()


def test_on_the_start_page_nothing_is_attached_to_a_notice_that_nobody_sees(window, person, hand, statement, draft):
    picture = statement.with_name("letter.png")
    Image.new("RGB", (40, 40)).save(picture)
    window.arriving.stand()
    middle = QPointF(window.rect().center())
    hand.takes(picture).holds_over(middle)
    assert hand.words.startswith("There is no notice on the screen to attach it to.")
    hand.lets_go(middle)
    hand.drops(statement)
    assert [words.rpartition(" Open or begin one")[0] for _, words in person.told] == [
        "There is no notice on the screen to attach it to.",
        "“statement.pdf” carries no draft inside. There is no notice on the screen to attach it to."]
    assert person.asked == []
    assert exhibits(window) == []
    assert hand.drops(draft)
    assert window.session.path == draft


@pytest.mark.parametrize("filed", [None, Filed("June 15, 2026", "on paper, by mail")])
def test_what_is_still_being_looked_at_is_not_attached_to_a_notice_opened_meanwhile(window, person, hand, statement,
                                                                                    monkeypatch, qtbot, filed):
    slow, read = Event(), store.read_content
    monkeypatch.setattr(exhibit_list, "AT_ONCE", 0)
    monkeypatch.setattr(store, "read_content", lambda path: slow.wait(10) and read(path))
    hand.drops(statement, at=hand.exhibits())
    window.session.open(Draft(assets.edition("sec1344-1995"), filed=filed), None)
    slow.set()
    qtbot.waitUntil(lambda: person.told != [])
    [(title, words)] = person.told
    assert title == "It was not attached"
    assert "“statement.pdf”" in words
    assert exhibits(window) == []
    assert window.sheet.editors[Key.EXHIBITS].widget.findChild(QListWidget).count() == 0
    qtbot.waitUntil(lambda: not window.findChildren(ExhibitDialog))
