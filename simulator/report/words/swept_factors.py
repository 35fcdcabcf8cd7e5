"""What the factors of the shipped sweeps are called, on each shore; a name of your own stands as you wrote it."""

from __future__ import annotations

from typing import Final

from simulator.report.words.language import Words

FACTORS: Final[dict[str, Words]] = {
    "limit": ("Duty-free limit", "免税额度", "免稅額度"),
    "exit_officers": ("Officers at the exit", "出口关员人数", "出口關員人數"),
    "examined": ("Share opened", "开箱查验率", "開箱查驗率"),
    "opened": ("Share opened", "开箱查验率", "開箱查驗率"),
    "bays": ("Examination bays", "查验车位数", "查驗車位數"),
    "odds": ("Odds of picking what hides", "布控精准度（几率比）", "篩選精準度（勝算比）"),
    "travellers": ("Travellers", "个人旅客人数", "個人旅客人數"),
    "tour_groups": ("Tour groups", "旅游团数", "旅行團數"),
    "package_tickets": ("Seats for package tickets", "联程票座位数", "聯票座位數"),
    "shows_up": ("Shows up before sailing", "提前到港时间", "提前到港時間"),
    "seats_on_flights": ("Seats left on flights", "航班余位", "航班空位"),
    "allows_for_flight": ("Allows for the flight", "为转机预留的时间", "為轉機預留的時間"),
    "way_to_the_pier": ("Way to the pier", "前往码头的时间", "前往碼頭的時間"),
    "check_in": ("Check-in", "值机办理时间", "報到辦理時間"),
    "security": ("Security check", "安检时间", "安全檢查時間"),
    "wait_for_bags": ("Wait for bags", "等候行李时间", "等候行李時間"),
    "coach_share": ("Share by coach", "乘大巴的比例", "搭接駁車的比例"),
    "sailing_minutes": ("Time at sea", "航行时间", "航行時間"),
    "turnaround": ("Turnaround at the berth", "靠泊周转时间", "靠泊周轉時間"),
    "boarding_closes": ("Boarding closes before sailing", "开航前截止登船的时间", "開航前截止登船的時間"),
}
"""By the name in the sweep file."""
