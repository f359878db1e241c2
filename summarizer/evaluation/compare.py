"""An expected article against a predicted one, as marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from summarizer.evaluation.facts import ArticleFacts, FigureFact, InitiativeFact, PositionFact
from summarizer.evaluation.marks import Fault, Mark, Tally
from summarizer.evaluation.matching import figure_pairing, initiative_pairing, speaker_pairing
from summarizer.evaluation.similarity import bare, overlap
from summarizer.evaluation.words import amount_words, figure_words, initiative_words, position_words, speaker_words
from summarizer.text import Span

__all__ = ["compare_articles", "lone_article"]

_HIT = Tally(1, 1, 1, 1)
_MISS = Tally(0, 1, 0, 1)
_INVENTION = Tally(0, 0, 1, 0)
_SWAP = _MISS + _INVENTION
_DASHES = re.compile(r"^[\s—–―─\-－]+")


def compare_articles(expected: ArticleFacts, predicted: ArticleFacts) -> Iterator[Mark]:
    """Marks of two articles that pair: the article, its head, and everything in it."""
    yield Mark("articles", _HIT)
    yield from _head(expected, predicted)
    yield from _speakers(expected, predicted)
    for priority in (True, False):
        yield from _initiatives(
            *([i for i in a.initiatives if (i.kind == "priority") is priority] for a in (expected, predicted))
        )
    yield from _figures(expected.figures, predicted.figures)
    yield from _checks(predicted)


def lone_article(article: ArticleFacts, missed: bool) -> Iterator[Mark]:
    """Marks of an article that has no partner: it and all its items are missed, or else invented.

    Only the article itself has a fault, so that a report does not list a whole page twice.
    """
    tally = _MISS if missed else _INVENTION
    text = f"{article.kind}: {article.headline}"
    at = Span(article.span.start, min(article.span.end, article.span.start + 1))
    yield Mark(
        "articles",
        tally,
        Fault("articles", "missed", text, "", at) if missed else Fault("articles", "invented", "", text, at),
    )
    fields = ["speakers" for _ in article.speakers] + ["positions" for s in article.speakers for _ in s.positions]
    for field in fields:
        yield Mark(field, tally)
    items = [("priorities" if i.kind == "priority" else "initiatives", i.confidence) for i in article.initiatives]
    items += [("figures", figure.confidence) for figure in article.figures]
    for field, confidence in items:
        yield Mark(field, tally, confidence=confidence)
        yield Mark(f"{field}.strict", tally)
    if not missed:
        yield from _checks(article)


def _head(expected: ArticleFacts, predicted: ArticleFacts) -> Iterator[Mark]:
    at = Span(expected.span.start, expected.span.start + 1)
    yield _choice("article.kind", expected.kind, predicted.kind, at)
    yield _string("article.headline", expected.headline or None, predicted.headline or None, at)
    yield _string("article.kicker", _kicker(expected), _kicker(predicted), at)
    yield _string("article.journalists", _journalists(expected), _journalists(predicted), at)
    yield _string("article.outlet", expected.outlet, predicted.outlet, at)
    yield _string("article.occasion", expected.occasion, predicted.occasion, at)


def _kicker(article: ArticleFacts) -> str | None:
    return _DASHES.sub("", article.kicker or "") or None


def _journalists(article: ArticleFacts) -> str | None:
    return "、".join(article.journalists) or None


def _speakers(expected: ArticleFacts, predicted: ArticleFacts) -> Iterator[Mark]:
    at = Span(expected.span.start, expected.span.start + 1)
    pairing = speaker_pairing(expected.speakers, predicted.speakers)
    for pair in pairing.pairs:
        mine, theirs = expected.speakers[pair.expected], predicted.speakers[pair.predicted]
        yield from _found("speakers", pair.match, speaker_words(mine), speaker_words(theirs), at)
        yield from _positions(mine.positions, theirs.positions, at)
    for i in pairing.missed:
        yield Mark("speakers", _MISS, Fault("speakers", "missed", speaker_words(expected.speakers[i]), "", at))
        yield from _positions(expected.speakers[i].positions, (), at)
    for j in pairing.invented:
        yield Mark("speakers", _INVENTION, Fault("speakers", "invented", "", speaker_words(predicted.speakers[j]), at))
        yield from _positions((), predicted.speakers[j].positions, at)
    if expected.speakers and predicted.speakers:
        yield _string("speaker.main", expected.speakers[0].name, predicted.speakers[0].name, at)


def _positions(expected: Sequence[PositionFact], predicted: Sequence[PositionFact], at: Span) -> Iterator[Mark]:
    """Positions of one speaker as a multiset; what is left on both sides is shown as one wrong value after another."""
    left, right = list(expected), list(predicted)
    for mine in expected:
        same = next(
            (p for p in right if bare(p.agency) == bare(mine.agency) and bare(p.title) == bare(mine.title)), None
        )
        if same is not None:
            left.remove(mine)
            right.remove(same)
            yield Mark("positions", _HIT)
    shared = min(len(left), len(right))
    for mine, theirs in zip(left, right, strict=False):
        yield from _found("positions", False, position_words(mine), position_words(theirs), at)
    for mine in left[shared:]:
        yield Mark("positions", _MISS, Fault("positions", "missed", position_words(mine), "", at))
    for theirs in right[shared:]:
        yield Mark("positions", _INVENTION, Fault("positions", "invented", "", position_words(theirs), at))


def _initiatives(expected: Sequence[InitiativeFact], predicted: Sequence[InitiativeFact]) -> Iterator[Mark]:
    """Marks of priorities, or of named initiatives: never of both at once."""
    field = "priorities" if any(i.kind == "priority" for i in (*expected, *predicted)) else "initiatives"
    pairing = initiative_pairing(expected, predicted)
    for pair in pairing.pairs:
        mine, theirs = expected[pair.expected], predicted[pair.predicted]
        yield Mark(field, _HIT, confidence=theirs.confidence)
        yield from _strict(f"{field}.strict", bare(mine.name) == bare(theirs.name))
        at = _at(mine.places)
        if field == "initiatives":
            yield _choice("initiative.kind", mine.kind, theirs.kind, at, f"{mine.name}: ")
        yield _choice("initiative.status", mine.status, theirs.status, at, f"{mine.name}: ")
        yield from _evidence("initiative.evidence", mine.places, theirs.places)
    yield from _left(field, pairing.missed, expected, initiative_words, missed=True)
    yield from _left(field, pairing.invented, predicted, initiative_words, missed=False)


def _figures(expected: Sequence[FigureFact], predicted: Sequence[FigureFact]) -> Iterator[Mark]:
    pairing = figure_pairing(expected, predicted)
    for pair in pairing.pairs:
        mine, theirs = expected[pair.expected], predicted[pair.predicted]
        at = _at(mine.places) or _at(theirs.places)
        yield from _found(
            "figures", pair.match, figure_words(mine), figure_words(theirs), at, confidence=theirs.confidence
        )
        yield from _strict("figures.strict", pair.match and bare(mine.metric) == bare(theirs.metric))
        if not pair.match:
            continue
        name = f"{mine.metric} {amount_words(mine)}: "
        yield _choice("figure.role", mine.role, theirs.role, at, name)
        yield _choice("figure.bound", mine.bound, theirs.bound, at, name)
        yield _choice("figure.measure", mine.measure, theirs.measure, at, name)
        yield _string("figure.period", mine.period, theirs.period, at, name)
        yield _string("figure.due", _end(mine.due), _end(theirs.due), at, name)
        yield from _evidence("figure.evidence", mine.places, theirs.places)
    yield from _left("figures", pairing.missed, expected, figure_words, missed=True)
    yield from _left("figures", pairing.invented, predicted, figure_words, missed=False)


def _checks(predicted: ArticleFacts) -> Iterator[Mark]:
    for field, (good, every) in (predicted.checks or {}).items():
        yield Mark(field, Tally(good, every, every, every))


def _end(due: str | None) -> str | None:
    """A period ends where its December ends."""
    return due.removesuffix("-12") if due else None


def _at(places: Sequence[Span]) -> Span | None:
    return places[0] if places else None


def _choice(field: str, expected: str, got: str, at: Span | None, name: str = "") -> Mark:
    ok = expected == got
    return Mark(
        field, Tally(ok, 1, 1, 1), None if ok else Fault(field, "wrong choice", name + expected, name + got, at)
    )


def _string(field: str, expected: str | None, got: str | None, at: Span | None, name: str = "") -> Mark:
    """An accuracy over strings; `None` is right where `None` is expected, but is no label that says something."""
    ok = (expected is None) == (got is None) and bare(expected or "") == bare(got or "")
    fault = None if ok else Fault(field, "wrong value", name + (expected or "–"), name + (got or "–"), at)
    return Mark(field, Tally(ok, 1, 1, expected is not None), fault)


def _found(
    field: str, match: bool, expected: str, got: str, at: Span | None, *, confidence: float | None = None
) -> Iterator[Mark]:
    """A hit, or a pair with a wrong value: one miss and one invention, told as one fault."""
    fault = None if match else Fault(field, "wrong value", expected, got, at)
    yield Mark(field, _HIT if match else _SWAP, fault, confidence)


def _strict(field: str, match: bool) -> Iterator[Mark]:
    yield Mark(field, _HIT if match else _SWAP)


def _evidence(field: str, expected: Sequence[Span], predicted: Sequence[Span]) -> Iterator[Mark]:
    if expected and predicted:
        yield Mark(field, Tally(overlap(expected, predicted), 1, 1, 1))


def _left(
    field: str,
    indexes: Sequence[int],
    items: Sequence[FigureFact] | Sequence[InitiativeFact],
    words: Callable[..., str],
    *,
    missed: bool,
) -> Iterator[Mark]:
    for i in indexes:
        text, at = words(items[i]), _at(items[i].places)
        fault = Fault(field, "missed", text, "", at) if missed else Fault(field, "invented", "", text, at)
        yield Mark(field, _MISS if missed else _INVENTION, fault, items[i].confidence)
        yield Mark(f"{field}.strict", _MISS if missed else _INVENTION)
