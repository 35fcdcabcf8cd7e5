"""`strait completion`: lets the shell finish commands, options and file names."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the script that makes the Tab key complete strait's commands, options and files.

    \b
    Try it now, in this shell
      bash    eval "$(strait completion bash)"
      zsh     eval "$(strait completion zsh)"
      fish    strait completion fish | source

    To keep it, put that line at the end of ~/.bashrc or ~/.zshrc; for fish, write the script to
    ~/.config/fish/completions/strait.fish.
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise click.ClickException(f"this version of click cannot complete for {shell}")
    root = click.get_current_context().find_root().command
    click.echo(kind(root, {}, "strait", "_STRAIT_COMPLETE").source())
