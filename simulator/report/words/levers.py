"""Words about levers: whether somebody has ordered a policy, and from when on."""

from __future__ import annotations

from typing import Final

from simulator.policy.lever import Lever
from simulator.report.words.language import Language, Words, is_chinese, said

STATUSES: Final[dict[str, Words]] = {
    "in_force": ("in force", "已实施", "已實施"),
    "piloted": ("piloted", "试点", "試辦"),
    "hypothetical": ("hypothetical", "尚属设想", "尚屬構想"),
}
SINCE: Final[dict[str, Words]] = {
    "in_force": ("in force since {since}", "{since}起实施", "{since}起實施"),
    "piloted": ("piloted from {since} on", "{since}起试点", "{since}起試辦"),
    "hypothetical": STATUSES["hypothetical"],
}
FROM: Final[Words] = ("from {since} on", "{since}起", "{since}起")
"""From which day on a policy holds."""
CLAUSES: Final[Words] = ("Clauses of the plan", "方案条款", "方案條款")
CLAUSE: Final[Words] = ("clause", "条款", "條款")
ASKS: Final[Words] = ("asks for", "内容", "內容")
BECAME: Final[Words] = ("levers, or why there are none", "对应措施或未设原因", "對應措施或未設原因")
STARS: Final[Words] = (
    "★★★: sets something in the model directly; ★★: by way of capacity, time or demand. "
    "One lever whole: strait levers NAME.",
    "★★★：直接对应模型中的参数；★★：通过能力、时间或需求间接起作用。查看某项措施：strait levers NAME。",
    "★★★：直接對應模型中的參數；★★：透過能量、時間或需求間接起作用。檢視某項措施：strait levers NAME。",
)
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def status_of(lever: Lever, language: Language) -> str:
    """Whether somebody has ordered it: `in force since Jun 2019`, `hypothetical`."""
    status = str(lever.status.value)
    if not lever.since:
        return said(STATUSES[status], language)
    return said(SINCE[status], language).format(since=when(lever.since, language))


def when(written: str, language: Language) -> str:
    """A year, a month or a day: `28 Jun 2011` for `2011-06-28`; anything else as it was written."""
    parts = written.split("-")
    if len(parts) > 3 or not all(part.isdecimal() for part in parts) or not 1 <= int((*parts, "1")[1]) <= 12:
        return written
    if is_chinese(language):
        return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))
    year, *rest = parts
    month = [MONTHS[int(part) - 1] for part in rest[:1]]
    return " ".join([*(str(int(part)) for part in rest[1:]), *month, year])
