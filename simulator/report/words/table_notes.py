"""What stands at the heads of the tables of a comparison and below them: units, margins, who is counted."""

from __future__ import annotations

from typing import Final

from simulator.report.words.language import Words

NEEDED_SHORT: Final[Words] = ("≈ {count} replications", "约需{count}次重复", "約需{count}次重複")
"""Below the verdict that is open."""
MARGIN_GIVEN: Final[Words] = ("{margin} (given)", "{margin}（指定）", "{margin}（指定）")
MARGIN_USUAL: Final[Words] = (
    "{margin} ({share} of the baseline, assumed)",
    "{margin}（基准的{share}，假定）",
    "{margin}（基準的{share}，假設）",
)
MEASURES_NOTE: Final[Words] = (
    "± is half of the 95 % interval over {count} replications, that of all policies together. Margin that "
    "matters: {given}{share} of the baseline's mean, of times at least {least} (assumed). Percentiles are over the "
    "travellers of a replication. * not observed in every replication.",
    "±为{count}次独立重复的95%置信区间半宽（各政策联合成立）。界值：{given}基准均值的{share}，时间类指标不低于{least}（假定）。"
    "百分位数针对一次重复内的旅客。*并非每次重复都有观测。",
    "±為{count}次獨立重複的95%信賴區間半寬（各政策聯合成立）。界值：{given}基準平均數的{share}，時間類指標不低於{least}（假設）。"
    "百分位數針對一次重複內的旅客。*並非每次重複都有觀測。",
)
MARGIN_OF_UNIT: Final[Words] = (
    "of measures in {unit} {margin} (given), of others ",
    "以{unit}计的指标为{margin}（指定），其他指标为",
    "以{unit}計的指標為{margin}（指定），其他指標為",
)
SOONER_BY: Final[Words] = (
    "Sooner by, {percent}th percentile ({unit})",
    "提早，第{percent}百分位数（{unit}）",
    "提早，第{percent}百分位數（{unit}）",
)
SOONER_BY_MEDIAN: Final[Words] = ("Sooner by, median ({unit})", "提早，中位数（{unit}）", "提早，中位數（{unit}）")
UNFINISHED: Final[Words] = (
    "Mind: up to {share} ({where}) had not arrived when the run ended. Means are of those who had, and may be too "
    "short.",
    "注意：运行结束时，{where}至多有{share}尚未到达。均值只针对已到达者，可能偏短。",
    "注意：執行結束時，{where}至多有{share}尚未抵達。平均數只針對已抵達者，可能偏短。",
)
