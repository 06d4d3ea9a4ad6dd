# SPDX-License-Identifier: MIT
"""The pictures of the program: one command makes all of them, none is missing, and those of the sheet are not old."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).parents[2]
MANUAL, SHEETS = ROOT / "resources" / "manual" / "pictures", ROOT / "tests" / "pictures"
KEPT = {path.name: path for folder in (MANUAL, SHEETS) for path in folder.glob("*.png")}
SHOWN = re.compile(r"!\[([^]]*)\]\(([^)\s]+)\)")
AT_100 = ("sheet-2018-light-100.png", "sheet-1995-light-100.png", "sheet-2018-dark-100.png", "sheet-1995-dark-100.png")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder with all pictures, as the program looks now."""
    folder = tmp_path_factory.mktemp("pictures")
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    ran = subprocess.run([sys.executable, str(ROOT / "packaging" / "pictures.py"), str(folder)], cwd=ROOT, check=False,
                         env=environment, capture_output=True, timeout=550)
    assert ran.returncode == 0, ran.stderr.decode()
    return folder


def shown():
    """What the README and the manual show: the words that stand for it, and the file."""
    for page in (ROOT / "README.md", *sorted(MANUAL.parent.glob("*.md"))):
        for words, place in SHOWN.findall(page.read_text(encoding="utf-8")):
            yield words, (page.parent / place).resolve()


def test_each_picture_that_is_shown_is_there_and_says_in_words_what_it_shows():
    seen = list(shown())
    assert len(seen) > 10
    for words, path in seen:
        assert path.is_file(), path
        assert len(words.split()) > 2, path


def test_the_manual_ships_with_no_picture_that_nobody_shows():
    assert set(MANUAL.glob("*")) <= {path for _, path in shown()}


def test_the_pictures_are_small():
    sizes = [path.stat().st_size for path in KEPT.values()]
    assert max(sizes) < 150_000
    assert sum(sizes) < 2_000_000


@pytest.mark.timeout(600)
def test_one_command_makes_every_picture_and_no_other(made):
    assert {path.name for path in made.iterdir()} == set(KEPT)
    for name, path in KEPT.items():
        with Image.open(made / name) as now, Image.open(path) as kept:
            assert now.format == kept.format == "PNG"
            assert len(now.getcolors() or []) > 10, name  # something is on it


@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", AT_100)
def test_the_sheet_at_100_per_cent_is_laid_out_as_in_its_picture(made, name):
    """Each blank of the paper, to the pixel; where this fails, make the pictures anew and look at them."""
    with Image.open(made / name) as now, Image.open(KEPT[name]) as kept:
        assert now.size == kept.size
        places = json.loads(kept.info["Layout"])
        assert len(places) > 25
        assert json.loads(now.info["Layout"]) == places
