"""The meeting or event that an article reacts to: `市委十二届四次全会`, `市“两会”`, `全市教育大会`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summarizer.people import HAN, any_of
from summarizer.text import Span

__all__ = ["Meeting", "PageMeetings", "of_the_centre", "page_meetings", "reacts", "read_occasion"]

_NUMBER = "[一二三四五六七八九十百]{1,4}"
_PLENUM = re.compile(rf"(?P<number>{_NUMBER}届{_NUMBER}[次中])(?:全会|全体(?:[（(]扩大[）)])?会议)")
_VERBS = """和与及谈说到起按照贯彻学习落实围绕根据结合对照聊传达参加聚焦刚闭幕召开的在为了这次以将把对从自
列席完向走出今年届本全各喜迎""".replace("\n", "")
# The committee before a plenum's number, perhaps with 召开 or 第 between.
_COMMITTEE = re.compile(
    rf"(?:(?<!{HAN})(?P<full>(?:中共)?(?:(?![{_VERBS}]){HAN}){{2,4}}[省市区县州旗]委)|(?P<org>(?:自治区党|[省市区县州旗盟])委|党工委|党的|中央|市政协|省政协))"
    "(?:召开的?|举行的?|的)?第?$"
)
# A plenum without its number, and the two characters before it: a committee, a mark, or words that go with 全会.
_BARE = re.compile("全会(?!议)")
_BARE_ORG = re.compile("[省市区县州旗盟]委")
_BARE_BEFORE = re.compile(
    r"(?s:.)?(?:[\W\dA-Za-z_]|[将把对以的照合绕在从让听由按据是和与为])|"
    + any_of(
        """
        这次 本次 此次 落实 贯彻 学习 照着 结合 围绕 按照 根据 参加 列席 出席 传达 领会 吃透 学完 开完 听完 提到 谈及
        随着 通过 他说 她说
        """
    )
)
_PLACE = f"(?<!{HAN})(?:(?![{_VERBS}]){HAN}){{2,3}}[省市区县州旗盟]"
# The names of meetings, up to the word by which they are looked for; what follows a name is judged by itself.
_TWO_SESSIONS = re.compile(rf"(?:全国|{_PLACE}|[省市区县州])?“?两会$")
_SESSIONS_HELD = re.compile("期间|间隙|召开|闭幕|开幕|上|现场|之际|时间|声音|[·，。,]")
_LEVELLED = re.compile(f"全国|{HAN}{{0,3}}[省市县区州旗盟]")
_BARE_SESSIONS = re.compile("(?<![国省市县区州])“?两会")
_CONGRESS = re.compile(rf"(?:{_PLACE}|[省市区县州]委?)?第?{_NUMBER}次(?:党代会|(?:党员)?代表大会)$")
_PARTY_CONGRESS = re.compile(f"党的{_NUMBER}大")
_BARE_PARTY_CONGRESS = re.compile(f"(?<![党的一二三四五六七八九十百]){_NUMBER}大(?=胜利|闭幕|召开|精神|报告)")
_BARE_CONGRESS = re.compile("(?<![次届])党代会")
# A session of a people's congress or of the consultative conference, by its number; not one whose decisions are cited.
_SESSION = re.compile(
    rf"(?:全国|{_PLACE}|[省市区县州旗])?"
    rf"(?:第?{_NUMBER}届(?:全国)?(?:人大|人民代表大会)|政协第?{_NUMBER}届(?:{HAN}{{0,6}}委员会)?)第?{_NUMBER}次(?:全体)?会议$"
)
_CITED = re.compile("以来|确定|批准|通过(?!的政府工作报告)|召开以来")
_LONGEST_NAME = 30
_CONFERENCE = re.compile(
    rf"(?P<name>(?:全国|全省|全市|全县|全区|全州|中央|[省市区县州]委)(?:{HAN}|[“”‘’、]){{1,18}}?(?:大会|工作会议|会议|推进会|动员会|部署会|座谈会|现场会))"
)
_DAY = re.compile(rf"(?P<name>第{_NUMBER}个(?:{HAN}|[“”]){{2,10}}?(?:日|周|月)”?)(?=专题|到来|来临|之际|期间|[，,·])")
_SESSION_WORK = re.compile("(?:政府|法院|检察院)工作报告|人代会")
# What tells that the text reacts to a meeting, before it and after it.
_CUE_BEFORE = re.compile(
    r"(?:对照|贯彻|落实|学习|围绕|按照|结合|根据|谈起|谈到|说起|聊起|参加完?|列席完?|出席完?|听完|走出|走进|刚刚|她说，|他说，|[在向从自]|传达|聚焦|喜迎|迎接)"
    "(?:好|了|(?:刚刚|刚|正在|日前|近日)?(?:闭幕|召开|举行|结束)的)?$"
)
_CUE_AFTER = re.compile(
    r"(?:刚刚|刚|胜利|圆满)?(?:召开|闭幕|结束|精神|提出|要求|强调|明确|部署|指出|审议|票决|表决|描绘|吹响|上|后|之后|以来|期间|间隙|把|对|将|就|给|是|为|发出|作出|站位|立足|高举|全面|深入)"
)
_PLACED = re.compile(r"(?m)^[一-龥]{2,4}[省市区县州]“两会”")  # in a column's label: 某市“两会”·访谈
_REACTING = re.compile(r"[【\[●■]?(?:深入|认真)?(?:学习|贯彻|落实|聚焦|喜迎|迎接)")
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
    """What a page says of meetings: plenums in order, and other meetings by the name with level or number.

    `sessions` are its 两会, `congress` its 党代会, `session` one of 人大 or 政协, `party` the Party's congress.
    """

    plenums: tuple[Meeting, ...]
    sessions: str | None
    congress: str | None = None
    session: str | None = None
    party: str | None = None


def page_meetings(text: str) -> PageMeetings:
    """The meetings of a page; each plenum has its committee where any mention of it has one."""
    longest = max(_two_sessions(text), key=len, default="")
    placed = _PLACED.search(text)
    sessions = placed[0] if placed else longest if _LEVELLED.match(longest) else None
    congresses = (text[span.start : span.end] for span in _congresses(text)) if "党代会" in text else iter(())
    congress = next((name for name in congresses if name[0] in "省市区县州"), None)
    held = next((text[span.start : span.end] for span in _sessions(text)), None)
    party = _PARTY_CONGRESS.search(text)
    return PageMeetings(tuple(_page_plenums(text)), sessions, congress, held, party[0] if party else None)


def _page_plenums(text: str) -> list[Meeting]:
    found = [meeting for _, meeting in _plenums(text)]
    orgs: dict[str, Counter[str]] = {}
    for meeting in found:
        if meeting.org:
            orgs.setdefault(meeting.number, Counter())[meeting.org] += 1
    return [
        m if m.org or m.number not in orgs else Meeting(orgs[m.number].most_common(1)[0][0], m.number) for m in found
    ]


def reacts(column: str) -> bool:
    """Whether the label of a column begins with a verb of reacting to a meeting, and does not only name the time."""
    return _REACTING.match(column) is not None


def read_occasion(headline: str, text: str, on_page: PageMeetings) -> str | None:
    """What an article with this headline and text reacts to; `on_page` completes what it shortens.

    A plenum of the local committee comes before one of the Central Committee, and both before other meetings.
    """
    occasion = _plenum(headline, text, list(on_page.plenums)) or _other(headline, text)
    if occasion is not None:
        return on_page.sessions if (on_page.sessions or "").endswith(occasion) else occasion
    if on_page.congress and _BARE_CONGRESS.search(text):
        return on_page.congress
    if on_page.party and _is_bare_party_congress(f"{headline}\n{text[:_LEAD]}", on_page.party):
        return on_page.party
    if on_page.session and _SESSION_WORK.search(text, 0, _LEAD):
        return on_page.session
    return on_page.sessions if on_page.sessions and _BARE_SESSIONS.search(text) else None


def of_the_centre(occasion: str) -> bool:
    """Whether a meeting is one of the Party's central bodies, which all local papers cite."""
    return occasion.startswith(("党的", "中央"))


def _is_bare_party_congress(text: str, full: str) -> bool:
    """Whether `text` reacts to the Party's congress, of which it writes only the number (`十九大精神`)."""
    named = (Span(*match.span()) for match in _BARE_PARTY_CONGRESS.finditer(text) if full.endswith(match[0]))
    return _reacting(text, named) is not None


def _plenums(text: str) -> list[tuple[int, Meeting]]:
    found: list[tuple[int, Meeting]] = []
    for match in _numbered(text):
        org = _COMMITTEE.search(text, max(0, match.start() - 14), match.start())
        name = (org["full"] or org["org"]) if org else ""
        found.append((match.start(), Meeting(name, match["number"])))
    return found


def _numbered(text: str) -> Iterator[re.Match[str]]:
    """The plenums by their numbers, each at its 届."""
    at = text.find("届")
    while at >= 0:
        if (match := _PLENUM.search(text, max(0, at - 4), at + 20)) and match.start() < at:
            yield match
        at = text.find("届", at + 1)


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


def _named(text: str, ending: str, pattern: re.Pattern[str]) -> Iterator[Span]:
    """Where names of meetings stand that end with a word, which is cheap to find."""
    at = text.find(ending)
    while at >= 0:
        end = at + len(ending)
        if match := pattern.search(text, max(0, end - _LONGEST_NAME), end):
            yield Span(match.start(), end)
        at = text.find(ending, end)


def _sessions(text: str) -> Iterator[Span]:
    if "届" in text:
        yield from (span for span in _named(text, "会议", _SESSION) if not _CITED.match(text, span.end))


def _congresses(text: str) -> list[Span]:
    central = [Span(*match.span()) for match in _PARTY_CONGRESS.finditer(text)]
    return sorted([*_named(text, "党代会", _CONGRESS), *_named(text, "代表大会", _CONGRESS), *central])


def _two_sessions(text: str) -> Iterator[str]:
    """The names of 两会 that are held as the text is written."""
    for start, end in _named(text, "两会", _TWO_SESSIONS):
        last = end + text.startswith("”", end)
        if _SESSIONS_HELD.match(text, last) or (text[start - 1 : start] == "的" and last - start > 2):
            yield text[start:last]


def _other(headline: str, text: str) -> str | None:
    lead = f"{headline}\n{text[:_LEAD]}"
    if name := _reacting(lead, _sessions(lead)):
        return name
    if names := list(_two_sessions(lead)):
        return max(names, key=len)
    conferences = (Span(*match.span()) for match in _CONFERENCE.finditer(lead))
    day = _DAY.search(lead)
    return _reacting(lead, _congresses(lead)) or _reacting(lead, conferences) or (day["name"] if day else None)


def _reacting(text: str, names: Iterable[Span]) -> str | None:
    """The first name around which words say that the meeting was held and is being answered."""
    for start, end in names:
        if _CUE_AFTER.match(text, end) or _CUE_BEFORE.search(text, max(0, start - 12), start):
            return text[start:end]
    return None
