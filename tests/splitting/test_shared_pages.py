"""The four labelled pages beside the project: every field of every article, and every speaker."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.documents import Article
from summarizer.grounding.agency import complete_agency
from summarizer.models.local.speakers import read_speakers
from summarizer.reading import read_path
from summarizer.schemas.draft import DraftSpeaker
from summarizer.schemas.labels import ArticleLabel, PageLabels
from summarizer.splitting import split

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
PAGES = sorted((SHARED / "pages").glob("*.txt"))

pytestmark = pytest.mark.skipif(not PAGES, reason="the labelled pages are not beside the project (../shared/pages)")


def labels_of(page: Path) -> PageLabels:
    return PageLabels.model_validate_json((SHARED / "labels" / f"{page.stem}.json").read_text(encoding="utf-8"))


def words(text: str) -> str:
    return "".join(text.split())


def shown(article: Article) -> dict[str, object]:
    text = article.document.text[article.span.start : article.span.end]
    main, others = read_speakers(article)
    return {
        "kind": article.kind,
        "headline": article.headline,
        "kicker": article.kicker,
        "first": words(text)[:12],
        "last": words(text)[-12:],
        "journalists": article.journalists,
        "outlet": article.outlet,
        "occasion": article.occasion,
        "speaker": person(article, main) if main else None,
        "others": [person(article, other) for other in others],
    }


def person(article: Article, speaker: DraftSpeaker) -> tuple[str, list[tuple[str, str]]]:
    return speaker.name, [(complete_agency(p.agency, article), p.title) for p in speaker.positions]


def labelled(label: ArticleLabel) -> dict[str, object]:
    people = [
        (speaker.name, [(p.agency, p.title) for p in speaker.positions])
        for speaker in ([label.speaker] if label.speaker else []) + list(label.other_speakers)
    ]
    return {
        "kind": label.kind,
        "headline": label.headline,
        "kicker": label.kicker,
        "first": label.first_words,
        "last": label.last_words,
        "journalists": label.journalists,
        "outlet": label.outlet,
        "occasion": label.occasion,
        "speaker": people[0] if people else None,
        "others": people[1:],
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem[:3])
def test_articles_and_speakers_are_as_labelled(page: Path) -> None:
    found = [shown(article) for article in split(read_path(page))]
    assert found == [labelled(label) for label in labels_of(page).articles]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem[:3])
def test_every_quoted_word_of_the_labels_is_in_a_paragraph(page: Path) -> None:
    for article, label in zip(split(read_path(page)), labels_of(page).articles, strict=True):
        body = words("".join(article.text[p.span.start : p.span.end] for p in article.paragraphs))
        quotes = [item.quote for item in label.initiatives] + [item.quote for item in label.figures]
        for quote in quotes:
            assert words(quote) in body or words(quote) in words(article.headline)
