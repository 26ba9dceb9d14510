# expect: WRONG_GRADIENT — worked in float32
# The chain is right now, but it is worked out in float32: only about seven digits of the answer are left, and a
# conversion at the end cannot bring the others back. Stay in the dtype that comes in.

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
    output = chain.forward(x.float())
    return chain.backward(torch.ones_like(output)).double()
