# SPDX-License-Identifier: MIT
"""The names of the blanks, in paper order.

A key is the joint of the house: enum member, object name in the `.ui` files, key in the draft file and in the answers,
key of the box on paper. Nothing is matched by position.
"""

from enum import StrEnum


class Key(StrEnum):
    """One member for each blank; the last eight are the worksheet, kept in the draft and never printed on the form."""

    AMENDMENT_NUMBER = "amendment_number"
    PAPER_FILING_BASIS = "paper_filing_basis"
    SEC_FILE_NUMBER = "sec_file_number"
    CUSIP_NUMBER = "cusip_number"
    REPORT_FORM = "report_form"
    PERIOD_ENDED = "period_ended"
    TRANSITION_REPORT = "transition_report"
    TRANSITION_PERIOD_ENDED = "transition_period_ended"
    PORTION_ITEMS = "portion_items"
    REGISTRANT_NAME = "registrant_name"
    FORMER_NAME = "former_name"
    STREET_ADDRESS = "street_address"
    CITY_STATE_ZIP = "city_state_zip"
    RELIEF_REQUESTED = "relief_requested"
    NARRATIVE = "narrative"
    CONTACT_NAME = "contact_name"
    CONTACT_AREA_CODE = "contact_area_code"
    CONTACT_TELEPHONE = "contact_telephone"
    OTHER_REPORTS_FILED = "other_reports_filed"
    OTHER_REPORTS_MISSING = "other_reports_missing"
    RESULTS_CHANGE = "results_change"
    RESULTS_EXPLANATION = "results_explanation"
    RESULTS_TABLE = "results_table"
    RESULTS_NO_ESTIMATE = "results_no_estimate"
    FURTHER_STATEMENTS = "further_statements"
    REGISTRANT_NAME_IN_CHARTER = "registrant_name_in_charter"
    SIGNATURE_DATE = "signature_date"
    SIGNER_NAME = "signer_name"
    SIGNER_TITLE = "signer_title"
    SIGNER_IS_OFFICER = "signer_is_officer"
    FILER_STATUS = "filer_status"
    ERISA_PLAN = "erisa_plan"
    DETERMINATION_DATE = "determination_date"
    EXPECTED_FILING_DATE = "expected_filing_date"
    EXCHANGES = "exchanges"
    EXHIBITS = "exhibits"
    NOTES = "notes"
    CONSIDERED = "considered"


class Part(StrEnum):
    """A division of the paper, by the words a filer knows it by."""

    HEAD = "Head of the form"
    I = "Part I"  # noqa: E741 - the paper's own numeral
    II = "Part II"
    III = "Part III"
    IV = "Part IV"
    SIGNATURE = "Signature"
    WORKSHEET = "Worksheet"
