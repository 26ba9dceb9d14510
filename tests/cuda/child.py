"""Run every program in a fork of this process, and print what was measured: python -m tests.cuda.child [way] [modules]"""

import gc
import importlib
import json
import os
import pickle
import sys
import traceback
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import torch

from grader.runner.cuda import real, simulation
from tests.cuda.measured import PROGRAMS, SCRIPTS, Program, flat
from tests.cuda.programs import MODULES

WAYS = ("key", "mode")  # how operations are seen: see grader/runner/cuda/simulation.py; "real" is a device that is there
_PLAIN = (torch.Tensor, bool, int, float)


def forked(function: Callable[..., Any], *args: Any) -> Any:
    """What the function returns, or the text of what it raises, in a fork: nothing that it does to torch stays."""
    receive, send = os.pipe()
    if not (process := os.fork()):
        answer = told(function, *args)
        with os.fdopen(send, "wb") as stream:
            pickle.dump(answer, stream)
        os._exit(0)
    os.close(send)
    with os.fdopen(receive, "rb") as stream:
        raw = stream.read()
    _, status = os.waitpid(process, 0)
    return pickle.loads(raw) if raw else f"the process ended with status {status}"


def told(function: Callable[..., Any], *args: Any) -> Any:
    """What the function returns, or the text of what it raises."""
    try:
        return function(*args)
    except BaseException:  # told to the test
        return traceback.format_exc()


def on_the_cpu(names: list[str]) -> dict[str, list[np.ndarray]]:
    """The results of the programs where there is no device."""
    return {name: numbers(run(PROGRAMS[name], "cpu")) for name in names}


def run(program: Program, device: str) -> Any:
    """The result of a program, which starts with the same generator state everywhere."""
    torch.manual_seed(3)
    return program.run(device)


def numbers(result: Any) -> list[np.ndarray]:
    """All numbers of a result, on the host."""
    return [
        np.asarray(each.detach().cpu() if isinstance(each, torch.Tensor) else each) for each in flat(result) if isinstance(each, _PLAIN)
    ]


def on_the_device(way: str, names: list[str], plain: dict[str, list[np.ndarray]]) -> dict[str, Any]:
    """Everything that was measured there, by name; for a script None, or what went wrong."""
    if way == "mode":  # as in a torch whose spare dispatch key does nothing
        simulation._switch = lambda key, on: None
    simulated = simulation.Simulation()
    report: dict[str, Any] = {"exact": simulated.exact, "programs": {}, "scripts": {}}
    for name in names:
        start_afresh()
        if name in SCRIPTS:
            report["scripts"][name] = told(SCRIPTS[name])
        else:
            report["programs"][name] = told(measured, PROGRAMS[name], plain.get(name))
    return report


def on_a_real_device(names: list[str]) -> dict[str, Any]:
    """The figures of the programs there, beyond what the warm-up keeps; or what went wrong."""
    real.warm_up()
    report: dict[str, Any] = {"device": torch.cuda.get_device_name(), "torch": torch.__version__, "programs": {}}
    for name in names:
        gc.collect()
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats()
        before = torch.cuda.memory_stats()
        report["programs"][name] = told(beyond, before, PROGRAMS[name])
    return report


def beyond(before: dict[str, int], program: Program) -> dict[str, Any]:
    """The figures of a program, without what was there before."""
    found = measured(program, None)
    allocated, requested = before["allocated_bytes.all.current"], before["requested_bytes.all.current"]
    parts = {"peak": allocated, "kept": allocated, "left": allocated, "requested": requested}
    return {name: found[name] - size for name, size in parts.items()}


def start_afresh() -> None:
    """An empty device: nothing allocated, nothing cached, nothing counted."""
    gc.collect()
    torch.cuda.empty_cache()
    torch.cuda.reset_peak_memory_stats()
    torch.cuda.reset_accumulated_memory_stats()
    assert torch.cuda.memory_reserved() == 0


def measured(program: Program, plain: list[np.ndarray] | None) -> dict[str, Any]:
    """The figures of a program, and how far its numbers are from the plain ones."""
    result = run(program, "cuda")
    peak, kept, statistics = torch.cuda.max_memory_allocated(), torch.cuda.memory_allocated(), torch.cuda.memory_stats()
    values = numbers(result)
    del result
    return {
        "peak": peak,
        "kept": kept,
        "left": torch.cuda.memory_allocated(),
        "requested": statistics["requested_bytes.all.peak"],
        "reserved": statistics["reserved_bytes.all.peak"],
        "apart": None if plain is None else apart(values, plain),
    }


def apart(values: list[np.ndarray], plain: list[np.ndarray]) -> float:
    """The largest difference; infinite where shapes or dtypes differ."""
    if [(each.shape, each.dtype) for each in values] != [(each.shape, each.dtype) for each in plain]:
        return float("inf")
    return max((float(np.abs(one * 1.0 - other).max(initial=0)) for one, other in zip(values, plain, strict=True)), default=0.0)


def main(ways: str = ",".join(WAYS), *modules: str) -> None:
    """Everything, as one JSON object: programs and scripts by the way and by name."""
    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    for module in modules or MODULES:
        importlib.import_module(f"tests.cuda.programs.{module}")
    gc.collect()
    gc.disable()  # what a reference cycle holds is held
    gc.freeze()  # what a fork never looks at again, it need not copy
    if ways == "real":
        print(json.dumps(on_a_real_device(list(PROGRAMS))))  # noqa: T201 - the answer
        return
    plain = forked(on_the_cpu, [name for name, program in PROGRAMS.items() if program.same_values])
    assert isinstance(plain, dict), plain
    print(json.dumps({way: forked(on_the_device, way, [*PROGRAMS, *SCRIPTS], plain) for way in ways.split(",")}))  # noqa: T201 - the answer


if __name__ == "__main__":
    main(*sys.argv[1:])
