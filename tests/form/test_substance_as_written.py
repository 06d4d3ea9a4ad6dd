# SPDX-License-Identifier: MIT
"""The checks of substance on notices as companies write them: what must make each speak, and what must not.

Told in the manner of real notices: whole sentences, roundabout, at times in capitals with the line ends of 1997, or
with the signs of a word processor. What must not speak is as important: a warning that is wrong teaches to pass
them over.
"""

from datetime import date

import pytest

from form12b25.form.calendar import federal_calendar
from form12b25.form.findings import Code, sentence
from form12b25.form.keys import Key
from form12b25.form.review import review

TODAY = date(2026, 6, 15)
OF_WORDS = {Code.BOILERPLATE, Code.ELECTRONIC_DIFFICULTY, Code.CHANGE_DENIED, Code.STATEMENT_MISSING,
            Code.RELIEF_BUT_MISSED, Code.RELIEF_BUT_TOLD_LATER, Code.OTHER_REPORT_NAMED}
FIRE = "A fire at the Denver mill on May 4, 2026 burned the ledgers of its yards, which are being drawn up again. "


def found(draft, narrative, **changes):
    for name, value in {"narrative": narrative, **changes}.items():
        draft = draft.enter(Key(name), value)
    return {finding.code: finding for finding in review(draft, TODAY, calendar=federal_calendar()).findings}


def spoken(draft, narrative, **changes):
    return set(found(draft, narrative, **changes)) & OF_WORDS


def explained(draft, text):
    told = {"results_change": "yes", "results_explanation": text}
    return set(found(draft, FIRE, **told)) & {Code.EXPLAINED_WITHOUT_FIGURES, Code.EXPLAINED_WITHOUT_WORDS}


# 1. Reasons

@pytest.mark.parametrize("narrative", [
    "Management needs more time to gather and analyze the data so as to assure the completeness of the presentation.",
    "The Company's closing procedures took longer than anticipated, and it could not finish its report in time.",
    ("The registrant has been delayed in assembling the information to be included in its report, and represents that "
     "the report will be filed no later than the fifteenth calendar day following the date on which it was due."),
    ("Due to circumstances beyond its control the Company was unable to complete the work that is needed in the time "
     "allotted, and requests the additional fifteen days."),
    ("THE FINANCIAL STATEMENTS OF THE REGISTRANT COULD NOT  BE COMPLETED\nIN TIME TO ALLOW THE FILING OF THE ANNUAL "
     "REPORT  WITHOUT\nUNREASONABLE EFFORT AND EXPENSE."),
    ("We have been working diligently on our report but need a few more days to make sure that everything in it is "
     "complete and accurate."),
    "The compilation and review of the information has imposed time constraints that render it impracticable.",
    ("The financial reporting package was not ready in time for our directors and officers to review and approve it "
     "before the deadline."),
    "Our accounting department has not had adequate time to finish the financial reports and the related footnotes.",
])
def test_many_words_for_no_reason(quantum, narrative):
    assert spoken(quantum, narrative) == {Code.BOILERPLATE}


@pytest.mark.parametrize("narrative", [
    "The Company needs additional time to complete its goodwill impairment analysis and the disclosures related to it.",
    "The Company is finalizing its accounting for income taxes and needs more time for the related disclosures.",
    "The Company became an accelerated filer this year, and its report was due fifteen days earlier than before.",
    "Our sole officer was in hospital during most of May, and no one else could complete the report in time.",
    "The registrant lacks the funds to pay for the completion of its financial statements before the due date.",
    "The Company moved its offices in May, and its records were not available to it in time for its report.",
    ("The Company has no revenues and no employees; its president was abroad during May and could not review the "
     "report."),
])
def test_few_words_that_name_the_matter(quantum, narrative):
    assert spoken(quantum, narrative) == set()


# 2. What changes results

@pytest.mark.parametrize(("told", "words"), [
    ("The statements for 2025 cannot be relied upon, as sales in Quebec were recorded early.", "cannot be relied upon"),
    ("Investors should no longer rely upon the statements for 2025.", "no longer rely upon"),
    ("The Company is re-stating its first three quarters.", "re-stating"),
    ("Certain notes were misclassified as equity.", "misclassified"),
    ("The Company had incorrectly accounted for the earn-out.", "incorrectly accounted"),
    ("It found accounting irregularities at its subsidiary in Mumbai.", "irregularities"),
    ("Amounts previously reported will be changed by a prior period adjustment.", "prior period adjustment"),
    ("The report will contain a revision of amounts previously reported.", "revision of amounts previously reported"),
    ("The Company will have to file amended 10-Qs for two quarters.", "amended 10-qs"),
    ("The Company expects to record a non-cash impairment of its Ohio plant.", "record a non-cash impairment"),
    ("It will write off the inventory of the Laredo store.", "write off"),
    ("An internal investigation into the sales of the Spanish branch goes on.", "internal investigation"),
    ("Revenue declined by 42% with the loss of the Navy contract.", "revenue declined"),
    ("The delay stems from an increase in its net loss.", "increase in its net loss"),
    ("The auditors raised substantial doubt about its ability to continue in business.",
     "substantial doubt about its ability to continue"),
    ("MANAGEMENT FOUND A MATERIAL\nWEAKNESS  IN THE GRAIN  DEPARTMENT.", "material weakness"),
    ("Management found a material\u00a0weakness at its refinery.", "material weakness"),
    ("A non\u2011reliance conclusion was reached.", "non-reliance"),
])
def test_ways_of_speaking_of_a_change(quantum, told, words):
    (code, finding), = found(quantum, FIRE + told).items()
    assert code is Code.CHANGE_DENIED
    assert f"“{words}"[:39] in sentence(finding)


@pytest.mark.parametrize("told", [
    "There can be no assurance that no restatement will be required.",
    "We are unable to conclude that no material error exists in the accounts of Lyon.",
    "The Company did not discover until June that it had overstated its inventory.",
    "The review has not identified the full extent of the misstatements in Lyon.",
    "Not only the restatement but also the move to Reno took time.",
    "It has not been determined whether a restatement will be needed.",
])
def test_a_denial_that_is_none(quantum, told):
    assert spoken(quantum, FIRE + told) == {Code.CHANGE_DENIED}


@pytest.mark.parametrize("told", [
    "The delay does not involve any restatement, error or disagreement with accountants.",
    "Neither the Company nor its officers have identified any error in prior periods.",
    "None of the previously issued financial statements will be restated.",
    "The Company doesn’t expect that any prior period will be restated.",
    "The Company has no reason to believe that any of its statements require correction.",
    "The delay does not involve any restatement, and the office was closed until June 3.",
    "To avoid errors each entry is made twice, and to be free of errors each is read aloud.",
    "A typographical error in the lease of the silo was corrected on June 2.",
    "An error in the XBRL software of its vendor was repaired on June 13.",
    "The Department of Corrections of Ohio, a customer, confirmed its balances late.",
    "The Company has no revenues and no employees.",
    "The sales staff fell ill, and the sales team was lower in number than planned.",
    "The loss of two clerks increased the work of the controller.",
    "The insurer is sued for lost revenue and against it a claim for the mill is prepared.",
    "Adjusting entries were made by hand prior to the close.",
    "Increased revenue recognition disclosures were drafted for 300 contracts.",
    "The Company must test its goodwill for impairment and has ordered an impairment analysis.",
])
def test_ways_of_speaking_of_no_change(quantum, told):
    assert spoken(quantum, FIRE + told) == set()


# 3. The explanation

@pytest.mark.parametrize("text", [
    "A reasonable estimate of the results cannot be made, because the purchase price allocation is not finished.",
    "The Company is unable to provide a quantitative analysis of the change while the review goes on.",
    "It is too early to quantify the change, for the appraisal of the mine is not done.",
    "The amount of the impairment has yet to be determined; the mine is being appraised.",
    "We don’t know the size of the loss yet and can't estimate it before the mine is appraised.",
    "The net loss per share is expected to be between $.12 and $.15 because of interest on the notes.",
    "The operating loss will be about three million dollars, twice that of last year, because of the recall.",
    "Revenue fell from 1.2M to 900k because the plant in Springfield stood still.",
    "Sales fell by .5 % on account of the strike in April.",
    "NET LOSS WAS $3,100,000 AS COMPARED TO\n$1,200,000  IN THE PRIOR YEAR, DUE TO THE WRITE-OFF OF THE MINE.",
])
def test_figures_or_why_there_are_none_however_told(quantum, text):
    assert explained(quantum, text) == set()


@pytest.mark.parametrize("text", [
    "The change is not due to a change in accounting estimates, but to the strike of April 2026.",
    "Sales fell since 3 shops and 12 stands were closed, as described in our Form 8-K, Item 2.02.",
    "Yes. The net loss will be larger than that of last year because of the Ames case.",
    "The loss will be larger for the reasons told in our 10K, our 8k and the 10-K of 2025.",
])
def test_an_explanation_without_figures_however_told(quantum, text):
    assert explained(quantum, text) == {Code.EXPLAINED_WITHOUT_FIGURES}


# 5. Another person is the reason

@pytest.mark.parametrize("told", [
    "The Company’s independent registered public accounting firm requires the additional time to complete its review.",
    "Its accountants have informed the Company that they will need more time for the mines.",
    "Its auditors advised us on June 11 that, for lack of staff, they would not be able to finish.",
    "The audit of the yards by its certifying accountants has not been completed.",
    "The firm's former accountants have refused to release their work papers.",
    "The report of its auditor is not yet available, since the partner in charge was in hospital.",
    "The trustee of the Plan has not furnished the certified statement of assets.",
    "Its accounting firm is in the process of completing the audit.",
    "The auditors’ review of the software revenue is taking longer than they had planned.",
    "The accountants engaged by the Company have been unable to complete their examination.",
    "Completion of the audit has been delayed by our accountants.",
    "There is a backlog of work at its outside auditors.",
    "Marsh & Teller LLP has stated that it cannot complete the audit before June 22.",
    "The SEC suspended our audit firm on May 3, so that at present we have no auditor.",
    "We have not obtained the review report of our auditors.",
    "Our auditors haven't completed the audit, and we haven’t received an opinion from them.",
    "The actuary retained by the Plan has been delayed.",
    "THE AUDITORS HAVE NOT\nYET  COMPLETED  THEIR EXAMINATION.",
])
def test_ways_of_blaming_another_person(quantum, told):
    assert spoken(quantum, FIRE + told) == {Code.STATEMENT_MISSING}


@pytest.mark.parametrize("told", [
    "The Company itself, and not its auditors, caused the delay.",
    "No part of the delay is due to its auditors.",
    "The Company is not aware of any disagreement with its accountants; a flood in its archive delayed the close.",
    "The Company could not complete its assessment in time to permit its auditors to complete their audit.",
    "The Company's staff was unable to deliver the schedules to its auditors when promised.",
    "The auditors have completed their field work, but the notes could not be drafted.",
    "The auditors agreed on the treatment on June 12, and the notes could not be rewritten sooner.",
    "The Company was delayed by a dispute with a third party over a lease.",
    "The chief accountant fell ill on June 10 and could not draft the notes.",
    "The company has a new auditor since May.",
    "The auditors - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -  agree.",
])
def test_ways_of_mentioning_others(quantum, told):
    assert spoken(quantum, FIRE + told) == set()


# 6. Relief

@pytest.mark.parametrize("told", [
    "Accordingly, the Form 10-K will not be filed within the time period permitted by Rule 12b-25.",
    "The Company will require more than the fifteen additional days.",
    "The Registrant is not able to represent that the report will be filed by the fifteenth calendar day.",
    "It is not expected that the annual report will be filed within the 15-day extension.",
    "The Company does not anticipate that it will file within the extension period.",
    "It is unlikely we can file the report by the extended deadline.",
    "The Company doesn’t expect to file within the 15\u2011day extension.",
    "The Company cannot file within the fifteen\u00a0(15)\u00a0calendar days.",
    "The Company will be filing later than fifteen days after the due date.",
    "The Company won't be able to make the fifteen-day extended deadline.",
    "THE COMPANY DOES NOT EXPECT TO FILE THE\nREPORT  WITHIN THE  FIFTEEN\nDAY EXTENSION PERIOD.",
])
def test_ways_of_saying_that_the_extended_date_will_be_missed(quantum, told):
    assert spoken(quantum, FIRE + told) == {Code.RELIEF_BUT_MISSED}


@pytest.mark.parametrize("told", [
    "The Company does not expect any difficulty in filing within the fifteen-day extension period.",
    "The Company will not be able to file on June 15, 2026 and seeks the relief of the fifteen-day grace period.",
    "Since the report cannot be filed by the due date, the Company invokes the fifteen-day extension.",
    "The Company is unable to file its report on time and plans to do so within the fifteen-day extension.",
    "The filing cannot be made today, and it will be made within the fifteen-day period provided by Rule 12b-25.",
    "After the fifteenth day of May the ledgers were legible again, and the report will be filed by June 30, 2026.",
    "The Company is unable to pay its notes after the extension period that its lender granted.",
    "The Company does not anticipate that it will need more than the five days.",
    "The Company expects to file the report within fifteen days and to pay the notes that mature on October 1, 2026.",
    "The Company expects to file by June 26, 2026 and to hold its annual meeting on August 12, 2026.",
    "The Company filed suit against its insurer; a hearing is planned for August 3, 2026.",
    ("The Form 10-Q is expected to be filed by August 14, 2026; the Form 10-K is expected to be filed by June 30, "
     "2026."),
])
def test_ways_of_saying_that_the_report_will_follow_in_time(quantum, told):
    assert spoken(quantum, FIRE + told) == set()


@pytest.mark.parametrize("told", [
    "We plan to submit the report on July 20, 2026.",
    "The filing of the annual report is anticipated to occur on or before July\u00a09, 2026.",
    "The Form 10-K should be filed by the 20th of July, 2026.",
    "We expect to file the Form 10-K during the week of July 13, 2026.",
])
def test_ways_of_naming_a_day_that_is_too_late(quantum, told):
    assert spoken(quantum, FIRE + told) == {Code.RELIEF_BUT_TOLD_LATER}


# 10. Electronic difficulty

@pytest.mark.parametrize("narrative", [
    "Because of delays in the tagging and rendering of inline XBRL the filing missed the cut-off of EDGAR.",
    "The filing agent had a large volume of work and could not edgarize the report before 10 p.m. Eastern time.",
    "The exhibits could not be validated by the EDGAR system before the deadline passed.",
])
def test_ways_of_telling_of_electronic_difficulty(quantum, narrative):
    assert Code.ELECTRONIC_DIFFICULTY in spoken(quantum, narrative)


# 13. Reports that are spoken of by the way

@pytest.mark.parametrize("told", [
    "As disclosed in our Form 10-K for 2025, the mill is insured.",
    "The risk was described in its annual report on Form 10-K.",
    "We refer to the risk factors in our annual report.",
    "The mill is described in our last annual report.",
    "The Company filed its Form 10-K for 2025 on June 1, 2026.",
    "The quarterly report is late because the Form 10-K was.",
])
def test_a_report_that_was_filed_before(quantum, told):
    changes = {"report_form": "10-Q", "period_ended": "May 15, 2026"}
    assert spoken(quantum, FIRE + told, **changes) == set()


@pytest.mark.parametrize("told", ["The Company has not filed its Form 10-K.", "The Form 10-K was not filed.",
                                  "The Form 10\u2011K is late.", "The Form 10-\nK is late."])
def test_a_report_that_is_late_and_is_not_the_one_checked(quantum, told):
    changes = {"report_form": "10-Q", "period_ended": "May 15, 2026"}
    assert spoken(quantum, FIRE + told, **changes) == {Code.OTHER_REPORT_NAMED}


# As it comes out of a word processor

def test_signs_of_a_word_processor_make_no_difference(quantum):
    plain = "Its auditor's opinion isn't ready; we don't expect to file within the 15-day extension."
    pasted = plain.replace("'", "\u2019").replace("-", "\u2011").replace(" ", "\u00a0").replace("fi", "\ufb01")
    assert spoken(quantum, FIRE + pasted) == spoken(quantum, FIRE + plain) != set()
