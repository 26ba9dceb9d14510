"""For Gradescope: the zip file of an autograder."""

import shlex
import zipfile
from collections.abc import Sequence
from pathlib import Path

from grader.export.shipped import filled, shipped

_SCRIPT, _SECRET, _FILE = 0o755, 0o600, 0o644
_REGULAR = 0o100000  # the type of a file in the upper half of a zip entry's attributes
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a zip file can hold


def write(path: Path, katas: Sequence[str], salt: bytes, package: str) -> None:
    """A new file. `package` is what pip installs; a wheel that lies here goes into the zip. Raises OSError."""
    wheel = Path(package) if package.endswith(".whl") and "://" not in package else None
    name = f"/autograder/source/{wheel.name}" if wheel else package
    contents = {
        "setup.sh": (_SCRIPT, filled("setup.sh", PACKAGE=shlex.quote(name)).encode()),
        "run_autograder": (_SCRIPT, filled("run_autograder", KATAS=",".join(katas)).encode()),
        "constraints.txt": (_FILE, shipped("constraints.txt").encode()),
        "salt": (_SECRET, salt),
    }
    if wheel:
        contents[wheel.name] = (_FILE, wheel.read_bytes())
    with path.open("xb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, (mode, content) in contents.items():
            entry = zipfile.ZipInfo(member, _EARLIEST)
            entry.external_attr = (_REGULAR | mode) << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
