# expect: WRONG_VALUE — returned zeros in place of None
# The third slope is all zeros now. Zero is a claim: it says that the loudness does not depend on the amplified signal.
# But None meant only that nobody had told torch in time to keep this slope.

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
    return signal.grad, amplifier.gain.grad, torch.zeros_like(signal)
