"""The records of a batch: lines of articles.jsonl and failures.jsonl, and what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.documents import Article
from summarizer.errors import SummarizerError
from summarizer.pipeline import Outcome
from summarizer.schemas.summary import SpeakerItem

if TYPE_CHECKING:
    from summarizer.cost import Purse

__all__ = ["article_record", "asked", "failure", "no_article"]


def failure(error: Exception) -> dict[str, object]:
    """`code`, `error` (a sentence for a person) and `retryable` of what went wrong."""
    if isinstance(error, SummarizerError):
        return {"code": error.code, "error": str(error), "retryable": error.retryable}
    reason = f"a fault of the program ({type(error).__name__}: {error}): please report it with the page"
    return {"code": "internal", "error": reason, "retryable": False}


def article_record(outcome: Outcome) -> dict[str, object]:
    """The record of one article: what its head says, and what became of it, with the reason if it has no summary."""
    article = outcome.article
    fate, reason = _fate(outcome)
    return {
        "document": article.document.id,
        "index": article.index,
        "kind": article.kind,
        "headline": article.headline,
        "kicker": article.kicker,
        "journalists": article.journalists,
        "outlet": article.outlet,
        "occasion": article.occasion,
        "span": {"start": article.span.start, "end": article.span.end},
        "speaker": _speaker(outcome.speaker),
        "outcome": fate,
        "reason": reason,
    }


def _fate(outcome: Outcome) -> tuple[str, str | None]:
    if outcome.error is not None:
        return "failed", str(failure(outcome.error)["error"])
    if outcome.summary is not None:
        unswept = outcome.unswept
        return "summarised", None if unswept is None else f"without a second question: {failure(unswept)['error']}"
    article: Article = outcome.article
    fate = "left_out" if article.kind == "interview" else "not_an_interview"
    return fate, f"{article.kind} is not among the kinds that are summarised"


def _speaker(speaker: SpeakerItem | None) -> dict[str, object] | None:
    if speaker is None:
        return None
    positions = [{"agency": p.agency, "title": p.title} for p in speaker.positions]
    return {"name": speaker.name, "positions": positions}


def no_article(document: str) -> dict[str, object]:
    """The record of a page on which nothing was found, so that it is not silently missing."""
    nothing = dict.fromkeys(
        ("index", "kind", "headline", "kicker", "journalists", "outlet", "occasion", "span", "speaker")
    )
    return {"document": document, **nothing, "outcome": "no_article", "reason": "no article was found on the page"}


def asked(purse: Purse | None) -> dict[str, object] | None:
    """What was asked of a language model in a run and what it cost, failed articles included."""
    if purse is None:
        return None
    return {
        "answers": purse.calls,
        "from_cache": purse.hits,
        "over_budget": purse.refused,
        "input_tokens": purse.input_tokens,
        "output_tokens": purse.output_tokens,
        "cost": None if purse.unpriced else round(purse.spent, 6),
        "budget": purse.limit,
    }
