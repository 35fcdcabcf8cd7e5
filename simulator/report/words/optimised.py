"""The words of an optimisation's figures, in each language."""

from __future__ import annotations

from typing import Final

from simulator.report.words.language import Words

CANDIDATES: Final[Words] = ("The candidates", "各候选方案", "各候選方案")
CANDIDATES_SAID: Final[Words] = (
    "Mean and 95 % interval of each candidate, over as many replications as it was run; all meet the same luck, so "
    "that their differences are surer than the bars look. Filled: never beaten. Grey: as written.",
    "各候选方案在其已运行的独立重复中的均值及95%置信区间；各方案使用同样的随机数，因此方案之差比横线所示更为确定。实"
    "心：始终未被淘汰。灰色：现行方案。",
    "各候選方案在其已執行的獨立重複中的平均數及95%信賴區間；各方案使用同樣的亂數，因此方案之差比橫線所示更為確定。實"
    "心：始終未被淘汰。灰色：現行方案。",
)
FRONT: Final[Words] = ("Trade-offs", "取舍前沿", "取捨前緣")
FRONT_SAID: Final[Words] = (
    "Means of each candidate, one aim against another. Blue: no other candidate beats it in all aims (with more than "
    "two aims it may be behind in those that are shown). Ring: as written, on the same luck.",
    "各候选方案在两项目标上的均值。蓝色：没有其他方案在各项目标上都优于它（目标多于两项时，在所示两项上可能并非最优）。"
    "圆圈：现行方案，使用同样的随机数。",
    "各候選方案在兩項目標上的平均數。藍色：沒有其他方案在各項目標上都優於它（目標多於兩項時，在所示兩項上可能並非最佳）。"
    "圓圈：現行方案，使用同樣的亂數。",
)
ROSTER: Final[Words] = ("The roster, hour by hour", "分时段排班", "各時段排班")
ROSTER_SAID: Final[Words] = (
    "Above: how many are on duty, as written and as found. Below: the share served in time in each part of the day, "
    "with 95 % intervals, on luck that the search has not met; the line is the share asked for.",
    "上图：在岗人数（现行与所得）。下图：各时段按时办结的比例及95%置信区间，使用搜索时未曾使用的随机数；横线为所要求"
    "的比例。",
    "上圖：在勤人數（現行與所得）。下圖：各時段準時完成的比例及95%信賴區間，使用搜尋時未曾使用的亂數；橫線為所要求的"
    "比例。",
)
AS_WRITTEN: Final[Words] = ("as written", "现行", "現行")
FOUND: Final[Words] = ("found", "所得", "所得")
ON_DUTY: Final[Words] = ("on duty", "在岗人数", "在勤人數")
IN_TIME: Final[Words] = ("served in time, %", "按时办结（%）", "準時完成（%）")
TIME_OF_DAY: Final[Words] = ("time of day", "时刻", "時刻")

KICKER: Final[Words] = ("Optimisation", "优化", "最佳化")
ASKED_BEST: Final[Words] = (
    "Which of what may be decided is best by the {what}?",
    "在可作决定的各方案中，以{what}衡量哪一个最优？",
    "在可決定的各方案中，以{what}衡量哪一個最佳？",
)
ASKED_FRONT: Final[Words] = (
    "Which of what may be decided is beaten by nothing else, all aims taken together?",
    "综合各项目标，哪些方案不被其他方案全面超过？",
    "綜合各項目標，哪些方案不被其他方案全面超越？",
)
ASKED_ROSTER: Final[Words] = (
    "What is the smallest roster at {place} by which {share} of those who come in any part of the day wait no longer "
    "than "
    "{minutes} minutes?",
    "在{place}，怎样的最少排班可使各时段到达者中{share}的等候不超过{minutes}分钟？",
    "在{place}，怎樣的最少排班可使各時段到達者中{share}的等候不超過{minutes}分鐘？",
)
BEST: Final[Words] = (
    "{name}: with a certainty of {certainty} this is the best of {count} candidates, or within {margin} of it.",
    "{name}：在{certainty}的把握下，这是{count}个候选方案中的最优者，或与最优者之差不超过{margin}。",
    "{name}：在{certainty}的把握下，這是{count}個候選方案中的最佳者，或與最佳者之差不超過{margin}。",
)
UNDECIDED: Final[Words] = (
    "{left} of {count} candidates are still in after {replications} replications; which is best is not decided. At "
    "most {latest} replications would tell them apart (run: at_most).",
    "{count}个候选方案中，经{replications}次独立重复后仍有{left}个未被淘汰；尚不能判定何者最优。"
    "至多{latest}次独立重复可分出（run: at_most）。",
    "{count}個候選方案中，經{replications}次獨立重複後仍有{left}個未被淘汰；尚不能判定何者最佳。"
    "至多{latest}次獨立重複可分出（run: at_most）。",
)
UNBEATEN: Final[Words] = (
    "{left} of {count} candidates are beaten by no other in all aims, by their means.",
    "{count}个候选方案中，按均值有{left}个不被其他方案在各项目标上全面超过。",
    "{count}個候選方案中，依平均數有{left}個不被其他方案在各項目標上全面超越。",
)
TRIED: Final[Words] = (
    "A search tried {tried} of {every} combinations; there may be better ones among the others.",
    "搜索尝试了{every}种组合中的{tried}种；其余组合中可能有更优者。",
    "搜尋嘗試了{every}種組合中的{tried}種；其餘組合中可能有更佳者。",
)
CONFIRMED: Final[Words] = (
    "On fresh luck, {name}: the {what} changes by {change} ({low} to {high}) against the scenario as it is written.",
    "在全新的随机数下，{name}：与现行方案相比，{what}变化{change}（{low}至{high}）。",
    "在全新的亂數下，{name}：與現行方案相比，{what}變化{change}（{low}至{high}）。",
)
HOURS: Final[Words] = (
    "The roster found takes {hours} hours of work a day instead of {before}, and on fresh luck it keeps the standard "
    "in "
    "every part of the day.",
    "所得排班每日需{hours}工时（现行{before}工时），在全新的随机数下各时段均达到标准。",
    "所得排班每日需{hours}工時（現行{before}工時），在全新的亂數下各時段均達到標準。",
)
HOURS_NOT_KEPT: Final[Words] = (
    "The roster found takes {hours} hours of work a day instead of {before}; on fresh luck it does NOT keep the "
    "standard in "
    "every part of the day.",
    "所得排班每日需{hours}工时（现行{before}工时）；在全新的随机数下并非各时段均达到标准。",
    "所得排班每日需{hours}工時（現行{before}工時）；在全新的亂數下並非各時段均達到標準。",
)
DECIDED: Final[Words] = ("What may be decided", "可作决定的事项", "可決定的事項")
THING: Final[Words] = ("Decision", "事项", "事項")
VALUES: Final[Words] = ("Values", "可取值", "可取值")
COST: Final[Words] = ("Cost of one more", "每增一单位的成本", "每增一單位的成本")
COST_OF: Final[Words] = ("Cost", "成本", "成本")
BUDGET: Final[Words] = (
    "{every} combinations, {count} of them within the budget of {budget}.",
    "共{every}种组合，其中{count}种在预算{budget}之内。",
    "共{every}種組合，其中{count}種在預算{budget}之內。",
)
NO_BUDGET: Final[Words] = ("{every} combinations.", "共{every}种组合。", "共{every}種組合。")
BEATEN_AFTER: Final[Words] = ("beaten after", "淘汰于第几次", "淘汰於第幾次")
CHOSEN_NOTE: Final[Words] = (
    "→: beaten by none. ± half of the 95 % interval, on the luck by which it was chosen",
    "→：未被淘汰。±为95%置信区间的半宽，所用随机数与选择时相同",
    "→：未被淘汰。±為95%信賴區間的半寬，所用亂數與選擇時相同",
)
MORE: Final[Words] = (
    "and {count} more in candidates.csv",
    "另有{count}个方案，见candidates.csv",
    "另有{count}個方案，見candidates.csv",
)
DESK_HOURS: Final[Words] = ("hours of work a day", "每日工时", "每日工時")
ROSTER_NOTE: Final[Words] = (
    "in time: waited at most {minutes} min; {count} replications that the search has not met; ± half of 95 %",
    "按时：等候不超过{minutes}分钟；{count}次搜索时未曾使用的独立重复；±为95%置信区间的半宽",
    "準時：等候不超過{minutes}分鐘；{count}次搜尋時未曾使用的獨立重複；±為95%信賴區間的半寬",
)
CANDIDATE: Final[Words] = ("Candidate", "候选方案", "候選方案")
REPLICATIONS: Final[Words] = ("Runs", "独立重复次数", "獨立重複次數")
LOOKED_AT: Final[Words] = ("What was looked at", "考察过的方案", "考察過的方案")
ON_FRESH_LUCK: Final[Words] = (
    "What was chosen, on fresh luck",
    "所选方案在全新随机数下的结果",
    "所選方案在全新亂數下的結果",
)
FRESH_NOTE: Final[Words] = (
    "{count} replications that the choice has not met; these are the figures to quote, since the best of many on "
    "some luck "
    "owes it to that luck too.",
    "{count}次选择时未曾使用的独立重复；引用时应以此为准，因为在某些随机数下胜出的方案也得益于这些随机数。",
    "{count}次選擇時未曾使用的獨立重複；引用時應以此為準，因為在某些亂數下勝出的方案也得益於這些亂數。",
)
FEWER: Final[Words] = (
    "*: observed in only {seen} of {every} replications",
    "*：{every}次独立重复中只有{seen}次有观测",
    "*：{every}次獨立重複中只有{seen}次有觀測",
)
DIFFERENCE: Final[Words] = ("difference", "差值", "差值")
PART_OF_DAY: Final[Words] = ("Part of the day", "时段", "時段")
CAME: Final[Words] = ("Came a replication", "每次重复到达人数", "每次重複到達人數")
KN_METHOD: Final[Words] = (
    "The best is found by the procedure KN (Kim and Nelson 2001): all candidates meet the same luck, and one leaves "
    "when its "
    "mean falls behind another's by more than a corridor that narrows with each replication. Indifference {margin}, "
    "certainty {certainty}.",
    "最优方案由KN程序（Kim与Nelson，2001）选出：各方案使用同样的随机数，某方案的均值落后于另一方案超过一条随重复次数"
    "收窄的通道时即被淘汰。无差异区间{margin}，把握{certainty}。",
    "最佳方案由KN程序（Kim與Nelson，2001）選出：各方案使用同樣的亂數，某方案的平均數落後於另一方案超過一條隨重複次數"
    "收窄的通道時即被淘汰。無差異區間{margin}，把握{certainty}。",
)
SEARCH_METHOD: Final[Words] = (
    "Candidates were proposed by Optuna (tree-structured Parzen estimator, or NSGA-II where there are several aims); "
    "its "
    "finalists were run again on other luck.",
    "候选方案由Optuna提出（单一目标用树结构Parzen估计，多目标用NSGA-II）；入围方案再用另外的随机数运行。",
    "候選方案由Optuna提出（單一目標用樹狀結構Parzen估計，多目標用NSGA-II）；入圍方案再用另外的亂數執行。",
)
ROSTER_METHOD: Final[Words] = (
    "{tried} rosters were tried on the same luck: desks are added in every part of the day in which the standard "
    "fails, and "
    "then taken away one by one while it holds. That no other roster is smaller is not proved. {repairs} desks were "
    "added on "
    "fresh luck.",
    "在同样的随机数下试排{tried}次：凡未达标准的时段各增一台，随后在仍达标准的前提下逐一减去；并未证明不存在更省的排"
    "班。在全新随机数下又增加{repairs}台。",
    "在同樣的亂數下試排{tried}次：凡未達標準的時段各增一檯，隨後在仍達標準的前提下逐一減去；並未證明不存在更精簡的排"
    "班。在全新亂數下又增加{repairs}檯。",
)
