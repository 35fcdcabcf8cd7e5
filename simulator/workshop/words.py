"""What the pages of a workshop say, in three languages, each written for its own readers."""

from __future__ import annotations

from typing import Final

from simulator.report.words.language import Language, Words, said

TAGS: Final[dict[Language, str]] = {"en": "en", "zh_Hans": "zh-Hans", "zh_Hant": "zh-Hant"}

# A student's page.
WORKSHOP: Final[Words] = ("Workshop", "课堂", "課堂")
LANGUAGE: Final[Words] = ("Language", "语言", "語言")
YOUR_NAME: Final[Words] = ("Your name", "你的名字", "你的名字")
YOUR_TEAM: Final[Words] = ("Your team", "你的队伍", "你的隊伍")
NO_TEAM: Final[Words] = ("no team", "不加入队伍", "不加入隊伍")
TEAM: Final[Words] = ("Team {number}", "第{number}队", "第{number}隊")
COME_IN: Final[Words] = ("Come in", "进入课堂", "進入課堂")
ROUND: Final[Words] = ("Round {number} of {all}", "第{number}轮，共{all}轮", "第{number}回合，共{all}回合")
QUESTION: Final[Words] = ("Question", "问题", "問題")
PREDICT_FIRST: Final[Words] = ("Predict first", "先预测", "先預測")
PREDICT_HOW: Final[Words] = (
    "How much does it change? A minus sign means less. Give a guess, and a range of which you are 8 parts in 10 sure.",
    "会变化多少？减少请写负数。请写下估计值，以及你有八成把握的范围。",
    "會變化多少？減少請寫負數。請寫下估計值，以及你有八成把握的範圍。",
)
OF_WHAT: Final[Words] = ("{measure} ({unit})", "{measure}（{unit}）", "{measure}（{unit}）")
SETTING: Final[Words] = ("What is done", "采取的措施", "採取的措施")
AT_LEAST: Final[Words] = ("At least", "最少", "最少")
GUESS: Final[Words] = ("Guess", "估计值", "估計值")
AT_MOST: Final[Words] = ("At most", "最多", "最多")
WRITE_DOWN: Final[Words] = ("Write it down", "记下预测", "記下預測")
IN_ORDER: Final[Words] = (
    "The guess lies within the range, and all three are numbers.",
    "三项都要填数字，且估计值须在范围之内。",
    "三項都要填數字，且估計值須在範圍之內。",
)
WRITTEN_DOWN: Final[Words] = (
    "You wrote: {guess} ({low} to {high}). You may change it until the run is revealed.",
    "你的预测：{guess}（{low}至{high}）。揭晓之前可以修改。",
    "你的預測：{guess}（{low}至{high}）。揭曉之前可以修改。",
)
HAVE_PREDICTED: Final[Words] = (
    "{count} of {all} have predicted.",
    "{all}人中已有{count}人预测。",
    "{all}人中已有{count}人預測。",
)
WAIT_FOR_REVEAL: Final[Words] = (
    "The levers open when the run is revealed.",
    "揭晓之后才能调整措施。",
    "揭曉之後才能調整措施。",
)
REVEALED: Final[Words] = ("What the model finds", "模型的结果", "模型的結果")
CALIBRATION: Final[Words] = (
    "{held} of {count} ranges hold it ({share}); of ranges that are 8 parts in 10 sure, about {expected} should.",
    "{count}个范围中有{held}个包含该结果（{share}）；若人人都恰有八成把握，应约有{expected}个。",
    "{count}個範圍中有{held}個包含該結果（{share}）；若人人都恰有八成把握，應約有{expected}個。",
)
OVER_ALL: Final[Words] = (
    "Over all rounds so far: {held} of {count}.",
    "各轮合计：{count}个中有{held}个。",
    "各回合合計：{count}個中有{held}個。",
)
EACH_RANGE: Final[Words] = (
    "A line is one student's range, its dot the guess; the band is what the model finds.",
    "每条横线是一位同学的范围，圆点是估计值；色带是模型的结果。",
    "每條橫線是一位同學的範圍，圓點是估計值；色帶是模型的結果。",
)
LEVERS: Final[Words] = ("Levers", "政策措施", "政策措施")
LEVER_OFF: Final[Words] = ("as today", "维持现状", "維持現狀")
PLAN_SAYS: Final[Words] = ("The plan, {clause}: “{words}”", "方案{clause}：“{words}”", "方案{clause}：「{words}」")
RANGE: Final[Words] = ("{first} to {last}", "{first}至{last}", "{first}至{last}")
OF_MECHANISM: Final[Words] = ("How it works", "作用方式", "作用方式")
POINTS: Final[Words] = ("{points} points", "{points}点", "{points}點")
SPENT: Final[Words] = (
    "{spent} of {budget} points spent",
    "已用{spent}点，预算{budget}点",
    "已用{spent}點，預算{budget}點",
)
TOO_DEAR: Final[Words] = ("more than the budget", "超出预算", "超出預算")
ALL_OFF: Final[Words] = ("All as today", "全部维持现状", "全部維持現狀")
SETTLE: Final[Words] = ("This is our team's choice", "作为本队的方案", "作為本隊的方案")
OUR_CHOICE: Final[Words] = ("Our team's choice: {what}", "本队的方案：{what}", "本隊的方案：{what}")
RESULTS: Final[Words] = ("What it does", "效果", "效果")
RESULTS_TODAY: Final[Words] = ("As it is today", "现状", "現狀")
TODAY: Final[Words] = ("today", "现状", "現狀")
WITH_THIS: Final[Words] = ("with this", "采取措施后", "採取措施後")
CHANGE: Final[Words] = ("change", "变化", "變化")
MEASURE: Final[Words] = ("measure", "指标", "指標")
DECIDES: Final[Words] = ("this one decides", "以此为准", "以此為準")
INTERVAL_NOTE: Final[Words] = (
    "± is half of the 95 % interval over {count} runs, each with the same people and the same luck, with and without.",
    "±为95%置信区间的半宽：{count}次独立重复，每次采取措施前后的来者和运气都相同。",
    "±為95%信賴區間的半寬：{count}次獨立重複，每次採取措施前後的來者和運氣都相同。",
)
WORSE_OFF: Final[Words] = (
    "One by one against today: {later} are through more than {margin} later, {sooner} more than {margin} sooner.",
    "逐一对比前后：{later}推迟{margin}以上完成，{sooner}提早{margin}以上。",
    "逐一對比前後：{later}延後{margin}以上完成，{sooner}提早{margin}以上。",
)
SECONDS: Final[Words] = ("s", "秒", "秒")
QUEUE_BY_TIME: Final[Words] = ("People waiting by time of day", "一天中的排队人数", "一天中的排隊人數")
QUEUE_NOTE: Final[Words] = (
    "Lines are means over all runs, bands their 95 % intervals. Bands may overlap and the change still be sure: runs "
    "differ, and both meet the same ones.",
    "曲线为各次重复的均值，色带为95%置信区间。色带重叠时变化仍可能是确定的：各次重复互不相同，而前后面对的是同样的重复。",
    "曲線為各次重複的平均數，色帶為95%信賴區間。色帶重疊時變化仍可能是確定的：各次重複互不相同，而前後面對的是同樣的重複。",
)
LOUNGE_OF: Final[Words] = ("Lounge: {place}", "候船厅：{place}", "候船室：{place}")
PEOPLE_WAITING: Final[Words] = ("people waiting", "排队人数", "排隊人數")
MOST_WAIT: Final[Words] = (
    "{which}: at most {people}, at {time}",
    "{which}：最多{people}，时刻{time}",
    "{which}：最多{people}，時刻{time}",
)
AS_TABLE: Final[Words] = ("As a table", "以表格显示", "以表格顯示")
HOUR: Final[Words] = ("hour", "时刻", "時刻")
IN_LINE: Final[Words] = (
    "Being simulated; {place} before it.",
    "正在仿真，前面还有{place}项。",
    "模擬中，前面還有{place}項。",
)
BEING_RUN: Final[Words] = ("Being simulated.", "正在仿真。", "模擬中。")
COLON: Final[Words] = (": ", "：", "：")
SHOCK: Final[Words] = ("What has happened", "突发情况", "突發狀況")
BOARD: Final[Words] = ("Scoreboard", "排行榜", "排行榜")
BOARD_NOTE: Final[Words] = (
    "A team stands above another only where the difference between their choices is more than luck; else they share a "
    "place.",
    "只有当两队方案的差距不能用运气解释时才分高下，否则并列。",
    "只有當兩隊方案的差距不能以運氣解釋時才分高下，否則並列。",
)
PLACE: Final[Words] = ("place", "名次", "名次")
TEAM_WORD: Final[Words] = ("team", "队伍", "隊伍")
CHOICE: Final[Words] = ("choice", "方案", "方案")
SPENT_HEAD: Final[Words] = ("points spent", "所用点数", "所用點數")
BEHIND: Final[Words] = ("to the first", "与首位之差", "與首位之差")
BOARD_OF: Final[Words] = (
    "{measure}: {direction} wins. ± is half of the 95 % interval of all pairs of teams together.",
    "以{measure}{direction}为胜。±为各队两两比较的95%联合置信区间半宽。",
    "以{measure}{direction}為勝。±為各隊兩兩比較的95%聯合信賴區間半寬。",
)
LESS_WINS: Final[Words] = ("less", "较少", "較少")
MORE_WINS: Final[Words] = ("more", "较多", "較多")
NOTHING: Final[Words] = ("nothing", "无", "無")
NO_CHOICE_YET: Final[Words] = ("No team has settled yet.", "还没有队伍确定方案。", "還沒有隊伍確定方案。")
BEING_RECKONED: Final[Words] = (
    "Teams whose choice is still being simulated: {count}",
    "方案仍在模拟中的队伍：{count}",
    "方案仍在模擬中的隊伍：{count}",
)
AWAY: Final[Words] = (
    "The connection is lost. What you did is kept; trying again …",
    "连接已断开，你的内容已保存，正在重新连接……",
    "連線已中斷，你的內容已保存，正在重新連線……",
)
HERE_AGAIN: Final[Words] = ("Connected.", "已连接。", "已連線。")
REPLAY: Final[Words] = ("Replay", "回放", "重播")
WATCH: Final[Words] = ("Watch one of these days", "观看其中一天", "觀看其中一天")
WATCH_NOTE: Final[Words] = (
    "One day by chance, not the mean: today beside your choice, the same people or goods on one clock.",
    "这是随机的一天，不是平均值：现状与所选措施并列，来者相同，时钟相同。",
    "這是隨機的一天，不是平均數：現狀與所選措施並列，來者相同，時鐘相同。",
)
BEING_MADE: Final[Words] = ("The replay is being made.", "正在生成回放。", "正在產生重播。")
SKIP: Final[Words] = ("Skip to the results", "跳到结果", "跳到結果")

# The teacher's page.
TEACHER: Final[Words] = ("Teacher", "教师", "教師")
CODE: Final[Words] = ("Code from the terminal", "终端显示的口令", "終端機顯示的代碼")
OPEN_DESK: Final[Words] = ("Open", "进入", "進入")
REVEAL: Final[Words] = ("Reveal", "揭晓", "揭曉")
HIDE: Final[Words] = ("Hide again", "收回揭晓", "收回揭曉")
NEXT: Final[Words] = ("Next round", "下一轮", "下一回合")
PREVIOUS: Final[Words] = ("Previous round", "上一轮", "上一回合")
LET_HAPPEN: Final[Words] = ("Let it happen: {shock}", "让它发生：{shock}", "讓它發生：{shock}")
CALM: Final[Words] = ("As if nothing had happened", "恢复平常", "恢復平常")
RESET: Final[Words] = ("New class", "重新开课", "重新開課")
RESET_SURE: Final[Words] = (
    "Forget all students, predictions and choices? What was simulated is kept.",
    "清除所有学生、预测和方案？已完成的仿真结果会保留。",
    "清除所有學生、預測及方案？已完成的模擬結果會保留。",
)
PROGRESS: Final[Words] = ("Progress", "进度", "進度")
STUDENT: Final[Words] = ("student", "学生", "學生")
PREDICTED: Final[Words] = ("predicted", "已预测", "已預測")
TRIED: Final[Words] = ("settings tried", "试过的设置", "試過的設定")
HERE: Final[Words] = ("here", "在线", "在線上")
YES: Final[Words] = ("yes", "是", "是")
NO: Final[Words] = ("no", "否", "否")
DEBRIEF: Final[Words] = ("Debrief", "课堂小结", "課堂總結")
AS_PAGE: Final[Words] = ("as a page (HTML)", "网页（HTML）", "網頁（HTML）")
AS_CSV: Final[Words] = ("as a table (CSV)", "表格（CSV）", "表格（CSV）")
WRONG_CODE: Final[Words] = ("This is not the code.", "口令不对。", "代碼不正確。")
JOIN_AT: Final[Words] = ("Students open", "学生请打开", "學生請開啟")

# The debrief.
WHAT_WAS_TRIED: Final[Words] = ("What was tried most", "尝试最多的设置", "嘗試最多的設定")
TIMES: Final[Words] = ("students", "学生人数", "學生人數")
KEY_POINTS: Final[Words] = ("Key points", "要点", "重點")
CLASS_OF: Final[Words] = (
    "{students} students, {tried} settings looked at.",
    "{students}名学生，共查看{tried}次设置。",
    "{students}名學生，共查看{tried}次設定。",
)
SIMULATED_BY: Final[Words] = (
    "Simulated by Strait {version}; every number stands on {count} replications.",
    "由Strait {version}仿真；每个数字基于{count}次独立重复。",
    "由Strait {version}模擬；每個數字基於{count}次獨立重複。",
)

# A handout.
WHAT_TO_DO: Final[Words] = ("What to do", "怎么做", "怎麼做")
WHAT_TO_SEE: Final[Words] = ("What there is to see", "看什么", "看什麼")
QUESTIONS: Final[Words] = ("Questions", "思考题", "思考題")
ANSWERS: Final[Words] = ("Answers, for the teacher", "答案（供教师使用）", "答案（供教師使用）")
ITS_NUMBERS: Final[Words] = ("Its numbers", "本课数据", "本課數據")
MEASURED: Final[Words] = ("What is measured", "指标", "指標")
FOUND: Final[Words] = ("What is found", "结果", "結果")
NUMBERS_NOTE: Final[Words] = (
    "A number with a sign is the change to today.",
    "带正负号的数值表示与现状相比的变化。",
    "帶正負號的數值表示與現狀相比的變化。",
)

# A notebook.
NOTEBOOK_HOW: Final[Words] = (
    "Run each cell with Shift+Enter, one after the other. Write your prediction down before you run the cell below it.",
    "用Shift+Enter逐格运行。先写下预测，再运行下面一格。",
    "以Shift+Enter逐格執行。先寫下預測，再執行下面一格。",
)
FIND_DOC: Final[Words] = (
    "A policy beside today: the same people and the same luck under both.",
    "把措施与现状放在一起比较：前后的来者和运气都相同。",
    "將措施與現狀並列比較：前後的來者和運氣都相同。",
)
WRITE_HERE: Final[Words] = ("write here", "写在这里", "寫在這裡")
RANGE_HOLDS: Final[Words] = ("Your range holds it.", "你的范围包含该结果。", "你的範圍包含該結果。")
RANGE_MISSES: Final[Words] = ("Your range does not hold it.", "你的范围不包含该结果。", "你的範圍不包含該結果。")
SPEND_HOW: Final[Words] = (
    "Each team spends at most {budget} points; what counts is {measure}. Add teams, each with a list of steps.",
    "每队最多用{budget}点，以{measure}计。可添加队伍，每队列出所选的措施。",
    "每隊最多用{budget}點，以{measure}計。可增列隊伍，每隊列出所選的措施。",
)
ANSWER: Final[Words] = ("Answer", "答案", "答案")

REFUSALS: Final[dict[str, Words]] = {
    "too_long": ("That message is too long.", "消息过长。", "訊息過長。"),
    "not_understood": ("That could not be understood.", "无法识别该消息。", "無法辨識該訊息。"),
    "too_fast": ("Too many messages; wait a moment.", "操作过于频繁，请稍候。", "操作過於頻繁，請稍候。"),
    "join_first": ("Give a name first.", "请先填写名字。", "請先填寫名字。"),
    "not_yet": ("First predict; the run is not revealed yet.", "请先预测，结果尚未揭晓。", "請先預測，結果尚未揭曉。"),
    "over": ("The run is revealed; predictions are closed.", "结果已揭晓，不能再预测。", "結果已揭曉，不能再預測。"),
    "not_offered": ("This is not on offer in this round.", "本轮不提供该措施。", "本回合不提供該措施。"),
    "no_budget": ("This round has no budget.", "本轮没有预算。", "本回合沒有預算。"),
    "too_dear": ("This costs more than the budget.", "该方案超出预算。", "該方案超出預算。"),
    "no_team": ("Join a team first.", "请先加入队伍。", "請先加入隊伍。"),
    "wrong_code": WRONG_CODE,
    "teacher_only": ("Only the teacher may do that.", "只有教师可以这样做。", "只有教師可以這樣做。"),
    "full": ("The class is full.", "课堂已满。", "課堂已滿。"),
    "no_replay": ("The replay could not be made.", "无法生成回放。", "無法產生重播。"),
    "unknown": ("Nobody of that kind has joined.", "没有这名学生。", "沒有這名學生。"),
    "clash": (
        "These levers cannot be laid together: both set the same thing.",
        "这些措施设定了同一项内容，不能同时采用。",
        "這些措施設定了同一項內容，不能同時採用。",
    ),
}


def all_words() -> dict[str, Words]:
    """Every set of words of the pages, by name."""
    found = {name: value for name, value in globals().items() if name.isupper() and _is_words(value)}
    return found | {f"REFUSAL_{name}".upper(): value for name, value in REFUSALS.items()}


def page_words(language: Language) -> dict[str, str]:
    """What a page needs in one language; `{...}` is filled in there."""
    return {name.lower(): said(words, language) for name, words in all_words().items()}


def _is_words(value: object) -> bool:
    return isinstance(value, tuple) and len(value) == 3 and all(isinstance(each, str) for each in value)
