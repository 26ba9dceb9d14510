# expect: WRONG_GRADIENT — returned the slope of the shaper alone
# Your answer is cos(x), the slope of the shaper. What the detector and the limiter make of it is lost. If each round of
# the way back replaces the slope that it got, then only the last round counts. What comes from the later stages must
# stay in the product.

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
            upstream = stage.slope(signal)
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
