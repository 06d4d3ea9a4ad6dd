# SPDX-License-Identifier: MIT
"""The words that make the checks of substance speak, in one place. Data alone; `substance` says what is made of them.

Patterns are tried on one sentence at a time, upper and lower case alike, blanks and line ends made one blank each.
"""

# Words that any late notice has. What says no more than these gives no reason (rule 12b-25(a): "in reasonable detail").
_COMMONPLACE = """
a able about above accepted accordance accordingly accountant accountants accounting accuracy accurate accurately act
additional additionally adequate afford afforded aforementioned aforesaid after all allotted allow allowed also
although america amount an and annual annually anticipate anticipated anticipates anticipating any applicable april
are as assemble assembled assembling at audit audited auditing auditor auditors audits august available balance be
because been before being believe believes below books both business but by calendar can cannot cash certain
circumstances close closely closing collect collected collecting collection commission company compilation compile
compiled compiling complete completed completely completing completion comply complying comprehensive concerning
condensed connection consolidated consuming contained contains continue continued continues continuing corp
corporation could covered current currently data date day days deadline december delay delayed delaying delays
described despite detail detailed details difficulties difficulty diligence diligent diligently disclose disclosed
disclosure disclosures disseminate dissemination do document documentation documents does due during each edgar effort
efforts eliminated encountered encounters end ended ending ends ensure entire etc exchange expect expected expects
expense expenses experience experienced experiencing extended extension extensions extra fact factors fashion february
fifteen fifteenth fifth file filed files filing filings final finalization finalize finalized finalizes finalizing
financial finish finished finishing firm firms first fiscal five flows following footnotes for foregoing form forms
forth forthcoming from full fully further gaap gather gathered gathering general generally give given gives grant
granted group had has have having hereby herein hereof hereto herewith hope hopes however if in inability inc include
included includes including income incomplete independent independently information initial insufficient intend
intends internal into is issue issuer issues it its itself january job july june just lack later llc ltd made make
management manner march material matter matters may more must necessary need needed needs new no non not notes notice
notification november now number obtain obtained obtaining october of on once one only operations or order other
otherwise our out outside over own part parties partnership past people per period periodic periods permit permitted
personnel plan plans please portion possible practicable preparation prepare prepared preparer preparers prepares
preparing prescribed present presentation presently principles prior procedures process processes processing promptly
proper properly provide provided provides provisions public pursuant quarter quarterly reason reasonable reasonably
reasons receipt records regarding registered registrant registrants regulation regulations relate related relating
release remaining report reported reporting reports request requested requesting require required requirement
requirements requires respect respective result results review reviewed reviewing rule rules schedule scheduled
schedules sec second section securities semi september set shall sheet short should significant so solicit soon staff
standards state stated statement statements states still subject submit submitted subsequent substantial such
sufficient than that the their them then there therefor therefore thereof these they third this thorough thoroughly
those through thus time timely to transition trust two u.s unable unanticipated unaudited unavailable under
undersigned undue unexpected unexpectedly unforeseen united unreasonable until up upon us use various verify was way
we week weeks well were when where whether which while will wish wishes with within without work working would year
years yet
"""
COMMONPLACE = frozenset(_COMMONPLACE.split())
# Fewer different words beside the commonplace say nothing of this registrant, unless one of the happenings is there.
TELLING_WORDS = 3
_HAPPENINGS = """
accident acquired acquires acquisition arrest attack bankrupt bankruptcy bankruptcies breach closure converted
conversion covid cyberattack cybersecurity death deceased departed departure destroyed died disaster discontinued
dismissal dismissed disposed disposition divestiture earthquake embezzlement fire fired flood flooding foreclosure
fraud hospitalized hurricane ill illness impairment insolvency investigation layoff layoffs liquidation litigation
merged merger misconduct misstatement pandemic passed ransomware receiver receivership reorganization resign
resignation resigned restate restated restatement restructuring retired retirement seized shutdown sickness sold
stolen storm strike subpoena surgery terminated termination theft tornado turnover war weakness weaknesses
"""
HAPPENINGS = frozenset(_HAPPENINGS.split())
SHORT = 15  # words; a narrative of fewer is no "reasonable detail"

# What speaks of results that will change, and what looks like it.
CHANGE = {
    "restatement": r"\brestat(?:e|es|ed|ing|ements?)\b",
    "error": r"\b(?:errors?|misstat(?:ed|ements?))\b",
    "correction": r"\bcorrect(?:ing|ed|ions?)\b",
    "non-reliance": r"\bnon-?\s?reliance\b|\b(?:no longer|should not|not to) be relied (?:up)?on\b",
    "material weakness": r"\bmaterial weakness(?:es)?\b",
    "going concern": r"\bgoing[- ]concern\b",
}
NO_CHANGE = (
    (r"\b(?:amended (?:and|&) )?restated (?:(?:and amended|articles|by-?laws|certificate|charter|credit|declaration|"
     r"employment|indenture|lease|limited|loan|note|operating|partnership|plan|agreement|trust)\b)"),
    r"\bamended (?:and|&) restated\b",
    r"\b(?:need not|not required to) restate\b",
    r"\berrors? (?:and|&|or) omissions?\b|\btrial and error\b|\berror (?:messages?|codes?)\b",
    (r"\b(?:computer|edgar|filing|network|server|software|submission|system|technical|transmission|validation) "
     r"errors?\b"),
    r"\bmarket corrections?\b|\bcorrect(?:ed|ing) (?:proofs?|typographical)\b",
    r"\bforward-looking statements\b.*\bbe relied (?:up)?on\b",
    r"\bno (?:longer )?(?:\w+ )?doubt\b[^;]*\bgoing[- ]concern\b",
)
# Stands before the words: then they are denied. "Has not yet completed the restatement" denies nothing.
DENIED = (
    r"\b(?:no|without|nor|neither)\s+(?:(?!doubt)\w+\s+){0,3}$",
    (r"\b(?:not|never)\s+(?:\w+\s+){0,2}?(?:expect|anticipat|believ|identif|result|requir|involv|relat|contemplat|"
     r"discover|find|found|due|caus|constitut|aware)\w*\b[^;]{0,80}$"),
)

# Persons other than the registrant whose opinion, report or certification a report needs, and their not giving it.
OUTSIDERS = (r"(?:auditors?|accountants?|cpas?|actuar(?:y|ies)|appraisers?|custodian|record ?keepers?|transfer agent|"
             r"(?:accounting|audit|auditing|valuation|appraisal|actuarial|engineering|cpa|law) firms?|"
             r"valuation (?:specialists?|experts?|consultants?)|(?:petroleum|reserve|independent) engineers?|"
             r"(?:outside|legal|special) counsel|third[- ]part(?:y|ies)|service providers?|(?:plan )?trustee|"
             r"outside specialists?|equity[- ]method investees?|joint venture partners?)")
_OWN = r"(?:company|registrant|issuer|trust|partnership|fund|plan|we|management)"
_BETWEEN = rf"(?:\W+(?!{_OWN}\b)[\w’'-]+){{0,7}}?\W+"
_FINISHED = r"(?:complet|finish|finali[sz]|furnish|provid|deliver|issu|conclud|sign|render|return|respond|perform)"
WITHHOLDING = (
    (rf"\b{OUTSIDERS}\b{_BETWEEN}(?:unable|not (?:yet )?(?:been able|{_FINISHED})|inability|could not|can ?not|failed|"
     r"(?:needs?|required?s?|requiring|requested|asked for) (?:additional|more|further) time|resign(?:ed|ation)|"
     r"withdr[ae]w|declin|dismiss|delay(?:ed|s|ing)?\b|still (?:perform|review|complet|work|audit)\w*)"),
    (rf"\b(?:not|yet to) (?:yet |been |be )*(?:receive|obtain|{_FINISHED})\w*\b[^;]{{0,60}}?\b(?:from|by)\b"
     rf"[^;]{{0,60}}?\b{OUTSIDERS}\b"),
    rf"\b(?:await|wait|pending)\w*\b[^;]{{0,80}}?\b{OUTSIDERS}\b",
    (r"\b(?:delays?|inability|failure|unavailability|resignation|illness|death)\b[^;]{0,40}?\b(?:by|of|from|on the "
     rf"part of)\b[^;]{{0,40}}?\b{OUTSIDERS}\b"),
    (rf"\bnot (?:yet )?(?:received|obtained)\b[^;]{{0,30}}?\b{OUTSIDERS}(?:[’'`]s?)?\s+(?:\w+\s+){{0,3}}?"
     r"(?:report|opinion|consent|certification|letter|review)\b"),
)

# Electronic difficulty, and the words in which it is told; what says nothing else is not for this form.
ELECTRONIC = (r"\b(?:edgar|electronic(?:ally)?|transmi(?:t|ts|tted|tting|ssions?)|upload(?:ed|ing)?|i?xbrl|internet|"
              r"interactive data|login\.gov|access codes?|submission)\b")
_ELECTRONIC_WORDS = """
access agent attempt attempted attempts code codes computer computers connection connectivity converting crash crashed
credentials difficulties difficulty down eastern edgarizing electronic electronically encountered error errors evening
experienced experiencing failed failing failure failures filer formatting hardware interactive internet issue issues
ixbrl login maintenance malfunction malfunctioned minutes network online outage outages p.m password passwords phone
pm portal power problem problems provider rejected rejection resolve resolved server servers service site slow
software submission submitting successfully suspended system systems tagging technical timed token transmission
transmissions transmit transmits transmitted transmitting tried try trying unexpected upload uploaded uploading
validation vendor version website xbrl
"""
ELECTRONIC_WORDS = frozenset(_ELECTRONIC_WORDS.split())

# The extended date will be missed; the gaps are stretches of a sentence in which nothing turns its meaning round.
_GAP = r"(?:(?!\b(?:but|however|although|while|expects?|anticipates?|intends?|will(?! be able))\b)[^;])"
_DAYS = r"(?:fifteen|five|15|5)(?:\s?\(\d+\))?[- ](?:calendar[- ])?days?"
MISSED = (
    (r"\b(?:do(?:es)? not (?:\w+ ){0,2}?(?:expect|anticipate|believe)\w*|will not|will be unable|"
     rf"unlikely (?:to|that {_GAP}{{0,60}}?\bwill)|"
     rf"not (?:be )?in a position|(?:is|are|be) unable)\b{_GAP}{{0,90}}?\bfil(?:e|ed|ing)\b{_GAP}{{0,120}}?"
     rf"\b(?:extension|extended|{_DAYS}|fifteenth|fifth|grace period)\b"),
    (rf"(?<!no )(?<!not )\b(?:after|beyond|later than|past|outside(?: of)?)\b (?:the )?{_GAP}{{0,40}}?"
     r"\b(?:extension period|extended (?:due |filing )?(?:date|deadline|period)|grace period|"
     rf"{_DAYS} (?:extension|period|grace)|(?:fifteenth|fifth) (?:calendar )?day)\b"),
)
EXPECTING = r"\b(?:expect|anticipat|intend|plan|believ|hop|will|target|estimat)\w*\b"
FILING = r"\bfil(?:e|ed|ing)\b"
_MONTH = (r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
          r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)")
A_DATE = (rf"\b{_MONTH}\.? \d{{1,2}},? \d{{4}}\b|\b\d{{1,2}} {_MONTH}\.?,? \d{{4}}\b|\b\d{{1,2}}/\d{{1,2}}/\d{{4}}\b|"
          r"\b\d{4}-\d\d-\d\d\b")
PERIOD_BEFORE = r"\b(?:end(?:ed|ing|s)(?: on)?|dated|as of|since|on or after)\s+$"

# The reports of the Act, each with the one it is filed as; those that Form 12b-25 is not for are left out.
REPORTS = {
    r"10[-‐‑–]?ksb": "10-KSB", r"10[-‐‑–]?k(?:405|t)?": "10-K", r"10[-‐‑–]?qsb": "10-QSB", r"10[-‐‑–]?qt?": "10-Q",
    r"20[-‐‑–]?f": "20-F", r"40[-‐‑–]?f": "40-F", r"11[-‐‑–]?k": "11-K", r"10[-‐‑–]?d": "10-D",
    r"n[-‐‑–]?cen": "N-CEN", r"n[-‐‑–]?csrs?": "N-CSR", r"n[-‐‑–]?sar": "N-SAR",
}
REPORT_KINDS = {
    "annual report": frozenset({"10-K", "20-F", "11-K", "N-CEN", "N-CSR", "N-SAR"}),
    "semi-annual report": frozenset({"N-CSR", "N-SAR"}),
    "quarterly report": frozenset({"10-Q"}),
    "distribution report": frozenset({"10-D"}),
}

# Part IV(3): figures, and that none can be given.
FIGURES = (r"[$€£¥]\s?\(?\d|\b\d{1,3}(?:,\d{3})+\b|\(\d*\.\d+\)|"
           r"\b\d[\d,]*(?:\.\d+)?\s?(?:%|percent\b|per cent\b|million\b|billion\b|thousand\b|dollars\b|cents\b)")
NO_ESTIMATE = (r"\b(?:not|cannot|unable|no|impracticable|impossible|premature)\b[^;]{0,80}?"
               r"\b(?:estimat|quantif|determin|predict|ascertain|calculat)\w*")
EXPLAINING = 5  # words beside the figures

# What an answer of No to Part IV(2) cannot leave it at.
NOTHING_NAMED = (r"(?:n\.?\s?/?a\.?|none|nil|no|not applicable|see (?:above|below)|tbd|unknown|various|-+|—|\.+|\?+|"
                 r"x+)\.?")
