# expect: WRONG_VALUE — returned the slope of the input a second time
# Your third answer is the slope of the input once more. It has the right shape, but between the input and the amplified
# signal stands the gain: a step of the input is made a times larger before the loudness sees it, and so is its slope.

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
    return signal.grad, amplifier.gain.grad, signal.grad.clone()
