# SPDX-License-Identifier: MIT
"""In every window every word is whole, in the type and on the screen that the person has."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
SOURCE = TESTS.parent / "src"


@pytest.mark.parametrize("points", [9, 12, 24])
@pytest.mark.parametrize("screen", [(1024, 700), (1280, 900)])
def test_no_word_is_cut_off_in_any_window(points, screen, tmp_path):
    width, height = screen
    (tmp_path / "screen.json").write_text(json.dumps({"screens": [
        {"name": "one", "x": 0, "y": 0, "width": width, "height": height, "logicalDpi": 96, "logicalBaseDpi": 96,
         "dpr": 1}]}))
    ran = subprocess.run(
        [sys.executable, TESTS / "at_a_size_of_type.py", tmp_path, str(points), str(width), str(height)],
        capture_output=True, check=False, timeout=200, env=os.environ | {
            "QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screen.json'}", "QT_STYLE_OVERRIDE": "Fusion",
            "PYTHONPATH": os.pathsep.join(map(str, (SOURCE, TESTS, TESTS / "gui")))})
    assert ran.returncode == 0, ran.stderr.decode()
    said = json.loads(ran.stdout)
    assert len(said) > 15
    assert {name: cut for name, cut in said.items() if cut} == {}
