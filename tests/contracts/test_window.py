# SPDX-License-Identifier: MIT
"""The joint holds: every blank has one name, in the window as everywhere."""

import re
from xml.etree import ElementTree

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QLineEdit, QListWidget, QPlainTextEdit

from form12b25 import assets
from form12b25.form import editions
from form12b25.form.definition import FIELDS
from form12b25.form.keys import Key
from form12b25.gui.pages import PAGES, SheetView
from form12b25.gui.start import lettered

_JOINER = "\u2060"  # keeps a word in one line and is not seen
PARTS = [part for page in PAGES for part in page]


def names(part):
    return [widget.get("name") for widget in ElementTree.fromstring(assets.ui(part)).iter("widget")]


def test_the_designer_files_have_each_key_once():
    found = [name for part in PARTS for name in names(part) if name in set(Key)]
    assert sorted(found) == sorted(Key)


def test_the_keys_stand_in_the_designer_files_in_paper_order():
    found = [name for part in PARTS for name in names(part) if name in set(Key)]
    assert found == [str(key) for key in Key]


def test_no_name_is_used_twice_in_a_designer_file_and_every_file_is_used():
    for name in assets.names_of_ui():
        assert len(names(name)) == len(set(names(name))), name
    dialogs = {"exhibit", "print", "closed_days", "reasons", "differences", "filed", "shelf",
               "recovered",
               "about", "fault", "my_words"}
    assert {*PARTS, "main_window", *dialogs} == set(assets.names_of_ui())


def read(label):
    """The words of a label as they are seen; a screen reader hears the same."""
    seen = label.text().replace(_JOINER, "")
    assert (label.accessibleName() or label.text()) == seen
    return seen


@pytest.fixture(params=editions.IDENTIFIERS)
def sheet(request, qtbot):
    lettered()
    shown = SheetView(assets.edition(request.param))
    qtbot.addWidget(shown)
    return shown


def test_every_word_of_the_edition_is_on_the_screen(sheet):
    edition = sheet.edition
    shown = " ".join(read(label) for label in sheet.findChildren(QLabel) if not label.isHidden())
    shown += " ".join(box.text() for box in sheet.findChildren(QCheckBox))
    wanted = [*edition.government, edition.form_name, edition.title, edition.omb_heading, *edition.omb_number,
              edition.omb_expires, *edition.omb_burden, *edition.reading_box, edition.part_i, edition.part_ii,
              edition.part_iii, edition.part_iv, *edition.relief.values(), edition.extra_sheets, edition.contact,
              edition.yes, edition.no, edition.signing, edition.instruction, edition.attention, edition.attention_words,
              edition.general_heading, *edition.general.values(), *edition.captions.values(),
              *map(edition.report_caption, edition.report_forms),
              *map(edition.transition_caption, edition.transition_forms)]
    for words in wanted:
        assert re.sub(r"\s+", " ", words) in re.sub(r"\s+", " ", shown), words


def test_each_caption_is_the_editions_and_each_label_of_our_own_the_declarations(sheet):
    captions = {label.objectName(): read(label) for label in sheet.findChildren(QLabel)}
    captions[f"caption_{Key.NARRATIVE}"] = captions[f"caption_{Key.NARRATIVE}"].removesuffix(
        f" {sheet.edition.extra_sheets}")  # the paper has it in the same paragraph
    for key, words in sheet.edition.captions.items():
        assert captions[f"caption_{key}"] == words
    for name, words in captions.items():
        if name.startswith("label_"):
            assert words == FIELDS[Key(name.removeprefix("label_"))].label


def test_what_does_not_stand_on_this_printing_is_not_shown(sheet):
    hidden = {label.objectName() for label in sheet.findChildren(QLabel) if label.isHidden()}
    assert hidden == (set() if sheet.edition.general.get("6") else {"words_general__6", "general_number_6"})


def test_every_control_has_a_name_for_those_who_cannot_see_it(sheet):
    controls = [control for kind in (QLineEdit, QPlainTextEdit, QAbstractButton, QListWidget, QComboBox)
                for control in sheet.findChildren(kind) if not control.objectName().startswith("qt_")]
    assert len(controls) > 40
    spoken = [control.accessibleName() for control in controls]
    assert "" not in spoken
    assert len(spoken) == len(set(spoken))


def test_the_words_beside_no_box_are_cut_off(sheet):
    sheet.show()
    for box in sheet.findChildren(QCheckBox):
        assert box.width() >= box.sizeHint().width(), box.text()
