# SPDX-License-Identifier: MIT
"""What a screen reader hears: run by the system's own Python beside the program, it listens to AT-SPI from outside.

Writes a line of JSON for each thing heard: the focus as it moves, what is announced. A line with a number on standard
input asks for the whole tree of the program, which comes as one line that bears the number.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PROGRAM = "form12b25"
MOST = 3000  # objects of a tree


def told(thing, *, deep=False):
    """All that a screen reader could say of an object; nothing of one that is gone."""
    states = thing.get_state_set()
    said = {"name": thing.get_name(), "role": thing.get_role_name(), "description": thing.get_description(),
            "states": sorted(state.value_nick for state in states.get_states()), "number": thing.get_index_in_parent()}
    interfaces = thing.get_interfaces()
    if "Text" in interfaces:
        said["text"] = Atspi.Text.get_text(thing, 0, -1)
    if "Action" in interfaces:
        said["actions"] = [Atspi.Action.get_action_name(thing, number)
                           for number in range(Atspi.Action.get_n_actions(thing))]
    if deep:
        said["labelled_by"] = [relation.get_target(0).get_name() for relation in thing.get_relation_set()
                               if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY]
    return said


def say(**what):
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def heard(event):
    """Pass on what the program says of itself."""
    try:
        if event.source.get_application().get_name() != PROGRAM:
            return
        if event.type.startswith("object:announcement"):
            say(heard="announced", words=event.any_data)
        elif event.detail1:
            say(heard="focus", **told(event.source))
    except GLib.Error as gone:  # it went while it was asked
        say(heard="gone", words=str(gone))


def programs():
    desktop = Atspi.get_desktop(0)
    found = (desktop.get_child_at_index(number) for number in range(desktop.get_child_count()))
    return [one for one in found if one is not None and one.get_name() == PROGRAM]


def tree(thing, left):
    """An object with all beneath it; what is not on the screen has no children worth a question."""
    thing.clear_cache()
    said = told(thing, deep=True)
    left[0] -= 1
    said["children"] = []
    if thing.get_state_set().contains(Atspi.StateType.MANAGES_DESCENDANTS):
        return said
    for number in range(thing.get_child_count()):
        child = thing.get_child_at_index(number)
        if child is not None and left[0] > 0:
            said["children"].append(tree(child, left))
    return said


def asked(source, _):
    line = source.readline()
    if not line:
        Atspi.event_quit()
        return False
    try:
        say(heard="tree", asked=line.strip(), programs=[tree(one, [MOST]) for one in programs()])
    except GLib.Error as gone:
        say(heard="tree", asked=line.strip(), programs=[], words=str(gone))
    return True


listener = Atspi.EventListener.new(heard)
for kind in ("object:state-changed:focused", "object:announcement"):
    listener.register(kind)
GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, asked)
say(heard="ready")
Atspi.event_main()
