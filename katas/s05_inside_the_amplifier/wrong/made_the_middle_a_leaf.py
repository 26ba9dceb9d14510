# expect: WRONG_VALUE — cut the amplified signal off to make a leaf of it
# Now the amplified signal is a leaf and has its slope. But to get there you cut it off from what it was computed from,
# and the way back ends at it: the input and the gain get None. You want to look at a place in the middle of the way,
# not to end the way there.

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
    middle = amplifier(signal).detach().requires_grad_(True)
    loudness(middle).backward()
    return signal.grad, amplifier.gain.grad, middle.grad
