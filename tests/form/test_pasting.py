# SPDX-License-Identifier: MIT
import pytest
from hypothesis import given
from hypothesis import strategies as st

from form12b25.form import joining, pasting

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0in;font-size:11.0pt} --></style>
<!--[if gte mso 9]><xml><w:WordDocument>UNSEEN</w:WordDocument></xml><![endif]--></head>
<body lang=EN-US><!--StartFragment-->
<p class=MsoNormal><b>Quantum Corporation</b> (the
“Company”) is <i style='mso-bidi-font-style:normal'>unable</i><span style='mso-spacerun:yes'>  </span>to
file.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>The audit of inventories<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>
&nbsp;</span></span><![endif]>The lease</p>
<p class=MsoNormal>It was <del cite="mailto:A">not </del><ins cite="mailto:A">now </ins>done.<![if
!supportAnnotations]><span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[SS1]</a></span><![endif]>
<!--[if gte vml 1]><v:shape>
<v:imagedata src="x"/></v:shape><![endif]--><![if !vml]><img width=3 src="file:///C:/x.png"><![endif]></p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Net sales</p></td><td><p class=MsoNormal>1,234</p></td></tr>
<tr><td><p class=MsoNormal>Loss</p></td><td><p class=MsoNormal>(5)</p></td></tr></table>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p
class=MsoCommentText>[SS1] why?</p></div></div>
<!--EndFragment--></body></html>"""
LIBREOFFICE = """<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head>
<meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><meta name="generator"
content="LibreOffice 24.8.2.1 (Linux)"/><style type="text/css">p { line-height: 115% }</style></head>
<body lang="en-US" dir="ltr"><p style="line-height: 100%"><font face="Liberation Serif, serif">The <u>audit</u> is
<font size="3">not</font> complete.</font></p>
<p>Next &amp; last.</p></body></html>"""
BROWSER = """<meta charset='utf-8'><h2>Reasons</h2><p>One <a href="https://sec.gov/x">two</a> three.</p>
<p>Four<br>five</p>
<ul><li>first<li>second</ul><ol start="3"><li><p>third</p></li></ol><script>UNSEEN()</script>
<p style="display: none">never shown</p>"""


def test_of_word_the_paragraphs_lists_and_tables_stay_and_the_rest_is_told():
    put = pasting.paragraphs("", WORD)
    assert put.text == ("Quantum Corporation (the “Company”) is unable to file.\n\n• The audit of inventories\n"
                        "• The lease\nIt was now done.\nNet sales\t1,234\nLoss\t(5)")
    assert put.joined == put.text
    for words in ("bold type", "italics", "1 tracked deletion", "1 comment", "1 picture"):
        assert words in put.words


def test_of_libreoffice_paragraphs_stay():
    put = pasting.paragraphs("The audit is not complete.\nNext & last.", LIBREOFFICE)
    assert put.text == "The audit is not complete.\n\nNext & last."
    assert put.words == "Pasted 2 paragraphs. Left out: underlining."


def test_of_a_browser_headings_lists_and_line_ends_stay():
    put = pasting.paragraphs("", BROWSER)
    assert put.text == "Reasons\n\nOne two three.\n\nFour\nfive\n\n• first\n• second\n\n3. third"
    assert "links" in put.words
    assert "hidden text" in put.words


def test_a_word_that_only_the_plain_text_has_is_not_lost():
    put = pasting.paragraphs("All of it, and more.", "<p>All of it</p>")
    assert put.text == "All of it, and more."
    assert "plain text" in put.words


def test_a_cell_that_only_places_a_paragraph_makes_no_table():
    rows = "<tr><td>•</td><td>The audit.</td></tr><tr><td><p>A.</p><p>B.</p></td></tr>"
    put = pasting.paragraphs("", f"<table>{rows}</table>")
    assert put.text == "• The audit.\nA.\n\nB."


def test_a_picture_alone_is_told():
    assert "only a picture" in pasting.paragraphs("", "", picture=True).words
    assert pasting.line("", "", picture=True)[0] == ""


PDF = """Quantum Corporation (the “Company”) is unable to file its Annual Report on Form 10-
K for the fiscal year ended March 31, 2026 (“Fiscal 2026”) by June 15, 2026, the ori-
ginal due date for such filing, without unreasonable effort or expense due to the long-
term circumstances described below.
In June 2026, the Company completed a series of transactions. The preparation and
execution for these transactions required substantial and sustained focus.

2

Quantum Corporation
224 Airport Parkway, Suite 550
San Jose, CA 95110"""


def test_lines_that_a_pdf_broke_become_paragraphs_and_the_rest_stays():
    put = pasting.paragraphs(PDF, "")
    assert put.text == PDF
    first, second, *rest = put.joined.split("\n")
    assert first == ("Quantum Corporation (the “Company”) is unable to file its Annual Report on Form 10-K for the "
                     "fiscal year ended March 31, 2026 (“Fiscal 2026”) by June 15, 2026, the original due date for "
                     "such filing, without unreasonable effort or expense due to the long-term circumstances "
                     "described below.")
    assert second.startswith("In June 2026")
    assert second.endswith("and execution for these transactions required substantial and sustained focus.")
    assert rest == PDF.split("\n")[6:]
    assert "4 lines were joined into paragraphs: Ctrl+Z brings them back." in put.words
    assert "“original”" in put.words
    assert "Is “2” a page number?" in put.words


@pytest.mark.parametrize("text", [
    "Form 10-Q for the quarter ended March 31, 1997\nForm 10-Q for the quarter ended June 30, 1997",
    "Net sales of the fiscal year ended   1,234,567   1,111,111\nCost of sales of the year ended   1,000,000   900,000",
    "• the audit of the inventories in Columbus, Ohio\n• the audit of the inventories in Dayton, Ohio",
    "The audit of the inventories is not yet complete.\nthe lease of the offices is under negotiation.",
])
def test_a_list_or_a_table_stays_as_it_is(text):
    assert joining.joined(text).text == text


def test_both_real_notices_as_a_pdf_breaks_them_become_their_paragraphs_again(igene, quantum):
    import textwrap

    tried = 0
    for draft in (igene, quantum):
        text = draft.typed("narrative")
        if not text.strip():
            continue
        paragraphs = [one for one in text.split("\n") if one.strip()]
        broken = "\n\n".join("\n".join(textwrap.wrap(one, 90, break_on_hyphens=False)) for one in paragraphs)
        assert joining.joined(broken).text.split("\n\n") == [" ".join(one.split()) for one in paragraphs]
        tried += len(paragraphs)
    assert tried > 4


def letters(text):
    return [sign for sign in text if sign.isalnum()]


@given(st.text(), st.booleans())
def test_no_letter_is_lost_in_joining(text, wide):
    text = text.replace("\r", "") * (9 if wide else 1)
    assert letters(joining.joined(text).text) == letters(text)


@given(st.text("ab <>/p&;=\"'!-[]\n\xa0tdr", max_size=80))
def test_no_letter_that_the_plain_text_has_is_lost_whatever_the_html_is(html):
    put = pasting.paragraphs("alpha beta 12", html)
    assert set("alphbet12") <= set(put.text)


@pytest.mark.parametrize(("given", "before", "after", "put", "said"), [
    (" Quantum\r\nCorporation ", "", "", "Quantum Corporation", "Pasted on one line: 1 line end became a blank."),
    ("944-4000", "", "", "944-4000", ""), ("new ", "a ", "b", "new ", ""), ("a\tb\nc", "", "", "a b c",
     "Pasted on one line: 2 line ends or tabs became blanks."),
])
def test_on_a_line_line_ends_become_blanks_and_are_told(given, before, after, put, said):
    assert pasting.line(given, "", before, after) == (put, said)


@pytest.mark.parametrize("odd", ["<![foo bar]>", "<![</p>", "<![", "<![CDATA[x]]>"])
def test_a_section_that_no_word_processor_writes_keeps_nothing_from_being_pasted(odd):
    assert pasting.paragraphs("", f"<p>First.{odd}</p><p>Second.</p>").text.startswith("First.")
    assert pasting.line("", f"One{odd}<b>two</b>")[0].startswith("One")
