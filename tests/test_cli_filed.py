# SPDX-License-Identifier: MIT
"""What is said of a notice beside its blanks, on the command line: filled, shown, checked, and never printed."""

import json

import pypdfium2

BESIDE = {"filed": {"date": "June 15, 2026", "way": "by courier, receipt 4711"},
          "carried": ["street_address", "signer_name"],
          "amends": {"edition": "sec1344-2018", "filed": {"date": "June 15, 2026", "way": "through EDGAR"},
                     "narrative": "The ledgers burned."}}


def test_fill_and_show_give_it_back(program):
    program("fill", program.answers("quantum-2026", **BESIDE), "-o", "filed.12b25")
    shown = json.loads(program("show", "filed.12b25").stdout)
    assert {name: shown[name] for name in BESIDE} == BESIDE
    (program.folder / "shown.json").write_text(json.dumps(shown), encoding="utf-8")
    program("fill", "shown.json", "-o", "again.12b25")
    assert (program.folder / "again.12b25").read_bytes() == (program.folder / "filed.12b25").read_bytes()


def test_a_wrong_one_is_refused_by_name(program):
    said = program.refused(3, "fill", program.answers("quantum-2026", filed={"date": "soon"}), "-o", "filed.12b25")
    assert '"filed": "date" must be a date, such as "June 15, 2026", not "soon"' in said
    assert not (program.folder / "filed.12b25").exists()


def test_check_notes_it_and_the_form_is_ready_all_the_same(program):
    ran = program("check", program.draft("quantum-2026", **BESIDE), "--today", "2026-06-15")
    assert ran.returncode == 0
    said = ran.stdout.decode()
    assert "2 blanks were carried over from an earlier notice" in said
    assert "This amends the notice filed June 15, 2026, through EDGAR. It differs from it in: " in said


def test_none_of_it_is_printed(program):
    ran = program("print", program.draft("quantum-2026", **BESIDE), "-o", "packet.pdf", "--today", "2026-06-15")
    assert ran.returncode == 0, ran.stderr
    document = pypdfium2.PdfDocument(program.folder / "packet.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "QUANTUM CORPORATION" in text
    for words in ("4711", "courier", "through EDGAR", "ledgers burned", "carried over"):
        assert words not in text
