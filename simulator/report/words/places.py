"""What the ports, halls, directions and kinds of travellers of the shipped scenarios are called, on each shore.

A scenario names its places in plain letters: `wutong_exit_desks`. Where every part of a name is known here it is said
in the reader's words; a name that is not stands as its author wrote it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from simulator.report.routes import named
from simulator.report.words import places_of_goods
from simulator.report.words.language import Language, Words, is_chinese, said

PARTS: Final[dict[str, Words]] = {
    "all": ("All together", "合计", "合計"),
    "to": ("to", "往", "往"),
    "from": ("from", "自", "自"),
    "inland": ("inland", "内陆货物", "內陸貨物"),
    "here": ("here", "在口岸", "在口岸"),
    "via": ("via", "经", "經"),
    "wutong": ("Wutong", "五通", "五通"),
    "dongdu": ("Dongdu", "东渡", "東渡"),
    "shuitou": ("Shuitou", "水头", "水頭"),
    "shangyi": ("Shangyi", "尚义", "尚義"),
    "dadeng": ("Dadeng", "大嶝", "大嶝"),
    "gaoqi": ("Gaoqi", "高崎", "高崎"),
    "xiamen": ("Xiamen", "厦门", "廈門"),
    "kinmen": ("Kinmen", "金门", "金門"),
    "taiwan": ("Taiwan", "台湾", "臺灣"),
    "taipei": ("Taipei", "台北", "臺北"),
    "taichung": ("Taichung", "台中", "臺中"),
    "kaohsiung": ("Kaohsiung", "高雄", "高雄"),
    "tainan": ("Tainan", "台南", "臺南"),
    "chiayi": ("Chiayi", "嘉义", "嘉義"),
    "direct": ("direct", "直航", "直航"),
    "check_in": ("check-in", "值机", "報到"),
    "security": ("security", "安检", "安檢"),
    "exit": ("exit", "出境", "出境"),
    "entry": ("entry", "入境", "入境"),
    "gates": ("e-channels", "自助通道", "自動通關"),
    "desks": ("desks", "人工台", "人工櫃檯"),
    "desk": ("desk", "人工台", "人工櫃檯"),
    "customs": ("customs", "海关", "海關"),
    "gangway": ("gangway", "登船口", "登船口"),
    "quarantine": ("quarantine", "检疫", "檢疫"),
    "baggage_claim": ("baggage claim", "行李提取", "行李提領"),
    "groups": ("groups", "团队", "團客"),
    "travellers": ("travellers", "旅客", "旅客"),
    "cruise": ("cruise", "邮轮", "郵輪"),
    "ashore": ("ashore", "登岸", "登岸"),
    "aboard": ("aboard", "返船", "返船"),
    "ferry": ("ferry", "客轮", "客輪"),
    "coach": ("coach", "大巴", "接駁車"),
    "flight": ("flight", "航班", "航班"),
    "fog": ("fog", "大雾", "濃霧"),
    "strong_wind": ("strong wind", "大风", "強風"),
    "typhoon": ("typhoon", "台风", "颱風"),
    "resident": ("Taiwan resident", "台湾居民", "臺灣居民"),
    "mainland": ("mainlander", "大陆居民", "大陸居民"),
    "taiwan_resident": ("Taiwan resident", "台湾居民", "臺灣居民"),
    "other": ("other", "其他", "其他"),
    "package": ("package ticket", "套票", "套票"),
    "separate": ("separate tickets", "分程购票", "分段購票"),
    "single": ("single-entry permit", "一次签注", "一次簽注"),
    "multi": ("multi-entry permit", "一年多次签注", "一年多次簽注"),
    "big": ("big baggage", "大件行李", "大件行李"),
    "hand": ("hand baggage", "随身行李", "隨身行李"),
    "tourists": ("tourists", "个人游旅客", "自由行旅客"),
    "permit_holders": ("permit holders", "持多次签注旅客", "持多次簽注旅客"),
    "adult": ("adult", "成人", "成人"),
    "elderly": ("elderly", "老年旅客", "年長旅客"),
    "consignments": ("consignments", "货物", "貨物"),
    "market": ("market", "市场", "市場"),
    "residents": ("residents of Xiamen", "厦门市民", "廈門市民"),
    "day_trippers": ("day-trippers", "一日游散客", "一日遊散客"),
    "coach_tourists": ("coach tourists", "旅游团", "遊覽車團客"),
    "traders": ("small traders", "小商贩", "小額貿易商"),
    "within": ("wanted no more than the limit", "未超额", "未超額"),
    "splits": ("split with their party", "与同行人分带", "與同行者分帶"),
    "comes_back": ("put it off to another day", "改日再买", "改日再買"),
    "pays": ("declared and paid", "申报缴税", "申報繳稅"),
    "smuggles": ("took it along undeclared", "超额未申报", "超額未申報"),
    "leaves": ("left it in the shop", "放弃超额部分", "放棄超額部分"),
    "car_park": ("car park", "停车场", "停車場"),
    "coach_park": ("coach park", "大巴停车场", "遊覽車停車場"),
    "stock_boat": ("boats that bring stock", "补货船", "補貨船"),
    "entrance": ("entrance", "入口", "入口"),
    "tills": ("tills", "收银台", "收銀台"),
    "declaration": ("declaration", "自行申报", "自行申報"),
    "tax_desk": ("tax desk", "缴税台", "繳稅櫃檯"),
    "exit_gate": ("exit gate", "出口通道", "出口通道"),
    "x_ray": ("X-ray", "X光机检", "X光儀檢"),
    "spot_check": ("spot check", "抽查", "抽查"),
    **places_of_goods.PARTS,
}
"""Each part of a name."""
SIDES: Final[dict[str, Words]] = {
    "xiamen": ("Xiamen side", "厦门侧", "廈門端"),
    "taiwan": ("Taiwan side", "台湾侧", "臺灣端"),
    **places_of_goods.SIDES,
}
"""The shores at which a Time Release Study is taken."""
ONE_SHORE: Final = "here"
"""The shore of a textbook that has but one; it goes without saying."""
WAY: Final = "→"
BY_WAY_OF: Final[Words] = ("To {end} via {by}", "经{by}往{end}", "經{by}往{end}")
"""Travellers to one shore by one of its terminals: `to_kinmen_dongdu`."""
PORTS: Final = frozenset(
    (
        *("wutong", "dongdu", "shuitou", "shangyi", "gaoqi", "xiamen", "kinmen", "taiwan"),
        *("taipei", "taichung", "kaohsiung", "tainan", "chiayi"),
        *places_of_goods.PORTS,
    )
)
"""Parts between which a way leads."""


def place_of(place: str, language: Language = "en") -> str:
    """A station, route, flow, direction or kind in the reader's words; routes joined with `+` are of one lounge.
    Of a study (`to_xiamen.xiamen`) the shore is said too."""
    if "+" in place:
        return " + ".join(place_of(each, language) for each in place.split("+"))
    if "/" in place:
        whole, _, value = place.partition("/")
        return f"{place_of(whole, language)}: {place_of(value, language)}"
    direction, dot, shore = place.partition(".")
    if shore == ONE_SHORE:
        return place_of(direction, language)
    if dot and shore in SIDES and "to" in direction.split("_"):
        side = said(SIDES[shore], language)
        return f"{place_of(direction, language)}{f'（{side}）' if is_chinese(language) else f', {side}'}"
    if len(way := place.split("_")) == 3 and way[0] == "to" and {way[1], way[2]} <= PORTS:
        return said(BY_WAY_OF, language).format(end=place_of(way[1], language), by=place_of(way[2], language))
    if not is_chinese(language):
        return said(PARTS[place], language) if place in PARTS else named(place)
    parts = _known_parts(place)
    if parts is None:
        return place
    said_so = said(PARTS[parts[0]], language)
    for before, part in pairwise(parts):
        said_so += (WAY if before in PORTS and part in PORTS else "") + said(PARTS[part], language)
    return said_so


def _known_parts(place: str) -> list[str] | None:
    """The parts of a name, two of them together where they are one word here; None where one is not known."""
    words = re.split(r"[_.]", place)
    parts: list[str] = []
    while words:
        pair = "_".join(words[:2])
        taken = 2 if pair in PARTS else 1
        part = pair if taken == 2 else words[0]
        if part not in PARTS:
            return None
        parts.append(part)
        words = words[taken:]
    return parts
