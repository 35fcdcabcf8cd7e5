"""Answers in whole sentences, made from numbers alone, in each language.

Waits at border control fall by 12.1 minutes (9.4 to 14.8); practically nobody is later. A sentence never says more than
its interval does: what is not decided is said to be so, with the replications that would decide it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from simulator.measures import UNITS
from simulator.report.numbers import number, plain, to_the_interval
from simulator.report.wording import unit_of as unit_of_time
from simulator.report.words.language import Language, Words, is_chinese, said
from simulator.report.words.measures import SHOWN_IN, gap_unit_of, scale_of, unit_of
from simulator.study.comparison import Contrast
from simulator.study.comparison.winners import HARDLY_ANYBODY_SHARE, Winners

VERDICTS: Final[dict[str, Words]] = {
    "better": ("better", "更好", "較佳"),
    "worse": ("worse", "更差", "較差"),
    "more": ("more", "更多", "較多"),
    "less": ("less", "更少", "較少"),
    "practically equal": ("practically equal", "实际等效", "實質相當"),
    "inconclusive": ("inconclusive", "尚无定论", "尚無定論"),
}
UNOBSERVED: Final[Words] = (
    "{policy}: {what} was not observed under both policies in enough replications.",
    "{policy}：两种政策下{what}的有效观测不足，无法比较。",
    "{policy}：兩種政策下{what}的有效觀測不足，無法比較。",
)
UNCHANGED: Final[Words] = (
    "{policy}: {what} stays exactly as it is, at {before}: practically equal.",
    "{policy}：{what}完全不变，仍为{before}：实际等效。",
    "{policy}：{what}完全不變，仍為{before}：實質相當。",
)
EQUAL: Final[Words] = (
    "{policy}: {what} changes by {change} ({low} to {high}), no more than the margin of {margin}: practically equal.",
    "{policy}：{what}变化{change}（{low}至{high}），不超过界值{margin}：实际等效。",
    "{policy}：{what}變化{change}（{low}至{high}），不超過界值{margin}：實質相當。",
)
FALLS: Final[Words] = (
    "{policy}: {what} falls by {amount} ({low} to {high}), from {before} to {after}: {verdict}.",
    "{policy}：{what}减少{amount}（{low}至{high}），由{before}降至{after}：{verdict}。",
    "{policy}：{what}減少{amount}（{low}至{high}），由{before}降至{after}：{verdict}。",
)
RISES: Final[Words] = (
    "{policy}: {what} rises by {amount} ({low} to {high}), from {before} to {after}: {verdict}.",
    "{policy}：{what}增加{amount}（{low}至{high}），由{before}升至{after}：{verdict}。",
    "{policy}：{what}增加{amount}（{low}至{high}），由{before}升至{after}：{verdict}。",
)
OPEN: Final[Words] = (
    "{policy}: {what} changes by {change} ({low} to {high}); whether that is more than the margin of {margin} is "
    "inconclusive{needed}.",
    "{policy}：{what}变化{change}（{low}至{high}），是否超过界值{margin}尚无定论{needed}。",
    "{policy}：{what}變化{change}（{low}至{high}），是否超過界值{margin}尚無定論{needed}。",
)
NEEDED: Final[Words] = (
    " (about {count} replications would decide)",
    "（约需{count}次独立重复才能判定）",
    "（約需{count}次獨立重複才能判定）",
)
BUT_MISSES: Final[Words] = (", but misses more of what is hidden", "，但漏查更多", "，但漏查更多")
"""Behind a verdict, where the time is better and the risk is worse."""
MISSED: Final[Words] = (
    "Of what is hidden ({where}) {before} was missed, now {after} ({change}; {low} to {high}): {verdict}{needed}.",
    "{where}的藏匿物未查获比例由{before}变为{after}（{change}；{low}至{high}）：{verdict}{needed}。",
    "{where}的藏匿物未查獲比例由{before}變為{after}（{change}；{low}至{high}）：{verdict}{needed}。",
)
MISSED_AS_BEFORE: Final[Words] = (
    "Of what is hidden ({where}) {before} is missed, as before.",
    "{where}的藏匿物未查获比例仍为{before}，没有变化。",
    "{where}的藏匿物未查獲比例仍為{before}，沒有變化。",
)
MISSED_UNSEEN: Final[Words] = (
    "What becomes of what is hidden ({where}) was not observed under both policies in enough replications.",
    "{where}的藏匿物是否查获，两种政策下有效观测不足，无法比较。",
    "{where}的藏匿物是否查獲，兩種政策下有效觀測不足，無法比較。",
)
NOBODY_LATER: Final[Words] = (
    "{sooner} of travellers arrive sooner by more than {margin}, practically nobody later.",
    "{sooner}的旅客提早{margin}以上到达，几乎无人推迟。",
    "{sooner}的旅客提早{margin}以上抵達，幾乎無人延後。",
)
NOBODY_EITHER_WAY: Final[Words] = (
    "Practically nobody arrives sooner or later by more than {margin}.",
    "几乎无人提早或推迟{margin}以上到达。",
    "幾乎無人提早或延後{margin}以上抵達。",
)
SOME_LATER: Final[Words] = (
    "{sooner} of travellers arrive sooner by more than {margin}, {later} later.",
    "{sooner}的旅客提早{margin}以上到达，{later}的旅客推迟{margin}以上。",
    "{sooner}的旅客提早{margin}以上抵達，{later}的旅客延後{margin}以上。",
)


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers of one measure as they are written in a sentence."""

    measure: str
    half_width: float
    language: Language
    mean: float = 0.0
    """Of the baseline; minutes are told in hours where it is long."""
    goods: bool = False
    """Whether goods are spoken of."""

    def bare(self, value: float) -> str:
        """With as many decimals as the half-width warrants, and a true minus sign."""
        scale = scale_of(self.measure, self.mean, goods=self.goods)
        return to_the_interval(value * scale, self.half_width * scale).replace("-", "−")

    def whole(self, value: float) -> str:
        """With its unit."""
        return self._joined(self.bare(value), unit_of(self.measure, self.language, self.mean, goods=self.goods))

    def gap(self, value: float, *, signed: bool = False) -> str:
        """A difference with its unit, and with its sign where that is not said in words."""
        sign = "+" if signed and value > 0 else ""
        return self._joined(sign + self.bare(value), self._gap_unit())

    def margin(self, margin: float) -> str:
        """How much matters: as it was given, or in three figures."""
        return self._joined(plain(margin * scale_of(self.measure, self.mean, goods=self.goods)), self._gap_unit())

    def from_to(self, before: float, after: float) -> tuple[str, str]:
        """Two values of which the second alone has a unit, unless that is per cent."""
        return self.whole(before) if UNITS[self.measure] == "share" else self.bare(before), self.whole(after)

    def _gap_unit(self) -> str:
        return gap_unit_of(self.measure, self.language, self.mean, goods=self.goods)

    def _joined(self, figure: str, unit: str) -> str:
        if unit == "people" and figure.lstrip("+−") == "1":
            unit = "person"
        return f"{figure}{'' if is_chinese(self.language) else ' '}{unit}"


def effect(
    found: Contrast,
    policy: str,
    what: str,
    language: Language = "en",
    *,
    misses_more: bool = False,
    goods: bool = False,
) -> str:
    """What a policy does to one measure at one place: one sentence. `what` names the two; a better one that misses more
    of what is hidden is not called better without saying so."""
    difference, half_width = found.paired.difference, found.joint_half_width
    if difference.n < 2:
        return said(UNOBSERVED, language).format(policy=policy, what=what)
    figures = Figures(found.measure, half_width, language, found.paired.before.mean, goods)
    if difference.mean == half_width == 0:
        as_ever = figures.whole(found.paired.before.mean)
        return said(UNCHANGED, language).format(policy=policy, what=what, before=as_ever)
    before, after = figures.from_to(found.paired.before.mean, found.paired.after.mean)
    word = found.verdict.word
    common = {"policy": policy, "what": what, "before": before, "after": after, "margin": figures.margin(found.margin)}
    if word in {"practically equal", "inconclusive"}:
        template = EQUAL if word == "practically equal" else OPEN
        count = found.verdict.replications_needed
        return said(template, language).format(
            change=figures.gap(difference.mean, signed=True),
            low=figures.bare(found.low),
            high=figures.bare(found.high),
            needed=said(NEEDED, language).format(count=f"{count:,}") if count else "",
            **common,
        )
    near, far = sorted(map(abs, (found.low, found.high)))
    return said(FALLS if difference.mean < 0 else RISES, language).format(
        amount=figures.gap(abs(difference.mean)),
        low=figures.bare(near),
        high=figures.bare(far),
        verdict=said(VERDICTS[word], language) + (said(BUT_MISSES, language) if misses_more else ""),
        **common,
    )


def missed(found: Contrast, where: str, language: Language = "en") -> str:
    """What becomes of what is hidden in one direction: one sentence."""
    difference, figures = found.paired.difference, Figures(found.measure, found.joint_half_width, language)
    if difference.n < 2:
        return said(MISSED_UNSEEN, language).format(where=where)
    before, after = figures.whole(found.paired.before.mean), figures.whole(found.paired.after.mean)
    if difference.mean == found.joint_half_width == 0:
        return said(MISSED_AS_BEFORE, language).format(where=where, before=before)
    count = found.verdict.replications_needed
    return said(MISSED, language).format(
        where=where,
        before=before,
        after=after,
        change=figures.gap(difference.mean, signed=True),
        low=figures.bare(found.low),
        high=figures.bare(found.high),
        verdict=said(VERDICTS[found.verdict.word], language),
        needed=said(NEEDED, language).format(count=f"{count:,}") if count else "",
    )


def fortunes(found: Winners, say: Callable[..., str], language: Language = "en", *, goods: bool = False) -> str:
    """Who arrives sooner and who later, said by a voice: one sentence; empty where nobody could be compared."""
    everyone = found.everyone
    if everyone is None:
        return ""
    sooner, later = everyone.sooner_share.mean, everyone.later_share.mean
    template = SOME_LATER
    if later < HARDLY_ANYBODY_SHARE:
        template = NOBODY_EITHER_WAY if sooner < HARDLY_ANYBODY_SHARE else NOBODY_LATER
    margin = duration(found.margin_minutes, language, goods=goods)
    return say(template, sooner=per_cent(sooner, language), later=per_cent(later, language), margin=margin)


def duration(minutes: float, language: Language = "en", *, goods: bool = False) -> str:
    """`5 min`; of goods `1.5 h`."""
    unit = unit_of_time(minutes, goods=goods)
    return f"{plain(minutes / unit.minutes)}{'' if is_chinese(language) else ' '}{said(SHOWN_IN[unit.long], language)}"


def per_cent(share: float, language: Language = "en") -> str:
    """`12 %`, `3.4 %`, `0.6 %`, and `<0.1 %` of what is not quite nothing; in Chinese without the space."""
    if math.isnan(share):
        return number(share)
    if 0 < share < 0.0005:
        return f"<0.1{'' if is_chinese(language) else ' '}%"
    return f"{share * 100:.{0 if share >= 0.1 or share < 0.0005 else 1}f}{'' if is_chinese(language) else ' '}%"
