# SPDX-License-Identifier: MIT
"""What a rule judges."""

from dataclasses import dataclass
from datetime import date

from form12b25.form.deadlines import Deadlines
from form12b25.form.draft import Draft


@dataclass(frozen=True)
class Case:
    """What a rule judges: a draft, on a day of the filer's calendar, and the deadlines where they are known."""

    draft: Draft
    today: date
    deadlines: Deadlines | None = None
