# expect: WRONG_VALUE — kept the gradient of the loudness itself
# You ask in time, but you ask the wrong tensor: the third answer is the slope of the loudness with respect to itself,
# which is always 1. The tensor in question is the one between amplifier and loudness meter.

import torch


class Amplifier(torch.nn.Module):
    def __init__(self, gain):
        super().__init__()
        self.gain = torch.nn.Parameter(gain)

    def forward(self, signal):
        self.amplified = self.gain * signal
        return self.amplified


def loudness(signal):
    return (signal**2).sum()


def explain(x, a):
    signal = x.detach().requires_grad_(True)
    amplifier = Amplifier(a)
    total = loudness(amplifier(signal))
    total.retain_grad()
    total.backward()
    return signal.grad, amplifier.gain.grad, total.grad
