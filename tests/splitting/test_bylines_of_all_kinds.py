"""Who wrote an article, for which paper: bylines above and below the text."""

from __future__ import annotations

import pytest
from split_cases import HEAD, only, story

BYLINES = [
    ("本报记者 李青 本报通讯员 赵满", "李青", None),
    ("记者 李青 王小禾 报道", "李青 王小禾", None),
    ("本报记者 李青 枫桥报道", "李青", None),
    ("李青/文", "李青", None),
    ("撰稿：李青", "李青", None),
    ("记者：李青 摄影：赵满", "李青", None),
    ("本报首席记者 李青", "李青", None),
    ("融媒记者 李青 王小禾", "李青 王小禾", None),
    ("枫桥日报融媒体记者 李青", "李青", "枫桥日报"),
    ("新华社记者 李青", "李青", "新华社"),
    ("枫桥日报·枫桥云记者 李青", "李青", "枫桥日报·枫桥云"),
    ("本报记者 李青 实习生 周舟/文 赵满/图", "李青 周舟", None),
    ("文图/本报记者 李青", "李青", None),
    ("文/本报记者 李青 图/本报记者 赵满", "李青", None),
    ("文/记者 李青 图/通讯员 赵满", "李青", None),
    ("本报特约记者 李青", "李青", None),
    ("□ 李青 本报记者 王小禾", "李青 王小禾", None),
    ("□枫桥日报记者 李青", "李青", "枫桥日报"),
    ("■本报记者李青", "李青", None),
    ("本报记者李青王小禾", "李青 王小禾", None),
    ("本报驻桐江记者 李青", "李青", None),
    ("枫桥报·云视频记者 李青 文 赵满 摄影", "李青", "枫桥报·云视频"),
    ("○本报记者 李 青 王小禾", "李青 王小禾", None),
    ("本报记者　李　青　　　王小禾", "李青 王小禾", None),
    ("本报记者 阿依古丽·买买提 李青", "阿依古丽·买买提 李青", None),
    ("（枫桥日报记者 李青 见习记者 王小禾）", "李青 王小禾", "枫桥日报"),
    ("【本报记者 李青】", "李青", None),
    ("本报记者 欧阳青山 诸葛晴", "欧阳青山 诸葛晴", None),
    ("全媒体记者 李青 通讯员 赵满 张三石", "李青", None),
    ("枫桥新闻记者李青 实习记者周舟", "李青 周舟", "枫桥新闻"),
    ("本报记者 李青 统筹 何田", "李青", None),
    ("采访人员：李青 王小禾", "李青 王小禾", None),
    ("采写：本报记者 李青 摄影：本报记者 赵满", "李青", None),
    ("主持人：枫桥日报全媒体记者 李青", "李青", "枫桥日报"),
    ("■ 访谈人：本报记者 李青", "李青", None),
    ("整理/本报记者 李青", "李青", None),
    ("（文字由市政府研究室提供，本报记者 李青 王小禾整理）", "李青 王小禾", None),
]


@pytest.mark.parametrize(("line", "names", "outlet"), BYLINES)
@pytest.mark.parametrize("above", [True, False], ids=["above", "below"])
def test_a_byline_gives_reporters_and_paper(line: str, names: str, outlet: str | None, above: bool) -> None:
    article = only(f"{HEAD}{line}\n{story()}" if above else f"{HEAD}{story()}\n{line}")
    assert (article.journalists, article.outlet) == (tuple(names.split()), outlet)
    assert article.headline == "修好一条渠"


@pytest.mark.parametrize("turn", ["主持人：请讲", "记者：继续", "主持人：还有呢", "记者：为什么"])
def test_a_short_question_is_no_byline(turn: str) -> None:
    article = only(f"{HEAD}记者：今年怎么干？\n王一鸣：修渠12公里。\n{turn}\n王一鸣：再修10公里。")
    assert article.journalists == ()
    assert [paragraph.role for paragraph in article.paragraphs] == ["question", "answer", "question", "answer"]


def test_a_note_on_all_articles_of_a_page_names_the_reporter() -> None:
    article = only(f"{HEAD}{story()}\n\n（本版稿件由本报记者 李青 采写）")
    assert article.journalists == ("李青",)
