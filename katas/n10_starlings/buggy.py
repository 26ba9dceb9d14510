"""Order in a flock: the mean of all headings is long if the birds fly the same way."""

import torch


def speeds(velocity):
    """Return how fast each bird flies, as a column."""
    return (velocity * velocity).sum(dim=1, keepdim=True).sqrt()


def headings(velocity):
    """Return in which direction each bird flies: vectors of length 1."""
    return velocity / speeds(velocity)


def mean_heading(velocity):
    """Return the mean of the headings of all birds."""
    return headings(velocity).mean(dim=0)


if __name__ == "__main__":
    velocity = torch.tensor([[1.0, 0.2], [0.0, 1.0], [0.5, -0.5]], dtype=torch.float64)
    for minute in range(4):
        velocity.requires_grad_(True)
        order = mean_heading(velocity).square().sum()
        (slope,) = torch.autograd.grad(order, velocity)
        print("minute", minute, "order", order.item())
        velocity = (velocity + 0.5 * slope).detach()
        if minute == 1:
            velocity[1] = 0.0
