"""What the simulated CUDA device costs: the same programs on the CPU and on the device, in one process each.

python -m tests.bench.device
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable

ROUNDS = 15

Table = list[list[str]]


def _chain(device: str) -> Callable[[], None]:
    """300 operations on ten numbers."""
    import torch

    x = torch.ones(10, device=device)

    def run() -> None:
        y = x
        for _ in range(300):
            y = y * 1.0

    return run


def _training_step(device: str) -> Callable[[], None]:
    """Three layers forward, backward, and a step of SGD: small, so that what is measured is not the multiplication."""
    import torch

    layers = [torch.nn.Linear(16, 16) for _ in range(3)]
    model = torch.nn.Sequential(layers[0], torch.nn.ReLU(), layers[1], torch.nn.ReLU(), layers[2]).to(device)
    optimiser, x = torch.optim.SGD(model.parameters(), 0.01), torch.ones(8, 16, device=device)

    def run() -> None:
        for _ in range(10):
            optimiser.zero_grad()
            torch.autograd.backward(model(x).square().mean())
            optimiser.step()

    return run


PROGRAMS = {"300 small operations": _chain, "10 training steps of a small network": _training_step}


def table() -> Table:
    """For each program: operations on the device, milliseconds without and with it, microseconds more for an operation."""
    told = {where: _measured(where) for where in ("cpu", "cuda")}
    rows = []
    for number, name in enumerate(PROGRAMS):
        (plain, _), (simulated, operations) = (told[where][number] for where in ("cpu", "cuda"))
        each = 1e6 * (simulated - plain) / operations
        rows.append([name, f"{operations:.0f}", f"{1e3 * plain:.2f}", f"{1e3 * simulated:.2f}", f"{each:.1f}"])
    return rows


def _measured(where: str) -> list[tuple[float, float]]:
    """Median seconds and the number of operations of each program, in a process of its own: the device changes torch for good."""
    done = subprocess.run([sys.executable, "-m", "tests.bench.device", where], capture_output=True, text=True, check=True)
    return [(float(seconds), float(count)) for seconds, count in (line.split() for line in done.stdout.splitlines())]


def main(where: str = "") -> None:
    """Print the table, or as a process of its own the figures of one device."""
    if not where:
        print("\n".join(" | ".join(row) for row in table()))
        return
    import torch

    from grader.runner.cuda.simulation import Simulation

    torch.set_num_threads(1)
    simulated = Simulation() if where == "cuda" else None
    for make in PROGRAMS.values():
        run = make(where)
        run()
        before = simulated.operations() if simulated else 0
        run()
        count = simulated.operations() - before if simulated else 0
        print(statistics.median(_timed(run) for _ in range(ROUNDS)), count)


def _timed(run: Callable[[], None]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


if __name__ == "__main__":
    main(*sys.argv[1:])
