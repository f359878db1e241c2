"""Numbers without a verdict: what the article counts, and neither a figure nor a named reason accounts for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from summarizer.grounding.align import Index, Site
from summarizer.grounding.figures import locate_quote, sites_named
from summarizer.grounding.records import Record, unsupported
from summarizer.schemas.draft import DraftExclusion
from summarizer.text import Span

__all__ = ["Coverage", "coverage_of"]


class Coverage(NamedTuple):
    """The amounts of the body without a verdict, the share with one (1.0 if there are none), and failed exclusions."""

    unaccounted: list[Record]
    share: float
    unsupported: list[Record]


def coverage_of(index: Index, figures: Collection[Span], exclusions: Iterable[DraftExclusion]) -> Coverage:
    """Matches every amount of the body with a figure (by its span in `figures`), an exclusion or a reason of its own.

    Headline, kicker and byline are no part of the body; what stands in a question is excluded for
    that, and so is what stands in an order to a program.
    """
    excluded: dict[Span, None] = {}
    failed = []
    for exclusion in exclusions:
        fault = _exclude(index, exclusion, excluded, figures)
        if fault:
            failed.append(unsupported("exclusion", exclusion.amount, exclusion.quote, fault))
    counted, left = 0, []
    for site in index.sites:
        amount, paragraph = site.amount, site.paragraph
        if paragraph is None:
            continue
        counted += 1
        if amount.excluded is not None or amount.span in figures or amount.span in excluded:
            continue
        if paragraph.role != "question" and not index.ordered(amount.span):
            left.append(_unaccounted(index, site))
    return Coverage(left, (counted - len(left)) / counted if counted else 1.0, failed)


def _exclude(index: Index, exclusion: DraftExclusion, excluded: dict[Span, None], figures: Collection[Span]) -> str:
    """Adds the amount that an exclusion means to `excluded`; the reason where it means none, else `""`.

    Of several, it is the first that has no verdict yet (of very many, the first after the
    last). A number of the text that is no amount needs none.
    """
    found = locate_quote(index, exclusion.quote)
    if isinstance(found, str):
        return found
    last = next(reversed(excluded)).start if excluded else 0
    spans = found.from_(last)
    named = [site.amount for span in spans for site in sites_named(index, exclusion.amount, span)]
    if not named:
        stands = any(span.contains(place) for place in index.words(exclusion.amount) for span in spans)
        return "" if stands else "amount not in the quote"
    free = (a.span for a in named if a.excluded is None and a.span not in excluded and a.span not in figures)
    excluded[next(free, named[0].span)] = None
    return ""


def _unaccounted(index: Index, site: Site) -> Record:
    start, end = index.article.source(site.amount.span)
    sentence = index.text[site.sentence.start : site.sentence.end].strip()
    return {"amount": site.words, "span": {"start": start, "end": end}, "sentence": sentence}
