"""`kata check` as a process of its own, on a machine that a few shell lines have made odd."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import grader
from grader import catalogue

COURSE = Path(grader.__file__).parent.parent
RIGHT = catalogue.find("B").solutions[0]
WRONG = catalogue.find("B").folder / "wrong" / "zeroed_between.py"
OWN_FAULT = 3
TRUE = {RIGHT: 0, WRONG: 1}  # exit codes
_KATA = [sys.executable, "-c", "from grader.cli import main; main()"]
_SECONDS = 240  # the machine may be busy


@dataclass(frozen=True)
class Done:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def clean(self) -> bool:
        """Whether it told no stack of calls, and did not fall over natively."""
        return "Traceback" not in self.out + self.err and self.code >= 0


def in_shell(command: list[str], prelude: str, folder: Path, environment: dict[str, str | None], wrapper: tuple[str, ...] = ()) -> Done:
    """Run a command in a shell that has done `prelude` first; a variable that is None is taken away. `wrapper` runs that shell."""
    variables = {**os.environ, "PYTHONPATH": str(COURSE), "KATA_HOME": str(folder / "home"), **environment}
    variables = {name: value for name, value in variables.items() if value is not None}
    script = [*wrapper, "bash", "-c", f'{prelude}\nexec "$@"', "bash", *command]
    done = subprocess.run(script, cwd=folder, env=variables, capture_output=True, timeout=_SECONDS)
    return Done(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


def check(program: Path, folder: Path, prelude: str = ":", wrapper: tuple[str, ...] = (), **environment: str | None) -> Done:
    """Run `kata check B program`."""
    return in_shell([*_KATA, "check", "B", str(program)], prelude, folder, environment, wrapper)


def kata(folder: Path, *arguments: str) -> Done:
    """Run any `kata` command."""
    return in_shell([*_KATA, *arguments], ":", folder, {})


def run_python(source: str, folder: Path, prelude: str = ":", **environment: str | None) -> Done:
    """Run a Python text."""
    return in_shell([sys.executable, "-c", source], prelude, folder, environment)
