# expect: WRONG_VALUE — nothing was stored for the amplified signal
# The third slope is None: torch has stored nothing for the amplified signal. It is a result, not a leaf, and torch lets
# the gradient of a result go as soon as it has passed. Think of what torch knows at the moment when backward() starts.

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
    loudness(amplifier(signal)).backward()
    return signal.grad, amplifier.gain.grad, amplifier.amplified.grad
