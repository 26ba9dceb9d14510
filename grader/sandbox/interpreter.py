"""How both kinds of helper process start: a fresh interpreter with this very grader, a clean environment, and nothing else."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

# By name: nothing on this side imports the untrusted side.
RUNNER = "grader.runner.serve"
READER = "grader.runner.reading"

# Everything a box may know of its surroundings. One thread each: a forked copy of a process with a thread pool hangs in it.
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "HOME": "/",
    "LOGNAME": "learner",  # torch before 2.7 asks who it is; the private root has no list of users that could say
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "0",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "CUDA_VISIBLE_DEVICES": "",
    "MPLBACKEND": "Agg",
    "MPLCONFIGDIR": "/var/tmp",  # matplotlib insists on a folder that looks writable; no box can write there
}

_NEEDED_TO_START = ("LD_LIBRARY_PATH",)  # an interpreter may find its own libraries only by this; it is forgotten once that has started

# Finds this grader, not another that is installed, and the packages beside it.
_FIND_GRADER = """
import sys
end = sys.argv.index("--")
home, *folders = sys.argv[1:end]
options = sys.argv[end + 1:]
sys.path.insert(0, home)
import grader
sys.path[:] = [*sys.path[1:], *folders]
"""


def start(
    program: str, options: Sequence[str], descriptors: Sequence[int], output: int | None = None, more: Mapping[str, str] | None = None
) -> "subprocess.Popen[bytes]":
    """Run `program`, which finds its `options` in a list of this name, in an interpreter that inherits `descriptors`; `more` is said of
    its surroundings. Raises OSError.
    """
    return subprocess.Popen(
        [sys.executable, "-P", "-s", "-E", "-c", _FIND_GRADER + program, *_package_folders(), "--", *options],
        env=ENVIRONMENT | {name: os.environ[name] for name in _NEEDED_TO_START if name in os.environ} | dict(more or {}),
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        pass_fds=descriptors,
        start_new_session=True,
    )


def _package_folders() -> list[str]:
    """Where to find grader (first) and torch: this process's own package folders, never the learner's current folder."""
    import grader

    folders = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    return [str(Path(grader.__file__).parent.parent), *folders]
