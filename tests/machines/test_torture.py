# SPDX-License-Identifier: MIT
"""The program as a person has it, on a screen of its own, and what may befall it."""

import re
import shutil
import subprocess

import pikepdf
import pytest
from screen_of_its_own import Screen, kill
from torture_kill import torture

from form12b25 import assets
from form12b25.drafts import document, recovered, store
from form12b25.form.keys import Key

pytestmark = pytest.mark.machine


@pytest.fixture
def draft(folder):
    path = folder / "draft.12b25"
    path.write_bytes(document.to_bytes(assets.example("quantum-2026")))
    return path


@pytest.fixture
def screen():
    shown = Screen()
    yield shown
    shown.close()


def kept(folder):
    return recovered.found(folder / "own" / "state" / "recovery", assets.edition,
                           lambda path: store.read_draft(path, assets.edition))


@pytest.mark.timeout(1200)
def test_200_kills_at_random_moments_lose_nothing_older_than_a_second_and_damage_no_file():
    figures = torture(200, 3, seed=1)
    print(figures)  # noqa: T201 - to be seen with -s
    assert figures.kills == 200
    assert min(figures.recovered, figures.saves, figures.packets, figures.undone) > 20, figures


def test_when_the_screen_dies_the_work_is_in_the_recovery(folder, draft):
    screen = Screen()
    process = screen.program(folder, draft)
    assert screen.until(lambda: screen.active().startswith("draft.12b25"))
    screen.type("0-19974")
    assert screen.until(lambda: screen.active().startswith("draft.12b25*"))
    assert screen.until(lambda: list(folder.glob("own/state/recovery/*/*.journal")))
    screen.type(" typed last")
    screen.picture(folder / "shown.png")  # asks the screen what it shows, so all keys have come through
    assert not screen.until(lambda: process.poll() is not None, patience=1)
    screen.close()
    assert process.wait(30) != 0
    [left] = kept(folder)
    assert left.draft.typed(Key.SEC_FILE_NUMBER) == "0-19974 typed last"
    assert left.path == draft


def test_a_second_start_on_the_same_draft_brings_the_first_window_to_the_front(folder, draft, screen):
    first = screen.program(folder, draft)
    assert screen.until(lambda: screen.active().startswith("draft.12b25"))
    other = folder / "other.12b25"
    shutil.copy(draft, other)
    second = screen.program(folder, other)
    assert screen.until(lambda: screen.active().startswith("other.12b25"))
    third = screen.program(folder, draft)
    assert third.wait(30) == 0
    assert screen.until(lambda: screen.active().startswith("draft.12b25"))
    for process in (first, second):
        kill(process)


def test_no_socket_of_a_network_is_opened_from_the_start_to_the_printed_packet(folder, draft, screen, service):
    assert shutil.which("strace"), "install strace"
    traced = folder / "traced"
    process = screen.program(folder, draft, "strace", "-f", "-e", "trace=network", "-o", str(traced),
                             CUPS_SERVER=str(service.socket))
    try:
        assert screen.until(lambda: screen.active().startswith("draft.12b25"))
        screen.press(*["Tab"] * 8, "End")
        screen.type(" and more")
        screen.press("ctrl+s")
        assert screen.until(lambda: "and more" in store.read_draft(draft, assets.edition).typed(Key.FORMER_NAME))
        packet = folder / "packet.pdf"
        screen.press("ctrl+shift+p")
        assert screen.until(lambda: screen.active() == "Save the packet")
        screen.type(str(packet))
        screen.press("Return")
        assert screen.until(packet.exists)
        assert screen.until(lambda: screen.active().startswith("draft.12b25"))
        jobs = service.jobs()
        screen.press("ctrl+p")
        assert screen.until(lambda: screen.active() == "Print")

        def printed():
            if screen.active().startswith("Print"):  # our own dialog, then that of the system
                screen.press("Return")
            return len(service.jobs()) > len(jobs)

        assert screen.until(printed)
        assert service.printed(service.jobs()[-1]).stat().st_size > 0
        screen.press("ctrl+q")
        assert screen.until(lambda: process.poll() is not None)
    finally:
        kill(process)
    with pikepdf.open(packet) as pdf:
        assert len(pdf.pages) > 5
    calls = traced.read_text(errors="replace")
    assert len(re.findall(r"socket\(AF_UNIX", calls)) > 1  # it does see sockets: the screen's, and the printer's
    assert str(service.socket) in calls
    assert re.findall(r".*AF_INET.*", calls) == []


def test_such_a_socket_would_be_seen(folder):
    traced = folder / "traced"
    for family in ("AF_INET", "AF_INET6"):
        subprocess.run(["strace", "-f", "-e", "trace=network", "-o", traced, "python3", "-c",
                        f"import socket; socket.socket(socket.{family})"], check=False, capture_output=True)
        assert re.search(rf"{family}\b", traced.read_text())
