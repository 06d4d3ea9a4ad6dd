# SPDX-License-Identifier: MIT
"""What the program says of itself."""

WORDS = (
    "Fills SEC Form 12b-25, the Notification of Late Filing, and prints the signed original and its conformed copies. "
    "Nothing that you type leaves this computer.\n\nFree under the MIT licence. Uses Qt (PySide6) under the LGPL; "
    "typeface Liberation Serif under the SIL Open Font License; pikepdf under the MPL; ReportLab, Pillow, holidays, "
    "icalendar and platformdirs under licences of the BSD and MIT kind.")
