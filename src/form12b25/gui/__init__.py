# SPDX-License-Identifier: MIT
"""How the form is shown: the only room that knows Qt."""

from form12b25.gui.constants import make_immortal
from form12b25.gui.sources import leave_unread

make_immortal()  # before the first call into Qt
leave_unread()
