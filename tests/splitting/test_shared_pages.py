"""The labelled pages, those of the project and those beside it: every field of every article, and every speaker."""

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

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SOURCES = (
    (SHARED / "labels", (SHARED / "pages",)),
    (ROOT / "evals" / "labels", (ROOT / "evals" / "pages", ROOT / "seeds")),
)


def labelled_pages() -> list[tuple[Path, Path]]:
    """Each page with its label file."""
    pairs: list[tuple[Path, Path]] = []
    for labels, folders in SOURCES:
        for label in sorted(labels.glob("*.json")):
            name = PageLabels.model_validate_json(label.read_text(encoding="utf-8")).document
            pairs += [(folder / name, label) for folder in folders if (folder / name).is_file()]
    return pairs


PAIRS = labelled_pages()
each_page = pytest.mark.parametrize(
    ("page", "label_file"), PAIRS, ids=lambda path: path.stem if path.suffix != ".json" else ""
)


def test_the_pages_beside_the_project_are_there() -> None:
    if not (SHARED / "pages").is_dir():
        pytest.skip("the labelled pages are not beside the project (../shared/pages)")
    assert sum(page.is_relative_to(SHARED) for page, _ in PAIRS) == 4


def labels_of(label_file: Path) -> tuple[ArticleLabel, ...]:
    return PageLabels.model_validate_json(label_file.read_text(encoding="utf-8")).articles


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


@each_page
def test_articles_and_speakers_are_as_labelled(page: Path, label_file: Path) -> None:
    found = [shown(article) for article in split(read_path(page))]
    assert found == [labelled(label) for label in labels_of(label_file)]


@each_page
def test_every_quoted_word_of_the_labels_is_in_a_paragraph(page: Path, label_file: Path) -> None:
    for article, label in zip(split(read_path(page)), labels_of(label_file), strict=True):
        body = words("".join(article.text[p.span.start : p.span.end] for p in article.paragraphs))
        quotes = [item.quote for item in label.initiatives] + [item.quote for item in label.figures]
        for quote in quotes:
            assert words(quote) in body or words(quote) in words(article.headline)
