"""Which forms of box a program may be run in."""

from grader.sandbox.layers import lacking
from grader.sandbox.process import ServerError


def to_try(form: str, own_work: bool, imports: bool, present: list[str]) -> list[str]:
    """The forms of box to try, in order, where `form` ("auto" or one of them) is wished for and the layers are `present`.

    own_work: the program is that of the person who asks. imports: programs of others may have installed libraries too. Raises ServerError
    if this machine cannot confine as it must.
    """
    first = "strict" if form == "auto" else form
    missing = lacking(first, present)
    if missing and own_work and first == "strict":
        return ["partial"]
    if missing:
        raise ServerError(
            f"this machine lacks {' and '.join(missing)}, without which a program could read and change your files: `kata doctor` "
            "shows how to get it, and --sandbox unconfined runs programs that you would run anyway"
        )
    second = form == "auto" and (imports or own_work) and not lacking("imports", present)
    return [first, "imports"] if second else [first]
