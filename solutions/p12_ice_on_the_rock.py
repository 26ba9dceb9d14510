"""Put numbers into the list.

Why it works: item() copies the value of the loss to the host as a Python float, which knows nothing of a graph. When
the next step gives the name `loss` to a new tensor, the old one has no owner left. With it go the nodes of its graph,
and with the last node, which holds the leaf, the thickness of that step and its gradient. What is alive then does not
depend on the number of steps. The float has to be taken after backward(), or at least without giving the name `loss`
to it, because the loss itself needs its way back until then.
"""

import torch

RATE = 0.25


def misfit(thickness, measured):
    difference = thickness - measured
    return (torch.sqrt(1 + difference * difference) - 1).sum()


def fit(thickness, measured, n):
    thickness = thickness.detach()
    curve = []
    for _ in range(n):
        thickness.requires_grad_()
        loss = misfit(thickness, measured)
        loss.backward()
        curve.append(loss.item())
        with torch.no_grad():
            thickness = (thickness - RATE * thickness.grad).clamp(min=0)
    return thickness, curve
