"""Agencies in full: a leading bare 市 or a bare 管委会 is completed with the place that the page names."""

from __future__ import annotations

import re

from summarizer.documents import Article
from summarizer.grounding.places import LEVELS, place_of
from summarizer.people import HAN, line_persons, without_visit

__all__ = ["complete_agency"]

_BARE = re.compile(rf"(?P<level>[{LEVELS}])(?P<rest>.*)", re.DOTALL)
# Words and places that begin with a level's character and are complete as they are.
_COMPLETE = re.compile(
    "市场|市政(?!府|协|务|法|研)|市民(?!政|宗|族|营|航|兵|防|委)|市容|市郊|市区|市[中南北东西]区|市属|县域|县区|县级|区块|区域|区间|区位|旗舰|旗帜|镇江|镇海|镇远|镇平|镇安|镇原|镇雄|镇宁|乡村|乡镇|乡土|乡愁|州际|省级|省际|省会"
)
_BARE_BODY = re.compile(r"(?:管委会|管理委员会|党工委|工委)$")
_ZONE = re.compile(
    rf"(?P<zone>{HAN}{{2,8}}?(?:开发区|高新区|经开区|新区|示范区|实验区|试验区|保税区|综保区|航空港区|港区|科技城|产业园区?|园区|度假区|风景区|景区|新城|合作区|管理区))"
)
_ZONE_OF = re.compile(r"(?P<zone>.+?)(?:党工委|工委|管委会|管理委员会)$")
_NOISE = re.compile(r"^(?:[在为和与是对向从把由及到全访赴谈请据、将]|推动|推进|加快|建设|支持|作为|走进|来到|打造)+")


def complete_agency(agency: str, article: Article) -> str:
    """`agency` in full (guidelines, section 2): `市科技局` → `郑州市科技局`, a bare `管委会` → `郑东新区管委会`.

    The place is the one that article and page name at that level, its own paper's before others. Where the page
    names none, and for all other agencies (`新郑市委`, `国家税务总局`), the agency stays as it is.
    """
    agency = (
        agency.strip().removeprefix("我")
        if agency.strip().startswith(("我省", "我市", "我县", "我区"))
        else agency.strip()
    )
    if _BARE_BODY.fullmatch(agency):
        return _zone(article) + agency
    match = _BARE.fullmatch(agency)
    if match is None or _COMPLETE.match(agency):
        return agency
    place = place_of(match["level"], match["rest"], _own(article), article.document.text, article.outlet)
    return place + match["rest"] if place else agency


def _own(article: Article) -> str:
    return f"{article.headline}\n{article.text}"


def _zone(article: Article) -> str:
    """The development zone of an article: that of another post in its head, or the one that it names most often."""
    for person in line_persons(without_visit(article.kicker or "")):
        for post in person.posts:
            if found := _ZONE_OF.match(post.agency):
                return found["zone"]
    zones = [_NOISE.sub("", match["zone"]) for match in _ZONE.finditer(article.text)]
    zones = [zone for zone in zones if len(zone) > 3]
    return max(zones, key=zones.count) if zones else ""
