# expect: WRONG_VALUE — divided the slope of the input by the gain
# You worked the third slope out backwards: the slope of the input, divided by the gain. For most gains that is right,
# but with a = 0 it is 0 / 0, and you answer NaN. torch had the number in hand, without any division. It only has to be
# told to keep it.

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
    return signal.grad, amplifier.gain.grad, signal.grad / a.detach()
