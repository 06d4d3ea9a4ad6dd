# SPDX-License-Identifier: MIT
"""What an officer hears who cannot see the screen: read from outside, by AT-SPI, while real keys are pressed."""

import re
from datetime import date

import pytest
from officer import Officer
from screen_of_its_own import Screen
from screen_reader import ScreenReader, all_of

from form12b25 import assets
from form12b25.drafts import document
from form12b25.form import editions
from form12b25.form.definition import FIELDS, Check, Choice, Considerations, Exhibits, Figures, YesNo
from form12b25.form.draft import Draft
from form12b25.form.findings import sentence
from form12b25.form.keys import Key
from form12b25.form.review import review

pytestmark = [pytest.mark.machine, pytest.mark.timeout(300)]

ROLES = {Choice: "check box", YesNo: "check box", Check: "check box", Figures: "table", Exhibits: "list",
         Considerations: "list"}  # all others are text
STOPS = {"text", "check box", "radio button", "push button", "toggle button", "combo box", "spin button", "list",
         "list item", "table", "table cell", "tree", "tree item", "page tab", "page tab list", "document frame",
         "menu item", "check menu item"}


@pytest.fixture
def screen():
    shown = Screen()
    yield shown
    shown.close()


@pytest.fixture
def reader(screen):
    heard = ScreenReader(screen)
    yield heard
    heard.close()


@pytest.fixture
def officer(screen, reader, folder):
    at = Officer(screen, folder)
    yield at
    at.goes()


@pytest.fixture
def begun(officer, reader):
    """A blank form, the keyboard in its first blank."""
    officer.starts()
    officer.sees("Form 12b-25")
    reader.rests()
    officer.press("ctrl+n")
    officer.sees("New notice")
    reader.hears("focus", lambda said: said["name"] == FIELDS[Key.SEC_FILE_NUMBER].label)
    reader.rests()
    return officer


def walk(officer, reader, key="Tab", most=120):
    """Press a key until the focus comes round; gives what was heard at each stop."""
    heard = []
    for _ in range(most):
        officer.press(key)
        said = reader.hears("focus", patience=10)
        later = [one for one in reader.rests() if one["heard"] == "focus"]
        said = later[-1] if later else said
        if heard and said["name"] == heard[0]["name"] and said["role"] == heard[0]["role"]:
            return heard
        heard.append(said)
    raise AssertionError(f"the focus does not come round: {[said['name'] for said in heard[-8:]]}")


def fits(heard):
    """Each stop has a name, a role that says what it is, a state, no markup; and none is like another."""
    for said in heard:
        assert said["name"].strip(), said
        assert said["role"] in STOPS, said
        assert {"focused", "enabled", "showing"} <= set(said["states"]), said
        assert not re.search(r"</?\w+>", said["name"] + said["description"]), said
    names = [said["name"] for said in heard]
    assert len(set(names)) == len(names), sorted(name for name in names if names.count(name) > 1)


def left_to_do():
    """What a blank form has to be filled in with, by the label of the blank."""
    found = review(Draft(assets.edition(editions.DEFAULT)), date(2026, 6, 15)).findings
    return {FIELDS[finding.key].label: sentence(finding) for finding in found}


def test_the_start_page_is_walked_by_tab(officer, reader):
    officer.starts()
    officer.sees("Form 12b-25")
    reader.rests()
    officer.press("Tab")
    reader.rests()
    fits(walk(officer, reader))


def test_the_form_is_walked_by_tab_and_each_stop_says_what_it_is(begun, reader):
    heard = walk(begun, reader)
    fits(heard)
    labels = {FIELDS[key].label: key for key in Key}
    told = [(labels[said["name"].split(":")[0]], said) for said in heard if said["name"].split(":")[0] in labels]
    order = list(Key)
    met = list(dict.fromkeys(key for key, _ in told))
    first = order.index(met[0])
    assert met == order[first:] + order[:first]
    for key, said in told:
        assert said["role"] in (ROLES.get(type(FIELDS[key]), "text"), "push button"), said
    for label, words in left_to_do().items():
        assert any(words in said["description"] for said in heard if said["name"].split(":")[0] == label), label
    back = walk(begun, reader, "shift+Tab")
    assert {said["name"] for said in back} >= {said["name"] for said in heard if said["role"] in ("text", "table")}


def test_a_box_says_when_it_is_checked_and_a_cell_where_it_is(begun, reader):
    begun.press("Tab", "Tab", "space")
    reader.hears("focus", lambda said: said["name"].startswith("Report form"))
    reader.rests()
    [box] = [thing for thing in all_of(reader.tree()) if thing["name"] == "Report form: Form 10-K"]
    assert {"checked", "focused"} <= set(box["states"])
    assert "Entered" in box["description"]
    for _ in range(60):
        begun.press("Tab")
        if reader.hears("focus")["name"] == FIELDS[Key.RESULTS_TABLE].label:
            break
    reader.rests()
    begun.press("Right")
    assert reader.hears("focus", lambda said: said["role"] == "table cell")["name"].strip()


def test_the_list_says_its_entries_and_what_is_done_is_announced(begun, reader):
    begun.press("F8")
    assert reader.hears("announced")["words"].startswith("1 of ")
    begun.press("F6")
    listed = reader.hears("focus", lambda said: said["role"] in ("list", "list item"))
    assert listed["name"].strip()
    begun.press("Down")
    entry = reader.hears("focus", lambda said: said["role"] == "list item")
    assert any(words in entry["name"] for words in left_to_do().values())
    begun.press("ctrl+d")
    assert reader.hears("announced")["words"].strip()
    begun.press("ctrl+p")
    assert "to do" in reader.hears("announced")["words"]


def test_the_bar_of_searching_is_walked_by_tab_and_tells_what_it_found(begun, reader):
    begun.press("ctrl+f")
    assert reader.hears("focus", lambda said: said["role"] == "text")["name"].strip()
    reader.rests()
    begun.type("zebra")
    assert reader.hears("announced")["words"].strip()


def test_the_remarks_in_the_margin_are_told_once(begun, reader):
    names = [thing["name"] for thing in all_of(reader.tree()) if thing["role"] == "label"]
    for words in left_to_do().values():
        assert not [name for name in names if words in name]


def test_each_entry_of_each_menu_is_heard(begun, reader):
    for letter, entry in (("f", "Open…"), ("e", "Next thing to do"), ("v", "Other pane"), ("h", "About")):
        begun.press(f"alt+{letter}")
        begun.press(*["Down"] * 25)
        heard = [said for said in reader.rests() if said["heard"] == "focus"]
        assert {said["role"] for said in heard} <= {"menu item", "check menu item", "popup menu"}, (letter, [
            (said["role"], said["name"]) for said in heard])
        assert all(said["name"].strip() for said in heard if said["role"] != "popup menu")
        assert entry in [said["name"] for said in heard]
        begun.press("Escape", "Escape")
        reader.rests()


def test_each_dialog_is_walked_by_tab(begun, reader):
    """Opened by its keys from the window; each says its title, and each stop what it is."""
    for keys, title in ((("alt+h", "a"), "About"), (("alt+e", "d"), "Closed days"), (("alt+e", "o"), "Expiry date"),
                        (("alt+f", "m"), "Mark as filed")):
        begun.press(*keys)
        begun.sees(title)
        reader.rests()
        begun.press("Tab")
        fits(walk(begun, reader))
        begun.press("Escape")
        begun.sees("New notice")
        reader.rests()


def test_the_dialog_of_printing_is_walked_by_tab_and_the_help_takes_the_focus(officer, reader, folder):
    draft = folder / "quantum.12b25"
    draft.write_bytes(document.to_bytes(assets.example("quantum-2026")))
    officer.starts(draft)
    officer.sees("quantum.12b25 -")
    reader.rests()
    officer.press("ctrl+p")
    officer.sees("Print")
    reader.rests()
    officer.press("Tab")
    fits(walk(officer, reader))
    officer.press("Escape")
    officer.sees("quantum.12b25 -")
    reader.rests()
    officer.press("F1")
    officer.sees("SEC file number - Help")
    officer.press("Tab")
    assert reader.hears("focus")["name"].strip()
