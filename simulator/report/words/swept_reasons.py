"""Why an analysis gives no answer, or what to mind about one, in each language."""

from __future__ import annotations

from typing import Final

from simulator.report.words.language import Words
from simulator.study.sensitivity.unfit import ENGLISH, Code

REASONS: Final[dict[Code, Words]] = {
    "failed": (
        ENGLISH["failed"],
        "{points}个点中有{count}个失败，而{method}需要全部的点；第{row}点：{reason}",
        "{points}個點中有{count}個失敗，而{method}需要全部的點；第{row}點：{reason}",
    ),
    "unobserved": (
        ENGLISH["unobserved"],
        "{points}个点中有{count}个没有观测值，而{method}需要全部的点",
        "{points}個點中有{count}個沒有觀測值，而{method}需要全部的點",
    ),
    "no_common_replication": (
        ENGLISH["no_common_replication"],
        "没有任何一次独立重复在每个点上都有观测值",
        "沒有任何一次獨立重複在每個點上都有觀測值",
    ),
    "constant": (
        ENGLISH["constant"],
        "所有点的结果相同：各因素均无影响",
        "所有點的結果相同：各因素均無影響",
    ),
    "noise_only": (
        ENGLISH["noise_only"],
        "各点之间的差异不超过同一点各次重复之间的差异：须增加独立重复次数",
        "各點之間的差異不超過同一點各次重複之間的差異：須增加獨立重複次數",
    ),
    "too_few": (
        ENGLISH["too_few"],
        "{points}个点对{method}来说太少，至少需要{needed}个",
        "{points}個點對{method}而言太少，至少需要{needed}個",
    ),
    "not_power_of_two": (
        ENGLISH["not_power_of_two"],
        "基点数{base}不是2的幂：该序列只在2的幂处均衡，指数收敛较慢且可能有偏；请取{below}或{above}",
        "基點數{base}不是2的冪：該序列只在2的冪處均衡，指標收斂較慢且可能有偏；請取{below}或{above}",
    ),
    "few_base_points": (
        ENGLISH["few_base_points"],
        "只有{base}个基点：指数及其区间较粗略；请取{needed}个以上",
        "只有{base}個基點：指標及其區間較粗略；請取{needed}個以上",
    ),
    "one_replication": (
        ENGLISH["one_replication"],
        "只有一次独立重复：随机波动与因素的作用无法区分",
        "只有一次獨立重複：隨機波動與因素的作用無法區分",
    ),
    "correlated": (
        ENGLISH["correlated"],
        "部分因素为相关抽样：{method}针对其背后相互独立的数值",
        "部分因素為相關抽樣：{method}針對其背後相互獨立的數值",
    ),
    "drawn_together": (
        ENGLISH["drawn_together"],
        "部分因素为相关抽样：方差无法在它们之间分配",
        "部分因素為相關抽樣：變異數無法在它們之間分配",
    ),
    "left_out": (
        ENGLISH["left_out"],
        "{points}个点中有{count}个失败或没有观测值，未计入",
        "{points}個點中有{count}個失敗或沒有觀測值，未計入",
    ),
    "replications_left_out": (
        ENGLISH["replications_left_out"],
        "{replications}次独立重复中有{count}次在某些点上没有观测值，未计入",
        "{replications}次獨立重複中有{count}次在某些點上沒有觀測值，未計入",
    ),
    "no_good_way": (
        ENGLISH["no_good_way"],
        "该指标多少均无优劣之分，因此没有最优政策",
        "該指標多少均無優劣之分，因此沒有最佳政策",
    ),
    "no_sample": (
        ENGLISH["no_sample"],
        "{design}设计的点不能代表未来的各种可能，其比例没有意义",
        "{design}設計的點不能代表未來的各種可能，其比例沒有意義",
    ),
    "one_policy": (ENGLISH["one_policy"], "只有一种政策，无须取舍", "只有一種政策，無須取捨"),
    "no_number": (
        ENGLISH["no_number"],
        "各因素中没有可以实测的数值",
        "各因素中沒有可以實測的數值",
    ),
}
"""Why there is no answer, or what to mind."""
