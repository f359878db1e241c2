"""Fixture sets: label files, the pages they belong to, and both as facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from summarizer.documents import ArticleKind, Document, Published
from summarizer.errors import FixtureError
from summarizer.evaluation.facts import ArticleFacts, FigureFact, InitiativeFact, PositionFact, Ruler, SpeakerFact
from summarizer.reading import read_path
from summarizer.schemas.labels import ArticleLabel, FigureLabel, InitiativeLabel, PageLabels, SpeakerLabel
from summarizer.text import Span

__all__ = [
    "Fixture",
    "article_facts",
    "article_spans",
    "label_files",
    "labelled_kinds",
    "load_fixtures",
    "read_labels",
    "read_page",
]


@dataclass(frozen=True, slots=True)
class Fixture:
    """One labelled page; `facts[i]` are those of `labels.articles[i]`, `path` is the label file."""

    path: Path
    labels: PageLabels
    document: Document
    ruler: Ruler
    facts: tuple[ArticleFacts, ...]


def read_labels(path: Path) -> PageLabels:
    """Reads one label file.

    Raises:
        FixtureError: the file is not JSON or not of the schema; the message names the first wrong place.
    """
    try:
        return PageLabels.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise FixtureError(f"{path}: {place}: {first['msg']}; correct the label file by the guidelines") from error


def load_fixtures(labels: Iterable[Path], pages: Sequence[Path]) -> list[Fixture]:
    """Every label file of the folders (or files) `labels`, with its page from the first of `pages` that has it.

    Raises:
        FixtureError: there is no label file, two are for one page, a page is missing, or a label is wrong.
    """
    fixtures: dict[str, Fixture] = {}
    for path in label_files(labels):
        fixture = _load(path, pages)
        if fixture.document.id in fixtures:
            other = fixtures[fixture.document.id].path
            raise FixtureError(f"{path} and {other} label the same page {fixture.document.id}; give one of them")
        fixtures[fixture.document.id] = fixture
    if not fixtures:
        raise FixtureError(
            f"no label file in {', '.join(map(str, labels)) or 'no folder'}; give a folder of .json files"
        )
    return list(fixtures.values())


def labelled_kinds(fixtures: Iterable[Fixture]) -> tuple[ArticleKind, ...]:
    """The kinds of articles that a model has to be asked about: interviews, and others whose labels hold items."""
    held = {facts.kind for fixture in fixtures for facts in fixture.facts if facts.initiatives or facts.figures}
    return ("interview", *sorted(held - {"interview"}))


def label_files(folders: Iterable[Path]) -> list[Path]:
    """The .json files of folders, by name within each; a file stands for itself."""
    return [path for folder in folders for path in (sorted(folder.glob("*.json")) if folder.is_dir() else [folder])]


def read_page(labels: PageLabels, pages: Sequence[Path], where: str = "label") -> Document:
    """The page of a label file, from the first folder that has it, dated by the label and by nothing else.

    Raises:
        FixtureError: no folder has it; the message starts with `where`.
        ReadError: it can't be read.
    """
    found = next((folder / labels.document for folder in pages if (folder / labels.document).is_file()), None)
    if found is None:
        raise FixtureError(f"{where}: no page {labels.document} in {', '.join(map(str, pages))}; name its folder")
    published = None if labels.reference_year is None else Published(labels.reference_year)
    return replace(read_path(found, document_id=labels.document), published=published)


def _load(path: Path, pages: Sequence[Path]) -> Fixture:
    labels = read_labels(path)
    document = read_page(labels, pages, str(path))
    ruler = Ruler.of(document.text)
    spans = article_spans(ruler, labels.articles, str(path))
    facts = tuple(article_facts(article, span, ruler) for article, span in zip(labels.articles, spans, strict=True))
    return Fixture(path, labels, document, ruler, facts)


def article_spans(ruler: Ruler, articles: Sequence[ArticleLabel], where: str = "label") -> list[Span]:
    """Places of the articles in solid characters: in order, each from its first words to the next place of its last.

    Raises:
        FixtureError: words that don't occur after the article before; the message starts with `where`.
    """
    spans: list[Span] = []
    at = 0
    for number, article in enumerate(articles, 1):
        first = ruler.find(article.first_words, at)
        last = first and ruler.find(article.last_words, first.start)
        if first is None or last is None:
            words = article.first_words if first is None else article.last_words
            raise FixtureError(f"{where}: article {number}: {words!r} does not occur after the article before it")
        at = last.end
        spans.append(Span(first.start, last.end))
    return spans


def article_facts(label: ArticleLabel, span: Span, ruler: Ruler) -> ArticleFacts:
    """A label as facts; `span` is its place in solid characters. A quote that doesn't occur has no places."""
    speakers = (() if label.speaker is None else (label.speaker,)) + label.other_speakers
    return ArticleFacts(
        span=span,
        kind=label.kind,
        headline=label.headline,
        kicker=label.kicker,
        journalists=label.journalists,
        outlet=label.outlet,
        occasion=label.occasion,
        speakers=tuple(_speaker(speaker) for speaker in speakers),
        initiatives=tuple(_initiative(item, ruler.find_all(item.quote, *span)) for item in label.initiatives),
        figures=tuple(_figure(item, ruler.find_all(item.quote, *span)) for item in label.figures),
    )


def _speaker(label: SpeakerLabel) -> SpeakerFact:
    return SpeakerFact(label.name, tuple(PositionFact(p.agency, p.title) for p in label.positions))


def _initiative(label: InitiativeLabel, places: tuple[Span, ...]) -> InitiativeFact:
    return InitiativeFact(label.name, label.kind, label.status, label.quote, places)


def _figure(label: FigureLabel, places: tuple[Span, ...]) -> FigureFact:
    return FigureFact(
        role=label.role,
        metric=label.metric,
        value=label.value,
        unit=label.unit,
        value_max=label.value_max,
        bound=label.bound,
        measure=label.measure,
        period=label.period,
        due=label.due,
        quote=label.quote,
        places=places,
    )
