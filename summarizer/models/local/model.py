"""`local` behind the Protocol of every model."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.documents import Article
from summarizer.models.base import Answer, Verdicts
from summarizer.models.local.abstract import write_abstract
from summarizer.models.local.clauses import read_structure
from summarizer.models.local.figures import read_figures
from summarizer.models.local.initiatives import read_initiatives
from summarizer.models.local.speakers import read_speakers
from summarizer.quantities import Amount
from summarizer.schemas.draft import Draft

__all__ = ["LocalModel"]


class LocalModel:
    """Reads an article by grammar and small fitted scores; the same article gives the same draft, everywhere."""

    name = "local"
    prompt: str | None = None

    async def draft(self, article: Article) -> Answer:
        """Reads one article; never fails."""
        structure = read_structure(article)
        speaker, others = read_speakers(article)
        initiatives = read_initiatives(structure, article.text)
        figures, exclusions = read_figures(structure, article.text, article.published)
        return Answer(
            Draft(
                speaker=speaker,
                other_speakers=others,
                abstract=write_abstract(article, speaker, initiatives, figures),
                initiatives=tuple(initiatives),
                figures=tuple(figures),
                exclusions=tuple(exclusions),
            )
        )

    async def judge(self, article: Article, amounts: Sequence[Amount]) -> Verdicts:  # noqa: ARG002
        """Nothing to add: the draft has a verdict on every amount that these rules can judge."""
        return Verdicts()
