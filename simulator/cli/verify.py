"""`strait verify`: textbook queues simulated and held against theory."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def _names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem | str]:
    from simulator.study.textbook.files import textbook_paths

    return [name for name in textbook_paths() if name.startswith(incomplete)]


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...", shell_complete=_names)
@click.option(
    "--replications",
    type=click.IntRange(min=2),
    metavar="N",
    help="Run so many replications instead of what each file says; few are quick, and may prove too little.",
)
@click.option("--list", "only_list", is_flag=True, help="Say which textbook scenarios there are, and run nothing.")
def command(names: tuple[str, ...], replications: int | None, only_list: bool) -> None:
    """Simulate textbook queues and hold the model against queueing theory.

    Each textbook queue is a scenario file like any other. A figure passes if its mean lies within 3.5
    standard errors of the theoretical value (more where fewer than 10 replications misjudge their
    error) and its interval is narrow enough to mean something.
    Without NAME, all of them are run. The exit code is 1 if any figure fails.

    \b
    Examples
      strait verify               everything
      strait verify mmc mdc       two of them
      strait verify --list        which there are
    """
    from simulator.study.textbook.files import textbook_paths

    known = list(textbook_paths())
    if only_list:
        click.echo("\n".join(known))
        return
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f" Did you mean `{near[0]}`?" if near else ""
            raise click.UsageError(f"no textbook scenario is called `{name}`.{hint} There are: {', '.join(known)}.")
    _verify(names or tuple(known), replications)


def _verify(names: tuple[str, ...], replications: int | None) -> None:
    from simulator.report.terminal import Page, working
    from simulator.report.verification import verdict, verification_table
    from simulator.study.verify import verify

    with working("verifying") as say:
        checks = verify(
            names,
            replications=replications,
            on_progress=lambda name, place, count: say(f"verifying {name}, {place} of {count}"),
        )
    Page().put(verification_table(checks), f"\n{verdict(checks)}")
    if not all(check.passed for check in checks):
        click.get_current_context().exit(1)
