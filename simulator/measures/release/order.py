"""Which stage cannot come before which.

The papers and the goods go their own ways until release. The goods arrive, are examined, sampled and tested; the papers
are lodged, checked, and the duty on them paid. Papers may be ahead of the goods (a declaration lodged, checked and paid
while they are at sea), and duty may be paid before or after an examination. What is examined is chosen by the check of
the documents, and only what has passed all its stages is released.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

EARLIER: Final[dict[str, tuple[str, ...]]] = {
    "arrived": (),
    "lodged": (),
    "documents_checked": ("lodged",),
    "examined": ("arrived", "lodged", "documents_checked"),
    "sampled": ("arrived", "lodged", "documents_checked", "examined"),
    "tested": ("arrived", "lodged", "documents_checked", "examined", "sampled"),
    "duty_paid": ("lodged",),
    "released": ("arrived", "lodged", "documents_checked", "examined", "sampled", "tested", "duty_paid"),
    "gated_out": ("released",),
}
"""The stages that must lie before each stage, or at the same moment."""


def reversed_stages(passed: Mapping[str, float]) -> dict[str, str]:
    """Each stage of one declaration that lies before a stage it must follow, and the latest of those; none is right.

    `passed` gives a number for each stage that is known; the unit does not matter.
    """
    found = {}
    for stage, minute in passed.items():
        later = [other for other in EARLIER[stage] if other in passed and passed[other] > minute]
        if later:
            found[stage] = max(later, key=lambda other: passed[other])
    return found
