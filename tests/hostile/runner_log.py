"""What GitHub's runner makes of a log: every line that it takes for a command, in both of the forms that it knows."""

import re
from dataclasses import dataclass, field

_KNOWN = {
    *("error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "add-matcher", "remove-matcher", "echo", "stop-commands"),
    *("set-output", "set-env", "add-path", "save-state"),
}


_TRACEBACK = re.compile(r'\s*File "(.*)", line (\d+), in ')


@dataclass(frozen=True)
class Command:
    """One command with what its properties and its text mean."""

    name: str
    text: str
    properties: dict[str, str] = field(default_factory=dict)


def commands(log: str) -> list[Command]:
    """Those that are carried out; between stop-commands and its token there are none. Names are the same in any case.

    A line of a traceback is one, too, named "matched": setup-python has it marked, until its matcher is removed.
    """
    found: list[Command] = []
    token: str | None = None
    matching = True
    for line in re.split(r"\r\n|\r|\n", log):
        command = _doubled_colons(line, token) or _brackets(line, token)
        if command is None:
            if matching and _TRACEBACK.match(line):
                found.append(Command("matched", line))
            continue
        if token is not None:
            token = None if command.name == token.lower() else token
        elif command.name == "stop-commands":
            token = command.text
        elif command.name == "remove-matcher":
            matching = command.properties != {"owner": "python"}
        else:
            found.append(command)
    assert token is None, "the log ends while commands are stopped"
    return found


def _doubled_colons(line: str, token: str | None) -> Command | None:
    """::name key=value,key=value::text, after white space only."""
    match = re.fullmatch(r"::(.*?)::(.*)", line.lstrip(), re.DOTALL)
    return _command(match[1], match[2], ",", token) if match else None


def _brackets(line: str, token: str | None) -> Command | None:
    """The older form, ##[name key=value;key=value]text, anywhere in a line."""
    match = re.search(r"##\[(.*?)\](.*)", line, re.DOTALL)
    return _command(match[1], match[2], ";", token) if match else None


def _command(head: str, text: str, separator: str, token: str | None) -> Command | None:
    name, _, rest = head.partition(" ")
    if name.lower() not in _KNOWN | ({token.lower()} if token else set()):
        return None
    pairs = (each.split("=", 1) for each in rest.strip().split(separator) if "=" in each)
    return Command(name.lower(), _meant(text), {key: _meant(value) for key, value in pairs})


def _meant(text: str) -> str:
    for code, letter in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, letter)
    return text
