# SPDX-License-Identifier: MIT
"""The general instructions stand together at the head of their page, as they do on paper."""

from itertools import pairwise

from PySide6.QtWidgets import QLabel


def test_the_instructions_follow_each_other_closely(window):
    back = window.sheet.findChild(QLabel, "words_general_heading").parentWidget()
    labels = [back.findChild(QLabel, f"words_general__{number}") for number in range(1, 7)]
    edges = [(label.mapTo(back, label.rect().topLeft()).y(), label.height()) for label in labels]
    gaps = [below - top - height for (top, height), (below, _) in pairwise(edges)]
    assert all(0 < gap < 2 * labels[0].fontMetrics().lineSpacing() for gap in gaps), gaps
    assert all(height < 8 * labels[0].fontMetrics().lineSpacing() for _, height in edges), edges
