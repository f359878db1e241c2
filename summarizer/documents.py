"""Document and Article: what reading and splitting hand on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from summarizer.errors import UsageError
from summarizer.text import Span, View

__all__ = ["Article", "ArticleKind", "Document", "Paragraph", "ParagraphRole", "Published"]

ArticleKind = Literal["interview", "report", "commentary"]
ParagraphRole = Literal["body", "standfirst", "question", "answer", "heading"]

_PUBLISHED = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Published:
    """When a page was published: a year, with month and day where they are known."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Published:
        """Reads `2023`, `2023-08` or `2023-08-05`.

        Raises:
            UsageError: `text` has another form, or is no date of the years 1900 to 2199.
        """
        match = _PUBLISHED.fullmatch(text.strip())
        if match:
            year, month, day = (int(g) if g else None for g in match.groups())
            if year and 1900 <= year < 2200 and 1 <= (month or 1) <= 12 and 1 <= (day or 1) <= 31:
                return cls(year, month, day)
        raise UsageError(f"{text!r} is no date: give YYYY, YYYY-MM or YYYY-MM-DD, such as 2023-08-05")

    def __str__(self) -> str:
        parts = [f"{self.year:04d}", *(f"{p:02d}" for p in (self.month, self.day) if p)]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Document:
    """One file as text.

    `id` is the path relative to the argument that named it, with `/`; `text` is what all offsets refer to;
    `sha256` is that of the file's bytes (of the text in UTF-8 where there was no file).
    """

    id: str
    text: str
    sha256: str
    media_type: str = "text/plain"
    published: Published | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article's body, as a span of the article's `text`.

    `span` leaves out a turn's label (`记者：`); `speaker` is the name or the word on that label.
    """

    span: Span
    role: ParagraphRole = "body"
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One piece on a page.

    `span` is its place in `document.text`; `view` its text with broken paragraphs mended, one line a
    paragraph, and the map back to `document.text`; `paragraphs` are its body, in order, without headline,
    kicker and byline. `headline`, `kicker`, `journalists`, `outlet`, `occasion` as in the labelling
    guidelines, section 1.
    """

    document: Document
    index: int
    kind: ArticleKind
    span: Span
    view: View
    headline: str
    kicker: str | None = None
    journalists: tuple[str, ...] = ()
    outlet: str | None = None
    occasion: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def text(self) -> str:
        """The mended text: what models read and what `paragraphs` point into."""
        return self.view.text

    @property
    def published(self) -> Published | None:
        """The publication date of the page."""
        return self.document.published

    def source(self, span: Span) -> Span:
        """The span of `document.text` that a span of `text` stands for."""
        return self.view.span(span)
