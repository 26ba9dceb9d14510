"""The graphs that a program walks back through, those of what it returns, and of what a program without a function leaves behind."""

from typing import Any

from grader.runner import trouble
from grader.runner.answer import arguments
from grader.runner.load import Program
from grader.wire.messages import Draw, Drawn


def draw(message: Draw, backend: Any) -> Drawn:
    """Run the program, and call its function if there is a question, while the backend watches for backward passes."""
    with backend.watch(message.load.filename) as watcher:
        program = Program(message.load)
        if program.loaded.trouble is not None:
            return Drawn(program.loaded.trouble, watcher.graphs)
        if message.question is None or program.function is None:
            watcher.keep(program.variables.values(), program.variables)
            return Drawn(None, watcher.graphs)
        try:
            args = arguments(program, message.question, backend)
            returned = program.function(*args)
            names = dict(zip(message.load.parameters, args, strict=True))
            watcher.keep(returned if isinstance(returned, tuple | list) else [returned], names)
        except BaseException as error:
            return Drawn(trouble.describe(error, program.sources), watcher.graphs)
    return Drawn(None, watcher.graphs)
