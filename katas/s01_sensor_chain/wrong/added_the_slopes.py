# expect: WRONG_GRADIENT — added the slopes of the three stages
# You look up each slope at the right place, but then you add the three. Slopes are added where paths run side by side.
# Here the stages stand one behind the other: what the shaper makes 2 times larger, the detector makes 3 times larger
# again, and that is 6 times, not 5.

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
        upstream = upstream * 0
        for stage, signal in reversed(self.seen):
            upstream = upstream + stage.slope(signal)
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
