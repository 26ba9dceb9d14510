"""Power gain of an amplifier, and how it depends on the two voltages."""

import torch


class PowerGain:
    """(u_out / u_in)**2, with its slopes worked out by hand."""

    def __init__(self, u_out, u_in):
        self.u_in = u_in
        self.ratio = u_out / u_in

    def value(self):
        """Return the gain itself."""
        return self.ratio**2

    def slopes(self):
        """Return the slopes of the gain with respect to u_out and u_in."""
        outer = 2 * self.ratio
        return outer / self.u_in, outer * self.ratio / self.u_in


def gradient(u_out, u_in):
    """Return the slopes of the power gain with respect to both voltages."""
    return PowerGain(u_out, u_in).slopes()


def error_bar(u_out, u_in, error):
    """Return how uncertain the gain is if both voltages are uncertain by `error`."""
    return error * torch.stack(gradient(u_out, u_in)).square().sum().sqrt()


if __name__ == "__main__":
    u_out, u_in = torch.tensor([2.0, 1.0], dtype=torch.float64)
    print(f"gain {PowerGain(u_out, u_in).value():.4f}, error bar {error_bar(u_out, u_in, 0.01):.4f}")
    by_hand = gradient(u_out, u_in)
    for name, slope, changed in zip(("u_out", "u_in"), by_hand, ((2.001, 1.0), (2.0, 1.001)), strict=True):
        gain = PowerGain(*torch.tensor(changed, dtype=torch.float64)).value()
        print(f"{name}: slope by hand {slope:.3f}; with 0.001 more volts the gain goes from 4 to {gain:.4f}")
