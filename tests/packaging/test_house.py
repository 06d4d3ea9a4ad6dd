# SPDX-License-Identifier: MIT
"""The rules of the house that tools can hold: layers, types, style; and that no text tells where it was made."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
UNTRACKED = re.compile(r"\.git|\.venv.*|.*_cache|\.hypothesis|dist|build|uv\.lock|.*\.egg-info|__pycache__")
STRANGE = re.compile(r"(?<![\w.])/[w]ork\b|[i]ndex-url|[f]ind-links|https?://\S*/[s]imple\b|https?://\S*[a]rtifactory")


def ran(*command):
    done = subprocess.run([sys.executable, *command], cwd=HOUSE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_each_room_builds_only_on_the_rooms_beneath_it():
    lint = "import sys; sys.path.insert(0, 'src'); from importlinter import cli; sys.exit(cli.lint_imports())"
    assert "0 broken" in ran("-c", lint)


def test_the_style_is_kept():
    ran("-m", "ruff", "check", ".")


def test_the_types_fit():
    ran("-m", "mypy")


def texts(folder):
    """Every text of the house that is kept, with its place."""
    for path in folder.iterdir():
        if UNTRACKED.fullmatch(path.name):
            continue
        if path.is_dir():
            yield from texts(path)
        else:
            yield path.relative_to(HOUSE), path.read_text(encoding="utf-8", errors="replace")


def test_no_text_names_an_index_of_packages_or_a_folder_of_the_makers():
    kept = dict(texts(HOUSE))
    assert {Path("pyproject.toml"), Path("src/form12b25/cli.py"), Path(__file__).relative_to(HOUSE)} <= set(kept)
    assert [f"{path}: {found[0]}" for path, text in kept.items() for found in STRANGE.finditer(text)] == []


@pytest.mark.parametrize("pieces", [
    ("see /", "work/main/src"), ("PYTHONPATH=/", "work"), ("pip install --index", "-url x"),
    ("--find", "-links here"), ("https://index.example.org/", "simple/"),
])
def test_such_a_text_would_be_found(pieces):
    assert STRANGE.search("".join(pieces))
    assert not any(map(STRANGE.search, pieces))
