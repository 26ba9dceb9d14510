# expect: WRONG_GRADIENT — kept each stage's output instead of its input
# You keep a signal of its own for each stage, and that is the idea. But it is the one that came out of the stage, and
# the slope functions of this program want the one that went in. So every slope is looked up one stage too late. See on
# which side of `respond` the signal is kept.

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
            signal = stage.respond(signal)
            self.seen.append((stage, signal))
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
