"""Compute a map of a landscape: its heights as an image, and arrows that point downhill."""

import torch


def height(x, y):
    """Return the height of the landscape at the places (x, y)."""
    return torch.sin(3 * x) * torch.cos(2 * y) + (x + y) / 4


def places(lo, hi, n):
    """Return the x and the y of all n * n places of a square map."""
    axis = torch.linspace(lo, hi, n, dtype=torch.float64)
    return torch.meshgrid(axis, axis, indexing="ij")


def draw(lo, hi, n):
    """Return three images: the heights, and the arrows' parts to the right and upwards."""
    x, y = places(lo, hi, n)
    x.requires_grad_(True)
    y.requires_grad_(True)
    heights = height(x, y)
    slope_x, slope_y = torch.autograd.grad(heights.sum(), (x, y))
    return heights.detach(), -slope_x, -slope_y


if __name__ == "__main__":
    heights, _, _ = draw(0.0, 1.0, 3)
    print(heights)
    corner = torch.tensor([1.0, 0.0], dtype=torch.float64)
    print(f"the height at x = 1, y = 0, the lower right corner, is {height(*corner):.4f}")
    print(f"the first row of the image ends with {heights[0, -1]:.4f}")
