# expect: WRONG_GRADIENT — used 1 - z² for the limiter
# The places are right now. But the limiter's slope became 1 - z². With the output t = tanh(z) it is 1 - t², and with
# the input z it is 1 - tanh²(z). You took the formula for the output and put the input into it. A formula and the value
# that was kept for it belong together.

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
    limiter = Stage(torch.tanh, lambda z: 1 - z**2)
    return Chain(shaper, detector, limiter)


def sensitivity(x):
    chain = vibration_sensor()
    output = chain.forward(x)
    return chain.backward(torch.ones_like(output))
