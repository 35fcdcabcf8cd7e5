"""What a method says where a design is none for it, or where what was seen gives it nothing to work on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

Code = Literal[
    "failed",
    "unobserved",
    "no_common_replication",
    "constant",
    "noise_only",
    "too_few",
    "not_power_of_two",
    "few_base_points",
    "one_replication",
    "correlated",
    "drawn_together",
    "left_out",
    "replications_left_out",
    "no_good_way",
    "no_sample",
    "one_policy",
    "no_number",
]

ENGLISH: Final[dict[Code, str]] = {
    "failed": "{count} of {points} points failed, and {method} needs them all; point {row}: {reason}",
    "unobserved": "nothing was observed at {count} of {points} points, and {method} needs them all",
    "no_common_replication": "no replication gave a value at every point",
    "constant": "the same at every point: none of the factors moves it",
    "noise_only": "the points differ by no more than replications of one point do: more replications are needed",
    "too_few": "{points} points are too few for {method}, which needs {needed}",
    "not_power_of_two": "{base} base points are no power of two: the sequence is balanced at powers of two alone, so "
    "the indices come slower and may lean to one side; take {below} or {above}",
    "few_base_points": "{base} base points are few: indices and their intervals are rough; take {needed} or more",
    "one_replication": "one replication: what chance adds cannot be told from what the factors do",
    "correlated": "some factors were drawn together: {method} is about the independent numbers behind them",
    "drawn_together": "some factors were drawn together: the variance cannot be shared out among them",
    "left_out": "{count} of {points} points failed or showed nothing, and are left out",
    "replications_left_out": "{count} of {replications} replications gave no value at some point, and are left out",
    "no_good_way": "more of it is neither better nor worse, so no policy is the best",
    "no_sample": "points of a {design} design are no sample of what may come, so shares of them say nothing",
    "one_policy": "there is one policy: nothing to decide between",
    "no_number": "none of the factors is a number that could be measured",
}


@dataclass(frozen=True)
class Reason:
    """Why there is no answer, or what to mind about one."""

    code: Code
    details: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return ENGLISH[self.code].format(**self.details)


class UnfitError(ValueError):
    """A method refuses, with its reason."""

    def __init__(self, code: Code, **details: object) -> None:
        self.reason = Reason(code, details)
        super().__init__(str(self.reason))
