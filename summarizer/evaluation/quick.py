"""`python -m summarizer.evaluation.quick --pages DIR --labels DIR [--misses] [--only FIELD]`: scores while building."""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import asyncio
import importlib
from pathlib import Path
from typing import Any

from summarizer.documents import Article, Document
from summarizer.evaluation.facts import ArticleFacts, InitiativeFact, PositionFact, Ruler, SpeakerFact
from summarizer.evaluation.fixtures import load_fixtures
from summarizer.evaluation.marks import FIELDS
from summarizer.evaluation.report.sentences import sentence
from summarizer.evaluation.run import Predict, Prediction, evaluate
from summarizer.schemas.draft import Draft


def _part(module: str, name: str) -> Any:
    try:
        return getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError) as error:
        print(f"(left out: {error})")
        return None


def _draft_facts(article: Article, draft: Draft, ruler: Ruler) -> ArticleFacts:
    """While there is no grounding: speakers and initiatives of the draft as they are, no figures."""
    span = ruler.measure(article.span)
    people = (*([draft.speaker] if draft.speaker else []), *draft.other_speakers)
    return ArticleFacts(
        span=span,
        kind=article.kind,
        headline=article.headline,
        kicker=article.kicker,
        journalists=article.journalists,
        outlet=article.outlet,
        occasion=article.occasion,
        speakers=tuple(
            SpeakerFact(s.name, tuple(PositionFact(p.agency, p.title) for p in s.positions)) for s in people
        ),
        initiatives=tuple(
            InitiativeFact(i.name, i.kind, i.status, i.quote, ruler.find_all(i.quote, *span))
            for i in draft.initiatives
            if article.kind == "interview"
        ),
    )


def _predict() -> Predict | None:
    """The whole flow, or what there is of it."""
    whole = _part("summarizer.evaluation.predict", "predictor")
    if whole is not None:
        return whole("local")  # type: ignore[no-any-return]
    split = _part("summarizer.splitting", "split")
    local = _part("summarizer.models.local", "LocalModel")
    if split is None:
        return None
    model = local and local()

    async def predict(document: Document) -> Prediction:
        ruler = Ruler.of(document.text)
        drafts = [(a, (await model.draft(a)).draft if model else Draft()) for a in split(document)]
        return Prediction(tuple(_draft_facts(article, draft, ruler) for article, draft in drafts))

    return predict


def main() -> None:
    """Prints the scores of `local` by field; `--misses` lists every fault with its sentence."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", action="append", type=Path, required=True)
    parser.add_argument("--labels", action="append", type=Path, required=True)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--only", default="", help="fields whose name starts so, such as figure")
    args = parser.parse_args()
    fixtures = {fixture.document.id: fixture for fixture in load_fixtures(args.labels, args.pages)}
    predict = _predict()
    if predict is None:
        return
    run = asyncio.run(evaluate("local", predict, list(fixtures.values())))
    for document, reason in run.failures:
        print(f"FAILED {document}: {reason}")
    for article in run.scores if args.misses else ():
        faults = [f for f in article.faults if f.field.startswith(args.only)]
        if faults:
            print(f"\n== {article.document} #{article.index} {article.headline[:30]}")
        for f in faults:
            print(f"{f.kind:12} {f.field}\n    expected {f.expected or '-'}\n    got      {f.got or '-'}")
            if f.place and not f.field.startswith(("article", "speaker", "position")):
                fixture = fixtures[article.document]
                print("    in       {}【{}】{}".format(*sentence(fixture.document.text, fixture.ruler, f.place)))
    tallies = run.tallies()
    print(f"\n{'field':22} {'P':>6} {'R':>6} {'F1/acc':>6}   hits expected predicted")
    for field in FIELDS:
        t = tallies.get(field.name)
        if t is None or t.score is None or not field.name.startswith(args.only):
            continue
        p, r = (f"{x:.3f}" if field.kind == "f1" and x is not None else "" for x in (t.precision, t.recall))
        print(f"{field.name:22} {p:>6} {r:>6} {t.score:6.3f}   {t.hits:g} {t.expected:g} {t.predicted:g}")


if __name__ == "__main__":
    main()
