# SPDX-License-Identifier: MIT
"""The words that make the checks of substance speak, in one place. Data alone; `substance` says what is made of them.

Patterns are tried on one sentence at a time, upper and lower case alike, in plain writing: blanks and line ends are one
blank each, hyphens and apostrophes of one kind. What may repeat is bounded, and no two parts of it can take the same
letters, so that the time to try a pattern grows with the length of the text and no faster.
"""

# What stands in the plain writing for what word processors and PDF files put into pasted text.
PLAIN = ({ord(sign): "-" for sign in "‐‑‒–−"} | {ord(sign): "’" for sign in "'`´‘"} |
         {0xAD: "", 0x200B: "", 0xFB01: "fi", 0xFB02: "fl"})

# Words that any late notice has. What says no more than these gives no reason (rule 12b-25(a): "in reasonable detail").
_COMMONPLACE = """
a able about above accepted accordance accordingly accountant accountants accounting accumulate accumulated
accumulating accuracy accurate accurately across act additional additionally adequate afford afforded aforementioned
aforesaid after again against ago all allocated allotted allow allowed almost alone along already also although always
america among amount amounts an analyses analysis analyze analyzed analyzing and annual annually anticipate
anticipated anticipates anticipating any anyone anything apart applicable appropriate appropriately approval approve
approved april are around as aside assemble assembled assembling assembly assure assured assuring at attention audit
audited auditing auditor auditors audits august available away b balance be became because become becomes been before
behind being believe believes below benefit best better between beyond bit books both bring brought build business but
by c calendar called calls can cannot care case cases cash certain certainly change circumstance circumstances clear
clearly close closely closing closings collect collected collecting collection come comes commission common company
compilation compile compiled compiling complete completed completely completeness completes completing completion
comply complying comprehensive concern concerned concerning condensed connection consider considerable considered
consolidated constraint constraints consuming contained contains continue continued continues continuing corp
corporation correct correctness could course covered current currently customary data date day days deadline deadlines
december decided deem deems delay delayed delaying delays depend described desire desires despite detail detailed
details different difficulties difficulty diligence diligent diligently directly director directors disclose disclosed
disclosing disclosure disclosures disseminate dissemination do document documentation documents does done draft
drafting due during each early easily edgar effect effective efficiently effort efforts either eliminated else
employees enable encountered encounters end endeavor endeavoring endeavors ended ending ends enough ensure ensuring
entire entirely essential etc even event ever every everyone everything exact exactly exchange expect expected expects
expedite expeditiously expense expenses experience experienced experiencing extended extension extensions extra fact
factors fair fairly fashion february feel feels felt few fifteen fifteenth fifth file filed filer files filing filings
final finalise finalization finalize finalized finalizes finalizing finally financial find finish finished finishing
firm firms first fiscal five flows following footnotes for foregoing form formal forms forth forthcoming found frame
freely from fulfil fulfill full fully function functions further gaap gather gathered gathering general generally get
gets getting give given gives go goes going good grant granted great greater group had half hand hard hardship has
have having heavy hence here hereby herein hereof hereto herewith hindered hold hope hopes hours how however
identified if ii immediate immediately important imposed impossible impracticable impractical in inability inc include
included includes including income incomplete independent independently inform information informed initial instead
insufficient intend intends intention interest interested interests interim internal into investor investors involved
is issue issuer issues it item items its itself january job july june just keep kept kind know knowledge known lack
large largely last later least left lengthy less let level like likely limited line list little llc long longer look
looking lot ltd made main mainly major make making management manner many march material matter matters may mean means
meant meanwhile meet meeting member members merely method might mind more most mostly move much must narrative near
nearly necessarily necessary necessitated necessitating necessity need needed needs never new next no nobody non none
not notes nothing notice notification november now number numerous obtain obtained obtaining occasion occur occurred
october of off officer officers offices often omitted on once one ones ongoing only onto operation operations optimal
or order original originally other others otherwise our ours ourselves out outside over overall oversight owing own
package page pages part participants particular parties partly partnership parts party past pending people per perform
performed performing perhaps period periodic periods permit permitted permitting personnel place plan planned planning
plans please point points portion portions position possibility possible possibly potential practicable practical
preparation prepare prepared preparer preparers prepares preparing prescribed present presentation presenting
presently presents pressing pressure previous previously primarily principal principles prior priority problem
procedure procedures process processes processing professional progress project promptly proper properly provide
provided provides provisions public purpose purposes pursuant put quality quarter quarterly questions quickly quite
range rather reach reached reaching reader readers readily ready real really reason reasonable reasonableness
reasonably reasons receipt recent recently records reflect reflects regard regarding regards registered registrant
registrants regret regulation regulations relate related relates relating release relief remain remaining remains
remedied remedy render rendered report reported reporting reports request requested requesting requests require
required requirement requirements requires resolution resolve resolved resolving resource resources respect
respectfully respective respects responding responsibility responsible rest result resulted resulting results review
reviewed reviewing right role rule rules same satisfactorily satisfactory satisfied satisfy schedule scheduled
schedules scope sec second section sections securities see seek seeking seeks seem seems selected semi sent september
serve served set several shall share shareholder shareholders shares sheet short should side sign significant
significantly similar simply since slight slightly slow slower small so solicit some somewhat soon sort specific
specified spend spent spite staff staffing stage standards start started starting state stated statement statements
states status step steps still stockholder stockholders stop strict subject submit submitted subsequent subsequently
substantial substantially such sufficient sufficiently suitable support supporting sure take taken takes taking task
tasks team teams technical tell tend than that the their them then there therefor therefore therein thereof therewith
these they thing things think third this thorough thoroughly those though thought through thus time timeframe timeline
timeliness timely timing timings to together took total toward towards track transition treat tremendous tried truly
trust try trying turn two type u.s unable unanticipated unaudited unavailable unavoidable unavoidably under undergoing
undersigned undertaken undertakes underway undue unexpected unexpectedly unforeseen unfortunately united unless unlike
unreasonable until up upcoming updated updates uphold upon us use used useful using usual usually valid various
verification verify verifying very via view volume wait want wants was way ways we week weeks well were what whatever
when whenever where wherever whether which while who whole whom whose why will wish wishes with within without wording
words work worked workflow working workload workloads works worth would wrap write writing year years yet yourself
"""
COMMONPLACE = frozenset(_COMMONPLACE.split())
# Fewer different words beside the commonplace say nothing of this registrant, unless one of the happenings is there.
TELLING_WORDS = 3
_HAPPENINGS = """
accelerated accident acquired acquires acquisition appraisal appraisals arrest attack bankrupt bankruptcies bankruptcy
barred breach carve chapter closure conversion convert converted converts covid crime cyberattack cybersecurity death
deceased delisting departed departure derivative derivatives destroyed died disaster discontinued dismissal dismissed
disposed disposition divestiture divorce earthquake embezzlement emergence encrypted error errors evacuated evacuation
fee fees fire fired flood flooded flooding foreclosure fraud funds goodwill hacked hacker hospital hospitalized
hurricane ill illness impairment insolvency insolvent intruder inventories inventory investigation ipo irregularities
layoff layoffs lease leases liquidation litigation lockdown malware merged merger migrated migration misappropriation
misconduct misstated misstatement moved outbreak paid pandemic passed quarantine ransomware receivables receiver
receivership relied relocated relocation rely reorganization resign resignation resigned restate restated restatement
restructuring retired retirement sanctions seized seizure shutdown sickness sold spin spinoff stolen storm strike
stroke subpoena surgery tariff tariffs tax taxes terminated termination theft tornado turnover typhoon unpaid
valuation valuations war warrant warrants weakness weaknesses
"""
HAPPENINGS = frozenset(_HAPPENINGS.split())
SHORT = 15  # words; a narrative of fewer is no "reasonable detail"

# What speaks of results that will change, and what looks like it.
_RESULTS = (r"(?:revenues?|sales|earnings|profits|(?:net |operating |pre-?tax )(?:loss(?:es)?|income|profit))"
            r"(?! (?:contract|cycle|force|manager|office|recognition|staff|tax|team)s?\b)")
CHANGE = {
    "restatement": r"\bre-?stat(?:e|es|ed|ing|ements?)\b",
    "error": (r"\b(?:errors?|irregularit(?:y|ies)|(?:mis|over|under)stat(?:ed|ements?)|misclassif(?:ied|ications?)|"
              r"(?:erroneously|improperly|incorrectly) \w+|unrecorded)\b"),
    "correction": r"\bcorrect(?:ing|ed|ions?)\b",
    "revision": (r"\brevis(?:e|ed|es|ing|ions?)\b[^;]{0,40}?\bpreviously (?:reported|issued|filed|published)\b|"
                 r"\badjust(?:ing|ments?)\b[^;]{0,40}?\b(?:previously (?:reported|issued)|"
                 r"(?:prior|previous) (?:fiscal|financial|interim|periods?|quarters?|years?))\b|"
                 r"\bprior[- ](?:period|year|quarter) adjustments?\b|"
                 r"\b(?:amounts|figures|results|statements?)(?: \w+){0,4}? be (?:adjusted|revised)\b|"
                 r"\bamended (?:annual |quarterly )?(?:reports|10-[kq]s?)\b|"
                 r"\bretro(?:spective|active)(?:ly)? (?:adjust|recast)\w*"),
    "non-reliance": r"\bnon-?\s?reliance\b|\b(?:no longer|not|cannot) (?:be relied|rely) (?:up)?on\b",
    "material weakness": r"\bmaterial weakness(?:es)?\b",
    "going concern": r"\bgoing[- ]concern\b|\bsubstantial doubt\b[^;]{0,60}?\bcontinue\b(?! as)",
    "impairment": (r"\b(?:incur|recogni[sz]|record|report|tak)\w* (?:[\w-]+ ){0,3}?impairments?\b(?! (?:analys|test))|"
                   r"\b(?:are|be|been|is|was|were) (?:\w+ )?impaired\b|\bimpairment (?:charges?|loss(?:es)?)\b|"
                   r"\b(?:writ(?:e|es|ing|ten)|wrote)[- ]?(?:offs?|downs?)\b"),
    "investigation": r"\b(?:internal|independent|(?:audit|special) committee(?:’s)?) investigation\b",
    "results": (rf"\b{_RESULTS}(?: [\w’-]+){{0,6}}? (?:(?:in|de)creas(?:ed|es|ing)|declin(?:ed|es|ing)|dropped|"
                r"grew|doubled|lower|higher|(?:fell|rose)(?= (?:by|from|on|to|about|approximately|sharply|\d)))\b|"
                rf"\b(?:higher|lower|increased|decreased|larger|smaller) {_RESULTS}\b|"
                rf"\b(?:increase|decrease|decline|drop|reduction) in (?:\w+ ){{0,3}}?{_RESULTS}\b|"
                r"(?<!actual )\bresults (?:of operations )?(?:will|are expected to) (?:differ|change)\b|"
                rf"\b{_RESULTS}\b[^;]{{1,60}}? (?:compared (?:to|with)|versus|against (?:an? )?(?:net|loss|\$))"),
}
NO_CHANGE = (
    (r"\b(?:amended (?:and|&) )?restated (?:(?:and amended|articles|by-?laws|certificate|charter|credit|declaration|"
     r"employment|indenture|lease|limited|loan|note|operating|partnership|plan|agreement|trust)\b)"),
    r"\bamended (?:and|&) restated\b",
    r"\b(?:need not|not required to) restate\b",
    r"\berrors? (?:and|&|or) omissions?\b|\btrial and error\b|\berror (?:messages?|codes?)\b",
    (r"\b(?:free (?:of|from)|avoid(?:s|ing)?|prevent(?:s|ing)?|guard against) (?:any |all )?"
     r"(?:errors?|misstatements?)\b"),
    (r"\b(?:computer|edgar|filing|formatting|network|server|software|submission|system|tagging|technical|transmission|"
     r"typing|validation|xbrl) errors?\b|\berrors? in the (?:edgar|i?xbrl|software)\b"),
    (r"\btypo(?:graphical)? errors?\b(?:[^;]{0,60}?\bcorrected\b)?|"
     r"\bcorrect(?:ed|ing) (?:its |the |our )?(?:address|name|proofs?|typographical)\b"),
    (r"\bmarket corrections?\b|\bcorrections? (?:facilit|cent(?:er|re)|officer)\w*|"
     r"\b(?:department|bureau) of corrections\b"),
    r"\bforward-looking statements\b[^;]{0,200}?\bbe relied (?:up)?on\b|\brel(?:y|ied) (?:up)?on (?:\w+ ){0,3}forward-",
    r"\bno (?:longer )?(?:\w+ )?doubt\b[^;]{0,80}?\b(?:going[- ]concern|continue(?! as))\b",
)
# Stands before the words: then they are denied. "Has not yet completed the restatement" denies nothing.
BEFORE = 200  # characters in which that may stand
DENIED = (
    r"\b(?:no|without|nor|neither)\s+(?:(?!doubt)[\w’-]+\s+){0,3}$|\b(?:neither|none of)\s+(?:[\w’-]+\s+){0,10}$",
    r"\bno reason to believe\b[^;]{0,160}$",
    (r"(?:\bnot|n’t|\bnever)\s+(?:\w+\s+){0,2}?(?:expect|anticipat|believ|identif|result|requir|involv|relat|contemplat|"
     r"discover|find|found|due|caus|constitut|aware)\w*\b(?!\s+(?:the |all |any )?(?:of )?(?:the )?(?:amount|cause|"
     r"extent|full|number|size|source)\b)[^;]{0,80}$"),
)
# Stands in the sentence: then nothing is denied after all. "There is no assurance that no restatement is needed."
UNSURE = (r"\b(?:no|any) (?:assurance|certainty|guarantee)\b|\b(?:cannot|unable to|not able to) "
          r"(?:be )?(?:assure|conclude|rule|say|exclude)\w*|"
          r"\bnot (?:be )?(?:certain|clear|determined|known|only|sure)\b|\bnot (?:(?!and\b)\w+ ){1,9}?until\b")

# Persons other than the registrant whose opinion, report or certification a report needs, and their not giving it.
OUTSIDERS = (r"(?:(?<!internal )auditors?|(?<!chief )(?<!staff )accountants?|cpas?|llp|actuar(?:y|ies)|appraisers?|"
             r"custodian|record ?keepers?|transfer agent|"
             r"(?:accounting|audit|auditing|valuation|appraisal|actuarial|engineering|cpa|law|predecessor|successor|"
             r"replacement|new) firms?|"
             r"valuation (?:specialists?|experts?|consultants?)|(?:petroleum|reserve|independent) engineers?|"
             r"(?:outside|legal|special) counsel|third[- ]part(?:y|ies)|service providers?|(?:plan )?trustee|"
             r"outside specialists?|equity[- ]method investees?|joint venture partners?)")
_OWN = r"(?:company|registrant|issuer|trust|partnership|fund|plan|we|us|management)"
# One word further, unless it begins to speak of someone else. What they told the registrant is still about them.
_TURN = rf"(?:{_OWN}\b(?!’)|but|however|although|though|whereas|while|and\W(?:the|its|our|it))\b"
_TOLD = rf"(?:informed|advised|notified|told|indicated to)\W(?:the\W|our\W)?{_OWN}\b"
_STEP = rf"(?:\W{{1,5}}(?:{_TOLD}|(?:of|by|for)\W(?:the|our)\W{_OWN}\b|(?!{_TURN})\w++))"
_FINISHED = (r"(?:complet|finish|finali[sz]|furnish|provid|deliver|issu|conclud|consent|given|releas|sign|render|"
             r"return|respond|perform)")
_NOT = r"(?:not|(?:are|ca|did|do|does|had|has|have|is|was|were|wo)n’t)"
_PAPERS = r"(?:audit|certification|certificate|consent|letter|opinion|reports?|review|statements?)"
WITHHOLDING = (
    (rf"\b{OUTSIDERS}\b(?! to\b){_STEP}{{0,16}}?\W{{1,5}}(?:unable|{_NOT} (?:yet )?(?:(?:be|been|had|have) )?(?:able|"
     rf"adequate|available|enough|sufficient|{_FINISHED})|inability|could not|can ?not|failed|refus(?:ed|es|ing)|"
     r"barred|suspended|revoked|"
     r"(?:needs?|requires?|requiring|required|requested|asked for) (?:\w+ )?(?:additional|more|further) "
     r"(?!information|documents|documentation)\w|resign(?:ed|ation)|withdr[ae]w|declined|declines|dismissed|"
     r"died\b|still \w+ing\b|tak(?:en?|ing) longer|took longer)"),
    (rf"\b{OUTSIDERS}(?:’s?)?(?: (?:engaged|hired|retained) by \w+ {_OWN})?"
     r"(?: (?:has|have|had|was|were|is|are|been|being|also|currently)){0,3} (?:delay|in the process)"),
    (rf"\b(?:{_NOT}|yet to) (?:yet |been |be )*(?:receive|obtain|{_FINISHED})\w*\b[^;]{{0,60}}?\b(?:from|by)\b"
     rf"[^;]{{0,60}}?\b{OUTSIDERS}\b"),
    rf"\b(?:await|wait|pending)\w*\b[^;]{{0,80}}?\b{OUTSIDERS}\b",
    (r"\b(?:backlog|delay(?:s|ed)?|inability|failure|unavailability|resignation|suspension|illness|death)\b[^;]{0,40}?\b"
     rf"(?:at|by|of|from|on the part of)\b(?:\W{{1,5}}(?!with\b)\w++){{0,6}}?\W{{1,5}}{OUTSIDERS}\b"),
    (rf"\bnot (?:yet )?(?:received|obtained)\b[^;]{{0,30}}?\b{OUTSIDERS}(?:’s?)?\s+(?:\w+\s+){{0,3}}?"
     r"(?:report|opinion|consent|certification|letter|review)\b"),
    rf"\bnot (?:yet )?(?:received|obtained)\b[^;]{{0,30}}?\b{_PAPERS} (?:of|for) [^;]{{0,40}}?\b{OUTSIDERS}\b",
    (r"\b(?:barred|suspended|revoked)\b[^;]{0,40}?\b(?:audit|accounting) firm\b|"
     r"\b(?:(?:have|has|had|with) (?:currently )?no|without an?) (?:\w+ ){0,2}?auditor\b"),
)
# Stands right before the words: then no one is blamed. "The Company itself, and not its auditors."
BLAMELESS = (r"\b(?:no|nor|not|never|without)(?: (?:a|an|any|attributable|because|by|caused|due|fault|its|of|on|our|"
             r"owing|part|related|the|to)){0,6} (?:company’s )?$")

# Electronic difficulty, and the words in which it is told; what says nothing else is not for this form.
ELECTRONIC = (r"\b(?:edgar|electronic(?:ally)?|transmi(?:t|ts|tted|tting|ssions?)|upload(?:ed|ing)?|i?xbrl|internet|"
              r"edgari[sz]\w+|interactive data|login\.gov|access codes?|submission)\b")
_ELECTRONIC_WORDS = """
accepted access agent attempt attempted attempts bears busy code codes computer computers connection connectivity
converting crash crashed credentials cut cutoff difficulties difficulty down eastern edgarize edgarized edgarizing
electronic electronically encountered error errors evening exhibit exhibits experienced experiencing failed failing
failure failures filer formatting hardware inline interactive internet issue issues ixbrl large login maintenance
malfunction malfunctioned minutes missed network off online outage outages overloaded p.m passed password passwords
phone pm portal power problem problems provider rejected rejection rendering resolve resolved server servers service
site slow software submission submitting successfully suspended system systems tag tagged tagging technical timed
token transmission transmissions transmit transmits transmittal transmitted transmitting tried try trying unexpected
upload uploaded uploading validate validated validation vendor version volume website xbrl
"""
ELECTRONIC_WORDS = frozenset(_ELECTRONIC_WORDS.split())

# The extended date will be missed. Steps from word to word, as long as none turns the meaning round.
_ROUND = (r"(?:but|however|although|while|expects?|anticipates?|intends?|will(?! be able)|therefore|difficult\w*|"
          r"problems?|reliance|rel(?:y|ies|ying)|requests?|seeks?|notice|notification|plans?|hopes?|aims?|undertakes?|"
          r"shall|us(?:es|ing)|utiliz\w+|avail\w*|elect\w*|invok\w+|pursuant)\b")
_ON = rf"(?:\W{{1,5}}(?!{_ROUND})\w++)"
_ANY = r"(?:\W{1,5}\w++)"
_DAYS = r"(?:fifteen|five|15|5)(?:[- ]\(\d+\))?(?:[- ](?:additional|calendar|extra|more))*[- ]days?\b"
_EXTENDED = (rf"(?:extension(?! of (?:\w+ )?(?:credit|lease|loan|maturity|note))|extended|"
             rf"{_DAYS}(?: (?:extension|grace)\b)?(?: period)?|"
             r"(?:fifteenth|fifth)(?: calendar)? day|grace period|(?:permitted|provided|allowed|afforded|"
             r"contemplated|granted|available)(?: for)? (?:by|in|under|pursuant to) (?:sec )?rule 12b-25)\b")
_FILED = r"(?:fil(?:e|ed|ing)|completed?|doing so|do so|made|make|ready|submit(?:ted)?)"
MISSED = (
    (rf"\b(?:do(?:es)?(?: not|n’t)(?: \w+){{0,2}}? (?:expect|anticipate|believe|think)\w*|will not|won’t|"
     r"will be unable|can ?not|can’t|unlikely|not (?:expected|anticipated|likely|possible)|not (?:be )?in a position|"
     r"(?:is|are|be) (?:unable|not able))\b"
     r"(?:(?: give assurance| to (?:assure|predict|represent|say|state))?(?: that)? (?:it|its|our|the|this|we)\b"
     r"(?: (?!(?:and|but|to)\b)[\w-]+){0,6}? (?:will|can|could|would)\b)?"
     rf"{_ON}{{0,12}}?\W{{1,5}}{_FILED}\b{_ON}{{0,20}}?\W{{1,5}}"
     rf"(?:within|by|before|on|during|in|prior to|until)\b(?:(?!\W{{1,5}}(?:{_OWN}|it|invokes?)\b){_ON}){{0,10}}?"
     rf"\W{{1,5}}{_EXTENDED}"),
    (rf"\b{_FILED}\b{_ANY}{{0,12}}?\W{{1,5}}(?<!no )(?<!not )(?:after|beyond|later than|past|outside(?: of)?)"
     rf"\b{_ON}{{0,6}}?\W{{1,5}}{_EXTENDED}(?! of )"),
    rf"^(?:(?!\bnot\b|n’t)[^;]){{0,300}}?\b(?:requires?|needs?|take) (?:\w+ )?more than (?:the )?{_DAYS}",
    (r"(?:\bmiss(?:es|ing)?|(?:\bcannot|\bnot|n’t|\bunable)(?: be able)?(?: to)? (?:make|meet)) (?:the|its|our|that) "
     r"(?:(?:fifteen|five)-day )?(?:extended|extension)\b"),
)
EXPECTING = r"\b(?:expect|anticipat|intend|plan|believ|hop|will|should|target|estimat)\w*\b"
FILING = r"\b(?:fil(?:e|ed|ing)|submit\w*)\b"
_MONTH = (r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
          r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)")
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
A_DATE = (rf"\b{_MONTH}\.? {_DAY}, ?\d{{4}}\b|\b{_MONTH}\.? {_DAY} \d{{4}}\b|"
          rf"\b{_DAY}(?: day)?(?: of)? {_MONTH}\.?,? \d{{4}}\b|"
          r"\b\d{1,2}/\d{1,2}/\d{4}\b|\b\d\d?-\d\d?-\d{4}\b|\b\d{4}-\d\d-\d\d\b")
# Stands before the day on which a report is to be filed.
FILING_BY = (rf"{FILING}(?:\W{{1,5}}(?!(?:and\Wto|as|matur\w*|that|which)\b)\w++){{0,16}}?\W{{1,5}}"
             r"(?:about|around|before|by|of|on|than|until)\W{1,5}(?:the )?$")

# The reports of the Act, each with the one it is filed as; those that Form 12b-25 is not for are left out.
REPORTS = {
    r"10-?ksb": "10-KSB", r"10-?k(?:405|t)?": "10-K", r"10-?qsb": "10-QSB", r"10-?qt?": "10-Q",
    r"20-?f": "20-F", r"40-?f": "40-F", r"11-?k": "11-K", r"10-?d": "10-D",
    r"n-?cen": "N-CEN", r"n-?csrs?": "N-CSR", r"n-?sar": "N-SAR",
}
# Reports that were filed before, of which a notice may speak as it likes.
_REPORT = r"(?:(?:annual|quarterly) reports?(?: on forms? [\w-]+)?|(?:forms? )?(?:1[01]-?[dkq]|20-?f)\w*)"
FORMER_REPORTS = (
    (r"\b(?:described|disclosed|discussed|included|mentioned|noted|reported|stated|set forth)(?: \w+)? in "
     rf"(?:[\w’]+ ){{0,6}}?{_REPORT}"),
    rf"\b(?:disclosures?|factors|information|notes|statements) in (?:our|its|the) {_REPORT}",
    rf"\b(?:last|latest|most recent|previous|prior)(?: year’s)? {_REPORT}",
    rf"(?<!not )(?<!be )(?<!yet )(?<!timely )\bfiled (?:its|our|the|an|a|their) (?:amended )?{_REPORT}",
    rf"\b(?:amend|restat)\w* (?:its|our|the) {_REPORT}",
    rf"\b{_REPORT}(?: \w+){{0,5}}? (?:was|were) (?:(?!not\b)\w+ )?filed\b",
)
REPORT_KINDS = {
    "annual report": frozenset({"10-K", "20-F", "11-K", "N-CEN", "N-CSR", "N-SAR"}),
    "semi-annual report": frozenset({"N-CSR", "N-SAR"}),
    "quarterly report": frozenset({"10-Q"}),
    "distribution report": frozenset({"10-D"}),
}

# Part IV(3): figures, and that none can be given.
_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)"
FIGURES = (r"[$€£¥]\s?\(?\.?\d|\b\d{1,3}(?:,\d{3})+\b|\(\d*\.\d+\)|"
           r"(?<![\d,.])\.?\d[\d,]*+(?:\.\d+)?+\s?"
           r"(?:%|percent\b|per cent\b|million\b|billion\b|thousand\b|dollars\b|cents\b)|"
           r"(?<![\w,.-])(?!(?:6|8|10|11)k\b)\d[\d,]*+(?:\.\d+)?+(?:k|mm?|bn)\b|"  # 900k and 1.2M, but not a 10K
           rf"\b{_NUMBER}[- ](?:[\w-]+ )?(?:hundred|thousand|million|billion|percent|per cent|thirds?|quarters of)\b")
_ESTIMATED = (r"(?:(?<!accounting )(?<!critical )(?<!change in )(?<!changes in )estimat|quantif|quantitativ|determin|"
              r"predict|ascertain|calculat)")
NO_ESTIMATE = (
    (r"\b(?:not|cannot|can’t|unable|no|impracticable|impossible|premature|too (?:early|soon)|yet to)\b[^;]{0,80}?"
     rf"\b{_ESTIMATED}\w*"),
    (r"\b(?:amounts?|effects?|estimates?|extent|figures|impact|magnitude|quantification|range|size)\b[^;]{0,80}?"
     r"\b(?:cannot|can’t|unknown|yet to be|impossible|impracticable|"
     r"not (?:yet |currently |presently )?(?:be |been )?(?:available|known|possible|made|given|provided|final))"),
)
EXPLAINING = 5  # words beside the figures

# What an answer of No to Part IV(2) cannot leave it at.
NOTHING_NAMED = (r"(?:n\.?\s?/?a\.?|none|nil|no|not applicable|see (?:above|below)|tbd|unknown|various|-+|—|\.+|\?+|"
                 r"x+)\.?")
