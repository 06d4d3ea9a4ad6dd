# SPDX-License-Identifier: MIT
"""How the form prints.

A reading is composed into placed marks on pages (`sheet`, `text`, `compose`, `exhibits`); the press inks them and
decides nothing; the packet says which sets there are and how they differ.
"""
