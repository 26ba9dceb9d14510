"""A film of a plate that cools down, on the GPU."""

import time

import torch


class Film:
    """The frames so far, as one tensor of shape (frames, height, width)."""

    def __init__(self, first):
        self.frames = first[None]

    def add(self, frame):
        """Append one frame."""
        self.frames = torch.cat([self.frames, frame[None]])


def step(plate, rate):
    """Return the plate a moment later: each point moves towards the mean of its four neighbours. The edges are joined."""
    neighbours = plate.roll(1, 0) + plate.roll(-1, 0) + plate.roll(1, 1) + plate.roll(-1, 1)
    return torch.lerp(plate, neighbours / 4, rate)


def record(plate, rate, n):
    """Return the film of n steps: n + 1 frames, the plate as it is now first."""
    film = Film(plate)
    for _ in range(n):
        plate = step(plate, rate)
        film.add(plate)
    return film.frames


if __name__ == "__main__":
    device = "cuda" if torch.cuda.is_available() else "cpu"
    hot = torch.zeros(128, 256, dtype=torch.float64, device=device)
    hot[32:64, 64:128] = 90.0
    for n in (50, 100, 200):
        begun = time.perf_counter()
        film = record(hot, 0.5, n)
        hottest = film[-1].max().item()
        milliseconds = 1000 * (time.perf_counter() - begun) / n
        print(
            f"{n} steps: the film takes {film.numel() * film.element_size() >> 20} MiB, a step {milliseconds:.1f} ms; {hottest:.1f} degrees"
        )
