"""The option that lets long checks run."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run the long checks too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--slow"):
        long = [item for item in items if "slow" in item.keywords]
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if "slow" not in item.keywords]
