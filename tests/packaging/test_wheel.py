# SPDX-License-Identifier: MIT
"""What pip installs is whole: `ui/` and `resources/` reach it, and it runs from there."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True,
                   capture_output=True)
    [built] = folder.glob("*.whl")
    return built


def test_the_wheel_has_every_file_of_ui_and_resources(wheel):
    packed = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("ui", "resources"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file():
                assert f"form12b25/_assets/{path.relative_to(ROOT).as_posix()}" in packed
    assert {"form12b25/py.typed", "form12b25/_assets/LICENSE"} <= packed
    assert not [name for name in packed if name.startswith("tests/")]


def test_the_program_runs_from_the_wheel_alone(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment |= {"PYTHONPATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run([sys.executable, "-m", "form12b25", "--self-check"], cwd=tmp_path, env=environment,
                         check=False, capture_output=True, timeout=60)
    assert ran.returncode == 0, ran.stdout.decode() + ran.stderr.decode()
    assert b"A window can open here." in ran.stdout
    where = subprocess.run([sys.executable, "-c", "import form12b25; print(form12b25.__file__)"], cwd=tmp_path,
                           check=True, env=environment, capture_output=True)
    assert Path(where.stdout.decode().strip()).is_relative_to(tmp_path)
