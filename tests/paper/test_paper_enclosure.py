# SPDX-License-Identifier: MIT
"""A packet carries its draft if that is asked for, and only then."""

import io
import json

import pikepdf
import pytest

from form12b25 import assets
from form12b25.drafts import document
from form12b25.paper import packet, press
from form12b25.paper.collation import NotFaithful
from form12b25.paper.enclosure import Enclosure
from paper.reading_back import notice, original, pages_of, quantum, reading

MADE = ("--today", "2026-06-15")


def carrying(draft, **how):
    return packet.packet(notice(draft), enclosure=Enclosure("quantum.12b25", document.to_bytes(draft)), **how)


def test_a_packet_carries_its_draft_as_its_source_byte_for_byte():
    draft = quantum(notes="Ask the accountant.")
    pdf = carrying(draft)

    with pikepdf.open(io.BytesIO(pdf)) as document_:
        [(name, held)] = document_.attachments.items()
        assert (name, held.obj.AFRelationship, held.obj.UF) == ("quantum.12b25", "/Source", "quantum.12b25")
        assert held.get_file().read_bytes() == document.to_bytes(draft)
        assert document_.Root.AF[0].objgen == held.obj.objgen
        assert document_.check_pdf_syntax() == []
        assert not {"/AcroForm", "/OpenAction", "/AA"} & set(document_.Root.keys())
    assert document.from_file(io.BytesIO(pdf), assets.edition) == draft
    assert pdf == carrying(draft)
    assert pages_of(pdf) == pages_of(packet.packet(notice(draft)))


def test_a_packet_carries_nothing_unless_asked():
    draft = quantum(notes="Ask the accountant.")
    for pdf in (packet.packet(notice(draft)), packet.working_copy(reading(draft)), original(draft)):
        with pikepdf.open(io.BytesIO(pdf)) as plain:
            assert len(plain.attachments) == 0
            assert "/AF" not in plain.Root


def test_a_packet_that_carries_what_was_not_asked_for_is_not_let_out(monkeypatch):
    stray = Enclosure("notes.txt", b"private")
    monkeypatch.setattr(packet, "press", lambda *rest, **more: press.press(*rest, **{**more, "enclosure": stray}))
    with pytest.raises(NotFaithful, match="inside"):
        packet.packet(notice(quantum()))
    with pytest.raises(NotFaithful, match="inside"):
        carrying(quantum())


def test_on_request_the_command_line_prints_a_packet_that_opens_as_a_draft(program):
    draft = program.draft("quantum-2026")
    assert program("print", draft, "-o", "plain.pdf", *MADE).returncode == 0
    assert program("print", draft, "-o", "packet.pdf", "--carry-draft", *MADE).returncode == 0
    assert program("print", draft, "-o", "working.pdf", "--carry-draft", "--working-copy").returncode == 0

    shown = program("show", draft).stdout
    for name in ("packet.pdf", "working.pdf"):
        assert program("show", name).stdout == shown
        assert program("check", name, *MADE).returncode == 0
        assert program("print", name, "-o", "again.pdf", *MADE).returncode == 0
        assert (program.folder / "again.pdf").read_bytes() == (program.folder / "plain.pdf").read_bytes()
        with pikepdf.open(program.folder / name) as pdf:
            assert pdf.attachments["quantum-2026.12b25"].get_file().read_bytes() == draft.read_bytes()
    piped = program("show", "-", given=(program.folder / "packet.pdf").read_bytes())
    assert json.loads(piped.stdout) == json.loads(shown)
    assert "is what is being read" in program.refused(2, "print", "packet.pdf", "-o", "packet.pdf", *MADE)
    for command in (["show"], ["check"], ["print", "-o", "b.pdf"]):
        assert "carries no draft" in program.refused(3, *command, "plain.pdf")
