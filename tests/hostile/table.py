"""Which hostile programs get through which layers. Prints the table of SECURITY.md for whoever runs it: python -m tests.hostile.table

Without all layers some programs do what they were written for, in this machine, as this user: use one that you can throw away.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parent / "test_programs.py"
DOCKER = ["-m", "tests.hostile.docker", sys.executable]

# label: (how Python is started, options of the tests)
ROWS: dict[str, tuple[list[str], list[str]]] = {
    "none of the five": ([], ["--layers", "none"]),
    "rlimits alone": ([], ["--layers", "rlimits"]),
    "namespaces alone": ([], ["--layers", "namespaces"]),
    "Landlock alone": ([], ["--layers", "landlock"]),
    "seccomp alone": ([], ["--layers", "seccomp"]),
    "seccomp and rlimits": ([], ["--layers", "seccomp,rlimits"]),
    "all": ([], []),
    "all, Landlock as of Linux 5.13 (ABI 1)": ([], ["--landlock-abi", "1"]),
    "all but Landlock and namespaces": ([], ["--landlock-abi", "0", "--layers", "seccomp,rlimits,cgroup"]),
    "all, under Docker's default profile": (DOCKER, []),
}
_FAILED = re.compile(r"^FAILED .*reaches_nothing\[(\w+)\]", re.MULTILINE)
_FORGED = re.compile(r"^> +assert verdict.outcome is not Outcome.PASSED", re.MULTILINE)
_ERROR = re.compile(r"^ERROR ", re.MULTILINE)
_COUNTS = re.compile(r"(\d+) (failed|passed)")


def main() -> None:
    """Run the programs once per row."""
    assert "    assert verdict.outcome is not Outcome.PASSED\n" in TESTS.read_text(), "the line that _FORGED looks for has changed"
    who = "root" if os.geteuid() == 0 else "an ordinary user"
    print(f"| layers, started by {who} | programs | got through | passes forged |\n| --- | --- | --- | --- |")
    for label, (python, options) in ROWS.items():
        print(_row(label, python, options), flush=True)


def _row(label: str, python: list[str], options: list[str]) -> str:
    tests = ["-m", "pytest", "-q", "-p", "no:cacheprovider", str(TESTS), "-k", "reaches_nothing", *options]
    done = subprocess.run([sys.executable, *python, *tests], capture_output=True, text=True, check=False)
    through = _FAILED.findall(done.stdout)
    total = sum(int(count) for count, _ in _COUNTS.findall(done.stdout.splitlines()[-1]))
    if _ERROR.search(done.stdout) or not total:
        raise SystemExit(f"{label}: the tests could not run\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    forged = len(_FORGED.findall(done.stdout))
    print(f"{label}: {' '.join(through)}", file=sys.stderr, flush=True)
    return f"| {label} | {total} | {len(through)} ({len(through) / total:.0%}) | {forged} |"


if __name__ == "__main__":
    main()
