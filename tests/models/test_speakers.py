"""Who speaks, by kicker, cards, headline, turns and lead."""

from __future__ import annotations

import pytest

from summarizer.documents import Article, Document
from summarizer.models.local.speakers import read_speakers
from summarizer.schemas.draft import DraftSpeaker
from summarizer.splitting import split

STORY = "“渠水到田头，心里就踏实。”王一鸣说，今年新修渠道12公里，灌溉面积增加3.5万亩。"
MORE = "王一鸣介绍，水务部门将把老渠全部翻修一遍，让群众种上旱涝保收田。"


def only(text: str) -> Article:
    (article,) = split(Document("page.txt", text, "0" * 64))
    return article


def shown(speaker: DraftSpeaker | None) -> tuple[str, list[tuple[str, str]]] | None:
    return (speaker.name, [(p.agency, p.title) for p in speaker.positions]) if speaker else None


@pytest.mark.parametrize(
    ("kicker", "positions"),
    [
        ("——访枫桥市水务局党组书记、局长王一鸣", [("枫桥市水务局", "党组书记、局长")]),
        ("——专访市水务局局长 王一鸣", [("市水务局", "局长")]),
        ("——对话枫桥县委副书记、县长王一鸣", [("枫桥县委", "副书记"), ("枫桥县", "县长")]),
        ("——江东新区党工委副书记、管委会主任王一鸣谈治水", [("江东新区党工委", "副书记"), ("江东新区管委会", "主任")]),
        ("——枫桥市水务局局长王一鸣就治水答本报记者问", [("枫桥市水务局", "局长")]),
    ],
)
def test_the_kicker_names_the_speaker(kicker: str, positions: list[tuple[str, str]]) -> None:
    article = only(f"修好一条渠\n{kicker}\n{STORY}\n{MORE}")
    main, others = read_speakers(article)
    assert shown(main) == ("王一鸣", positions)
    assert others == ()
    assert main is not None
    assert main.quote in article.text
    assert main.quote.endswith("王一鸣")


def test_a_kicker_with_an_office_only_leads_to_the_name_in_the_text() -> None:
    lead = "近日，市长李大江检查防汛。记者采访了枫桥市水务局党组书记、局长王一鸣。"
    main, _ = read_speakers(only(f"修好一条渠\n——访市水务局负责人\n{lead}\n{STORY}\n{MORE}"))
    assert shown(main) == ("王一鸣", [("枫桥市水务局", "党组书记、局长")])


def test_two_persons_of_a_kicker_are_speaker_and_other() -> None:
    main, others = read_speakers(only(f"修好一条渠\n——访市水务局局长王一鸣、总工程师周舟\n{STORY}"))
    assert shown(main) == ("王一鸣", [("市水务局", "局长")])
    assert [shown(other) for other in others] == [("周舟", [("市水务局", "总工程师")])]


def test_guests_answer_under_their_names() -> None:
    main, others = read_speakers(
        only(
            "修好一条渠\n——访市水务局负责人\n受访嘉宾：枫桥市水务局局长王一鸣\n枫桥市水务局总工程师周舟\n"
            "记者：今年办哪几件实事？\n王一鸣：新修渠道12公里，打井30眼，泵站全部检修。\n周舟：我补充一点，闸门也要换。"
        )
    )
    assert shown(main) == ("王一鸣", [("枫桥市水务局", "局长")])
    assert [shown(other) for other in others] == [("周舟", [("枫桥市水务局", "总工程师")])]


def test_without_a_kicker_the_one_who_answers_most_speaks() -> None:
    main, others = read_speakers(
        only(
            "修好一条渠\n本报记者 李青\n市水务局局长王一鸣和市林业局局长周舟日前做客本报。\n"
            "记者：谁先说？\n周舟：我先说。\n王一鸣：新修渠道12公里，打井30眼，泵站全部检修，闸门全部更换。"
        )
    )
    assert shown(main) == ("王一鸣", [("市水务局", "局长")])
    assert [shown(other) for other in others] == [("周舟", [("市林业局", "局长")])]


def test_the_sub_deck_names_a_speaker_who_only_answers() -> None:
    main, _ = read_speakers(
        only("修好一条渠\n市水务局副局长王一鸣谈治水\n本报记者 李青\n问：钱从哪里来？\n答：财政拿八成。")
    )
    assert shown(main) == ("王一鸣", [("市水务局", "副局长")])


def test_without_kicker_and_turns_the_one_who_is_quoted_most_speaks() -> None:
    text = f"修好一条渠\n本报记者 李青\n种粮大户笑了。枫桥市水务局局长王一鸣看着渠水。\n{STORY}\n{MORE}"
    assert shown(read_speakers(only(text))[0]) == ("王一鸣", [("枫桥市水务局", "局长")])


def test_mandates_are_no_positions() -> None:
    main, _ = read_speakers(only(f"修好一条渠\n——访全国人大代表、枫桥市市长王一鸣\n{STORY}"))
    assert shown(main) == ("王一鸣", [("枫桥市", "市长")])


@pytest.mark.parametrize("name", ["欧阳文静", "阿不都·热合曼", "麦冬", "闻人杰"])
def test_rare_names_are_copied(name: str) -> None:
    main, _ = read_speakers(only(f"修好一条渠\n——访市水务局局长{name}\n{MORE.replace('王一鸣', name)}"))
    assert shown(main) == (name, [("市水务局", "局长")])


def test_a_name_written_with_a_space_is_given_without_it() -> None:
    main, _ = read_speakers(only(f"修好一条渠\n——访市水务局局长 王　政\n{MORE.replace('王一鸣', '王政')}"))
    assert shown(main) == ("王政", [("市水务局", "局长")])


def test_a_report_has_the_person_of_its_headline() -> None:
    article = only(
        "高原在枫桥调研时强调 守住底线\n王一鸣陪同\n本报讯（记者 李青）6月3日，省委常委、市委书记高原深入枫桥县调研。"
        "\n高原强调，要补短板。市长王一鸣陪同。"
    )
    main, others = read_speakers(article)
    assert shown(main) == ("高原", [("省委", "常委"), ("市委", "书记")])
    assert others == ()


def test_a_report_whose_headline_names_nobody_has_no_speaker() -> None:
    article = only("全市河长会议召开\n本报讯（记者 李青）6月3日，全市河湖长会议召开。市委书记高原强调，要守住底线。")
    assert read_speakers(article) == (None, ())


def test_a_commentary_has_no_speaker() -> None:
    article = only("起而行之正当时\n□ 苏望\n大江东去，不舍昼夜。\n市委书记高原说过，要守住底线。")
    assert read_speakers(article) == (None, ())
