"""Whatever a file holds, it loads or is complained of: nothing else ever comes of it."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.scenario import Complaints, dump, loads
from tests.example_scenarios import ONE_DESK, RICH
from tests.test_hand_scenario_fields import changed, leaves


def loads_or_complains(text: str) -> None:
    """Nothing but a scenario or complaints may come of a text; a scenario can be written out and read again."""
    try:
        file = loads(text)
    except Complaints as said:
        file, complaints = None, said
    if file is None:
        assert complaints.complaints
        assert "pydantic" not in str(complaints)
    else:
        assert loads(dump(file)).digest == file.digest


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_random_text_loads_or_is_complained_of(text: str) -> None:
    loads_or_complains(text)


@given(st.text("abc: -[]{},&*!|>'\"#%@`?\n\t0123456789.~<=", max_size=60))
@settings(max_examples=300, deadline=None)
def test_random_punctuation_loads_or_is_complained_of(text: str) -> None:
    loads_or_complains(text)


SCRAPS = [
    "",
    ":",
    "- ",
    "{",
    "}",
    "[",
    "]",
    "null",
    "0",
    "-1",
    "1e999",
    ".nan",
    "x",
    "&a ",
    "*a",
    "!t ",
    "|",
    "'",
    '"',
    "#",
    "\n",
    "\n  ",
    "\t",
    "value: ",
    "share: 2",
    "9999-12-31",
    "24:00",
    "%",
    "{}",
    "[]",
    "true",
    "\u0000",
    "0 min",
]


@given(
    st.lists(
        st.tuples(st.integers(0, len(ONE_DESK)), st.integers(0, 12), st.sampled_from(SCRAPS)), min_size=1, max_size=3
    )
)
@settings(max_examples=250, deadline=None)
def test_a_text_that_was_tampered_with_loads_or_is_complained_of(cuts: list[tuple[int, int, str]]) -> None:
    text = ONE_DESK
    for begin, length, scrap in cuts:
        text = text[:begin] + scrap + text[begin + length :]
    loads_or_complains(text)


VALUES = st.recursive(
    st.sampled_from(
        [
            None,
            True,
            0,
            -1,
            1.5,
            float("inf"),
            float("nan"),
            10**30,
            "",
            "x",
            "3 min",
            "45 %",
            "08:30",
            "2 / h",
            "2011-10-01",
            "desk",
            "fog",
            "over",
        ]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["value", "low", "grade", "constant", "lognormal", "mean", "08:00", "servers", "x", "mixture"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=4,
)
RESOLVED = loads(RICH).resolved
PLACES = [loc[:length] for loc, _ in leaves(RESOLVED) for length in range(1, len(loc) + 1)]


@given(st.sampled_from(PLACES), VALUES)
@settings(max_examples=150, deadline=None)
def test_any_value_in_any_place_loads_or_is_complained_of(loc: tuple[Any, ...], value: Any) -> None:
    file = loads(ONE_DESK)
    file.resolved.clear()
    file.resolved.update(changed(RESOLVED, loc, value))
    loads_or_complains(dump(file))
