"""Let every stage remember the signal that reached it.

Why it works: the chain rule for t = h(g(f(x))) is h'(z) · g'(y) · f'(x), with y = f(x) and z = g(y). `backward` had
the product right, but `forward` kept x for all three stages, so it computed h'(x) · g'(x) · f'(x). The running signal
is x only before the first stage. Kept before each `respond`, it is exactly what that stage was given, and on the way
back each slope is looked up at its own place.
"""

import torch


class Stage:
    def __init__(self, respond, slope):
        self.respond = respond
        self.slope = slope


class Chain:
    def __init__(self, *stages):
        self.stages = stages

    def forward(self, x):
        self.seen = []
        signal = x
        for stage in self.stages:
            self.seen.append((stage, signal))
            signal = stage.respond(signal)
        return signal

    def backward(self, upstream):
        for stage, signal in reversed(self.seen):
            upstream = upstream * stage.slope(signal)
        return upstream


def vibration_sensor():
    shaper = Stage(torch.sin, torch.cos)
    detector = Stage(lambda y: 4 * y**2, lambda y: 8 * y)
    limiter = Stage(torch.tanh, lambda z: 1 - torch.tanh(z) ** 2)
    return Chain(shaper, detector, limiter)


def sensitivity(x):
    chain = vibration_sensor()
    output = chain.forward(x)
    return chain.backward(torch.ones_like(output))
