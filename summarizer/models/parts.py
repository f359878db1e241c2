"""Long articles: cut at paragraphs with overlap, and the answers on the parts merged by place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from summarizer.documents import Article
from summarizer.schemas.draft import Draft, DraftExclusion, DraftFigure, DraftInitiative, DraftSpeaker
from summarizer.text import Span

__all__ = ["LONGEST", "Part", "cut", "halves", "merge"]

LONGEST = 6000
"""Characters of body text in one question; few articles of a newspaper page are longer."""

_Item = TypeVar("_Item", DraftFigure, DraftExclusion)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an article: `head` (headline, kicker, byline) and the text from `start` on, up to `end`.

    `number` of `count` counts from 1. `paragraphs` are spans of the article's text.
    """

    head: str
    body: str
    start: int
    number: int
    count: int
    paragraphs: tuple[Span, ...]

    @property
    def text(self) -> str:
        """What the model reads."""
        return self.head + self.body


def cut(article: Article, longest: int = LONGEST) -> list[Part]:
    """The parts of an article, each at most `longest` characters of body where its paragraphs allow it.

    A part begins with the last paragraph of the one before it, so that nothing is read without its surroundings.
    The one part of a short article is its whole text.
    """
    spans = _lines(article)
    head = article.text[: spans[0].start] if spans else article.text
    groups = _groups(spans, longest)
    if len(groups) < 2:
        return [Part(head, article.text[len(head) :], len(head), 1, 1, tuple(spans))]
    return [
        Part(head, article.text[group[0].start : group[-1].end], group[0].start, i, len(groups), tuple(group))
        for i, group in enumerate(groups, 1)
    ]


def halves(article: Article, part: Part) -> list[Part]:
    """The two halves of a part, for an answer that did not fit; `[]` where it is one paragraph."""
    spans = part.paragraphs
    if len(spans) < 2:
        return []
    middle = len(spans) // 2
    return [
        Part(part.head, article.text[group[0].start : group[-1].end], group[0].start, i, 2, tuple(group))
        for i, group in enumerate((spans[:middle], spans[middle:]), 1)
    ]


def _lines(article: Article) -> list[Span]:
    """The paragraphs with their labels (`记者：`), up to the end of the text."""
    starts = [article.text.rfind("\n", 0, p.span.start) + 1 for p in article.paragraphs]
    starts = sorted(set(starts))
    ends = [*starts[1:], len(article.text)]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _groups(spans: Sequence[Span], longest: int) -> list[list[Span]]:
    groups: list[list[Span]] = []
    current: list[Span] = []
    for span in spans:
        if current and span.end - current[0].start > longest:
            groups.append(current)
            last = current[-1]
            fits = len(current) > 1 and span.end - last.start <= longest
            current = [last] if fits else []
        current.append(span)
    return [*groups, current] if current else groups


def merge(drafts: Sequence[tuple[Part, Draft]]) -> Draft:
    """One draft from those of the parts: what two parts found at one place, or under one name, counts once."""
    if len(drafts) == 1:
        return drafts[0][1]
    people = _people(draft for _, draft in drafts)
    figures = _placed([(part, item) for part, draft in drafts for item in draft.figures], set())
    taken = {place for place, _ in figures}
    exclusions = _placed([(part, item) for part, draft in drafts for item in draft.exclusions], taken)
    return Draft(
        speaker=people[0] if people else None,
        other_speakers=tuple(people[1:]),
        abstract=next((draft.abstract for _, draft in drafts if draft.abstract), ""),
        initiatives=_named(item for _, draft in drafts for item in draft.initiatives),
        figures=tuple(item for _, item in figures),
        exclusions=tuple(item for _, item in exclusions),
    )


def _people(drafts: Iterable[Draft]) -> list[DraftSpeaker]:
    found: dict[str, DraftSpeaker] = {}
    for draft in drafts:
        for person in (*([draft.speaker] if draft.speaker else []), *draft.other_speakers):
            found.setdefault(person.name, person)
    return list(found.values())


def _named(items: Iterable[DraftInitiative]) -> tuple[DraftInitiative, ...]:
    found: dict[tuple[str, bool], DraftInitiative] = {}
    for item in items:
        found.setdefault((item.name, item.kind == "priority"), item)
    return tuple(found.values())


def _placed(items: Sequence[tuple[Part, _Item]], taken: set[object]) -> list[tuple[object, _Item]]:
    """The items whose amount stands at a place of its own, with that place; what can't be placed goes by its words."""
    found: dict[object, _Item] = {}
    for part, item in items:
        at = part.body.find(item.quote)
        inside = item.quote.rfind(item.amount)
        place: object = part.start + at + inside if at >= 0 and inside >= 0 else (item.quote, item.amount)
        if place not in taken:
            found.setdefault(place, item)
    return list(found.items())
