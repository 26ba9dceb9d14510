"""Texts that travel with this package: templates, the action, the pins; and what pip is told to install."""

from pathlib import Path

from grader import __version__, catalogue

PACKAGE = f"gradient-katas=={__version__}"


def filled(template: str, **values: str) -> str:
    """A file of templates/ with @NAME@ replaced by the value of `NAME`."""
    text = (Path(__file__).parent / "templates" / template).read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def shipped(name: str) -> str:
    """A file of this project that travels with the package. Raises OSError if it does not."""
    return (catalogue.own_course() / name).read_text(encoding="utf-8")
