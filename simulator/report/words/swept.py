"""The words of a sweep's figures and tables, in each language."""

from __future__ import annotations

from typing import Final

from simulator.report.words.language import Words

POINTS: Final[Words] = ("n = {points} points × {count}", "n = {points}点×{count}次", "n = {points}點×{count}次")
"""Of how many points and replications a panel is."""
DIFFERENCE: Final[Words] = ("{policy} − {less}", "{policy}－{less}", "{policy}－{less}")
CHANGES: Final[Words] = ("{policy} less {less}: {what}", "{policy}与{less}之差：{what}", "{policy}與{less}之差：{what}")

TORNADO_TITLE: Final[Words] = ("What moves the result most", "哪些因素影响最大", "哪些因素影響最大")
TORNADO: Final[Words] = (
    "The result at the low end (pale) and the high end (dark) of each factor, and its 95 % interval, the luck that all "
    "points share left out; the line is the mean of all points, or the likely point. Of a one-at-a-time design the "
    "factor's own points; else a fitted curve, all other factors averaged.",
    "各因素取低端（浅色）与高端（深色）时的结果及其95%置信区间（已剔除各点共有的随机波动）；竖线为全部点的均值或基准点。逐一变动设计取该因素自身的点；其他设计取拟合曲线，其余因素取平均。",
    "各因素取低端（淺色）與高端（深色）時的結果及其95%信賴區間（已剔除各點共有的隨機波動）；直線為全部點的平均數或基準點。逐一變動設計取該因素自身的點；其他設計取配適曲線，其餘因素取平均。",
)
SCATTER_TITLE: Final[Words] = ("Every point, factor by factor", "逐因素散点图", "逐因素散布圖")
SCATTER: Final[Words] = (
    "Each dot is a point of the sweep (of several policies, under the baseline), the mean over its replications; the "
    "line is the fitted curve along the factor and its 95 % band, the luck that all points share left out. Where dots "
    "lie wide around the line, other factors matter.",
    "每点为扫描中的一个点（各次独立重复的均值；有多项政策时为基准）；线为沿该因素的拟合曲线及其95%置信带（已剔除各点共有的随机波动）。散点离线越远，其他因素影响越大。",
    "每點為掃描中的一個點（各次獨立重複的平均數；有多項政策時為基準）；線為沿該因素的配適曲線及其95%信賴帶（已剔除各點共有的隨機波動）。散點離線越遠，其他因素影響越大。",
)
RESPONSE_TITLE: Final[Words] = (
    "The result along each factor, under each policy",
    "各政策下结果随各因素的变化",
    "各政策下結果隨各因素的變化",
)
RESPONSE: Final[Words] = (
    "Fitted curves along one factor, all others averaged, with 95 % bands (the luck that all points share left out). "
    "Dots: means at the levels of a grid. ◆ where the best policy changes (switching value), and its interval.",
    "沿某一因素的拟合曲线（其余因素取平均）及其95%置信带（已剔除各点共有的随机波动）。圆点：网格各水平的均值。◆最优政策改变之处（转折值）及其区间。",
    "沿某一因素的配適曲線（其餘因素取平均）及其95%信賴帶（已剔除各點共有的隨機波動）。圓點：網格各水準的平均數。◆最佳政策改變之處（轉折值）及其區間。",
)
HEAT_TITLE: Final[Words] = ("Two factors together", "两因素联合作用", "兩因素聯合作用")
HEAT: Final[Words] = (
    "The mean result by two factors, all others averaged over the points of each cell; half of its 95 % interval over "
    "those points and replications below it. Cells without points are blank.",
    "按两个因素分格的平均结果，其余因素在格内各点上取平均；下方为其95%置信区间半宽（按格内各点与各次重复）。无点的格留空。",
    "依兩個因素分格的平均結果，其餘因素在格內各點上取平均；下方為其95%信賴區間半寬（依格內各點與各次重複）。無點的格留空。",
)
INTERACTION_TITLE: Final[Words] = (
    "Do two factors act together?",
    "两因素是否相互影响",
    "兩因素是否相互影響",
)
INTERACTION: Final[Words] = (
    "The result along one factor, at low, middle and high values of another: means of the points there with 95 % "
    "intervals. Parallel lines: each acts by itself.",
    "在另一因素取低、中、高值时，结果沿某一因素的变化：该处各点的均值及其95%置信区间。各线平行，说明两者各自起作用。",
    "在另一因素取低、中、高值時，結果沿某一因素的變化：該處各點的平均數及其95%信賴區間。各線平行，說明兩者各自作用。",
)
CONVERGENCE_TITLE: Final[Words] = ("How the indices settle", "敏感性指数如何趋于稳定", "敏感度指標如何趨於穩定")
CONVERGENCE: Final[Words] = (
    "Each index from the first points of the same design alone, with its 95 % interval. Where lines still cross at the "
    "right, more points are needed for a ranking.",
    "仅用同一设计最前面若干点算得的各指数及其95%置信区间。若曲线到右端仍交叉，须增加点数方可排序。",
    "僅用同一設計最前面若干點算得的各指標及其95%信賴區間。若曲線到右端仍交叉，須增加點數方可排序。",
)
RUNS: Final[Words] = ("points", "点数", "點數")
MORRIS_TITLE: Final[Words] = ("Which factors matter at all", "哪些因素有影响", "哪些因素有影響")
MORRIS: Final[Words] = (
    "Morris' screening: μ*, the mean size of a factor's effect over its whole range, against σ, how much that effect "
    "varies (it bends, or depends on other factors), chance taken out. Left of the dashed line a factor is not told "
    "from chance.",
    "莫里斯筛选法：μ*为因素在整个范围内效应大小的均值，σ为该效应的变动（呈曲线，或取决于其他因素），均已扣除随机波动。虚线左侧的因素与随机波动无法区分。",
    "Morris篩選法：μ*為因素在整個範圍內效應大小的平均數，σ為該效應的變動（呈曲線，或取決於其他因素），均已扣除隨機波動。虛線左側的因素與隨機波動無法區分。",
)
SIZE: Final[Words] = ("μ*, {unit}", "μ*（{unit}）", "μ*（{unit}）")
SPREAD: Final[Words] = ("σ, {unit}", "σ（{unit}）", "σ（{unit}）")
CHANCE: Final[Words] = ("chance", "随机波动", "隨機波動")
SHARES_TITLE: Final[Words] = ("What the variance is due to", "方差来自哪些因素", "變異數來自哪些因素")
SHARES: Final[Words] = (
    "Share of the variance due to each factor alone (dark) and with all that it does together with others (pale), with "
    "95 % intervals; chance taken out, its own share beside them.",
    "各因素单独（深色）以及连同其与其他因素共同作用（浅色）所占的方差份额及其95%置信区间；已扣除随机波动，其份额另列。",
    "各因素單獨（深色）以及連同其與其他因素共同作用（淺色）所占的變異數份額及其95%信賴區間；已扣除隨機波動，其份額另列。",
)
OF_VARIANCE: Final[Words] = ("share of the variance, %", "方差份额（%）", "變異數份額（%）")
BEST_TITLE: Final[Words] = (
    "How often each policy is best, and what choosing it would cost",
    "各政策为最优的比例及选错的代价",
    "各政策為最佳的比例及選錯的代價",
)
BEST: Final[Words] = (
    "Left: share of the sampled points at which a policy is best (pale, with its 95 % interval), and surely so, beyond "
    "chance (dark). Right: regret, how much worse it is than the best policy at the same point: mean (●), 90 % of "
    "points (|), worst (×).",
    "左：该政策为最优的取样点比例（浅色，附95%置信区间），以及超出随机波动、确为最优的比例（深色）。右：遗憾值，即在同一点上比最优政策差多少：均值（●）、90%的点（|）、最差（×）。",
    "左：該政策為最佳的取樣點比例（淺色，附95%信賴區間），以及超出隨機波動、確為最佳的比例（深色）。右：遺憾值，即在同一點上比最佳政策差多少：平均數（●）、90%的點（|）、最差（×）。",
)
BEST_SHARE: Final[Words] = ("best, % of points", "为最优的点（%）", "為最佳的點（%）")
REGRET: Final[Words] = ("regret, {unit}", "遗憾值（{unit}）", "遺憾值（{unit}）")
LINES: Final[Words] = ("lines: {factor}", "各线：{factor}", "各線：{factor}")
TITLES: Final[dict[str, tuple[Words, Words]]] = {
    "tornado": (TORNADO_TITLE, TORNADO),
    "morris_plane": (MORRIS_TITLE, MORRIS),
    "variance_shares": (SHARES_TITLE, SHARES),
    "dose_response": (RESPONSE_TITLE, RESPONSE),
    "share_best": (BEST_TITLE, BEST),
    "heat_map": (HEAT_TITLE, HEAT),
    "interaction": (INTERACTION_TITLE, INTERACTION),
    "scatter": (SCATTER_TITLE, SCATTER),
    "convergence": (CONVERGENCE_TITLE, CONVERGENCE),
}
"""Title and explanation of each figure, by its name."""

INDICES: Final[dict[str, Words]] = {
    "first": ("alone", "单独", "單獨"),
    "total": ("in all", "总计", "總計"),
    "size": ("μ*", "μ*", "μ*"),
    "distance": ("distance", "距离", "距離"),
}
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
