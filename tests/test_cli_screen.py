# SPDX-License-Identifier: MIT
"""What is said where no window can open, and where the program is not whole."""

import pytest

from form12b25 import assets, screen, selfcheck
from form12b25.drafts.store import FileTrouble


@pytest.fixture
def linux(monkeypatch):
    """A Linux system that has all that Qt needs, and no screen."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(screen, "_loads", lambda _: True)
    monkeypatch.setattr(screen, "_installed", lambda _: True)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_missing_libraries_are_named_with_the_command_that_brings_them(linux):
    linux.setattr(screen, "_loads", lambda library: library not in ("libEGL.so.1", "libxcb-cursor.so.0"))
    said = screen.trouble()
    assert "missing: libEGL.so.1, libxcb-cursor.so.0." in said
    assert "sudo apt-get install libegl1 libxcb-cursor0." in said


@pytest.mark.parametrize("platform", ["offscreen", "offscreen:size=800x600", "minimal"])
def test_libraries_of_the_screen_are_not_asked_for_without_one(linux, platform):
    linux.setenv("QT_QPA_PLATFORM", platform)
    linux.setattr(screen, "_loads", lambda library: "xcb" not in library)
    assert screen.trouble() == ""


def test_a_missing_package_is_named(linux):
    linux.setattr(screen, "_installed", lambda module: module != "PySide6.QtPdfWidgets")
    assert "python3 -m pip install PySide6-Pdf." in screen.trouble()


@pytest.mark.parametrize("platform", ["", "xcb", "wayland", "wayland;xcb"])
def test_no_screen_is_said_whichever_platform_wants_one(linux, platform):
    linux.setenv("QT_QPA_PLATFORM", platform)
    assert "There is no screen" in screen.trouble()


def test_a_screen_of_wayland_is_found(linux, tmp_path):
    linux.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    linux.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert "There is no screen" in screen.trouble()
    (tmp_path / "wayland-0").touch()
    assert screen.trouble() == ""


def test_a_screen_is_not_asked_for_where_the_system_always_has_one(linux):
    linux.setattr("sys.platform", "darwin")
    assert screen.trouble() == ""


@pytest.mark.parametrize(("part", "replacement"), [("names_of_ui", list), ("resource", lambda *_: b"{}"),
                                                   ("edition", lambda _: assets.resource("missing.toml"))])
def test_a_program_that_is_not_whole_says_what_to_do(monkeypatch, capsys, part, replacement):
    monkeypatch.setattr(assets, part, replacement)
    assert selfcheck.run() == 3
    said = capsys.readouterr().out
    assert "The program is not whole: " in said
    assert said.endswith("Install it anew.\n")


def test_every_resource_is_reached_by_one_door():
    assert assets.names_of_ui()
    assert assets.ui(assets.names_of_ui()[0]).startswith(b"<?xml")
    assert assets.resource("fonts", "OFL.txt")
    assert assets.edition("sec1344-2018") is assets.edition("sec1344-2018")


def test_trouble_with_a_file_names_the_file_the_deed_and_the_reason():
    trouble = FileTrouble("a.12b25", "read", "it is a folder. Give the name of a file")
    assert str(trouble) == "a.12b25 cannot be read: it is a folder. Give the name of a file."
    assert trouble.path.name == "a.12b25"
