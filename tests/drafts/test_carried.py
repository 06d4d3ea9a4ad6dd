# SPDX-License-Identifier: MIT
"""A packet that carries its draft opens as a draft; any other PDF file is refused in a sentence, whatever it holds."""

import io
import re
import zlib

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from form12b25 import assets
from form12b25.drafts import carried, document, store
from form12b25.form.draft import Exhibit
from form12b25.form.refusal import Refusal

MIME = "application/octet-stream"


def pdf_with(*files, relationship="/Source", change=lambda pdf: None):
    """A PDF file with files inside."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        for name, content in files:
            held = pikepdf.AttachedFileSpec(pdf, content, filename=name, mime_type=MIME)
            held.relationship = pikepdf.Name(relationship)
            pdf.attachments[name] = held
        change(pdf)
        saved = io.BytesIO()
        pdf.save(saved)
    return saved.getvalue()


def refused(content):
    with pytest.raises(Refusal) as caught:
        document.from_file(io.BytesIO(content), assets.edition)
    return str(caught.value)


def opened(content):
    return document.from_file(io.BytesIO(content), assets.edition)


def stream_of(pdf):
    return pdf.Root.Names.EmbeddedFiles.Names[1].EF.F


@pytest.fixture
def kept(quantum):
    return document.to_bytes(quantum)


def test_the_one_draft_inside_is_opened(quantum, kept, tmp_path):
    content = pdf_with(("q.12b25", kept), ("letter.pdf", b"%PDF-1"))
    assert opened(content) == quantum
    (tmp_path / "a.pdf").write_bytes(content)
    assert store.read_draft(tmp_path / "a.pdf", assets.edition) == quantum


def test_a_draft_with_a_pdf_exhibit_at_its_beginning_is_no_pdf_file(quantum):
    draft = quantum.enter("exhibits", (Exhibit(title="A", file="a.pdf", content=b"%PDF-1.7"),))
    assert opened(document.to_bytes(draft)) == draft


def test_a_pdf_file_without_a_draft_is_refused_with_the_remedy(kept):
    for content in (pdf_with(), pdf_with(("q.zip", kept)), pdf_with(("q.12b25", kept), relationship="/Data")):
        assert "carries no draft" in refused(content)
        assert "--carry-draft" in refused(content)
    assert "more than one" in refused(pdf_with(("a.12b25", kept), ("b.12b25", kept)))
    assert "no draft of Form 12b-25" in refused(pdf_with(("a.12b25", b"Dear Sirs,")))


def test_the_draft_inside_is_no_pdf_file_itself(kept):
    assert "no draft of Form 12b-25" in refused(pdf_with(("a.12b25", pdf_with(("a.12b25", kept)))))


def test_a_locked_or_damaged_pdf_file_is_refused(kept):
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_with(("q.12b25", kept)))) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="owner", user="user"))
    assert "locked with a password" in refused(locked.getvalue())
    for damaged in (b"%PDF-", b"%PDF-1.7\n" + b"\0" * 5000, pdf_with(("q.12b25", kept))[:300]):
        assert "damaged" in refused(damaged) or "carries no draft" in refused(damaged)


def test_a_file_locked_only_against_changes_is_opened(quantum, kept):
    guarded = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_with(("q.12b25", kept)))) as pdf:
        pdf.save(guarded, encryption=pikepdf.Encryption(owner="owner", user=""))
    assert opened(guarded.getvalue()) == quantum


def test_a_draft_inside_is_never_unpacked_beyond_its_limit(kept, monkeypatch):
    monkeypatch.setattr(document, "LARGEST", 1_000_000)

    def bomb(pdf):
        stream_of(pdf).write(zlib.compress(bytes(50_000_000)), filter=pikepdf.Name.FlateDecode)
    content = pdf_with(("q.12b25", kept), change=bomb)
    assert len(content) < 200_000
    assert "larger than a draft can be" in refused(content)


def test_a_draft_that_would_swell_out_of_a_small_pdf_file_is_not_unpacked(kept):
    def bomb(pdf):
        stream_of(pdf).write(zlib.compress(bytes(200 * 2**20)), filter=pikepdf.Name.FlateDecode)
    content = pdf_with(("q.12b25", kept), change=bomb)
    assert len(content) < 2**20
    assert "larger than a draft can be" in refused(content)


@pytest.mark.parametrize("filters", [["/FlateDecode"] * 2, ["/LZWDecode"], ["/RunLengthDecode"], ["/Crypt"]])
def test_another_packing_is_refused(kept, filters):
    def packed(pdf):
        stream_of(pdf).write(b"x", filter=pikepdf.Array(map(pikepdf.Name, filters)))
    content = pdf_with(("q.12b25", kept), change=packed)
    assert "packed again" in refused(content) or "damaged" in refused(content)


def test_a_tree_without_an_end_is_left(kept):
    def loop(pdf):
        tree = pdf.make_indirect(pdf.Root.Names.EmbeddedFiles)
        pdf.Root.Names.EmbeddedFiles = tree
        tree.Kids = pikepdf.Array([tree, tree])

    def crowd(pdf):
        tree = pdf.Root.Names.EmbeddedFiles
        tree.Kids = pikepdf.Array([pikepdf.Dictionary(Kids=pikepdf.Array([])) for _ in range(5000)])

    assert opened(pdf_with(("q.12b25", kept), change=loop))
    assert "more files inside" in refused(pdf_with(("q.12b25", kept), change=crowd))


@pytest.mark.parametrize("spoil", [
    lambda pdf: pdf.Root.__setattr__("Names", 3), lambda pdf: pdf.Root.Names.__setattr__("EmbeddedFiles", "x"),
    lambda pdf: pdf.Root.Names.EmbeddedFiles.__setattr__("Names", pikepdf.Array([1, 2, pikepdf.Dictionary()])),
    lambda pdf: pdf.Root.Names.EmbeddedFiles.Names[1].__setattr__("EF", pikepdf.Dictionary()),
    lambda pdf: pdf.Root.Names.EmbeddedFiles.Names[1].__setattr__("EF", 4),
    lambda pdf: pdf.Root.Names.EmbeddedFiles.Names[1].EF.__setattr__("UF", 4),
])
def test_a_spoilt_tree_is_refused(kept, spoil):
    assert "PDF file" in refused(pdf_with(("q.12b25", kept), change=spoil))


def test_what_is_damaged_elsewhere_in_the_pdf_file_is_not_spoken_of(program, kept):
    content = pdf_with(("q.12b25", kept))
    page = re.search(rb"/Type /Page\b", content).start()
    start = content.rindex(b"\n", 0, content.rindex(b" 0 obj", 0, page)) + 1
    entry = f"{start:010} 00000 n".encode()
    assert content.count(entry) == 1
    (program.folder / "a.pdf").write_bytes(content.replace(entry, entry.replace(b" 00000", b" 60000")))
    ran = program("show", "a.pdf")
    assert (ran.returncode, ran.stderr) == (0, b"")


@given(st.data())
def test_no_byte_changed_brings_anything_but_a_sentence(data):
    content = bytearray(pdf_with(("q.12b25", b"PK\3\4 no more")))
    for place in data.draw(st.lists(st.integers(8, len(content) - 1), max_size=20)):
        content[place] = data.draw(st.integers(0, 255))
    assert refused(bytes(content))


def test_what_is_unpacked_of_a_pdf_file_has_a_limit_in_this_process():
    assert carried.pikepdf.settings.get_qpdf_limits()["flate_max_memory"] <= 64 * 2**20
