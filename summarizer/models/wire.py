"""The schema that goes over the wire: what a language model fills in, and how it becomes a draft.

Flat and closed: lists of objects that hold only strings and choices, every field required, nothing else allowed.
Quotes come first in each object, so that a model copies before it classifies. Descriptions follow the labelling
guidelines; the prompt has the full rules.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from summarizer.models.base import Verdicts
from summarizer.schemas.draft import (
    Draft,
    DraftExclusion,
    DraftFigure,
    DraftInitiative,
    DraftPosition,
    DraftSpeaker,
)
from summarizer.schemas.vocabulary import ExclusionReason, InitiativeKind, InitiativeStatus, Measure, Role

__all__ = ["WireAnswer", "WireDraft", "WireVerdicts", "parse", "schema_of", "to_draft", "to_verdicts"]


def _text(value: object) -> object:
    return "" if value is None else value


Text = Annotated[str, BeforeValidator(_text)]
"""A string; `null`, which some models write for an empty one, is taken as empty."""


class _Wire(BaseModel):
    """Unknown keys are dropped when an answer is read: they are harmless, and a second question costs money."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class WireSpeaker(_Wire):
    quote: Text = Field(description="引出此人姓名和职务的原文短语，逐字")
    name: Text = Field(description="姓名，照抄")
    agency: Text = Field(description="职务前面的单位，照抄原文中最完整的写法")
    title: Text = Field(description="职务，照抄；同一单位的几个职务用原文的“、”相连")


class WireInitiative(_Wire):
    quote: Text = Field(description="支持这一条的最短的一段连续原文，逐字")
    name: Text = Field(description="名称或工作主线，照抄原文，去掉“”‘’《》；工作主线不超过20字")
    kind: InitiativeKind = Field(
        description="priority 工作主线；programme 有名称的计划、行动、机制；policy 法规、规划、文件；"
        "project 要建成或争取到的事物；event 会议、节会、展会"
    )
    status: InitiativeStatus = Field(description="按动词：done 已完成；ongoing 加快、深入、持续等；planned 其余")


class WireFigure(_Wire):
    quote: Text = Field(description="含指标、数字、单位和界限字眼的最短的一段连续原文，逐字")
    metric: Text = Field(description="量的是什么，照抄；不带动词、数字、单位、序数和时间")
    amount: Text = Field(description="数字连同单位，照抄，如“21.5亿元”“五成”“10到15个”；不带“以上、超过、约、左右、级”")
    role: Role = Field(description="goal 要达到的；result 已经达到的")
    measure: Measure = Field(
        description="increment 新添或增减的量；growth 变化幅度；share 占比、覆盖率、强度；level 其余"
    )
    period: Text = Field(description="适用的时间，照抄，如“到2030年”“年内”；没有就写空字符串")


class WireExclusion(_Wire):
    quote: Text = Field(description="这个数量前后能与别处区别开的几个字，逐字，含这个数量")
    amount: Text = Field(description="数字连同单位，照抄")
    reason: ExclusionReason = Field(
        description="name 名称的一部分；ordinal 序数；date 日期；extent 工作覆盖的对象数；class 一类事物的门槛；"
        "context 背景或比较；headings 数下文各点；question 只在提问里；outside 署名、图注、电话；other 其他"
    )


class WireDraft(_Wire):
    """从一篇访谈报道中摘录的事实：受访人、举措、数据、不算数据的数量、摘要。"""

    speakers: list[WireSpeaker] = Field(description="受访人，主要受访人在前；每人每个单位一条")
    initiatives: list[WireInitiative] = Field(description="举措，按在正文中首次出现的次序，同一件事一条")
    figures: list[WireFigure] = Field(description="目标和成绩的数据，按次序，一个数一条")
    exclusions: list[WireExclusion] = Field(description="带单位而不算数据的数量及其原因")
    abstract: Text = Field(description="两到三句话的摘要，不超过120字，只用原文里的名称和数字")


class WireVerdict(_Wire):
    item: int = Field(description="编号")
    quote: Text = Field(description="含指标、这个数和界限字眼的最短的一段连续原文，逐字")
    role: Literal["goal", "result", "none"] = Field(description="goal 要达到的；result 已经达到的；none 不算数据")
    metric: Text = Field(description="量的是什么，照抄；role 为 none 时写空字符串")
    measure: Measure = Field(description="同上文规则；role 为 none 时写 level")
    period: Text = Field(description="适用的时间，照抄；没有就写空字符串")
    reason: ExclusionReason = Field(description="role 为 none 时的原因；否则写 other")


class WireVerdicts(_Wire):
    """对每一处数量的判断，每个编号一条。"""

    verdicts: list[WireVerdict] = Field(description="按编号的次序，每个编号一条")


WireAnswer = TypeVar("WireAnswer", WireDraft, WireVerdicts)


_MOST_OBJECTS = 50  # of a text that is no JSON, where an answer is looked for


@cache
def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of a wire model: no references, no titles, every object closed and every field required."""
    schema = model.model_json_schema()
    definitions = schema.pop("$defs", {})
    flat = _flat(schema, definitions)
    return {"title": _NAMES[model.__name__], "description": model.__doc__, **flat}


_NAMES = {"WireDraft": "interview_draft", "WireVerdicts": "amount_verdicts"}


def _flat(node: Any, definitions: Mapping[str, Any]) -> Any:
    if isinstance(node, list):
        return [_flat(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        target = definitions[node["$ref"].rsplit("/", 1)[-1]]
        return _flat({k: v for k, v in {**target, **node}.items() if k not in ("$ref", "title")}, definitions)
    if node.get("type") == "object":
        properties = {name: _flat(field, definitions) for name, field in node["properties"].items()}
        return {
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }
    return {k: _flat(v, definitions) for k, v in node.items() if k != "title"}


def parse(model: type[WireAnswer], text: str) -> WireAnswer:
    """Reads an answer; prose or a code fence around the JSON object is dropped.

    Raises:
        ValueError: there is no JSON object, or it does not fit (`pydantic.ValidationError` is a ValueError).
    """
    try:
        return model.model_validate_json(text)
    except ValueError as error:
        first = text.find("{")
        for at, inner in _objects_in(text):
            try:
                return model.model_validate_json(inner)
            except ValueError as other:
                if at == first and inner != text:
                    raise other from None  # the answer, in prose, is whole but does not fit
                if at == first:
                    break
        raise error from None


def _objects_in(text: str) -> Iterator[tuple[int, str]]:
    """The whole JSON objects in a text that stand in no other, each with its place; at most some dozens are tried."""
    at, decoder = text.find("{"), json.JSONDecoder()
    for _ in range(_MOST_OBJECTS):
        if at < 0:
            return
        try:
            _, end = decoder.raw_decode(text, at)
        except ValueError:
            at = text.find("{", at + 1)
            continue
        yield at, text[at:end]
        at = text.find("{", end)


def to_draft(answer: WireDraft) -> Draft:
    """The draft that an answer stands for; empty items, which some models add at the end of a list, are dropped."""
    people = _speakers(answer.speakers)
    return Draft(
        speaker=people[0] if people else None,
        other_speakers=tuple(people[1:]),
        abstract=answer.abstract.strip(),
        initiatives=tuple(
            DraftInitiative(name=i.name, kind=i.kind, status=i.status, quote=i.quote or i.name)
            for i in answer.initiatives
            if i.name
        ),
        figures=tuple(
            DraftFigure(
                role=f.role,
                metric=f.metric,
                amount=f.amount,
                measure=f.measure,
                period=f.period.strip() or None,
                quote=f.quote or f.amount,
            )
            for f in answer.figures
            if f.amount
        ),
        exclusions=tuple(
            DraftExclusion(amount=e.amount, quote=e.quote or e.amount, reason=e.reason)
            for e in answer.exclusions
            if e.amount
        ),
    )


def _speakers(rows: Sequence[WireSpeaker]) -> list[DraftSpeaker]:
    """One speaker for each name, with one position for each of its rows."""
    grouped: dict[str, list[WireSpeaker]] = {}
    for row in rows:
        if row.name:
            grouped.setdefault(row.name, []).append(row)
    return [
        DraftSpeaker(
            name=name,
            positions=tuple(DraftPosition(agency=r.agency, title=r.title) for r in same if r.agency or r.title),
            quote=same[0].quote,
        )
        for name, same in grouped.items()
    ]


def to_verdicts(answer: WireVerdicts, amounts: Sequence[str]) -> Verdicts:
    """Figures and exclusions for the amounts that were asked about, `amounts` as the article writes them.

    Numbers that were not asked about are dropped; of two verdicts on one number the first counts.
    """
    first: dict[int, WireVerdict] = {}
    for verdict in answer.verdicts:
        if 1 <= verdict.item <= len(amounts):
            first.setdefault(verdict.item, verdict)
    figures = [(amounts[n - 1], v) for n, v in first.items() if v.role != "none"]
    return Verdicts(
        figures=tuple(
            DraftFigure(
                role="goal" if v.role == "goal" else "result",
                metric=v.metric,
                amount=amount,
                measure=v.measure,
                period=v.period.strip() or None,
                quote=v.quote or amount,
            )
            for amount, v in figures
        ),
        exclusions=tuple(
            DraftExclusion(amount=amounts[n - 1], quote=v.quote or amounts[n - 1], reason=v.reason)
            for n, v in first.items()
            if v.role == "none"
        ),
    )
