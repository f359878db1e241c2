"""Who speaks, and for which agencies: interview lines, lists of guests, introductions late in the text."""

from __future__ import annotations

import pytest
from split_cases import HEAD, WANG, only, people, story

POSITIONS = [
    ("枫桥市委常委、桐山区委书记周舟", [("枫桥市委", "常委"), ("桐山区委", "书记")]),
    ("枫桥市水务局党组成员、副局长周舟", [("枫桥市水务局", "党组成员、副局长")]),
    ("枫桥高新区党工委副书记、管委会主任周舟", [("枫桥高新区党工委", "副书记"), ("枫桥高新区管委会", "主任")]),
    ("桐江县委副书记、县长周舟", [("桐江县委", "副书记"), ("桐江县", "县长")]),
    ("桐江县人民政府县长周舟", [("桐江县", "县长")]),
    ("云岭自治县县委副书记、县长周舟", [("云岭自治县县委", "副书记"), ("云岭自治县", "县长")]),
    ("枫桥市委副书记、市长周舟", [("枫桥市委", "副书记"), ("枫桥市", "市长")]),
    ("枫桥市政府副市长、市公安局局长周舟", [("枫桥市", "副市长"), ("枫桥市公安局", "局长")]),
    ("枫桥市副市长兼枫桥高新区管委会主任周舟", [("枫桥市", "副市长"), ("枫桥高新区管委会", "主任")]),
    ("桐江县委书记、县人大常委会主任周舟", [("桐江县委", "书记"), ("桐江县人大常委会", "主任")]),
    ("海原省委常委、常务副省长周舟", [("海原省委", "常委"), ("海原省", "常务副省长")]),
    ("全国人大代表、枫桥市水务局局长周舟", [("枫桥市水务局", "局长")]),
    ("枫桥港口集团有限公司党委书记、董事长、总经理周舟", [("枫桥港口集团有限公司", "党委书记、董事长、总经理")]),
    ("枫桥市中心医院党委副书记、院长周舟", [("枫桥市中心医院", "党委副书记、院长")]),
    ("枫桥市教育局基础教育科科长周舟", [("枫桥市教育局", "基础教育科科长")]),
    ("枫桥市桐山区云溪镇党委书记周舟", [("枫桥市桐山区云溪镇党委", "书记")]),
    ("枫桥市政协党组书记、主席周舟", [("枫桥市政协", "党组书记、主席")]),
    ("枫桥市人大常委会党组书记、主任周舟", [("枫桥市人大常委会", "党组书记、主任")]),
    ("枫桥市委常委、组织部部长周舟", [("枫桥市委", "常委"), ("枫桥市委组织部", "部长")]),
    ("枫桥市委常委、秘书长周舟", [("枫桥市委", "常委、秘书长")]),
    ("桐江新区党工委书记、枫桥科学城党工委书记周舟", [("桐江新区党工委", "书记"), ("枫桥科学城党工委", "书记")]),
    ("国家税务总局枫桥市税务局党委书记、局长周舟", [("国家税务总局枫桥市税务局", "党委书记、局长")]),
    ("枫桥海关党委书记、关长周舟", [("枫桥海关", "党委书记、关长")]),
    ("枫桥市人民检察院党组书记、检察长周舟", [("枫桥市人民检察院", "党组书记、检察长")]),
    ("枫桥市水务局局长 周　舟", [("枫桥市水务局", "局长")]),
]


@pytest.mark.parametrize(("words", "positions"), POSITIONS, ids=[words for words, _ in POSITIONS])
def test_each_agency_of_an_interview_line_has_its_titles(words: str, positions: list[tuple[str, str]]) -> None:
    assert people(only(f"修好一条渠\n——访{words}\n{story('周舟')}")) == [("周舟", positions)]


@pytest.mark.parametrize("name", ["阿依古丽·买买提", "欧阳青山", "沃良辰", "施景和", "蒿丽君", "巫马云"])
def test_a_rare_name_is_read_whole(name: str) -> None:
    assert people(only(f"修好一条渠\n——访枫桥市水务局局长{name}\n{story(name)}")) == [(name, WANG[1])]


@pytest.mark.parametrize(
    ("kicker", "other"),
    [
        ("枫桥市水务局局长王一鸣、桐江县县长周舟", ("周舟", [("桐江县", "县长")])),
        ("枫桥市水务局局长王一鸣 桐江县县长周舟", ("周舟", [("桐江县", "县长")])),
        ("枫桥市水务局局长王一鸣和桐江县县长周舟", ("周舟", [("桐江县", "县长")])),
        ("枫桥市水务局局长王一鸣，市实验中学校长周舟", ("周舟", [("枫桥市实验中学", "校长")])),
        ("枫桥市水务局局长王一鸣 总工程师周舟", ("周舟", [("枫桥市水务局", "总工程师")])),
    ],
)
def test_two_persons_of_an_interview_line_both_speak(kicker: str, other: tuple[str, list[tuple[str, str]]]) -> None:
    article = only(f"同饮一江水\n——访{kicker}\n{story()}\n周舟说，今年修路80公里。")
    assert people(article) == [WANG, other]


@pytest.mark.parametrize(
    "guests",
    [
        "嘉宾：\n枫桥市水务局局长 王一鸣\n枫桥市林业局局长 周舟",
        "对话嘉宾\n王一鸣 枫桥市水务局局长\n周舟 枫桥市林业局局长",
        "嘉宾：王一鸣（枫桥市水务局局长）\n周舟（枫桥市林业局局长）",
        "访谈嘉宾：王一鸣（枫桥市水务局局长）、周舟（枫桥市林业局局长）",
        "嘉宾：枫桥市水务局局长 王一鸣；枫桥市林业局局长 周舟",
    ],
)
def test_a_list_of_guests_gives_all_speakers(guests: str) -> None:
    article = only(
        f"三问枫桥治水\n\n{guests}\n\n主持人：水从哪里来？\n王一鸣：从云湖来，今年新修渠道12公里。\n周舟：林子涵水。\n"
    )
    assert (article.kind, article.headline) == ("interview", "三问枫桥治水")
    assert people(article) == [WANG, ("周舟", [("枫桥市林业局", "局长")])]


def test_labels_with_titles_on_lines_of_their_own_begin_answers() -> None:
    article = only(
        "民生答卷怎么写？两位局长现场作答\n本报记者 李青\n水够不够用？\n枫桥市水务局局长　王 一鸣：\n今年新修渠道12公里。\n"
        "管网也要换新。\n学位够不够？\n枫桥市教育局党组书记、局长　周 舟：\n今年新增学位3000个。"
    )
    assert article.kind == "interview"
    assert people(article)[1] == ("周舟", [("枫桥市教育局", "党组书记、局长")])
    assert [p.role for p in article.paragraphs] == ["question", "answer", "answer", "question", "answer"]


@pytest.mark.parametrize("labels", [("Q：", "A："), ("Q1 ", "A1 "), ("问　", "答　"), ("枫桥日报：", "王一鸣：")])
def test_questions_and_answers_of_any_form_are_turns(labels: tuple[str, str]) -> None:
    ask, answer = labels
    article = only(
        f"{HEAD}{ask}今年怎么干？\n{answer}修渠12公里。\n{ask}钱从哪里来？\n{answer}财政拿八成，群众筹两成。"
    )
    assert [p.role for p in article.paragraphs][::2] == ["question", "question"]
    assert people(article) == [WANG]


@pytest.mark.parametrize(
    "lead",
    [
        "渠水清清，稻花飘香。\n\n走在桐江两岸，处处是忙碌的身影。\n\n“渠修得好。”枫桥市水务局局长王一鸣说。",
        "“渠修得好不好，群众说了算。”王一鸣说。作为枫桥市水务局局长，王一鸣一年有两百天在渠上。",
        "王一鸣，枫桥市水务局局长，治水二十年。记者近日采访了他。",
        "6月3日傍晚，记者走进枫桥市水务局时，局里正在开调度会。局长王一鸣的桌上，摊着一张渠系图。",
    ],
)
def test_a_speaker_is_found_where_the_text_introduces_him(lead: str) -> None:
    article = only(f"修好一条渠\n本报记者 李青\n{lead}\n\n{story()}")
    assert article.kind == "interview"
    assert people(article) == [WANG]


def test_a_bare_level_is_completed_with_the_place_of_the_page() -> None:
    article = only(
        f"老街新颜\n——访区城管局局长周舟\n桐山区今年改造老街12条。桐山区还要建公园。{story('周舟')}",
    )
    assert people(article) == [("周舟", [("桐山区城管局", "局长")])]


def test_the_text_adds_titles_and_the_full_name_of_an_agency() -> None:
    article = only(
        "枫桥水务集团董事长周舟：\n水价怎么调\n本报记者 李青\n枫桥水务集团有限公司党委书记、董事长周舟给记者算了一笔账。"
        + story("周舟")
    )
    assert article.headline == "枫桥水务集团董事长周舟： 水价怎么调"
    assert people(article) == [("周舟", [("枫桥水务集团有限公司", "党委书记、董事长")])]
    article = only(f"大学与城\n——访枫桥理工学院院长周舟\n党委副书记、院长周舟每天来转一圈。{story('周舟')}")
    assert people(article) == [("周舟", [("枫桥理工学院", "党委副书记、院长")])]


def test_a_headline_that_tells_of_several_speakers_counts_all_who_are_quoted() -> None:
    article = only(
        "少一些打扰\n三部门负责人话说营商环境\n记者走访了三个部门。\n“少打扰。”枫桥市政务服务局局长王一鸣说。王一鸣说，减材料。\n"
        "枫桥市商务局副局长周舟说，多服务。\n枫桥市税务局副局长欧阳川表示，少跑路。\n枫桥日报记者 李青"
    )
    assert [name for name, _ in people(article)] == ["王一鸣", "周舟", "欧阳川"]


@pytest.mark.parametrize("mark", [("【引水】", "【上学】", "【看病】"), ("", "", "")])
def test_each_person_of_a_subhead_speaks_and_most_text_makes_the_speaker(mark: tuple[str, str, str]) -> None:
    article = only(
        "“一件事”连着万家事\n四位部门负责人谈民生实事\n\n枫桥晚报记者 李青\n\n"
        "昨天，枫桥市水务局局长王一鸣、枫桥市教育局党组书记和若谷、枫桥市医疗保障局局长舍雨走进本报会客厅。\n\n"
        f"{mark[0]}王一鸣：渠水通到田\n\n今年修渠12公里。\n\n"
        f"{mark[1]}和若谷：学位就近有\n\n今年新增学位6300个。“还要给老师松绑。”她说，检查再减三成，活动每天两小时。\n\n"
        f"{mark[2]}舍雨：看病少花钱\n\n参保率稳定在97%。"
    )
    assert people(article) == [
        ("和若谷", [("枫桥市教育局", "党组书记")]),
        WANG,
        ("舍雨", [("枫桥市医疗保障局", "局长")]),
    ]


def test_a_subhead_with_one_name_and_a_colon_makes_no_speaker() -> None:
    article = only(f"{HEAD}{story()}\n\n老李头：渠通了心亮了\n\n村民老李头说，水到了。\n本报记者 李青")
    assert people(article) == [WANG]
