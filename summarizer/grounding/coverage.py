"""Numbers without a verdict: what the article counts, and neither a figure nor a named reason accounts for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from summarizer.grounding.align import Index
from summarizer.grounding.figures import amounts_named, locate_quote
from summarizer.quantities.model import Amount
from summarizer.schemas.draft import DraftExclusion
from summarizer.schemas.summary import SpanItem, Unaccounted, Unsupported
from summarizer.text import Span

__all__ = ["Coverage", "coverage_of"]


class Coverage(NamedTuple):
    """The amounts of the body without a verdict, the share with one (1.0 if there are none), and failed exclusions."""

    unaccounted: tuple[Unaccounted, ...]
    share: float
    unsupported: tuple[Unsupported, ...]


def coverage_of(index: Index, figures: Collection[Span], exclusions: Iterable[DraftExclusion]) -> Coverage:
    """Matches every amount of the body with a figure (by its span in `figures`), an exclusion or a reason of its own.

    Headline, kicker and byline are no part of the body; what stands in a question is excluded for
    that, and so is what stands in an order to a program.
    """
    excluded: set[Span] = set()
    failed = []
    for exclusion in exclusions:
        fault = _exclude(index, exclusion, excluded, figures)
        if fault:
            failed.append(Unsupported(item="exclusion", text=exclusion.amount, quote=exclusion.quote, reason=fault))
    counted, left = 0, []
    for amount in index.amounts:
        paragraph = index.paragraph(amount.span.start)
        if paragraph is None:
            continue
        counted += 1
        own = amount.excluded is not None or paragraph.role == "question" or index.ordered(amount.span)
        if not own and amount.span not in excluded and amount.span not in figures:
            left.append(_unaccounted(index, amount))
    return Coverage(tuple(left), (counted - len(left)) / counted if counted else 1.0, tuple(failed))


def _exclude(index: Index, exclusion: DraftExclusion, excluded: set[Span], figures: Collection[Span]) -> str:
    """Adds the amount that an exclusion means to `excluded`; the reason where it means none, else `""`.

    Of several, it is the first that has no verdict yet. A number of the text that is no amount needs none.
    """
    found = locate_quote(index, exclusion.quote)
    if isinstance(found, str):
        return found
    named = [amount for span in found.spans for amount in amounts_named(index, exclusion.amount, span)]
    if not named:
        stands = any(span.contains(place) for place in index.words(exclusion.amount) for span in found.spans)
        return "" if stands else "amount not in the quote"
    free = (a.span for a in named if a.excluded is None and a.span not in excluded and a.span not in figures)
    excluded.add(next(free, named[0].span))
    return ""


def _unaccounted(index: Index, amount: Amount) -> Unaccounted:
    start, end = index.article.source(amount.span)
    sentence = index.sentence(amount.span.start)
    return Unaccounted(
        amount=index.text[amount.span.start : amount.span.end],
        span=SpanItem(start=start, end=end),
        sentence=index.text[sentence.start : sentence.end].strip(),
    )
