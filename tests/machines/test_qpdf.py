# SPDX-License-Identifier: MIT
"""What another program, qpdf, has to say of the packets."""

import subprocess

import pytest

from form12b25 import assets
from form12b25.drafts import document
from form12b25.form.draft import Exhibit
from form12b25.form.keys import Key

NARRATIVE = "The registrant is awaiting the outcome of a significant subsequent event."


@pytest.mark.machine
@pytest.mark.parametrize("name", ["igene-1998", "quantum-2026"])
def test_qpdf_finds_nothing_wrong_with_a_packet(program, name):
    draft = program.draft(name, **({"narrative": NARRATIVE} if name == "igene-1998" else {}))
    assert program("print", draft, "-o", "packet.pdf", "--today", "2026-06-15").returncode == 0
    said = subprocess.run(["qpdf", "--check", str(program.folder / "packet.pdf")], capture_output=True, check=False)
    assert (said.returncode, said.stderr) == (0, b"")
    assert b"No syntax or stream encoding errors found" in said.stdout


@pytest.mark.machine
def test_qpdf_finds_nothing_wrong_with_a_packet_in_which_another_packet_is_an_exhibit(program):
    assert program("print", program.draft("quantum-2026"), "-o", "inner.pdf", "--today", "2026-06-15").returncode == 0
    inner = Exhibit("other", "An earlier packet", file="inner.pdf", content=(program.folder / "inner.pdf").read_bytes())
    outer = assets.example("quantum-2026").enter(Key.EXHIBITS, (inner,))
    (program.folder / "outer.12b25").write_bytes(document.to_bytes(outer))
    assert program("print", "outer.12b25", "-o", "packet.pdf", "--today", "2026-06-15").returncode == 0
    said = subprocess.run(["qpdf", "--check", str(program.folder / "packet.pdf")], capture_output=True, check=False)
    assert (said.returncode, said.stderr) == (0, b"")
