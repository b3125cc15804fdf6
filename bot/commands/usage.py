"""What was wrong with a command line, in one line of Chinese."""

import click
from click.exceptions import BadOptionUsage, BadParameter, MissingParameter, NoSuchOption

from bot.texts import command_line as texts


class Commands(click.Group):
    """A group that says in Chinese that it has no such command."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command and what is left for it; fail where there is none of that name."""
        if self.get_command(ctx, args[0]) is None:
            ctx.fail(texts.no_such_command(args[0]))
        return super().resolve_command(ctx, args)


def explanation(error: click.ClickException) -> str:
    """Return the line for a usage error, with the command whose help explains more."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    return texts.wrong_usage(_what(error), context.command_path if context else "gongwen")


def _what(error: click.ClickException) -> str:
    match error:
        case MissingParameter():
            return texts.missing(_name(error.param))
        case BadParameter():
            return texts.bad_value(_name(error.param), _choices(error.param))
        case NoSuchOption():
            return texts.no_such_option(error.option_name)
        case BadOptionUsage():
            return texts.option_needs_value(error.option_name)
        case click.UsageError() if error.ctx and isinstance(error.ctx.command, Commands):
            return error.message
    return texts.TOO_MANY


def _name(parameter: click.Parameter | None) -> str:
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return (parameter.human_readable_name if parameter else "").upper()


def _choices(parameter: click.Parameter | None) -> str:
    kind = parameter.type if parameter else None
    return "、".join(kind.choices) if isinstance(kind, click.Choice) else ""
