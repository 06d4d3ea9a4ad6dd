# SPDX-License-Identifier: MIT
"""Others that make PDF files, given the same lines in the same typeface: `contenders.py NAME LINES.json OUT.pdf`.

The lines are a list of pages, each a list of [left, baseline, text, face, size] in points from the upper left corner.
The bare canvas and fpdf2 put each line in its place; Platypus, WeasyPrint and typst set them one below the other.
"""

import html
import io
import json
import sys
import tempfile
from pathlib import Path

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
FACES = ("LiberationSerif-Regular", "LiberationSerif-Bold", "LiberationSerif-Italic")
Lines = list[list[list]]


def _faces():
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    for face in FACES:
        if face not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(face, FONTS / f"{face}.ttf"))


def canvas(pages: Lines) -> bytes:
    """Each line drawn on a bare ReportLab canvas."""
    from reportlab.pdfgen.canvas import Canvas
    _faces()
    file = io.BytesIO()
    drawn = Canvas(file, pagesize=(612, 792), pageCompression=1, invariant=1)
    for page in pages:
        for left, baseline, text, face, size in page:
            drawn.setFont(face, size)
            drawn.drawString(left, 792 - baseline, text)
        drawn.showPage()
    drawn.save()
    return file.getvalue()


def platypus(pages: Lines) -> bytes:
    """Each line a paragraph of ReportLab's Platypus."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate
    _faces()
    styles = {(face, size): ParagraphStyle(f"{face}{size}", fontName=face, fontSize=size, leading=size)
              for page in pages for _, _, _, face, size in page}
    file = io.BytesIO()
    story = []
    for page in pages:
        story += [Paragraph(html.escape(text), styles[face, size]) for _, _, text, face, size in page]
        story.append(PageBreak())
    SimpleDocTemplate(file, pagesize=(612, 792), leftMargin=36, rightMargin=36, topMargin=0, bottomMargin=0,
                      invariant=1).build(story)
    return file.getvalue()


def fpdf2(pages: Lines) -> bytes:
    """Each line put in its place by fpdf2."""
    from fpdf import FPDF
    drawn = FPDF(unit="pt", format=(612, 792))
    for face in FACES:
        drawn.add_font(face, fname=FONTS / f"{face}.ttf")
    for page in pages:
        drawn.add_page()
        for left, baseline, text, face, size in page:
            drawn.set_font(face, size=size)
            drawn.text(left, baseline, text)
    return bytes(drawn.output())


def weasyprint(pages: Lines) -> bytes:
    """Each line a paragraph of HTML, set by WeasyPrint."""
    from weasyprint import HTML
    faces = "".join(f"@font-face{{font-family:{face};src:url({(FONTS / face).as_uri()}.ttf)}}" for face in FACES)
    body = "".join("<section>" + "".join(
        f'<p style="font:{size}pt/1 {face}">{html.escape(text)}</p>' for _, _, text, face, size in page) + "</section>"
        for page in pages)
    style = f"<style>{faces}@page{{size:612pt 792pt;margin:0 36pt}}p{{margin:0}}section{{break-after:page}}</style>"
    return HTML(string=f"<html><head>{style}</head><body>{body}</body></html>").write_pdf()


def typst(pages: Lines) -> bytes:
    """Each line a paragraph of typst, in source that is compiled."""
    import typst as compiler
    weights = {"LiberationSerif-Regular": "", "LiberationSerif-Bold": ', weight: "bold"',
               "LiberationSerif-Italic": ', style: "italic"'}
    source = ["#set page(width: 612pt, height: 792pt, margin: (x: 36pt, y: 0pt))\n",
              "#set par(spacing: 1pt, leading: 1pt)\n", '#set text(font: "Liberation Serif")\n']
    for page in pages:
        source += [f"#text(size: {size}pt{weights[face]}, {json.dumps(text, ensure_ascii=False)})\n\n"
                   for _, _, text, face, size in page]
        source.append("#pagebreak(weak: true)\n")
    with tempfile.NamedTemporaryFile(suffix=".typ") as file:
        file.write("".join(source).encode())
        file.flush()
        return compiler.compile(file.name, font_paths=[str(FONTS)], ignore_system_fonts=True)


CONTENDERS = {"bare ReportLab canvas": canvas, "ReportLab Platypus": platypus, "fpdf2": fpdf2, "WeasyPrint": weasyprint,
              "typst": typst}

if __name__ == "__main__":
    name, lines, out = sys.argv[1:]
    Path(out).write_bytes(CONTENDERS[name](json.loads(Path(lines).read_text(encoding="utf-8"))))
