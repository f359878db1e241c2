"""Labelled articles to fit on: from pages with label files, and from annotated practice paragraphs; used by `train_local.py`.

A practice file holds small articles, each begun by `# YEAR`: paragraphs, and after each what stands in it, a line an item:

    - metric | number and unit as written | r or g | l, i, g or s | period or -
    + kind status | name
    * status | priority
    x number that is no figure
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from summarizer.documents import Article, Document, Paragraph, Published
from summarizer.quantities.amounts import read_amount
from summarizer.reading import read_path
from summarizer.schemas.labels import ArticleLabel, PageLabels
from summarizer.splitting import split
from summarizer.text import Span, join_view

__all__ = ["Sample", "flat", "labelled", "practice"]

_BLANK = re.compile(r"[\s“”‘’\"'《》「」]")
_ROLES = {"r": "result", "g": "goal"}
_MEASURES = {"l": "level", "i": "increment", "g": "growth", "s": "share"}


class Sample(NamedTuple):
    """An article with its label, and the page it stands on."""

    page: str
    article: Article
    label: ArticleLabel


def flat(text: str) -> str:
    """`text` without blanks and marks, dashes and parentheses in one width."""
    return _BLANK.sub("", text).translate(str.maketrans("—－（）", "--()"))


def labelled(pages: Path, labels: Path) -> Iterator[Sample]:
    """Each labelled interview (and report whose figures are labelled) with the article that the splitter finds for it."""
    for file in sorted(labels.glob("*.json")):
        page = PageLabels.model_validate_json(file.read_text(encoding="utf-8"))
        if not (pages / page.document).is_file():
            continue
        document: Document = read_path(pages / page.document)
        if document.published is None and page.reference_year:
            document = replace(document, published=Published(page.reference_year))
        articles = split(document)
        for label in page.articles:
            for article in articles:
                if flat(article.text).startswith(flat(label.first_words)[:8]) and (
                    label.kind == article.kind == "interview" or label.figures
                ):
                    yield Sample(page.document, article, label)


def practice(file: Path) -> Iterator[Sample]:
    """The small articles of a practice file."""
    for number, part in enumerate(file.read_text(encoding="utf-8").split("\n# ")):
        year, _, rest = part.removeprefix("# ").partition("\n")
        paragraphs = [block.split("\n") for block in rest.split("\n\n") if block.strip()]
        yield _sample(f"{file.name}#{number}", int(year.strip()[:4]), paragraphs)


def _sample(page: str, year: int, blocks: Sequence[Sequence[str]]) -> Sample:
    text, spans = "", []
    initiatives: list[dict[str, Any]] = []
    figures: list[dict[str, Any]] = []
    for lines in blocks:
        words, *notes = (line.strip() for line in lines if line.strip())
        spans.append(Paragraph(Span(len(text), len(text) + len(words))))
        text += words + "\n"
        at = 0
        for note in notes:
            sign, fields = note[:1], [field.strip() for field in note[1:].split(" | ")]
            if sign == "-" and len(fields) == 5:
                found = words.find(fields[1], at)
                at = found if found >= 0 else words.find(fields[1])
                figures += _figure(fields, words[: at + len(fields[1])])
            elif sign in "+*" and len(fields) == 2:
                kind, _, status = ("priority " + fields[0] if sign == "*" else fields[0]).partition(" ")
                initiatives.append({"name": fields[1], "kind": kind, "status": status, "quote": words})
    document = Document(page, text, sha256(text.encode()).hexdigest(), published=Published(year))
    whole = Span(0, len(text))
    article = Article(document, 0, "interview", whole, join_view(text, [(whole, "")]), "", paragraphs=tuple(spans))
    head = {"headline": "", "kicker": None, "first_words": "", "last_words": "", "journalists": (), "outlet": None}
    label = ArticleLabel.model_validate(
        {"kind": "interview", "occasion": None, "speaker": None, "initiatives": initiatives, "figures": figures, **head}
    )
    return Sample(page, article, label)


def _figure(fields: Sequence[str], quote: str) -> Iterator[dict[str, Any]]:
    metric, written, role, measure, period = fields
    amount = read_amount(written)
    if amount is not None and role in _ROLES and measure in _MEASURES:
        yield {
            "role": _ROLES[role],
            "metric": metric,
            "value": amount.value,
            "unit": amount.unit,
            "bound": "exact",
            "measure": _MEASURES[measure],
            "period": None if period == "-" else period,
            "due": None,
            "quote": quote,
        }
