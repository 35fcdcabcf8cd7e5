"""A lesson for a class without the server: read the story, predict on paper, press Enter, and see what the model finds.

    python docs/a_lesson.py scenarios/workshops/one_queue.yaml
    python docs/a_lesson.py scenarios/workshops/one_queue.yaml zh_Hant

Each round is run as `strait compare` runs it. Where nobody sits at the keyboard it goes on without waiting.
"""

from __future__ import annotations

import sys

import simulator
from simulator.report.words.language import Language
from simulator.report.words.sentences import Figures
from simulator.scenario.measured import place_of
from simulator.workshop.session_file import SessionFile, load_session
from simulator.workshop.settings import setting_of
from simulator.workshop.telling import measure_words, setting_words


def show(path: str, language: Language = "en") -> None:
    """The whole lesson, in the order of the class."""
    file = load_session(path)
    session, lesson = file.session, file.session.lesson
    print(getattr(session.title, language))
    if lesson:
        print(f"\n{getattr(lesson.story, language)}")
    for number, round_ in enumerate(session.rounds, 1):
        print(f"\n{number}. {getattr(round_.story, language)}\n   {getattr(round_.question, language)}")
        if round_.predict:
            wait()
            print(f"   {found(file, round_.predict.measure, round_.predict.setting, language)}")
    for asked in lesson.questions if lesson else ():
        print(f"\n? {getattr(asked.question, language)}")
        wait()
        print(f"  {getattr(asked.answer, language)}")


def found(file: SessionFile, measure: str, levers: dict[str, str], language: Language) -> str:
    """One setting beside the baseline: before, after, and the difference with its interval."""
    session, setting = file.session, setting_of(file.session, levers)
    measure, place = place_of(file.scenario.scenario, measure)
    compared = simulator.compare(
        file.scenario.path,
        ["+".join(setting.labels)],
        days=session.days,
        seed=session.seed,
        replications=session.replications,
        budget=session.replications,
        measure=f"{measure}.{place}",
        workers=1,
    )
    pair = compared.primary[0].paired
    figures = Figures(measure, pair.difference.half_width, language)
    change = f"{figures.gap(pair.difference.mean, signed=True)} ± {figures.bare(pair.difference.half_width)}"
    before, after = figures.whole(pair.before.mean), figures.whole(pair.after.mean)
    said = setting_words(file, setting, language)
    return f"{measure_words(measure, place, language)}: {before} -> {after} ({change}), {said}"


def wait() -> None:
    """For the class, where there is one."""
    if sys.stdin.isatty():
        input("   ... ")


if __name__ == "__main__":
    show(*sys.argv[1:])  # type: ignore[arg-type]
