"""Pages and models made for the tests of the whole flow."""

import asyncio
from collections.abc import Callable, Sequence

from summarizer.documents import Article
from summarizer.models.base import Answer, Verdicts
from summarizer.quantities import Amount
from summarizer.schemas.draft import Draft, DraftFigure, DraftPosition, DraftSpeaker
from summarizer.schemas.summary import Usage

INTERVIEW = """守好水源 护好一河清水

——访云泽市水务局局长何清源

云泽晚报记者 林浅

“供水连着千家万户，一刻也停不得。”云泽市水务局局长何清源说，今年前三季度，全市新建供水管网86公里，水质达标率保持在99%以上。

加快推进望湖引水工程。到2025年，城乡自来水普及率要达到98%，新建供水管网120公里，让湖区群众都喝上放心水。

何清源表示，下一步将持续抓好节水型社会建设，力争年内创建省级节水载体15家。
"""
REPORT = """何清源在望湖调研时强调 把群众喝水的事办好

本报讯（记者 周牧）11月3日，云泽市水务局局长何清源到望湖镇调研农村饮水安全工作，实地察看了水厂改造进度，并主持召开座谈会。

何清源强调，要紧盯时间节点，倒排工期，把好质量关。市水务局有关负责同志参加调研。
"""


class ScriptedModel:
    """A model for tests: waits, counts how many questions are open at once, and answers as told.

    `fail` may raise for an article; `sweep` holds the verdicts of `judge`.
    """

    prompt: str | None = "p1"

    def __init__(
        self,
        *,
        name: str = "scripted",
        delay: float = 0.0,
        fail: Callable[[Article], None] | None = None,
        sweep: Verdicts | Exception | None = None,
    ) -> None:
        self.name = name
        self.delay = delay
        self.open = self.most_open = self.asked = 0
        self.judged: list[Sequence[Amount]] = []
        self._fail = fail
        self._sweep = sweep or Verdicts()

    async def draft(self, article: Article) -> Answer:
        self.asked += 1
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        try:
            await asyncio.sleep(self.delay)
            if self._fail:
                self._fail(article)
        finally:
            self.open -= 1
        return Answer(DRAFT, Usage(input_tokens=100, output_tokens=10, cost=0.5, cached=False))

    async def judge(self, article: Article, amounts: Sequence[Amount]) -> Verdicts:
        self.judged.append(amounts)
        await asyncio.sleep(0)
        if isinstance(self._sweep, Exception):
            raise self._sweep
        return self._sweep


DRAFT = Draft(
    speaker=DraftSpeaker(
        name="何清源",
        positions=(DraftPosition(agency="云泽市水务局", title="局长"),),
        quote="云泽市水务局局长何清源",
    ),
    figures=(
        DraftFigure(
            role="goal",
            metric="城乡自来水普及率",
            amount="98%",
            measure="share",
            period="到2025年",
            quote="城乡自来水普及率要达到98%",
        ),
        DraftFigure(role="goal", metric="假的", amount="77%", measure="share", quote="普及率要达到77%"),
    ),
)
SWEPT = DraftFigure(
    role="goal",
    metric="供水管网",
    amount="120公里",
    measure="increment",
    period="到2025年",
    quote="新建供水管网120公里",
)
