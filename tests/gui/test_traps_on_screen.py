# SPDX-License-Identifier: MIT
"""Traps into which form programs fell, each by the name of what went wrong there: what is seen, heard and waited for.

A docstring names the program and the number of the thread in which its users told of it.
"""

import ast
import gc
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from test_keys_of_dialogs import MAKERS
from test_mouse_wheel import stands, values

import every_window
import sight
from form12b25 import assets
from form12b25.form.definition import FIELDS
from form12b25.form.keys import Key
from form12b25.form.steps import unwatched
from form12b25.gui import painting, printing
from form12b25.gui.help_strip import StateLine

TESTS = Path(__file__).parents[1]
SOURCE = TESTS.parent / "src"
WINDOWS = every_window.makers(MAKERS)
SCREEN = {"screens": [{"name": "one", "x": 0, "y": 0, "width": 3840, "height": 2160, "logicalDpi": 96,
                       "logicalBaseDpi": 96, "dpr": 1}]}


# Screens


@pytest.fixture
def looked_at(tmp_path):
    """Has another process open every window on a screen of that kind; gives what it saw."""
    def look(*, scale="1", times=1, scheme="light", style="Fusion"):
        (tmp_path / "screen.json").write_text(json.dumps(SCREEN))
        ran = subprocess.run(
            [sys.executable, TESTS / "at_a_scale.py", tmp_path, str(times), scheme], capture_output=True, check=False,
            timeout=150, env=os.environ | {
                "QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screen.json'}", "QT_SCALE_FACTOR": scale,
                "QT_STYLE_OVERRIDE": style, "PYTHONPATH": os.pathsep.join(map(str, (SOURCE, TESTS, TESTS / "gui")))})
        assert ran.returncode == 0, ran.stderr.decode()
        said = json.loads(ran.stdout)
        assert said["ratio"] == float(scale)
        assert said["style"] == style.lower()
        assert said["points"] == pytest.approx(9 * times, abs=0.1)
        return said
    return look


def all_is_seen(said):
    """Nothing is cut off, blurred or pale of what another process saw."""
    assert said["cut off"] == []
    assert said["blurred"] == 0  # dots of the screen that a page has too few
    assert len(said["contrast of what is typed"]) == 2
    assert min(said["contrast of what is typed"].values()) >= sight.TEXT
    assert said["wave"] > 20  # dots of another colour, three to a pixel


@pytest.mark.parametrize(("scale", "times"), [("1", 1), ("1.5", 1), ("2", 1), ("1", 2), ("2", 2)])
def test_nothing_is_cut_off_or_blurred_at_any_scale_of_the_screen_or_size_of_its_type(looked_at, scale, times):
    """FreeCAD#13118, PyDracula#15: sizes in pixels, and letters that had outgrown them."""
    all_is_seen(looked_at(scale=scale, times=times))


@pytest.mark.parametrize(("style", "scheme"), [("Fusion", "dark"), ("Windows", "light"), ("Windows", "dark")])
def test_typed_words_and_the_wave_under_a_misspelt_one_are_seen_in_every_style(looked_at, style, scheme):
    """CLASSIC-Fallout4 PR#78 (illegible line edits), vs-preview#145; skribisto#36, #59, gImageReader#187 (no wave)."""
    all_is_seen(looked_at(style=style, scheme=scheme))


def test_the_line_beneath_the_sheet_is_whole_in_the_first_window(window, qtbot):
    """FreeCAD#13118: what was laid out for another height; here it showed until the first press of Tab."""
    line = window.findChild(StateLine)
    for size in (window.size(), QSize(1024, 700), QSize(1400, 900)):
        window.resize(size)
        qtbot.waitUntil(lambda size=size: window.size() == size)
        QApplication.processEvents()
        assert line.visibleRegion().boundingRect() == line.rect()


def test_the_size_of_type_is_left_to_the_system():
    """PyDracula#15: a program that sets QT_FONT_DPI for everybody is wrong for most."""
    for name in ("QT_FONT_DPI", "QT_SCALE_FACTOR", "QT_AUTO_SCREEN_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS",
                 "setPixelSize"):
        assert [path.name for path in (SOURCE / "form12b25").rglob("*.py") if name in path.read_text()] == [], name


# Colours


WHITE = "on the white sheet, where ink is dark in every scheme"
BOTH = "of a pair, one for bright grounds and one for dark ones"
OWN = "ground and ink are given together"
FIXED = {"calendars.py": WHITE, "figures_cells.py": WHITE,
         "forms.py": BOTH, "pages.py": WHITE, "pages_view.py": WHITE, "scheme.py": BOTH, "searching.py": OWN,
         "signs.py": BOTH, "spelling_marks.py": BOTH}
_LITERAL = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(")
_NAMED = {"white", "black", *QColor.colorNames()} - {"transparent"}


def coloured(tree):
    """Whether colours stand in a module that no scheme has a say in."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _LITERAL.search(node.value):
            return True
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute) and (
                node.value.attr == "GlobalColor" and node.attr != "transparent"):
            return True
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "QColor" and node.args and (
                isinstance(node.args[0], ast.Constant)):
            return True
    return False


def test_no_colour_is_fixed_outside_the_sheet():
    """CLASSIC-Fallout4 PR#78, conan_explorer#270, TimeLineAnnotator#413, qt-material#91: dark words on dark ground."""
    found = {path.name for path in SOURCE.glob("form12b25/gui/**/*.py") if coloured(ast.parse(path.read_text()))}
    assert found == FIXED.keys()
    for name in assets.names_of_ui():
        design = assets.ui(name).decode()
        assert "<palette" not in design, name
        assert "<color" not in design, name
        assert "styleSheet" not in design, name


def declarations(style):
    """Of a style sheet each rule: its selectors, and what it says of each property."""
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", style, flags=re.S)):
        said = dict(part.split(":", 1) for part in map(str.strip, body.split(";")) if part)
        yield ([one.strip() for one in selectors.split(",")],
               {name.strip(): value.strip() for name, value in said.items()})


def literal(value):
    """The colour that a value of a style fixes, if it fixes one."""
    found = _LITERAL.search(value)
    words = re.findall(r"[a-z]+", re.sub(r"palette\([^)]*\)|\"[^\"]*\"", "", value))
    return value[found.start():].split()[0] if found else next((word for word in words if word in _NAMED), "")


def test_the_styles_fix_no_colour_outside_the_sheet():
    """The same threads: a style that is right on the maker's desktop."""
    rules = 0
    for selectors, said in declarations(assets.resource("style", "window.qss").decode()):
        rules += 1
        assert not [value for value in said.values() if literal(value)], selectors
    for name in ("worksheet", "margin"):  # the third, page.qss, is that of the white sheet
        for selectors, said in declarations(assets.resource("style", f"{name}.qss").decode()):
            fixed = {name: literal(value) for name, value in said.items() if literal(value)}
            rules += 1
            if fixed:
                assert {"background", "color"} <= fixed.keys(), selectors  # or the scheme gives one: they may be alike
                assert sight.contrast(QColor(fixed["background"]).rgb(), QColor(fixed["color"]).rgb()) >= sight.TEXT
    assert rules > 15


# The wheel


def test_the_wheel_never_changes_a_value_in_any_window(window, person, qtbot, tmp_path):
    """QGIS#38572 and PR#4245, flameshot PR#4892, mkvtoolnix#1400, freemedforms#69 (medical forms), OpenPype#2677."""
    turned = 0
    for name, maker in WINDOWS.items():
        room = every_window.opened(maker, window, tmp_path, qtbot)
        for widget in values(room):
            if not (widget.isVisible() and widget.isEnabled() and widget.window() is room):
                continue
            if isinstance(widget, QComboBox) and widget.count() < 2:
                widget.addItems(["one", "two", "three"])
            widget.setFocus()
            before = stands(widget)
            at = widget.mapTo(room, widget.rect().center())
            for notch in (-120, -120, 120):
                QTest.wheelEvent(room.windowHandle(), at, QPoint(0, notch), QPoint(), Qt.KeyboardModifier.NoModifier)
            assert stands(widget) == before, f"{name}: {widget.objectName()}"
            turned += 1
        if room is window:
            window.session.undo.setClean()
            window.filing.new("sec1344-2018")  # from the start page, too
        else:
            room.close()
            QApplication.processEvents()
    assert turned >= 4


def test_the_wheel_changes_nothing_on_the_sheet(window, person):
    """The same threads: the wheel was to scroll the page, and met a field on its way."""
    window.filing.example("igene-1998")
    before = window.session.draft
    for editor in window.sheet.editors.values():
        for stop in editor.stops():
            window._area.ensureWidgetVisible(stop)
            stop.setFocus()
            at = stop.mapTo(window, QPoint(6, 6))
            QTest.wheelEvent(window.windowHandle(), at, QPoint(0, -120), QPoint(), Qt.KeyboardModifier.NoModifier)
    assert window.session.draft is before
    assert not window.isWindowModified()


# The screen reader


def test_no_field_is_read_out_by_the_title_of_its_group(window):
    """qBittorrent PR#24846, Throne PR#1837, Mudlet PR#3370, OpenSpace#3088, qTox#2101: one name for every field."""
    heard = {}
    for key, editor in window.sheet.editors.items():
        first = editor.stops()[0]
        name = QAccessible.queryAccessibleInterface(first).text(QAccessible.Text.Name)
        assert name, key
        assert name not in {str(field.part) for field in FIELDS.values()}, key
        heard.setdefault(name, []).append(key)
    assert {name: keys for name, keys in heard.items() if len(keys) > 1} == {}


# What is shown of PDF


def resident():
    """The memory that this process has, in megabytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 2**20


@pytest.mark.skipif(sys.platform != "linux", reason="only there the system tells what a process has")
def test_two_hundred_new_pages_leave_none_of_the_old_ones_behind(window, person, qtbot):
    """frescobaldi/qpageview PR#52: each new document stayed in memory with all its pages."""
    window.filing.example("quantum-2026")
    window.binder.lead_to(Key.STREET_ADDRESS)
    held = {}

    def pages(count):
        for number in range(count):
            window.preview._pause.setInterval(1)
            with qtbot.waitSignal(window.preview.shown, timeout=20_000):
                person.type("ab"[number % 2])
        gc.collect()
        found = [type(one) for one in gc.get_objects()]
        return resident(), {kind: found.count(kind) for kind in (QImage, pypdfium2.PdfDocument, pypdfium2.PdfPage)}

    before, held = pages(40)
    after, still = pages(200)
    assert after - before < 20, f"{after - before:.0f} MB more"  # none but what is in view
    assert {kind: count for kind, count in still.items() if count > held[kind] + 2} == {}
    assert len(window.preview.view._shown) <= 5


@pytest.mark.skipif(sys.platform != "linux", reason="only there the system tells what a process has")
def test_no_document_that_was_opened_to_be_printed_stays_open(window):
    """frescobaldi/qpageview PR#52: a document that has a parent is freed with the parent, which is the window."""
    window.filing.example("quantum-2026")
    pdf = printing.pressed(window.session.review.notice, unwatched).pdf

    def opened(count):
        for _ in range(count):
            assert painting.pages(pdf) == 20
        gc.collect()
        return resident(), [type(one) for one in gc.get_objects()].count(QPdfDocument)

    before, _ = opened(40)
    after, still = opened(400)
    assert after - before < 20, f"{after - before:.0f} MB more, with {len(pdf)} bytes in each"
    assert still == 0
    assert window.findChildren(QPdfDocument) == []


# What waits for an answer


_ASKING = {"QMessageBox": {"question", "information", "warning", "critical", "about", "aboutQt"},
           "QFileDialog": {"getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"},
           "QInputDialog": {"getText", "getInt", "getDouble", "getItem", "getMultiLineText"},
           "QColorDialog": {"getColor"}, "QFontDialog": {"getFont"}, "QApplication": {"processEvents"}}
THE_PROGRAM_ITSELF = ("start.py", "application.exec")


def waits(path):
    """The calls in a module that do not come back before somebody has answered, and loops of its own."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            *_, owner, name = ["", "", *called.split(".")]
            if name in ("exec", "exec_", "QEventLoop", "processEvents") or name in _ASKING.get(owner, ()):
                yield path.name, called


def test_nothing_waits_for_an_answer_in_a_loop_of_its_own():
    """pytest-qt#19, #256, #262, #440, dads-mmo-lab PR#152 (an instance.exec() hung for hours), MSS PR#1097."""
    found = [one for path in sorted((SOURCE / "form12b25").rglob("*.py")) for one in waits(path)]
    assert found == [THE_PROGRAM_ITSELF]


def test_no_test_waits_for_ever(pytestconfig):
    """The same: what hung was found out by who paid for the machine."""
    assert 0 < float(pytestconfig.getini("timeout")) <= 300
    modules = [path for path in TESTS.rglob("*.py") if path.name.startswith(("test_", "conftest", "gui_person"))]
    assert len(modules) > 100
    for path in modules:
        assert not [called for _, called in waits(path) if called.endswith((".exec", ".exec_"))], path.name
