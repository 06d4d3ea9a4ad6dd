# SPDX-License-Identifier: MIT
"""The command line as a person runs it: what each command does."""

import json
import subprocess
import sys
import zipfile

import pypdfium2
import pytest
from PIL import Image

from drafting import example

DATES = ("nominal", "due", "notice_by", "extended")


def text_of(packet):
    """The words of each page of a packet."""
    with pypdfium2.PdfDocument(packet) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_a_filing_goes_from_answers_to_a_draft_and_back(program):
    for name in ("igene-1998", "quantum-2026", "invented-results"):
        filled = program("fill", program.answers(name), "-o", "a.12b25")
        assert (filled.returncode, filled.stdout, filled.stderr) == (0, b"", b"")
        shown = program("show", "a.12b25")
        assert shown.returncode == 0
        given = example(name)
        assert json.loads(shown.stdout) == {key: given[key] for key in given if given[key] not in ("", None)}
        assert zipfile.is_zipfile(program.folder / "a.12b25")


def test_standard_input_and_output_serve_as_files(program):
    draft = program("fill", "-", "-o", "-", given=json.dumps(example("quantum-2026")).encode()).stdout
    assert draft == program.draft("quantum-2026").read_bytes()
    assert json.loads(program("show", "-", given=draft).stdout)["registrant_name"] == "QUANTUM CORPORATION"
    checked = program("check", "-", "--today", "2026-06-15", given=draft)
    assert (checked.returncode, checked.stdout.decode()) == (0, "Ready to print, sign and send.\n")
    packet = program("print", "-", "-o", "-", "--today", "2026-06-15", given=draft)
    assert packet.returncode == 0
    assert packet.stdout.startswith(b"%PDF-")


def test_answers_on_standard_input_attach_files_from_the_folder_one_stands_in(program):
    with Image.new("L", (2, 2)) as picture:
        picture.save(program.folder / "a.png")
    given = json.dumps({"exhibits": [{"title": "A", "file": "a.png"}]}).encode()
    assert program("fill", "-", "-o", "a.12b25", given=given).returncode == 0
    with zipfile.ZipFile(program.folder / "a.12b25") as archive:
        assert archive.read("exhibits/1/a.png") == (program.folder / "a.png").read_bytes()


def test_a_check_lists_what_is_left_to_do(program):
    checked = program("check", program.draft("igene-1998", period_ended="soon"), "--today", "1998-03-25")
    assert checked.returncode == 1
    assert checked.stderr == b""
    period, narrative, results, exhibit, verdict = checked.stdout.decode().splitlines()
    assert period.startswith("ERROR   Head of the form, Period ended (period_ended): ")
    assert "“soon” cannot be read as a date" in period
    assert narrative == ("TO DO   Part III, Narrative (narrative): State in reasonable detail why the report could not "
                         "be filed in time. [Rule 12b-25(a)]")
    assert results.startswith("WARNING Part IV, Change in results (results_change): Exhibit 1 speaks of “going")
    assert exhibit.startswith("WARNING Worksheet, Exhibits (exhibits): Exhibit 1 names Form 10-KSB, but the box")
    assert verdict == "The form is not ready: 1 still to do, 1 to mend."


def test_warnings_leave_a_form_ready(program):
    checked = program("check", program.draft("quantum-2026", signer_is_officer=False), "--today", "June 15, 2026")
    assert checked.returncode == 0
    assert checked.stdout.startswith(b"WARNING Signature")


def test_a_check_for_programs_tells_findings_and_dates(program):
    checked = program("check", program.draft("igene-1998"), "--json")
    assert checked.returncode == 1
    found = json.loads(checked.stdout)
    assert list(found) == ["ready", "findings", "deadlines"]
    assert found["ready"] is False
    assert found["findings"][0] == {
        "key": "narrative", "severity": "todo", "code": "required", "citation": "Rule 12b-25(a)",
        "message": "State in reasonable detail why the report could not be filed in time."}
    assert [(finding["key"], finding["severity"], finding["code"]) for finding in found["findings"][1:]] == [
        ("results_change", "warning", "change-denied"), ("exhibits", "warning", "other-report-named")]
    assert found["deadlines"]["due"] == "1998-03-31"


def test_a_check_for_programs_of_a_form_that_is_ready(program):
    checked = program("check", program.draft("quantum-2026"), "--json", "--today", "2026-06-15")
    assert checked.returncode == 0
    found = json.loads(checked.stdout)
    assert (found["ready"], found["findings"]) == (True, [])
    due = program("deadlines", "--report", "10-K", "--period-ended", "March 31, 2026", "--filer", "accelerated",
                  "--json")
    assert json.loads(due.stdout) == found["deadlines"]


@pytest.mark.parametrize("changed", [{"period_ended": ""}, {"report_form": None}, {"period_ended": "soon"},
                                     {"filer_status": "", "period_ended": "March 31, 2026"}])
def test_dates_that_cannot_be_known_are_null(program, changed):
    assert json.loads(program("check", program.draft("quantum-2026", **changed), "--json").stdout)["deadlines"] is None


def test_deadlines_for_programs(program):
    told = program("deadlines", "--report", "10-Q", "--period-ended", "1998-09-30", "--filer", "non-accelerated",
                   "--json")
    found = json.loads(told.stdout)
    assert list(found) == ["report", "filer", "period_ended", *DATES, "steps"]
    assert [found[name] for name in ("report", "filer", "period_ended", *DATES)] == [
        "10-Q", "non-accelerated", "1998-09-30", "1998-11-14", "1998-11-16", "1998-11-17", "1998-11-23"]
    for step in found["steps"]:
        assert list(step) == ["date", "what", "why", "citation"]
        assert all(step.values())
    assert {found[name] for name in DATES} <= {step["date"] for step in found["steps"]}


def test_deadlines_for_people(program):
    told = program("deadlines", "--report", "20-F", "--period-ended", "12/31/1997").stdout.decode()
    for line in ("Tuesday, June 30, 1998: Due date", "Wednesday, July 1, 1998: Last day for Form 12b-25",
                 "Wednesday, July 15, 1998: Extended due date", "(Rule 12b-25(a))"):
        assert line in told


def test_deadlines_count_a_plan_under_erisa_and_a_change_of_fiscal_year(program):
    plan = program("deadlines", "--report", "11-K", "--period-ended", "1997-12-31", "--erisa", "--json")
    assert json.loads(plan.stdout)["nominal"] == "1998-06-29"
    changed = program("deadlines", "--report", "10-K", "--period-ended", "1997-09-30", "--determined", "1997-12-31",
                      "--json")
    assert json.loads(changed.stdout)["nominal"] == "1998-03-31"


def test_the_packet_has_as_many_copies_as_are_asked_for(program):
    draft = program.draft("quantum-2026")
    pages = {}
    for copies in (0, 1, 4):
        path = program.folder / f"{copies}.pdf"
        assert program("print", draft, "-o", path, "--conformed", copies, "--today", "2026-06-15").returncode == 0
        pages[copies] = len(text_of(path))
    assert pages[1] == 2 * pages[0]
    assert pages[4] == 5 * pages[0]
    assert program("print", draft, "-o", "plain.pdf", "--today", "2026-06-15").returncode == 0
    assert len(text_of(program.folder / "plain.pdf")) == pages[4]


def test_sets_begin_in_front_on_paper_printed_on_both_sides(program):
    draft = program.draft("quantum-2026")
    printed = program("print", draft, "-o", "a.pdf", "--conformed", "1", "--duplex", "--today", "2026-06-15")
    assert printed.returncode == 0
    sheets = text_of(program.folder / "a.pdf")
    assert len(sheets) % 4 == 0
    assert "NOTIFICATION OF LATE FILING" in sheets[len(sheets) // 2]


def test_the_version_and_the_help_are_said(program):
    from form12b25 import __version__
    assert program("--version").stdout.decode() == f"form12b25 {__version__}\n"
    for command in ("fill", "show", "check", "print", "kit", "deadlines"):
        assert command in program("--help").stdout.decode()
        told = program(command, "--help")
        assert told.returncode == 0
        assert told.stdout.decode().startswith(f"usage: form12b25 {command} ")


def test_the_program_can_see_whether_it_is_whole(program):
    checked = program("--self-check", QT_QPA_PLATFORM="offscreen")
    for part in ("edition sec1344-2018: ", "edition sec1344-1995: ", "window: ", "packet: "):
        assert f"\n{part}" in checked.stdout.decode()
    assert checked.returncode == (0 if b"A window can open here." in checked.stdout else 3)


@pytest.mark.parametrize("encoding", [
    {"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"PYTHONIOENCODING": "latin-1"}, {"PYTHONIOENCODING": "ascii:strict"},
])
def test_what_is_shown_is_utf_8_whatever_the_computer_speaks(program, encoding):
    draft = program.draft("quantum-2026", registrant_name="Société Ελλάς “A”", period_ended="“31”")
    assert json.loads(program("show", draft, **encoding).stdout)["registrant_name"] == "Société Ελλάς “A”"
    assert "“31”" in program("check", draft, **encoding).stdout.decode()
    assert program("print", draft, "-o", "a.pdf", **encoding).returncode == 1
    assert program("print", draft, "-o", "é.pdf", "--working-copy", **encoding).returncode == 0


def test_a_date_may_be_given_as_people_write_it(program):
    draft = program.draft("quantum-2026")
    assert program("check", draft, "--today", "June 14, 2026").stdout.startswith(b"WARNING")
    assert program("check", draft, "--today", "6/15/2026").stdout == b"Ready to print, sign and send.\n"


def test_the_program_runs_as_a_module_without_being_installed(program):
    ran = subprocess.run([sys.executable, "-W", "error", "-m", "form12b25", "--version"], capture_output=True,
                         env=program.environment, check=True)
    assert ran.stderr == b""
