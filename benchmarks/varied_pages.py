"""Copies of the seeds that are alike in kind and different in words, so that no memory of sentences can help.

In each copy all numbers but dates, the names of places and of those who speak, and some frequent words are others of
the same length; a sentence that has none of these gets a new word somewhere. Only lines that make up the page (bylines,
page lines) stay. Formats stay too: text in UTF-8 and GB18030, HTML, PDF and Word.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent / "seeds"
sys.path.insert(0, str(HERE.parent / "scripts"))

from build_seeds import SOURCES, Line, Page, build_columns, build_epaper, build_word, read_page

from summarizer import summarize

_NUMBER = re.compile(r"(?<![0-9０-９.])[0-9０-９]+(?![0-9０-９]|[年月日号版]|[．.]?[0-9０-９]*[年月日])")
_SENTENCE = re.compile(r"[^。！？\n]{8,}")
_FIXED = re.compile("记者|通讯员|——|版|责编|扫码|热线|图为")
_PAIR = re.compile(r"[一-龥]{2}")
_DIGITS = {"0": "123456789", "０": "１２３４５６７８９"}
_PLACES = ("岚江", "云泽", "望湖", "石渡", "禾川", "青陂", "沅桥", "碧湖", "北岸", "东岭", "南屏")
_FIRST = "青白金玉龙凤松竹梅兰清澄平安宁泰丰和永新高长宏嘉景瑞"
_SECOND = "山河湖溪江川原岭峰洲塘湾浦桥渡关屯坪林泉谷岗坝滩"
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = "伟芳敏静强磊军洋勇艳杰娟涛明超霞平刚文辉玲燕红春花志建国华林宇浩然子轩思远晓东海波"

_NOUN_ROWS = """
企业 项目 平台 产业 群众 居民 技术 资金 市场 政策 人才 资源 环境 设施 体系 机制 质量 效率 问题 困难 活动 任务 老人 孩子
农民 学生 社区 街道 乡村 城市 车辆 道路 设备 产品
品牌 商户 园区 基层 干部 职工 时间 办法 成果 标准 能力 水平 需求 条件 优势 重点 目标 方向 基础 规模 结构 特色 经验 压力
信心 变化 空间 范围 家庭 医生 教师 工人 现场 地方
事情 道理
"""
_VERB_ROWS = """
通过 加快 推进 建设 完善 提升 推动 实施 开展 打造 落实 支持 引导 强化 优化 扩大 健全 深化 组织 培育 促进
"""
_NOUNS, _VERBS = _NOUN_ROWS.split(), _VERB_ROWS.split()
_WORD = re.compile("|".join(_NOUNS + _VERBS))

_BUILDERS: dict[str, Callable[[Page], bytes]] = {".html": build_epaper, ".pdf": build_columns, ".docx": build_word}


@dataclass(frozen=True, slots=True)
class _Seed:
    path: Path
    speakers: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> _Seed:
        found = {s.speaker.name for s in summarize(path) if s.speaker is not None}
        return cls(path, tuple(sorted(found)))

    def copy(self, rng: random.Random) -> bytes:
        """The bytes of one copy."""
        vary = _Variation(rng, self.speakers)
        if self.path.suffix in _BUILDERS:
            page = read_page(self.path.stem)
            articles = [[Line(role, vary(text)) for role, text in article] for article in page.articles]
            return _BUILDERS[self.path.suffix](Page(page.header, articles, page.footer))
        if (SOURCES / self.path.name).exists():
            return vary((SOURCES / self.path.name).read_text(encoding="utf-8")).encode("gb18030")
        return vary(self.path.read_text(encoding="utf-8")).encode()


class _Variation:
    """The changes of one copy; the same name becomes the same name on all its lines."""

    def __init__(self, rng: random.Random, speakers: tuple[str, ...]) -> None:
        self._rng = rng
        names = {place: self._place() for place in _PLACES}
        names |= {name: self._person(len(name)) for name in speakers}
        self._names = names
        self._named = re.compile("|".join(names))

    def __call__(self, text: str) -> str:
        return _SENTENCE.sub(lambda m: self._varied(m[0]), text)

    def _varied(self, sentence: str) -> str:
        text = self._swapped(sentence)
        if text != sentence or _FIXED.search(sentence):
            return text
        pairs = [match.start() for match in _PAIR.finditer(text)]
        at = self._rng.choice(pairs) if pairs else len(text)
        return f"{text[:at]}{self._place()}{text[at + 2 :]}" if pairs else text

    def _swapped(self, text: str) -> str:
        text = self._named.sub(lambda m: self._names[m[0]], text)
        text = _NUMBER.sub(lambda m: "".join(map(self._digit, m[0])), text)
        return _WORD.sub(lambda m: self._rng.choice(_VERBS if m[0] in _VERBS else _NOUNS), text)

    def _digit(self, digit: str) -> str:
        zero = "0" if digit < "０" else "０"
        return digit if digit == zero else self._rng.choice(_DIGITS[zero])

    def _place(self) -> str:
        return self._rng.choice(_FIRST) + self._rng.choice(_SECOND)

    def _person(self, length: int) -> str:
        return self._rng.choice(_SURNAMES) + "".join(self._rng.choices(_GIVEN, k=length - 1))


def write_pages(folder: Path, count: int) -> int:
    """Writes `count` pages with their sidecars, in turn of every seed; returns their bytes. Same count, same pages."""
    rng = random.Random(f"pages {count}")
    seeds = [_Seed.read(path) for path in sorted(SEEDS.glob("0*")) if not path.name.endswith(".json")]
    size = 0
    for number in range(count):
        seed = seeds[number % len(seeds)]
        path = folder / f"{number:06}_{seed.path.name}"
        data = _drawn(seed, rng)
        path.write_bytes(data)
        shutil.copy(f"{seed.path}.meta.json", f"{path}.meta.json")
        size += len(data)
    return size


def _drawn(seed: _Seed, rng: random.Random) -> bytes:
    """A copy; another one where the longer text does not fit on the printed page."""
    for _ in range(20):
        try:
            return seed.copy(rng)
        except ValueError:
            continue
    raise RuntimeError(f"no copy of {seed.path.name} fits on a page")
