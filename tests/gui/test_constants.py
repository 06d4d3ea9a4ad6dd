# SPDX-License-Identifier: MIT
import subprocess
import sys
from pathlib import Path

WORN = """
import form12b25.gui
from PySide6.QtCore import QCoreApplication, QObject
application, thing = QCoreApplication([]), QObject()
for _ in range(3_000_000):
    thing.property("missing")
print("alive", {None: True}[None])
"""


def test_none_outlives_more_calls_into_qt_than_python_counts_references():
    """Without the workaround PySide6 6.12 ends Python 3.11 here."""
    source = str(Path(__file__).parents[2] / "src")
    ran = subprocess.run([sys.executable, "-c", WORN], env={"PYTHONPATH": source}, timeout=120, capture_output=True,
                         check=False)
    assert (ran.returncode, ran.stdout) == (0, b"alive True\n"), ran.stderr.decode()
