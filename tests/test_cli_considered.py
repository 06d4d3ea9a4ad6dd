# SPDX-License-Identifier: MIT
"""An answered warning on the command line, and that no word of the answer reaches the paper."""

import io
import json
import re

import pikepdf
import pypdfium2
import pytest

MADE = ("--today", "2026-06-15")
REASON = "Zweifellos: our quixotic counsel nodded."
ANSWER = {"key": "signer_is_officer", "code": "authority-missing", "reason": REASON}
SILENT = re.compile(r"quixotic|zweifellos|considered|signer_is_officer|authority-missing", re.IGNORECASE)


@pytest.fixture(params=["sec1344-2018", "sec1344-1995"])
def draft(request, program):
    return program.draft("quantum-2026", edition=request.param, signer_is_officer=False, considered=[ANSWER])


def test_a_check_shows_the_answer_beside_its_warning(program, draft):
    checked = program("check", draft, *MADE)
    assert checked.returncode == 0
    line, verdict = checked.stdout.decode().splitlines()
    assert line.startswith("CONSIDERED Signature, The person signing is an executive officer of the registrant "
                           "(signer_is_officer): The person signing is not marked")
    assert line.endswith(f"[Form 12b-25, Instruction] Considered: {REASON}")
    assert verdict == "Ready to print, sign and send. 1 warning considered."


def test_a_check_for_programs_adds_the_reason_to_that_finding_alone(program):
    draft = program.draft("quantum-2026", signer_is_officer=False, signature_date="June 16, 2026", considered=[ANSWER])
    first, second = json.loads(program("check", draft, "--json", *MADE).stdout)["findings"]
    shape = ["key", "severity", "code", "message", "citation"]
    assert (list(first), first["code"]) == (shape, "signed-in-future")
    assert (list(second), second["severity"]) == ([*shape, "considered"], "warning")
    assert second["considered"] == REASON


def test_a_reason_cannot_command_a_terminal_nor_add_a_line(program):
    answer = ANSWER | {"reason": "fine\x1b[2J\nERROR   forged\u202e"}
    draft = program.draft("quantum-2026", signer_is_officer=False, considered=[answer])
    checked = program("check", draft, *MADE).stdout.decode()
    assert len(checked.splitlines()) == 2
    assert r"Considered: fine\x1b[2J ERROR forged\u202e" in checked
    assert json.loads(program("check", draft, "--json", *MADE).stdout)["findings"][0]["considered"] == answer["reason"]


def test_answers_travel_to_the_draft_and_back(program, draft):
    assert json.loads(program("show", draft).stdout)["considered"] == [ANSWER]
    assert "must be text" in program.refused(3, "fill", program.answers(considered=[ANSWER | {"reason": 1}]), "-o", "a")


@pytest.mark.parametrize("how", [(), ("--working-copy",), ("--duplex", "--conformed", "1")])
def test_no_word_of_an_answer_reaches_the_paper(program, draft, how):
    assert program("print", draft, "-o", "a.pdf", *MADE, *how).returncode == 0
    said = everything((program.folder / "a.pdf").read_bytes())
    assert "NOTIFICATION OF LATE FILING" in " ".join(said.split())
    assert "White" in said
    assert SILENT.findall(said) == []
    assert SILENT.findall("".join(said.split())) == []


def test_a_packet_that_carries_its_draft_carries_the_answer_in_it_and_on_no_page(program, draft):
    assert program("print", draft, "-o", "a.pdf", "--carry-draft", *MADE).returncode == 0
    content = (program.folder / "a.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        (held,) = pdf.attachments.values()
        assert json.loads(program("show", "-", given=held.get_file().read_bytes()).stdout)["considered"] == [ANSWER]
    assert json.loads(program("show", "a.pdf").stdout)["considered"] == [ANSWER]
    assert program("check", "a.pdf", *MADE).stdout.endswith(b"1 warning considered.\n")
    with pypdfium2.PdfDocument(content) as document:
        assert SILENT.findall("".join(page.get_textpage().get_text_bounded() for page in document)) == []


def test_a_packet_is_the_same_with_the_answer_and_without_it(program):
    printed = {}
    for name, given in (("with", [ANSWER]), ("without", None)):
        draft = program.draft("quantum-2026", signer_is_officer=False, considered=given)
        for how in ((), ("--working-copy",)):
            assert program("print", draft, "-o", f"{name}.pdf", *MADE, *how).returncode == 0
            printed[name, how] = (program.folder / f"{name}.pdf").read_bytes()
    for how in ((), ("--working-copy",)):
        assert printed["with", how] == printed["without", how]


def test_the_search_finds_what_a_packed_stream_or_the_metadata_says():
    file = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page().Contents = pdf.make_stream(b"(quixotic)" * 20)
        pdf.docinfo["/Subject"] = "Zweifellos"
        pdf.save(file, compress_streams=True, recompress_flate=True)
    assert b"quixotic" not in file.getvalue()
    assert {found.lower() for found in SILENT.findall(everything(file.getvalue()))} == {"quixotic", "zweifellos"}


def everything(content):
    """All that a PDF file says: the text of its pages, what tells of it, its objects and streams, unpacked."""
    with pypdfium2.PdfDocument(content) as document:
        said = [page.get_textpage().get_text_bounded() for page in document]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        said += [f"{name} {value}" for name, value in pdf.docinfo.items()]
        for held in pdf.objects:
            if isinstance(held, pikepdf.Stream):
                said.append(held.read_bytes().decode("latin-1"))
                said.append(repr(dict(held.items())))
            else:
                said.append(repr(held))
    said.append(content.decode("latin-1"))
    return "\n".join(said)
