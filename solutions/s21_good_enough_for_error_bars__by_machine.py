"""Let torch differentiate the gain.

Cause: a formula that was worked out by hand had lost a sign. The gain itself is easy to write and easy to check, and
`torch.func.grad` derives both slopes from it. It does not touch the tensors of the caller: it needs neither their flag
nor their `.grad`, and it hands the slopes over in new tensors.
"""

import torch


def power_gain(u_out, u_in):
    """Return the power gain."""
    return (u_out / u_in) ** 2


def gradient(u_out, u_in):
    """Return the slopes of the power gain with respect to both voltages."""
    return torch.func.grad(power_gain, argnums=(0, 1))(u_out, u_in)
