# SPDX-License-Identifier: MIT
"""What is said where no window can open, and where the program is not whole."""

import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import PySide6
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
    linux.setattr(screen, "_installed", lambda module: module != "PySide6.QtPdf")
    assert "python3 -m pip install PySide6-Pdf." in screen.trouble()


@pytest.mark.parametrize("platform", ["", "xcb", "wayland", "wayland;xcb"])
def test_no_screen_is_said_whichever_platform_wants_one(linux, platform):
    linux.setenv("QT_QPA_PLATFORM", platform)
    assert "There is no screen" in screen.trouble()


def test_a_screen_of_wayland_is_found(linux, tmp_path):
    linux.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    linux.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert "There is no screen" in screen.trouble()
    (tmp_path / "wayland-0").touch()  # left behind by a crash, or no socket at all
    assert "There is no screen" in screen.trouble()
    (tmp_path / "wayland-0").unlink()
    linux.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("wayland-0")
        assert "There is no screen" in screen.trouble()
        listening.listen()
        linux.setenv("XDG_RUNTIME_DIR", ".")
        assert screen.trouble() == ""
        linux.setenv("QT_QPA_PLATFORM", "xcb")
        assert "There is no screen" in screen.trouble()
        linux.setenv("QT_QPA_PLATFORM", "xcb;wayland")
        assert screen.trouble() == ""
    linux.setenv("QT_QPA_PLATFORM", "wayland")
    assert "There is no screen" in screen.trouble()


@pytest.mark.parametrize("platform", ["bogus", "vnc", "vnc:size=800x600", "eglfs", "linuxfb", "linuxfb:fb=/dev/fb9",
                                      "minimalegl", "vkkhrdisplay", "xcb;vnc", "wayland-egl", "a\x1b[2J", " xcb", ";"])
def test_a_platform_that_qt_ends_the_program_on_or_that_opens_a_port_is_refused(linux, platform):
    linux.setenv("QT_QPA_PLATFORM", platform)
    said = screen.trouble()
    assert "The variable QT_QPA_PLATFORM asks for “" in said
    assert said.isprintable()
    assert "vnc" not in platform or "“vnc”" in said


def test_a_platform_that_needs_no_screen_serves_where_the_first_one_fails(linux):
    linux.setenv("QT_QPA_PLATFORM", "wayland;xcb;offscreen")
    assert screen.trouble() == ""


OF_THE_C_LIBRARY = {"libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1"}  # runs Python already


def needed(*files):
    """What the system's loader opens for those files beside what the wheels bring: name and place."""
    told = subprocess.run([shutil.which("ldd"), *map(str, files)], capture_output=True, text=True, check=True).stdout
    found = re.findall(r"^\s+(\S+) => (\S.*?)(?: \(0x[0-9a-f]+\))?$", told, re.MULTILINE)
    return {name: place for name, place in found if "/PySide6/" not in place and "/shiboken6/" not in place}


@pytest.mark.skipif(not sys.platform.startswith("linux") or not shutil.which("ldd"), reason="the table is of Linux")
@pytest.mark.parametrize(("platform", "table"), [("", screen._ALWAYS), ("xcb", screen._FOR_X11),
                                                 ("wayland", screen._FOR_WAYLAND)])
def test_the_table_names_what_the_wheels_need_of_the_system(platform, table):
    folder = Path(PySide6.__file__).parent
    modules = [folder / f"{module.rpartition('.')[2]}.abi3.so" for module in screen._PYTHON]
    plugins = [folder / f"Qt/plugins/platforms/libq{platform}.so"] if platform else []
    wanted = needed(*modules, *plugins)
    known = screen._ALWAYS | table
    assert set(known) <= set(wanted), "the table names what nothing needs"
    assert "not found" not in wanted.values()
    brought = set(known) | set(needed(*(place for name, place in wanted.items() if name in known)))
    assert set(wanted) - brought - OF_THE_C_LIBRARY == set()


def test_the_tests_own_machine_is_set_up_from_the_same_table(monkeypatch):
    monkeypatch.setattr(screen, "_loads", lambda _: False)
    packages = screen.packages_missing()
    assert set(packages) == {*screen._ALWAYS.values(), *screen._FOR_X11.values(), *screen._FOR_WAYLAND.values()}
    assert len(packages) == len(set(packages))
    script = (Path(__file__).parents[1] / ".ci/run").read_text(encoding="utf-8")
    assert "screen.packages_missing()" in script
    assert not set(packages) & set(script.split())


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
