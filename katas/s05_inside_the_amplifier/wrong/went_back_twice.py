# expect: WRONG_VALUE — ran a second backward pass for the third slope
# With a second backward pass there is a third slope, and it is right. But the pass went all the way back once more, and
# backward() adds to .grad: the slopes of the input and of the gain are twice as large as they should be. One pass is
# enough, if torch is told before it what to keep.

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
    total.backward(retain_graph=True)
    amplifier.amplified.retain_grad()
    total.backward()
    return signal.grad, amplifier.gain.grad, amplifier.amplified.grad
