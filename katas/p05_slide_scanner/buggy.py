"""The last stage of a slide scanner's network: a batch norm, folded into two numbers per channel, and hard-swish."""

import torch
from torch.nn import functional


class FoldedNorm:
    """A batch norm of a trained network: nothing is left of it but a scale and a shift per channel."""

    def __init__(self, scale, shift):
        self.scale = scale[:, None]
        self.shift = shift[:, None]

    def __call__(self, x):
        x = x * self.scale
        return x + self.shift


class HardSwish:
    """u * clamp(u + 3, 0, 6) / 6 for each entry u: zero on the left, u on the right."""

    def __call__(self, x):
        return functional.hardswish(x)


def activate(x, scale, shift):
    """Turn the feature map x into hardswish(x * scale + shift), and return x."""
    for stage in (FoldedNorm(scale, shift), HardSwish()):
        x = stage(x)
    return x


if __name__ == "__main__":
    x = torch.tensor([[-4.0, 0.0, 1.0], [2.0, 3.0, 5.0]], dtype=torch.float64)
    scale, shift = torch.tensor([1.0, 0.5], dtype=torch.float64), torch.tensor([0.0, -1.0], dtype=torch.float64)
    print("activated:", activate(x, scale, shift).tolist())
    print("the feature map itself:", x.tolist())
