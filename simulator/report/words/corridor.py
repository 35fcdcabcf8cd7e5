"""What the points along a corridor are called, in each language."""

from __future__ import annotations

from typing import Final

from simulator.report.words.language import Words

POINTS: Final[dict[str, Words]] = {
    "sets out": ("sets out", "出发", "出發"),
    "waits": ("ready at {origin}", "在{origin}候乘", "在{origin}候乘"),
    "leaves": ("leaves {origin}", "离{origin}", "離{origin}"),
    "arrives": ("reaches {destination}", "抵{destination}", "抵{destination}"),
    "stage": ("{stage}, {shore}", "{shore}{stage}", "{shore}{stage}"),
    "ends": ("at the door", "到达", "抵達"),
}
"""By what happens there."""
STAGES: Final[dict[str, Words]] = {
    "arrived": ("arrived", "抵港", "到港"),
    "lodged": ("lodged", "申报", "申報"),
    "documents_checked": ("documents checked", "审单", "文件審核"),
    "examined": ("examined", "查验", "查驗"),
    "sampled": ("sampled", "取样", "取樣"),
    "tested": ("tested", "检测", "檢驗"),
    "duty_paid": ("duty paid", "缴税", "繳稅"),
    "released": ("released", "放行", "放行"),
    "gated_out": ("gated out", "提离", "提領出站"),
}
"""The stages of a Time Release Study, as moments."""
