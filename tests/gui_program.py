# SPDX-License-Identifier: MIT
"""How a program that a test has started comes to its end, by being closed or by a crash, and what is done after one."""


def ends(person):
    """The window is closed, and whatever was not saved is given up."""
    window = person.window
    window.session.undo.setClean()
    window.close()
    window.keeping.close()


def kept(person):
    """Whatever was typed is on the disk."""
    assert person.window.keeping.recovering.recovery.settled()


def crash(person):
    """The program is gone, and has tidied away nothing. What is left of its window no longer counts."""
    kept(person)
    person.window.keeping.recovering.recovery.close()
    person.window.filing.locks.release()  # the system says that the process is gone; here it is this very process
    person.window.hide()


def recover(dialog):
    """Take what is offered."""
    dialog.recover.click()
