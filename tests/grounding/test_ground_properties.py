"""What holds for every generated document: evidence equals its source, and an altered digit is never located."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from grounding_cases import BREAK, PROVENANCE, article, draft, evidences, figure, index, initiative, redraft, speaker
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.documents import Article
from summarizer.grounding import ground
from summarizer.schemas.draft import Draft

METRICS = ["高新技术企业", "“新物种”企业", "省级产业研究院", "技术合同成交额", "ＧＤＰ", "停车泊位", "绿电占比"]
VERBS = ["达到", "突破", "新增", "建成", "稳定在", "下降", "增长到", "不低于"]
NUMBERS = ["3", "900", "1.5万", "1,083", "１２０", "363.2亿", "三千五百", "两千", "30", "4.07", "十二", "６８．５"]
UNITS = ["家", "个", "亿元", "%", "％", "公里", "万亩", "人次"]
PERIODS = ["到2027年，", "今年，", "截至7月底，", "“十五五”期间，", "２０３０年底前，", ""]
NAMES = ["“三清”活动", "《城市更新 条例》", "“1267工程”", "链长制", "科技副总计划"]
TAILS = ["。", "，服务全市大局。", "；进一步统一标准。", "，比上年多两成。", "！"]


@dataclass(frozen=True)
class Fact:
    """A sentence, and the figure that it holds."""

    text: str
    metric: str
    amount: str
    quote: str
    period: str


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    metric, verb = draw(st.sampled_from(METRICS)), draw(st.sampled_from(VERBS))
    amount = draw(st.sampled_from(NUMBERS)) + draw(st.sampled_from(UNITS))
    period, tail = draw(st.sampled_from(PERIODS)), draw(st.sampled_from(TAILS))
    name = draw(st.sampled_from(NAMES))
    quote = f"{metric}{verb}{amount}"
    return Fact(f"{period}实施{name}，{quote}{tail}", metric, amount, quote, period.rstrip("，"))


def broken(draw: st.DrawFn, text: str) -> str:
    """The text with up to two breaks of the page in it."""
    for at in sorted(draw(st.lists(st.integers(1, len(text) - 1), max_size=2, unique=True)), reverse=True):
        text = text[:at] + BREAK + text[at:]
    return text


@st.composite
def pages(draw: st.DrawFn) -> tuple[Article, Draft]:
    """An article, and a draft whose every quote is in it, copied with other width, white space and quotation marks."""
    known = draw(st.lists(facts(), min_size=1, max_size=5))
    paragraphs = [broken(draw, fact.text) for fact in known]
    lead = "“我们要提速。”澜州市科技局局长邵一鸣说。"
    page = article(lead, *paragraphs)
    figures = [
        figure(
            copied(draw, fact.quote),
            fact.amount,
            fact.metric,
            role=draw(st.sampled_from(["goal", "result"])),
            measure=draw(st.sampled_from(["level", "share", "growth", "increment"])),
            period=fact.period or None,
        )
        for fact in known
    ]
    names = [initiative(name.strip("“”《》"), name) for name in NAMES if name in page.text]
    person = speaker("邵一鸣", ("澜州市科技局", "局长"))
    return page, draft(speaker=person, figures=figures, initiatives=names)


COPY = str.maketrans("“”，％１２", '"",%12')


def copied(draw: st.DrawFn, quote: str) -> str:
    """The quote as a model might copy it."""
    way = draw(st.sampled_from(["same", "width", "space", "bare"]))
    if way == "width":
        return quote.translate(COPY)
    if way == "space":
        return f" {quote}　"
    return quote.replace("“", "").replace("”", "") if way == "bare" else quote


@settings(max_examples=200, deadline=None)
@given(pages())
def test_every_evidence_equals_its_source_and_every_fact_is_proved(case: tuple[Article, Draft]) -> None:
    page, answer = case
    summary = ground(page, answer, PROVENANCE)
    text = page.document.text
    for evidence in evidences(summary):
        assert text[evidence.span.start : evidence.span.end] == evidence.quote
    for item in summary.checks.unaccounted:
        assert text[item.span.start : item.span.end].replace("\n", "") == item.amount
    given_amounts = {item.amount for _, item in summary.figures()}
    refused = {u.text.split()[1] for u in summary.checks.unsupported if "given without" not in u.reason}
    assert {f.amount for f in answer.figures} <= given_amounts | refused
    assert {u.reason for u in summary.checks.unsupported if "given without" not in u.reason} <= {
        f"already given as {role}" for role in ("goal", "result")
    }


@settings(max_examples=100, deadline=None)
@given(pages())
def test_grounding_what_came_out_gives_the_same_again(case: tuple[Article, Draft]) -> None:
    page, answer = case
    first = ground(page, answer, PROVENANCE)
    again = ground(page, redraft(first), PROVENANCE)
    places = [
        [(f.metric, f.amount, f.value, f.measure, f.period, f.due, f.evidence.span) for _, f in s.figures()]
        for s in (first, again)
    ]
    assert places[0] == places[1]
    assert first.initiatives == tuple(
        i.model_copy(update={"evidence": j.evidence}) for i, j in zip(again.initiatives, first.initiatives, strict=True)
    )
    assert again.speaker == first.speaker


@settings(max_examples=200, deadline=None)
@given(pages())
def test_the_same_draft_gives_the_same_bytes(case: tuple[Article, Draft]) -> None:
    page, answer = case
    assert ground(page, answer, PROVENANCE).model_dump_json() == ground(page, answer, PROVENANCE).model_dump_json()


DIGITS = {**dict.fromkeys("0123456789", "0123456789"), **dict.fromkeys("０１２３４５６７８９", "０１２３４５６７８９")}
DIGITS |= dict.fromkeys("一二三四五六七八九两", "一二三四五六七八九两") | dict.fromkeys("十百千", "十百千")
DIGITS |= dict.fromkeys("万亿", "万亿")


def altered(text: str, chance: random.Random) -> str:
    """The text with one of its digits changed into another; `text` has one."""
    at = chance.choice([i for i, char in enumerate(text) if char in DIGITS])
    return text[:at] + chance.choice([c for c in DIGITS[text[at]] if c != text[at]]) + text[at + 1 :]


def test_an_altered_digit_is_never_located() -> None:
    chance = random.Random(20240305)
    for _ in range(1000):
        metric, amount = chance.choice(METRICS), chance.choice(NUMBERS) + chance.choice(UNITS)
        quote = f"{chance.choice(PERIODS)}{metric}{chance.choice(VERBS)}{amount}"
        tail = chance.choice(TAILS)
        ready = index(f"全市上下同心协力，{quote}{tail}")
        assert ready.find(quote) is not None
        words = "全市上下同心协力，" + quote if chance.random() < 0.5 else quote
        lie = altered(words, chance)
        assert ready.find(lie) is None, (words, lie)


@pytest.mark.parametrize("seed", ["1", "77"])
def test_another_process_gives_the_same_bytes(seed: str) -> None:
    script = (
        "from grounding_cases import *\n"
        "from summarizer.grounding import ground\n"
        "page = article('到2027年，“新物种”企业突破1.5万家，省级、市级平台各30个，研究院3家、中试基地3家。')\n"
        "quote = '研究院3家、中试基地3家'\n"
        "figures = [figure(quote, '3家', m) for m in ('中试基地', '研究院')]\n"
        "figures += [figure('省级、市级平台各30个', '30个', m, period='到2027年') for m in ('省级平台', '市级平台')]\n"
        "names = [initiative(n, n) for n in ('研究院', '中试基地', '不存在的')]\n"
        "d = draft(figures=figures, initiatives=names, speaker=speaker('邵一鸣', ('澜州市科技局', '局长')))\n"
        "print(ground(page, d, PROVENANCE).model_dump_json())\n"
    )
    here = Path(__file__).parent
    root = here.parent.parent

    def run(seed: str) -> bytes:
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{here}{os.pathsep}{root}"}
        done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, check=True, cwd=root)
        return done.stdout

    assert run(seed) == run("0")
