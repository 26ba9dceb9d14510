"""Two teams share one slider y: how steep is the loss of each team at the current place?"""

import torch


def gradients(y):
    """Return the slope of the first team's loss and the slope of the second team's loss."""
    y = y.detach().clone().requires_grad_(True)
    z1 = y**3
    z2 = (y - 3) ** 3
    z1.backward()
    slope1 = y.grad.clone()
    z2.backward()
    slope2 = y.grad.clone()
    return slope1, slope2


if __name__ == "__main__":
    for place in (0.0, 2.0, 3.0):
        slope1, slope2 = gradients(torch.tensor(place, dtype=torch.float64))
        print(f"y = {place}: team one {slope1.item():g}, team two {slope2.item():g}")
