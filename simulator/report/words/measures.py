"""What each measure and its unit are called in English, on the mainland and in Taiwan."""

from __future__ import annotations

from typing import Final

from simulator.measures import UNITS
from simulator.report import wording
from simulator.report.words.language import Language, Words, said

INTERVALS: Final[dict[str, Words]] = {
    "arrival_to_lodgement": ("arrival to lodgement", "抵港至申报", "到港至申報"),
    "lodgement_to_documents": ("lodgement to documents", "申报至审单", "申報至文件審核"),
    "documents_to_examination": ("documents to examination", "审单至查验", "文件審核至查驗"),
    "documents_to_sampling": ("documents to sampling", "审单至取样", "文件審核至取樣"),
    "examination_to_laboratory": ("examination to laboratory", "查验至实验室结果", "查驗至實驗室結果"),
    "to_duty": ("until duty is paid", "至缴税", "至繳稅"),
    "to_release": ("last stage to release", "末环节至放行", "末環節至放行"),
    "lodgement_to_release": ("lodgement to release", "申报至放行", "申報至放行"),
    "clearance": ("clearance", "海关通关时间", "海關通關時間"),
    "arrival_to_release": ("arrival to release", "抵港至放行", "到港至放行"),
    "release_to_gate_out": ("release to gate-out", "放行至提离", "放行至提領出站"),
    "arrival_to_gate_out": ("arrival to gate-out", "抵港至提离", "到港至提領出站"),
}
"""The intervals of a Time Release Study."""
STATISTICS: Final[dict[str, Words]] = {
    "mean": (", mean", "均值", "平均數"),
    "p90": (", 90th percentile", "第90百分位数", "第90百分位數"),
}

NAMES: Final[dict[str, Words]] = {
    "passengers_per_day": ("passengers a day", "日均旅客", "每日旅客"),
    "busiest_day_passengers": ("passengers on the busiest day", "最忙一天旅客", "最忙一天旅客"),
    "busiest_ten_days_passengers_per_day": (
        "passengers a day, busiest ten days",
        "最忙十天日均旅客",
        "最忙十天每日旅客",
    ),
    "busiest_month_passengers": ("passengers in the busiest month", "最忙一个月旅客", "最忙一個月旅客"),
    "sailings_per_day": ("departures a day", "日均班次", "每日班次"),
    "cancelled_sailings_per_day": ("departures cancelled a day", "日均取消班次", "每日取消班次"),
    "passengers_per_sailing": ("passengers a departure", "每班旅客", "每班旅客"),
    "load_share": ("share of seats taken", "上座率", "載客率"),
    "left_behind_per_sailing": ("left behind per departure", "每班未能登船人数", "每班未能登船人數"),
    "lounge_mean_minutes": ("wait in the lounge, mean", "每次候乘时间均值", "每次候乘時間平均數"),
    "overnight_per_day": ("kept overnight a day", "日均滞留过夜人数", "每日滯留過夜人數"),
    "refunded_per_day": ("refunded a day", "日均退票人数", "每日退票人數"),
    "stranded_per_day": ("stranded a day", "日均滞留人数", "每日滯留人數"),
    "missed_connection_share": ("connections missed", "误接比例", "錯過轉乘比例"),
    "missed_connections_per_day": ("connections missed a day", "日均误接人数", "每日錯過轉乘人數"),
    "lost_to_cancellation_per_day": ("bookings cancelled a day", "日均因取消失去座位人数", "每日因取消失去座位人數"),
    "recovery_minutes": ("recovery after a stop, mean", "停航后恢复时间均值", "停航後恢復時間平均數"),
    "recovery_longest_minutes": ("recovery after a stop, longest", "停航后最长恢复时间", "停航後最長恢復時間"),
    "held_up_people": ("people held up by stops", "因停航受阻人数", "因停航受阻人數"),
    "held_up_person_hours": ("hours held up by stops", "因停航受阻人时", "因停航受阻人時"),
    "wait_mean_minutes": ("wait, mean", "等候时间均值", "等候時間平均數"),
    "wait_p50_minutes": ("wait, median", "等候时间中位数", "等候時間中位數"),
    "wait_p95_minutes": ("wait, 95th percentile", "等候时间第95百分位数", "等候時間第95百分位數"),
    "within_standard_share": ("within the service standard", "达到服务标准的比例", "達到服務標準的比例"),
    "unserved_share": ("still waiting at the end", "结束时仍在等候的比例", "結束時仍在等候的比例"),
    "turned_away_share": ("turned away", "满员被拒的比例", "額滿被拒的比例"),
    "gave_up_share": ("gave up waiting", "放弃等候的比例", "放棄等候的比例"),
    "utilisation_share": ("utilisation", "利用率", "使用率"),
    "throughput_per_day": ("throughput a day", "日通过量", "每日通過量"),
    "queue_mean_people": ("queue, mean", "平均排队人数", "平均排隊人數"),
    "queue_longest_people": ("queue, longest", "最长排队人数", "最長排隊人數"),
    "travellers_per_day": ("travellers a day", "日均出行人数", "每日出行人數"),
    "journey_mean_minutes": ("journey, mean", "全程时间均值", "全程時間平均數"),
    "journey_p50_minutes": ("journey, median", "全程时间中位数", "全程時間中位數"),
    "journey_p90_minutes": ("journey, 90th percentile", "全程时间第90百分位数", "全程時間第90百分位數"),
    "journey_p95_minutes": ("journey, 95th percentile", "全程时间第95百分位数", "全程時間第95百分位數"),
    "unfinished_share": ("unfinished at the end", "结束时仍在途的比例", "結束時仍在途的比例"),
    "queueing_mean_minutes": ("queueing time, mean", "排队时间均值", "排隊時間平均數"),
    "lounge_wait_mean_minutes": ("time in lounges, mean", "全程候乘时间均值", "全程候乘時間平均數"),
    "under_way_mean_minutes": ("time under way, mean", "乘坐船、车、飞机时间均值", "搭乘船、車、飛機時間平均數"),
    "elsewhere_mean_minutes": ("time elsewhere, mean", "其他环节时间均值", "其他環節時間平均數"),
    "generalised_cost_yuan": ("generalised cost", "广义费用", "廣義成本"),
    "put_off_mean_minutes": ("put off before setting out, mean", "因无座推迟出发时间均值", "因無座延後出發時間平均數"),
    "charges_mean_yuan": ("charges for places kept, mean", "滞期滞箱费均值", "延滯費及貨櫃留滯費平均數"),
    "spoiled_share": ("value lost by spoiling until release", "放行前腐损价值比例", "放行前腐損價值比例"),
    "missed_share": ("hidden and not found", "藏匿未查获比例", "藏匿未查獲比例"),
    "missed_per_day": ("hidden and not found a day", "日均藏匿未查获", "每日藏匿未查獲"),
    "hidden_per_day": ("hiding something a day", "日均藏匿货物", "每日藏匿貨物"),
    "sales_yuan_per_day": ("turnover a day", "日均销售额", "每日銷售額"),
    "sales_mean_yuan": ("turnover a visitor", "人均消费额", "每人消費額"),
    "at_limit_share": ("use the whole duty-free limit", "用足免税额度的比例", "用足免稅額度的比例"),
    "unsold_yuan_per_day": ("not sold for the limit, a day", "日均因超额未成交额", "每日因超額未成交額"),
    "not_in_stock_yuan_per_day": ("not sold for want of stock, a day", "日均因缺货未成交额", "每日因缺貨未成交額"),
    "stock_out_share": ("found shelves empty", "遇缺货的比例", "遇缺貨的比例"),
    "tax_paid_yuan_per_day": ("postal tax collected a day", "日均征收行邮税", "每日徵收行郵稅"),
    "tax_forgone_yuan_per_day": ("postal tax forgone a day", "日均免征行邮税", "每日免徵行郵稅"),
    "smuggled_yuan_per_day": ("taken out undeclared a day", "日均超额未申报携出", "每日超額未申報攜出"),
    "smuggled_missed_yuan_per_day": (
        "undeclared and not found, a day",
        "日均超额未申报且未查获",
        "每日超額未申報且未查獲",
    ),
    "consignments_per_day": ("consignments a day", "日均货物票数", "每日貨物筆數"),
    "consignments_per_sailing": ("consignments a departure", "每班货物票数", "每班貨物筆數"),
    "server_hours_per_day": ("server-hours a day", "日均作业人时", "每日作業人時"),
    "places_taken_per_sailing": ("places taken a departure", "每班占用舱位", "每班占用艙位"),
    **{
        f"{interval}_{statistic}_hours": (names[0] + of[0], names[1] + of[1], names[2] + of[2])
        for interval, names in INTERVALS.items()
        for statistic, of in STATISTICS.items()
    },
    **{
        f"{interval}_per_day": (f"{names[0]}, declarations a day", f"{names[1]}日均票数", f"{names[2]}每日筆數")
        for interval, names in INTERVALS.items()
    },
}

OF_GOODS: Final[dict[str, Words]] = {
    "travellers_per_day": ("consignments a day", "日均票数", "每日筆數"),
    "lounge_wait_mean_minutes": ("time waiting to sail, mean", "候船时间均值", "候船時間平均數"),
    "left_behind_per_sailing": ("left behind per departure", "每班未能装船票数", "每班未能裝船筆數"),
    "stranded_per_day": ("stranded a day", "日均滞留票数", "每日滯留筆數"),
    "overnight_per_day": ("kept overnight a day", "日均滞留过夜票数", "每日滯留過夜筆數"),
    "unfinished_share": ("undelivered at the end", "结束时仍在途的比例", "結束時仍在途的比例"),
}
"""Measures that are called by those whom they are of, where these are goods."""

SHOWN_IN: Final[dict[str, Words]] = {
    "minutes": ("min", "分钟", "分鐘"),
    "share": ("%", "%", "%"),
    "CNY": ("CNY", "元", "人民幣元"),
    "CNY / day": ("CNY a day", "元/日", "人民幣元/日"),
    "passengers / day": ("a day", "人次/日", "人次/日"),
    "passengers": ("people", "人次", "人次"),
    "sailings / day": ("a day", "班/日", "班/日"),
    "passengers / sailing": ("people", "人", "人"),
    "people": ("people", "人", "人"),
    "person-hours": ("person-hours", "人时", "人時"),
    "visits / day": ("a day", "人次/日", "人次/日"),
    "travellers / day": ("a day", "人次/日", "人次/日"),
    "hours": ("h", "小时", "小時"),
    "hours / day": ("h a day", "小时/日", "小時/日"),
    "declarations / day": ("a day", "票/日", "筆/日"),
    "consignments / day": ("a day", "票/日", "筆/日"),
    "consignments / sailing": ("consignments", "票", "筆"),
    "places / sailing": ("places", "个舱位", "個艙位"),
}
"""How a unit is written behind a number; shares are shown in per cent."""

POINTS: Final[Words] = ("points", "个百分点", "個百分點")
"""The unit of a difference between two shares in per cent."""


def name_of(measure: str, language: Language = "en", *, goods: bool = False) -> str:
    """What a measure is called, of people or of goods."""
    return said((OF_GOODS.get(measure) if goods else None) or NAMES[measure], language)


def phrase_of(measure: str, language: Language = "en", *, goods: bool = False) -> str:
    """The same within a sentence: `mean journey` for `journey, mean`."""
    head, _, tail = name_of(measure, language, goods=goods).partition(", ")
    return f"{tail} {head}" if tail else head


def unit_of(measure: str, language: Language = "en", mean: float = 0.0, *, goods: bool = False) -> str:
    """What stands behind its numbers; minutes of goods, or with so long a mean, are told in hours."""
    return said(
        SHOWN_IN[wording.unit_of(mean, goods=goods).long if UNITS[measure] == "minutes" else UNITS[measure]], language
    )


def gap_unit_of(measure: str, language: Language = "en", mean: float = 0.0, *, goods: bool = False) -> str:
    """What stands behind a difference: between shares it is percentage points."""
    return said(POINTS, language) if UNITS[measure] == "share" else unit_of(measure, language, mean, goods=goods)


def scale_of(measure: str, mean: float = 0.0, *, goods: bool = False) -> float:
    """What its values are multiplied by when shown: 100 for shares, in per cent; minutes of goods, or with so long a
    mean, are told in hours."""
    if UNITS[measure] == "minutes":
        return 1 / wording.unit_of(mean, goods=goods).minutes
    return 100.0 if UNITS[measure] == "share" else 1.0
