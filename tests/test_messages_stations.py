"""What stations and kinds say to no effect, or mean two things by: provoked, and its text read."""

import pytest

from simulator.scenario import loads
from tests.mistakes import FERRY, place, said, with_line

SHORE = """gate: {servers: 1, shore: xiamen, stamps: arrived}
    hall: {servers: 1, shore: SHORE, stamps: released}
    window: {servers: 1, shore: xiamen, stamps: STAMPS}"""


def warned(text: str) -> str:
    return "\n".join(str(warning) for warning in loads(text).warnings)


def test_a_pause_at_a_station_that_never_closes_is_a_warning() -> None:
    text = with_line(FERRY, "gate: {servers: 1}", "gate: {servers: 1, at_closing: pause}")
    assert (
        f"text.yaml:{place(text, 'pause')}  policy.stations.gate.at_closing = pause\n"
        "    is of no account: the station is open at all hours; give it a roster or on_days"
    ) in warned(text)
    for closes in ("at_closing: pause, on_days: {sunday: {'00:00': 0}}", "at_closing: finish"):
        assert "at all hours" not in warned(with_line(text, "at_closing: pause", closes))
    later = "  from_date: {2011-10-02: {stations: {gate: {roster: {'08:00': 1, '17:00': 0}}}}}\n  ports:"
    assert "at all hours" not in warned(with_line(text, "  ports:", later))


@pytest.mark.parametrize(
    ("shore", "stamps", "warns"), [("xiamen", "examined", 1), ("xiamen", "lodged", 0), ("taiwan", "examined", 0)]
)
def test_goods_that_are_never_lodged_have_no_release_study_and_that_is_a_warning(
    shore: str, stamps: str, warns: int
) -> None:
    text = with_line(FERRY, "gate: {servers: 1}", SHORE.replace("SHORE", shore).replace("STAMPS", stamps))
    words = warned(text)
    assert words.count("there is no release study of xiamen: no station there stamps `lodged`") == warns
    if warns:
        assert f"text.yaml:{place(text, 'released')}  policy.stations.hall.stamps = released" in words


def test_all_is_no_name_of_a_kind_or_trait() -> None:
    words = "`all` stands for every kind of traveller; call this one otherwise"
    assert words in said(FERRY.replace("local", "all"))
    assert words in said(with_line(FERRY, "      booking:", "      traits: {ticket: {all: 100 %}}\n      booking:"))
