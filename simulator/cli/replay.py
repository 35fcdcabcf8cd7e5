"""`strait replay`: watch a day, two policies side by side, in a browser."""

from __future__ import annotations

from pathlib import Path

import click

from simulator.cli.lever_option import complete_levers
from simulator.cli.options import seed


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--with",
    "levers",
    multiple=True,
    metavar="LEVER[:low|likely|high][+LEVER...]",
    shell_complete=complete_levers,
    help="A policy to show beside the scenario as it is written; again for each further policy. Levers joined with + "
    "are one policy. `strait levers` lists them.",
)
@click.option(
    "--day",
    type=click.IntRange(min=0),
    metavar="N",
    help="Which day to show, from 0 [default: all of a run of up to two days, else the first that is counted].",
)
@click.option(
    "--replication", type=click.IntRange(min=0), default=0, show_default=True, metavar="N", help="Which luck, from 0."
)
@seed
@click.option(
    "--language",
    type=click.Choice(["en", "zh_Hans", "zh_Hant"]),
    default="en",
    show_default=True,
    help="Which language the page begins in; it has all three.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where the page goes [default: outputs/<scenario>/replay.html].",
)
def command(
    file: Path,
    levers: tuple[str, ...],
    day: int | None,
    replication: int,
    seed: int | None,
    language: str,
    out: Path | None,
) -> None:
    """Write one page on which a day can be watched: people in their halls, ferries on the map.

    Policies stand side by side on one clock, with the same people and the same luck; one traveller is ringed in all of
    them. It is one day by chance: what policies do on average is said by `strait compare`. The page opens in any
    browser, from disk, without a network.

    \b
    Examples
      strait replay scenarios/xiamen_kinmen_day.yaml
      strait replay scenarios/transfer_day.yaml --with timed_coach+through_check_in
      strait replay scenarios/goods_2011.yaml --with paperless --day 40 --out goods.html
    """
    from simulator.cli.replay_session import write_replay

    write_replay(file, levers=levers, day=day, replication=replication, seed=seed, language=language, out=out)
