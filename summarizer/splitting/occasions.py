"""The meeting or event that an article reacts to: `市委十二届四次全会`, `市“两会”`, `全市教育大会`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.people import HAN, any_of

__all__ = ["Meeting", "PageMeetings", "page_meetings", "read_occasion"]

_NUMBER = "[一二三四五六七八九十百]{1,4}"
_PLENUM = re.compile(rf"(?P<number>{_NUMBER}届{_NUMBER}[次中])(?:全会|全体(?:[（(]扩大[）)])?会议)")
_VERBS = "和与及谈说到起按照贯彻学习落实围绕根据结合对照聊传达参加聚焦刚闭幕召开的在为了这次以将把对从自"
# The committee before a plenum's number, perhaps with 召开 or 第 between.
_COMMITTEE = re.compile(
    rf"(?:(?<!{HAN})(?P<full>(?:中共)?(?:(?![{_VERBS}]){HAN}){{2,4}}[省市区县州旗]委)|(?P<org>(?:自治区党|[省市区县州旗盟])委|党工委|党的|中央|市政协|省政协))"
    "(?:召开的?|举行的?|的)?第?$"
)
# A plenum without its number, and the two characters before it: a committee, a mark, or words that go with 全会.
_BARE = re.compile("全会(?!议)")
_BARE_ORG = re.compile("[省市区县州旗盟]委")
_BARE_BEFORE = re.compile(
    r"(?s:.)?(?:[\W\dA-Za-z_]|[将把对以的照合绕])|"
    + any_of("这次 本次 此次 落实 贯彻 学习 照着 结合 围绕 按照 根据 他说 她说")
)
_TWO_SESSIONS = re.compile(
    rf"(?P<name>(?:全国|(?<!{HAN}){HAN}{{2,3}}[省市区县州旗]|[省市区县])?“?两会”?)(?=期间|间隙|召开|闭幕|开幕|上|现场|之际|[·，。])"
)
_PLACED = re.compile(f"{HAN}{{2,3}}[省市县区州旗]")
_BARE_SESSIONS = re.compile("(?<![国省市县区])“?两会")
_CONGRESS = re.compile(
    rf"(?P<name>(?:省|市|区|县|州|[省市区县]委)?第?{_NUMBER}次(?:党代会|党员代表大会|代表大会)|党的{_NUMBER}大)"
)
_CONFERENCE = re.compile(
    rf"(?P<name>(?:全国|全省|全市|全县|全区|全州|中央|[省市区县州]委)(?:{HAN}|[“”‘’、]){{1,18}}?(?:大会|工作会议|会议|推进会|动员会|部署会|座谈会|现场会))"
)
_DAY = re.compile(rf"(?P<name>第{_NUMBER}个(?:{HAN}|[“”]){{2,10}}?(?:日|周|月))(?=专题|到来|来临|之际|期间|[，,·])")
# What tells that the text reacts to a meeting, before it and after it.
_CUE_BEFORE = re.compile(
    r"(?:对照|贯彻|落实|学习|围绕|按照|结合|根据|谈起|谈到|说起|聊起|参加完|走出|刚刚|在|自|传达|聚焦)(?:好|了|刚刚闭幕的|刚闭幕的)?$"
)
_CUE_AFTER = re.compile(
    r"(?:刚刚|刚|胜利|圆满)?(?:召开|闭幕|结束|精神|提出|要求|强调|明确|部署|指出|审议|描绘|吹响|上|后|之后|以来|期间|间隙|把|对|将|就|给|是|为|发出|作出|站位|立足|高举|全面|深入)"
)
_LEAD = 450


@dataclass(frozen=True, slots=True)
class Meeting:
    """A plenum by its committee (`市委`, `""` where the text leaves it out) and number (`十二届四次`)."""

    org: str
    number: str

    @property
    def name(self) -> str:
        """As the guidelines write it: `市委十二届四次全会`."""
        return f"{self.org}{self.number}全会"

    @property
    def central(self) -> bool:
        """Whether it is the Central Committee's, which local articles cite."""
        return self.org in ("党的", "中央") or self.number.endswith("中")


@dataclass(frozen=True, slots=True)
class PageMeetings:
    """What a page says of meetings: plenums in order, and its 两会 by the name with the place, if it gives one."""

    plenums: tuple[Meeting, ...]
    sessions: str | None


def page_meetings(text: str) -> PageMeetings:
    """The meetings of a page; each plenum has its committee where any mention of it has one."""
    named = [m["name"] for m in _TWO_SESSIONS.finditer(text)] if "两会" in text else []
    longest = max(named, key=len, default="")
    return PageMeetings(tuple(_page_plenums(text)), longest if _PLACED.match(longest) else None)


def _page_plenums(text: str) -> list[Meeting]:
    found = [meeting for _, meeting in _plenums(text)]
    orgs: dict[str, Counter[str]] = {}
    for meeting in found:
        if meeting.org:
            orgs.setdefault(meeting.number, Counter())[meeting.org] += 1
    return [
        m if m.org or m.number not in orgs else Meeting(orgs[m.number].most_common(1)[0][0], m.number) for m in found
    ]


def read_occasion(headline: str, text: str, on_page: PageMeetings) -> str | None:
    """What an article with this headline and text reacts to; `on_page` completes what it shortens.

    A plenum of the local committee comes before one of the Central Committee, and both before other meetings.
    """
    occasion = _plenum(headline, text, list(on_page.plenums)) or _other(headline, text)
    if occasion is None and on_page.sessions and _BARE_SESSIONS.search(text):
        return on_page.sessions
    return occasion


def _plenums(text: str) -> list[tuple[int, Meeting]]:
    found: list[tuple[int, Meeting]] = []
    if "届" not in text:
        return found
    for match in _PLENUM.finditer(text):
        org = _COMMITTEE.search(text, max(0, match.start() - 14), match.start())
        name = (org["full"] or org["org"]) if org else ""
        found.append((match.start(), Meeting(name, match["number"])))
    return found


def _plenum(headline: str, text: str, on_page: list[Meeting]) -> str | None:
    whole = f"{headline}\n{text}"
    own = [(at, _completed(meeting, on_page)) for at, meeting in _plenums(whole)]
    local = [(at, meeting) for at, meeting in own if not meeting.central]
    bare = next(_bare_plenums(whole), None)
    if bare and (not local or bare[0] < local[0][0]):
        shared = Counter(meeting for meeting in on_page if not meeting.central and meeting.org.endswith(bare[1]))
        if shared:
            return shared.most_common(1)[0][0].name
    if local:
        in_headline = [meeting for at, meeting in local if at < len(headline)]
        often = Counter(meeting for _, meeting in local)
        return (in_headline[0] if in_headline else often.most_common(1)[0][0]).name
    early = [meeting for at, meeting in own if at < len(headline) + _LEAD]
    return early[0].name if early else None


def _bare_plenums(text: str) -> Iterator[tuple[int, str]]:
    """Where plenums stand without a number, and of which committee, `""` if none is named."""
    for match in _BARE.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        if not before or _BARE_ORG.fullmatch(before) or _BARE_BEFORE.fullmatch(before):
            yield match.start(), before if _BARE_ORG.fullmatch(before) else ""


def _completed(meeting: Meeting, on_page: list[Meeting]) -> Meeting:
    if meeting.org:
        return meeting
    return next((other for other in on_page if other.number == meeting.number and other.org), meeting)


def _other(headline: str, text: str) -> str | None:
    lead = f"{headline}\n{text[:_LEAD]}"
    for hint, pattern in (
        ("两会", _TWO_SESSIONS),
        ("次", _CONGRESS),
        ("大", _CONGRESS),
        ("会", _CONFERENCE),
        ("第", _DAY),
    ):
        if hint not in lead:
            continue
        names = [m["name"] for m in pattern.finditer(lead) if pattern in (_TWO_SESSIONS, _DAY) or _reacts(lead, m)]
        if names:
            return max(names, key=len) if pattern is _TWO_SESSIONS else names[0]
    return None


def _reacts(text: str, match: re.Match[str]) -> bool:
    """Whether the words around a meeting's name say that it was held and is being answered."""
    before = text[max(0, match.start() - 12) : match.start()]
    return bool(_CUE_AFTER.match(text, match.end()) or _CUE_BEFORE.search(before))
