"""The words of a sweep's figures, in each language."""

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
