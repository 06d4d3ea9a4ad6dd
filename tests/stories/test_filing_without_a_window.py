# SPDX-License-Identifier: MIT
"""The whole job without a screen, and without Qt: fill, check, print."""

import io
import json
import subprocess
import sys

import pikepdf
import pypdfium2
import pytest

BLOCKED = "import sys\nfor room in ('PySide6', 'shiboken6'):\n    sys.modules[room] = None\n"


@pytest.fixture
def without_qt(program):
    """The program where PySide6 cannot be imported."""
    (program.folder / "sitecustomize").mkdir()
    (program.folder / "sitecustomize/sitecustomize.py").write_text(BLOCKED)
    program.environment["PYTHONPATH"] += f":{program.folder / 'sitecustomize'}"
    return program


def letter():
    """A PDF file of one page, to attach."""
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(made)
    return made.getvalue()


def pages(path):
    with pypdfium2.PdfDocument(path) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def test_igene_lacks_its_narrative_and_prints_once_it_has_one(program):
    draft = program.draft("igene-1998")
    checked = program("check", draft, "--today", "1998-03-25")
    assert checked.returncode == 1
    assert [line for line in checked.stdout.decode().splitlines() if "narrative" in line] == [
        checked.stdout.decode().splitlines()[0]]
    assert [line.split()[0] for line in checked.stdout.decode().splitlines()] == ["TO", "WARNING", "WARNING", "The"]

    printed = program("print", draft, "-o", "packet.pdf", "--today", "1998-03-25")
    assert printed.returncode == 1
    assert printed.stdout == b""
    assert b"(narrative): State in reasonable detail" in printed.stderr
    assert not (program.folder / "packet.pdf").exists()

    assert program("print", draft, "-o", "working.pdf", "--working-copy").returncode == 0
    working = pages(program.folder / "working.pdf")
    assert all("WORKING COPY - NOT FOR FILING" in page for page in working)
    assert "IGENE Biotechnology, Inc." in working[0]

    reason = "The auditors await the outcome of a significant subsequent event."
    narrated = program.draft("igene-1998", narrative=reason)
    assert program("check", narrated, "--today", "1998-03-25").returncode == 0
    assert program("print", narrated, "-o", "packet.pdf", "--today", "1998-03-25").returncode == 0
    packet = pages(program.folder / "packet.pdf")
    assert len(packet) == 5 * len(working)
    assert sum(reason in page for page in packet) == 5
    assert sum("/s/ Stephen F. Hiu, Ph.D." in page for page in packet) == 4
    assert sum("Form N-SAR" in page and "(Check One):" in page for page in packet) == 5
    assert not any("WORKING COPY" in page for page in packet)


def test_a_refused_print_leaves_an_older_packet_alone(program):
    (program.folder / "packet.pdf").write_bytes(b"%PDF-1.7 of yesterday")
    assert program("print", program.draft("igene-1998"), "-o", "packet.pdf").returncode == 1
    assert (program.folder / "packet.pdf").read_bytes() == b"%PDF-1.7 of yesterday"


def test_quantum_is_ready_and_prints_five_sets(program):
    draft = program.draft("quantum-2026")
    assert program("check", draft, "--today", "2026-06-15").stdout == b"Ready to print, sign and send.\n"
    assert program("print", draft, "-o", "packet.pdf", "--today", "2026-06-15").returncode == 0
    packet = pages(program.folder / "packet.pdf")
    assert len(packet) % 5 == 0
    assert sum("/s/ William H. White" in page for page in packet) == 4


def test_the_whole_job_is_done_where_qt_cannot_be_imported(without_qt):
    blocked = subprocess.run([sys.executable, "-c", "import PySide6"], env=without_qt.environment, check=False,
                             capture_output=True)
    assert b"ModuleNotFoundError" in blocked.stderr
    (without_qt.folder / "letter.pdf").write_bytes(letter())
    given = without_qt.answers("quantum-2026", exhibits=[{"title": "Letter", "file": "letter.pdf"}])
    draft = without_qt.folder / "quantum.12b25"
    filled = without_qt("fill", given, "-o", draft)
    assert (filled.returncode, filled.stdout, filled.stderr) == (0, b"", b"")
    shown = json.loads(without_qt("show", draft).stdout)
    assert shown["exhibits"] == [{"kind": "other", "title": "Letter", "file": "letter.pdf"}]
    assert json.loads(without_qt("check", draft, "--json", "--today", "2026-06-15").stdout)["ready"]
    assert without_qt("print", draft, "-o", "packet.pdf", "--today", "2026-06-15").returncode == 0
    assert sum("EXHIBIT 1" in page for page in pages(without_qt.folder / "packet.pdf")) == 5
    assert without_qt("print", draft, "-o", "working.pdf", "--working-copy").returncode == 0
    assert without_qt("deadlines", "--report", "10-D", "--period-ended", "2025-09-15").returncode == 0
    assert without_qt("--version").returncode == 0


def test_a_window_without_qt_says_what_to_install(without_qt):
    said = without_qt.refused(3, QT_QPA_PLATFORM="offscreen")
    assert "python3 -m pip install PySide6-Essentials" in said
    assert "fill, show, check, print and deadlines do the whole job" in said


def test_the_program_is_not_whole_without_qt_and_says_so(without_qt):
    checked = without_qt("--self-check")
    assert checked.returncode == 3
    assert b"packet: " in checked.stdout
    assert b"PySide6-Essentials" in checked.stdout


@pytest.mark.parametrize("screen", [{}, {"DISPLAY": ""}, {"DISPLAY": ":987"}, {"WAYLAND_DISPLAY": "wayland-987"},
                                    {"QT_QPA_PLATFORM": "xcb"}, {"QT_QPA_PLATFORM": "wayland;xcb"}])
@pytest.mark.parametrize("arguments", [[], ["a.12b25"]])
def test_a_window_without_a_screen_says_so_and_does_not_abort(program, screen, arguments):
    (program.folder / "a.12b25").touch()
    said = program.refused(3, *arguments, **screen)
    assert "There is no screen to show the window on" in said or "system libraries that are missing" in said
    assert "fill, show, check, print and deadlines do the whole job" in said


@pytest.mark.parametrize("platform", ["bogus", "vnc", "eglfs", "linuxfb", "minimalegl"])
def test_a_window_on_a_platform_that_ends_the_program_is_refused(program, platform):
    said = program.refused(3, QT_QPA_PLATFORM=platform)
    assert f"QT_QPA_PLATFORM asks for “{platform}”" in said


def test_results_in_figures_are_filled_checked_and_printed_in_every_set(program):
    draft = program.draft("invented-results")
    assert program("check", draft, "--today", "2026-05-15").stdout.decode() == "Ready to print, sign and send.\n"
    assert program("print", draft, "-o", "packet.pdf", "--today", "2026-05-15").returncode == 0
    printed = pages(program.folder / "packet.pdf")
    attached = [page for page in printed if "Results in figures" in page]
    assert len(attached) == 5
    for page in attached:
        assert "Net sales $18,240 $21,460 $(3,220) (15.0)%" in page
        assert "Gross margin 31.5% 36.2% (4.7) pts n/m" in page
        assert "Earnings (loss) per share (0.18) 0.09 (0.27) n/m" in page
        assert "its appraisal is not complete" in page


def test_a_figure_that_cannot_be_read_stops_the_form_and_is_named(program):
    draft = program.draft("invented-results", results_table=[{"line": "Net sales", "current": "1.5M", "prior": 2}])
    checked = program("check", draft, "--json", "--today", "2026-05-15")
    (finding,) = json.loads(checked.stdout)["findings"]
    assert (finding["key"], finding["severity"], finding["code"]) == ("results_table", "error", "not-an-amount")
    assert "Net sales, this period: “1.5M”" in finding["message"]
    assert program("print", draft, "-o", "packet.pdf", "--today", "2026-05-15").returncode == 1
