# SPDX-License-Identifier: MIT
"""Pages taken out of a packet are those of the packet, mark for mark."""

import pikepdf
import pytest
from reading_back import difference, notice, pages_of, quantum, rendered

from form12b25.paper import packet
from form12b25.paper.excerpt import excerpt


@pytest.fixture(scope="module")
def whole():
    return packet.packet(notice(quantum()))


def test_the_pages_come_in_the_order_asked_for_each_as_often_as_named(whole):
    pages = pages_of(whole)
    part = excerpt(whole, [5, None, 4, 5])
    assert pages_of(part) == [pages[5], "", pages[4], pages[5]]
    assert difference(rendered(whole, 5), rendered(part, 3)) is None


def test_it_is_printed_in_true_size_on_letter_paper_like_the_packet(whole, tmp_path):
    path = tmp_path / "part.pdf"
    path.write_bytes(excerpt(whole, [1, None]))
    with pikepdf.open(path) as part:
        assert part.Root.ViewerPreferences.PrintScaling == "/None"
        assert part.Root.Lang == "en-US"
        assert part.docinfo["/Title"] == "Form 12b-25, QUANTUM CORPORATION"
        assert [[float(side) for side in page.mediabox] for page in part.pages] == [[0, 0, 612, 792]] * 2


def test_the_same_pages_give_the_same_bytes(whole):
    assert excerpt(whole, [3, 2]) == excerpt(whole, [3, 2])


def test_pages_named_twice_are_stored_once(whole):
    assert len(excerpt(whole, list(range(20)) * 5)) < 1.5 * len(whole)
