"""Where the scenarios that come with the program lie: beside it in a clone, inside it when installed."""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def scenarios_folder() -> Path:
    """The folder of shipped scenarios.

    An installed wheel carries it inside the package; in a clone it stands beside the package.
    FileNotFoundError, with the places looked in, when there is none.
    """
    package = Path(str(resources.files("simulator")))
    places = (package / "_scenarios", package.parent / "scenarios")
    for place in places:
        if (place / "textbook").is_dir():
            return place
    raise FileNotFoundError(
        "the scenarios that come with the program are missing; looked for "
        + " and ".join(str(place) for place in places)
    )
