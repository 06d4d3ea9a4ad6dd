# SPDX-License-Identifier: MIT
"""A share of the spoilt drafts that `torture_reader.py` makes, in a process of its own; the whole is run by hand."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

TORTURE = Path(__file__).with_name("torture_reader.py")
FILES = 3_000


@pytest.mark.machine
def test_nothing_but_a_draft_or_a_sentence_comes_of_a_spoilt_draft(tmp_path):
    ran = subprocess.run([sys.executable, str(TORTURE), str(FILES)], cwd=tmp_path, capture_output=True, text=True,
                         timeout=170, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stderr == ""
    found = re.match(r"3,000 files in .* s: ([\d,]+) still were drafts, ([\d,]+) were refused with (\d+)", ran.stdout)
    drafts, refused, sentences = (int(number.replace(",", "")) for number in found.groups())
    assert drafts + refused == FILES
    assert min(drafts, refused) > 200  # spoilt in ways that matter, and not all beyond recognition
    assert sentences > 30
    assert list(tmp_path.iterdir()) == []


@pytest.mark.machine
def test_a_fault_would_be_found(tmp_path):
    """The same with a reader that crashes, writes, takes its time and the memory."""
    spoilt = (
        "import sys, time; sys.argv = ['torture', '120']; "
        f"sys.path.insert(0, {str(TORTURE.parent)!r}); import torture_reader as it; "
        "kept, it.LONGEST = it.read, 1.0\n"
        "def read(content, place):\n"
        "    if content in it.spoiling.seeds(): return kept(content, place)\n"
        "    if len(content) % 29 == 5: bytearray(400 << 20)\n"
        "    if len(content) % 7 == 1: raise KeyError('a')\n"
        "    if len(content) % 7 == 2: open('litter', 'w').close()\n"
        "    if len(content) % 29 == 3: time.sleep(1.1)\n"
        "    return 'two\\nlines' if len(content) % 7 == 4 else kept(content, place)\n"
        "it.read = read\nsys.exit(it.main())")
    ran = subprocess.run([sys.executable, "-c", spoilt], cwd=tmp_path, capture_output=True, text=True, timeout=170,
                         check=False)
    assert ran.returncode == 1, ran.stdout + ran.stderr
    for fault in ("KeyError", "MemoryError", "open litter", "no clear sentence", "1.1 s"):
        assert fault in ran.stdout
    assert list(tmp_path.glob("torture-12-*.12b25"))
