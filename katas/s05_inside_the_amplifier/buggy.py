"""An amplifier and a loudness meter: what does the loudness listen to?"""

import torch


class Amplifier(torch.nn.Module):
    """Makes a signal louder, and remembers what came out last."""

    def __init__(self, gain):
        super().__init__()
        self.gain = torch.nn.Parameter(gain)

    def forward(self, signal):
        """Return the amplified signal."""
        self.amplified = self.gain * signal
        return self.amplified


def loudness(signal):
    """Return the sum of the squares."""
    return (signal**2).sum()


def explain(x, a):
    """Return the slopes of the loudness: by the input, by the gain, and by the amplified signal."""
    signal = x.detach().requires_grad_(True)
    amplifier = Amplifier(a)
    loudness(amplifier(signal)).backward()
    amplifier.amplified.retain_grad()
    return signal.grad, amplifier.gain.grad, amplifier.amplified.grad


if __name__ == "__main__":
    x = torch.tensor([1.0, -2.0, 3.0], dtype=torch.float64)
    names = ("by the input", "by the gain", "by the amplified signal")
    for name, slope in zip(names, explain(x, torch.tensor(0.5, dtype=torch.float64)), strict=True):
        print(name, slope)
