# SPDX-License-Identifier: MIT
"""The filing kit on the command line: the same file as the window saves, the same refusals as of a packet."""

import pypdfium2
import pytest

from form12b25.form.calendar import federal_calendar
from form12b25.form.review import review
from form12b25.paper import kit

TODAY = ("--today", "2026-06-15")


def text_of(path):
    with pypdfium2.PdfDocument(path) as read:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in read)


def test_the_kit_says_what_that_of_the_window_says(program, quantum, tmp_path):
    made = program("kit", program.draft("quantum-2026"), "-o", "kit.pdf", *TODAY)
    assert (made.returncode, made.stdout, made.stderr) == (0, b"", b"")
    found = review(quantum, quantum.day("signature_date"), calendar=federal_calendar())
    (tmp_path / "window.pdf").write_bytes(kit.filing_kit(found.notice, found.deadlines))
    said = text_of(tmp_path / "kit.pdf")
    assert said == text_of(tmp_path / "window.pdf")
    for words in ("FILING KIT: CHECKLIST", "Last day for Form 12b-25", "Ladies and Gentlemen:", "Very truly yours,"):
        assert words in said


def test_a_draft_comes_by_standard_input_and_the_kit_goes_to_standard_output(program):
    draft = program.draft("quantum-2026").read_bytes()
    assert program("kit", "-", "-o", "-", *TODAY, given=draft).stdout.startswith(b"%PDF-")


def test_a_day_that_is_closed_moves_the_dates_of_the_kit(program):
    draft = program.draft("quantum-2026")
    assert program("kit", draft, "-o", "kit.pdf", *TODAY, "--closed", "2026-06-16").returncode == 0
    said = text_of(program.folder / "kit.pdf")
    assert "Wednesday, June 17, 2026: Last day for Form 12b-25" in said


def test_a_form_that_is_not_ready_gets_no_kit_and_the_reasons(program):
    refused = program("kit", program.draft("igene-1998"), "-o", "kit.pdf", "--today", "1998-03-25")
    assert refused.returncode == 1
    findings, said = refused.stderr.decode().splitlines()
    assert findings.startswith("TO DO   Part III, Narrative (narrative): ")
    assert said == "form12b25: The form is not ready: 1 still to do. The filing kit was not made."
    assert not (program.folder / "kit.pdf").exists()


def test_a_kit_without_dates_says_why(program):
    made = program("kit", program.draft("quantum-2026", filer_status=None), "-o", "kit.pdf", *TODAY)
    assert made.returncode == 0
    assert made.stderr.decode().startswith("form12b25: The filing kit has no dates. When a report on Form 10-K ")
    assert "Ladies and Gentlemen:" in text_of(program.folder / "kit.pdf")


@pytest.mark.parametrize(("output", "status"), [("quantum-2026.12b25", 2), ("missing/kit.pdf", 3)])
def test_the_draft_is_not_written_over_and_a_folder_that_is_missing_is_named(program, output, status):
    draft = program.draft("quantum-2026")
    before = draft.read_bytes()
    assert output.split("/")[0] in program.refused(status, "kit", draft, "-o", output, *TODAY)
    assert draft.read_bytes() == before
