"""The flow, wired: Document → articles → drafts → proven summaries."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from summarizer._version import __version__
from summarizer.documents import Article, ArticleKind, Document, Published
from summarizer.errors import ModelError, UsageError
from summarizer.grounding import ground
from summarizer.models import open_model
from summarizer.models.base import Model, Verdicts
from summarizer.quantities.amounts import find_amounts
from summarizer.quantities.model import Amount
from summarizer.reading import read_path, read_text
from summarizer.schemas.draft import Draft
from summarizer.schemas.summary import InterviewSummary, PositionItem, Provenance, SpeakerItem, Usage
from summarizer.settings import Settings
from summarizer.splitting import split

if TYPE_CHECKING:
    from summarizer.cost import Purse

__all__ = ["KINDS", "Outcome", "Summarizer", "add_usage", "open_amounts", "run_here", "summarize"]

KINDS: tuple[ArticleKind, ...] = ("interview", "report", "commentary")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article: its summary, the error that prevented it, or neither if its kind was not wanted.

    `speaker` is the summary's, or the person in the headline of a report that was not summarised; `unswept` is the
    error that prevented the second question, without which the summary stands.
    """

    article: Article
    summary: InterviewSummary | None = None
    error: Exception | None = None
    speaker: SpeakerItem | None = None
    unswept: Exception | None = None


class Summarizer:
    """Summarises pages with one model, which is opened when it is first needed.

    `model` is a name (`local`) or any object that fulfils `Model`; `published` overrides the date of every page;
    `kinds` says which articles are summarised; `sweep` asks a slow model once more about the amounts that its draft
    left without a verdict; `min_confidence` (0 to 1) keeps initiatives and figures of less confidence out of the
    summary, in `checks.unsupported`.

    Raises:
        UsageError: a name, date or kind is unknown (a model's name: when it is first used), or a confidence is none.
    """

    def __init__(
        self,
        model: str | Model | None = None,
        *,
        published: str | Published | None = None,
        kinds: Sequence[str] = ("interview",),
        sweep: bool = True,
        min_confidence: float = 0.0,
        settings: Settings | None = None,
    ) -> None:
        if not 0 <= min_confidence <= 1:
            raise UsageError(f"{min_confidence:g} is no confidence: give a number from 0 to 1, such as 0.7")
        self.settings = settings or Settings.load()
        self.published = Published.parse(published) if isinstance(published, str) else published
        self.kinds = _kinds(kinds)
        self.min_confidence = min_confidence
        self._sweep = sweep
        self._named = model or self.settings.model

    @cached_property
    def model(self) -> Model:
        """The model; opening it may load word lists or reach for a key."""
        return open_model(self._named, self.settings) if isinstance(self._named, str) else self._named

    @property
    def waits(self) -> bool:
        """Whether articles are worth having with the model at once: `local` computes here and gains nothing by it."""
        return self.model.name != "local"

    @property
    def purse(self) -> Purse | None:
        """What its language model has asked for and spent; `None` where no model is asked."""
        purse: Purse | None = getattr(getattr(self.model, "answers", None), "purse", None)
        return purse

    def summarize(
        self, source: Path | str | Document | None = None, *, text: str | None = None
    ) -> list[InterviewSummary]:
        """The summaries of one page: of the file at a path (`-` is standard input), of a document, or of `text`.

        A string in the first place is always a path. Articles of other kinds than `kinds` are left out. May be called
        where an event loop runs: the work is then done in a thread.

        Raises:
            ReadError: the page can't be read.
            ModelError: the model failed on an article (the first such error; `read_document` gives the others too).
            UsageError: neither or both of `source` and `text` are given.
        """
        document = self._document(source, text)
        outcomes = run_here(self.read_document(document, asyncio.Semaphore(self.settings.concurrency)))
        for outcome in outcomes:
            if outcome.error is not None:
                raise outcome.error
        return [outcome.summary for outcome in outcomes if outcome.summary is not None]

    async def read_document(self, document: Document, slots: asyncio.Semaphore | None = None) -> list[Outcome]:
        """What becomes of each article of a page, in its order; an error is a value here.

        `slots` bounds how many questions are with the model at once, over all pages that share it.
        """
        articles = split(document)
        if not self.waits:
            return [await self._outcome(article, nullcontext()) for article in articles]
        slots = slots or asyncio.Semaphore(self.settings.concurrency)
        if len(articles) == 1:  # spares a task
            return [await self._outcome(articles[0], slots)]
        return await asyncio.gather(*(self._outcome(article, slots) for article in articles))

    def _document(self, source: Path | str | Document | None, text: str | None) -> Document:
        if (source is None) == (text is None):
            raise UsageError("give either a path or text=…")
        if text is not None:
            return read_text(text, published=self.published)
        if isinstance(source, Document):
            return source
        if isinstance(source, str) and ("\n" in source or len(source) > 4096):
            raise UsageError("a string in the first place is a path; give a page's text as text=…")
        return read_path(Path(str(source)), published=self.published, max_bytes=self.settings.max_bytes)

    async def _outcome(self, article: Article, slot: AbstractAsyncContextManager[None]) -> Outcome:
        try:
            if article.kind not in self.kinds:
                return Outcome(article, speaker=_named(article))
            summary, unswept = await self._summary(article, slot)
            return Outcome(article, summary, speaker=summary.speaker, unswept=unswept)
        except Exception as error:  # also a fault of ours must not cost the other articles
            return Outcome(article, error=error)

    async def _summary(
        self, article: Article, slot: AbstractAsyncContextManager[None]
    ) -> tuple[InterviewSummary, Exception | None]:
        model = self.model
        async with slot:
            answer = await model.draft(article)
        summary = ground(article, answer.draft, _provenance(model, answer.usage), self.min_confidence)
        if not (self._sweep and self.waits and summary.checks.unaccounted):
            return summary, None
        try:
            async with slot:
                verdicts = await model.judge(article, _unaccounted(article, summary))
        except ModelError as error:
            return summary, error  # the first answer stands; what it left open is listed in its checks
        usage = add_usage(answer.usage, verdicts.usage)
        return ground(article, _merged(answer.draft, verdicts), _provenance(model, usage), self.min_confidence), None


def summarize(
    source: Path | str | Document | None = None,
    *,
    text: str | None = None,
    model: str | Model | None = None,
    published: str | Published | None = None,
    kinds: Sequence[str] = ("interview",),
) -> list[InterviewSummary]:
    """The summaries of one page in one call; see `Summarizer`, which is cheaper for many pages.

    Raises:
        SummarizerError: as `Summarizer` and `Summarizer.summarize`.
    """
    return Summarizer(model, published=published, kinds=kinds).summarize(source, text=text)


def _kinds(names: Sequence[str]) -> tuple[ArticleKind, ...]:
    unknown = [name for name in names if name not in KINDS]
    if unknown or isinstance(names, str):
        raise UsageError(f"{', '.join(unknown)} is no kind of article: give some of {', '.join(KINDS)}")
    return tuple(kind for kind in KINDS if kind in names)


def run_here(work: Coroutine[Any, Any, T]) -> T:
    """Runs a coroutine to its end: in this thread, or in another one where an event loop already runs here."""
    kept: list[T] = []

    async def keep() -> None:
        # the runner makes a repr of what its task returns (when it restores the handler of SIGINT): some 10 ms a page
        kept.append(await work)

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        asyncio.run(keep())
    else:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(asyncio.run, keep()).result()
    return kept[0]


def _provenance(model: Model, usage: Usage | None) -> Provenance:
    return Provenance(model=model.name, prompt=model.prompt, version=__version__, usage=usage)


def _named(article: Article) -> SpeakerItem | None:
    """The person in the headline of a report."""
    if article.kind != "report":
        return None
    from summarizer.grounding.agency import complete_agency  # only reports need these
    from summarizer.models.local.speakers import read_speakers

    speaker, _ = read_speakers(article)
    if speaker is None:
        return None
    positions = tuple(PositionItem(agency=complete_agency(p.agency, article), title=p.title) for p in speaker.positions)
    return SpeakerItem(name=speaker.name, positions=positions, evidence=None)


def open_amounts(article: Article, draft: Draft) -> list[Amount]:
    """The amounts of an article on which a draft, once it is grounded, gives no verdict."""
    return _unaccounted(article, ground(article, draft, Provenance(model="", prompt=None, version=__version__)))


def _unaccounted(article: Article, summary: InterviewSummary) -> list[Amount]:
    """The amounts of `checks.unaccounted`, as places in the article's text."""
    open_spans = {(item.span.start, item.span.end) for item in summary.checks.unaccounted}
    return [amount for amount in find_amounts(article.text) if tuple(article.source(amount.span)) in open_spans]


def _merged(draft: Draft, verdicts: Verdicts) -> Draft:
    return draft.model_copy(
        update={
            "figures": draft.figures + verdicts.figures,
            "exclusions": draft.exclusions + verdicts.exclusions,
        }
    )


def add_usage(one: Usage | None, other: Usage | None) -> Usage | None:
    """The sum of two answers' tokens and costs; a cost that is not known makes the sum unknown."""
    if one is None or other is None:
        return one or other
    known = one.cost is not None and other.cost is not None
    return Usage(
        input_tokens=one.input_tokens + other.input_tokens,
        output_tokens=one.output_tokens + other.output_tokens,
        cost=(one.cost or 0) + (other.cost or 0) if known else None,
        cached=one.cached and other.cached,
    )
