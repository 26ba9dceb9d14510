"""Ask before the backward pass.

Why it works: on its way back torch computes dz/dy anyway, because it needs it for the two slopes behind it. Then it
throws it away: only leaves keep their gradient. retain_grad() marks y as an exception, and the mark has to be there
when the pass comes by. Set afterwards, it is good for the next pass only.
"""

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
    amplifier.amplified.retain_grad()
    total.backward()
    return signal.grad, amplifier.gain.grad, amplifier.amplified.grad
