# SPDX-License-Identifier: MIT
from form12b25.form.keys import Key


def test_the_three_dates_follow_what_is_entered(window, person, qtbot):
    dates = window.dates
    qtbot.waitUntil(lambda: "Enter both" in dates.standing.text())
    assert dates.days() == {}
    person.click(person.boxes(Key.REPORT_FORM)["Form 10-K"])
    person.type("March 31, 2026", Key.PERIOD_ENDED)
    qtbot.waitUntil(lambda: "depends on the filer status" in dates.standing.text(), timeout=10_000)
    person.click(person.boxes(Key.FILER_STATUS)["Accelerated"])
    qtbot.waitUntil(lambda: dates.days() == {"due": "Monday, June 15, 2026", "notice_by": "Tuesday, June 16, 2026",
                                             "extended": "Tuesday, June 30, 2026"}, timeout=10_000)
    assert dates.standing.text() == "In time: 1 day left for this notice."
    person.undoes()
    qtbot.waitUntil(lambda: dates.days() == {}, timeout=10_000)


def test_a_late_notice_is_told_so_in_words_and_by_a_sign(window, person, qtbot):
    person.click(person.boxes(Key.REPORT_FORM)["Form 10-D"])
    person.type("September 15, 2025", Key.PERIOD_ENDED)
    qtbot.waitUntil(lambda: window.dates.standing.text().startswith("! The last day for this notice has passed"),
                    timeout=10_000)


def test_the_dates_open_into_their_reasons(window, person, qtbot):
    person.chooses("action_example_quantum")
    qtbot.waitUntil(lambda: len(window.dates.days()) == 3, timeout=10_000)
    window.dates.why.click()
    [(title, words)] = person.told
    assert title == "Why these dates"
    assert "June 14, 2026 is a Sunday" in words
    assert "Rule 0-3(a)" in words
