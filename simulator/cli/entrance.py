"""The way into every command, and the way out when something is wrong: one clear message, no traceback."""

from __future__ import annotations

import errno
import io
import os
import shlex
import sys
from importlib import import_module
from typing import Any

import click

ASKED = "simulator.cli.asked"
BAD_INPUT, FAILED, INTERRUPTED = 2, 1, 130
"""Exit codes: the input was wrong; something went wrong; the user stopped it."""
STOPPED = "interrupted; nothing was written"

NO_FAULT_OF_OURS = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS)
"""What the system says of a disk that is full or broken."""


class Entrance(click.Group):
    """A group of commands, each in a module of its own that is imported when it is asked for."""

    def __init__(self, *args: Any, commands_in: dict[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.commands_in = commands_in or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which people need them."""
        return list(self.commands_in)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in self.commands_in:
            return None
        command: click.Command = import_module(self.commands_in[cmd_name]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is asked for; of one that there is not, the nearest is named."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as problem:
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.commands_in, n=1)
            if not near:
                raise
            raise click.UsageError(f"No such command '{args[0]}'; did you mean `{near[0]}`?", ctx) from problem

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Keep what was typed, to be written beside the results."""
        typed = shlex.join(["strait", *args])
        context = super().make_context(info_name, args, parent, **extra)
        context.meta[ASKED] = typed
        return context

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; turn whatever goes wrong into a message and an exit code."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # a terminal that knows no `±` gets a `?`, not an error
                stream.reconfigure(errors="replace")
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo(STOPPED, err=True)
            ctx.exit(INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as problem:
            if os.environ.get("STRAIT_TRACEBACK"):
                raise
            code, message = _verdict(problem)
            click.echo(message, err=True)
            ctx.exit(code)


def asked() -> str:
    """The command as it was typed."""
    return str(click.get_current_context().meta.get(ASKED, "strait"))


def _verdict(problem: Exception) -> tuple[int, str]:
    """Exit code and message for a problem. The rooms are imported here, where it is too late to be quick."""
    from simulator.report.folder import CannotWrite
    from simulator.scenario import Complaints
    from simulator.study.executor import WorkersLost

    if isinstance(problem.__cause__, KeyboardInterrupt):  # Python 3.11 wraps one that comes while a class is made
        return INTERRUPTED, STOPPED
    if isinstance(problem, Complaints):
        count = len(problem.complaints)
        return BAD_INPUT, f"{problem}\n{count} problem{'s' if count != 1 else ''}; nothing was run or written"
    if isinstance(problem, CannotWrite):
        return BAD_INPUT, str(problem)
    if isinstance(problem, WorkersLost):
        return FAILED, str(problem)
    if isinstance(problem, MemoryError):
        return FAILED, "memory ran out; fewer --days or --workers need less; nothing was written"
    if isinstance(problem, OSError) and problem.errno in NO_FAULT_OF_OURS:
        return FAILED, f"{problem.filename or 'what is printed'}: cannot be written ({problem.strerror})"
    where = "".join(f" ({note})" for note in getattr(problem, "__notes__", ()))
    said = " ".join(f"{type(problem).__name__}: {problem}".split())
    return FAILED, (
        f"strait failed; this is a fault of the program, please report it: {said}{where}. "
        "Set STRAIT_TRACEBACK=1 to see where."
    )
