"""A vibration sensor: how much does its output move when the vibration changes a little?"""

import torch


class Stage:
    """One part of a sensor: what it makes of a signal, and its slope there."""

    def __init__(self, respond, slope):
        self.respond = respond
        self.slope = slope


class Chain:
    """Stages one behind the other."""

    def __init__(self, *stages):
        self.stages = stages

    def forward(self, x):
        """Return the output, and keep what the way back needs."""
        self.seen = []
        signal = x
        for stage in self.stages:
            self.seen.append((stage, x))
            signal = stage.respond(signal)
        return signal

    def backward(self, upstream):
        """Return `upstream` times the slope of the whole chain, going from the last stage to the first."""
        for stage, signal in reversed(self.seen):
            upstream = upstream * stage.slope(signal)
        return upstream


def vibration_sensor():
    """Return a shaper, a detector and a limiter."""
    shaper = Stage(torch.sin, torch.cos)
    detector = Stage(lambda y: 4 * y**2, lambda y: 8 * y)
    limiter = Stage(torch.tanh, lambda z: 1 - torch.tanh(z) ** 2)
    return Chain(shaper, detector, limiter)


def sensitivity(x):
    """Return how fast the output changes with each reading in x."""
    chain = vibration_sensor()
    output = chain.forward(x)
    return chain.backward(torch.ones_like(output))


if __name__ == "__main__":
    reading, step = torch.tensor(7.0, dtype=torch.float64), 1e-6
    above, below = (vibration_sensor().forward(reading + d) for d in (step, -step))
    print("computed:", sensitivity(reading).item())
    print("measured:", ((above - below) / (2 * step)).item())
