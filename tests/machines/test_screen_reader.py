# SPDX-License-Identifier: MIT
"""What an officer hears who cannot see the screen: read from outside, by AT-SPI, while real keys are pressed."""

import re
import tempfile
from pathlib import Path

import pytest
from officer import Officer
from screen_of_its_own import Screen
from screen_reader import ScreenReader, all_of

from form12b25 import assets
from form12b25.drafts import document
from form12b25.form import editions, values
from form12b25.form.definition import FIELDS, Check, Choice, Considerations, Exhibits, Figures, YesNo
from form12b25.form.findings import sentence
from form12b25.form.keys import Key
from form12b25.form.review import review

pytestmark = [pytest.mark.machine, pytest.mark.timeout(300)]

ROLES = {Choice: "check box", YesNo: "check box", Check: "check box", Figures: "table", Exhibits: "list",
         Considerations: "list"}  # all others are text
STOPS = {"text", "check box", "radio button", "push button", "toggle button", "combo box", "spin button", "list",
         "list item", "table", "table cell", "tree", "tree item", "page tab", "document frame", "menu item",
         "check menu item"}


@pytest.fixture
def folder():
    """Of a short name, for in it are sockets."""
    with tempfile.TemporaryDirectory(prefix="12b25-") as place:
        yield Path(place)


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


def test_the_form_is_walked_by_tab_and_each_stop_says_what_it_is(begun, reader):
    heard = walk(begun, reader)
    fits(heard)
    labels = {FIELDS[key].label: key for key in Key}
    met = [labels[label] for said in heard for label in [said["name"].split(":")[0]] if label in labels]
    order = list(Key)
    first = order.index(met[0])
    assert list(dict.fromkeys(met)) == order[first:] + order[:first]

    draft = document.from_bytes(document.to_bytes(assets.example("igene-1998"))) and None
    assert draft is None
    for said in heard:
        key = labels.get(said["name"].split(":")[0])
        if key is not None and said["role"] != "push button":
            assert said["role"] == ROLES.get(type(FIELDS[key]), "text"), said
    blank = review(values_of_nothing(), values.parse_date("2026-06-15"), None)
    for finding in blank.stopping:
        [told] = [said for said in heard if said["name"].split(":")[0] == FIELDS[finding.key].label]
        assert sentence(finding) in told["description"]
