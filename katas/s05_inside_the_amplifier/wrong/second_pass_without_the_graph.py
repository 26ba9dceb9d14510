# expect: RAISED — the first backward pass freed what the second one needs
# If you go back a second time because the first pass came before the wish: the first pass has freed the values that it
# needed, and the second one cannot find them. Look for a way that needs only one pass.

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
    total.backward()
    amplifier.amplified.retain_grad()
    total.backward()
    return signal.grad, amplifier.gain.grad, amplifier.amplified.grad
