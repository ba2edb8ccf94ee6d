"""Writes docs/commands.md from the command line's own help: `python docs/generate_commands.py`."""

from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import typer.main

from onrecord.present.app import app

PAGE = Path(__file__).with_name("commands.md")
HEAD = """# Commands

Written by `docs/generate_commands.py` from the help of the commands; a test fails when it is out of date.

Data goes to standard output, progress, notes and errors to standard error. `NO_COLOR` turns colours off;
there are none, and no bars, when the output is not a terminal. An id may be cut to its first characters
wherever they are enough to tell it.

| exit code | means |
| --- | --- |
| 0 | done |
| 1 | error, told in one line on standard error |
| 2 | the command was not understood |
| 3 | some inputs failed or could be read only in part, each listed with its reason; the rest are in |
| 130 | interrupted; what was done so far stays |
"""


def page() -> str:
    """The whole page."""
    return HEAD + "".join(_command(name, command) for name, command in commands())


def commands() -> Iterator[tuple[str, Any]]:
    """The commands by name, in the order of the help."""
    group: Any = typer.main.get_command(app)
    yield from group.commands.items()


def options(command: Any) -> Iterator[tuple[str, str]]:
    """Each argument and option of a command as it is typed, with its help."""
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            name = parameter.metavar or parameter.name.upper()
            yield "|".join(_choices(parameter)) or name, _help(parameter)
        else:
            yield (
                ", ".join(sorted(parameter.opts, key=len, reverse=True)) + _value(parameter),
                _help(parameter),
            )


def _value(parameter: Any) -> str:
    if parameter.is_flag:
        return ""
    choices = _choices(parameter)
    return f" {'|'.join(choices)}" if choices else f" {parameter.metavar or 'N'}"


def _choices(parameter: Any) -> list[str]:
    """The values that an option takes, where they are fixed."""
    annotation = parameter.type_descriptor.annotation
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(member.value) for member in annotation]
    return list(get_args(annotation)) if get_origin(annotation) is Literal else []


def _help(parameter: Any) -> str:
    words = parameter.help or ""
    if parameter.envvar:
        words += f" Else from `{parameter.envvar}`."
    if (
        parameter.default is not None
        and not getattr(parameter, "is_flag", False)
        and not callable(parameter.default)
    ):
        default = getattr(parameter.default, "value", parameter.default)
        words += f" Default: `{default}`."
    return words


def _command(name: str, command: Any) -> str:
    lines = [f"\n## onrecord {name}\n", f"{command.help.strip()}\n"]
    rows = [f"| `{_cell(typed)}` | {_cell(words)} |" for typed, words in options(command)]
    if rows:
        lines += ["| | |", "| --- | --- |", *rows, ""]
    return "\n".join(lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
