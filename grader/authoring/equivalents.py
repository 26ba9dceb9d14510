"""equivalent.md of a kata: mutants that answer everything as their solution does, each with the reason why they must."""

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from grader.authoring.mutants import Mutant

_FILE = re.compile(r"## (\S+\.py)\s*")
_ENTRY = re.compile(r"- `(?P<original>.+?)`(?: #(?P<number>\d+))? → `(?P<mutated>.+?)`: \S.*")
Key = tuple[str, str, int, str]


@dataclass(frozen=True)
class Listed:
    """What an equivalent.md lists: the text of each entry by what it stands for. `problems` are lines that cannot be read."""

    entries: dict[Key, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def stale(self, survivors: Iterable[Mutant], killed: Iterable[Mutant]) -> list[str]:
        """The entries that excuse no survivor, and why."""
        alive, dead = {key_of(each) for each in survivors}, {key_of(each) for each in killed}
        return [
            f"equivalent.md: {text}: {'this mutant is killed' if key in dead else 'there is no such mutant'}"
            for key, text in self.entries.items()
            if key not in alive
        ]


def read(text: str) -> Listed:
    """Parse an equivalent.md: below `## solution.py`, lines "- `original` → `mutated`, `another`: reason"."""
    listed, file = Listed(), ""
    for line in text.splitlines():
        if heading := _FILE.fullmatch(line):
            file = heading[1]
        elif line.startswith("- "):
            found = _ENTRY.fullmatch(line)
            if not found or not file:
                listed.problems.append(f"equivalent.md: cannot be read: {line}")
                continue
            for mutated in found["mutated"].split("`, `"):
                key = (file, _plain(found["original"]), int(found["number"] or 1), _plain(mutated))
                listed.entries[key] = f"{file}: `{found['original']}` → `{mutated}`"
    return listed


def key_of(mutant: Mutant) -> Key:
    """What an entry must say to stand for this mutant; spaces, quotes and brackets do not matter."""
    return (mutant.file, _plain(mutant.original), mutant.number, _plain(mutant.mutated))


def _plain(line: str) -> str:
    """A line of code in whichever way it is laid out."""
    for suffix in ("", " pass"):  # the first line of an if or a with has no body
        try:
            return ast.dump(ast.parse(line + suffix))
        except SyntaxError:
            continue
    return " ".join(line.split())
