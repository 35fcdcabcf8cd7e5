"""The words of a sweep's tables, in each language."""

from __future__ import annotations

from typing import Final

from simulator.report.words.language import Words

FACTOR: Final[Words] = ("Factor", "因素", "因素")
RANGE: Final[Words] = ("range", "范围", "範圍")
GRADE: Final[Words] = ("grade", "依据等级", "依據等級")
DECIDED: Final[Words] = ("decided (a policy)", "由政策决定", "由政策決定")
UNITS: Final[dict[str, Words]] = {
    "minutes": ("min", "分钟", "分鐘"),
    "per minute": ("a minute", "/分钟", "/分鐘"),
    "per hour": ("an hour", "/小时", "/小時"),
    "per day": ("a day", "/日", "/日"),
    "metres": ("m", "米", "公尺"),
    "CNY a minute": ("CNY a minute", "元/分钟", "人民幣元/分鐘"),
    "CNY": ("CNY", "元", "人民幣元"),
    "TWD": ("TWD", "新台币元", "新臺幣元"),
    "minutes after midnight": ("min after midnight", "分钟（自零点起）", "分鐘（自零時起）"),
}
"""In which a factor is told; a lever's own unit stands as its file has it."""

POINTS_TITLE: Final[Words] = ("Point by point: {what}", "逐点结果：{what}", "逐點結果：{what}")
POINT: Final[Words] = ("Point", "点", "點")
EFFECTS_TITLE: Final[Words] = (
    "What each factor does by itself: {what}",
    "各因素单独的作用：{what}",
    "各因素單獨的作用：{what}",
)
AT_LOW: Final[Words] = ("at low", "取低端", "取低端")
AT_HIGH: Final[Words] = ("at high", "取高端", "取高端")
CHANGE: Final[Words] = ("change", "变化", "變化")
ALONE: Final[Words] = ("variance\n%", "方差份额（%）", "變異數份額（%）")
OWN_POINTS: Final[Words] = (
    "from the factor's own points, held against each other on the same luck",
    "取自该因素自身的点，在相同随机数下对照",
    "取自該因素自身的點，在相同亂數下對照",
)
BY_CURVES: Final[Words] = (
    "from a curve along each factor, all others averaged; factors acting one by one explain {share} of the variance "
    "between points",
    "取自沿各因素的拟合曲线，其余因素取平均；各因素独立作用可解释各点间方差的{share}",
    "取自沿各因素的配適曲線，其餘因素取平均；各因素獨立作用可解釋各點間變異數的{share}",
)
NOISE: Final[Words] = (
    "Chance: {share} of the variance between points is replication noise (with {count} replications of a point) and "
    "is taken out; the level of all points together is sure to ± {level}.",
    "随机波动：各点间方差的{share}为重复间的随机波动（每点{count}次独立重复），已扣除；全部点的总体水平误差为±{level}。",
    "隨機波動：各點間變異數的{share}為重複間的隨機波動（每點{count}次獨立重複），已扣除；全部點的整體水準誤差為±{level}。",
)
SOBOL_TITLE: Final[Words] = (
    "What the variance is due to (Sobol'): {what}",
    "方差来自哪些因素（索博尔指数）：{what}",
    "變異數來自哪些因素（Sobol'指標）：{what}",
)
FIRST: Final[Words] = ("alone\n%", "单独（%）", "單獨（%）")
TOTAL: Final[Words] = ("in all\n%", "总计（%）", "總計（%）")
PAIRS: Final[Words] = ("most with\n%", "共同作用最大者（%）", "共同作用最大者（%）")
REPLICATION_NOISE: Final[Words] = ("(replication noise)", "（重复间随机波动）", "（重複間隨機波動）")
MORRIS_TABLE: Final[Words] = (
    "Which factors matter at all (Morris): {what}",
    "哪些因素有影响（莫里斯筛选法）：{what}",
    "哪些因素有影響（Morris篩選法）：{what}",
)
STANDS_OUT: Final[Words] = ("told from\nchance", "可与随机波动区分", "可與隨機波動區分")
YES: Final[Words] = ("yes", "是", "是")
NO: Final[Words] = ("no", "否", "否")
MORRIS_BELOW: Final[Words] = (
    "μ*: mean size of the effect over the whole range; σ: how much it varies, chance taken out; chance: the μ* of a "
    "factor that does nothing",
    "μ*：整个范围内效应大小的均值；σ：效应的变动（已扣除随机波动）；随机波动：毫无影响的因素也会有的μ*",
    "μ*：整個範圍內效應大小的平均數；σ：效應的變動（已扣除隨機波動）；隨機波動：毫無影響的因素也會有的μ*",
)
PAWN_TITLE: Final[Words] = (
    "How far the whole distribution moves (PAWN): {what}",
    "整个分布移动多远（PAWN）：{what}",
    "整個分布移動多遠（PAWN）：{what}",
)
DISTANCE: Final[Words] = ("distance", "距离", "距離")
PAWN_BELOW: Final[Words] = (
    "median distance (Kolmogorov–Smirnov, 0 to 1) between all points and those where the factor is held in one of "
    "{slices} slices; 95 of 100 factors that do nothing stay below {nothing}",
    "因素固定在{slices}段之一时与全部点之间的距离中位数（柯尔莫哥洛夫－斯米尔诺夫，0至1）；100个毫无影响的因素中有95个低于{nothing}",
    "因素固定在{slices}段之一時與全部點之間的距離中位數（Kolmogorov–Smirnov，0至1）；100個毫無影響的因素中有95個低於{nothing}",
)
RESTING_TITLE: Final[Words] = (
    "What the variance rests on: {what}",
    "方差有多少依赖于假定：{what}",
    "變異數有多少取決於假設：{what}",
)
HOW_MANY: Final[Words] = ("factors", "因素数", "因素數")
AT_LEAST: Final[Words] = ("at least\n%", "至少（%）", "至少（%）")
AT_MOST: Final[Words] = ("at most\n%", "至多（%）", "至多（%）")
RESTING_BELOW: Final[Words] = (
    "at least: what these factors do by themselves; at most: all that they take part in",
    "至少：这些因素自身的作用；至多：这些因素参与的全部作用",
    "至少：這些因素自身的作用；至多：這些因素參與的全部作用",
)
MEASURE_TITLE: Final[Words] = (
    "Which numbers would be worth measuring: {what}",
    "哪些数值最值得实测：{what}",
    "哪些數值最值得實測：{what}",
)
TAKEN_OFF: Final[Words] = ("variance\ntaken off, %", "可减少的方差（%）", "可減少的變異數（%）")
LEFT: Final[Words] = ("spread left\n{unit}", "剩余标准差（{unit}）", "剩餘標準差（{unit}）")
MEASURE_BELOW: Final[Words] = (
    "knowing the number exactly would take this share off the variance, in the mean over what might be found (its "
    "first-order effect); spread: standard deviation, {now} now",
    "若精确得知该数值，平均而言可减少的方差份额（即其一阶效应）；标准差目前为{now}",
    "若精確得知該數值，平均而言可減少的變異數份額（即其一階效應）；標準差目前為{now}",
)
FUTURES_TITLE: Final[Words] = (
    "Which policy is best, over all points: {what}",
    "在全部取样点上哪项政策最优：{what}",
    "在全部取樣點上哪項政策最佳：{what}",
)
POLICY: Final[Words] = ("Policy", "政策", "政策")
IS_BEST: Final[Words] = ("best\n%", "最优（%）", "最佳（%）")
SURELY: Final[Words] = ("surely\n%", "确为最优（%）", "確為最佳（%）")
REGRET_MEAN: Final[Words] = ("regret\nmean", "遗憾值均值", "遺憾值平均數")
REGRET_LATE: Final[Words] = ("90 % of\npoints", "90%的点", "90%的點")
REGRET_MAX: Final[Words] = ("worst", "最差", "最差")
NO_DIFFERENCE: Final[Words] = ("no difference", "无差异", "無差異")
LEVEL_NOTE: Final[Words] = (
    "n = {count}, no difference in {level}",
    "n = {count}，其中无差异{level}",
    "n = {count}，其中無差異{level}",
)
FUTURES_BELOW: Final[Words] = (
    "regret, {unit}: how much worse than the best policy at the same point; surely: beyond chance at that point; no "
    "difference: all policies within {margin} of each other (1 % of the mean, assumed); each of the {count} points "
    "counts alike, so shares are as likely as the ranges are",
    "遗憾值（{unit}）：在同一点上比最优政策差多少；确为最优：在该点超出随机波动；无差异：各政策之差不超过{margin}（均值的1%，为假定）；"
    "{count}个点权重相同，因此比例是否可信取决于取值范围",
    "遺憾值（{unit}）：在同一點上比最佳政策差多少；確為最佳：在該點超出隨機波動；無差異：各政策之差不超過{margin}（平均數的1%，為假設）；"
    "{count}個點權重相同，因此比例是否可信取決於取值範圍",
)
SWITCH_TITLE: Final[Words] = (
    "Where the best policy changes: {what}",
    "最优政策在何处改变：{what}",
    "最佳政策在何處改變：{what}",
)
SWITCHES_AT: Final[Words] = ("switches at", "转折值", "轉折值")
INTERVAL: Final[Words] = ("interval", "区间", "區間")
BELOW_ABOVE: Final[Words] = ("best below → above", "以下→以上最优", "以下→以上最佳")
NEVER: Final[Words] = ("nowhere", "无", "無")
UNSURE: Final[Words] = ("unsure {low} to {high}", "{low}至{high}之间不确定", "{low}至{high}之間不確定")
SWITCH_BELOW: Final[Words] = (
    "all other factors averaged; interval: where the 95 % band of the difference holds 0 (… : it may go on beyond the "
    "range); a change counts where each policy leads by more than {margin} on its side; unsure: level or within chance",
    "其余因素取平均；区间：差值的95%置信带包含0之处（…：可能延伸至范围之外）；仅当两项政策在各自一侧领先超过{margin}时才计为改变；不确定：持平或在随机波动之内",
    "其餘因素取平均；區間：差值的95%信賴帶包含0之處（…：可能延伸至範圍之外）；僅當兩項政策在各自一側領先超過{margin}時才計為改變；不確定：持平或在隨機波動之內",
)
SOBOL_BELOW: Final[Words] = (
    "share of the variance that the factors make; alone: by itself; in all: with what it does together with others; "
    "most with: the pair that surely does most beyond that; ± from {base} base points drawn again, and replications "
    "left out in turn",
    "占各因素所致方差的份额；单独：自身的作用；总计：连同其与其他因素的共同作用；±来自对{base}个基点的重抽样及逐次剔除一次重复",
    "占各因素所致變異數的份額；單獨：自身的作用；總計：連同其與其他因素的共同作用；±來自對{base}個基點的重抽樣及逐次剔除一次重複",
)
