"""What stands in the tables of a Time Release Study under each policy, in each language."""

from __future__ import annotations

from typing import Final

from simulator.report.words.language import Words

TITLE: Final[Words] = ("Time Release Study", "货物放行时间研究", "貨物放行時間調查")
LEAD: Final[Words] = (
    "Intervals in the order of the World Customs Organization, of declarations released after the warm-up; hours. An "
    "interval begins with the latest of the stages before it that apply. Mean, median, 90th percentile and longest are "
    "over the declarations of a replication; ± is half of the 95 % interval over replications, below it the paired "
    "difference to the baseline with the interval of all policies together. Within {standard}: an assumed standard. "
    "All intervals, by every group: release_studies.csv.",
    "各时段按世界海关组织《货物放行时间测算指南》的次序排列，统计预热期后放行的报关单，单位为小时。每一时段自此前各适用环节中最晚者起算。"
    "均值、中位数、第90百分位数与最长时间针对一次重复内的报关单；±为各次重复的95%置信区间半宽；下行为与基准的成对差值及各政策联合成立的区间。"
    "{standard}内：假定的标准。各组全部时段见release_studies.csv。",
    "各時段依世界關務組織《貨物放行時間調查指南》的次序排列，統計暖機期後放行的報單，單位為小時。每一時段自此前各適用環節中最晚者起算。"
    "平均數、中位數、第90百分位數與最長時間針對一次重複內的報單；±為各次重複的95%信賴區間半寬；下行為與基準的成對差值及各政策聯合成立的區間。"
    "{standard}內：假設的標準。各組全部時段見release_studies.csv。",
)
HEADS: Final[dict[str, Words]] = {
    "declarations": ("n", "n（票）", "n（筆）"),
    "mean_hours": ("mean, h", "均值（小时）", "平均數（小時）"),
    "median_hours": ("median, h", "中位数（小时）", "中位數（小時）"),
    "p90_hours": ("90 of 100, h", "第90百分位数（小时）", "第90百分位數（小時）"),
    "longest_hours": ("longest, h", "最长（小时）", "最長（小時）"),
    "within_standard_share": ("within {standard}, %", "{standard}内（%）", "{standard}內（%）"),
}
"""By statistic, at the head of a column."""
BY: Final[dict[str, Words]] = {
    "channel": ("By channel", "按风险通道", "依通關方式"),
    "trader": ("By trader", "按企业信用等级", "依業者類別"),
    "mode": ("By mode", "按运输方式", "依運輸方式"),
    "hours": (
        "Peak and off-peak (lodged in the baseline's busiest hours of the day, as few as hold half of the lodgements)",
        "高峰与非高峰（申报时间是否属基准下一天中最忙的时段，即占申报量一半的最少钟点）",
        "尖峰與離峰（申報時間是否屬基準下一天中最忙的時段，即占申報量一半的最少鐘點）",
    ),
}
"""By what a table is split."""
GROUPS: Final[dict[str, dict[str, Words]]] = {
    "channel": {
        "release": ("released at once", "直接放行", "C1 免審免驗"),
        "documents": ("documents", "审单", "C2 文件審核"),
        "scan": ("scanned", "机检", "儀檢"),
        "open": ("opened", "开箱", "C3 貨物查驗"),
    },
    "hours": {
        "peak": ("peak hours", "高峰时段", "尖峰時段"),
        "off-peak": ("off-peak hours", "非高峰时段", "離峰時段"),
    },
    "mode": {"freight": ("freight", "货运", "貨運")},
}
"""Groups that are called otherwise than a place."""
NOT_SAID: Final[Words] = ("not said", "未注明", "未註明")
