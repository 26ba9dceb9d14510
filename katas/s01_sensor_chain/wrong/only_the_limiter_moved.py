# expect: WRONG_GRADIENT — gave only the limiter its own signal
# The limiter looks its slope up at z now, and the shaper at x: both are right. The detector in the middle still looks
# at x. It is not the first stage: what it squares is y = sin(x). Every stage but the first has a place of its own, not
# only the last one.

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
            self.seen.append((stage, signal if stage is self.stages[-1] else x))
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
