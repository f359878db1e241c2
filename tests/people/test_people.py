"""Titles, names and introductions."""

from __future__ import annotations

import pytest

from summarizer.people import card_name, introductions, is_name, line_persons, mentions, read_posts, split_names


@pytest.mark.parametrize(
    ("chain", "posts"),
    [
        ("枫桥市科技局党组书记", [("枫桥市科技局", "党组书记")]),
        ("市自然资源和规划局党组书记、局长", [("市自然资源和规划局", "党组书记、局长")]),
        ("枫桥市委书记", [("枫桥市委", "书记")]),
        ("省委书记", [("省委", "书记")]),
        ("江东新区党工委书记、枫桥科创城党工委书记", [("江东新区党工委", "书记"), ("枫桥科创城党工委", "书记")]),
        ("江东新区党工委副书记、管委会主任", [("江东新区党工委", "副书记"), ("江东新区管委会", "主任")]),
        ("县委副书记、县长", [("县委", "副书记"), ("县", "县长")]),
        ("临川市委副书记、市长", [("临川市委", "副书记"), ("临川市", "市长")]),
        ("临川市市长", [("临川市", "市长")]),
        ("临川市长", [("临川市", "市长")]),
        ("市委常委、常务副市长", [("市委", "常委"), ("市", "常务副市长")]),
        ("市委常委、组织部部长", [("市委", "常委"), ("市委组织部", "部长")]),
        ("市委常委、秘书长", [("市委", "常委、秘书长")]),
        ("市政府党组成员、副市长", [("市政府", "党组成员"), ("市", "副市长")]),
        ("新平县委书记、县人大常委会主任", [("新平县委", "书记"), ("县人大常委会", "主任")]),
        ("芦湾镇党委书记、镇长", [("芦湾镇党委", "书记"), ("芦湾镇", "镇长")]),
        ("芦湾镇柳树村党支部书记、村委会主任", [("芦湾镇柳树村党支部", "书记"), ("芦湾镇柳树村村委会", "主任")]),
        ("枫桥城发集团党委书记、董事长", [("枫桥城发集团", "党委书记、董事长")]),
        ("枫桥大学党委副书记、校长", [("枫桥大学", "党委副书记、校长")]),
        ("省农村信用联社党委书记、理事长", [("省农村信用联社", "党委书记、理事长")]),
        ("市疾病预防控制中心主任、主任医师", [("市疾病预防控制中心", "主任、主任医师")]),
        ("市水务局党组成员、副局长、一级调研员", [("市水务局", "党组成员、副局长、一级调研员")]),
        ("市发改委副主任兼市能源局局长", [("市发改委", "副主任"), ("市能源局", "局长")]),
        ("市统计局局长，市经济普查领导小组办公室主任", [("市统计局", "局长"), ("市经济普查领导小组办公室", "主任")]),
        ("全国人大代表、枫桥银行行长", [("枫桥银行", "行长")]),
        ("全国人大代表", []),
        ("党组书记、局长", []),
        ("市总工会党组书记、常务副主席", [("市总工会", "党组书记、常务副主席")]),
        ("市人大常委会副主任", [("市人大常委会", "副主任")]),
        ("自治区党委书记", [("自治区党委", "书记")]),
        ("", []),
    ],
)
def test_posts_go_to_their_agencies(chain: str, posts: list[tuple[str, str]]) -> None:
    assert [(post.agency, post.title) for post in read_posts(chain)] == posts


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("枫桥市委书记马一宏", ["马一宏"]),
        ("市水务局局长 王 政", ["王政"]),
        ("市水务局局长欧阳文静谈治水", ["欧阳文静"]),
        ("枫桥经开区管委会主任阿不都·热合曼", ["阿不都·热合曼"]),
        ("市气象局副局长蒲云起就防汛答本报记者问", ["蒲云起"]),
        ("市水务局局长王一鸣、市林业局局长林小满", ["王一鸣", "林小满"]),
        ("市水务局负责人", []),
        ("枫桥城投集团党委书记、董事长 庄小毅", ["庄小毅"]),
        ("市人大常委会副主任李四", ["李四"]),
        ("部门负责人答民生问", []),
        ("全市局长访谈", []),
    ],
)
def test_a_line_introduces_by_title_and_name(line: str, names: list[str]) -> None:
    assert [person.name for person in line_persons(line)] == names


def test_the_next_person_has_the_agency_of_the_one_before() -> None:
    first, second = line_persons("市水务局局长王一鸣、副局长林小满")
    assert [(p.agency, p.title) for p in (*first.posts, *second.posts)] == [
        ("市水务局", "局长"),
        ("市水务局", "副局长"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("谈到全会，枫桥市委书记马宏伟表示，要实干。", "马宏伟", "枫桥市委书记马宏伟"),
        ("市物流口岸局局长王政说，货要走得快。王政说得直。王政又说。", "王政", "市物流口岸局局长王政"),
        ("记者近日采访了市疾控中心主任、主任医师贺清澄。", "贺清澄", "市疾控中心主任、主任医师贺清澄"),
        ("大会闭幕第二天，市国资委党委书记、主任郑怀谷带着清单来了。", "郑怀谷", "市国资委党委书记、主任郑怀谷"),
        ("从工地回来的县长谭丽华坐下来算账。谭丽华说，账要清。", "谭丽华", "县长谭丽华"),
        ("本报请党组书记、局长程绍棠作答。", "程绍棠", "党组书记、局长程绍棠"),
        ("市人力资源和社会保障局副局长梁季禾说。", "梁季禾", "市人力资源和社会保障局副局长梁季禾"),
        ("6月18日，省委书记楼一生深入山区。", "楼一生", "省委书记楼一生"),
    ],
)
def test_a_sentence_introduces_with_the_right_ends(text: str, name: str, words: str) -> None:
    person = next(introductions(text))
    assert (person.name, text[person.span.start : person.span.end]) == (name, words)


@pytest.mark.parametrize(
    "text", ["局长高度重视这件事。", "书记关心群众。", "市委书记、市长主持会议。", "主任任务重。", ""]
)
def test_a_title_before_other_words_introduces_nobody(text: str) -> None:
    assert list(introductions(text)) == []


def test_only_titles_and_a_name_make_a_card() -> None:
    assert card_name("枫桥市水务局总工程师 周舟") == "周舟"
    assert card_name("枫桥市水务局总工程师周舟谈治水") == ""
    assert card_name("部门负责人答民生问") == ""


@pytest.mark.parametrize("name", ["王一鸣", "欧阳川", "闻人杰", "阿依古丽·买买提", "王 政", "麦冬"])
def test_names_have_the_form_of_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("word", ["项目", "关键", "方向", "水务局", "一二三", "王", "局长", ""])
def test_words_have_not(word: str) -> None:
    assert not is_name(word)


def test_a_run_of_names_is_split() -> None:
    assert split_names("李娜张立") == ("李娜", "张立")
    assert split_names("李晓娜张立") == ("李晓娜", "张立")
    assert split_names("欧阳文静") == ("欧阳文静",)
    assert split_names("走进科技局") == ()


def test_speaking_is_counted_by_verbs() -> None:
    assert mentions("王一鸣说，好。王一鸣介绍，行。王一鸣的家在城里。", "王一鸣") == 2


TITLES = """
书记 副书记 第一书记 常委 委员 成员 主席 主任 秘书长 理事长 董事长 检察长 总经理 总裁 总监 总编辑 主编 总干事 总工
总工程师 医师 药师 助理 巡视员 调研员 督学 专员 研究员 教授 院士 专家 顾问 参事 政委 司令员 发言人 创始人 首席执行官
负责人 负责同志 带头人 代表 监事 科员 主管 局长 行长 总理
"""


@pytest.mark.parametrize("title", TITLES.split())
def test_every_kind_of_title_introduces(title: str) -> None:
    (person,) = introductions(f"枫桥水务集团{title}王一鸣说，水要管好。")
    assert (person.name, [post.title for post in person.posts]) == ("王一鸣", [title])
