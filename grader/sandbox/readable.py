"""What an imports box may read: the standard library and installed packages, entry by entry, but never this project."""

import site
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

_PROJECT = ("grader", "katas", "solutions", "gradient_katas", "__editable__", "_editable_impl_gradient_katas", "_gradient_katas")
_CHECKOUT = Path(__file__).resolve().parents[2]  # or the package folder, if the project is installed there
_SYSTEM = (
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/local/lib",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/usr/share/zoneinfo",
    "/usr/share/fonts",
    "/dev/null",
    "/dev/urandom",
)


def library_paths() -> Iterator[Path]:
    """Paths for Landlock rules. Landlock cannot deny below an allowed folder, so package folders are listed one entry at a time."""
    package_folders = {Path(path).resolve() for path in _package_folders()}
    for folder in package_folders:
        yield from _entries(folder, package_folders)
    for name in ("stdlib", "platstdlib"):
        yield from _entries(Path(sysconfig.get_path(name)).resolve(), package_folders)
    yield Path(sys.base_prefix).resolve() / "lib" / f"libpython{sysconfig.get_config_var('VERSION')}.so.1.0"
    for path in map(Path, _SYSTEM):
        if not any(folder.is_relative_to(path.resolve()) for folder in (*package_folders, _CHECKOUT)):
            yield path


def forget_other_folders() -> None:
    """Drop the lists of file names that the import system has kept, but for libraries: an imports box cannot list those anew."""
    bases = {Path(path).resolve() for path in (*_package_folders(), sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib"))}
    for folder in list(sys.path_importer_cache):
        below = [Path(folder).resolve().relative_to(base) for base in bases if Path(folder).resolve().is_relative_to(base)]
        if not below or any(str(each).startswith(_PROJECT) for each in below):
            del sys.path_importer_cache[folder]


def _package_folders() -> list[str]:
    return [*site.getsitepackages(), *(path for path in sys.path if path.endswith(("site-packages", "dist-packages")))]


def _entries(folder: Path, package_folders: set[Path]) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for entry in folder.iterdir():
        if not entry.name.startswith(_PROJECT) and entry.resolve() not in package_folders:
            yield entry
