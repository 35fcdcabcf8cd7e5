"""The words of an optimisation's figures, in each language."""

from __future__ import annotations

from typing import Final

from simulator.report.words.language import Words

CANDIDATES: Final[Words] = ("The candidates", "各候选方案", "各候選方案")
CANDIDATES_SAID: Final[Words] = (
    "Mean and 95 % interval of each candidate, over as many replications as it was run; all meet the same luck, so "
    "that their differences are surer than the bars look. Filled: never beaten. Grey: as written, on fresh luck.",
    "各候选方案在其已运行的独立重复中的均值及95%置信区间；各方案使用同样的随机数，因此方案之差比横线所示更为确定。实心：始终未被淘汰。灰色：现行方案，使用全新的随机数。",
    "各候選方案在其已執行的獨立重複中的平均數及95%信賴區間；各方案使用同樣的亂數，因此方案之差比橫線所示更為確定。實心：始終未被淘汰。灰色：現行方案，使用全新的亂數。",
)
FRONT: Final[Words] = ("Trade-offs", "取舍前沿", "取捨前緣")
FRONT_SAID: Final[Words] = (
    "Means of each candidate, one aim against another. Joined: no other candidate beats it in all aims. Grey: as "
    "written, on fresh luck.",
    "各候选方案在两项目标上的均值。连线：没有其他方案在各项目标上都优于它。灰色：现行方案，使用全新的随机数。",
    "各候選方案在兩項目標上的平均數。連線：沒有其他方案在各項目標上都優於它。灰色：現行方案，使用全新的亂數。",
)
ROSTER: Final[Words] = ("The roster, hour by hour", "分时段排班", "各時段排班")
ROSTER_SAID: Final[Words] = (
    "Above: how many are on duty, as written and as found. Below: the share served in time in each part of the day, "
    "with 95 % intervals, on luck that the search has not met; the line is the share asked for.",
    "上图：在岗人数（现行与所得）。下图：各时段按时办结的比例及95%置信区间，使用搜索时未曾使用的随机数；横线为所要求的比例。",
    "上圖：在勤人數（現行與所得）。下圖：各時段準時完成的比例及95%信賴區間，使用搜尋時未曾使用的亂數；橫線為所要求的比例。",
)
AS_WRITTEN: Final[Words] = ("as written", "现行", "現行")
FOUND: Final[Words] = ("found", "所得", "所得")
ON_DUTY: Final[Words] = ("on duty", "在岗人数", "在勤人數")
IN_TIME: Final[Words] = ("served in time, %", "按时办结（%）", "準時完成（%）")
TIME_OF_DAY: Final[Words] = ("time of day", "时刻", "時刻")
