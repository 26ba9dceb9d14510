"""One call of a program, and what it does to the memory of the device."""

import gc
from typing import Any

from grader.runner import trouble
from grader.runner.answer import arguments, describe
from grader.runner.load import Program
from grader.wire.messages import Answer, Question, Usage, Watch, Watched


def watch(message: Watch, backend: Any) -> Watched:
    """Load the program, and call its function if there is a question, while every allocation is noted."""
    device = backend.cuda_device()
    recorder = device.record(message.load.filename)
    device.forget_peak()
    before = device.reserved()
    program = Program(message.load)
    answer, reserved = None, device.reserved()
    usage = Usage(device.peak(), device.allocated(), device.allocated(), device.operations())
    if program.loaded.trouble is None and message.question is not None:
        if message.most is not None:
            device.lend(message.most)
        answer, usage = _measured(program, message.question, backend, device, recorder)
        reserved = max(reserved, device.reserved())
    history = recorder.history(program.sources)
    return Watched(program.loaded.trouble, answer, usage, history, device.exact, device.name, reserved - before)


def _measured(program: Program, question: Question, backend: Any, device: Any, recorder: Any) -> tuple[Answer, Usage]:
    """Garbage is collected before, and not meanwhile: what a reference cycle holds is the program's own."""
    gc.collect()
    gc.disable()
    before = device.allocated()
    args = arguments(program, question, backend)
    upstream = [backend.upstream(each, program.asked.device) for each in question.cotangents]
    inputs = device.allocated() - before
    operations = device.operations()
    device.forget_peak()
    recorder.begin()
    answer, kept, computed = _called(program, args, upstream, backend, device, recorder)
    usage = Usage(device.peak() - inputs, kept - inputs, device.allocated() - inputs, computed - operations)
    gc.enable()
    return answer, usage


def _called(program: Program, args: list[Any], upstream: list[Any], backend: Any, device: Any, recorder: Any) -> tuple[Answer, int, int]:
    """The answer, the bytes that are allocated while its result is alive, and how many operations have been computed."""
    assert program.function is not None
    kept, computed, gradients = 0, 0, []
    try:
        returned = program.function(*args)
        kept = device.allocated()
        recorder.called()
        pulled = backend.pulled_back_once(returned, args, upstream) if upstream else []
        computed = device.operations()
        gradients = [describe(each, backend) for each in pulled]
        del pulled
        packed = isinstance(returned, tuple | list)
        results = [describe(each, backend) for each in (returned if packed else [returned])]
    except BaseException as error:
        described = trouble.describe(error, program.sources)
        error.__traceback__ = None  # it keeps the arguments of the call alive
        return Answer([], False, [], [], described), kept, computed
    return Answer(results, packed, gradients, [], None), kept, computed
