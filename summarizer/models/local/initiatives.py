"""Initiatives of an article: priorities from lead clauses, named ones from candidates; each with its status."""

from __future__ import annotations

import re

from summarizer.models.local.clauses import Structure
from summarizer.models.local.features import lead_features, name_features
from summarizer.models.local.lexicon import DONE, ONGOING, any_of
from summarizer.models.local.linear import linear
from summarizer.models.local.names import Candidate, candidates
from summarizer.models.local.priorities import Lead, leads
from summarizer.schemas.draft import DraftInitiative
from summarizer.schemas.vocabulary import InitiativeStatus
from summarizer.text import Span

__all__ = ["read_initiatives"]

_ONGOING = re.compile(any_of(ONGOING))
_DONE = re.compile(any_of(DONE))
_QUOTE_LIMIT = 80
# Below even odds: what is missed costs as much as what is invented, and the fitted odds are cautious on new pages.
_PRIORITY = 0.25
_NAME = 0.3


def read_initiatives(structure: Structure, source: str) -> list[DraftInitiative]:
    """Initiatives in the order of the text; `source` is the article's text, from which names and quotes are copied."""
    found: list[tuple[Span, DraftInitiative]] = []
    for lead, probability in _chosen_leads(structure):
        quote = source[lead.span.start : lead.span.end]
        found.append(
            (
                lead.span,
                DraftInitiative(
                    name=_bare(quote),
                    kind="priority",
                    status=_status(lead.name, ""),
                    quote=quote,
                    confidence=probability,
                ),
            )
        )
    for candidate, probability in _chosen_names(structure):
        quote_span = _quote(candidate)
        found.append(
            (
                candidate.span,
                DraftInitiative(
                    name=_bare(source[candidate.span.start : candidate.span.end]),
                    kind=candidate.kind,
                    status=_status(candidate.verb, structure.text[candidate.span.end : quote_span.end]),
                    quote=source[quote_span.start : quote_span.end],
                    confidence=probability,
                ),
            )
        )
    found.sort(key=lambda pair: pair[0])
    return [initiative for _, initiative in found]


def _bare(name: str) -> str:
    return re.sub("[“”‘’\"'《》「」『』]", "", name).strip()


def _chosen_leads(structure: Structure) -> list[tuple[Lead, float]]:
    model = linear("priority")
    chosen: dict[str, tuple[Lead, float]] = {}
    for lead in leads(structure):
        probability = model.probability(lead_features(lead, structure))
        if probability >= _PRIORITY and lead.name not in chosen:
            chosen[lead.name] = (lead, round(probability, 3))
    return list(chosen.values())


def _chosen_names(structure: Structure) -> list[tuple[Candidate, float]]:
    """The best candidates that do not overlap, each name once, at its first mention."""
    model = linear("name")
    scored = [(model.probability(name_features(c, structure)), c) for c in candidates(structure)]
    taken: list[tuple[float, Candidate]] = []
    for probability, candidate in sorted(scored, key=lambda pair: (-pair[0], pair[1].span)):
        if probability < _NAME:
            break
        if not any(candidate.span.overlap(other.span) for _, other in taken):
            taken.append((probability, candidate))
    first: dict[str, tuple[Candidate, float]] = {}
    for probability, candidate in sorted(taken, key=lambda pair: pair[1].span):
        first.setdefault(candidate.name, (candidate, round(probability, 3)))
    return list(first.values())


def _quote(candidate: Candidate) -> Span:
    """The clause of the name, or the nearest words to both sides of it where the clause is long."""
    clauses = [c.span for c in candidate.sentence.clauses if c.span.start <= candidate.span.start < c.span.end]
    span = clauses[0] if clauses else candidate.sentence.span
    start = max(span.start, candidate.span.start - _QUOTE_LIMIT)
    end = max(candidate.span.end, min(span.end, candidate.span.end + 12))
    text = candidate.sentence.text[end - 1 - candidate.sentence.span.start : end - candidate.sentence.span.start]
    return Span(start, end - 1 if text in "。!?" else end)


def _status(before: str, after: str) -> InitiativeStatus:
    """By the verb of the act (guidelines, section 3): 制定了 is done, 加快 ongoing, all else planned."""
    if _DONE.search(before) or re.search(r"获批|建成投用|取得|已(?!经?[在将])", after):
        return "done"
    return "ongoing" if _ONGOING.search(before) or re.search(r"正在|加快|持续|不断", after) else "planned"
