"""Bylines, and lines that only look like one."""

from __future__ import annotations

import pytest

from summarizer.splitting.bylines import closing_byline, opening_byline, read_byline


@pytest.mark.parametrize(
    ("line", "journalists", "outlet"),
    [
        ("枫江新闻·枫桥晚报记者 李青", ["李青"], "枫江新闻·枫桥晚报"),
        ("枫江新闻·枫桥晚报 全媒体记者 李青", ["李青"], "枫江新闻·枫桥晚报"),
        ("本报记者 李青", ["李青"], None),
        ("本报首席记者李青", ["李青"], None),
        ("□ 本报记者 李青 王小禾 通讯员 赵满", ["李青", "王小禾"], None),
        ("本报通讯员 赵满 记者 李青", ["李青"], None),
        ("枫桥日报记者 李青 见习记者 郁文 实习生 付小舟", ["李青", "郁文", "付小舟"], "枫桥日报"),
        ("本报记者 王 政 李晓明 文/图", ["王政", "李晓明"], None),
        ("记者　张　三　李明远", ["张三", "李明远"], None),
        ("本报记者 佟心宇/文 卫东/图", ["佟心宇"], None),
        ("枫桥日报记者 冯云 马小涛/文 董大亮 蔡迅翔/图", ["冯云", "马小涛"], "枫桥日报"),
        ("枫桥日报记者 方茉 文 邵杰 图", ["方茉"], "枫桥日报"),
        ("文/李青 图/王小禾", ["李青"], None),
        ("文/枫桥日报记者 李青 图/枫桥日报记者 王小禾", ["李青"], "枫桥日报"),
        ("撰文 李青 摄影 王小禾", ["李青"], None),
        ("本报记者 彭小川 摄影报道", ["彭小川"], None),
        ("本报记者 李青 省城报道", ["李青"], None),
        ("记者李青通讯员赵满", ["李青"], None),
        ("枫桥日报全媒体记者 李青", ["李青"], "枫桥日报"),
        ("枫报全媒体记者 李青", ["李青"], "枫报全媒体"),
        ("（本报记者 欧阳川）", ["欧阳川"], None),
        ("（李青）", ["李青"], None),
        ("□苏望", ["苏望"], None),
        ("本报评论员 苏望", ["苏望"], None),
        ("作者：苏望", ["苏望"], None),
        ("本报记者 阿依古丽·买买提", ["阿依古丽·买买提"], None),
        ("枫桥日报记者 冯云 枫江新闻·枫桥晚报记者 罗宁", ["冯云", "罗宁"], "枫桥日报"),
        ("通讯员 赵满 文/图", [], None),
        ("本报评论员", [], None),
    ],
)
def test_reporters_and_papers_are_read(line: str, journalists: list[str], outlet: str | None) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert (list(byline.journalists), byline.outlet) == (journalists, outlet)


@pytest.mark.parametrize("line", ["本报记者 李焱 摄", "(石磊 摄)", "摄影记者 李焱", "责任编辑 何田", "图/李焱"])
def test_photographers_and_editors_sign_nothing(line: str) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert byline.kind in ("photo", "editor")
    assert byline.journalists == ()


@pytest.mark.parametrize(
    "line",
    [
        "记者：水质怎么样？",
        "记者：水质怎么样",
        "记者手记",
        "记者走进水务局",
        "修好一条渠",
        "●强化规划引领",
        "（完）",
        "（下）",
        "图为改造后的渠首",
        "",
        "□",
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert read_byline(line) is None


def test_an_opening_gives_paper_and_start() -> None:
    text = "枫桥网讯（记者 李青）6月3日，渠水进村。"
    byline, start = opening_byline(text) or (None, 0)
    assert byline is not None
    assert (byline.journalists, byline.outlet, text[start:]) == (("李青",), "枫桥网", "6月3日，渠水进村。")


def test_an_opening_can_tell_its_reporter_in_words() -> None:
    text = "本报讯 记者李青 通讯员赵满报道：6月3日，渠水进村。"
    byline, start = opening_byline(text) or (None, 0)
    assert byline is not None
    assert (byline.journalists, byline.outlet, text[start:]) == (("李青",), None, "6月3日，渠水进村。")


@pytest.mark.parametrize("tail", ["本报记者 李青", "（本报记者 李青）", "(记者李青)", "（李青）", " □ 李青"])
def test_a_byline_after_the_last_sentence_is_cut_off(tail: str) -> None:
    text = f"渠水进了村。{tail}"
    found = closing_byline(text)
    assert found is not None
    assert found[0].journalists == ("李青",)
    assert text[: found[1]].strip() == "渠水进了村。"


@pytest.mark.parametrize("text", ["他是老记者。", "渠水进了村（图）", "渠水进了村。（完）", "“这水真甜。”李青说。"])
def test_other_endings_stay(text: str) -> None:
    assert closing_byline(text) is None
