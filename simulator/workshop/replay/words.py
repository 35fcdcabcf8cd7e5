"""What the replay says, in each language; names of places come from the report's own catalogue."""

from __future__ import annotations

from typing import Any, Final

from simulator.report.words.language import LANGUAGES, Words, said

FRAMES: Final[dict[str, Words]] = {
    "bay": ("Xiamen and Kinmen", "厦门与金门", "廈門與金門"),
    "strait": ("The strait", "台湾海峡", "臺灣海峽"),
    "row": ("Ways", "路线", "路線"),
}
"""Parts of the map."""
HALLS: Final[dict[str, Words]] = {
    "out": ("{place}, way out", "{place} · 出发", "{place} · 出發"),
    "in": ("{place}, way in", "{place} · 到达", "{place} · 抵達"),
}
"""A terminal by the side from which it is passed."""
DEPARTURES: Final[Words] = ("Departures", "各地出发", "各地出發")
ELSEWHERE: Final[Words] = ("Stations", "各站点", "各站點")
TO: Final[Words] = ("to {place}", "往{place}", "往{place}")
FROM: Final[Words] = ("from {place}", "{place}出发", "{place}出發")
MEETING: Final[Words] = ("waits: {place}", "等候会合：{place}", "等候會合：{place}")
MEETINGS: Final[dict[str, Words]] = {
    "there": ("papers to arrive", "单证到达", "單證到達"),
    "assessed": ("papers to be assessed", "单证核定", "單證核定"),
    "inland": ("papers inland", "内陆单证", "內陸單證"),
    "assessed_inland": ("assessed inland", "内陆核定", "內陸核定"),
}
"""What those wait for who meet their papers; another meeting point is called as in its scenario."""
WALKS: Final[dict[str, Words]] = {
    "in_the_halls": ("In the halls", "场内购物", "場內購物"),
    "in_the_new_mall": ("In the new mall", "新商场内购物", "新商場內購物"),
    "until_the_box_is_full": ("Until the box is full", "等候拼满一箱", "等候併滿一櫃"),
    "until_the_box_is_empty": ("Until the box is empty", "等候拆箱", "等候拆櫃"),
    "until_the_image_is_read": ("Until the image is read", "等候判图", "等候影像判讀"),
    "to_the_freight_station": ("To the freight station", "运往货运站", "運往集散站"),
    "prepared": ("Prepared", "准备单证", "準備單證"),
    "prepared_again": ("Prepared again", "重新准备单证", "重新準備單證"),
    "a_registered_lorry": ("A registered lorry", "等候监管车辆", "等候監管車輛"),
    "at_the_bank": ("At the bank", "银行缴款", "銀行繳款"),
    "payment": ("Payment", "缴款", "繳款"),
    "until_a_van_leaves": ("Until a van leaves", "等候派送车", "等候配送車"),
    "manifest_of_the_ocean_vessel": ("Ocean vessel's manifest", "等候干线船舱单", "等候母船艙單"),
    "fetched": ("Until it is fetched", "等候提货", "等候提領"),
}
"""Long walks between two places of a hall; another is called as in its scenario."""
AS_IT_IS: Final[Words] = ("As it is", "基准", "基準")
"""The scenario without a lever."""

BESIDE: Final[dict[str, Words]] = {
    "title": ("Replay", "回放", "重播"),
    "picture": (
        "Moving picture of the day: a map and the halls, for {policies}. The line below says the same in words.",
        "一天的动态画面：地图与各大厅，{policies}。下方文字说明同样的内容。",
        "一天的動態畫面：地圖與各大廳，{policies}。下方文字說明同樣的內容。",
    ),
    "play": ("Play", "播放", "播放"),
    "pause": ("Pause", "暂停", "暫停"),
    "time": ("Time of day", "时刻", "時刻"),
    "speed": ("Speed", "速度", "速度"),
    "per_second": ("{n} min a second", "每秒{n}分钟", "每秒{n}分鐘"),
    "traveller": ("Follow one", "跟随一位", "跟隨一位"),
    "flow": ("Group", "类别", "類別"),
    "number": ("Number", "编号", "編號"),
    "show": ("Show", "显示", "顯示"),
    "another": ("Somebody else", "换一位", "換一位"),
    "counts": ("All numbers at this minute", "此刻各处人数", "此刻各處人數"),
    "place": ("Place", "地点", "地點"),
    "waiting": ("waiting", "等候", "等候"),
    "inside": ("inside", "办理中", "辦理中"),
    "share_shown": (
        "one in {n} is drawn ({people} of {of}); the numbers count all",
        "每{n}位画一位（{of}中的{people}）；数字按全体计",
        "每{n}位畫一位（{of}中的{people}）；數字按全體計",
    ),
    "all_shown": ("all {of} are drawn", "全部{of}位均已画出", "全部{of}位均已畫出"),
    "made_from": (
        "{scenario}, seed {seed}, replication {replication}: one day by chance, not a mean",
        "{scenario}，种子{seed}，第{replication}次重复：一次随机结果，不是均值",
        "{scenario}，種子{seed}，第{replication}次重複：一次隨機結果，不是平均數",
    ),
    "waiting_for": ("Waiting:", "等候：", "等候："),
    "served": ("being served", "办理中", "辦理中"),
    "kept": ("keeping a place", "占有位置", "佔有位置"),
    "on_the_way": ("on the way", "途中", "途中"),
    "ringed": ("ringed: the same one under each policy", "圈出：各政策下的同一位", "圈出：各政策下的同一位"),
    "chart": ("all who wait (at most {n})", "等候总数（最多{n}）", "等候總數（最多{n}）"),
    "head_waiting": ("{n} waiting", "等候{n}", "等候{n}"),
    "head_aboard": ("{n} aboard", "乘坐中{n}", "搭乘中{n}"),
    "head_through": ("{n} through", "已完成{n}", "已完成{n}"),
    "head_lost": ("{n} did not get through", "未完成{n}", "未完成{n}"),
    "line_waiting": ("{n} waiting", "{n}位等候", "{n}位等候"),
    "line_longest": ("the longest queue: {place}, {n}", "最长的队：{place}，{n}位", "最長的隊：{place}，{n}位"),
    "line_aboard": ("{n} aboard, {v} under way", "{n}位乘坐中，{v}班在途", "{n}位搭乘中，{v}班在途"),
    "line_through": ("{n} through so far", "至今完成{n}位", "至今完成{n}位"),
    "line_lost": (
        "{n} turned away, stranded or gone home",
        "{n}位被劝返、滞留或放弃",
        "{n}位被勸返、滯留或放棄",
    ),
    "stopped": ("stopped by the weather", "因天气停航", "因天候停航"),
    "colon": (": ", "：", "："),
    "comma": (", ", "、", "、"),
    "semicolon": ("; ", "；", "；"),
    "seconds": ("{n} s", "{n}秒", "{n}秒"),
    "minutes": ("{n} min", "{n}分钟", "{n}分鐘"),
    "hours": ("{h} h {n} min", "{h}小时{n}分", "{h}小時{n}分"),
    "days": ("{n} days", "{n}天", "{n}天"),
    "who": ("{flow}, number {n}", "{flow}，第{n}号", "{flow}，第{n}號"),
    "of_kind": (": {kind}", "：{kind}", "：{kind}"),
    "walks": ("on the way to {place}", "前往{place}", "前往{place}"),
    "goes": ("on the way out", "离开", "離開"),
    "queues": ("joins the queue: {place}", "开始排队：{place}", "開始排隊：{place}"),
    "waits_to_board": ("waits to board: {place}", "候船候车：{place}", "候船候車：{place}"),
    "waits_for_ship": ("waits to be shipped: {place}", "待装船：{place}", "待裝船：{place}"),
    "waits_for": ("{place}", "{place}", "{place}"),
    "served_at": ("is served: {place}", "办理：{place}", "辦理：{place}"),
    "kept_at": ("keeps a place: {place}", "占位：{place}", "佔位：{place}"),
    "goes_aboard": ("aboard: {place}", "乘坐：{place}", "搭乘：{place}"),
    "nobody": ("nobody of this number is drawn", "没有画出这一编号", "沒有畫出這一編號"),
    "not_here": ("does not travel on this day under this policy", "在此政策下当天不出行", "在此政策下當天不出行"),
    "door_to_door": ("{t} in all", "全程{t}", "全程{t}"),
    "sooner": ("{t} less than under “{policy}”", "比“{policy}”少{t}", "比「{policy}」少{t}"),
    "later": ("{t} more than under “{policy}”", "比“{policy}”多{t}", "比「{policy}」多{t}"),
    "as_long": ("as long as under “{policy}”", "与“{policy}”一样", "與「{policy}」一樣"),
}
"""What stands beside the picture."""
PEOPLE_WAITS: Final[tuple[Words, ...]] = (
    ("under 5 min", "不到5分钟", "不到5分鐘"),
    ("5–15", "5–15", "5–15"),
    ("15–30", "15–30", "15–30"),
    ("over 30 min", "超过30分钟", "超過30分鐘"),
)
GOODS_WAITS: Final[tuple[Words, ...]] = (
    ("under 2 h", "不到2小时", "不到2小時"),
    ("2–8 h", "2–8小时", "2–8小時"),
    ("8–24 h", "8–24小时", "8–24小時"),
    ("over a day", "超过一天", "超過一天"),
)
"""How long somebody has waited, by the colour of the dot: people, goods."""
ENDINGS: Final[tuple[Words, ...]] = (
    ("still on the way when the run ended", "仿真结束时仍在途中", "模擬結束時仍在途中"),
    ("is through", "完成全程", "完成全程"),
    ("finds no room and is turned away", "没有等候位置，被劝返", "沒有等候位置，被勸返"),
    ("gives up waiting", "放弃等候", "放棄等候"),
    ("is stranded after the last departure", "末班之后滞留", "末班之後滯留"),
    ("takes the money back and goes home", "退票返家", "退票返家"),
)
"""How a journey ends, in the order of `Ending`."""


def all_words() -> dict[str, Words]:
    """Every set of words of the replay, by name."""
    named = (FRAMES, HALLS, MEETINGS, WALKS, BESIDE)
    alone = (DEPARTURES, ELSEWHERE, TO, FROM, MEETING, AS_IT_IS, *PEOPLE_WAITS, *GOODS_WAITS, *ENDINGS)
    return {key: words for each in named for key, words in each.items()} | {words[0]: words for words in alone}


def page_words() -> dict[str, dict[str, Any]]:
    """The catalogue that `mount` is given: every word of the page, by language."""
    lists = {"people_waits": PEOPLE_WAITS, "goods_waits": GOODS_WAITS, "endings": ENDINGS}
    return {
        language: {key: said(words, language) for key, words in BESIDE.items()}
        | {key: [said(words, language) for words in each] for key, each in lists.items()}
        for language in LANGUAGES
    }
