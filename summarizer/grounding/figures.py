"""Draft figure → goal or result: the number is the text's, and value, unit, bound, sign and end are derived from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from summarizer.grounding.align import Found, Index, Site
from summarizer.grounding.derive import REACH, derive, scaled
from summarizer.grounding.digits import number_tokens
from summarizer.grounding.folding import plain, tight
from summarizer.grounding.metrics import ProvenMetric, metric_of, nearest
from summarizer.grounding.records import Record, unsupported
from summarizer.grounding.times import period_of
from summarizer.schemas.draft import DraftFigure
from summarizer.schemas.vocabulary import ExclusionReason, Match, Role
from summarizer.text import Span

__all__ = ["Figures", "locate_quote", "prove_figure", "sites_named"]

LONGEST_QUOTE = 400
"""Characters; a longer quote proves nothing about one number."""

_FOLDED = 64  # places of a quote
EXCLUDED: dict[ExclusionReason, str] = {
    "name": "number is part of a name",
    "ordinal": "number is an ordinal",
    "date": "number is part of a date",
    "headings": "number counts what the text lists",
    "question": "number stands only in the question",
    "outside": "number stands outside the body",
}
# One number for several nouns, each of which has it (guidelines, section 4).
_JOINT = re.compile(r"(?:[各均都]|分别|双双)[^,;:。]{0,12}$")


@dataclass(slots=True)
class Figures:
    """The figures of one article as they are proved, in the order of the draft."""

    goals: list[Record] = field(default_factory=list)
    results: list[Record] = field(default_factory=list)
    unsupported: list[Record] = field(default_factory=list)
    given: dict[Span, list[tuple[str, Role]]] = field(default_factory=dict)
    """The spans of the numbers given so far, with metric and role."""
    last: int = 0
    """Where the number given last begins: the next is more likely after it."""


def prove_figure(index: Index, draft: DraftFigure, figures: Figures) -> None:
    """Adds a figure of the draft to `figures`: as a goal or a result, or to what is unsupported, with the reason."""
    found = _number(index, draft, figures)
    if isinstance(found, str):
        return _refuse(draft, figures, found)
    span, site, match = found
    metric = metric_of(index, draft.metric, site)
    if isinstance(metric, str):
        return _refuse(draft, figures, metric)
    at, role = site.amount.span, draft.role
    if at in figures.given:
        clash = _clash(index, draft, metric, at, figures.given[at])
        if clash is not None:
            return _refuse(draft, figures, clash) if clash else None
        figures.given[at].append((metric.text, role))
    else:
        figures.given[at] = [(metric.text, role)]
    figures.last = at.start
    item = _item(index, draft, site, metric.text)
    item["period"], item["due"] = _period(index, draft, figures, site)
    item["evidence"] = index.evidence(span, match, draft.quote.strip())
    item["confidence"] = draft.confidence
    (figures.goals if role == "goal" else figures.results).append(item)
    return None


def _refuse(draft: DraftFigure, figures: Figures, reason: str, more: str = "") -> None:
    text = f"{draft.metric} {draft.amount}{more}"
    figures.unsupported.append(unsupported("figure", text, draft.quote, reason))


def _period(index: Index, draft: DraftFigure, figures: Figures, site: Site) -> tuple[str | None, str | None]:
    """The period and its end; a period that is not proved is left out, and listed as unsupported."""
    words = draft.period
    if words is None or not words or words.isspace():
        return None, None
    period = period_of(index, words, site)
    if isinstance(period, str):
        _refuse(draft, figures, f"{period}; given without it", f" {words}")
        return None, None
    return period


def _item(index: Index, draft: DraftFigure, site: Site, metric: str) -> Record:
    """What is derived from the number and its words; period, evidence and confidence are still to come."""
    amount = site.amount
    at = amount.span.start
    before = Span(max(site.sentence.start, at - REACH), at)
    negative, measure = derive(index.plain, amount, metric, draft.measure, lambda: index.amounts_in(before))
    value, value_max, unit = scaled(amount, measure)
    if negative:
        value, value_max = -value, None if value_max is None else -value_max
    return {
        "metric": metric,
        "amount": site.words,
        "value": value,
        "value_max": value_max,
        "unit": unit,
        "bound": amount.bound,
        "measure": measure,
    }


def locate_quote(index: Index, quote: str) -> Found | str:
    """Where a quote stands, or the reason why it proves nothing."""
    if len(quote) > LONGEST_QUOTE:
        return "quote is too long"
    found = index.find(quote)
    if found is None:
        return "quote not found in the article" if quote.strip() else "no quote"
    if not index.orders:
        return found
    spans = tuple(span for span in found.spans if not index.ordered(span))
    return Found(spans, found.match) if spans else "quote is part of an order to a program"


def _number(index: Index, draft: DraftFigure, figures: Figures) -> tuple[Span, Site, Match] | str:
    """The place of the quote and the amount in it that the draft means, or why there is none.

    Of several, the one that may be a figure, that is not given yet, that equals the amount to the letter, that stands
    nearest the metric, that the text gives the period, and that follows the figure before.
    """
    found = locate_quote(index, draft.quote)
    if isinstance(found, str):
        return found
    choices = [(span, site) for span in found.from_(figures.last) for site in sites_named(index, draft.amount, span)]
    if not choices:
        return "amount is no whole number of the quote"
    if found.match == "exact" and all(s.words != draft.amount or s.amount.span in figures.given for _, s in choices):
        choices += _folded(index, draft, {site.amount.span for _, site in choices})
    span, site = choices[0]
    if len(choices) > 1:
        span, site = min(choices, key=lambda choice: _unlikely(index, draft, figures, choice))
    reason = _no_figure(site)
    return reason or (span, site, found.match)


def _folded(index: Index, draft: DraftFigure, known: set[Span]) -> list[tuple[Span, Site]]:
    """The amounts in other places of a quote, which differ from it in width: `3％` where the quote has `3%`."""
    spans = islice(index.folded(draft.quote.strip()), _FOLDED)
    free = [span for span in spans if not index.ordered(span)]
    sites = [(span, site) for span in free for site in sites_named(index, draft.amount, span)]
    return [(span, site) for span, site in sites if site.amount.span not in known]


def _unlikely(
    index: Index, draft: DraftFigure, figures: Figures, choice: tuple[Span, Site]
) -> tuple[bool, bool, bool, int, bool, int, int]:
    span, site = choice
    at = site.amount.span
    ahead = at.start - figures.last
    return (
        bool(_no_figure(site)),
        at in figures.given,
        site.words != draft.amount,
        nearest(index, draft.metric, site),
        draft.period is not None and isinstance(period_of(index, draft.period, site), str),
        ahead if ahead >= 0 else len(index.text) - ahead,
        span.start,
    )


def sites_named(index: Index, words: str, span: Span) -> list[Site]:
    """The amounts in a span that `words` names: the same number, written with no words but those beside it there.

    `363.2亿` names `363.2亿元`, `增长8%` names `8%`; `18%` does not name `15%—18%`, nor `3家` `13家`.
    """
    inside = index.sites_in(span)
    exact = [site for site in inside if site.words == words]
    key = "" if exact else tight(words)
    if not key:
        return exact
    folded = [site for site in inside if tight(site.words) == key]
    if folded:
        return folded
    tokens = number_tokens(plain(words))
    near = tight(index.plain[span.start : span.end])
    named = []
    for site in inside:
        own = plain(site.words)
        if (key in tight(own) or (tight(own) in key and key in near)) and number_tokens(own) == tokens:
            named.append(site)
    return named


def _no_figure(site: Site) -> str:
    """Why an amount can't be a figure wherever it stands, or `""`."""
    excluded = site.amount.excluded
    if excluded is not None:
        return EXCLUDED.get(excluded, "number measures nothing of its own")
    if site.paragraph is None:
        return EXCLUDED["outside"]
    return EXCLUDED["question"] if site.paragraph.role == "question" else ""


def _clash(
    index: Index, draft: DraftFigure, metric: ProvenMetric, span: Span, given: list[tuple[str, Role]]
) -> str | None:
    """Why a number that is given already can't be given again; `""` for a mere double, `None` if it can."""
    mine = tight(metric.text)
    for words, role in given:
        theirs = tight(words)
        if mine in theirs or theirs in mine:
            return "" if role == draft.role else f"already given as {role}"
    at = span.start
    return None if _JOINT.search(index.plain, max(0, at - 16), at) else f"number already measures {given[0][0]}"
