# expect: WRONG_VALUE — returned the amplified signal itself
# The third of your answers is the amplified signal, y = a · x. Asked for is how fast the loudness changes with each
# entry of it. A tensor and its gradient have the same shape, and are easily mixed up; they answer two different
# questions.

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
    return signal.grad, amplifier.gain.grad, amplifier.amplified.detach()
