# SPDX-License-Identifier: MIT
"""The pages of the help as they are read: Markdown and the manual's pictures, and nothing from anywhere else."""

import re
from collections.abc import Callable, Iterable
from typing import Any, cast

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QTextBrowser

from form12b25 import assets
from form12b25.form import guide

_MARGIN = 14  # pixels
_ABOVE = 6  # pixels over the heading that is wanted
_PAPER = "Liberation Serif"  # in which the law's own words stand, here as on the sheet
_PICTURE = re.compile(r"(?:.*/)?pictures/([a-z-]+)\.png")


class Pages(QTextBrowser):
    """Shows the pages that it is given, by name, and the manual's pictures; no other file or address is ever opened."""

    def __init__(self, text: Callable[[str], str]) -> None:
        super().__init__()
        self._text = text
        self.setOpenLinks(False)
        self.document().setDocumentMargin(_MARGIN)
        self.setAccessibleName("Help")
        self._narrower = QTimer(self, singleShot=True, interval=0)
        self._narrower.timeout.connect(self._fit_pictures)
        self.anchorClicked.connect(self._followed)
        self.sourceChanged.connect(self._arrived)

    def open(self, place: str) -> None:
        """Show a page from the heading that the place names."""
        self.setSource(QUrl(place), QTextDocument.ResourceType.MarkdownResource)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """The text of a page of our own, or a picture in it; nothing for anything else."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return self._picture(QUrl(name).path())
        return self._text(page_of(QUrl(name)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures keep to the width of the page."""
        super().resizeEvent(event)
        self._narrower.start()

    def _picture(self, name: str) -> QImage:
        """A picture of the manual, no broader than the page: Qt's own way to make them smaller is a coarse one."""
        named = _PICTURE.fullmatch(name)
        if named is None:
            return QImage()
        whole, dots = QImage.fromData(assets.manual_picture(named[1])), self.devicePixelRatioF()
        room = self.viewport().width() - 2 * _MARGIN
        if room < whole.width():
            whole = whole.scaledToWidth(round(max(room, 1) * dots), Qt.TransformationMode.SmoothTransformation)
            whole.setDevicePixelRatio(dots)
        return whole

    def _fit_pictures(self) -> None:
        """Put each on the page as broad as the page lets it be."""
        block = self.document().begin()
        while block.isValid():
            pieces = [one.fragment() for one in cast("Iterable[Any]", block)]
            for place, length in [(piece.position(), piece.length()) for piece in pieces
                                  if piece.charFormat().isImageFormat()]:
                cursor = QTextCursor(block)
                cursor.setPosition(place)
                cursor.setPosition(place + length, QTextCursor.MoveMode.KeepAnchor)
                shape = cursor.charFormat().toImageFormat()
                picture = self._picture(shape.name())
                self.document().addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(shape.name()), picture)
                size = picture.deviceIndependentSize()
                shape.setWidth(size.width())
                shape.setHeight(size.height())
                cursor.setCharFormat(shape)
            block = block.next()

    def _followed(self, link: QUrl) -> None:
        if not link.scheme() and self._text(page_of(link)):
            self.open(link.toString())

    def _arrived(self, link: QUrl) -> None:
        """Letter the law's own words as on paper, fit the pictures, and bring the heading to the top."""
        self._fit_pictures()
        block = self.document().begin()
        wanted = None
        while block.isValid():
            shape = block.blockFormat()
            if shape.hasProperty(QTextFormat.Property.BlockQuoteLevel):
                cursor = QTextCursor(block)
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                letters = block.charFormat()
                letters.setFontFamilies([_PAPER])
                cursor.mergeCharFormat(letters)
            elif shape.headingLevel() and wanted is None and guide.anchor(block.text()) == link.fragment():
                wanted = block
            block = block.next()
        if wanted is not None and wanted.blockNumber():
            self.setTextCursor(QTextCursor(wanted))
            top = self.document().documentLayout().blockBoundingRect(wanted).top()
            self.verticalScrollBar().setValue(int(top) - _ABOVE)


def page_of(link: QUrl) -> str:
    """The name of the page that a link means."""
    return link.fileName().removesuffix(".md")
